from pathlib import Path

import pytest

from docpipe.index import Index, open_current
from docpipe.model import (
    DocumentKind,
    Facets,
    Filters,
    Holds,
    Query,
    RecordType,
    Said,
    Sort,
    Use,
)
from docpipe.search import Searcher
from docpipe.search.asking import Asked, read
from tests.snapshots import entry, info, published

TOWNS = (
    "Solingen",
    "Kreis Düren",
    "Düren",
    "Landkreis Harburg",
    "Essen",
    "Halle (Saale)",
    "Frankfurt am Main",
)

BIG = ("Essen", "Frankfurt am Main", "Halle (Saale)", "Solingen")
CHUNKS = (
    *(
        entry(f"In {town} gibt es Sprachkurse.", i, facets=Facets(municipalities=(town,)))
        for i, town in enumerate(TOWNS)
    ),
    entry(
        "Der Bund soll Sprachkurse bezahlen.",
        20,
        kind=RecordType.DEMAND,
        facets=Facets(addressees=("Bund",), addressee_groups=("Bund",)),
        source="b" * 16,
    ),
    entry(
        "Schulen sollten Eltern einladen.",
        21,
        kind=RecordType.RECOMMENDATION,
        facets=Facets(addressees=("Schulen", "kommunale Schulen"), addressee_groups=("EU",)),
        source="b" * 16,
    ),
    entry(
        "Die Antidiskriminierungsstelle des Bundes soll beraten.",
        24,
        kind=RecordType.DEMAND,
        facets=Facets(addressees=("Antidiskriminierungsstelle des Bundes",)),
        source="b" * 16,
    ),
    entry("Sprachkurse sind Kurse in Sprachen.", 22, kind=RecordType.DEFINITION),
    entry("Ein Sprachkurs am Abend gelang.", 23, kind=RecordType.PRACTICE),
)
DOCUMENTS = (
    info("a" * 16, year=2012),
    info("b" * 16, year=2018, kind=DocumentKind.MANIFESTO),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("index")
    published(folder, CHUNKS, DOCUMENTS)
    return folder


@pytest.fixture(scope="module")
def index(place: Path) -> Index:
    return open_current(place)


def asked(index: Index, question: str, **more: object) -> Asked:
    return read(Query(text=question, **more), index)  # type: ignore[arg-type]


def said(index: Index, question: str) -> dict[str, tuple[str, ...]]:
    return {one.field: one.values for one in asked(index, question).interpretation.said}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Praxisbeispiele zu Sprachkursen", "practice"),
        ("Beispiele guter Praxis", "practice"),
        ("Welche Beispiele gibt es aus der Verwaltung?", "practice"),
        ("Welche Städte haben Sprachkurse?", "practice"),
        ("was haben andere gemacht", "practice"),
        ("good practice examples for language courses", "practice"),
        ("Handlungsempfehlungen zum Wohnen", "recommendation"),
        ("recommendations for schools", "recommendation"),
        ("Forderungen zum Wohnen", "demand"),
        ("Was wird zum Wohnen gefordert?", "demand"),
        ("Definition Teilhabe", "definition"),
        ("Was bedeutet Teilhabe?", "definition"),
        ("Was versteht man unter Teilhabe?", "definition"),
        ("Was ist mit Teilhabe gemeint?", "definition"),
        ("what does participation mean", "definition"),
    ],
)
def test_a_type_is_heard(index: Index, question: str, kind: str) -> None:
    assert said(index, question)["types"] == (kind,)


@pytest.mark.parametrize(
    "question",
    [
        "Herausforderungen im Alltag",
        "zum Beispiel Sprachkurse",
        "Förderung von Sprachkursen",
        "Was ist mit den Kosten?",
        "Wir essen im Rathaus",
        "Alter im Regen",
        "2015 Plätze",
        "Zuschuss von 2000 Euro",
        "Wie begreifen Kinder Sprache?",
    ],
)
def test_ordinary_words_say_no_filter(index: Index, question: str) -> None:
    assert said(index, question) == {}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Sprachkurse in Solingen", ("Solingen",)),
        ("Sprachkurse der Stadt Düren", ("Düren",)),
        ("Sprachkurse in Düren", ("Düren", "Kreis Düren")),
        ("Was macht der Kreis Düren?", ("Kreis Düren",)),
        ("Sprachkurse aus dem Landkreis Harburg", ("Landkreis Harburg",)),
        ("Kurse in Halle", ("Halle (Saale)",)),
        ("Kurse in Frankfurt", ("Frankfurt am Main",)),
        ("Kurse in Frankfurt am Main", ("Frankfurt am Main",)),
        ("Kurse in Essen", ("Essen",)),
        ("kurse aus solingen", ("Solingen",)),
        ("Praxisbeispiele aus Landkreisen", ("Kreis Düren", "Landkreis Harburg")),
        ("Praxisbeispiele aus Großstädten", BIG),
        ("Praxisbeispiele aus kreisfreien Städten", BIG),
        ("Praxisbeispiele aus NRW", ("Düren", "Essen", "Kreis Düren", "Solingen")),
        ("Forderungen aus Hessen", ("Frankfurt am Main",)),
    ],
)
def test_a_place_is_heard(index: Index, question: str, names: tuple[str, ...]) -> None:
    assert said(index, question)["municipalities"] == names


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Forderungen seit 2015", "2015", None),
        ("Forderungen ab dem Jahr 2015", "2015", None),
        ("Forderungen nach 2010", "2011", None),
        ("Forderungen vor 2015", None, "2014"),
        ("Forderungen bis Ende 2015", None, "2015"),
        ("Forderungen zwischen 2010 und 2015", "2010", "2015"),
        ("Forderungen von 2010 bis 2015", "2010", "2015"),
        ("Forderungen 2010–2015", "2010", "2015"),
        ("Forderungen aus dem Jahr 2012", "2012", "2012"),
        ("Forderungen aus den 2010er Jahren", "2010", "2019"),
        ("demands from 2010 to 2015", "2010", "2015"),
        ("recommendations since 2012", "2012", None),
    ],
)
def test_years_are_heard(index: Index, question: str, first: str | None, last: str | None) -> None:
    heard = said(index, question)
    assert heard.get("year_from", (None,)) == (first,)
    assert heard.get("year_to", (None,)) == (last,)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Forderungen an den Bund", ("Bund",)),
        ("Was wird vom Bund gefordert?", ("Bund",)),
        ("Empfehlungen an Schulen", ("Schulen", "kommunale Schulen")),
        ("Was sollen Schulen tun?", ("Schulen", "kommunale Schulen")),
        ("Forderungen an die Europäische Union", ("EU",)),
        ("Empfehlungen für Schulen", ("Schulen", "kommunale Schulen")),
        ("Was verlangen die Kommunen vom Bund?", ("Bund",)),
        ("What is demanded of the federal government?", ("Bund",)),
        ("demands to the federal government", ("Bund",)),
        ("Forderungen an Bund und Schulen", ("Bund", "Schulen", "kommunale Schulen")),
    ],
)
def test_an_addressee_is_heard(index: Index, question: str, names: tuple[str, ...]) -> None:
    assert said(index, question)["addressees"] == names


