"""Which entries of a snapshot are the same thing: known for all of them at once.

``collapse.distinct`` compares the hits that are shown; for a whole result set, of thousands of
entries, what overlaps and what repeats what is worked out once a snapshot.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from docpipe.index.extents import Extent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NONE: frozenset[int] = frozenset()


class Sameness:
    """Answers like ``collapse.distinct``, from row numbers alone.

    Args:
        extents: Every entry, by row.
        same_thing: The share of the shorter text's characters from which two are the same.
    """

    def __init__(self, extents: Iterable[Extent], same_thing: float) -> None:
        self._near: dict[int, frozenset[int]] = {}
        self._group_of: dict[int, str] = {}
        self._groups: defaultdict[str, list[int]] = defaultdict(list)
        self.ordinals: list[int] = []
        of_source: defaultdict[str, list[Extent]] = defaultdict(list)
        for one in extents:
            self.ordinals.append(one.ordinal)
            of_source[one.source_id].append(one)
            if one.group is not None:
                self._group_of[one.row] = one.group
                self._groups[one.group].append(one.row)
        for entries in of_source.values():
            self._compare(entries, same_thing)
        self._is_among_others = self._all_among_others()

    def _all_among_others(self) -> "NDArray[np.bool_]":
        """By row: whether anything else is the same thing. Of most entries nothing is."""
        import numpy as np

        of_groups = (rows for rows in self._groups.values() if len(rows) > 1)
        mask = np.zeros(len(self.ordinals), dtype=np.bool_)
        mask[[*self._near, *(row for rows in of_groups for row in rows)]] = True
        return mask

    def _compare(self, entries: list[Extent], share: float) -> None:
        """The entries of one document."""
        in_block: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
        lengths: defaultdict[int, int] = defaultdict(int)
        for one in entries:
            for part in one.ranges:
                in_block[part.block_id].append((part.start, part.end, one.row))
                lengths[one.row] += part.end - part.start
        common: defaultdict[tuple[int, int], int] = defaultdict(int)
        for spans in in_block.values():
            for (start, end, row), (other_start, other_end, other) in combinations(spans, 2):
                shared = min(end, other_end) - max(start, other_start)
                if shared > 0 and row != other:
                    common[row, other] += shared
        found: defaultdict[int, set[int]] = defaultdict(set)
        for (row, other), shared in common.items():
            if shared >= share * min(lengths[row], lengths[other]):
                found[row].add(other)
                found[other].add(row)
        self._near |= {row: frozenset(others) for row, others in found.items()}

    def overlapping(self, row: int) -> frozenset[int]:
        """The other entries of its document that are the same thing."""
        return self._near.get(row, _NONE)

    def distinct(self, rows: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """The places (from 0) of those rows that are not the same thing as an earlier one kept.

        Args:
            rows: Each once.
        """
        import numpy as np

        is_kept = np.ones(len(rows), dtype=np.bool_)
        in_question = np.flatnonzero(self._is_among_others[rows])
        gone: set[int] = set()
        for place, row in zip(in_question.tolist(), rows[in_question].tolist(), strict=True):
            if row in gone:
                is_kept[place] = False
                continue
            for same in self._groups.get(self._group_of.get(row, ""), (row,)):
                gone.add(same)
                gone |= self.overlapping(same)
        return np.flatnonzero(is_kept)
