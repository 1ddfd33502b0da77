"""``/api/v1/records``: records and passages."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, StreamingResponse

from docpipe.answers.dates import moment
from docpipe.answers.entries import entry_answer, record_answers, timeline_answer
from docpipe.answers.former import told_if_former
from docpipe.answers.proof import proof_answer, prove
from docpipe.answers.searching import like_answer
from docpipe.export import filters_object
from docpipe.model import Filters
from docpipe.search import Searcher
from docpipe.web.api.parameters import MOMENT, FiltersAsked
from docpipe.web.api.schemas import (
    FAULTS,
    UNKNOWN,
    ProofAnswer,
    RecordAnswer,
    RecordsAnswer,
    SearchAnswer,
    TimelineAnswer,
)
from docpipe.web.site import Site, site_of

router = APIRouter(prefix="/api/v1/records", tags=["Datensätze"], responses=FAULTS)


@router.get(
    "",
    summary="Alle Datensätze, die die Filter erfüllen",
    responses={200: {"model": RecordsAnswer}},
    response_class=JSONResponse,
)
def records(
    request: Request,
    filters: FiltersAsked,
    limit: Annotated[int | None, Query(ge=1, le=10_000, description="Höchstzahl")] = None,
    offset: Annotated[int, Query(ge=0, le=10_000_000, description="So viele auslassen")] = 0,
    since: Annotated[
        str,
        Query(
            description="Neu oder geändert seit diesem Tag oder Zeitpunkt (ISO 8601, sonst UTC)",
            pattern=MOMENT,
            examples=["2026-03-31"],
        ),
    ] = "",
) -> StreamingResponse:
    """Uncapped and streamed, in the order of ``docpipe records``: documents by title, then place.

    ``total`` counts what passes the filters, whatever limit and offset are.
    """
    page = slice(offset, None if limit is None else offset + limit)
    answer = _streamed(site_of(request), filters, moment(since) if since else "", page)
    return StreamingResponse(answer, media_type="application/json")


def _streamed(site: Site, filters: Filters, since: str, page: slice) -> Iterator[str]:
    with site.live.current() as searcher:
        head = {
            "filters": filters_object(filters),
            **({"since": since} if since else {}),
            "snapshot_id": searcher.manifest.snapshot_id,
        }
        yield json.dumps(head, ensure_ascii=False).removesuffix("}") + ', "records": ['
        total, found = record_answers(searcher, filters, page, site.chronicle, since)
        for place, record in enumerate(found):
            text = json.dumps(record, ensure_ascii=False)
            yield f",\n{text}" if place else text
        yield f'], "total": {total}}}'


@router.get(
    "/{record_id}",
    summary="Ein Datensatz oder eine Textstelle mit Umgebung",
    responses={200: {"model": RecordAnswer}, **UNKNOWN},
)
def record(request: Request, record_id: str) -> JSONResponse:
    """As ``docpipe show ID --json`` gives it."""
    with _of_entry(request, record_id) as searcher:
        return JSONResponse(entry_answer(searcher, record_id))


@router.get(
    "/{record_id}/like", summary="Ähnliches", responses={200: {"model": SearchAnswer}, **UNKNOWN}
)
def like(
    request: Request,
    record_id: str,
    filters: FiltersAsked,
    k: Annotated[int, Query(ge=1, le=100, description="Treffer")] = 10,
) -> JSONResponse:
    """What is near in meaning and words, as ``docpipe search --like ID`` gives it."""
    with _of_entry(request, record_id) as searcher:
        return JSONResponse(like_answer(searcher, record_id, k, filters))


@router.get(
    "/{record_id}/through-time",
    summary="Seit wann das gesagt wird",
    responses={200: {"model": TimelineAnswer}, **UNKNOWN},
)
def through_time(request: Request, record_id: str) -> JSONResponse:
    """By year, as ``docpipe show ID --through-time --json`` gives it."""
    with _of_entry(request, record_id) as searcher:
        return JSONResponse(timeline_answer(searcher, record_id))


@router.get(
    "/{record_id}/proof",
    summary="Beleg, jetzt geprüft",
    responses={200: {"model": ProofAnswer}, **UNKNOWN},
)
def proof(request: Request, record_id: str) -> JSONResponse:
    """Quote and place compared with corpus and original, and what may be marked on which page."""
    site = site_of(request)
    with _of_entry(request, record_id) as searcher:
        return JSONResponse(proof_answer(prove(site.place, searcher, record_id, site.pictures)))


@contextmanager
def _of_entry(request: Request, record_id: str) -> Iterator[Searcher]:
    """The searcher to ask for an entry; of one that is gone it is told what is known."""
    site = site_of(request)
    with told_if_former(site.place.corpus, record_id), site.live.current() as searcher:
        yield searcher
