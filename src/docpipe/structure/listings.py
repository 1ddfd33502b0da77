"""Contents lists, subject indexes and the imprint, taken out of the pages."""

from collections.abc import Iterable, Iterator, Sequence, Set

from docpipe.language.hyphenation import HYPHENS, Vocabulary
from docpipe.model import BBox, Furniture, FurnitureKind
from docpipe.structure.contents_page import LineIndex, Listed, contents_of, is_contents_title
from docpipe.structure.imprint import imprint_of
from docpipe.structure.index_page import index_of, is_index_title
from docpipe.structure.joining import join_lines
from docpipe.structure.options import StructureOptions
from docpipe.structure.placed import Placed


def take_listings(
    pages: list[list[Placed]],
    in_tables: Set[tuple[int, BBox]],
    words: Vocabulary,
    options: StructureOptions,
) -> tuple[list[Furniture], list[Placed]]:
    """Move contents lists, indexes and imprint out of the pages into furniture, in reading order.

    The title of an index stays: it is a heading.

    Args:
        pages: The lines of each page; those of the lists are taken out.
        in_tables: Page index and box of each line that stands in a table.
        words: Of the document, to join words that are divided at line ends.
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
        entries = [placed for placed in index if not is_index_title(placed.text)]
        rest = _without(lines, (*entries, *contents.lines))
        imprint = imprint_of(rest, position, len(pages))
        pages[position] = _without(rest, imprint)
        announcing.extend(contents.lines)
        taken.extend(_as_furniture(entries, FurnitureKind.INDEX, words))
        taken.extend(_as_furniture(contents.lines, FurnitureKind.TOC, words))
        taken.extend(_as_furniture(imprint, FurnitureKind.IMPRINT, words))
    return taken, announcing


def _without(lines: Iterable[Placed], taken: Iterable[Placed]) -> list[Placed]:
    gone = {id(placed) for placed in taken}
    return [placed for placed in lines if id(placed) not in gone]


def _as_furniture(
    lines: Sequence[Placed], kind: FurnitureKind, words: Vocabulary
) -> Iterator[Furniture]:
    """A line each; lines between which a word is divided are one."""
    start = 0
    for end, placed in enumerate(lines, start=1):
        if placed.text[-1:] in HYPHENS and end < len(lines) and lines[end].text[:1].islower():
            continue
        text = join_lines(lines[start:end], words).text
        yield Furniture(kind=kind, page=lines[start].page, text=text)
        start = end
