import pytest

from docpipe.repeats import is_repeat, wording


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunen sollten Migrantinnen und Migranten beteiligen.", None),
        (
            "Kommunen müssen Bürgerinnen früh an der Planung großer Straßen beteiligen.",
            "Kommunen müssen Bürger*innen früh an der Planung grosser Strassen beteiligen!",
        ),
        (
            "Flüchtlinge sollen vom ersten Tag an Zugang zu Sprachkursen und Beratung haben.",
            "Geflüchtete sollen vom ersten Tag an Zugang zu Sprachkursen und Beratung haben.",
        ),
        (
            "3. Der Bund soll die Kosten der Beratung dauerhaft tragen.",
            "Forderung 7: Der Bund soll die Kosten der Beratung dauerhaft tragen.",
        ),
        (
            "Die Länder finanzieren die Stellen der Beratung auf Dauer.⁴",
            "Die Länder finanzieren die Stellen der Bera-tung auf Dauer.",
        ),
        (
            "Die Stadt sollte Vereine früh und verbindlich an der Planung beteiligen.",
            "Auf einen Blick: Die Stadt sollte Vereine früh und verbindlich an der Planung "
            "beteiligen.",
        ),
    ],
)
def test_spelling_numbering_and_drift_make_no_other_statement(one: str, other: str | None) -> None:
    assert is_repeat(wording(one), wording(other or one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Vereine dürfen über die Vergabe der Mittel entscheiden.",
            "Vereine dürfen nicht über die Vergabe der Mittel entscheiden.",
        ),
        (
            "Der Bund muss den Kommunen je Platz 300 Euro erstatten.",
            "Der Bund muss den Kommunen je Platz 500 Euro erstatten.",
        ),
        (
            "Lehrkräfte sollen regelmäßig an Fortbildungen teilnehmen.",
            "Hausmeister sollen regelmäßig an Fortbildungen teilnehmen.",
        ),
        ("Wir fordern das Recht auf Bildung.", "Wir fordern das Recht auf Wohnen."),
        (
            "Kommunen sollten Dolmetscher fest anstellen und fortbilden.",
            "Municipalities should employ interpreters permanently and train them.",
        ),
    ],
)
def test_what_says_something_else_is_no_repeat(one: str, other: str) -> None:
    assert not is_repeat(wording(one), wording(other))


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("Flüchtlinge", "Geflüchtete"),
        ("Asylbewerberinnen", "Asylsuchende"),
        ("Menschen mit Migrationshintergrund", "Menschen mit Einwanderungsgeschichte"),
        ("Zuwanderer", "Einwanderer"),
        ("der Ausländerbeirat", "der Migrationsbeirat"),
        ("die Ausländerbeauftragte", "die Integrationsbeauftragten"),
    ],
)
def test_what_is_called_otherwise_today_is_the_same(then: str, now: str) -> None:
    text = "In der Stadt brauchen {} eine Vertretung mit Sitz und Stimme im Ausschuss."

    assert is_repeat(wording(text.format(then)), wording(text.format(now)))
