"""Lines of print that are a table, with its rules if it has any, to a grid of cells."""

import re
from collections.abc import Sequence

from docpipe.extraction.geometry import union
from docpipe.extraction.tables.assembly import Sheet, to_grid
from docpipe.extraction.tables.bodies import group_rows
from docpipe.extraction.tables.columns import Columns, Part, make_columns, strip_borders
from docpipe.extraction.tables.grid import Grid
from docpipe.extraction.tables.heads import build_head
from docpipe.extraction.tables.pieces import CAPTION, TextRow
from docpipe.extraction.tables.rules import Rules
from docpipe.extraction.tables.strips import Strip, find_strips
from docpipe.model import BBox

_MAX_HEAD_LINES = 9
_NOTE = re.compile(
    r"(?:Quellen?|Sources?|Anmerkung(?:en)?|Notes?|Hinweise?|Stand|Legende|Basis|Erläuterung(?:en)?)"
    r"\b.{0,40}:|(?:\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]|\(?[1-9a-f]\)|[1-9]) ?\w.*",
    re.S,
)
_MIN_NOTE_WORDS = 5
_MIN_TITLE_WORDS = 3
# Of the pieces after the first, how many say a figure in a line of figures.
_FIGURES = 0.3
_UPRIGHT_SHARE = 0.4
# Points around a table's print in which its rules are looked for.
_AROUND = 30.0


def lay_out(rows: Sequence[TextRow], rules: Rules) -> Grid | None:
    """The grid of a table; ``None`` where there are no columns."""
    sheet = _read(_without_notes(_without_caption(rows)), rules)
    if sheet is None:
        return None
    start = _title_end(sheet)
    if start:
        sheet = _read(sheet.rows[start:], rules)
        if sheet is None:
            return None
    head = build_head(
        sheet.rows[: sheet.n_head], sheet.parts(0, sheet.n_head), sheet.columns, sheet.rules.level
    )
    groups = _body_groups(sheet)
    return to_grid(sheet, head, groups) if groups else None


