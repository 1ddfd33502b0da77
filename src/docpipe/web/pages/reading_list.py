"""The reading list: its address holds the ids, so that it can be sent; nothing is stored here."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from docpipe.answers.reading_list import (
    MEDIA_TYPES,
    MOST,
    ReadingList,
    notices,
    reading_list,
    reading_list_file,
    reading_list_paper,
)
from docpipe.export.paper import Quotation
from docpipe.web.rendering import render
from docpipe.web.site import site_of
from docpipe.web.written import ENDINGS, download, today, writing_for

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Step:
    """An entry with the lists that its links lead to; ``None`` where there is no such way."""

    quotation: Quotation
    without: list[str]
    up: list[str] | None
    down: list[str] | None


@router.get("/reading-list")
def page(request: Request) -> HTMLResponse:
    """The entries in the order of their ids."""
    found = _found(request)
    writing = writing_for(request, names_types=True)
    paper = reading_list_paper(found, today(), writing)
    quotations = [block for block in paper.blocks if isinstance(block, Quotation)]
    return render(
        request,
        "reading_list.html.j2",
        ids=list(found.ids),
        most=MOST,
        notices=list(notices(found, writing)),
        steps=_steps(quotations, list(found.ids)),
        sources=paper.blocks[-1] if quotations else None,
        words=paper.words,
        endings=ENDINGS,
    )


@router.get("/export/reading-list.{ending}")
def file(request: Request, ending: str) -> Response:
    """The list as a file."""
    if ending not in ENDINGS:
        raise HTTPException(404)
    form = ENDINGS[ending]
    writing = writing_for(request, names_types=True)
    data = reading_list_file(_found(request), form, today(), writing)
    return download(data, MEDIA_TYPES[form], f"docpipe-merkliste.{ending}")


def _found(request: Request) -> ReadingList:
    with site_of(request).live.current() as searcher:
        return reading_list(searcher, request.query_params.getlist("id"))


def _steps(quotations: list[Quotation], ids: list[str]) -> list[Step]:
    return [
        Step(
            one,
            without=ids[:at] + ids[at + 1 :],
            up=_swapped(ids, at - 1) if at else None,
            down=_swapped(ids, at) if at + 1 < len(ids) else None,
        )
        for at, one in enumerate(quotations)
    ]


def _swapped(ids: list[str], at: int) -> list[str]:
    """The list with the entry at this place behind the next one."""
    return [*ids[:at], ids[at + 1], ids[at], *ids[at + 2 :]]
