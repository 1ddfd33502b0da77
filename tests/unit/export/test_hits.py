import json
from dataclasses import replace

from docpipe.export import (
    citation,
    document_line,
    entry_object,
    filters_object,
    hit_object,
    search_object,
)
from docpipe.model import (
    FacetName,
    Filters,
    Ground,
    Interpretation,
    Mode,
    Origin,
    Query,
    RecordType,
    Repeat,
    SearchResult,
    SnapshotId,
)
from tests.unit.export import samples

RECORD = {
    "id": "0123456789abcdef:r1a2b3c4d",
    "type": "recommendation",
    "quote": "Kommunen sollten Bürger:innen früh beteiligen.",
    "heading_path": ["4 Handlungsempfehlungen", "4.2 Beteiligung"],
    "pages": [
        {
            "page": 12,
            "label": "10",
            "boxes": [[70.9, 120.0, 520.2, 164.5]],
            "grade": 1.0,
            "method": "text_layer",
        }
    ],
    "topics": ["Beteiligung", "Sprache"],
    "addressees": ["Kommunen"],
    "addressee_groups": ["Kommune"],
    "municipalities": ["Kreis Düren"],
    "strength": "sollte",
    "document": {
        "id": "0123456789abcdef",
        "title": "Leitlinien der Beteiligung",
        "year": 2017,
        "publisher": "Stadt Musterau",
        "kind": "handout",
        "language": "de",
        "file": "leitlinien.pdf",
        "url": None,
        "withdrawn": None,
    },
    "citation": "Stadt Musterau (2017): Leitlinien der Beteiligung. S. 10 (PDF-Seite 12).",
    "label": None,
    "fields": {},
    "grounds": [],
    "rule": None,
    "confidence": None,
    "parent": None,
    "group": None,
    "review": None,
}
RANKED = {"rank": 1, "score": 0.912346, "highlights": [[0, 8]], "repeats": []}


def test_a_record_has_exactly_these_keys_and_values() -> None:
    shown = hit_object(samples.chunk(), samples.info())

    assert shown == RECORD
    assert list(shown) == list(RECORD)


def test_grounds_say_in_plain_values_why_a_facet_is_there() -> None:
    ground = Ground(
        facet=FacetName.ADDRESSEE,
        value="Kommunen",
        origin=Origin.TEXT,
        confidence=0.91234,
        quote="Kommunen",
    )
    of = samples.chunk()
    chunk = replace(of, facets=replace(of.facets, grounds=(ground,)))

    assert hit_object(chunk, samples.info())["grounds"] == [
        {
            "facet": "addressee",
            "value": "Kommunen",
            "origin": "text",
            "confidence": 0.912,
            "quote": "Kommunen",
        }
    ]


def test_fields_come_by_name_in_the_order_of_the_record() -> None:
    chunk = samples.with_fields(place="Musterau", goal="Mehr Teilhabe", steps="Runder Tisch")

    shown = hit_object(chunk, samples.info())["fields"]

    assert isinstance(shown, dict)
    assert list(shown) == ["place", "goal", "steps"]
    assert shown["goal"] == {"quote": "Mehr Teilhabe", "pages": RECORD["pages"]}


def test_a_hit_adds_rank_score_and_highlights_in_place() -> None:
    hit = samples.hit()
    shown = hit_object(hit.chunk, hit.document, hit=hit)

    assert shown == RECORD | RANKED
    assert list(shown)[:7] == ["rank", "score", "id", "type", "quote", "highlights", "heading_path"]


def test_repeats_name_document_year_and_page() -> None:
    earlier = Repeat(chunk=samples.chunk(id="r00000001"), document=samples.info(year=2009))
    hit = replace(samples.hit(), repeats=(earlier,))

    assert entry_object(hit)["repeats"] == [
        {
            "id": "0123456789abcdef:r00000001",
            "document": document_line(earlier.document),
            "year": 2009,
            "page": 12,
            "citation": citation(earlier.chunk, earlier.document),
        }
    ]


def test_signals_come_only_when_asked_for() -> None:
    hit = samples.hit()
    shown = hit_object(hit.chunk, hit.document, hit=hit, explain=True)

    assert shown.pop("signals") == [
        {"retriever": "lexical", "rank": 2, "score": 11.123457, "share": 0.5},
        {"retriever": "dense", "rank": 1, "score": 0.876543, "share": 0.412346},
    ]
    assert shown.pop("matched") == []
    assert shown == RECORD | RANKED
    assert "signals" not in hit_object(hit.chunk, hit.document, explain=True)


def test_an_entry_is_shown_as_hit_or_as_record() -> None:
    assert entry_object(samples.hit()) == RECORD | RANKED
    assert entry_object((samples.chunk(), samples.info())) == RECORD


def test_a_box_just_left_of_the_page_shows_no_minus_zero() -> None:
    chunk = samples.chunk(pages=(samples.region(1, "1", (-0.04, 0.0, 9.96, 10.0)),))

    assert '"boxes": [[0.0, 0.0, 10.0, 10.0]]' in json.dumps(hit_object(chunk, samples.info()))


def result(filters: Filters) -> SearchResult:
    return SearchResult(
        query=Query(text="Beteiligung?", mode=Mode.LEXICAL, filters=filters),
        snapshot_id=SnapshotId("abcdef123456"),
        hits=(samples.hit(),),
        total=12,
        took_ms=8.06,
        interpretation=Interpretation(text="Beteiligung?"),
    )


def test_a_search_has_exactly_these_keys_and_values() -> None:
    shown = search_object(result(Filters()))

    assert shown == {
        "query": "Beteiligung?",
        "mode": "lexical",
        "filters": {},
        "snapshot_id": "abcdef123456",
        "total": 12,
        "took_ms": 8.1,
        "hits": [RECORD | RANKED],
        "interpretation": {
            "text": "Beteiligung?",
            "required": "",
            "said": [],
            "expansions": [],
            "notes": [],
            "suggestion": None,
            "near_terms": [],
        },
    }
    assert list(shown) == [
        "query", "mode", "filters", "snapshot_id", "total", "took_ms", "hits", "interpretation"
    ]  # fmt: skip


def test_explain_reaches_every_hit_of_a_search() -> None:
    assert "'signals'" in str(search_object(result(Filters()), explain=True)["hits"])


def test_filters_stand_under_the_names_of_the_options() -> None:
    every = Filters(
        types=(RecordType.DEMAND, RecordType.PRACTICE),
        topics=("Sprache",),
        addressees=("Bund",),
        municipalities=("Hamm",),
        documents=("a.pdf",),
        publishers=("Stadt X",),
        languages=("de",),
        year_from=2010,
        year_to=2020,
    )

    shown = filters_object(every)
    assert shown == {
        "type": ["demand", "practice"],
        "topic": ["Sprache"],
        "addressee": ["Bund"],
        "municipality": ["Hamm"],
        "document": ["a.pdf"],
        "publisher": ["Stadt X"],
        "year_from": 2010,
        "year_to": 2020,
        "language": ["de"],
    }
    assert filters_object(Filters(year_to=2020)) == {"year_to": 2020}


def test_no_filter_is_forgotten() -> None:
    from dataclasses import fields

    # What the query language demands is no option: it stands in the interpretation.
    names = {field.name for field in fields(Filters)} - {"required"}
    values = {name: 2000 if name.startswith("year") else ("x",) for name in names}
    values["types"] = (RecordType.DEMAND,)
    assert len(filters_object(Filters(**values))) == len(names)  # type: ignore[arg-type]
