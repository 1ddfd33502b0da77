"""The proof of a record: checked now, with its pages, what is marked there, and their text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docpipe.errors import UnknownIdError
from docpipe.export import citation, document_line
from docpipe.extraction.letter_places import LinePart
from docpipe.model import (
    BBox,
    Block,
    BlockKind,
    Chunk,
    Document,
    DocumentInfo,
    Method,
    PageInfo,
    PageRegion,
    Source,
    TextRange,
)
from docpipe.pipeline import Checked, Doubt, PagePictures, Workspace, check
from docpipe.search import Searcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a block's text, in the quote or not."""

    text: str
    is_quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """What of a block stands on a page."""

    kind: BlockKind
    marker: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofPage:
    """A page as it is shown.

    Attributes:
        width: Points, as displayed.
        boxes: What is marked: the record's boxes, or nothing where they are not certain.
        doubt: Why nothing is marked although the quote stands here.
        blocks: The page's text in reading order.
    """

    number: int
    label: str
    width: float
    height: float
    method: Method
    grade: float
    problem: str | None
    boxes: tuple[BBox, ...]
    doubt: Doubt | None
    blocks: tuple[PageBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A record or passage with what the corpus says of it now.

    Attributes:
        pages: Those that the quote stands on; none where the corpus is not at hand.
        n_pages: Of the document; 0 where that is not known.
    """

    chunk: Chunk
    document: DocumentInfo
    checked: Checked
    pages: tuple[ProofPage, ...]
    n_pages: int

    def page(self, number: int) -> ProofPage:
        """Any page of the document.

        Raises:
            UnknownIdError: There is no such page.
        """
        for one in self.pages:
            if one.number == number:
                return one
        known = self.checked.document
        if known is None or not 1 <= number <= len(known.pages):
            raise UnknownIdError(f"Seite {number} gibt es nicht; das Dokument hat {self.n_pages}.")
        return _page(known, known.pages[number - 1], None, self.chunk, self.checked)


def prove(
    place: Workspace, searcher: Searcher, entry_id: str, pictures: PagePictures | None = None
) -> Proof:
    """Check one record or passage against the corpus, and gather what shows it.

    Args:
        place: Corpus and settings.
        searcher: Over the index.
        entry_id: Of the record or passage.
        pictures: Narrow boxes of lines that the quote begins or ends in; without, lines are whole.

    Raises:
        UnknownIdError: There is no such entry.
    """
    chunk, document = searcher.get(entry_id)
    checked = check(place.corpus, chunk)
    known = checked.document
    infos = {} if known is None else {page.number: page for page in known.pages}
    return Proof(
        chunk=chunk,
        document=document,
        checked=checked,
        pages=tuple(
            _marked(
                _page(known, infos[region.page], region, chunk, checked), chunk, checked, pictures
            )
            for region in chunk.evidence.pages
            if known is not None and region.page in infos
        ),
        n_pages=len(infos),
    )


def marks_on(proof: Proof, document_id: str, page: int) -> tuple[BBox, ...]:
    """What is marked of a record on a page of its document.

    Raises:
        UnknownIdError: The record stands in another document.
    """
    if proof.document.id != document_id:
        raise UnknownIdError(f"In diesem Dokument steht kein Datensatz {proof.chunk.id}.")
    return next((one.boxes for one in proof.pages if one.number == page), ())


def proof_answer(proof: Proof) -> dict[str, object]:
    """The proof as plain JSON values."""
    source, checked = proof.checked.source, proof.checked
    return {
        "id": proof.chunk.id,
        "quote": proof.chunk.evidence.quote,
        "citation": citation(proof.chunk, proof.document),
        "document": document_line(proof.document),
        "proven": checked.is_proven,
        "faults": list(checked.faults),
        "original": checked.original.value,
        "sha256": source.sha256 if source else None,
        "taken_in": source.taken_in if source else None,
        "origins": list(addresses(source)) if source else [],
        "n_pages": proof.n_pages,
        "pages": [_page_object(page) for page in proof.pages],
    }


def addresses(source: Source) -> tuple[str, ...]:
    """Where on the web a file was seen; folders of the machine are nobody's business."""
    return tuple(one for one in source.origins if one.startswith(("http://", "https://")))


def _page_object(page: ProofPage) -> dict[str, object]:
    return {
        "page": page.number,
        "label": page.label,
        "width": page.width,
        "height": page.height,
        "method": page.method.value,
        "grade": round(page.grade, 3),
        "boxes": [[round(edge, 1) for edge in box] for box in page.boxes],
        "not_marked": page.doubt.value if page.doubt else None,
        "text": [
            {
                "kind": block.kind.value,
                "marker": block.marker,
                "parts": [{"text": one.text, "quoted": one.is_quoted} for one in block.pieces],
            }
            for block in page.blocks
        ],
    }


def _page(
    document: Document, info: PageInfo, region: PageRegion | None, chunk: Chunk, checked: Checked
) -> ProofPage:
    doubt = checked.doubt(region) if region else None
    return ProofPage(
        number=info.number,
        label=info.label,
        width=info.width,
        height=info.height,
        method=info.method,
        grade=info.grade,
        problem=info.problem,
        boxes=region.boxes if region and doubt is None else (),
        doubt=doubt,
        blocks=tuple(_blocks(document, info.number, chunk.evidence.ranges)),
    )


def _marked(
    page: ProofPage, chunk: Chunk, checked: Checked, pictures: PagePictures | None
) -> ProofPage:
    """The page with boxes as wide as the quote is in each line."""
    if pictures is None or checked.document is None or not page.boxes:
        return page
    parts = tuple(dict.fromkeys(_line_parts(checked.document, page.number, chunk)))
    if all(part.end - part.start == len(part.text) for part in parts):
        return page
    return replace(page, boxes=pictures.narrowed(chunk.source_id, page.number, parts))


def _line_parts(document: Document, page: int, chunk: Chunk) -> Iterator[LinePart]:
    """What the quote takes of each printed line of a page."""
    blocks = {block.id: block for block in document.blocks}
    for place in chunk.evidence.ranges:
        block = blocks[place.block_id]
        for span in block.spans:
            start, end = max(span.start, place.start), min(span.end, place.end)
            if span.page == page and start < end:
                yield LinePart(
                    box=span.bbox,
                    text=block.text[span.start : span.end],
                    start=start - span.start,
                    end=end - span.start,
                )


def _blocks(document: Document, page: int, quoted: tuple[TextRange, ...]) -> Iterator[PageBlock]:
    for block in document.blocks:
        spans = [span for span in block.spans if span.page == page]
        if not spans:
            continue
        begins = block.first_page == page
        pieces = _pieces(block, spans[0].start, spans[-1].end, quoted)
        yield PageBlock(
            kind=block.kind, marker=block.marker if begins else None, pieces=tuple(pieces)
        )


def _pieces(block: Block, start: int, end: int, quoted: tuple[TextRange, ...]) -> Iterator[Piece]:
    """``text[start:end]`` cut at the edges of the quote."""
    at = start
    for one in sorted((one for one in quoted if one.block_id == block.id), key=lambda o: o.start):
        first, last = max(one.start, at), min(one.end, end)
        if first >= last:
            continue
        if at < first:
            yield Piece(text=block.text[at:first], is_quoted=False)
        yield Piece(text=block.text[first:last], is_quoted=True)
        at = last
    if at < end:
        yield Piece(text=block.text[at:end], is_quoted=False)
