"""From what a caller says to a question and filters that hold."""

from collections.abc import Iterable
from dataclasses import fields, replace

from docpipe.errors import ContradictionError, QueryError
from docpipe.model import Filters, Mode, Query, RecordType, chosen

_RECORDS = tuple(kind for kind in RecordType if kind is not RecordType.PASSAGE)

MAX_CHARACTERS = 10_000
"""A longer question is a document; analysing it would hold up everybody else's."""


def make_filters(
    *,
    types: Iterable[RecordType | str] = (),
    year_from: int | None = None,
    year_to: int | None = None,
    **names: Iterable[str],
) -> Filters:
    """Filters out of plain strings; a single string counts as one value.

    Args:
        types: Values of ``RecordType``.
        year_from: First year.
        year_to: Last year.
        **names: ``topics``, ``addressees``, ``municipalities``, ``documents``, ``publishers``,
            ``languages``.

    Raises:
        QueryError: An unknown type, or years in the wrong order.
    """
    return checked(
        Filters(
            types=tuple(chosen(RecordType, kind, "Art") for kind in _listed(types)),
            year_from=year_from,
            year_to=year_to,
            **{name: _listed(values) for name, values in names.items()},  # type: ignore[arg-type]
        )
    )


def checked(filters: Filters) -> Filters:
    """The filters, if a document could pass them.

    Raises:
        QueryError: The years are in the wrong order, or a value is no proper text.
    """
    for field in fields(filters):
        values = getattr(filters, field.name)
        if isinstance(values, tuple) and not all(_is_text(value) for value in values):
            raise QueryError("Ein Filter enthält Zeichen, die kein Text sind.")
    first, last = filters.year_from, filters.year_to
    if first is not None and last is not None and first > last:
        raise ContradictionError(f"Das Jahr „von“ ({first}) liegt nach dem Jahr „bis“ ({last}).")
    return filters


def make_query(text: str, *, k: int, mode: Mode | str, filters: Filters) -> Query:
    """A question that can be answered.

    Raises:
        QueryError: It is empty or too long, ``k`` is below 1, or the mode is unknown.
    """
    if not any(sign.isalnum() for sign in text):
        raise QueryError("Die Suchanfrage ist leer.")
    if not _is_text(text):
        raise QueryError("Die Suchanfrage enthält Zeichen, die kein Text sind.")
    if len(text) > MAX_CHARACTERS:
        raise QueryError(f"Die Suchanfrage ist länger als {MAX_CHARACTERS} Zeichen.")
    if k < 1:
        raise QueryError(f"Die Zahl der Treffer muss mindestens 1 sein, nicht {k}.")
    return Query(text=text, k=k, mode=chosen(Mode, mode, "Suchart"), filters=filters)


def _is_text(value: str) -> bool:
    """Half a surrogate pair, from broken JSON or bytes on the command line, cannot be encoded."""
    return not any("\ud800" <= sign <= "\udfff" for sign in value)


def _listed(values: Iterable[str]) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)


def of_records(filters: Filters) -> Filters:
    """The filters, checked; without types they ask for records, not for passages.

    Raises:
        QueryError: As ``checked``.
    """
    filters = checked(filters)
    return filters if filters.types else replace(filters, types=_RECORDS)
