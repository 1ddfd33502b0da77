"""How pages that show numbers name them, and where each number leads."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from docpipe.answers.counts import RECORD_TYPES, Line
from docpipe.export.pictures import Counted, Row
from docpipe.model import RecordType
from docpipe.web.languages import Language, language_of, translated
from docpipe.web.rendering import linker

if TYPE_CHECKING:
    from starlette.requests import Request

TYPE_PLURALS: dict[RecordType, str] = {
    RecordType.RECOMMENDATION: "Empfehlungen",
    RecordType.PRACTICE: "Praxisbeispiele",
    RecordType.DEFINITION: "Begriffe",
    RecordType.DEMAND: "Forderungen",
    RecordType.PASSAGE: "Textstellen",
}
"""Heads of columns; translated when shown."""


class Guide:
    """Words and addresses in the language of a request.

    Attributes:
        language: Of the page.
        say: Translates.
        link: The address of a page in the same language.
    """

    def __init__(self, request: "Request") -> None:
        self.language: Language = language_of(request)
        self.say: Callable[..., str] = partial(translated, self.language)
        self.link: Callable[..., str] = linker(request)

    def plural(self, kind: RecordType) -> str:
        """``Empfehlungen``."""
        return self.say(TYPE_PLURALS[kind])

    def page_of(self, family: str, name: str) -> str:
        """The page of a topic or municipality; its name may hold a slash."""
        return self.link(f"/{family}/{quote(name, safe='')}")

    def counted(self, count: int, words: str, **filters: object) -> Counted:
        """A number and the search that gives exactly these."""
        return Counted(
            count=count, words=f"{words}: {count}", address=self.link("/search", **filters)
        )

    def by_type(
        self, line: Line, kinds: Iterable[RecordType], words: str, **filters: object
    ) -> tuple[Counted | None, ...]:
        """A line's numbers, one a type."""
        return tuple(
            self.counted(
                line.types[kind], f"{words}, {self.plural(kind)}", type=kind.value, **filters
            )
            if line.types.get(kind)
            else None
            for kind in kinds
        )

    def by_year(
        self, counts: Mapping[str, int], years: Iterable[str], words: str, **filters: object
    ) -> tuple[Counted | None, ...]:
        """Numbers of records, one a year."""
        return tuple(
            self.counted(counts[year], f"{words}, {year}", year_from=year, year_to=year, **filters)
            if counts.get(year)
            else None
            for year in years
        )

    def rows_of_types(
        self, counts: Mapping[str, Mapping[str, int]], years: Iterable[str], **filters: object
    ) -> tuple[Row, ...]:
        """Types by years: what a timeline draws."""
        columns = tuple(years)
        return tuple(
            Row(
                name=self.plural(kind),
                cells=self.by_year(
                    counts[kind], columns, self.plural(kind), type=kind.value, **filters
                ),
                kind=kind.value,
                address=self.link("/search", type=kind.value, **filters),
            )
            for kind in RECORD_TYPES
            if kind in counts
        )
