"""What was found in the words of a question, before it is decided what becomes of it."""

from dataclasses import dataclass

from docpipe.model import Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words ``[start:end]`` of a question that name a filter.

    Attributes:
        filters: What they name; of one field, or the two of years.
        start: In characters.
        end: Exclusive.
        sure: Whether the words can hardly mean anything else.
        spent: Whether they say nothing besides, so that the ranking can do without them.
    """

    filters: Filters
    start: int
    end: int
    sure: bool = False
    spent: bool = True
