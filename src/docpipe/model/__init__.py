"""The shapes that travel: frozen, slotted, keyword-only dataclasses on the standard library.

Conventions everywhere: ``page`` is the physical page from 1 and ``label`` the printed one;
boxes are ``(x0, top, x1, bottom)`` in points from the top left of the page as displayed;
offsets are Python characters, half open; ``score`` is better when higher.
"""

from docpipe.model.chunk import Chunk, Facets, RecordField, RecordType
from docpipe.model.document import (
    Block,
    BlockKind,
    Document,
    Evidence,
    Furniture,
    FurnitureKind,
    HiddenText,
    Metadata,
    NoteCall,
    PageInfo,
    PageRegion,
    Section,
    Span,
    Table,
    TextRange,
)
from docpipe.model.embedding import EmbeddingSpec
from docpipe.model.ids import (
    BlockId,
    ChunkId,
    SectionId,
    SnapshotId,
    SourceId,
    block_id,
    chunk_id,
    record_id,
    section_id,
    source_id,
)
from docpipe.model.page import (
    BBox,
    Extraction,
    Line,
    Method,
    OutlineItem,
    Page,
    PdfInfo,
    RawTable,
    Role,
    Tag,
)
from docpipe.model.record import Record
from docpipe.model.retrieval import (
    DocumentInfo,
    Filters,
    Hit,
    Mode,
    Query,
    SearchResult,
    Signal,
)
from docpipe.model.source import DocumentKind, Source

__all__ = [
    "BBox",
    "Block",
    "BlockId",
    "BlockKind",
    "Chunk",
    "ChunkId",
    "Document",
    "DocumentInfo",
    "DocumentKind",
    "EmbeddingSpec",
    "Evidence",
    "Extraction",
    "Facets",
    "Filters",
    "Furniture",
    "FurnitureKind",
    "HiddenText",
    "Hit",
    "Line",
    "Metadata",
    "Method",
    "Mode",
    "NoteCall",
    "OutlineItem",
    "Page",
    "PageInfo",
    "PageRegion",
    "PdfInfo",
    "Query",
    "RawTable",
    "Record",
    "RecordField",
    "RecordType",
    "Role",
    "SearchResult",
    "Section",
    "SectionId",
    "Signal",
    "SnapshotId",
    "Source",
    "SourceId",
    "Span",
    "Table",
    "Tag",
    "TextRange",
    "block_id",
    "chunk_id",
    "record_id",
    "section_id",
    "source_id",
]
