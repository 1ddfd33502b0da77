"""A municipal page with publications, served on 127.0.0.1, that changes as a test wants."""

from tests.site.pages import Link, landing_page
from tests.site.server import Site

__all__ = ["Link", "Site", "landing_page"]
