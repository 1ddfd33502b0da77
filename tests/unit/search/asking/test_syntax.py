import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.errors import QueryError
from docpipe.model import (
    Every,
    Expression,
    Filters,
    Holds,
    Passes,
    RecordType,
    Some,
    Sort,
    Without,
    asks_for_words,
)
from docpipe.search.asking.syntax import Parsed, parse, render


def word(text: str) -> Holds:
    return Holds(Sort.WORD, text)


def phrase(text: str) -> Holds:
    return Holds(Sort.PHRASE, text)


def prefix(text: str) -> Holds:
    return Holds(Sort.PREFIX, text)


ORDINARY = [
    "Wie gelingt Beteiligung?",
    "Stadt - Land",
    "Stadt – Land",
    "Frage: wie viel kostet das (pro Jahr)?",
    "Bürger:innen",
    "Adressat:innen der Beratung",
    "um 10:30 Uhr",
    "wenn's knallt",
    'Was heißt "Teilhabe',
    'Rohre mit 5" und 7"',
    '"',
    '""',
    "„ “",
    "()",
    ")",
    "Kita (Krippe",
    "Migrant(inn)en",
    "Schulleitung und -verwaltung",
    "Rats-, -kreis- und -fragen",
    "2010 -2015",
    "was ist mit Sprache and Schule",
    "WOHNEN UND ARBEITEN",
    "Was dürfen Kommunen NICHT entscheiden",
    "Gilt das für Schulen ODER Kitas?",
    "NICHT ohne uns",
    "UND jetzt",
    "AND",
    "OR NOT",
    "C++ und +49 221",
    "- Aufzählung",
    "-",
    "a) erstens b) zweitens",
    "*innen",
    "Migrant*innen",
    "5*",
    "Thema: Sprache",
    "https://example.org/?q=1",
    "Und :-( dann",
]


@pytest.mark.parametrize("question", ORDINARY)
def test_an_ordinary_question_stays_as_it_is(question: str) -> None:
    assert parse(question).required is None


@pytest.mark.parametrize(
    ("question", "required"),
    [
        ("Sprache AND Schule", Every((word("Sprache"), word("Schule")))),
        ("Sprache UND Schule", Every((word("Sprache"), word("Schule")))),
        ("Sprache OR Schule Kita", Some((word("Sprache"), Every((word("Schule"), word("Kita")))))),
        (
            "(Sprache ODER Schule) AND Kita",
            Every((Some((word("Sprache"), word("Schule"))), word("Kita"))),
        ),
        ("Sprache NICHT Schule", Every((word("Sprache"), Without(word("Schule"))))),
        ("NOT Schule", Without(word("Schule"))),
        ("Öffnung der Ämter AND Amt", Every((word("Öffnung"), word("Ämter"), word("Amt")))),
        ("AWO AND DRK", Every((word("AWO"), word("DRK")))),
        ("Kurse -Schule", Without(word("Schule"))),
        ("Kurse -(Rat OR Amt)", Every((word("Kurse"), Without(Some((word("Rat"), word("Amt"))))))),
        ("Kurse +Schule", word("Schule")),
        ('Kurse -"frühe Hilfe"', Without(phrase("frühe Hilfe"))),
        ("„gute Praxis“ zählt", phrase("gute Praxis")),
        ("“gute Praxis”", phrase("gute Praxis")),
        ("»gute Praxis«", phrase("gute Praxis")),
        ("«gute Praxis»!", phrase("gute Praxis")),
        ('Definition "Teilhabe"', phrase("Teilhabe")),
        ("interkult*", prefix("interkult")),
        ("art:forderung", Passes(Filters(types=(RecordType.DEMAND,)))),
        ("Type:practice", Passes(Filters(types=(RecordType.PRACTICE,)))),
        ('kommune:"Kreis Düren"', Passes(Filters(municipalities=("Kreis Düren",)))),
        ("ort:„Bad Ems“", Passes(Filters(municipalities=("Bad Ems",)))),
        ("-thema:Sprache", Without(Passes(Filters(topics=("Sprache",))))),
        ("jahr:2015", Passes(Filters(year_from=2015, year_to=2015))),
        ("jahr:2010-2015", Passes(Filters(year_from=2010, year_to=2015))),
        ("jahr:2010–2015", Passes(Filters(year_from=2010, year_to=2015))),
        ("year:>=2015", Passes(Filters(year_from=2015))),
        ("year:>2015", Passes(Filters(year_from=2016))),
        ("year:2015-", Passes(Filters(year_from=2015))),
        ("year:<2015", Passes(Filters(year_to=2014))),
        ("year:<=2015", Passes(Filters(year_to=2015))),
        ("Beispiele (thema:Sprache OR jahr:2020)", Every((
            word("Beispiele"),
            Some((
                Passes(Filters(topics=("Sprache",))),
                Passes(Filters(year_from=2020, year_to=2020)),
            )),
        ))),
    ],
)  # fmt: skip
def test_operators_become_conditions(question: str, required: Expression) -> None:
    assert parse(question).required == required


