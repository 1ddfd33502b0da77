"""A number that leads to what it counts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number of records.

    Attributes:
        count: How many.
        words: What is counted, for a tooltip and for a screen reader.
        address: Where exactly these are; ``None`` if no address says it.
    """

    count: int
    words: str
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A named row of numbers, one a column; ``None`` where there is nothing.

    ``kind`` becomes a class, for its colour.
    """

    name: str
    cells: tuple[Counted | None, ...]
    kind: str = ""
    address: str | None = None
