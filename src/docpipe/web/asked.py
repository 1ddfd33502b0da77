"""The address of a search page is the whole question: both ways."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from docpipe.answers.filters import FILTER_FIELDS, LIST_FILTERS, filters_named
from docpipe.errors import QueryError
from docpipe.model import Filters, Mode, Query

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

PAGE_SIZE = 10
MAX_PAGE_SIZE = 100
"""Hits a page or answer; what is more is a download, not a page."""

MAX_QUERY_CHARACTERS = 1000
"""Of a question that comes over the net; the command line takes more."""


class Sort(StrEnum):
    """In which order hits are shown."""

    RELEVANCE = "relevance"
    YEAR = "year"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A search as its address says it.

    Attributes:
        text: The question; empty for none.
        page: From 1.
        size: Hits a page.
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    mode: Mode = Mode.HYBRID
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = PAGE_SIZE
    understand: bool = True
    expand: bool = True

    def query(self, *, k: int | None = None, explain: bool = False) -> Query:
        """The question itself.

        Args:
            k: Hits wanted; all up to the page's last if not given.
            explain: Whether hits say which words they were found by.
        """
        return Query(
            text=self.text,
            k=self.page * self.size if k is None else k,
            mode=self.mode,
            filters=self.filters,
            understand=self.understand,
            expand=self.expand,
            explain=explain,
        )

    def params(self) -> list[tuple[str, str]]:
        """The query parameters in a fixed order; what is as usual is left out."""
        usual = Asked()
        pairs = [("q", self.text)] if self.text else []
        for name, of_filters in FILTER_FIELDS.items():
            pairs += [(name, value) for value in _values(getattr(self.filters, of_filters))]
        pairs += [("mode", self.mode.value)] if self.mode is not usual.mode else []
        pairs += [("sort", self.sort.value)] if self.sort is not usual.sort else []
        pairs += [] if self.understand else [("understand", "0")]
        pairs += [] if self.expand else [("expand", "0")]
        pairs += [("k", str(self.size))] if self.size != usual.size else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return pairs

    def having(self, name: str, *values: str) -> "Asked":
        """The same, with these as the values of one filter, from its first page."""
        field = FILTER_FIELDS[name]
        changed = filters_named({name: values if name in LIST_FILTERS else "".join(values)})
        # The others are known to be right: a page has hundreds of such links.
        filters = replace(self.filters, **{field: getattr(changed, field)})
        return replace(self, filters=filters, page=1)

    def adding(self, name: str, value: str) -> "Asked":
        """The same, with one more value of a filter; a year takes the place of the other."""
        return self.having(name, *(*self.values(name), value) if name in LIST_FILTERS else value)

    def without(self, name: str, value: str | None = None) -> "Asked":
        """The same, without a value of a filter, or without the filter."""
        kept = [one for one in self.values(name) if value is not None and one != value]
        return self.having(name, *kept)

    def without_all(self, names: Iterable[str]) -> "Asked":
        """The same, without these filters."""
        left = self
        for name in names:
            left = left.without(name)
        return left

    def asking(self, text: str) -> "Asked":
        """Another question under the same filters, from its first page."""
        return replace(self, text=text, page=1)

    def switched(
        self,
        *,
        understand: bool | None = None,
        expand: bool | None = None,
        mode: str | None = None,
    ) -> "Asked":
        """The same, read or searched otherwise, from its first page."""
        return replace(
            self,
            understand=self.understand if understand is None else understand,
            expand=self.expand if expand is None else expand,
            mode=self.mode if mode is None else Mode(mode),
            page=1,
        )

    def sorted_by(self, sort: str) -> "Asked":
        """The same in another order, from its first page."""
        return replace(self, sort=Sort(sort), page=1)

    def leafed(self, page: int) -> "Asked":
        """Another page of the same."""
        return replace(self, page=page)

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a filter, years as digits."""
        return _values(getattr(self.filters, FILTER_FIELDS[name]))


def read_asked(params: "QueryParams") -> Asked:
    """From the query parameters of an address; what is empty counts as not given.

    Raises:
        QueryError: A value cannot be understood.
    """
    named: dict[str, object] = {name: params.getlist(name) for name in LIST_FILTERS}
    named |= {name: params.get(name) for name in ("year_from", "year_to")}
    text = params.get("q", "").strip()
    if len(text) > MAX_QUERY_CHARACTERS:
        raise QueryError(f"Die Suchanfrage ist länger als {MAX_QUERY_CHARACTERS} Zeichen.")
    return Asked(
        text=text,
        filters=filters_named(named),
        mode=Mode(_one_of(params, "mode", [one.value for one in Mode], Mode.HYBRID.value)),
        sort=Sort(_one_of(params, "sort", [one.value for one in Sort], Sort.RELEVANCE.value)),
        page=_number(params, "page", 1, 100_000),
        size=_number(params, "k", PAGE_SIZE, MAX_PAGE_SIZE),
        understand=_switch(params, "understand"),
        expand=_switch(params, "expand"),
    )


def _values(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, int):
        return (str(value),)
    return tuple(str(one) for one in value) if isinstance(value, Iterable) else ()


def _one_of(params: "QueryParams", name: str, known: list[str], usual: str) -> str:
    value = params.get(name) or usual
    if value not in known:
        raise QueryError(f"„{name}“ ist eines von: {', '.join(known)}; nicht „{value[:40]}“.")
    return value


def _number(params: "QueryParams", name: str, usual: int, most: int) -> int:
    text = params.get(name) or str(usual)
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(most)) else 0
    if not 1 <= number <= most:
        raise QueryError(f"„{name}“ ist eine Zahl von 1 bis {most}.")
    return number


def _switch(params: "QueryParams", name: str) -> bool:
    return (params.get(name) or "1").lower() not in ("0", "false", "no", "off", "nein")
