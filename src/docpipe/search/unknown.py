"""Filter values that no entry has: a slip of the pen looks like an empty answer otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from docpipe.index import Index
from docpipe.index.entries import fold_value
from docpipe.model import Every, Expression, Filters, Passes, Some, Without

_MOST = 3
_LIKENESS = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownValue:
    """A value of a filter that occurs nowhere.

    Attributes:
        filter: Name of the field of ``Filters``.
        value: As it was given.
        nearest: Up to three values that do occur: those that hold it, then those spelled alike.
    """

    filter: str
    value: str
    nearest: tuple[str, ...]


_FIELDS = (
    ("topics", ("topics",)),
    ("addressees", ("addressees", "addressee_groups")),
    ("municipalities", ("municipalities",)),
)


def unknown_values(index: Index, filters: Filters) -> tuple[UnknownValue, ...]:
    """The values of ``filters`` that would pass nothing even alone, in the order of the filters."""
    found: list[UnknownValue] = []
    for typed in _typed(filters.required):
        found += unknown_values(index, typed)
    for name, fields in _FIELDS:
        if wanted := getattr(filters, name):
            counts = (one for field in fields for one in index.facet_counts(field, Filters()))
            found += _unknown(name, wanted, (one.value for one in counts))
    documents = index.documents_in_order()
    ids = {fold_value(one.id) for one in documents}
    named = [value for value in filters.documents if fold_value(value) not in ids]
    # An id is nothing that anybody mistypes; the nearest are looked for among the names.
    found += _unknown("documents", named, (v for one in documents for v in (one.title, one.file)))
    found += _unknown("publishers", filters.publishers, (one.publisher for one in documents))
    found += _unknown("languages", filters.languages, (one.language for one in documents))
    return tuple(found)


def _typed(required: Expression | None) -> Iterator[Filters]:
    """The filters in a condition."""
    match required:
        case Passes(filters):
            yield filters
        case Without(part):
            yield from _typed(part)
        case Every(parts) | Some(parts):
            for part in parts:
                yield from _typed(part)
        case _:
            return


def _unknown(
    name: str, wanted: Iterable[str], values: Iterable[str | None]
) -> Iterable[UnknownValue]:
    known = {fold_value(value): value for value in values if value}
    for value in wanted:
        folded = fold_value(value)
        if folded not in known:
            holding = [one for one in known if folded and folded in one]
            alike = get_close_matches(folded, known, n=_MOST, cutoff=_LIKENESS)
            nearest = list(dict.fromkeys((*holding, *alike)))[:_MOST]
            yield UnknownValue(
                filter=name, value=value, nearest=tuple(known[one] for one in nearest)
            )
