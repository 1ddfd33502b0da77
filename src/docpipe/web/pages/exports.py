"""Downloads: exactly the hits that a search page shows, all of them, and single records."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from docpipe import export
from docpipe.errors import QueryError
from docpipe.export import Entry
from docpipe.model import Hit
from docpipe.web.asked import Asked, read_asked
from docpipe.web.results.whole import order_of, question_of
from docpipe.web.site import Site, site_of

router = APIRouter()

_AT_ONCE = 200
"""Hits that are written together: the first bytes come soon, whatever follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of download.

    Attributes:
        write: Entries to bytes.
        by_parts: Whether the parts of a long list may be written one after the other.
    """

    media_type: str
    write: Callable[[Iterable[Entry]], bytes]
    by_parts: bool = False


def _jsonl(entries: Iterable[Entry]) -> bytes:
    return export.to_jsonl(export.entry_object(entry) for entry in entries).encode()


def _csv(entries: Iterable[Entry]) -> bytes:
    kept = list(entries)
    return export.to_csv(kept, ranked=any(isinstance(one, Hit) for one in kept)).encode()


FORMS: dict[str, Form] = {
    "bib": Form(
        media_type="application/x-bibtex; charset=utf-8",
        write=lambda entries: export.to_bibtex(entries).encode(),
    ),
    "ris": Form(
        media_type="application/x-research-info-systems; charset=utf-8",
        write=lambda entries: export.to_ris(entries).encode(),
    ),
    "json": Form(
        media_type="application/vnd.citationstyles.csl+json",
        write=lambda entries: export.to_csl_json(entries).encode(),
    ),
    "csv": Form(media_type="text/csv; charset=utf-8", write=_csv),
    "xlsx": Form(
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=lambda entries: export.to_xlsx(list(entries)),
    ),
    "jsonl": Form(media_type="application/jsonl; charset=utf-8", write=_jsonl, by_parts=True),
    "md": Form(
        media_type="text/markdown; charset=utf-8",
        write=lambda entries: export.to_markdown(entries).encode(),
    ),
}
"""By file ending."""


@router.get("/export/results.{ending}")
def results(request: Request, ending: str) -> Response:
    """All hits of a question in the order of its page, whatever page is shown; uncapped."""
    form = _form(ending)
    asked = read_asked(request.query_params)
    if not asked.text and asked.filters.is_empty:
        raise QueryError("Die Suchanfrage ist leer.")
    site = site_of(request)
    if form.by_parts:
        with site.live.current() as searcher:  # a broken question is told before the first byte
            searcher.found(question_of(asked))
        body = _in_parts(site, asked, form)
        return StreamingResponse(
            body, media_type=form.media_type, headers=_named("treffer", ending)
        )
    with site.live.current() as searcher:
        hits = searcher.all_hits(question_of(asked), order_of(asked))
        data = form.write(hits)
    return Response(data, media_type=form.media_type, headers=_named("treffer", ending))


@router.get("/records/{record_id}.{ending}")
def record(request: Request, record_id: str, ending: str) -> Response:
    """One record or passage."""
    form = _form(ending)
    with site_of(request).live.current() as searcher:
        data = form.write([searcher.get(record_id)])
    return Response(
        data, media_type=form.media_type, headers=_named(record_id.replace(":", "-"), ending)
    )


def _in_parts(site: Site, asked: Asked, form: Form) -> Iterator[bytes]:
    with site.live.current() as searcher:
        hits = searcher.all_hits(question_of(asked), order_of(asked))
        while part := list(islice(hits, _AT_ONCE)):
            yield form.write(part)


def _form(ending: str) -> Form:
    if ending not in FORMS:
        raise HTTPException(404)
    return FORMS[ending]


def _named(name: str, ending: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="docpipe-{name}.{ending}"'}
