"""Which entries may be found at all: filters by facets, and conditions on the words."""

import operator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

from docpipe.errors import QueryError
from docpipe.model.chunk import RecordType

Choice = TypeVar("Choice", bound=StrEnum)

_LISTS = (
    "types",
    "topics",
    "addressees",
    "municipalities",
    "documents",
    "publishers",
    "languages",
)


def chosen(choices: type[Choice], name: str, what: str) -> Choice:
    """One of a closed list, by its public name.

    Args:
        choices: The closed list.
        name: What the caller says.
        what: What it is, for the message.

    Raises:
        QueryError: It is none of them.
    """
    try:
        return choices(name)
    except ValueError as exc:
        known = ", ".join(choices)
        raise QueryError(f"Unbekannte {what} „{name}“. Es gibt: {known}.") from exc


def whole(number: int, what: str) -> int:
    """A whole number as Python's own: those of numpy and pandas cannot be written as JSON.

    Raises:
        QueryError: It is none.
    """
    try:
        return operator.index(number)
    except TypeError as exc:
        raise QueryError(f"{what} muss eine ganze Zahl sein, nicht {number!r}.") from exc


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Values of one field are alternatives; different fields must all hold; empty means any.

    Lists and single texts are taken, too, and types by their public names.

    >>> Filters(types=("practice",), topics="Partizipation").topics
    ('Partizipation',)

    Attributes:
        types: ``passage`` stands for what is no record.
        addressees: An addressee or an addressee group.
        documents: Document ids, titles or file names (exact, case ignored).
        year_from: First year, inclusive. Documents without a year pass no year filter.
        year_to: Last year, inclusive.
        required: What the query language demands besides.

    Raises:
        QueryError: A type is none, or a year is no whole number.
    """

    types: tuple[RecordType, ...] = ()
    topics: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    required: "Expression | None" = None

    def __post_init__(self) -> None:
        # A filter is a key of caches and a word of messages: it must be a tuple of what it says,
        # whatever a notebook hands in. A text is one value, not its letters.
        for name in _LISTS:
            values = getattr(self, name)
            if not isinstance(values, tuple):
                listed = (values,) if isinstance(values, str) else tuple(values)
                object.__setattr__(self, name, listed)
        if not all(isinstance(kind, RecordType) for kind in self.types):
            kinds = tuple(chosen(RecordType, kind, "Art") for kind in self.types)
            object.__setattr__(self, "types", kinds)
        for name in ("year_from", "year_to"):
            if (year := getattr(self, name)) is not None:
                object.__setattr__(self, name, whole(year, "Ein Jahr"))

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return not any(getattr(self, field.name) not in ((), None) for field in fields(self))


EVERYTHING = Filters()
"""Leaves nothing out."""


class Sort(StrEnum):
    """How the text of a condition is looked for.

    WORD: in any form, also as a part of a compound. PHRASE: these words in this order, each in any
    form, none as a part of another. PREFIX: words that begin with these letters.
    """

    WORD = "word"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Holds:
    """The entry's text, heading path or label holds it."""

    sort: Sort
    text: str


@dataclass(frozen=True, slots=True)
class Passes:
    """The entry passes filters."""

    filters: Filters


@dataclass(frozen=True, slots=True)
class Every:
    """All parts are satisfied."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part is satisfied."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The part is not satisfied."""

    part: "Expression"


Expression = Holds | Passes | Every | Some | Without


def asks_for_words(expression: Expression) -> bool:
    """Whether an entry without a single word could not satisfy it, whatever its facets."""
    return not _silence_may(expression, satisfy=True)


def _silence_may(expression: Expression, *, satisfy: bool) -> bool:
    """Whether some entry without words satisfies the expression, or else fails it."""
    match expression:
        case Holds():
            return not satisfy
        case Passes():
            return True
        case Without(part):
            return _silence_may(part, satisfy=not satisfy)
        case Every(parts):
            return (all if satisfy else any)(_silence_may(one, satisfy=satisfy) for one in parts)
        case Some(parts):
            return (any if satisfy else all)(_silence_may(one, satisfy=satisfy) for one in parts)
