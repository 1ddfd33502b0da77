"""Groups of entries that say the same, over a whole snapshot."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from docpipe.language.analysis.folding import fold
from docpipe.model import Chunk, ChunkId, RecordType, SourceId
from docpipe.repeats.candidates import candidates
from docpipe.repeats.wording import Wording, is_repeat, wording

_FAMILY = {
    # Whether the same sentence advises or demands depends on the paper around it.
    RecordType.RECOMMENDATION: "norm",
    RecordType.DEMAND: "norm",
    RecordType.PRACTICE: "practice",
    RecordType.DEFINITION: "definition",
    RecordType.PASSAGE: "passage",
}


class _Said(NamedTuple):
    chunk: Chunk
    wording: Wording


def groups(chunks: Iterable[Chunk], years: Mapping[SourceId, int | None]) -> dict[ChunkId, ChunkId]:
    """Who says the same as whom: entry to the group's name, only for groups of two and more.

    The name is the id of the group's earliest entry (by year, then id), so it stays the same when
    later papers join. Types that cannot say the same are never grouped.
    """
    order = sorted(chunks, key=lambda chunk: _age(chunk, years))
    first = list(range(len(order)))
    families: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    said = [_Said(chunk, wording(chunk.evidence.quote)) for chunk in order]
    for number, (chunk, words) in enumerate(said):
        if words.n_words > 1:  # a single word is a heading or a label, and says nothing
            families[_FAMILY[chunk.type]][words.letters].append(number)
    for family in families.values():
        for same in family.values():
            for number in same[1:]:
                _join(first, same[0], number)
        leaders = [same[0] for same in family.values()]
        for one, other in candidates(list(family)):
            if _same(said[leaders[one]], said[leaders[other]]):
                _join(first, leaders[one], leaders[other])
    roots = [_root(first, number) for number in range(len(order))]
    shared = {root for number, root in enumerate(roots) if root != number}
    return {order[number].id: order[root].id for number, root in enumerate(roots) if root in shared}


def _age(chunk: Chunk, years: Mapping[SourceId, int | None]) -> tuple[bool, int, ChunkId]:
    year = years.get(chunk.source_id)
    return year is None, year or 0, chunk.id


def _same(one: _Said, other: _Said) -> bool:
    mine, yours = one.chunk.facets, other.chunk.facets
    return (
        _agree(mine.addressees, yours.addressees)
        and _agree(mine.municipalities, yours.municipalities)
        and _agree(_label(one.chunk), _label(other.chunk))
        and is_repeat(one.wording, other.wording)
    )


def _label(chunk: Chunk) -> tuple[str, ...]:
    return (fold(chunk.label),) if chunk.label and chunk.type is RecordType.DEFINITION else ()


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether nothing speaks against it: where both name somebody, they name the same one too."""
    return not one or not other or not set(one).isdisjoint(other)


def _join(first: list[int], one: int, other: int) -> None:
    a, b = sorted((_root(first, one), _root(first, other)))
    first[b] = a


def _root(first: list[int], number: int) -> int:
    while first[number] != number:
        first[number] = first[first[number]]
        number = first[number]
    return number
