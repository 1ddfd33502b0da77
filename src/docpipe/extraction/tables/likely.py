"""Whether a grid that no rules confirm is a table: its texts tell.

Much else stands in columns of white: contents pages, indexes, lists, addresses, forms. Figures
below each other make a table; so does text if there are three columns, or short labels before it.
"""

import re
from collections.abc import Sequence
from statistics import median

from docpipe.extraction.tables.grid import Grid, texts_of
from docpipe.extraction.tables.pieces import is_figure, is_marker

_MIN_ROWS = 3
# The first rows of a table at the foot of a page: so many columns and hardly a gap.
_MIN_COLUMNS_OF_PART = 4
_MIN_FILL = 0.5
_MIN_TEXT_FILL = 0.7
_MIN_TEXT_COLUMNS = 3
_MAX_CELL_WORDS = 6
# Longer cells must not look like pieces of sentences.
_SHORT_WORDS = 2
_MAX_CUT_OFF = 0.25
# Labels before text: words, share of the table's width, rows.
_MAX_LABEL_WORDS = 3
_MAX_LABEL_WIDTH = 0.35
_MIN_LABELS = 4
_MOST = 0.5
_LABEL = re.compile(r".*:$", re.S)
_NUMBERING = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.?|§ ?\d+\w?|\[?\d{1,3}\]?")
_LEADERS = re.compile(r"(?:[.…·_]\s?){4,}")
_PAGE = re.compile(r"(?:S\.|Seite)?\s*(\d{1,3})")
_MIN_ENTRIES = 4
_NUMBER_FIRST = re.compile(r"(?:S\. ?)?\d{1,3} +[^\W\d].*", re.S)
_NUMBERS_LAST = re.compile(r".*[^\W\d].*? \d{1,3}(?:[–-]\d{1,3}|ff?\.?)?(?:, \d{1,3}\S*)*", re.S)
_CONTACT = re.compile(r"@|www\.|https?:|\b(?:Tel|Fax|Telefon|E-?Mail)\b", re.I)

Texts = Sequence[Sequence[str]]


def is_likely(grid: Grid) -> bool:
    """Whether the grid is a table."""
    texts = texts_of(grid)
    body = texts[grid.n_header_rows or 0 :]
    if not body or is_directory(texts) or _is_list(body) or _is_form(body):
        return False
    rows = [row for row in body if sum(map(bool, row)) > 1]
    if _is_part(grid, rows):
        return True
    if len(texts) < _MIN_ROWS or len(rows) < _MIN_ROWS - bool(grid.n_header_rows):
        return False
    if _figure_columns(body):
        n_filled = sum(bool(text) for row in body for text in row)
        return n_filled >= _MIN_FILL * sum(len(row) for row in rows)
    return _is_text_table(rows) or _is_glossary(grid, body)


def is_directory(rows: Texts) -> bool:
    """A contents page or an index: titles or words with page numbers."""
    said = [text for row in rows for text in row if any(char.isalpha() for char in text)]
    numbered = sum(bool(_NUMBER_FIRST.fullmatch(text)) for text in said)
    indexed = sum(bool(_NUMBERS_LAST.fullmatch(text)) for text in said)
    if said and max(numbered, indexed) >= _MOST * len(said) and not _figure_columns(rows):
        return True
    return _is_contents(rows)


def _is_contents(rows: Texts) -> bool:
    """Titles and ascending page numbers."""
    columns = _figure_columns(rows)
    if not columns or len(columns) > len(rows[0]) / 2:
        return False
    pages = [_page_numbers([row[column] for row in rows]) for column in columns]
    ascending = all(
        len(column) > 1 and column == sorted(column) and column[0] < column[-1] for column in pages
    )
    many = sum(map(len, pages)) >= _MIN_ENTRIES * len(pages) or len(rows) <= _MIN_ENTRIES
    leaders = sum(any(_LEADERS.search(text) for text in row) for row in rows)
    return (ascending and many) or (leaders > 0.3 * len(rows) and len(columns) == 1)


def _page_numbers(texts: Sequence[str]) -> list[int]:
    found = map(_PAGE.fullmatch, texts)
    return [int(match.group(1)) for match in found if match]


def _figure_columns(rows: Texts) -> list[int]:
    """The columns after the first that hold figures."""
    found = []
    for column in range(1, len(rows[0])):
        said = [row[column] for row in rows if any(char.isalnum() for char in row[column])]
        figures = sum(is_figure(text) or bool(_PAGE.fullmatch(text)) for text in said)
        if len(said) > 1 and figures >= 0.6 * len(said):
            found.append(column)
    return found


def _is_list(rows: Texts) -> bool:
    """Markers or numbers before text."""
    first = [row[0] for row in rows if row[0]]
    numbers = sum(is_marker(text) or bool(_NUMBERING.fullmatch(text)) for text in first)
    return len(rows[0]) == 2 and numbers >= _MOST * len(first) and not _figure_columns(rows)


def _is_form(rows: Texts) -> bool:
    """Labels with colons, and what they say."""
    labels = [row[0] for row in rows if row[0]]
    return len(rows[0]) == 2 and sum(
        bool(_LABEL.fullmatch(text)) for text in labels
    ) >= _MOST * len(labels)


def _is_part(grid: Grid, rows: Texts) -> bool:
    """A head and a row of figures: the rest of the table stands on the next page."""
    if not grid.n_header_rows or len(rows) != 1 or grid.n_columns < _MIN_COLUMNS_OF_PART:
        return False
    return sum(map(is_figure, rows[0])) >= grid.n_columns - 2 and all(rows[0])


def _is_text_table(rows: Texts) -> bool:
    """Short texts in three or more columns, hardly one of them empty."""
    n_columns = len(rows[0]) if rows else 0
    if n_columns < _MIN_TEXT_COLUMNS or len(rows) < _MIN_ROWS:
        return False
    said = [text for row in rows for text in row if text]
    usual = median(len(text.split()) for text in said)
    if usual > _SHORT_WORDS and sum(map(_is_cut_off, said)) > _MAX_CUT_OFF * len(said):
        return False
    contact = sum(bool(_CONTACT.search(text)) for text in said)
    full = len(said) >= _MIN_TEXT_FILL * n_columns * len(rows)
    return full and usual <= _MAX_CELL_WORDS and contact < 2


def _is_cut_off(text: str) -> bool:
    """Whether a sentence goes on before or after."""
    return text[:1].islower() or text[-1:] in "-‐,"


def _is_glossary(grid: Grid, rows: Texts) -> bool:
    """Two columns: in every row a short label in a narrow one, text in the other."""
    if grid.n_columns != 2 or len(rows) < _MIN_LABELS or not all(all(row) for row in rows):
        return False
    labels = [cell for cell in grid.cells if cell.column == 0]
    left = min(word.bbox[0] for cell in labels for word in cell.words)
    right = max(word.bbox[2] for cell in labels for word in cell.words)
    end = max(word.bbox[2] for cell in grid.cells for word in cell.words)
    words = [len(row[0].split()) for row in rows]
    return (
        max(words) <= _MAX_LABEL_WORDS
        and right - left <= _MAX_LABEL_WIDTH * (end - left)
        and median(words) < median(len(row[1].split()) for row in rows)
    )