def test_a_sort_of_paper_is_heard(index: Index) -> None:
    assert said(index, "Forderungen aus Manifesten")["documents"] == ("b" * 16,)
    assert "documents" not in said(index, "Forderungen aus Positionspapieren")


def test_what_is_sure_filters_and_what_was_mined_only_helps(index: Index) -> None:
    question = "Praxisbeispiele aus Solingen seit 2012 zu Sprachkursen"
    one = asked(index, question)

    assert one.filters == Filters(municipalities=("Solingen",), year_from=2012)
    assert [boost.filters for boost in one.boosts] == [Filters(types=(RecordType.PRACTICE,))]
    assert one.text == "Praxisbeispiele   zu Sprachkursen"
    assert one.interpretation.said == (
        Said(field="types", values=("practice",), start=0, end=15, use=Use.BOOST),
        Said(field="municipalities", values=("Solingen",), start=16, end=28, use=Use.FILTER),
        Said(field="year_from", values=("2012",), start=29, end=38, use=Use.FILTER),
    )


def test_a_year_of_events_only_helps(index: Index) -> None:
    assert asked(index, "Zuwanderung bis 2015").filters == Filters()
    assert asked(index, "Zuwanderung seit 2012").filters == Filters()
    assert said(index, "Zuwanderung seit 2012") == {"year_from": ("2012",)}
    assert asked(index, "Zuwanderung bis 2015").text == "Zuwanderung bis 2015"


def test_a_place_of_events_only_helps(index: Index) -> None:
    assert asked(index, "Wohnen in Solingen").filters == Filters()
    assert asked(index, "Wohnen in Solingen").text == "Wohnen in Solingen"
    assert asked(index, "Wohnen in der Stadt Solingen").filters.municipalities == ("Solingen",)
    assert asked(index, "Wohnen im Kreis Düren").filters.municipalities == ("Kreis Düren",)
    assert said(index, "Wohnen in Großstädten") == {}


def test_a_filter_that_was_set_is_not_heard_again(index: Index) -> None:
    given = Filters(year_from=2000, municipalities=("Essen",))
    one = asked(index, "Kurse in Solingen seit 2012", filters=given)
    assert (one.filters, one.interpretation.said) == (given, ())


def test_quoting_and_asking_as_typed_turn_it_off(index: Index) -> None:
    assert asked(index, "Kurse in Solingen", understand=False).interpretation.said == ()
    assert asked(index, 'Kurse "in Solingen"').interpretation.said == ()
    assert asked(index, "Kurse AND Solingen").interpretation.said == ()


def test_a_phrase_in_a_sentence_is_a_boost(index: Index) -> None:
    phrase = Holds(Sort.PHRASE, "Kurse in Sprachen")
    one = asked(index, 'Was sind "Kurse in Sprachen"?')
    assert one.filters == Filters()
    assert [boost.filters for boost in one.boosts] == [Filters(required=phrase)]
    assert one.interpretation.said[0].field == "required"
    literally = asked(index, 'Was sind "Kurse in Sprachen"?', understand=False)
    assert literally.filters == Filters(required=phrase)


def test_where_only_the_filter_is_asked_for_its_words_rank(index: Index) -> None:
    assert asked(index, "Was macht der Kreis Düren?").text == "Was macht der Kreis Düren?"


def test_filters_that_nobody_set_never_leave_nothing(index: Index) -> None:
    one = asked(index, "Forderungen seit 2030")
    assert one.filters == Filters()
    assert {said.use for said in one.interpretation.said} == {Use.BOOST}


def test_what_satisfies_the_words_comes_first_and_says_why(place: Path) -> None:
    with Searcher.open(place) as searcher:
        hits = searcher.search("Forderungen an den Bund: Sprachkurse", mode="hybrid").hits

    assert hits[0].chunk == CHUNKS[len(TOWNS)]
    said = {signal.retriever for signal in hits[0].signals}
    assert said == {"lexical", "dense", "document", "letters", "order", "said"}
    for hit in hits:
        assert sum(signal.share for signal in hit.signals) == pytest.approx(hit.score, abs=1e-8)
