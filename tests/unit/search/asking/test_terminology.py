from dataclasses import replace
from pathlib import Path

import pytest

from docpipe.index import open_current
from docpipe.model import Chunk, Evidence, Mode, Query, RecordField, RecordType
from docpipe.search import Searcher
from docpipe.search.asking.terminology import MAX_NOTES_OF_A_TERM, notes
from tests.runner import Runner
from tests.snapshots import entry, info, published

OLD, NEW = "a" * 16, "b" * 16


def definition(text: str, ordinal: int, source: str, **fields: str) -> Chunk:
    chunk = entry(text, ordinal, source=source, kind=RecordType.DEFINITION, label=fields["term"])
    parts = tuple(
        RecordField(name=name, evidence=_part(chunk.evidence, quote))
        for name, quote in fields.items()
    )
    return _with(chunk, parts)


def _part(evidence: Evidence, quote: str) -> Evidence:
    return Evidence(ranges=evidence.ranges, quote=quote, pages=evidence.pages)


def _with(chunk: Chunk, fields: tuple[RecordField, ...]) -> Chunk:

    return replace(chunk, fields=fields)


AGAINST = definition(
    "Statt „Brennpunktviertel“ besser „belastetes Quartier“ oder „Ankunftsort“ schreiben.",
    0,
    OLD,
    term="Brennpunktviertel",
    instead="belastetes Quartier“ oder „Ankunftsort",
)
AGAINST_LATER = definition(
    "Das Wort „Brennpunktviertel“ klebt; wir sagen Ankunftsort.",
    0,
    NEW,
    term="Brennpunktviertel",
    instead="Ankunftsort",
)
MEANING = definition(
    "Lotsendienst meint die Begleitung zu Ämtern.", 1, NEW, term="Lotsendienst", meaning="…"
)
MISREAD = definition(
    "Hier heißt Trennung nach Alter und Herkunft Segregation.",
    3,
    NEW,
    term="Herkunft Segregation",
    meaning="Trennung",
)
NAMED = definition(
    "Unter Racial Profiling verstehen wir Kontrollen nach dem Aussehen.",
    4,
    NEW,
    term="Racial Profiling",
    meaning="Kontrollen nach dem Aussehen",
)
IMAGE = replace(
    definition("Vermeiden Sie Bilder wie „Lawine“.", 5, NEW, term="Lawine"), rule="discouraged"
)
CHUNKS = (
    AGAINST,
    AGAINST_LATER,
    MEANING,
    entry("Am Ankunftsort hilft ein Lotsendienst.", 2, source=NEW),
    MISREAD,
    NAMED,
    IMAGE,
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("index")
    published(folder, CHUNKS, (info(OLD, year=2012), info(NEW, year=2020)))
    return folder


def test_a_discouraged_term_shows_the_definition_the_latest_first(place: Path) -> None:
    with open_current(place) as index:
        first, second = notes("Projekte in Brennpunktvierteln", index)

    assert first.term == "Brennpunktvierteln"
    assert (first.entry_id, second.entry_id) == (AGAINST_LATER.id, AGAINST.id)
    assert first.quote == AGAINST_LATER.evidence.quote
    assert set(second.preferred) == {"belastetes Quartier", "Ankunftsort"}
    assert "2020" in first.citation
    assert MAX_NOTES_OF_A_TERM == 2


def test_an_explained_term_is_shown_only_if_it_is_the_whole_question(place: Path) -> None:
    with open_current(place) as index:
        assert [note.entry_id for note in notes("Was ist ein Lotsendienst?", index)] == [MEANING.id]
        assert notes("Kosten eines Lotsendienstes", index) == ()
        assert notes("?", index) == ()


def test_the_preferred_term_of_the_texts_is_looked_for_unless_switched_off(place: Path) -> None:
    with Searcher.open(place) as searcher:
        query = Query(text="Brennpunktviertel", mode=Mode.LEXICAL)
        found = searcher.ask(query)

        own = searcher.ask(replace(query, expand=False))

    assert "Ankunftsort" in {word for one in found.interpretation.expansions for word in one.added}
    assert CHUNKS[3] in {hit.chunk for hit in found.hits}
    assert own.interpretation.expansions == ()
    assert CHUNKS[3] not in {hit.chunk for hit in own.hits}


def test_only_a_word_or_a_head_is_advised_against(place: Path) -> None:
    with open_current(place) as index:
        assert notes("Großstadt-Brennpunktviertel", index)
        assert notes("Brennpunktviertel-Förderung", index) == ()


def test_a_noun_that_depends_on_a_preposition_begins_no_term(place: Path) -> None:
    with open_current(place) as index:
        assert notes("Herkunft Segregation", index) == ()
        assert [one.entry_id for one in notes("Racial Profiling", index)] == [NAMED.id]


def test_a_simple_word_advised_against_as_an_image_may_be_used(place: Path) -> None:
    with open_current(place) as index:
        assert notes("Schutz vor einer Lawine", index) == ()


def test_what_the_texts_say_of_a_term_stands_above_an_empty_answer_too(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Runner(capsys)

    question = ("search", "Brennpunktviertel", "--mode", "lexical", "--year-from", "2999")
    answer = run("--index", str(place), *question)

    assert "Zum Begriff „Brennpunktviertel“" in answer
    assert "Nichts gefunden." in run.messages
