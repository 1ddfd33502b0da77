"""What the head of a web page says of it: Dublin Core, Open Graph, citation tags, plain names.

Readers do not see these tags; who set the page wrote them, or its template did.
"""

import re
from collections.abc import Mapping

from lxml.html import HtmlElement

from docpipe.extraction.markup.sheet import clean
from docpipe.model import FileFormat, PdfInfo

# In the order in which they are believed: what libraries read first.
_TITLE = ("citation_title", "dc.title", "dcterms.title", "og:title", "title")
_AUTHOR = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author")
_PUBLISHER = (
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "og:site_name",
    "publisher",
)
_PUBLISHED = (
    "citation_publication_date",
    "citation_date",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "article:published_time",
    "date",
)
_CREATED = ("dcterms.created", "dc.date.created", "dcterms.modified", "article:modified_time")
_SUBJECT = ("dc.description", "dcterms.description", "og:description", "description")
_MAX_LETTERS = 500
_ADDRESS = re.compile(r"^https?:")


def read_head(tree: HtmlElement, found: Mapping[str, object]) -> PdfInfo:
    """The tags of a page, and for what they leave out what trafilatura found on it.

    Args:
        tree: The whole page.
        found: trafilatura's metadata by name.
    """
    tags = _tags(tree)
    return PdfInfo(
        title=_first(tags, _TITLE) or _title(tree) or _text(found.get("title")),
        author=_first(tags, _AUTHOR) or _text(found.get("author")),
        created=raw_date(_first(tags, _CREATED) or found.get("date")),
        published=raw_date(_first(tags, _PUBLISHED)),
        language=tree.get("lang") or _text(found.get("language")),
        publisher=_first(tags, _PUBLISHER),
        subject=_first(tags, _SUBJECT),
        tagged=True,
        format=FileFormat.HTML,
    )


def raw_date(value: object) -> str | None:
    """An ISO date as PDF writes it, which is what the metadata reader knows."""
    digits = re.sub(r"\D", "", str(value or ""))
    return f"D:{digits[:8]}" if len(digits) >= 4 else None


def _tags(tree: HtmlElement) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").lower()
        content = clean(meta.get("content") or "")[:_MAX_LETTERS]
        if name and content:
            tags.setdefault(name, []).append(content)
    return tags


def _first(tags: Mapping[str, list[str]], names: tuple[str, ...]) -> str | None:
    """The first tag that is there; a tag set several times names several people."""
    for name in names:
        values = [value for value in tags.get(name, ()) if not _ADDRESS.match(value)]
        if values:
            return "; ".join(values)
    return None


def _title(tree: HtmlElement) -> str | None:
    title = next(tree.iter("title"), None)
    return None if title is None else clean("".join(title.itertext())) or None


def _text(value: object) -> str | None:
    return clean(value) or None if isinstance(value, str) else None
