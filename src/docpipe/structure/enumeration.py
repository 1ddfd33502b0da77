"""Numbers and letters at line starts, and which of them count on: ``1.``, ``(2)``, ``c)``, ``iv)``.

A number at a line start may be a date, a paragraph of a law or a year. What tells an item is the
one before or after it: the next number in the same form, at the same left edge.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docpipe.structure.placed import Placed

_SIGN = re.compile(
    r"(?P<open>[(\[]?)(?P<head>(?:\d{1,2}\.){0,3})(?P<last>\d{1,3}|[ivx]{1,5}|[IVX]{1,5}|([a-zA-Z])\4?)"
    r"(?P<close>[.)\]]?)\s+(?=\S)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
# Left edges of the items of one list, points.
_EDGE = 3.0
# A hanging item's further lines start this much to the right of its sign, points.
_HANG = 5.0


@dataclass(frozen=True, slots=True)
class Sign:
    """One reading of a sign: its form (``1.``, ``(a)``, ``2.1``), and which of its row it is."""

    form: str
    value: int


def signs_of(text: str) -> tuple[Sign, ...]:
    """What the sign at the start of a line may be; ``i)`` is a letter or a number."""
    found = _SIGN.match(text)
    if not found:
        return ()
    last, close = found["last"], found["close"]
    shape = f"{found['open']}{found['head']}%s{close}"
    if last.isdigit():
        return (Sign(shape % "1", int(last)),)
    if not close:
        return ()  # a word
    signs = []
    lower = last.lower()
    if len(set(lower)) == 1:
        letter = "A" if last.isupper() else "a"
        signs.append(Sign(shape % (letter * len(last)), ord(lower[0]) - 96))
    if all(letter in _ROMAN for letter in lower):
        signs.append(Sign(shape % ("I" if last.isupper() else "i"), _roman(lower)))
    return tuple(signs)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if any(later > value for later in values[i + 1 :]) else value
        for i, value in enumerate(values)
    )


def follows(before: str, after: str) -> bool:
    """Whether a line's sign is the next one after another line's."""
    return any(
        a.form == b.form and b.value == a.value + 1
        for a in signs_of(before)
        for b in signs_of(after)
    )


def enumerated(column: Sequence[Placed]) -> frozenset[int]:
    """Indices of the lines whose sign counts on from another one's at the same left edge."""
    found: set[int] = set()
    latest: dict[Sign, int] = {}
    for i, placed in enumerate(column):
        for sign in signs_of(placed.text):
            k = latest.get(Sign(sign.form, sign.value - 1))
            if k is not None and _is_row(column, k, placed, sign):
                found.update((k, i))
            latest[sign] = i
    return frozenset(found)


def _is_row(column: Sequence[Placed], k: int, placed: Placed, sign: Sign) -> bool:
    level = abs(column[k].x0 - placed.x0) <= _EDGE
    return level and (not sign.form.isalnum() or _hangs(column, k))


def _hangs(column: Sequence[Placed], i: int) -> bool:
    """A bare number opens an item if the line below it stands in, and it is no title's."""
    below = column[i + 1] if i + 1 < len(column) else None
    return below is not None and below.x0 > column[i].x0 + _HANG and not column[i].line.bold
