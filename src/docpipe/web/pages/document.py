"""One document: what is known of it, its outline, records, versions, text and pages."""

import json
from dataclasses import dataclass
from itertools import islice

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from docpipe import export
from docpipe.answers import recovered as kept
from docpipe.answers.counts import RECORD_TYPES, lines
from docpipe.answers.differences import Compared, compared, counts
from docpipe.answers.documents import document_named
from docpipe.answers.recovered import Recovered
from docpipe.errors import CorpusError, UnknownIdError
from docpipe.export.claims import chosen_values
from docpipe.export.names import CLAIM_NAMES, CLAIM_ORIGIN_NAMES
from docpipe.model import (
    Chunk,
    Claim,
    ClaimName,
    DocumentInfo,
    FileFormat,
    Filters,
    RecordType,
    conflicts,
    surest,
)
from docpipe.pipeline.differences import marked
from docpipe.search import Searcher
from docpipe.web.guide import Guide
from docpipe.web.metadata import document_head
from docpipe.web.rendering import Values, render
from docpipe.web.site import Site, site_of

RECORDS_SHOWN, THUMBNAILS, OUTLINE_ENTRIES = 10, 12, 150
"""On a document's page; all others are one link away."""

DIFFERENCES_SHOWN = 40
"""Of each kind: a thorough revision changes hundreds."""

