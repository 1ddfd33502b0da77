from collections import Counter
from pathlib import Path

import pytest

from docpipe.language.analysis import Analyser, Expander, everyday, read_lexicon
from docpipe.language.analysis.everyday import Added, Everyday, Line, Related, Step, read_line
from docpipe.model import ExpansionKind

GERMAN = Analyser(read_lexicon())
LIST = Path(everyday.__file__).with_name("everyday.txt").read_text("utf-8").splitlines()
LINES = [line for line in LIST if line and not line.startswith("#")]


def _equally_rare(_: str) -> float:
    return 5.0


def _added(question: str, rarity: everyday.Rarity = _equally_rare) -> dict[str, Related]:
    return {one.expansion.word: one for one in Everyday(GERMAN, rarity).related(question)}


@pytest.mark.parametrize(
    ("question", "asked", "official"),
    [
        ("Wer kann mir beim Übersetzen helfen?", "Übersetzen", "Sprachmittlung"),
        ("Lehrlinge im Rathaus", "Lehrlinge", "Auszubildende"),
        ("mein Antrag wurde abgelehnt", "abgelehnt", "Ablehnung"),
        ("Wo darf ich mitreden?", "mitreden", "Partizipation"),
        ("ohne Papiere zum Arzt", "Papiere", "Aufenthaltstitel"),
        ("Darf sie ein Kopftuch tragen?", "Kopftuch", "religiöse Vielfalt"),
    ],
)
def test_everyday_words_bring_those_of_the_offices(
    question: str, asked: str, official: str
) -> None:
    assert official in _added(question)[asked].expansion.added


def test_the_official_word_does_not_bring_the_everyday_one() -> None:
    assert "Existenzgründung" in _added("eigener Laden")["eigener Laden"].expansion.added
    assert not any("Laden" in one.expansion.added for one in _added("Existenzgründung").values())


def test_a_run_of_words_is_a_word_of_its_own() -> None:
    assert "irregulärer Aufenthalt" in _added("ohne Papiere")["ohne Papiere"].expansion.added


def test_nearer_words_count_more() -> None:
    tokens = _added("Papiere")["Papiere"].tokens

    assert tokens["aufenthaltstitel"] > tokens["niederlassungserlaubnis"] > 0


def test_what_no_text_holds_is_not_added() -> None:
    assert not _added("Papiere", lambda _: 0.0)


def test_a_common_word_does_not_bring_rare_ones_at_full_weight() -> None:
    common, rare = (
        _added("Lehrling", rarity)["Lehrling"].tokens["auszubild"]
        for rarity in (lambda word: 1.0 if word == "lehrling" else 5.0, _equally_rare)
    )

    assert common < rare / 10


def test_the_expansion_is_shown_and_can_be_switched_off() -> None:
    expander = Expander(GERMAN, lambda token: (token,), rarity=_equally_rare)

    on, off = (expander.terms("Lehrling gesucht", expand=expand) for expand in (True, False))

    assert "Auszubildende" in next(
        one.added for one in on.expansions if one.kind is ExpansionKind.RELATED
    )
    assert 0 < on.weights["auszubild"] < on.weights["lehrling"] == 1
    assert not off.expansions
    assert "auszubild" not in off.weights


def test_reading_a_line() -> None:
    assert read_line("Chef, Boss > Leitung | Führung | Einfluss") == Line(
        ("Chef", "Boss"),
        (
            Added("Leitung", Step.SAME),
            Added("Führung", Step.NEAR),
            Added("Einfluss", Step.ASSOCIATED),
        ),
    )
    assert [one.term for one in read_line("Kurs, Lehrgang").added] == ["Kurs", "Lehrgang"]


def test_no_line_stands_twice() -> None:
    assert not [line for line, n in Counter(LINES).items() if n > 1]


def test_lines_are_sorted_within_their_sections() -> None:
    sections = "\n".join(LIST).split("\n# --- ")[1:]

    for section in sections:
        lines = section.strip().splitlines()[1:]
        assert lines == sorted(lines, key=str.casefold)


def test_no_term_stands_twice_in_a_line() -> None:
    for line in everyday.lines():
        for terms in (line.asked, [term for term, _ in line.added]):
            assert len(set(terms)) == len(terms), line


def test_every_term_has_a_word_that_is_looked_for() -> None:
    terms = {term for line in everyday.lines() for term in (*line.asked, *dict(line.added))}

    assert not [term for term in terms if not GERMAN.analyse(term)]
