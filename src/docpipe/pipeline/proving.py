"""One quote checked now, and everything that is needed to show it on its pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from docpipe import codec
from docpipe.corpus import Artefact, Corpus
from docpipe.errors import CorpusError, SchemaMismatchError, UnknownIdError
from docpipe.files import sha256_file
from docpipe.model import Chunk, Document, Evidence, Extraction, Method, PageRegion, Source
from docpipe.pipeline.proof import faults, printed_lines

MIN_GRADE = 0.6
"""Of a page: below it, what the letters say may not be what the print shows. The worst sound pages
met (tables, lists of names) grade as much."""


class Doubt(StrEnum):
    """Why a place is not marked."""

    UNCHECKED = "unchecked"
    """The corpus is not here, or damaged."""
    FILE = "file"
    """The original is gone or is not the file that was read."""
    QUOTE = "quote"
    """Quote and page do not agree."""
    NO_PAGES = "no_pages"
    """A web page or DOCX: there is nothing printed to mark."""
    RECOGNISED = "recognised"
    """The page's text was read from its picture."""
    GRADE = "grade"
    """The page's text is poor."""


class FileState(StrEnum):
    """What became of the original."""

    SOUND = "sound"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An entry held against corpus and original.

    Attributes:
        source: The file it was read from; ``None`` if the corpus does not know it.
        document: As the corpus holds it; ``None`` if it cannot be read.
        original: Whether the file still is the one that was read.
        faults: What speaks against the quote or one of its parts, as ``docpipe verify`` says it.
    """

    source: Source | None
    document: Document | None
    original: FileState
    faults: tuple[str, ...]

    @property
    def is_proven(self) -> bool:
        """Whether file, quote and place were compared and agree."""
        return self.document is not None and self.original is FileState.SOUND and not self.faults

    def doubt(self, region: PageRegion) -> Doubt | None:
        """Why nothing may be marked on a page of the quote; nothing if its boxes are certain."""
        about_all = {
            Doubt.UNCHECKED: self.document is None,
            Doubt.NO_PAGES: region.method is Method.MARKUP,
            Doubt.FILE: self.original is not FileState.SOUND,
            Doubt.QUOTE: bool(self.faults),
            Doubt.RECOGNISED: region.method is Method.OCR,
            Doubt.GRADE: region.grade < MIN_GRADE,
        }
        return next((doubt for doubt, holds in about_all.items() if holds), None)


def check(corpus: Corpus, chunk: Chunk) -> Checked:
    """Compare an entry with the stored document, the printed lines and the original's checksum.

    Nothing is taken from an earlier check; a typical document takes some ten milliseconds.
    """
    try:
        source = corpus.source(chunk.source_id)
    except UnknownIdError:
        return Checked(source=None, document=None, original=FileState.MISSING, faults=())
    original = _state(corpus, source)
    try:
        document = codec.from_json(corpus.load_bytes(source.id, Artefact.DOCUMENT), Document)
        extraction = codec.from_json(corpus.load_bytes(source.id, Artefact.EXTRACTION), Extraction)
    except (CorpusError, SchemaMismatchError):
        return Checked(source=source, document=None, original=original, faults=())
    return Checked(
        source=source,
        document=document,
        original=original,
        faults=tuple(_faults(chunk, document, extraction)),
    )


def _state(corpus: Corpus, source: Source) -> FileState:
    path = corpus.original_at_hand(source.id)
    if path is None:
        return FileState.MISSING
    return FileState.SOUND if sha256_file(path) == source.sha256 else FileState.CHANGED


def _faults(chunk: Chunk, document: Document, extraction: Extraction) -> Iterator[str]:
    blocks = {block.id: block for block in document.blocks}
    pages = printed_lines(extraction)
    for evidence in _quotes(chunk):
        yield from faults(evidence, blocks, pages)


def _quotes(chunk: Chunk) -> Mapping[Evidence, None]:
    """Whatever an entry quotes, each once."""
    return dict.fromkeys((chunk.evidence, *(field.evidence for field in chunk.fields)))
