"""The shapes of record gold: what a reader marked in a paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from docpipe.model import RecordType

NEAR_MISS = "none"
"""The type of a label on what looks like a record and is none."""

TYPES = (
    RecordType.RECOMMENDATION,
    RecordType.DEMAND,
    RecordType.PRACTICE,
    RecordType.DEFINITION,
)
"""In the order of every table."""

LABEL_TYPES = frozenset({*(kind.value for kind in TYPES), NEAR_MISS})

_ASKING = (
    "sollte soll muss darf-nicht kann ist-zu hat-zu wird-empfohlen wir-empfehlen wir-fordern label"
    " imperative infinitive nominal lead-in bedarf other"
)
CONSTRUCTIONS: Mapping[str, frozenset[str]] = {
    "recommendation": frozenset(_ASKING.split()),
    "demand": frozenset(_ASKING.split()),
    "practice": frozenset(["box", "section", "row", "told", "list"]),
    "definition": frozenset(["meint", "glossary", "discouraged", "legal", "other"]),
    NEAR_MISS: frozenset(
        [
            "reported",
            "past",
            "question",
            "condition",
            "law",
            "toc",
            "reference",
            "caption",
            "mention",
            "statement",
            "plan",
            "goal",
            "other",
        ]
    ),
}
"""Label type to the constructions that docs/labelling.md explains."""


class Split(StrEnum):
    """What a paper may be used for: ``TEST`` papers are only ever counted."""

    DEV = "dev"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldItem:
    """One labelled record or near-miss.

    Attributes:
        type: A record type's value or ``NEAR_MISS``.
        texts: The marked text first; then other extents that are accepted as the same record.
        pages: Physical pages of the marked text.
        addressees: Who is to act, in canonical plural.
        implied: Whether only the context, not the marked text, names the addressees.
        fields: Name to the marked words.
    """

    type: str
    construction: str
    texts: tuple[str, ...]
    pages: frozenset[int]
    addressees: frozenset[str] = frozenset()
    implied: bool = False
    municipalities: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPaper:
    """A paper with its labels.

    Attributes:
        group: Which collection it comes from (``samples``, ``written``, ``manifestos-2025`` …).
        pages: The pages on which every record is labelled; ``None`` for all.
        n_lost: Labels whose text was not found in the document any more.
    """

    name: str
    group: str
    split: Split
    items: tuple[GoldItem, ...]
    pages: frozenset[int] | None = None
    n_lost: int = 0

    def covers(self, pages: Iterable[int]) -> bool:
        """Whether a record on these pages would have been labelled."""
        return self.pages is None or any(page in self.pages for page in pages)
