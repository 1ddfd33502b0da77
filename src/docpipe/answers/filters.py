"""Filters under their public names: those of options, query parameters and files of questions."""

from collections.abc import Iterable, Mapping

from docpipe.errors import QueryError
from docpipe.model import Filters, RecordType
from docpipe.search import make_filters

FILTER_FIELDS: dict[str, str] = {
    "type": "types",
    "topic": "topics",
    "addressee": "addressees",
    "municipality": "municipalities",
    "document": "documents",
    "publisher": "publishers",
    "language": "languages",
    "year_from": "year_from",
    "year_to": "year_to",
}
"""Public name of a filter to the field of ``Filters``."""

LIST_FILTERS = tuple(name for name in FILTER_FIELDS if not name.startswith("year_"))
"""Those that take several values."""


def filters_named(named: Mapping[str, object]) -> Filters:
    """Filters from values under their public names.

    A single value may stand without a list; empty texts and ``None`` count as not given, as a form
    sends them.

    Raises:
        QueryError: A type or a year cannot be understood, or years are in the wrong order.
    """
    lists = {FILTER_FIELDS[name]: _texts(named.get(name)) for name in LIST_FILTERS}
    return make_filters(
        types=_types(lists.pop("types")),
        year_from=_year(named, "year_from"),
        year_to=_year(named, "year_to"),
        **lists,
    )


def _types(names: Iterable[str]) -> tuple[RecordType, ...]:
    known = {kind.value: kind for kind in RecordType}
    for name in names:
        if name not in known:
            raise QueryError(
                f"Filter nicht verstanden: Art „{name}“. Arten sind: {', '.join(known)}."
            )
    return tuple(known[name] for name in names)


def _texts(value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value or ()
    if not isinstance(values, Iterable):
        raise QueryError(f"Filter nicht verstanden: {value!r}.")
    return tuple(dict.fromkeys(str(one) for one in values if str(one).strip()))


def _year(named: Mapping[str, object], name: str) -> int | None:
    value = named.get(name)
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > len("2026"):
        which = "von" if name == "year_from" else "bis"
        raise QueryError(f"Das Jahr „{which}“ ist keine Jahreszahl: „{text[:20]}“.")
    return int(text)