@pytest.mark.parametrize(
    ("question", "position", "cure"),
    [
        ("Sprache AND (Schule OR Kita", 13, "nicht geschlossen"),
        ("Sprache AND", 9, "fehlt ein Wort"),
        ("AND Sprache", 1, "fehlt ein Wort"),
        ("Sprache AND OR Schule", 13, "fehlt ein Wort"),
        ("Sprache AND () Schule", 13, "Klammer steht nichts"),
        ("Kurse art:wunsch", 7, "Es gibt: empfehlung"),
        ("Kurse jahr:bald", 7, "jahr:2010-2015"),
        ("Kurse jahr:2015-2010", 7, "2015 liegt nach 2010"),
        ("a AND " + "(" * 99 + "b" + ")" * 99, 57, "Klammern ineinander"),
    ],
)
def test_a_broken_condition_names_the_character_and_the_cure(
    question: str, position: int, cure: str
) -> None:
    with pytest.raises(QueryError, match=f"an Zeichen {position}\\b.*{cure}"):
        parse(question)


def ranked(parsed: Parsed) -> list[str]:
    return [piece.text for piece in parsed.pieces]


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ('Was heißt "Teilhabe"?', phrase("Teilhabe")),
        (
            'Das Amt für Zuwanderung ("Welcome Center") gehört ins Rathaus.',
            phrase("Welcome Center"),
        ),
        ("Wo finde ich LGBTIQ* Gruppen?", prefix("LGBTIQ")),
        ("„Wie lange dauert ein Kurs?“", phrase("Wie lange dauert ein Kurs?")),
    ],
)
def test_a_sentence_cites_and_demands_nothing(question: str, cited: Expression) -> None:
    parsed = parse(question)
    assert (parsed.required, parsed.cited) == (None, (cited,))


def test_what_is_excluded_or_a_field_is_not_ranked_by() -> None:
    assert ranked(parse('Kurse "für alle" -Schule +Kita jahr:2015')) == [
        "Kurse",
        "für alle",
        "Kita",
    ]
    assert ranked(parse("Kurse AND (Kita OR Hort) NOT (Schule OR Amt)")) == [
        "Kurse",
        "Kita",
        "Hort",
    ]
    plain = [piece.text for piece in parse('Kurse "für alle" am Abend').pieces if piece.plain]
    assert plain == ["Kurse", "am", "Abend"]


def test_what_is_cited_knows_its_place_and_can_be_demanded() -> None:
    question = "Was heißt „Teilhabe“?"
    parsed = parse(question)

    assert [question[start:end] for start, end in parsed.cited_at] == ["„Teilhabe“"]
    assert "Teilhabe" not in parsed.masked(plain_only=True)
    assert parsed.to_the_letter().required == phrase("Teilhabe")


def test_pieces_know_their_place() -> None:
    question = 'Kurse  "für alle" -Schule +Kita, interkult*'
    for piece in parse(question).pieces:
        assert piece.text in question[piece.start : piece.end]


LEAVES = st.one_of(
    st.builds(Holds, st.just(Sort.WORD), st.sampled_from(["Schule", "Kita", "Rat"])),
    st.builds(Holds, st.just(Sort.PHRASE), st.sampled_from(["gute Praxis", "ein Amt"])),
    st.builds(Holds, st.just(Sort.PREFIX), st.sampled_from(["inter", "Migra"])),
    st.builds(
        Passes,
        st.sampled_from(
            [
                Filters(types=(RecordType.DEMAND,)),
                Filters(municipalities=("Kreis Düren",)),
                Filters(year_from=2010),
                Filters(year_to=2010),
                Filters(year_from=2010, year_to=2012),
            ]
        ),
    ),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda one, other: Every((one, other)), inner, inner),
        st.builds(lambda one, other: Some((one, other)), inner, inner),
        st.builds(Without, inner),
    ),
    max_leaves=6,
)


@given(TREES)
def test_what_is_shown_reads_as_what_was_meant(expression: Expression) -> None:
    assert parse(f"({render(expression)}) AND Anker").required == Every((expression, word("Anker")))


@given(st.text(alphabet="abAB \"„“()+-*:'.?ANDORT", max_size=30))
def test_every_text_is_read_or_refused(question: str) -> None:
    try:
        parsed = parse(question)
    except QueryError as error:
        assert "an Zeichen" in str(error)  # noqa: PT017 - either outcome is fine
    else:
        assert all(piece.end <= len(question) for piece in parsed.pieces)


@pytest.mark.parametrize(
    ("question", "asks"),
    [("+Kurse", True), ("-Kurse", False), ("art:forderung", False), ("-art:forderung", False),
     ("Kurse OR jahr:2010", False), ("Kurse AND jahr:2010", True), ("-(-Kurse)", True)],
)  # fmt: skip
def test_only_words_that_must_be_there_ask_for_words(question: str, asks: bool) -> None:
    required = parse(question).required
    assert required is not None
    assert asks_for_words(required) is asks


@pytest.mark.parametrize("start", ["(", "-("])
def test_brackets_that_are_never_closed_are_passed_over_at_once(start: str) -> None:
    parsed = parse(start * 5_000 + "Kurse")

    assert [piece.text for piece in parsed.pieces] == ["Kurse"]
    assert parsed.required is None


def test_an_operator_that_is_a_word_stays_as_typed() -> None:
    parsed = parse("+Beratung UND Begleitung?")

    assert [piece.text for piece in parsed.pieces] == ["Beratung", "UND", "Begleitung?"]
