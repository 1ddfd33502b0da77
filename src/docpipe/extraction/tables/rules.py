"""Strokes of a page as level and upright rules: pieces of one rule joined, fills' edges too."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docpipe.model import BBox

# Points.
_THIN = 2.5
_SAME_PLACE = 1.5
_JOIN = 3.2  # cells set apart by white, dotted rules
_MIN_LENGTH = 8.0
# Of a table's width, what a rule through all of it covers at least.
_FULL = 0.85
# … and what a rule shares at least with the table that it belongs to.
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Rules:
    """The strokes of a page or of a table, each sorted by place, then by start."""

    level: tuple[BBox, ...]
    upright: tuple[BBox, ...]

    def near(self, box: BBox, slack: float) -> "Rules":
        """Those of a table: beside its print or through it, at most ``slack`` points away."""
        x0, top, x1, bottom = box

        def crosses(rule: BBox) -> bool:
            shared = min(rule[2], x1) - max(rule[0], x0)
            return top - slack <= rule[1] <= bottom + slack and shared >= _SHARED * min(
                rule[2] - rule[0], x1 - x0
            )

        def stands(rule: BBox) -> bool:
            return (
                x0 - slack <= rule[0] <= x1 + slack
                and top - slack <= rule[1]
                and rule[3] <= bottom + slack
            )

        return Rules(
            tuple(rule for rule in self.level if crosses(rule)),
            tuple(rule for rule in self.upright if stands(rule)),
        )

    def full_heights(self, x0: float, x1: float) -> list[float]:
        """Heights at which rules go through nearly everything between two places."""
        covered: dict[float, float] = {}
        for left, top, right, _ in self.level:
            shared = min(right, x1) - max(left, x0)
            if shared > 0:
                near = next((y for y in covered if abs(y - top) <= _SAME_PLACE), top)
                covered[near] = covered.get(near, 0.0) + shared
        return sorted(y for y, length in covered.items() if length >= _FULL * (x1 - x0))


def to_rules(strokes: Iterable[BBox]) -> Rules:
    """Join the strokes of one line that touch, or nearly do."""
    level: list[BBox] = []
    upright: list[BBox] = []
    for x0, top, x1, bottom in strokes:
        if bottom - top <= _THIN and x1 - x0 >= bottom - top:
            y = (top + bottom) / 2
            level.append((x0, y, x1, y))
        elif x1 - x0 <= _THIN:
            x = (x0 + x1) / 2
            upright.append((x, top, x, bottom))
    turned = [(top, x0, bottom, x1) for x0, top, x1, bottom in upright]
    return Rules(
        tuple(_joined(level)),
        tuple((x0, top, x1, bottom) for top, x0, bottom, x1 in _joined(turned)),
    )


def _joined(level: Sequence[BBox]) -> list[BBox]:
    by_height: list[tuple[float, list[BBox]]] = []
    for rule in sorted(level, key=lambda rule: (rule[1], rule[0])):
        if by_height and rule[1] - by_height[-1][0] <= _SAME_PLACE:
            by_height[-1][1].append(rule)
        else:
            by_height.append((rule[1], [rule]))
    result: list[BBox] = []
    for y, rules in by_height:
        parts: list[BBox] = []
        for x0, _, x1, _ in sorted(rules):
            if parts and x0 <= parts[-1][2] + _JOIN:
                parts[-1] = (parts[-1][0], y, max(parts[-1][2], x1), y)
            else:
                parts.append((x0, y, x1, y))
        result.extend(part for part in parts if part[2] - part[0] >= _MIN_LENGTH)
    return result
