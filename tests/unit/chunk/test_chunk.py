import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from docpipe.chunk import ChunkOptions, chunk, contextualise
from docpipe.mine import mine
from docpipe.model import Chunk, Document, Evidence, Facets, RecordType
from tests.builders import document

SMALL = ChunkOptions(target_words=10, max_words=15, min_words=3, max_table_words=12, scrap_words=0)


def no_facets(evidence: Evidence, heading_path: tuple[str, ...]) -> Facets:
    del heading_path
    return Facets(topics=(f"{len(evidence.quote.split())} Wörter",))


def passages(doc: Document, options: ChunkOptions = SMALL) -> list[str]:
    return [c.evidence.quote for c in chunk(doc, (), options, facets=no_facets)]


def words(n: int, *, stop: str = ".") -> str:
    return " ".join(f"wort{number}" for number in range(n)).capitalize() + stop


def test_consecutive_short_blocks_of_a_section_become_one_passage() -> None:
    assert passages(document(["# A", "Eins zwei.", "Drei vier.", "- fünf"])) == [
        "Eins zwei.\nDrei vier.\nfünf"
    ]


def test_a_heading_always_separates() -> None:
    doc = document(["Vorweg.", "# A", "Eins.", "## B", "Zwei.", "# C", "Drei."])
    assert passages(doc) == ["Vorweg.", "Eins.", "Zwei.", "Drei."]


def test_headings_travel_as_path_and_facets_see_the_passage() -> None:
    doc = document(["# A", "## B", "Eins zwei drei."])
    (only,) = chunk(doc, (), SMALL, facets=no_facets)
    assert only.heading_path == ("A", "B")
    assert only.type is RecordType.PASSAGE
    assert only.facets.topics == ("3 Wörter",)


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    doc = document([f"{words(8)} {words(9)} {words(7)}"])
    assert passages(doc) == [words(8), words(9), words(7)]


def test_a_sentence_beyond_the_limit_is_cut_between_words() -> None:
    assert [len(p.split()) for p in passages(document([words(40)]))] == [15, 15, 10]


def test_a_lead_in_stays_with_its_list() -> None:
    item = "- " + words(6)
    assert passages(document(["# A", words(8), item])) == [words(8), words(6)]
    assert len(passages(document(["# A", words(8, stop=":"), item]))) == 1


def test_a_note_in_the_margin_stands_in_the_passage_and_parts_no_lead_in() -> None:
    assert passages(document(["# A", "Eins.", "< Randwort", "Zwei."])) == ["Eins.\nRandwort\nZwei."]
    lead_in = ["# A", words(8, stop=":"), "< Randwort", "- " + words(5)]
    assert len(passages(document(lead_in))) == 1


def test_tables_and_boxes_stand_alone_and_footnotes_come_after_the_text() -> None:
    doc = document(["# A", "Eins.", "^ Fußnote.", "Zwei.", "| a | b\nc | d", "> Kasten.", "Drei."])
    quotes = set(passages(doc))
    assert quotes == {"Eins.\nZwei.", "Fußnote.", "a\tb\nc\td", "Kasten.", "Drei."}


def test_a_very_long_table_is_cut_between_rows() -> None:
    rows = "\n".join(f"zeile {number} | wert eins zwei" for number in range(6))
    got = passages(document([f"| {rows}"]))
    assert len(got) > 1
    assert all(line.startswith("zeile") for passage in got for line in passage.split("\n"))


def test_a_short_rest_joins_the_passage_before() -> None:
    doc = document(["# A", words(11), "Ja so."])
    assert passages(doc) == [f"{words(11)}\nJa so."]


def test_each_record_is_a_chunk_of_its_own_and_comes_first() -> None:
    doc = document(["# A", "Kommunen sollten einen Pool von Sprachmittlern aufbauen. Das hilft."])
    records = mine(doc)
    chunks = chunk(doc, records, facets=no_facets)
    assert [c.type for c in chunks] == [RecordType.RECOMMENDATION, RecordType.PASSAGE]
    first = chunks[0]
    assert (first.id, first.evidence, first.facets) == (
        records[0].id,
        records[0].evidence,
        records[0].facets,
    )
    assert [c.ordinal for c in chunks] == [0, 1]


