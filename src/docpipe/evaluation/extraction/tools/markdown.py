"""Markdown as tools write it: headings, list items, tables, paragraphs."""

import html
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from docpipe.evaluation.extraction.reading import Grid, Piece

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"\s*(?:[-*+]|(\d+[.)]))\s+(.*)")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_CELL_END = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
# Signs inside a word are part of it, as in German gender forms (``Bürger*innen``).
_EMPHASIS = re.compile(r"(?<![\w\\])[*_]{1,3}(?=\S)|(?<=[^\s\\])[*_]{1,3}(?!\w)|`+|~~")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")
_HTML_TABLE = re.compile(r"<table\b.*?</table>", re.S | re.I)
_TABLE_MARK = "\ufffc"
"""Stands alone in a line for an HTML table that was taken out."""


def read_markdown(text: str, page: int | None) -> tuple[list[Piece], list[Grid]]:
    """The pieces in order, tables among them, and the tables' cells."""
    html_tables = [_html_grid(found.group(), page) for found in _HTML_TABLE.finditer(text)]
    waiting = iter(html_tables)
    text = _HTML_TABLE.sub(f"\n\n{_TABLE_MARK}\n\n", _COMMENT.sub(" ", text))
    pieces: list[Piece] = []
    grids: list[Grid] = []
    for lines in _groups(text.splitlines()):
        grid = next(waiting) if lines == [_TABLE_MARK] else _pipe_grid(lines, page)
        if grid is not None:
            grids.append(grid)
            rows = "\n".join("\t".join(row) for row in grid.rows)
            pieces.append(Piece(kind="table", text=rows, page=page))
        else:
            pieces.append(_piece(lines, page))
    return [piece for piece in pieces if piece.text.strip()], grids


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines that make one piece: headings and items alone, rows and paragraphs together."""
    group: list[str] = []
    for line in lines:
        starts = bool(_HEADING.match(line) or _ITEM.match(line))
        turns = bool(group) and bool(_ROW.match(line)) != bool(_ROW.match(group[-1]))
        if group and (not line.strip() or starts or turns or _HEADING.match(group[-1])):
            yield group
            group = []
        if line.strip():
            group.append(line)
    if group:
        yield group


def _piece(lines: Sequence[str], page: int | None) -> Piece:
    heading = _HEADING.match(lines[0])
    if heading:
        text = plain(heading.group(2))
        return Piece(kind="heading", text=text, page=page, level=len(heading.group(1)))
    item = _ITEM.match(lines[0])
    if item:
        text = plain("\n".join([item.group(2), *lines[1:]]))
        return Piece(kind="list_item", text=text, page=page, marker=item.group(1))
    return Piece(kind="paragraph", text=plain("\n".join(lines)), page=page)


def plain(text: str) -> str:
    """The text without the signs of Markdown."""
    text = _LINK.sub(r"\1", _IMAGE.sub(" ", _BREAK.sub("\n", text)))
    return html.unescape(_ESCAPED.sub(r"\1", _EMPHASIS.sub("", text)))


def _pipe_grid(lines: Sequence[str], page: int | None) -> Grid | None:
    if not all(_ROW.match(line) for line in lines) or len(lines) < 2:
        return None
    if not _RULE.match(lines[1]):
        return None
    rows = [_CELL_END.split(line.strip())[1:-1] for line in (lines[0], *lines[2:])]
    return Grid(
        rows=tuple(tuple(plain(cell).strip() for cell in row) for row in rows),
        page=page,
        n_header_rows=1,
    )


def _html_grid(text: str, page: int | None) -> Grid:
    reader = _TableReader()
    reader.feed(text)
    return cells_grid(reader.rows, page)


def cells_grid(rows: Sequence[Sequence[tuple[str, int, int]]], page: int | None) -> Grid:
    """A grid of rows of ``(text, row span, column span)``, each put at the next free field."""
    taken: dict[tuple[int, int], str] = {}
    merged = []
    for i, row in enumerate(rows):
        j = 0
        for text, n_rows, n_columns in row:
            while (i, j) in taken:
                j += 1
            if n_rows > 1 or n_columns > 1:
                merged.append((i, j, n_rows, n_columns))
            for down in range(n_rows):
                for right in range(n_columns):
                    taken[i + down, j + right] = "" if down or right else text
            j += n_columns
    width = max((j for _, j in taken), default=-1) + 1
    fields = (tuple(taken.get((i, j), "") for j in range(width)) for i in range(len(rows)))
    return Grid(rows=tuple(fields), page=page, merged=tuple(merged))


class _TableReader(HTMLParser):
    """Rows of an HTML table as ``(text, row span, column span)``."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, int, int]]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell."""
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            spans = dict(attrs)
            down, right = (int(spans.get(name) or 1) for name in ("rowspan", "colspan"))
            self.rows[-1].append(("", down, right))
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        """Close a cell."""
        if tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        """Add to the open cell."""
        if self._inside:
            text, down, right = self.rows[-1][-1]
            self.rows[-1][-1] = (text + data, down, right)
