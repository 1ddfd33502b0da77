"""Open data: what there is, how to cite it, and the whole of it to take away."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from docpipe.answers.dataset import archive, described
from docpipe.export import jsonld
from docpipe.export.dataset.catalogue import Distribution, catalogue
from docpipe.export.dataset.described import DATA, PASSAGES, PASSAGES_PARQUET, Described
from docpipe.export.dataset.papers import citation_of
from docpipe.pipeline.picture_store import cache_folder
from docpipe.search import Searcher
from docpipe.web.languages import Language, language_of
from docpipe.web.metadata import data_head
from docpipe.web.rendering import render
from docpipe.web.site import base_url, site_of

router = APIRouter()


@router.get("/data")
def data(request: Request) -> HTMLResponse:
    """What is in the data set, on what terms, and where else programs find it."""
    with site_of(request).live.current() as searcher:
        of = _described(request, searcher)
        licences = _licences(request, searcher)
    start = base_url(request)
    is_english = language_of(request) is Language.ENGLISH
    files = [
        (name, one.english if is_english else one.german)
        for name, one in DATA.items()
        if name not in (PASSAGES, PASSAGES_PARQUET)
    ]
    return render(
        request,
        "data.html.j2",
        data=of,
        citation=citation_of(of),
        files=files,
        licences=licences,
        metadata=data_head(jsonld.dataset_object(of, f"{start}/data/dataset.zip", start)),
    )


@router.get("/data/dataset.zip")
def dataset(request: Request) -> FileResponse:
    """All files as one; made at the first call for a snapshot, then kept in the cache folder."""
    site = site_of(request)
    with site.live.current() as searcher:
        path = archive(searcher, site.place, cache_folder() / "datasets")
    return FileResponse(path, media_type="application/zip", filename=path.name)


@router.get("/data/dcat.ttl")
def dcat(request: Request) -> Response:
    """The data set as portals harvest it."""
    start = base_url(request)
    with site_of(request).live.current() as searcher:
        of = _described(request, searcher)
    packed = Distribution(
        name="dataset.zip",
        title="Alle Dateien des Datensatzes: JSONL, Parquet, CSV, SKOS",
        media_type="application/zip",
        eu="ZIP",
        address=f"{start}/data/dataset.zip",
        page=of.address,
    )
    text = catalogue(of, [packed], api=start)
    return Response(text, media_type="text/turtle; charset=utf-8")


def _described(request: Request, searcher: Searcher) -> Described:
    of = described(searcher, site_of(request).place)
    return replace(of, address=f"{base_url(request)}/data")


def _licences(request: Request, searcher: Searcher) -> list[tuple[str, int]]:
    """Licences of the publications with their number; none known comes last."""
    sources = {source.id: source.licence for source in site_of(request).place.corpus.sources()}
    counts: dict[str, int] = {}
    for document in searcher.documents:
        licence = sources.get(document.id) or ""
        counts[licence] = counts.get(licence, 0) + 1
    return sorted(counts.items(), key=lambda one: (not one[0], -one[1], one[0]))
