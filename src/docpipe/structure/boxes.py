"""Boxes: text that a rectangle sets apart from the running text."""

from docpipe.model import BBox, BlockKind, Page
from docpipe.structure.draft import Draft
from docpipe.structure.options import StructureOptions
from docpipe.structure.paragraphs import group
from docpipe.structure.placed import Placed, inside
from docpipe.structure.reading_order import columns


def take_boxes(
    page: Page, lines: list[Placed], body: float, backgrounds: set[BBox], options: StructureOptions
) -> tuple[list[Draft], list[Placed]]:
    """A draft for every rectangle with text in it, and the lines outside of them."""
    drafts: list[Draft] = []
    rest = lines
    for rect in _outermost(page, backgrounds, options):
        held = [placed for placed in rest if inside(rect, placed)]
        if len(held) < 2 or sum(len(placed.text) for placed in held) < 40:
            continue
        rest = [placed for placed in rest if placed not in held]
        paragraphs = [
            draft.paragraphs[0] for column in columns(held) for draft in group(column, body)
        ]
        drafts.append(Draft(kind=BlockKind.BOX, paragraphs=paragraphs))
    return drafts, rest


def _outermost(page: Page, backgrounds: set[BBox], options: StructureOptions) -> list[BBox]:
    """Rectangles that are no page background, the larger first, none within another."""
    limit = options.max_box_share * page.width * page.height
    candidates = sorted(
        {rect for rect in page.rects if _area(rect) <= limit and rounded(rect) not in backgrounds},
        key=lambda rect: (-_area(rect), rect),
    )
    kept: list[BBox] = []
    for rect in candidates:
        if not any(_overlap(rect, other) > 0.8 * _area(rect) for other in kept):
            kept.append(rect)
    return sorted(kept, key=lambda rect: (rect[1], rect[0]))


def rounded(rect: BBox) -> BBox:
    """To compare rectangles of different pages."""
    return (round(rect[0]), round(rect[1]), round(rect[2]), round(rect[3]))


def _area(rect: BBox) -> float:
    return max(rect[2] - rect[0], 0.0) * max(rect[3] - rect[1], 0.0)


def _overlap(a: BBox, b: BBox) -> float:
    return _area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))
