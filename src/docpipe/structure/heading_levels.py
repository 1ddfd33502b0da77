"""The level of every heading, one for all of its kind throughout the document."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cmp_to_key
from itertools import pairwise

from docpipe.structure.heading_evidence import Candidate, Place
from docpipe.structure.heading_looks import Look, looks_of
from docpipe.structure.numbering import Series

_MAX_LEVEL = 6
# Up to here the order in which headings follow each other says more than their size.
_NEAR_SIZE = 0.15
# Unnumbered headings among numbered ones of their print are their subheadings if so frequent.
_FREQUENT = 0.5

# Among so many headings, what occurs once makes no level of its own.
_MANY = 8

Class = tuple[Look, str, int]
"""Look and place; headings of one class are on one level."""

# In one print, what is counted so stands above what is counted in a later way.
_ORDER = {
    Series.PART: 0,
    Series.SECTION: 1,
    Series.ROMAN: 2,
    Series.UPPER: 2,
    Series.DECIMAL: 2,
    Series.BRACKET: 3,
    Series.LOWER: 3,
}
_NAMES = frozenset(_ORDER)
_RESTARTED = "restarted "


@dataclass(slots=True, kw_only=True)
class _Class:
    """The headings of one class, by their first one, and what is said of their level."""

    key: Class
    first: int
    members: list[Candidate] = field(default_factory=list)
    votes: Counter[int] = field(default_factory=Counter)


def set_levels(headings: Sequence[Candidate]) -> None:
    """Give the drafts of the headings their levels."""
    looks = looks_of(headings)
    classes = _classes(headings, looks)
    levels = _rank(classes, headings)
    for heading in headings:
        own = told_level(heading)
        level = own if own is not None else levels[id(heading)]
        heading.draft.level = min(max(level, 1), _MAX_LEVEL)


def told_level(heading: Candidate) -> int | None:
    """The level that the file's own structure or its outline gives the heading."""
    tag = heading.draft.first.line.tag
    if heading.told and tag is not None and tag.level is not None:
        return tag.level
    match = heading.match
    return match.entry.level if match and match.whole and match.entry.outline else None


def _classes(headings: Sequence[Candidate], looks: dict[int, Look]) -> list[_Class]:
    groups: dict[Look, list[Candidate]] = defaultdict(list)
    for heading in headings:
        groups[looks[id(heading)]].append(heading)
    under = _under_numbered(headings, looks)
    classes: dict[Class, _Class] = {}
    for look, group in groups.items():
        for heading, place in zip(group, _places(group, under), strict=True):
            key = (look, *place)
            if key not in classes:
                classes[key] = _Class(key=key, first=heading.index)
            classes[key].members.append(heading)
            told = told_level(heading)
            if told is not None:
                classes[key].votes[told] += 1
    found = sorted(classes.values(), key=lambda entry: entry.key)
    _part_restarts(found)
    return found


def _part_restarts(classes: Sequence[_Class]) -> None:
    """Numbers that start again in lesser print count something else than the chapters."""
    chapters: dict[Place, set[str]] = {}
    for entry in classes:
        look, series, depth = entry.key
        values = {heading.number.value for heading in entry.members if heading.number}
        known = chapters.setdefault((series, depth), values)
        if series and known is not values and known & values:
            entry.key = (look, _RESTARTED + series, depth)


def _under_numbered(headings: Sequence[Candidate], looks: dict[int, Look]) -> set[int]:
    """Unnumbered headings behind a numbered one of their look, with none of larger print between.

    They may be its subheadings, or its siblings.
    """
    found: set[int] = set()
    open_looks: dict[Look, bool] = {}
    for heading in headings:
        look = looks[id(heading)]
        for other in [other for other in open_looks if other > look]:
            del open_looks[other]
        if heading.counts:
            open_looks[look] = True
        elif open_looks.get(look):
            found.add(id(heading))
    return found


def _places(group: Sequence[Candidate], under: set[int]) -> list[Place]:
    """Series and depth of headings that look alike.

    The unnumbered ones are on the level of the highest numbered ones (``Vorwort``), or one below
    the deepest: where outline or contents name the numbered ones only, or where most of the others
    stand in numbered sections and are not rare there.
    """
    numbered = [heading for heading in group if heading.counts]
    if not numbered:
        return [("", 0)] * len(group)
    below = _stand_below(group, numbered, under)
    top, bottom = min(numbered, key=_rank_of).place, max(numbered, key=_rank_of).place
    return [
        heading.place
        if heading.counts
        else (bottom[0], bottom[1] + 1)
        if id(heading) in below
        else top
        for heading in group
    ]


