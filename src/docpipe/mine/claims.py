"""Which text already belongs to a record, and what may stand inside another one."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docpipe.mine.draft import Draft
from docpipe.mine.grounds import UNSURE
from docpipe.model import FacetName, RecordType, TextRange

# What advises in so many words. A bare modal verb inside an example mostly tells its aim
# ("jede Familie sollte eine Begleitung erhalten"), so it must name whom it asks.
_SURE = frozenset({"label", "demand-label", "demand-verb", "called-upon", "recommended"})
_NAMING = frozenset({"modal-sollte", "modal-muss"})
_HOLDERS = frozenset({RecordType.PRACTICE, RecordType.RECOMMENDATION, RecordType.DEMAND})


class Claims:
    """The parts of the blocks that already belong to a record."""

    def __init__(self) -> None:
        self._taken: dict[str, list[tuple[int, int, Draft]]] = {}

    def first(self, drafts: Iterable[Draft]) -> Iterator[Draft]:
        """Pass on drafts whose text is free, or that advise for sure inside one record."""
        for draft in drafts:
            holders = [holder for place in draft.ranges for holder in self._holders(place)]
            if not holders:
                self._claim(draft)
                yield draft
            elif self._may_stand_in(draft, holders):
                self._claim(draft)
                yield replace(draft, within=holders[0])

    def _claim(self, draft: Draft) -> None:
        for place in draft.ranges:
            self._taken.setdefault(place.block_id, []).append((place.start, place.end, draft))

    def _holders(self, place: TextRange) -> list[Draft]:
        taken = self._taken.get(place.block_id, ())
        return [draft for start, end, draft in taken if start < place.end and place.start < end]

    def _may_stand_in(self, draft: Draft, holders: list[Draft]) -> bool:
        if draft.type is RecordType.PRACTICE or draft.type is RecordType.DEFINITION:
            return False
        is_sure = draft.rule in _SURE or (draft.rule in _NAMING and _names_agent(draft))
        if not is_sure or len(set(map(id, holders))) > 1 or holders[0].type not in _HOLDERS:
            return False
        return _lies_within(draft, holders[0]) and draft.ranges != holders[0].ranges


def _names_agent(draft: Draft) -> bool:
    return any(
        ground.facet is FacetName.ADDRESSEE and ground.confidence > UNSURE
        for ground in draft.grounds
    )


def _lies_within(draft: Draft, holder: Draft) -> bool:
    return all(
        any(
            place.block_id == outer.block_id
            and outer.start <= place.start
            and place.end <= outer.end
            for outer in holder.ranges
        )
        for place in draft.ranges
    )
