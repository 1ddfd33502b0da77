"""The page of proof: a record or passage, its pages with the quote marked, what is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe.answers.former import told_if_former
from docpipe.answers.proof import Proof, ProofPage, addresses, prove
from docpipe.export import (
    FACET_NAMES,
    FIELD_NAMES,
    ORIGIN_NAMES,
    citation,
    page_reference,
    page_url,
    place_reference,
)
from docpipe.export.embedded import coins
from docpipe.model import (
    BBox,
    Chunk,
    FacetName,
    Filters,
    Ground,
    Hit,
    Method,
    PageRegion,
    Repeat,
    SaidIn,
)
from docpipe.pipeline.pictures import DEFAULT_WIDTH, MAX_WIDTH
from docpipe.search import Searcher
from docpipe.web.api.pictures import MAX_PAGE
from docpipe.web.metadata import record_head
from docpipe.web.rendering import render
from docpipe.web.site import Site, site_of

router = APIRouter()

MAX_PAGES = 6
"""Pages of a quote that are shown at once; a long example goes on by link."""

_ALIKE = 5
# Points from the edge of the marked lines to the bar beside them, and its width.
_BAR_GAP, _BAR_WIDTH = 3.0, 1.2
_SAME_COLUMN = 2.0

METHOD_NAMES: dict[Method, str] = {
    Method.TEXT_LAYER: "Textschicht der Datei",
    Method.OCR: "Texterkennung aus dem Bild",
    Method.MARKUP: "Auszeichnung der Datei, ohne Seiten",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in SVG's terms, points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Relatives:
    """What stands around a record, and what says the like.

    Attributes:
        parent: The record in whose text it stands.
        children: Those that stand in its text, in reading order.
    """

    parent: Chunk | None
    children: tuple[Chunk, ...]
    previous: Chunk | None
    following: Chunk | None
    alike: tuple[Hit, ...]
    repeats: tuple[Repeat, ...]
    through_time: tuple[SaidIn, ...]


@router.get("/records/{record_id}")
def record(
    request: Request,
    record_id: Annotated[str, Path(max_length=100)],
    page: Annotated[int | None, Query(ge=1, le=MAX_PAGE)] = None,
) -> HTMLResponse:
    """The proof of a record or passage; with ``page`` another page of its document."""
    site = site_of(request)
    with told_if_former(site.place.corpus, record_id), site.live.current() as searcher:
        proof = prove(site.place, searcher, record_id, site.pictures)
        relatives = _relatives(searcher, proof.chunk)
    shown = proof.pages[:MAX_PAGES] if page is None else (proof.page(page),)
    return render(
        request,
        "record.html.j2",
        proof=proof,
        metadata=record_head(request, proof.chunk, proof.document),
        openurl=coins((proof.chunk, proof.document)),
        chunk=proof.chunk,
        document=proof.document,
        shown=shown,
        others=[one for one in proof.pages if one not in shown],
        neighbours=_neighbours(shown, proof.n_pages),
        relatives=relatives,
        grounds=_grounds(proof.chunk),
        citation=citation(proof.chunk, proof.document),
        original=_original(site, proof),
        addresses=addresses(proof.checked.source) if proof.checked.source else (),
        rectangles=rectangles,
        bars=bars,
        place=place_reference,
        pages_of=_pages_of,
        FIELD_NAMES=FIELD_NAMES,
        ORIGIN_NAMES=ORIGIN_NAMES,
        METHOD_NAMES=METHOD_NAMES,
        width=DEFAULT_WIDTH,
        full_width=MAX_WIDTH,
    )


def _relatives(searcher: Searcher, chunk: Chunk) -> Relatives:
    of_document = [one for one, _ in searcher.records(Filters(documents=(chunk.source_id,)))]
    before = [one for one in of_document if (one.ordinal, one.id) < (chunk.ordinal, chunk.id)]
    after = [one for one in of_document if (one.ordinal, one.id) > (chunk.ordinal, chunk.id)]
    return Relatives(
        parent=next((one for one in of_document if one.id == chunk.parent), None),
        children=tuple(one for one in of_document if one.parent == chunk.id),
        previous=before[-1] if before else None,
        following=after[0] if after else None,
        alike=searcher.like(chunk.id, k=_ALIKE).hits,
        repeats=searcher.repeats(chunk.id),
        through_time=searcher.timeline(chunk.id),
    )


def _grounds(chunk: Chunk) -> list[tuple[str, str, list[Ground]]]:
    """Filter, name and grounds of each facet that the record has."""
    order = (FacetName.ADDRESSEE, FacetName.TOPIC, FacetName.MUNICIPALITY)
    found = [
        (
            facet.value,
            FACET_NAMES[facet],
            [one for one in chunk.facets.grounds if one.facet is facet],
        )
        for facet in order
    ]
    return [one for one in found if one[2]]


def _pages_of(pages: Sequence[PageRegion]) -> str:
    """``S. 10``; nothing for a source without pages."""
    return "" if pages[0].method is Method.MARKUP else page_reference(pages)


def _neighbours(shown: Sequence[ProofPage], n_pages: int) -> tuple[int | None, int | None]:
    """The page before those shown, and the one after."""
    if not shown or shown[0].method is Method.MARKUP:
        return None, None
    first, last = shown[0].number, shown[-1].number
    return first - 1 if first > 1 else None, last + 1 if last < n_pages else None


def _original(site: Site, proof: Proof) -> tuple[str, bool] | None:
    """Where the document can be opened at the quote's page, and whether that is elsewhere."""
    page = proof.chunk.evidence.pages[0]
    has_pages = page.method is not Method.MARKUP
    address = page_url(proof.document, page.page)
    if address:
        return (address if has_pages else address.partition("#")[0]), True
    source = proof.checked.source
    if source is None or not site.options.serve_originals:
        return None
    anchor = f"#page={page.page}" if has_pages else ""
    return f"/api/v1/documents/{source.id}/original{anchor}", False


def rectangles(boxes: Sequence[BBox]) -> list[Box]:
    """Boxes as SVG has them."""
    return [_box(*one) for one in boxes]


def bars(boxes: Sequence[BBox]) -> list[Box]:
    """A bar beside each column of marked lines: what is marked shows without colours as well."""
    return [
        _box(
            max(min(box[0] for box in run) - _BAR_GAP, 0.0),
            run[0][1],
            max(min(box[0] for box in run) - _BAR_GAP, 0.0) + _BAR_WIDTH,
            max(box[3] for box in run),
        )
        for run in _columns(boxes)
    ]


def _box(x0: float, top: float, x1: float, bottom: float) -> Box:
    return Box(
        x=round(x0, 1), y=round(top, 1), width=round(x1 - x0, 1), height=round(bottom - top, 1)
    )


def _columns(boxes: Sequence[BBox]) -> Iterator[list[BBox]]:
    """Lines that follow each other downwards in one column."""
    run = list(boxes[:1])
    for above, below in pairwise(boxes):
        goes_on = below[1] > above[1] - _SAME_COLUMN
        if not (goes_on and below[0] < above[2] and above[0] < below[2]):
            yield run
            run = []
        run.append(below)
    if run:
        yield run
