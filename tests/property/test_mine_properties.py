from hypothesis import given, settings
from hypothesis import strategies as st

from docpipe.mine import mine
from docpipe.mine.addressees import GROUPS
from docpipe.model import Document, DocumentKind, Record
from tests.builders import document

SENTENCES = (
    "Kommunen sollten einen Pool aufbauen.",
    "Der Bund muss zahlen.",
    "Wir fordern die Länder auf, zu handeln:",
    "Die Stadt Hamm hat 2012 begonnen. Ziel war es, zu helfen. Gemeinsam mit der Caritas ging es.",
    "Unter Teilhabe versteht man den Zugang zu Gütern.",
    "Inklusion: das Recht aller Menschen auf volle Teilhabe.",
    "Das Wort „Asylant“ ist zu vermeiden.",
    "Sollte das scheitern, bleibt nichts. Warum sollte man?",
    "Praxisbeispiel: Pool in Jena\nZiel: Hilfe für alle Menschen, die kommen.\nPartner: Caritas.",
    "Mittel bündeln",
    "Kosten sind vom Bund zu tragen, wie es z. B. § 5 sagt …",
    "„Ja.“ ¹ a",
    "Es wird empfohlen, die Caritas zu beteiligen.",
)
HEADINGS = (
    "Praxisbeispiele",
    "Handlungsempfehlungen",
    "Forderungen an den Bund",
    "Glossar",
    "Teilhabe",
    "Literatur",
    "Ausgangslage",
    "Lotsen in Jena",
    "Ziel",
)
LINES = st.lists(
    st.one_of(
        st.builds("{} {}".format, st.sampled_from(["#", "##", "###"]), st.sampled_from(HEADINGS)),
        st.builds(
            lambda mark, parts: mark + " ".join(parts),
            st.sampled_from(["", "- ", "> ", "^ ", "~ "]),
            st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3),
        ),
        st.just(
            "| Kommune | Empfehlung | Projekt\nStadt Hamm | Mittel bündeln | Pool mit 40 Leuten"
        ),
        st.just("==="),
    ),
    max_size=14,
)
DOCUMENTS = st.builds(
    lambda lines, kind, year: document(lines, kind=kind, year=year),
    LINES,
    st.sampled_from(DocumentKind),
    st.sampled_from([None, 2010, 2020]),
)


@given(DOCUMENTS)
@settings(max_examples=150, deadline=None)  # the first example reads the word lists
def test_every_quote_and_field_stands_in_the_document(doc: Document) -> None:
    for record in mine(doc):
        for evidence in (record.evidence, *(field.evidence for field in record.fields)):
            assert evidence == doc.cite(evidence.ranges)
            assert evidence.quote == evidence.quote.strip()


@given(DOCUMENTS)
@settings(max_examples=150, deadline=None)  # the first example reads the word lists
def test_only_nested_records_share_text_and_order_is_reading_order(doc: Document) -> None:
    records = mine(doc)
    position = {block.id: ordinal for ordinal, block in enumerate(doc.blocks)}
    taken: set[tuple[str, int]] = set()
    by_id = {record.id: record for record in records}
    for record in records:
        characters = _characters(record)
        if record.parent is None:
            assert not characters & taken
            taken |= characters
        else:
            assert characters < _characters(by_id[record.parent])
    starts = [
        (position[r.evidence.ranges[0].block_id], r.evidence.ranges[0].start) for r in records
    ]
    assert starts == sorted(starts)
    assert len({record.id for record in records}) == len(records)


def _characters(record: Record) -> set[tuple[str, int]]:
    return {
        (place.block_id, offset)
        for place in record.evidence.ranges
        for offset in range(place.start, place.end)
    }


@given(DOCUMENTS)
@settings(max_examples=50, deadline=None)
def test_mining_is_repeatable_and_facets_are_sorted(doc: Document) -> None:
    records = mine(doc)
    assert records == mine(doc)
    for facets in (record.facets for record in records):
        assert list(facets.topics) == sorted(set(facets.topics))
        assert list(facets.municipalities) == sorted(set(facets.municipalities))
        assert list(facets.addressees) == sorted(set(facets.addressees))
        assert list(facets.addressee_groups) == sorted(
            set(facets.addressee_groups), key=GROUPS.index
        )
        assert facets.strength in (None, "muss", "soll", "sollte", "kann")
