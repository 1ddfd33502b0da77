import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from docpipe.embed import EmbedOptions
from docpipe.errors import IncompatibleSnapshotError, QueryError, UnknownIdError
from docpipe.index import IndexOptions
from docpipe.model import Facets, Filters, Interpretation, Mode, Query, RecordType
from docpipe.search import Searcher, make_query
from docpipe.search.asking.asked import NAMING_WEIGHT, Asked
from tests.snapshots import entry, info, published

A, B = "a" * 16, "b" * 16
PASSAGE = "Vielerorts fehlt es an Sprachmittlung. Kommunen sollten Sprachmittler:innen ausbilden."
RECORD = PASSAGE[39:]
CHUNKS = (
    entry(PASSAGE, 1, block=1),
    entry(
        RECORD,
        0,
        block=1,
        start=39,
        kind=RecordType.RECOMMENDATION,
        facets=Facets(topics=("Sprache",), addressees=("Kommunen",), addressee_groups=("Kommune",)),
    ),
    entry("Die Wohnungsämter in Bürger\u00adnähe verwalten Wohnraum.", 2),
    entry("Wohnraum ist knapp.", 0, source=B, kind=RecordType.DEMAND),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("index")
    documents = (info(A), info(B, year=2009, publisher=None, language="en"))
    published(folder, CHUNKS, documents, options=IndexOptions())
    return folder


@pytest.fixture(scope="module")
def searcher(place: Path) -> Searcher:
    return Searcher.open(place)


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_the_answer_is_complete_and_repeatable(searcher: Searcher, mode: str) -> None:
    result = searcher.search("Wohnraum", mode=mode)

    assert result.snapshot_id == searcher.manifest.snapshot_id
    assert [hit.rank for hit in result.hits] == list(range(1, len(result.hits) + 1))
    assert [hit.score for hit in result.hits] == sorted(
        (hit.score for hit in result.hits), reverse=True
    )
    assert result.hits[0].chunk in {CHUNKS[2], CHUNKS[3]}
    assert result.total >= len(result.hits)
    assert replace(searcher.search("Wohnraum", mode=mode), took_ms=0) == replace(result, took_ms=0)
    for hit in result.hits:
        all_signals = {"lexical", "dense", "section", "document", "letters", "order"}
        wanted = all_signals if mode == "hybrid" else {mode}
        assert {signal.retriever for signal in hit.signals} <= wanted
        assert sum(signal.share for signal in hit.signals) == pytest.approx(hit.score, abs=1e-8)


def test_a_passage_and_its_record_are_one_hit(searcher: Searcher) -> None:
    hits = searcher.search("Sprachmittler ausbilden Kommunen", k=10).hits

    found = [hit.chunk.id for hit in hits if hit.chunk in CHUNKS[:2]]
    assert found == [CHUNKS[1].id]
    assert searcher.search("Vielerorts fehlt Sprachmittlung").hits[0].chunk == CHUNKS[0]
    only = searcher.search("Sprachmittler ausbilden", types=["passage"]).hits
    assert only[0].chunk == CHUNKS[0]


def test_highlights_are_words_of_the_unchanged_quote(searcher: Searcher) -> None:
    def marked(question: str, *types: str) -> list[str]:
        found = searcher.search(question, types=types, mode="lexical", k=1, expand=False)
        hit = found.hits[0]
        return [hit.chunk.evidence.quote[start:end] for start, end in hit.highlights]

    assert marked("sprachmittlerin ausbilden", "recommendation") == [
        "Sprachmittler:innen",
        "ausbilden",
    ]
    assert marked("Buergernaehe") == ["Bürger\u00adnähe"]
    assert marked("Wohnung Amt") == ["Wohnungsämter"]
    assert marked("die Wohnungsämter in der") == ["Wohnungsämter"]


def test_filters_apply_before_the_cut(searcher: Searcher) -> None:
    hits = searcher.search("Sprachmittlung", languages=["en"], k=1).hits
    assert [hit.chunk for hit in hits] == [CHUNKS[3]]
    assert searcher.search("Wohnraum", topics=["unbekannt"]).hits == ()
    assert searcher.search("Wohnraum", year_to=2009).hits[0].chunk == CHUNKS[3]
    assert searcher.search("Sprachmittlung", addressees="kommune").hits[0].chunk == CHUNKS[1]


@pytest.mark.parametrize(
    "asked",
    [
        {"text": ""},
        {"text": " ?! "},
        {"text": "x", "k": 0},
        {"text": "x", "mode": "magic"},
        {"text": "x", "types": ["wish"]},
        {"text": "x", "year_from": 2012, "year_to": 2009},
        {"text": "x" * 10_001},
        {"text": "x\ud800"},
        {"text": "x", "topics": ["\udcff"]},
    ],
)
def test_what_cannot_be_answered_is_a_query_error(
    searcher: Searcher, asked: dict[str, object]
) -> None:
    with pytest.raises(QueryError):
        searcher.search(**asked)  # type: ignore[arg-type]


def test_ask_checks_what_search_checks(searcher: Searcher) -> None:
    with pytest.raises(QueryError):
        searcher.ask(Query(text="", k=3))
    with pytest.raises(QueryError):
        searcher.ask(Query(text="x", filters=Filters(year_from=2, year_to=1)))
    query = make_query("Wohnraum", k=3, mode="lexical", filters=Filters())
    assert searcher.ask(query).query == query


def test_records_leave_passages_out_unless_asked(searcher: Searcher) -> None:
    assert [chunk.id for chunk, _ in searcher.records()] == [CHUNKS[1].id, CHUNKS[3].id]
    passages = searcher.records(Filters(types=(RecordType.PASSAGE,)))
    assert [chunk.id for chunk, _ in passages] == [CHUNKS[0].id, CHUNKS[2].id]


def test_get_and_context(searcher: Searcher) -> None:
    assert searcher.get(CHUNKS[3].id)[1].language == "en"
    context = searcher.context(CHUNKS[2].id, n=1)
    assert (context.before, context.after) == ((CHUNKS[0],), ())
    with pytest.raises(UnknownIdError):
        searcher.context("nein")


def test_the_context_says_nothing_twice(searcher: Searcher) -> None:
    # A passage and the record in it share their text; only what lies apart is context.
    for shown in CHUNKS[:2]:
        context = searcher.context(shown.id)
        assert (context.before, context.after) == ((), (CHUNKS[2],))
    # Nor do two neighbours repeat each other: the nearer one stays.
    assert searcher.context(CHUNKS[2].id).before == (CHUNKS[0],)


@pytest.mark.parametrize(("mode", "total"), [("lexical", 2), ("hybrid", 2), ("dense", 4)])
def test_the_total_does_not_depend_on_k(searcher: Searcher, mode: str, total: int) -> None:
    assert [searcher.search("Wohnraum", mode=mode, k=k).total for k in (1, 2)] == [total] * 2
    some = searcher.search("Wohnraum", mode=mode, k=1, types=["passage"])
    assert some.total == total // 2


def test_the_total_is_no_less_than_what_is_shown(searcher: Searcher) -> None:
    result = searcher.search("Wohnraum", mode="hybrid", k=10**30)
    assert result.total == len(result.hits) == 3
    assert searcher.search("Wohnraum", mode="lexical", k=2**64).total == 2


def test_values_that_occur_nowhere_are_named_with_the_nearest(searcher: Searcher) -> None:
    asked = Filters(
        topics=("sprache", "Sprahce"),
        addressees=("Komune", "kommune"),
        documents=(A, "titel a", "bbbb.pdf"),
        publishers=("Arbeits", "Verlag"),
        languages=("de",),
    )

    found = [(one.filter, one.value, one.nearest) for one in searcher.unknown_values(asked)]

    assert found == [
        ("topics", "Sprahce", ("Sprache",)),
        ("addressees", "Komune", ("Kommune", "Kommunen")),
        ("documents", "titel a", ("Titel aa", "Titel bb")),
        ("publishers", "Arbeits", ("Arbeitskreis",)),
        ("publishers", "Verlag", ()),
    ]


def test_facets_count_alternatives_of_their_own_filter(searcher: Searcher) -> None:
    facets = searcher.facets(Filters(types=(RecordType.DEMAND,)))

    assert {one.value: one.count for one in facets.types} == {
        "passage": 2, "demand": 1, "recommendation": 1,
    }  # fmt: skip
    assert facets.topics == ()
    assert [(one.value, one.count) for one in facets.years] == [("2009", 1)]
    everything = searcher.facets()
    assert [(one.value, one.count) for one in everything.languages] == [("de", 3), ("en", 1)]
    assert [one.value for one in everything.publishers] == ["Arbeitskreis"]


def test_threads_share_a_searcher(searcher: Searcher) -> None:
    questions = ["Wohnraum", "Sprachmittlung", "Kommunen", "ausbilden"] * 10
    alone = [searcher.search(question).hits for question in questions]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda question: searcher.search(question).hits, questions))

    assert together == alone


