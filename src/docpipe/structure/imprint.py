"""The imprint: who publishes, writes, designs and prints; a block, a column or a page.

It starts at its title (``Impressum``), or where at least three of its labels stand together on the
first or last pages. It ends where larger print, another title or wide white space begins: contact
addresses and thanks that follow under titles of their own are text.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from statistics import median

from docpipe.structure.placed import Placed, body_size, is_title
from docpipe.structure.reading_order import columns

_TITLE = re.compile(r"(?:impressum|imprint)(?:\s*(?:und|/|&)\s*\w+)?", re.I)
_LABELS = (
    r"herausge(?:ber\w*|geben)(?:[*_:/]-?in\w*)?|hrsg\.",
    r"v\.?\s?i\.?\s?s\.?\s?d\.?\s?[pr]\.?|verantwortlich\b|im sinne des presserechts",
    r"(?:schluss)?redaktion\w*|bearbeitung|konzept(?:ion)?|texte?\b|inhalt und \w+|autor\w*",
    r"gestaltung|grafik|layout|satz\b|design|umschlag\w*|titel(?:bild|foto|gestaltung)|illustration\w*",
    r"druck\b|druckerei|papier\b",
    r"foto(?:s|grafie|nachweis\w*)?\b|bild(?:er|nachweis\w*|quellen?|rechte)|abbildungen\b",
    r"(?:\d+\.|erste|zweite)\s+auflage|auflage|stand\b|erschein\w+|erschienen|redaktionsschluss",
    r"lektorat|korrektorat|übersetzung",
    r"isbn|issn|bestell\w*|artikelnummer|bezug\w*|schutzgebühr",
    r"©|copyright|lizenz\w*|urheberrecht\w*|nachdruck|alle rechte",
    r"verlag\b|anschrift|geschäftsstelle",
)
_LABEL = tuple(re.compile(rf"(?:^|[·|•;–]\s*)(?:{label})", re.I) for label in _LABELS)
_MIN_LABELS = 3
_FRONT, _BACK = 6, 4
# In line heights: between the parts of one imprint, and where another text begins.
_PART, _WIDE = 12.0, 3.5
# White space above a title, in line heights.
_TITLE_GAP = 0.8
_LARGER, _SMALL = 1.15, 0.93
# A page is the imprint's own if so much of its letters belong to it.
_OWN_PAGE = 0.6
_ROW = 0.3


def imprint_of(lines: Sequence[Placed], page_index: int, n_pages: int) -> tuple[Placed, ...]:
    """The imprint on a page, in reading order; empty if there is none.

    Args:
        lines: Of one page, furniture and contents removed.
        page_index: From 0.
        n_pages: Of the document.
    """
    title = next((placed for placed in lines if _is_title(placed)), None)
    at_the_ends = page_index < _FRONT or page_index >= n_pages - _BACK
    if title is None and not (at_the_ends and _n_labels(lines) >= _MIN_LABELS):
        return ()
    if title is None:
        return _own_page(_labelled(columns(lines)), lines)
    found = _below(title, [placed for placed in lines if placed.top > title.top - 1])
    told = _n_labels(found) > 0 or at_the_ends
    return found if told and len(found) > 1 else ()


def _is_title(placed: Placed) -> bool:
    return is_title(_TITLE, placed.text)


def _n_labels(lines: Sequence[Placed]) -> int:
    return sum(any(label.search(placed.text) for placed in lines) for label in _LABEL)


def _has_label(placed: Placed) -> bool:
    return any(label.search(placed.text) for label in _LABEL)


def _below(title: Placed, lines: Sequence[Placed]) -> tuple[Placed, ...]:
    """From the title down its column, and the columns beside it as far as they go with it."""
    parts = columns(lines)
    at, column = next((i, part) for i, part in enumerate(parts) if title in part)
    rest = column[column.index(title) + 1 :]
    taken = [title, *_until_stop(title, rest, lines)]
    if len(taken) <= len(rest):
        return tuple(taken)
    for other in parts[at + 1 :]:
        if not _goes_with(taken, other, title, lines):
            break
        kept = _until_stop(title, other, lines)
        in_rows = _n_in_rows(taken, kept) >= _MIN_LABELS
        taken = _by_rows([*taken, *kept]) if in_rows else [*taken, *kept]
        if len(kept) < len(other):
            break
    return tuple(taken)


def _until_stop(title: Placed, column: Sequence[Placed], lines: Sequence[Placed]) -> list[Placed]:
    """The lines of a column up to where another text begins; ``lines`` are those of the page."""
    taken: list[Placed] = []
    bottoms = sorted(placed.bottom for placed in lines)
    for placed in column:
        above = bottoms[max(bisect_right(bottoms, placed.top + 0.5 * placed.height) - 1, 0)]
        if _stops(title, taken, placed, (placed.top - above) / max(placed.height, 1.0)):
            break
        taken.append(placed)
    return taken


def _stops(title: Placed, taken: Sequence[Placed], placed: Placed, gap: float) -> bool:
    """Whether another text begins with this line; ``gap`` is the white space above it."""
    if _has_label(placed):
        return False
    if not taken:
        return _is_like(title, placed)
    larger = placed.size > _LARGER * median(line.size for line in taken)
    return larger or gap > _WIDE or (gap > _TITLE_GAP and _is_like(title, placed))


def _is_like(title: Placed, placed: Placed) -> bool:
    """A title of the same print."""
    return abs(placed.size - title.size) < 1 and placed.line.bold and title.line.bold


def _goes_with(
    taken: Sequence[Placed], column: Sequence[Placed], title: Placed, lines: Sequence[Placed]
) -> bool:
    """Whether a column beside the imprint holds what its labels announce, or more of them.

    Or it is set in columns, in smaller print than the text of the page.
    """
    if _is_like(title, column[0]) or column[0].size > _LARGER * min(p.size for p in taken):
        return False
    if any(_has_label(placed) for placed in column[:2]):
        return True
    small = max(placed.size for placed in (*taken[1:], column[0])) < _SMALL * body_size(lines)
    beside = column[0].top < taken[-1].bottom
    return (small and beside) or _n_in_rows(taken, column) >= _MIN_LABELS


def _n_in_rows(lines: Sequence[Placed], others: Sequence[Placed]) -> int:
    """How many of the lines have another one beside them: a label and what it announces."""
    return sum(any(_in_row(placed, other) for other in others) for placed in lines)


def _in_row(a: Placed, b: Placed) -> bool:
    return abs(a.top - b.top) < _ROW * a.height


def _by_rows(lines: Sequence[Placed]) -> list[Placed]:
    rows: list[list[Placed]] = []
    for placed in sorted(lines, key=lambda placed: (placed.top, placed.x0)):
        if rows and _in_row(rows[-1][0], placed):
            rows[-1].append(placed)
        else:
            rows.append([placed])
    return [placed for row in rows for placed in sorted(row, key=lambda placed: placed.x0)]


def _labelled(parts: Sequence[Sequence[Placed]]) -> tuple[Placed, ...]:
    """The lines around labels that stand together without a title."""
    best: list[Placed] = []
    for column in parts:
        at = [i for i, placed in enumerate(column) if _has_label(placed)]
        for first in at:
            run = _run_from(column, first, at)
            if _n_labels(run) >= _MIN_LABELS and len(run) > len(best):
                best = run
    return tuple(best)


def _run_from(column: Sequence[Placed], first: int, labels: Sequence[int]) -> list[Placed]:
    last = first
    for i in labels:
        if i > last and column[i].top - column[last].top <= _PART * column[last].height:
            last = i
    return [*column[first : last + 1], *_until_stop(column[first], column[last + 1 :], column)]


def _own_page(found: tuple[Placed, ...], lines: Sequence[Placed]) -> tuple[Placed, ...]:
    """What else stands on a page of the imprint's own, but for titles."""
    if not found:
        return ()
    own = sum(len(placed.text) for placed in found)
    if own < _OWN_PAGE * sum(len(placed.text) for placed in lines):
        return found
    size = _LARGER * median(placed.size for placed in found)
    kept = [placed for placed in lines if placed.size <= size]
    return tuple(placed for column in columns(kept) for placed in column)