def test_what_is_embedded_names_the_nearest_heading_and_the_title_only_without_one() -> None:
    doc = document(["# Titel", "## Begriffe", "Kurzer Text hier."], title="Titel")
    (only,) = chunk(doc, (), SMALL, facets=no_facets)
    assert contextualise(only, "Titel") == "Begriffe\nKurzer Text hier."
    bare = replace(only, heading_path=())
    assert contextualise(bare, "Titel") == "Titel\nKurzer Text hier."


LINES = st.lists(
    st.one_of(
        st.builds(
            lambda level, n: "#" * level + f" Überschrift {n}", st.integers(1, 3), st.integers(0, 9)
        ),
        st.builds(
            lambda mark, lengths: mark + " ".join(words(n) for n in lengths),
            st.sampled_from(["", "- ", "> ", "^ ", "~ "]),
            st.lists(st.integers(1, 20), min_size=1, max_size=5),
        ),
        st.builds(
            lambda n: "| " + "\n".join(f"a{row} b | c d e" for row in range(n)), st.integers(1, 8)
        ),
    ),
    max_size=12,
)


@given(LINES)
def test_passages_hold_every_body_character_once_and_cross_no_heading(lines: list[str]) -> None:
    doc = document(lines)
    chunks = chunk(doc, (), SMALL, facets=no_facets)
    covered: dict[str, list[bool]] = {b.id: [False] * len(b.text) for b in doc.blocks}
    sections = {block.id: block.section_id for block in doc.blocks}
    for each in chunks:
        for place in each.evidence.ranges:
            assert sections[place.block_id] == each.section_id
            for offset in range(place.start, place.end):
                assert not covered[place.block_id][offset]
                covered[place.block_id][offset] = True
    for block in doc.blocks:
        printed = [offset for offset, sign in enumerate(block.text) if not sign.isspace()]
        held = [covered[block.id][offset] for offset in printed]
        assert not any(held) if block.kind == "heading" else all(held)


@given(LINES)
def test_passages_are_never_longer_than_the_limit_and_ids_are_unique(lines: list[str]) -> None:
    chunks = chunk(document(lines), (), SMALL, facets=no_facets)
    assert all(n_words(c) <= SMALL.max_words for c in chunks)
    assert len({c.id for c in chunks}) == len(chunks)
    assert [c.ordinal for c in chunks] == list(range(len(chunks)))


def n_words(each: Chunk) -> int:
    return len(re.findall(r"\w+", each.evidence.quote))


def test_a_scrap_is_left_out_unless_there_is_nothing_else() -> None:
    cover, sentence = "Kommunaler Qualitätszirkel", "Vielfalt ist Alltag."
    assert passages(document([cover, "# Titel", sentence]), ChunkOptions()) == [sentence]
    assert passages(document([cover]), ChunkOptions()) == [cover]
    table = "| Stadt | Jahr"
    assert passages(document([sentence, table]), ChunkOptions()) == [sentence, "Stadt\tJahr"]


def test_a_record_keeps_what_found_it_and_in_what_it_stands() -> None:
    box = (
        "> Praxisbeispiel: Lotsen, Stadt Hamm\nVorgehen: 2015 wurden 20 Lotsinnen geschult. "
        "Kommunen sollten sie bezahlen.\nKontakt: Stadt Hamm"
    )
    doc = document(["# A", box])
    example, advice = mine(doc)
    chunks = {c.id: c for c in chunk(doc, (example, advice), SMALL, facets=no_facets)}
    assert chunks[advice.id].parent == example.id
    assert (chunks[advice.id].rule, chunks[advice.id].confidence) == (
        advice.rule,
        advice.confidence,
    )
    assert chunks[example.id].parent is None
