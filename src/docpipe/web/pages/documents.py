"""The list of documents."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe import export
from docpipe.answers.counts import RECORD_TYPES, Line, lines
from docpipe.answers.recovered import state_of
from docpipe.errors import QueryError
from docpipe.model import DocumentInfo, DocumentKind, RecordType
from docpipe.search import make_filters
from docpipe.web.guide import Guide
from docpipe.web.rendering import render
from docpipe.web.site import site_of

A_PAGE = 25
"""Documents on one page of the list."""

ALL_KINDS = (*RECORD_TYPES, RecordType.PASSAGE)

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which documents the list shows, and how."""

    kind: str = ""
    publisher: str = ""
    year_from: str = ""
    year_to: str = ""
    sort: str = "title"
    page: int = 1

    def params(self, page: int) -> list[tuple[str, str]]:
        """The address of another page of the same list."""
        named = {
            "kind": self.kind,
            "publisher": self.publisher,
            "year_from": self.year_from,
            "year_to": self.year_to,
            "sort": "" if self.sort == "title" else self.sort,
            "page": str(page) if page > 1 else "",
        }
        return [(name, value) for name, value in named.items() if value]


SORTS: dict[str, Callable[[DocumentInfo, int], tuple[object, ...]]] = {
    "title": lambda one, _: (one.title.casefold(), one.year or 0, one.id),
    "year": lambda one, _: (-(one.year or 0), one.title.casefold(), one.id),
    "records": lambda one, n: (-n, one.title.casefold(), one.id),
}


@router.get("/documents")
def documents(request: Request) -> HTMLResponse:
    """The list, narrowed by kind, publisher and year."""
    guide, site = Guide(request), site_of(request)
    asked = _asked(request)
    with site.live.current() as searcher:
        every = searcher.documents
        counts = {line.name: line for line in lines(searcher, "documents")}
    found = [one for one in every if _passes(one, asked)]
    none = Line(name="", types={}, years={})
    order = SORTS[asked.sort]
    found.sort(key=lambda one: order(one, counts.get(one.id, none).records))
    start = (asked.page - 1) * A_PAGE
    shown = [
        (
            one,
            counts.get(one.id, none),
            guide.by_type(counts.get(one.id, none), ALL_KINDS, one.title, document=one.id),
            state_of(site.place.corpus, one.id),
        )
        for one in found[start : start + A_PAGE]
    ]
    return render(
        request,
        "documents.html.j2",
        guide=guide,
        asked=asked,
        shown=shown,
        total=len(found),
        first=start + 1,
        pages=max(1, -(-len(found) // A_PAGE)),
        kinds=ALL_KINDS,
        document_kinds=sorted({one.kind for one in every}, key=lambda one: export.KIND_NAMES[one]),
        kind_names=export.KIND_NAMES,
        publishers=sorted({one.publisher for one in every if one.publisher}, key=str.casefold),
        sorts={"title": "Titel", "year": "Jahr, neueste zuerst", "records": "Zahl der Datensätze"},
    )


def _asked(request: Request) -> Asked:
    params = request.query_params
    kind, sort = params.get("kind", ""), params.get("sort") or "title"
    if kind and kind not in {one.value for one in DocumentKind}:
        raise QueryError(f"Unbekannte Art von Dokument: „{kind[:40]}“.")
    if sort not in SORTS:
        raise QueryError(f"„sort“ ist eines von: {', '.join(SORTS)}.")
    page = params.get("page") or "1"
    if not page.isascii() or not page.isdecimal() or not 1 <= int(page[:6]) <= 10_000:
        raise QueryError("„page“ ist eine Zahl von 1 bis 10000.")
    asked = Asked(
        kind=kind,
        publisher=params.get("publisher", ""),
        year_from=params.get("year_from", "").strip(),
        year_to=params.get("year_to", "").strip(),
        sort=sort,
        page=int(page),
    )
    make_filters(year_from=_year(asked.year_from), year_to=_year(asked.year_to))
    return asked


def _year(text: str) -> int | None:
    if text and not (text.isascii() and text.isdecimal() and len(text) <= len("2026")):
        raise QueryError(f"„{text[:20]}“ ist keine Jahreszahl.")
    return int(text) if text else None


def _passes(document: DocumentInfo, asked: Asked) -> bool:
    first, last = _year(asked.year_from), _year(asked.year_to)
    year = document.year
    return (
        asked.kind in ("", document.kind.value)
        and asked.publisher in ("", document.publisher)
        and (first is None or (year is not None and year >= first))
        and (last is None or (year is not None and year <= last))
    )
