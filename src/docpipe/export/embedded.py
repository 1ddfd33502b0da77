"""What reference managers read in a page: meta tags for one item, COinS for several.

The tags are those of Google Scholar (``citation_*``) and Dublin Core; Zotero takes a page with
``citation_technical_report_institution`` for a report. A body is never a ``citation_author``:
Zotero would take its last word for a family name, and it stands as the institution anyway. COinS is
OpenURL (Z39.88-2004) in the title of an empty element, where a body has a field of its own.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from docpipe.export.authors import authors, full_title, inverted, split_name
from docpipe.export.citation import has_pages, one_line, page_label, printed_pages
from docpipe.export.entry import Entry, unpack
from docpipe.model import Chunk, DocumentInfo

Tag = tuple[str, str]


def document_tags(document: DocumentInfo, address: str, file: str = "") -> list[Tag]:
    """Names and contents of the meta tags of a document's page.

    Args:
        document: What the page is about.
        address: Of the page.
        file: Address of the PDF, if there is one.
    """
    return [(name, content) for name, content in _of_document(document, address, file) if content]


def record_tags(chunk: Chunk, document: DocumentInfo, address: str, file: str = "") -> list[Tag]:
    """The same for a record: its pages, and the quote as the abstract."""
    first, last = _pages(chunk)
    own = [
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_abstract", one_line(chunk.evidence.quote)),
        ("citation_keywords", "; ".join(chunk.facets.topics)),
    ]
    tags = [*_of_document(document, address, file), *own]
    return [(name, content) for name, content in tags if content]


def coins(entry: Entry) -> str:
    """One record as an OpenURL, for the title of ``<span class="Z3988">``."""
    chunk, document = unpack(entry)
    wrote = authors(document)
    body = one_line(document.publisher or "")
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "report"),
        ("rft.btitle", one_line(full_title(document))),
        *_coins_authors(document),
        ("rft.aucorp", "" if wrote else body),
        ("rft.pub", body),
        ("rft.place", one_line(document.place or "")),
        ("rft.date", document.date or (str(document.year) if document.year else "")),
        ("rft.pages", printed_pages(chunk.evidence.pages, "-") if has_pages(chunk) else ""),
        ("rft.language", document.language),
        ("rft_id", document.url or ""),
    ]
    return urlencode([(name, value) for name, value in pairs if value])


def _coins_authors(document: DocumentInfo) -> Iterator[Tag]:
    for one in authors(document):
        if one.is_person:
            family, given = split_name(one.name)
            yield "rft.au", f"{given} {family}".strip()
        else:
            yield "rft.aucorp", one_line(one.name)


def _of_document(document: DocumentInfo, address: str, file: str) -> Iterable[Tag]:
    title = one_line(full_title(document))
    body = one_line(document.publisher or "")
    date = document.date or (str(document.year) if document.year else "")
    people = [inverted(one) for one in authors(document) if one.is_person]
    yield "citation_title", title
    yield from (("citation_author", name) for name in people)
    # Also without a known publisher: this is what makes it a report.
    yield "citation_technical_report_institution", body or title
    yield "citation_publisher", body
    yield "citation_publication_date", date.replace("-", "/")
    yield "citation_language", document.language
    yield "citation_public_url", address
    yield "citation_pdf_url", file
    yield "DC.title", title
    yield from (("DC.creator", name) for name in people)
    yield "DC.publisher", body
    yield "DC.date", date
    yield "DC.language", document.language
    yield "DC.identifier", address


def _pages(chunk: Chunk) -> Tag:
    if not has_pages(chunk):
        return "", ""
    pages = chunk.evidence.pages
    return page_label(pages[0]), page_label(pages[-1]) if len(pages) > 1 else ""