def _stand_below(
    group: Sequence[Candidate], numbered: Sequence[Candidate], under: set[int]
) -> set[int]:
    """The unnumbered headings that are subheadings of the numbered ones."""
    others = [heading for heading in group if not heading.counts]
    inside = [heading for heading in others if id(heading) in under]
    listed = [heading for heading in numbered if heading.match and heading.match.whole]
    if 2 * len(listed) > len(numbered):
        # The list would name siblings too.
        return {id(heading) for heading in inside if not (heading.match and heading.match.whole)}
    if len(inside) > _FREQUENT * max(len(numbered), len(others)):
        return {id(heading) for heading in inside}
    return set()


def _rank_of(heading: Candidate) -> tuple[int, int]:
    number = heading.number
    return (_ORDER.get(number.series, 0), number.depth) if number else (0, 0)


def _rank(classes: Sequence[_Class], headings: Sequence[Candidate]) -> dict[int, int]:
    first_page = min((heading.draft.first.page for heading in headings), default=1)
    inner = [
        entry
        for entry in classes
        if entry.key[1] or any(h.draft.first.page != first_page for h in entry.members)
    ]
    follows = _followers(classes, headings)

    def compare(a: _Class, b: _Class) -> int:
        return _compare(a, b, follows)

    order = sorted(inner or classes, key=cmp_to_key(compare))
    levels = _fill(order)
    return {id(heading): levels.get(entry.key, 1) for entry in classes for heading in entry.members}


def _followers(
    classes: Sequence[_Class], headings: Sequence[Candidate]
) -> Counter[tuple[Class, Class]]:
    """How often a heading of one class stands right below one of another, without text between."""
    keys = {id(heading): entry.key for entry in classes for heading in entry.members}
    return Counter(
        (keys[id(above)], keys[id(below)])
        for above, below in pairwise(headings)
        if below.index == above.index + 1 and keys[id(above)] != keys[id(below)]
    )


def _compare(a: _Class, b: _Class, follows: Counter[tuple[Class, Class]]) -> int:
    """Negative where ``a`` stands above ``b``."""
    if a.key[1] == b.key[1] and a.key[1] and a.key[2] != b.key[2]:
        return a.key[2] - b.key[2]
    if a.key[0] == b.key[0]:
        ranks = [_ORDER.get(Series(x.key[1]), 0) if x.key[1] in _NAMES else 9 for x in (a, b)]
        return (ranks[0] - ranks[1]) or (a.first - b.first)
    sizes = [entry.members[0].print.size for entry in (a, b)]
    if abs(sizes[0] - sizes[1]) <= _NEAR_SIZE * max(sizes):
        way = follows[b.key, a.key] - follows[a.key, b.key]
        if way:
            return way
    return -1 if a.key < b.key else 1


def _fill(order: Sequence[_Class]) -> dict[Class, int]:
    """Levels from the top down: as said, else right below what stands above."""
    said = [_said(entry) for entry in order]
    levels: dict[Class, int] = {}
    by_number: dict[tuple[str, int], int] = {}
    deepest = 0
    many = sum(len(entry.members) for entry in order) >= _MANY
    for i, entry in enumerate(order):
        _, series, depth = entry.key
        parent = by_number.get((series, depth - 1)) if series else None
        level = said[i]
        if level is None and series and (series, depth) in by_number:
            level = by_number[series, depth]
        if level is None and parent is not None:
            level = parent + 1
        if level is None:
            later = [vote for vote in said[i:] if vote is not None]
            level = min([deepest + 1, *later])
        levels[entry.key] = level
        if series:
            by_number.setdefault((series, depth), level)
        once = many and len(entry.members) == 1 and not series and said[i] is None
        deepest = deepest if once else max(deepest, level)
    return levels


def _said(entry: _Class) -> int | None:
    if not entry.votes:
        return None
    return max(entry.votes, key=lambda level: (entry.votes[level], -level))
