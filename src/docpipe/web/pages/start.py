"""The first page."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe.export import KIND_NAMES
from docpipe.model import DocumentInfo, RecordType
from docpipe.web.metadata import site_head
from docpipe.web.rendering import render
from docpipe.web.site import site_of

if TYPE_CHECKING:
    from docpipe.search import Searcher

router = APIRouter()

_NEWEST = 5
"""Documents shown: a glance, not the list."""

_TOPICS = 12
"""Topics shown: about two lines on a wide screen."""

_ORDER = (
    RecordType.RECOMMENDATION,
    RecordType.PRACTICE,
    RecordType.DEMAND,
    RecordType.DEFINITION,
)
"""As people ask for them; passages are no records."""


@dataclass(frozen=True, slots=True)
class _Counted:
    value: str
    count: int


@router.get("/")
def start(request: Request) -> HTMLResponse:
    """One box, and what there is to find."""
    with site_of(request).live.current() as searcher:
        return render(
            request,
            "start.html.j2",
            counts=searcher.manifest.counts,
            types=_by_type(searcher),
            topics=searcher.facets().topics[:_TOPICS],
            newest=_newest(searcher.documents),
            kind_names=KIND_NAMES,
            metadata=site_head(request),
        )


def _by_type(searcher: "Searcher") -> list[_Counted]:
    by_type = searcher.manifest.counts.by_type
    return [_Counted(one.value, by_type[one]) for one in _ORDER if by_type.get(one)]


def _newest(documents: tuple[DocumentInfo, ...]) -> list[DocumentInfo]:
    """Those of the latest years; within a year by title."""
    dated = [one for one in documents if one.year is not None]
    return sorted(dated, key=lambda one: (-(one.year or 0), one.title, one.id))[:_NEWEST]
