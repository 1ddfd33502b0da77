"""Two token sequences side by side: what is missing from one and what it has too much.

The similarity itself is exact for every length. The opcodes are exact for short texts; long ones
are first cut at runs of tokens that occur once on either side and in the same order, because the
exact table of two books would take gigabytes.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_EXACT = 200_000_000
"""Product of the lengths up to which the table of the exact alignment stays below 25 MB."""
_ANCHOR = 5
"""Tokens; runs of five that occur once are hardly ever paired wrongly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """``expected[start:end]`` stands where ``found[found_start:found_end]`` should not."""

    start: int
    end: int
    found_start: int
    found_end: int


def indel_similarity(expected: Sequence[str], found: Sequence[str]) -> float:
    """1 minus the insertions and deletions between the sequences over their total length."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(*_coded(expected, found)))


def differences(expected: Sequence[str], found: Sequence[str]) -> tuple[Difference, ...]:
    """Where the sequences differ, in order; what lies between is equal."""
    merged: list[Difference] = []
    for difference in _differences(expected, found):
        last = merged[-1] if merged else None
        if last and (last.end, last.found_end) == (difference.start, difference.found_start):
            merged[-1] = Difference(
                start=last.start,
                end=difference.end,
                found_start=last.found_start,
                found_end=difference.found_end,
            )
        else:
            merged.append(difference)
    return tuple(merged)


def _differences(expected: Sequence[str], found: Sequence[str]) -> Iterator[Difference]:
    start = found_start = 0
    for stop, found_stop in [*_cuts(expected, found), (len(expected), len(found))]:
        yield from _exactly(expected[start:stop], found[found_start:found_stop], start, found_start)
        start, found_start = stop, found_stop


def _exactly(
    expected: Sequence[str], found: Sequence[str], start: int, found_start: int
) -> Iterator[Difference]:
    from rapidfuzz.distance import Indel

    if expected == found:
        return
    for code in Indel.opcodes(*_coded(expected, found)):
        if code.tag != "equal":
            yield Difference(
                start=start + code.src_start,
                end=start + code.src_end,
                found_start=found_start + code.dest_start,
                found_end=found_start + code.dest_end,
            )


def _cuts(expected: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
    """Places where both texts may be cut: the longest rising chain of runs that occur once."""
    if len(expected) * len(found) <= _EXACT:
        return []
    places = _once(expected)
    found_places = _once(found)
    pairs = [(place, found_places[run]) for run, place in places.items() if run in found_places]
    return _longest_rising(sorted(pairs))


def _once(sequence: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = [tuple(sequence[i : i + _ANCHOR]) for i in range(len(sequence) - _ANCHOR + 1)]
    counts = Counter(runs)
    return {run: i for i, run in enumerate(runs) if counts[run] == 1}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that rises in the second place too (patience sorting)."""
    tops: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for i, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(chain[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        chain[pile : pile + 1] = [i]
    at = chain[-1] if chain else -1
    rising = []
    while at >= 0:
        rising.append(pairs[at])
        at = before[at]
    return rising[::-1]


def _coded(*sides: Sequence[str]) -> list[list[int]]:
    numbers: dict[str, int] = {}
    return [[numbers.setdefault(token, len(numbers)) for token in side] for side in sides]
