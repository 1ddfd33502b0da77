"""Contents lists and subject indexes, taken out of the pages."""

from collections.abc import Iterable, Set

from docpipe.model import BBox, Furniture, FurnitureKind
from docpipe.structure.contents_page import LineIndex, Listed, contents_of, is_contents_title
from docpipe.structure.index_page import index_of, is_index_title
from docpipe.structure.options import StructureOptions
from docpipe.structure.placed import Placed


def take_listings(
    pages: list[list[Placed]], in_tables: Set[tuple[int, BBox]], options: StructureOptions
) -> tuple[list[Furniture], list[Placed]]:
    """Move contents lists and indexes out of the pages into furniture, in reading order.

    The title of an index stays: it is a heading.

    Args:
        pages: The lines of each page; those of the lists are taken out.
        in_tables: Page index and box of each line that stands in a table.
        options: Thresholds.

    Returns:
        The lines as furniture, and those of contents lists, which announce headings.
    """
    announcing: list[Placed] = []
    taken: list[Furniture] = []
    outside = [
        [placed for placed in lines if (position, placed.line.bbox) not in in_tables]
        for position, lines in enumerate(pages)
    ]
    later = LineIndex(outside)
    contents = Listed()
    index: tuple[Placed, ...] = ()
    for position, lines in enumerate(pages):
        index = index_of(lines, goes_on=bool(index))
        # Only below its title, or after another page of it, a list may be set as a table.
        listed = contents.goes_on or any(is_contents_title(placed.text) for placed in lines)
        candidates = lines if listed else outside[position]
        contents = Listed() if index else contents_of(candidates, later, options, contents)
        words = [placed for placed in index if not is_index_title(placed.text)]
        taken.extend(_as_furniture(words, FurnitureKind.INDEX))
        announcing.extend(contents.lines)
        taken.extend(_as_furniture(contents.lines, FurnitureKind.TOC))
        gone = {id(placed) for placed in (*words, *contents.lines)}
        pages[position] = [placed for placed in lines if id(placed) not in gone]
    return taken, announcing


def _as_furniture(lines: Iterable[Placed], kind: FurnitureKind) -> Iterable[Furniture]:
    return [Furniture(kind=kind, page=placed.page, text=placed.text) for placed in lines]
