"""What all requests share."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docpipe.answers.dates import Chronicle
from docpipe.pipeline import PagePictures, Workspace
from docpipe.search import LiveSearcher
from docpipe.settings.web import WebOptions

if TYPE_CHECKING:
    from starlette.requests import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The open index, the corpus beside it with pictures and dates, and the options."""

    live: LiveSearcher
    place: Workspace
    pictures: PagePictures
    chronicle: Chronicle

    @property
    def options(self) -> WebOptions:
        """The table ``[web]``."""
        return self.place.settings.web

    @property
    def snapshot_id(self) -> str:
        """Of the snapshot that the next question is answered from."""
        with self.live.current() as searcher:
            return searcher.manifest.snapshot_id


def site_of(request: "Request") -> Site:
    """The site that a request came to."""
    site: Site = request.app.state.site
    return site


def base_url(request: "Request") -> str:
    """The address under which the site is reached, without a slash at the end.

    The configured one goes before what the request says of itself, which whoever asks chooses.
    """
    configured = site_of(request).options.base_url.rstrip("/")
    return configured or str(request.base_url).rstrip("/")
