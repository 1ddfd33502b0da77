"""Chunks, documents and hits for the export tests, every field set by hand."""

from dataclasses import replace

from docpipe.model import (
    BBox,
    BlockId,
    Chunk,
    ChunkId,
    DocumentInfo,
    DocumentKind,
    Evidence,
    Facets,
    Hit,
    PageRegion,
    RecordField,
    RecordType,
    SectionId,
    Signal,
    SourceId,
    TextRange,
)

SOURCE = SourceId("0123456789abcdef")
BOX: BBox = (70.92, 120.04, 520.18, 164.46)

AWKWARD = (
    "100 % {Vielfalt} & Teilhabe",
    'Das „Wir“ und "die Anderen" \\ kein Gegensatz',
    "Zeile eins\nTY  - BOOK\nER  - ",
    "}, title = {gekapert",
    "Kosten: 5 $ #1 a_b ~c~ ^d @article{x,",
    "Ärger, Öl & Übermut: Straße\u2028neu",
    "{{{",
    "=SUMME(A1:A9)",
)


def region(page: int = 12, label: str = "10", *boxes: BBox) -> PageRegion:
    return PageRegion(page=page, label=label, boxes=boxes or (BOX,))


def chunk(
    quote: str = "Kommunen sollten Bürger:innen früh beteiligen.",
    *,
    pages: tuple[PageRegion, ...] | None = None,
    type: RecordType = RecordType.RECOMMENDATION,
    id: str = "r1a2b3c4d",
    label: str | None = None,
) -> Chunk:
    place = TextRange(block_id=BlockId(f"{SOURCE}:b0007"), start=0, end=max(len(quote), 1))
    return Chunk(
        id=ChunkId(f"{SOURCE}:{id}"),
        source_id=SOURCE,
        ordinal=3,
        type=type,
        evidence=Evidence(ranges=(place,), quote=quote, pages=pages or (region(),)),
        section_id=SectionId(f"{SOURCE}:s0002"),
        heading_path=("4 Handlungsempfehlungen", "4.2 Beteiligung"),
        label=label,
        facets=Facets(
            topics=("Beteiligung", "Sprache"),
            addressees=("Kommunen",),
            addressee_groups=("Kommune",),
            municipalities=("Kreis Düren",),
            strength="sollte",
        ),
    )


def with_fields(**quotes: str) -> Chunk:
    """A practice example with these verbatim parts."""
    of = chunk(type=RecordType.PRACTICE)
    parts = tuple(
        RecordField(name=name, evidence=chunk(quote).evidence) for name, quote in quotes.items()
    )
    return replace(of, fields=parts)


def info(
    title: str = "Leitlinien der Beteiligung",
    *,
    year: int | None = 2017,
    publisher: str | None = "Stadt Musterau",
    url: str | None = None,
) -> DocumentInfo:
    return DocumentInfo(
        id=SOURCE,
        title=title,
        year=year,
        publisher=publisher,
        kind=DocumentKind.HANDOUT,
        language="de",
        file="leitlinien.pdf",
        url=url,
    )


def bare(of: Chunk) -> Chunk:
    """The same chunk with nothing known of it."""
    return replace(of, facets=Facets(), heading_path=(), label=None)


def hit(of: Chunk | None = None, document: DocumentInfo | None = None, *, rank: int = 1) -> Hit:
    return Hit(
        rank=rank,
        score=0.91234567,
        chunk=of or chunk(),
        document=document or info(),
        highlights=((0, 8),),
        signals=(
            Signal(retriever="lexical", rank=2, score=11.1234567, share=0.5),
            Signal(retriever="dense", rank=1, score=0.87654321, share=0.41234567),
        ),
    )
