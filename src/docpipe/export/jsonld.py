"""What pages say of themselves to search engines: schema.org as JSON-LD.

A document is a ``Report``, a record a ``Quotation`` that is part of it, the data set a ``Dataset``,
the site a ``WebSite`` that can be searched. What is unknown is left out.
"""

import json
from collections.abc import Iterable

from docpipe.export.authors import authors, editors, full_title
from docpipe.export.citation import citation, document_citation, has_pages, printed_pages
from docpipe.export.dataset.described import NAME, Described
from docpipe.export.dataset.papers import citation_of
from docpipe.export.names import KIND_NAMES
from docpipe.model import Chunk, Contributor, DocumentInfo, RecordType

_CONTEXT = "https://schema.org"
_UNSAFE = str.maketrans(
    {char: f"\\u{ord(char):04x}" for char in ("<", ">", "&", "\u2028", "\u2029")}
)
Object = dict[str, object]


def as_script(value: Object) -> str:
    """JSON that cannot end the ``script`` element it stands in, nor begin a comment there."""
    return json.dumps(value, ensure_ascii=False).translate(_UNSAFE)


def document_object(document: DocumentInfo, address: str, licence: str | None = None) -> Object:
    """A publication; ``address`` is that of its page."""
    return {"@context": _CONTEXT, **_report(document, address, licence)}


def record_object(
    chunk: Chunk, document: DocumentInfo, address: str, document_address: str
) -> Object:
    """A record or passage with the publication that it is part of."""
    term = {"@type": "DefinedTerm", "name": chunk.label}
    is_term = chunk.type is RecordType.DEFINITION and chunk.label
    topics: list[object] = [*chunk.facets.topics, *([term] if is_term else [])]
    places = [{"@type": "Place", "name": name} for name in chunk.facets.municipalities]
    return _known(
        {
            "@context": _CONTEXT,
            "@type": "Quotation",
            "@id": address,
            "url": address,
            "identifier": chunk.id,
            "name": chunk.label,
            "text": chunk.evidence.quote,
            "inLanguage": document.language,
            "about": topics,
            "contentLocation": places,
            "audience": [
                {"@type": "Audience", "audienceType": name} for name in chunk.facets.addressees
            ],
            "pagination": printed_pages(chunk.evidence.pages) if has_pages(chunk) else "",
            "creditText": citation(chunk, document),
            "isPartOf": _report(document, document_address),
        }
    )


def dataset_object(data: Described, download: str, interface: str = "") -> Object:
    """The open data set.

    Args:
        data: What is said of it.
        download: Address of the archive with all its files.
        interface: Address of the REST interface.
    """
    publisher: Object = {
        "@type": "Organization",
        "name": data.publisher,
        "url": data.publisher_url,
    }
    years = f"{data.years[0]}/{data.years[1]}" if data.years else ""
    return _known(
        {
            "@context": _CONTEXT,
            "@type": "Dataset",
            "@id": f"{data.address}#dataset" if data.address else "",
            "url": data.address,
            "identifier": f"{NAME}:{data.version}",
            "name": data.title,
            "description": data.description,
            "version": data.version,
            "datePublished": data.date,
            "dateModified": data.date,
            "keywords": list(data.keywords),
            "inLanguage": list(data.languages),
            "temporalCoverage": years,
            "license": data.licence.url,
            "creditText": citation_of(data),
            "isAccessibleForFree": True,
            "publisher": _known(publisher) if data.publisher else {},
            "creator": _known(publisher) if data.publisher else {},
            "distribution": [
                {
                    "@type": "DataDownload",
                    "contentUrl": download,
                    "encodingFormat": "application/zip",
                },
                *(
                    [
                        {
                            "@type": "DataDownload",
                            "contentUrl": f"{interface}/api/v1/records",
                            "encodingFormat": "application/json",
                        }
                    ]
                    if interface
                    else []
                ),
            ],
        }
    )


def site_object(name: str, address: str) -> Object:
    """The site, and the address under which it can be searched."""
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "@id": f"{address}/",
        "url": f"{address}/",
        "name": name,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{address}/search?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def _report(document: DocumentInfo, address: str, licence: str | None = None) -> Object:
    return _known(
        {
            "@type": "Report",
            "@id": address,
            "url": address,
            "identifier": document.id,
            "name": full_title(document),
            "genre": KIND_NAMES[document.kind],
            "datePublished": document.date or (str(document.year) if document.year else ""),
            "inLanguage": document.language,
            "version": document.edition,
            "publisher": _known({"@type": "Organization", "name": document.publisher})
            if document.publisher
            else {},
            "author": _people(authors(document)),
            "editor": _people(editors(document)),
            "license": licence,
            "creditText": document_citation(document),
            "encoding": _known(
                {
                    "@type": "MediaObject",
                    "contentUrl": document.url,
                    "encodingFormat": _media_type(document.file),
                }
            )
            if document.url
            else {},
        }
    )


def _people(people: Iterable[Contributor]) -> list[Object]:
    return [
        {"@type": "Person" if one.is_person else "Organization", "name": one.name} for one in people
    ]


def _media_type(file: str) -> str:
    kinds = {"pdf": "application/pdf", "html": "text/html", "htm": "text/html"}
    return kinds.get(file.rpartition(".")[2].lower(), "")


def _known(values: Object) -> Object:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