ALL_KINDS = (*RECORD_TYPES, RecordType.PASSAGE)

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value of the bibliographic line, who says it, and who says otherwise."""

    name: ClaimName
    value: str
    claim: Claim | None
    against: tuple[Claim, ...]


@router.get("/documents/{document_id}")
def document(request: Request, document_id: str) -> HTMLResponse:
    """All that is known of a document; of an earlier version what the corpus keeps."""
    guide, site = Guide(request), site_of(request)
    known = kept.recovered(site.place.corpus, document_id)
    with site.live.current() as searcher:
        info, is_searched = _info(searcher, document_id, known)
        others = [(one, document_named(searcher, one.document)) for one in info.related]
        line = next(
            (one for one in lines(searcher, "documents", _only(info)) if one.name == info.id), None
        )
        shown = tuple(islice(searcher.records(_only(info)), RECORDS_SHOWN)) if is_searched else ()
    parts = kept.parts_of_text(known.document) if known else ()
    return render(
        request,
        "document.html.j2",
        guide=guide,
        document=info,
        metadata=document_head(
            request,
            info,
            is_ours=site.options.serve_originals and known is not None,
            licence=known.source.licence if known else None,
        ),
        known=known,
        is_searched=is_searched,
        line=line,
        kinds=ALL_KINDS,
        counts=guide.by_type(line, ALL_KINDS, info.title, document=info.id) if line else (),
        records=shown,
        said=said_of(info),
        claim_names=CLAIM_NAMES,
        origin_names=CLAIM_ORIGIN_NAMES,
        kind_names=export.KIND_NAMES,
        outline=kept.outline(known.document, OUTLINE_ENTRIES) if known else (),
        parts=kept.part_of_section(parts),
        versions=kept.versions(site.place.corpus, info.id),
        compared=_compared(site, info),
        related=others,
        relation_names=export.RELATION_NAMES,
        n_of=counts,
        marked=marked,
        facet_changes=export.FACET_CHANGES,
        most=DIFFERENCES_SHOWN,
        thumbnails=THUMBNAILS,
        citation=export.document_citation(info),
        has_pages=known is not None and known.source.format is FileFormat.PDF,
        links=_links(site, info, known),
    )


@router.get("/documents/{document_id}/text")
def text(request: Request, document_id: str) -> HTMLResponse:
    """The text in reading order, in parts that load at once."""
    guide, site = Guide(request), site_of(request)
    known = _known(site, document_id)
    parts = kept.parts_of_text(known.document)
    wanted = request.query_params.get("part") or "1"
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 6 else 0
    if not 1 <= number <= len(parts):
        raise HTTPException(404)
    return render(
        request,
        "document-text.html.j2",
        guide=guide,
        document=known.info,
        blocks=kept.arranged(parts[number - 1]),
        part=number,
        n_parts=len(parts),
        labels={page.number: page.label for page in known.document.pages},
        outline=kept.outline(known.document, OUTLINE_ENTRIES) if len(parts) > 1 else (),
        parts=kept.part_of_section(parts),
        has_pages=known.source.format is FileFormat.PDF,
        links=_links(site, known.info, known),
    )


@router.get("/documents/{document_id}/pages/{number}")
def page(request: Request, document_id: str, number: int) -> HTMLResponse:
    """A page as a picture, its text, and the records on it."""
    guide, site = Guide(request), site_of(request)
    known = _known(site, document_id)
    pages = {one.number: one for one in known.document.pages}
    if number not in pages:
        raise HTTPException(404)
    with site.live.current() as searcher:
        info, is_searched = _info(searcher, document_id, known)
        records = [
            entry for entry in searcher.records(_only(info)) if _is_on(entry[0], number)
        ] if is_searched else []  # fmt: skip
    blocks = [
        block for block in known.document.blocks if any(span.page == number for span in block.spans)
    ]
    return render(
        request,
        "document-page.html.j2",
        guide=guide,
        document=info,
        page=pages[number],
        n_pages=len(pages),
        records=records,
        blocks=kept.arranged(blocks),
        furniture=[one for one in known.document.furniture if one.page == number],
        is_searched=is_searched,
        links=_links(site, info, known),
    )


@router.get("/documents/{document_id}/text.md")
def markdown(request: Request, document_id: str) -> Response:
    """The text as Markdown."""
    known = _known(site_of(request), document_id)
    return _download(export.document_markdown(known.document), "text/markdown", known, "md")


@router.get("/documents/{document_id}/text.txt")
def plain_text(request: Request, document_id: str) -> Response:
    """The text without any markup."""
    known = _known(site_of(request), document_id)
    return _download(export.document_text(known.document), "text/plain", known, "txt")


@router.get("/documents/{document_id}/document.json")
def as_json(request: Request, document_id: str) -> Response:
    """The recovered document as ``docpipe extract`` gives it."""
    known = _known(site_of(request), document_id)
    content = json.dumps(
        export.document_object(known.source, known.document), ensure_ascii=False, indent=1
    )
    return _download(content, "application/json", known, "json")


def said_of(info: DocumentInfo) -> tuple[Said, ...]:
    """The bibliographic line value by value, with sources and contradictions."""
    values = chosen_values(info)
    against = {one.name: one.against for one in conflicts(info.claims, values)}
    return tuple(
        Said(
            name=name,
            value=value,
            claim=surest(info.claims, name, value),
            against=against.get(name, ()),
        )
        for name, value in values.items()
    )


def _compared(site: Site, info: DocumentInfo) -> Compared | None:
    """What this version says otherwise; ``None`` for a first one, or where the corpus is not."""
    try:
        return compared(site.place.corpus, info.id)
    except (UnknownIdError, CorpusError):
        return None


def _download(content: str, media_type: str, known: Recovered, suffix: str) -> Response:
    """A file whose name is the document's id: titles hold what file names must not."""
    headers = {"Content-Disposition": f'attachment; filename="{known.source.id}.{suffix}"'}
    return Response(content, media_type=f"{media_type}; charset=utf-8", headers=headers)


def _only(info: DocumentInfo) -> Filters:
    return Filters(documents=(info.id,))


def _is_on(chunk: Chunk, number: int) -> bool:
    return any(region.page == number for region in chunk.evidence.pages)


def _info(
    searcher: Searcher, document_id: str, known: Recovered | None
) -> tuple[DocumentInfo, bool]:
    """The bibliographic line, and whether the document is among those that are searched."""
    try:
        return document_named(searcher, document_id), True
    except UnknownIdError:
        if known is None:
            raise
        return known.info, False


def _known(site: Site, document_id: str) -> Recovered:
    known = kept.recovered(site.place.corpus, document_id)
    if known is None:
        raise UnknownIdError(f"Vom Dokument {document_id[:40]} ist hier kein Text vorhanden.")
    return known


def _links(site: Site, info: DocumentInfo, known: Recovered | None) -> Values:
    """Where the original is: at its publisher's, else here if the operator hands it out."""
    at_hand = known is not None and site.place.corpus.original_at_hand(info.id) is not None
    is_ours = at_hand and site.options.serve_originals and known is not None
    return {
        "elsewhere": info.url,
        "landing_page": known.source.landing_page if known else None,
        "is_ours": is_ours and known is not None and known.source.superseded_by is None,
    }
