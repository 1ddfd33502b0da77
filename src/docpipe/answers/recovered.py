"""What the corpus keeps of a publication besides its records: text, sections, pages, versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from docpipe import codec
from docpipe.corpus import Artefact, Corpus
from docpipe.errors import CorpusError, UnknownIdError
from docpipe.model import (
    Block,
    BlockKind,
    Document,
    DocumentInfo,
    DocumentKind,
    PageInfo,
    Section,
    SectionId,
    Source,
    SourceId,
    describe,
)
from docpipe.pipeline.stages import Summary

_KEPT = 8
"""Documents that stay decoded: pages of one are asked for one after another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of several editions of a file; the newest is the one that is searched."""

    source: Source
    document: DocumentInfo
    is_searched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """A source with its text."""

    source: Source
    document: Document

    @property
    def info(self) -> DocumentInfo:
        """The bibliographic line."""
        return describe(self.source, self.document.metadata, self.document.claims)


def recovered(corpus: Corpus, document_id: str) -> Recovered | None:
    """A document's text, also of an earlier version; ``None`` where the corpus has it not.

    An index can be served without the corpus that it was made from.
    """
    try:
        source = corpus.source(SourceId(document_id))
        stamp = corpus.stamps(source.id).get(Artefact.DOCUMENT)
        if stamp is None:
            return None
        return Recovered(source=source, document=_document(corpus, source.id, stamp.output))
    except (UnknownIdError, CorpusError):
        return None


def _document(corpus: Corpus, source_id: SourceId, digest: str) -> Document:
    return _decoded(corpus.root.as_posix(), source_id, digest)


@lru_cache(maxsize=_KEPT)
def _decoded(root: str, source_id: SourceId, _digest: str) -> Document:
    data = Corpus.open(root).load_bytes(source_id, Artefact.DOCUMENT)
    return codec.from_json(data, Document)


def versions(corpus: Corpus, document_id: str) -> tuple[Version, ...]:
    """All editions of a publication, the earliest first; only itself if there is one."""
    sources = {source.id: source for source in corpus.sources()}
    current = sources.get(SourceId(document_id))
    while current is not None and current.superseded_by in sources:
        current = sources[current.superseded_by]
    if current is None:
        return ()
    chain = [current, *_earlier(current, tuple(sources.values()))]
    return tuple(_version(corpus, source) for source in reversed(chain))


def _earlier(newer: Source, sources: tuple[Source, ...]) -> list[Source]:
    """What a source took the place of, the latest first."""
    direct = [one for one in sources if one.superseded_by == newer.id]
    return [found for one in direct for found in (one, *_earlier(one, sources))]


def _version(corpus: Corpus, source: Source) -> Version:
    known = recovered(corpus, source.id)
    bare = DocumentInfo(
        id=source.id,
        title=source.title or source.filename,
        year=source.year,
        publisher=source.publisher,
        kind=source.kind or DocumentKind.OTHER,
        language=source.language or "de",
        file=source.filename,
        url=source.url,
        withdrawn=source.withdrawn,
    )
    return Version(
        source=source,
        document=known.info if known else bare,
        is_searched=source.superseded_by is None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """A section, its depth from 1, the page of its heading, and the sections in it."""

    section: Section
    page: PageInfo | None
    parts: tuple["OutlineEntry", ...]


def outline(document: Document, most: int) -> tuple[OutlineEntry, ...]:
    """The tree of sections; of a very fine one the upper levels only.

    Args:
        document: Whose.
        most: Entries at most, as far as whole levels can be left out.
    """
    kept = _upper(document.sections, most)
    pages = {page.number: page for page in document.pages}
    starts = _first_pages(document)
    parts: dict[SectionId | None, list[Section]] = {}
    known = {section.id for section in kept}
    for section in kept:
        parent = section.parent_id if section.parent_id in known else None
        parts.setdefault(parent, []).append(section)

    def below(section_id: SectionId | None) -> tuple[OutlineEntry, ...]:
        return tuple(
            OutlineEntry(section=one, page=pages.get(starts.get(one.id, 0)), parts=below(one.id))
            for one in parts.get(section_id, [])
        )

    return below(None)


def _upper(sections: tuple[Section, ...], most: int) -> tuple[Section, ...]:
    """All sections, without the deepest levels if there are too many; the first level stays."""
    levels = sorted({section.level for section in sections})
    while len(levels) > 1 and len(sections) > most:
        sections = tuple(section for section in sections if section.level < levels[-1])
        levels.pop()
    return sections


def _first_pages(document: Document) -> dict[SectionId, int]:
    """Section -> the physical page on which it begins."""
    found: dict[SectionId, int] = {}
    for block in document.blocks:
        if block.section_id is not None:
            found.setdefault(block.section_id, block.first_page)
    return found


PART_CHARACTERS = 40_000
"""Of text on one page of the site, some 60 kB with its markup: a report of 300 pages would take
seconds to load on a telephone, and no screen reader's list of headings would help."""


def parts_of_text(document: Document) -> tuple[tuple[Block, ...], ...]:
    """The blocks in reading order, cut before a heading where a part is long enough."""
    parts: list[list[Block]] = [[]]
    size = 0
    for block in document.blocks:
        is_heading = block.level is not None and block.table is None and block.marker is None
        if size > PART_CHARACTERS or (size > PART_CHARACTERS / 2 and is_heading):
            parts.append([])
            size = 0
        parts[-1].append(block)
        size += len(block.text)
    return tuple(tuple(part) for part in parts)


def part_of_section(parts: tuple[tuple[Block, ...], ...]) -> dict[SectionId, int]:
    """Section -> the part, from 1, in which it begins."""
    found: dict[SectionId, int] = {}
    for number, part in enumerate(parts, start=1):
        for block in part:
            if block.section_id is not None:
                found.setdefault(block.section_id, number)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Blocks that are shown together: the items of one list, or a single block."""

    blocks: tuple[Block, ...]

    @property
    def first(self) -> Block:
        """The only one, but for a list."""
        return self.blocks[0]

    @property
    def is_list(self) -> bool:
        """Whether these are items of a list."""
        return self.first.kind is BlockKind.LIST_ITEM


def arranged(blocks: Iterable[Block]) -> tuple[Group, ...]:
    """The blocks in their order, items of a list that follow each other together."""
    runs = groupby(enumerate(blocks), key=_run_of)
    return tuple(Group(blocks=tuple(block for _, block in run)) for _, run in runs)


def _run_of(numbered: tuple[int, Block]) -> int:
    number, block = numbered
    return -1 if block.kind is BlockKind.LIST_ITEM else number


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How well a document was read: its pages, and those whose text is missing or bad."""

    n_pages: int
    problems: tuple[tuple[int, str], ...]


def state_of(corpus: Corpus, document_id: SourceId) -> State | None:
    """``None`` where the corpus has it not."""
    try:
        summary = codec.from_json(corpus.load_bytes(document_id, Artefact.SUMMARY), Summary)
    except CorpusError:
        return None
    return State(n_pages=summary.n_pages, problems=summary.problems)
