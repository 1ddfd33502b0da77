"""What headings of one level look alike in."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from docpipe.structure.heading_evidence import Candidate

# Sizes that differ less are one size: rounding, optical sizes, recognised print.
_SAME_SIZE = 0.05

Look = tuple[int, bool, int, bool, int]
"""Rank of the size, capitals, weight, italic, rank of the colour; the lesser stands above."""


def looks_of(headings: Sequence[Candidate]) -> dict[int, Look]:
    """The look of each heading, by its identity; those on scanned pages borrow one."""
    sizes = _sizes(headings)
    printed = [heading for heading in headings if not heading.recognised] or list(headings)
    groups: dict[Look, list[Candidate]] = defaultdict(list)
    for heading in printed:
        style = heading.print
        look = (sizes[style.size], not style.capitals, -style.weight, style.italic, 0)
        groups[look].append(heading)
    looks = {
        id(heading): (*look[:4], rank)
        for look, group in groups.items()
        for heading, rank in zip(group, _colours(group), strict=True)
    }
    for heading in headings:
        if id(heading) not in looks:
            looks[id(heading)] = looks[id(_nearest(heading, printed))]
    return looks


def _sizes(headings: Sequence[Candidate]) -> dict[float, int]:
    ranks: dict[float, int] = {}
    last = 0.0
    for size in sorted({heading.print.size for heading in headings}, reverse=True):
        same = last and last - size <= _SAME_SIZE * last
        ranks[size] = ranks[last] if same else len(set(ranks.values()))
        last = size
    return ranks


def _colours(group: Sequence[Candidate]) -> list[int]:
    """Ranks of the colours: all one, unless titles in one colour head titles in the other.

    Colours often change from chapter to chapter and say nothing of the level.
    """
    first, *others = dict.fromkeys(heading.print.colour for heading in group)
    if len(others) != 1:
        return [0] * len(group)
    steps = Counter(
        (above.print.colour, below.print.colour)
        for above, below in pairwise(group)
        if below.index == above.index + 1
    )
    down, up = steps[first, others[0]], steps[others[0], first]
    if (down and up) or not (down or up):
        return [0] * len(group)
    upper = first if down else others[0]
    return [int(heading.print.colour != upper) for heading in group]


def _nearest(heading: Candidate, printed: Sequence[Candidate]) -> Candidate:
    """The printed heading that one on a scanned page is most like: in number, then in size."""

    def unlike(other: Candidate) -> tuple[bool, float, int]:
        numbered = heading.place if heading.counts else ("", 0)
        own = other.place if other.counts else ("", 0)
        return (numbered != own, abs(other.print.size - heading.print.size), other.index)

    return min(printed, key=unlike)
