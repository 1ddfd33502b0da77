"""Does a quote stand on the page shown? Read again from the page's own geometry.

The structure stage joins, re-orders and de-hyphenates; a slip there would give a quote that no
page carries. So the proof does not trust it: it takes the printed lines that extraction found
inside the boxes that the quote names, and looks for the quote's letters in them.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from docpipe.model import BBox, Block, BlockId, Evidence, Extraction, Line, TextRange
from docpipe.model.document import PART_JOINT

_TOLERANCE_PT = 0.6  # boxes are rounded when they are stored


def letters(text: str) -> str:
    """Letters and digits only, in compatibility form: what survives any typesetting."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(character for character in folded if character.isalnum())


def faults(
    evidence: Evidence,
    blocks: Mapping[BlockId, Block],
    pages: Mapping[int, tuple[Line, ...]],
) -> Iterator[str]:
    """What speaks against a quote; nothing if it is proven.

    Args:
        evidence: The quote with its places and boxes.
        blocks: The document's blocks.
        pages: Printed lines of each page, as ``printed_lines`` gives them.
    """
    missing = [place for place in evidence.ranges if place.block_id not in blocks]
    if missing:
        yield f"Block {missing[0].block_id} fehlt"
        return
    cut = PART_JOINT.join(
        blocks[place.block_id].text[place.start : place.end] for place in evidence.ranges
    )
    if cut != evidence.quote:
        yield "der Wortlaut weicht vom Dokument ab"
    shown = {(region.page, box) for region in evidence.pages for box in region.boxes}
    for place in evidence.ranges:
        yield from _range_faults(place, blocks[place.block_id], shown, pages)


def _range_faults(
    place: TextRange,
    block: Block,
    shown: set[tuple[int, BBox]],
    pages: Mapping[int, tuple[Line, ...]],
) -> Iterator[str]:
    covered = 0
    for span in block.spans:
        start, end = max(span.start, place.start), min(span.end, place.end)
        if start >= end:
            continue
        said = letters(block.text[start:end])
        covered += len(said)
        if (span.page, span.bbox) not in shown:
            yield f"eine Zeile auf Seite {span.page} ist nicht als Fundstelle genannt"
        elif said not in _printed(span.bbox, pages.get(span.page, ())):
            yield f"auf Seite {span.page} steht nicht {block.text[start:end][:60]!r}"
    if covered != len(letters(block.text[place.start : place.end])):
        yield f"ein Teil von {place} hat keine Fundstelle"


def _printed(box: BBox, lines: tuple[Line, ...]) -> str:
    x0, top, x1, bottom = box
    inside = [
        line
        for line in lines
        if line.bbox[0] >= x0 - _TOLERANCE_PT
        and line.bbox[1] >= top - _TOLERANCE_PT
        and line.bbox[2] <= x1 + _TOLERANCE_PT
        and line.bbox[3] <= bottom + _TOLERANCE_PT
    ]
    inside.sort(key=lambda line: (round(line.bbox[1]), line.bbox[0]))
    return letters(" ".join(line.text for line in inside))


def printed_lines(extraction: Extraction) -> dict[int, tuple[Line, ...]]:
    """All printed lines by physical page, where they stand on the page as displayed."""
    return {
        page.number: tuple(
            replace(line, bbox=page.displayed(line.bbox)) if page.turned else line
            for line in page.lines
        )
        for page in extraction.pages
    }
