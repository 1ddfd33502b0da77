from dataclasses import replace

from docpipe.model import Chunk, Facets, RecordType, SourceId
from docpipe.repeats import groups
from tests.snapshots import entry

A, B, C = SourceId("a" * 16), SourceId("b" * 16), SourceId("c" * 16)
YEARS = {A: 2023, B: 2009, C: None}
DEMAND = "Der Bund soll die Beratung von {} dauerhaft und auskömmlich finanzieren."


def _said(source: str, text: str, number: int = 0, **facets: tuple[str, ...]) -> Chunk:
    found = entry(text, number, source=source, kind=RecordType.DEMAND)
    return replace(found, facets=Facets(**facets))  # type: ignore[arg-type]


def test_a_group_is_named_after_its_earliest_entry_in_whatever_order() -> None:
    chunks = [
        _said(A, DEMAND.format("Geflüchteten")),
        _said(C, DEMAND.format("Flüchtlingen")),
        _said(B, DEMAND.format("Flüchtlingen")),
        _said(A, "Kommunen sollten ihre Formulare in leichter Sprache anbieten.", 1),
    ]
    expected = dict.fromkeys((chunk.id for chunk in chunks[:3]), chunks[2].id)

    assert groups(chunks, YEARS) == expected
    assert groups(chunks[::-1], YEARS) == expected
    later = _said(C, DEMAND.format("Flüchtlingen"), 7)
    assert groups([*chunks, later], YEARS) == expected | {later.id: chunks[2].id}


def test_other_places_other_terms_and_other_types_are_other_things() -> None:
    text = "Die Stadt bildet Lotsinnen aus, die {} Familien zu Ämtern begleiten."
    one, other = text.format("zugewanderte"), text.format("neu zugewanderte")
    here = _said(A, one, municipalities=("Jena",))
    there = _said(B, other, municipalities=("Herten",))
    assert groups([here, replace(there, facets=Facets())], YEARS)
    assert groups([here, there], YEARS) == {}

    terms = [replace(c, type=RecordType.DEFINITION) for c in (here, _said(B, one))]
    assert groups(terms, YEARS)
    assert groups([here, replace(there, type=RecordType.PASSAGE)], YEARS) == {}


def test_one_word_is_no_statement() -> None:
    assert groups([_said(A, "Inhalt"), _said(B, "Inhalt")], YEARS) == {}
