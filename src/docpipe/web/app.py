"""The site put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from docpipe._version import __version__
from docpipe.answers.dates import Chronicle
from docpipe.embed import EmbedOptions
from docpipe.pipeline import PagePictures, Workspace
from docpipe.search import LiveSearcher
from docpipe.web import api, pages
from docpipe.web.conditional import ConditionalAnswers
from docpipe.web.faults import answer_faults
from docpipe.web.head import Head
from docpipe.web.languages import ENGLISH_PREFIX
from docpipe.web.limits import Limits
from docpipe.web.protection import Protection
from docpipe.web.site import Site
from docpipe.web.static import files_of_the_site


def create_app(place: Workspace) -> FastAPI:
    """The site over a corpus and the index made of it; it follows what is published.

    Raises:
        NoSnapshotError: Nothing has been published.
        CorruptSnapshotError: A file is damaged.
        IncompatibleSnapshotError: Made by another model than configured.
    """
    settings = place.settings
    # The snapshot names its own model; only another choice has to be checked against it.
    embed = None if settings.embed == EmbedOptions() else settings.embed
    live = LiveSearcher(place.index_dir, embed=embed, options=settings.search)
    pictures = PagePictures(place.corpus, max_bytes=settings.web.picture_cache_mb * 1_000_000)
    chronicle = Chronicle(place.corpus.root)
    site = Site(live=live, place=place, pictures=pictures, chronicle=chronicle)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        pictures.warm()
        yield
        pictures.close()
        live.close()

    app = FastAPI(
        title="docpipe",
        summary="Empfehlungen aus PDFs: belegt, auffindbar, zitierfähig",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,  # Swagger's page would load scripts from elsewhere
        redoc_url=None,
    )
    app.state.site = site
    answer_faults(app)
    # The last added is the first to be asked.
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(ConditionalAnswers, site=site)
    app.add_middleware(Head)
    app.add_middleware(
        Limits,
        per_minute=site.options.requests_per_minute,
        behind_proxy=site.options.behind_proxy,
    )
    if site.options.allowed_origins:
        origins = list(site.options.allowed_origins)
        app.add_middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET"])
    app.add_middleware(Protection)
    app.include_router(api.router)
    app.include_router(files_of_the_site())
    app.include_router(pages.router, include_in_schema=False)
    app.include_router(pages.router, prefix=ENGLISH_PREFIX, include_in_schema=False)
    return app
