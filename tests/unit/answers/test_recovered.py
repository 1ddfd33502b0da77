from pathlib import Path

import pytest

from docpipe.answers.recovered import (
    PART_CHARACTERS,
    arranged,
    outline,
    part_of_section,
    parts_of_text,
    recovered,
    state_of,
    versions,
)
from docpipe.corpus import Corpus
from docpipe.model import (
    Block,
    BlockId,
    BlockKind,
    Document,
    Metadata,
    Method,
    PageInfo,
    Section,
    SectionId,
    Source,
    SourceId,
    Span,
)

SHA = ("1" * 64, "2" * 64, "3" * 64)


def source(number: int, **fields: object) -> Source:
    values: dict[str, object] = {
        "id": SourceId(SHA[number][:16]),
        "sha256": SHA[number],
        "n_bytes": 1,
        "filename": f"{number}.pdf",
        "origins": (),
    }
    return Source(**{**values, **fields})  # type: ignore[arg-type]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    one = Corpus.open(tmp_path)
    second, third = SourceId(SHA[1][:16]), SourceId(SHA[2][:16])
    one.save_sources(
        (source(0, superseded_by=second), source(1, superseded_by=third), source(2))
    )  # fmt: skip
    return one


@pytest.mark.parametrize("number", [0, 1, 2])
def test_all_versions_are_told_from_each_of_them(corpus: Corpus, number: int) -> None:
    found = versions(corpus, SHA[number][:16])
    assert [one.source.filename for one in found] == ["0.pdf", "1.pdf", "2.pdf"]
    assert [one.is_searched for one in found] == [False, False, True]


def test_what_the_corpus_has_not_is_none(corpus: Corpus) -> None:
    assert versions(corpus, "f" * 16) == ()
    assert recovered(corpus, "f" * 16) is None
    assert recovered(corpus, SHA[0][:16]) is None
    assert state_of(corpus, SourceId(SHA[0][:16])) is None


def block(number: int, kind: BlockKind, text: str, section: int | None, page: int = 1) -> Block:
    return Block(
        id=BlockId(f"b{number:04d}"),
        kind=kind,
        text=text,
        spans=(Span(start=0, end=len(text), page=page, bbox=(0, 0, 1, 1)),),
        section_id=None if section is None else SectionId(f"s{section}"),
        level=1 if kind is BlockKind.HEADING else None,
    )


def section(number: int, level: int, parent: int | None = None) -> Section:
    return Section(
        id=SectionId(f"s{number}"),
        parent_id=None if parent is None else SectionId(f"s{parent}"),
        level=level,
        heading=f"Abschnitt {number}",
    )


def paper(sections: tuple[Section, ...], blocks: tuple[Block, ...]) -> Document:
    pages = tuple(
        PageInfo(number=n, label=str(n + 2), width=1, height=1, method=Method.TEXT_LAYER, grade=1)
        for n in (1, 2, 3)
    )
    return Document(
        source_id=SourceId(SHA[2][:16]),
        metadata=Metadata(),
        pages=pages,
        sections=sections,
        blocks=blocks,
    )


SECTIONS = (section(1, 1), section(2, 2, 1), section(3, 3, 2), section(4, 1), section(5, 3, 4))


def test_the_outline_is_a_tree_with_the_pages_of_its_headings() -> None:
    blocks = tuple(
        block(n, BlockKind.HEADING, f"Abschnitt {n}", n, page=1 + n // 2) for n in range(1, 6)
    )
    first, second = outline(paper(SECTIONS, blocks), 100)
    assert (first.section.id, second.section.id) == ("s1", "s4")
    assert first.page is not None
    assert first.page.label == "3"
    assert [one.section.id for one in first.parts] == ["s2"]
    assert [one.section.id for one in first.parts[0].parts] == ["s3"]
    assert [one.section.id for one in second.parts] == ["s5"]


def test_a_very_fine_outline_keeps_its_upper_levels() -> None:
    coarse = outline(paper(SECTIONS, ()), 3)
    assert [(one.section.id, len(one.parts)) for one in coarse] == [("s1", 1), ("s4", 0)]
    assert [one.section.id for one in outline(paper(SECTIONS, ()), 0)] == ["s1", "s4"]


def test_a_long_text_is_cut_before_headings_without_loss() -> None:
    half = "x" * (PART_CHARACTERS // 2 + 1)
    blocks = tuple(
        one
        for n in range(4)
        for one in (
            block(2 * n, BlockKind.HEADING, f"Kopf {n}", n),
            block(2 * n + 1, BlockKind.PARAGRAPH, half, n),
        )
    )
    parts = parts_of_text(paper((), blocks))
    assert tuple(one for part in parts for one in part) == blocks
    assert len(parts) == 4
    assert all(part[0].kind is BlockKind.HEADING for part in parts)
    assert part_of_section(parts) == {f"s{n}": n + 1 for n in range(4)}


def test_a_text_without_headings_is_cut_where_it_is_long_enough() -> None:
    blocks = tuple(block(n, BlockKind.PARAGRAPH, "x" * 10_000, None) for n in range(12))
    parts = parts_of_text(paper((), blocks))
    assert len(parts) > 1
    assert tuple(one for part in parts for one in part) == blocks


def test_items_of_a_list_stand_together() -> None:
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)
    groups = arranged(block(n, kind, "Text", None) for n, kind in enumerate(kinds))
    assert [(len(one.blocks), one.is_list) for one in groups] == [
        (1, False),
        (2, True),
        (1, False),
    ]
    assert arranged(()) == ()
