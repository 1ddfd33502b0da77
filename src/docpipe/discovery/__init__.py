"""Which publications a watched place names: the bytes of a page, sitemap or feed in, names out."""

from docpipe.discovery.feed import publications_in_feed
from docpipe.discovery.page import MAX_BYTES, publications_on_page
from docpipe.discovery.sitemap import publications_in_sitemap
from docpipe.discovery.titles import comparable, matches_title, tidy

__all__ = [
    "MAX_BYTES",
    "comparable",
    "matches_title",
    "publications_in_feed",
    "publications_in_sitemap",
    "publications_on_page",
    "tidy",
]
