"""What a page says in its head to search engines and reference managers.

JSON-LD stands in the page itself: as a block of data it is no script for the content security
policy (Chromium reports nothing under ``script-src 'self'``), and search engines follow no link to
it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from docpipe.export import embedded, jsonld
from docpipe.model import Chunk, DocumentInfo
from docpipe.web.site import base_url, site_of

if TYPE_CHECKING:
    from starlette.requests import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """For the macros in ``parts/metadata.html.j2``.

    Attributes:
        tags: Names and contents of meta tags.
        data: JSON-LD, escaped so that it may stand in a ``script`` element.
    """

    tags: tuple[tuple[str, str], ...] = ()
    data: Markup | None = None


def document_head(
    request: "Request", document: DocumentInfo, *, is_ours: bool = False, licence: str | None = None
) -> Head:
    """Of a document's page.

    Args:
        request: Tells the address of the site.
        document: What the page is about.
        is_ours: Whether the site hands out the file itself.
        licence: Of the publication.
    """
    address = document_address(request, document)
    return Head(
        tags=tuple(
            embedded.document_tags(document, address, _file(request, document, is_ours=is_ours))
        ),
        data=_script(jsonld.document_object(document, address, licence)),
    )


def record_head(request: "Request", chunk: Chunk, document: DocumentInfo) -> Head:
    """Of a record's page."""
    address = f"{base_url(request)}/records/{quote(chunk.id, safe='')}"
    is_ours = site_of(request).options.serve_originals
    file = _file(request, document, is_ours=is_ours)
    value = jsonld.record_object(chunk, document, address, document_address(request, document))
    return Head(
        tags=tuple(embedded.record_tags(chunk, document, address, file)), data=_script(value)
    )


def site_head(request: "Request") -> Head:
    """Of the first page: that the site can be searched."""
    name = site_of(request).options.name
    return Head(data=_script(jsonld.site_object(name, base_url(request))))


def data_head(value: jsonld.Object) -> Head:
    """Of a page that is about what ``value`` describes."""
    return Head(data=_script(value))


def document_address(request: "Request", document: DocumentInfo) -> str:
    """Of a document's page, as others reach it."""
    return f"{base_url(request)}/documents/{quote(document.id, safe='')}"


def _file(request: "Request", document: DocumentInfo, *, is_ours: bool) -> str:
    if not document.file.lower().endswith(".pdf"):
        return ""
    if document.url:
        return document.url
    own = f"{base_url(request)}/api/v1/documents/{quote(document.id, safe='')}/original"
    return own if is_ours else ""


def _script(value: jsonld.Object) -> Markup:
    return Markup(jsonld.as_script(value))  # noqa: S704 - escaped by ``as_script``