def test_another_configured_model_is_refused(place: Path) -> None:
    with pytest.raises(IncompatibleSnapshotError):
        Searcher.open(place, embed=EmbedOptions(model="hash:128"))


def test_lexical_search_loads_no_heavy_library(place: Path) -> None:
    program = (
        "import sys; from docpipe.search import Searcher;"
        f"print(len(Searcher.open({str(place)!r}).search('Wohnraum', mode='lexical').hits));"
        "heavy = {'faiss', 'scipy', 'torch', 'sentence_transformers', 'wordfreq', 'pypdf'};"
        "assert not heavy & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert (done.stdout.strip(), done.stderr) == ("2", "")


def test_one_hit_stands_for_all_its_repeats_and_filters_stay_exact(tmp_path: Path) -> None:
    text = "Der Bund soll Sprachkurse dauerhaft finanzieren."
    name = f"{B}:r00000000"
    said = [
        entry(text, 0, source=source, kind=RecordType.DEMAND, name=f"{source}:r0", group=name)
        for source in (A, B, "c" * 16)
    ]
    years = {A: 2017, B: 2009, "c" * 16: None}
    published(tmp_path, said, [info(source, year=year) for source, year in years.items()])
    with Searcher.open(tmp_path) as searcher:
        everything = searcher.search("Sprachkurse", mode="lexical")
        only_2017 = searcher.search("Sprachkurse", mode="lexical", year_from=2017)

        assert (len(everything.hits), everything.total) == (1, 3)
        assert [hit.chunk.source_id for hit in only_2017.hits] == [A]
        assert [repeat.document.year for repeat in only_2017.hits[0].repeats] == [2009, None]
        assert only_2017.total == 1
        assert len(list(searcher.records())) == 3
        assert [repeat.chunk for repeat in searcher.repeats(f"{A}:r0")] == said[1:]


def test_loose_relations_are_neither_marked_nor_counted() -> None:
    question = Asked(
        text="Rathaus",
        embedded="Rathaus",
        terms={"rathaus": 1.0, "verwalt": NAMING_WEIGHT, "stadt": NAMING_WEIGHT - 0.01},
        filters=Filters(),
        mode=Mode.LEXICAL,
        is_english=False,
        interpretation=Interpretation(text="Rathaus"),
    )

    assert question.naming.keys() == {"rathaus", "verwalt"}
