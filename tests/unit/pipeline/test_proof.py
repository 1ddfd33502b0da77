"""The proof must accept what the page carries and refuse everything else."""

from dataclasses import replace

import pytest

from docpipe.model import (
    BBox,
    Block,
    BlockKind,
    Evidence,
    Line,
    SourceId,
    Span,
    TextRange,
    block_id,
)
from docpipe.model.document import cite
from docpipe.pipeline.proof import faults, letters

ID = block_id(SourceId("0" * 16), 1)
FIRST: BBox = (10.0, 10.0, 200.0, 20.0)
SECOND: BBox = (10.0, 22.0, 200.0, 32.0)
LINES = (
    Line(text="Die Kommunen sollten die Sprach-", bbox=FIRST, size=10),
    Line(text="mittlung dauerhaft ausbauen.", bbox=SECOND, size=10),
)
TEXT = "Die Kommunen sollten die Sprachmittlung dauerhaft ausbauen."
BLOCK = Block(
    id=ID,
    kind=BlockKind.PARAGRAPH,
    text=TEXT,
    spans=(Span(start=0, end=31, page=3, bbox=FIRST), Span(start=31, end=59, page=3, bbox=SECOND)),
)
PAGES = {3: LINES}


def evidence(start: int = 0, end: int = len(TEXT)) -> Evidence:
    return cite((TextRange(block_id=ID, start=start, end=end),), {ID: BLOCK}, {})


def test_a_joined_word_division_is_proven_line_by_line() -> None:
    assert list(faults(evidence(), {ID: BLOCK}, PAGES)) == []
    assert list(faults(evidence(25, 39), {ID: BLOCK}, PAGES)) == []


@pytest.mark.parametrize("gender", ["Bürger:innen", "Migrant*innen", "Praktiker_innen"])
def test_gender_signs_do_not_count_as_letters(gender: str) -> None:
    assert letters(gender) == "".join(c for c in gender if c.isalpha())


def test_a_changed_quote_is_refused() -> None:
    forged = replace(evidence(), quote=TEXT.replace("sollten", "müssen"))
    assert list(faults(forged, {ID: BLOCK}, PAGES)) == ["der Wortlaut weicht vom Dokument ab"]


def test_a_text_that_the_page_does_not_carry_is_refused() -> None:
    forged = replace(BLOCK, text=TEXT.replace("sollten", "wollten"))
    quote = cite((TextRange(block_id=ID, start=0, end=59),), {ID: forged}, {})
    assert any("Seite 3" in fault for fault in faults(quote, {ID: forged}, PAGES))


def test_the_wrong_page_is_refused() -> None:
    assert list(faults(evidence(), {ID: BLOCK}, {4: LINES}))


def test_a_box_that_is_not_shown_is_refused() -> None:
    region = evidence().pages[0]
    fewer = replace(evidence(), pages=(replace(region, boxes=region.boxes[:1]),))
    assert any("nicht als Fundstelle" in fault for fault in faults(fewer, {ID: BLOCK}, PAGES))


def test_letters_without_a_line_are_refused() -> None:
    gap = replace(BLOCK, spans=BLOCK.spans[:1])
    assert any("keine Fundstelle" in fault for fault in faults(evidence(), {ID: gap}, PAGES))


def test_a_missing_block_is_refused() -> None:
    assert list(faults(evidence(), {}, PAGES)) == [f"Block {ID} fehlt"]