def _read(rows: Sequence[TextRow], rules: Rules) -> Sheet | None:
    if len(rows) < 2:
        return None
    box = union([row.box for row in rows])
    inner = rules.near(box, _AROUND)
    full = inner.full_heights(box[0], box[2])
    n_head = head_end(rows, full)
    body = rows[n_head:]
    size = sorted(row.size for row in rows)[len(rows) // 2]
    strips = find_strips([row.pieces for row in body], size)
    borders = strip_borders(strips, rows[:n_head])
    borders = _with_upright(strips, borders, inner, box)
    if not borders:
        return None
    columns = make_columns(borders, body, box[0], box[2])
    return Sheet(rows=list(rows), rules=inner, n_head=n_head, columns=columns, full=full)


def _with_upright(
    strips: Sequence[Strip], borders: Sequence[float], rules: Rules, box: BBox
) -> list[float]:
    """Upright rules part columns too; a border in a strip gives way to a rule in it."""
    lengths: dict[float, float] = {}
    for x, top, _, bottom in rules.upright:
        near = next((place for place in lengths if abs(place - x) <= 3), x)
        lengths[near] = lengths.get(near, 0.0) + bottom - top
    ruled = [
        x
        for x, length in lengths.items()
        if length >= _UPRIGHT_SHARE * (box[3] - box[1]) and box[0] + 4 < x < box[2] - 4
    ]
    kept = [
        border
        for strip, border in zip(strips, borders, strict=True)
        if not any(strip.x0 - 3 <= x <= strip.x1 + 3 for x in ruled)
    ]
    return sorted([*kept, *ruled])


def head_end(rows: Sequence[TextRow], full: Sequence[float]) -> int:
    """How many lines are the head."""
    data = _data_rows(rows)
    first = data.index(True) if any(data) else None
    ruled = _ruled_head(rows, full, first)
    if ruled is not None:
        return ruled
    if first is not None:
        return _before_sections(rows, min(first, _MAX_HEAD_LINES))
    bold = [all(piece.bold for piece in row.pieces) for row in rows]
    if bold[0] and not all(bold):
        return bold.index(False) if bold.index(False) <= 3 else 0
    return 0


def _data_rows(rows: Sequence[TextRow]) -> list[bool]:
    """Which lines hold figures beside something else; years alone may be heads of columns."""
    strict = [_says_figures(row) for row in rows]
    loose = [len(row.pieces) > 1 and any(p.figure for p in row.pieces) for row in rows]
    if sum(strict) >= 0.5 * sum(loose):
        return strict
    bold = [all(piece.bold for piece in row.pieces) for row in rows]
    return [found and (not heavy or all(bold)) for found, heavy in zip(loose, bold, strict=True)]


def _says_figures(row: TextRow) -> bool:
    """Whether figures make a good part of a line; "per 1000" in a heading is one word of many."""
    figures = sum(piece.figure and not piece.is_year for piece in row.pieces)
    said = figures + sum(piece.blank for piece in row.pieces)
    return figures > 0 and len(row.pieces) > 1 and said >= _FIGURES * (len(row.pieces) - 1)


def _ruled_head(rows: Sequence[TextRow], full: Sequence[float], first: int | None) -> int | None:
    """By the first rule through the whole table that has lines above and below it."""
    for y in full:
        above = sum(row.middle < y for row in rows)
        if not 0 < above < len(rows):
            continue
        if above > _MAX_HEAD_LINES or (first is not None and above > first):
            return None
        bold = [all(piece.bold for piece in row.pieces) for row in rows]
        if not all(bold[:above]):
            return above if above <= max(1, len(rows) // 3) else None
        return _bold_end(rows, bold, above)
    return None


def _bold_end(rows: Sequence[TextRow], bold: Sequence[bool], start: int) -> int:
    """A head in bold print goes on over further rows of it, if the body is not bold."""
    end = start
    while end < len(rows) and bold[end] and len(rows[end].pieces) > 1:
        end += 1
    return end if end <= min(_MAX_HEAD_LINES, len(rows) - 2) else start


def _before_sections(rows: Sequence[TextRow], n_head: int) -> int:
    """A lone label just above the first figures heads a section of the body, not a column."""
    left = min(row.box[0] for row in rows)
    while n_head > 1:
        last = rows[n_head - 1]
        alone = len(last.pieces) == 1 and last.pieces[0].x0 <= left + 2 * last.size
        others = any(
            piece.x0 > last.pieces[0].x1 for row in rows[: n_head - 1] for piece in row.pieces
        )
        if not (alone and others):
            break
        n_head -= 1
    return n_head


def _without_caption(rows: Sequence[TextRow]) -> Sequence[TextRow]:
    """Without a caption and its further lines, above all that stands in several pieces."""
    first = next((i for i, row in enumerate(rows) if len(row.pieces) > 1), 0)
    captions = [i for i in range(first) if CAPTION.match(rows[i].pieces[0].text)]
    if not captions:
        return rows
    left = rows[captions[-1]].pieces[0].x0
    end = captions[-1] + 1
    while end < first and abs(rows[end].pieces[0].x0 - left) < 2:
        end += 1
    return rows[end:]


def _without_notes(rows: Sequence[TextRow]) -> list[TextRow]:
    """Without sources and remarks below the last line of figures, or of several pieces."""
    data = _data_rows(rows)
    if not any(data):
        data = [len(row.pieces) > 1 for row in rows]
    last = max((i for i, found in enumerate(data) if found), default=None)
    kept = list(rows)
    if last is None:
        return kept
    for i in range(last + 1, len(rows)):
        row = rows[i]
        text = " ".join(piece.text for piece in row.pieces)
        smaller = row.size < 0.93 * rows[last].size
        if len(row.pieces) <= 2 and (
            (_NOTE.match(text) and len(text.split()) >= 2)
            or (smaller and len(text.split()) >= _MIN_NOTE_WORDS)
        ):
            return kept[:i]
    return kept


def _title_end(sheet: Sheet) -> int:
    """Index of the first line below titles: captions, and wide lines at the left edge."""
    end = 0
    left = sheet.columns.borders[0]
    for i, row in enumerate(sheet.rows[: sheet.n_head]):
        piece = row.pieces[0]
        text = " ".join(piece.text for piece in row.pieces)
        (part, *_) = sheet.columns.parts(row)
        n_words = len(text.split())
        wide = (
            len(row.pieces) == 1 and part.spans and part.first == 0 and n_words >= _MIN_TITLE_WORDS
        )
        if CAPTION.match(text) or (wide and piece.x0 <= left + 2 * row.size):
            end = i + 1
    return end


def _body_groups(sheet: Sheet) -> list[list[int]]:
    """Indices of the lines of each body row."""
    bands = _bands(sheet)
    groups: list[list[int]] = []
    ruled = _is_row_ruled(sheet, bands)
    for band in bands:
        rows = [sheet.rows[i] for i in band]
        parts = [sheet.columns.parts(row) for row in rows]
        if ruled and not _holds_rows(parts, sheet.columns):
            groups.append(band)
        else:
            groups.extend(
                [band[i] for i in group] for group in group_rows(rows, parts, sheet.columns)
            )
    return groups


def _bands(sheet: Sheet) -> list[list[int]]:
    """The body's lines between rules through the whole table."""
    bands: list[list[int]] = []
    before = -1
    for i in range(sheet.n_head, len(sheet.rows)):
        n_above = sum(y < sheet.rows[i].middle for y in sheet.full)
        if bands and n_above == before:
            bands[-1].append(i)
        else:
            bands.append([i])
        before = n_above
    return bands


def _is_row_ruled(sheet: Sheet, bands: Sequence[Sequence[int]]) -> bool:
    """Whether the rules part rows: not just the head from the body, or groups of rows."""
    if len(bands) < 2:
        return False
    n_rows = [
        _n_figure_lines([sheet.columns.parts(sheet.rows[i]) for i in band], sheet.columns)
        for band in bands
    ]
    return sorted(n_rows)[len(n_rows) // 2] <= 1


def _n_figure_lines(parts: Sequence[Sequence[Part]], columns: Columns) -> int:
    """The most lines with figures that any column has."""
    counts = [
        sum(
            any(p.first == column and (p.piece.figure or p.piece.blank) for p in found)
            for found in parts
        )
        for column in columns.figures
    ]
    return max(counts, default=0)


def _holds_rows(parts: Sequence[Sequence[Part]], columns: Columns) -> bool:
    return _n_figure_lines(parts, columns) > 1
