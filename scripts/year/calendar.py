"""What happens on the page, and to the runs, in each of the 52 weeks."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

WEEKS = 52
START = datetime(2027, 1, 4, 3, 0, tzinfo=UTC)
"""A Monday; the runs are due at three in the morning."""


class Event(StrEnum):
    """What an editor does to one publication."""

    ADDED = "added"
    REPLACED = "replaced"
    RENAMED = "renamed"
    MOVED = "moved"
    REMOVED = "removed"
    RETURNED = "returned"
    SPOILED = "spoiled"
    MENDED = "mended"


class Trouble(StrEnum):
    """What befalls the run of a week."""

    OUTAGE = "outage"
    FULL_DISK = "full disk"
    KILL = "kill"


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The events before the run of a week, each with the number of its publication.

    Attributes:
        number: From 1.
        kill_at: Which tenth of the run a kill hits, where the run is killed.
    """

    number: int
    events: tuple[tuple[Event, int], ...] = ()
    trouble: Trouble | None = None
    kill_at: int | None = None

    @property
    def moment(self) -> datetime:
        """When its run starts."""
        return START + timedelta(weeks=self.number - 1)


_ADDED = {1: (0, 1, 2), 3: (3,), 5: (4,), 8: (5,), 11: (6,), 14: (7,), 17: (8,), 21: (9,)} | {
    24: (10,), 27: (11,), 29: (12,), 31: (13,), 35: (14,), 39: (15,), 44: (16,), 48: (17,)
}  # fmt: skip
_OTHERS = {
    6: ((Event.REPLACED, 1),),
    9: ((Event.REPLACED, 3),),
    10: ((Event.MOVED, 2),),
    12: ((Event.REPLACED, 0),),
    15: ((Event.RENAMED, 4),),
    16: ((Event.REMOVED, 5),),
    19: ((Event.REPLACED, 1),),
    26: ((Event.SPOILED, 6),),
    27: ((Event.MENDED, 6),),
    28: ((Event.REPLACED, 7),),
    30: ((Event.REMOVED, 8),),
    33: ((Event.RENAMED, 9),),
    36: ((Event.REPLACED, 10), (Event.REPLACED, 2)),
    38: ((Event.RETURNED, 5),),
    41: ((Event.MOVED, 12),),
    45: ((Event.REPLACED, 13), (Event.REMOVED, 11)),
}
OUTAGE = (20, 21, 22)
FULL_DISK = 17
KILLS = (3, 6, 9, 14, 15, 24, 31, 36, 44, 46)
"""Nine while there is work to do, one while there is none; each hits another tenth of its run."""


SHORT = 25
"""Weeks that have every kind of trouble, most events, and a quiet week in the end."""


def year(weeks: int = WEEKS) -> tuple[Week, ...]:
    """The first weeks, in order."""
    return tuple(_week(number) for number in range(1, weeks + 1))


def _week(number: int) -> Week:
    added = tuple((Event.ADDED, one) for one in _ADDED.get(number, ()))
    return Week(
        number=number,
        events=added + _OTHERS.get(number, ()),
        trouble=_trouble(number),
        kill_at=KILLS.index(number) if number in KILLS else None,
    )


def _trouble(number: int) -> Trouble | None:
    if number in KILLS:
        return Trouble.KILL
    if number == FULL_DISK:
        return Trouble.FULL_DISK
    return Trouble.OUTAGE if number in OUTAGE else None
