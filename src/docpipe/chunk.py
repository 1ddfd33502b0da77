"""Cut a document into passages, add its records, and say what is indexed of each.

A passage is a run of blocks of one section, near ``target_words`` long. Headings are never part
of a passage: they travel as ``heading_path``. Tables and boxes stand alone, footnotes are kept
out of the running text they interrupt. Passages do not overlap, and together they hold every
printed character below the headings exactly once.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from docpipe.language.sentences import sentences
from docpipe.model import (
    Block,
    BlockKind,
    Chunk,
    Document,
    Evidence,
    Facets,
    Record,
    RecordType,
    SectionId,
    TextRange,
    chunk_id,
)
from docpipe.model.document import cite

VERSION = 5

_WORD = re.compile(r"\w+")
_ALONE = frozenset({BlockKind.TABLE, BlockKind.BOX})

FacetsOf = Callable[[Evidence, tuple[str, ...]], Facets]
"""``(evidence, heading_path) -> Facets``: passed in, because stages do not know each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkOptions:
    """How long passages are, in words.

    Attributes:
        target_words: A passage is closed once the next piece would carry it well beyond this;
            110 words is what the retrieval figures were measured with.
        max_words: A longer paragraph or box is cut at a sentence's end. The embedding model
            reads 256 tokens, which German fills with about 160 words.
        min_words: A shorter rest joins the passage before it instead of standing alone.
        max_table_words: A longer table is cut between rows; shorter ones stay whole, since a row
            without its neighbours and its head says little.
        scrap_words: A passage of at most this many words that ends no sentence is a line of the
            cover or a stray caption: no answer to anything, but the shortest and hence best match
            of every question that holds one of its words. It is left out, unless the document
            has nothing else.
    """

    target_words: int = 110
    max_words: int = 160
    min_words: int = 25
    max_table_words: int = 300
    scrap_words: int = 7


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or the part of a long one that stands in one passage."""

    block: Block
    start: int
    end: int
    n_words: int


def chunk(
    document: Document,
    records: Sequence[Record],
    options: ChunkOptions | None = None,
    *,
    facets: FacetsOf,
) -> tuple[Chunk, ...]:
    """Make everything of a document that can be found.

    Args:
        document: The recovered document.
        records: What was mined in it.
        options: Lengths of passages.
        facets: Topics and municipalities of a passage.

    Returns:
        Passages and records in reading order; at the same place the record comes first.
    """
    options = options or ChunkOptions()
    blocks = {block.id: block for block in document.blocks}
    pages = {page.number: page for page in document.pages}
    path_of = _heading_paths(document)
    position = {block.id: ordinal for ordinal, block in enumerate(document.blocks)}

    drafts = [_from_record(record, path_of[record.section_id]) for record in records]
    for pieces in _worth_finding(list(_passages(document.blocks, options)), options):
        evidence = cite(_ranges(pieces), blocks, pages)
        section = pieces[0].block.section_id
        drafts.append(_passage(document, evidence, section, path_of[section], facets))

    def place(draft: Chunk) -> tuple[int, int, bool, str]:
        first = draft.evidence.ranges[0]
        return position[first.block_id], first.start, draft.type is RecordType.PASSAGE, draft.id

    drafts.sort(key=place)
    return tuple(replace(draft, ordinal=ordinal) for ordinal, draft in enumerate(drafts))


def contextualise(chunk: Chunk, title: str) -> str:
    """Say what is embedded: the nearest heading, label and quote, one a line.

    The title and the headings further up are the same for many entries: with them the short ones
    among those all mean the same, and the one that answers does not stand out.
    """
    heading = chunk.heading_path[-1] if chunk.heading_path else title
    parts = [heading, chunk.label or "", chunk.evidence.quote]
    return "\n".join(part for part in parts if part)


def _heading_paths(document: Document) -> dict[SectionId | None, tuple[str, ...]]:
    paths: dict[SectionId | None, tuple[str, ...]] = {None: ()}
    for section in document.sections:
        paths[section.id] = document.heading_path(section.id)
    return paths


def _from_record(record: Record, heading_path: tuple[str, ...]) -> Chunk:
    return Chunk(
        id=record.id,
        source_id=record.source_id,
        ordinal=0,
        type=record.type,
        evidence=record.evidence,
        section_id=record.section_id,
        heading_path=heading_path,
        label=record.label,
        facets=record.facets,
        fields=record.fields,
        rule=record.rule,
        confidence=record.confidence,
        parent=record.parent,
    )


def _passage(
    document: Document,
    evidence: Evidence,
    section: SectionId | None,
    heading_path: tuple[str, ...],
    facets: FacetsOf,
) -> Chunk:
    return Chunk(
        id=chunk_id(document.source_id, map(str, evidence.ranges), evidence.quote),
        source_id=document.source_id,
        ordinal=0,
        type=RecordType.PASSAGE,
        evidence=evidence,
        section_id=section,
        heading_path=heading_path,
        facets=facets(evidence, heading_path),
    )


def _passages(blocks: Sequence[Block], options: ChunkOptions) -> Iterator[list[_Piece]]:
    """Group pieces into passages: section by section, footnotes after what they belong to."""
    for _, run in groupby(_with_run_number(blocks), key=lambda item: item[0]):
        in_section = [block for _, block in run]
        running = [block for block in in_section if block.kind is not BlockKind.FOOTNOTE]
        notes = [block for block in in_section if block.kind is BlockKind.FOOTNOTE]
        for alone, lane in groupby(running, key=lambda block: block.kind in _ALONE):
            if alone:
                for block in lane:
                    yield from _pack(list(_pieces(block, options)), options)
            else:
                yield from _pack([p for b in lane for p in _pieces(b, options)], options)
        yield from _pack([p for b in notes for p in _pieces(b, options)], options)


def _worth_finding(
    passages: Sequence[list[_Piece]], options: ChunkOptions
) -> Sequence[list[_Piece]]:
    def is_scrap(pieces: list[_Piece]) -> bool:
        last = pieces[-1]
        if last.block.kind in _ALONE:
            return False
        n_words = sum(piece.n_words for piece in pieces)
        text = last.block.text[last.start : last.end].rstrip('“”"»«)')
        return n_words <= options.scrap_words and not text.endswith((".", "!", "?", ":"))

    return [pieces for pieces in passages if not is_scrap(pieces)] or passages


def _with_run_number(blocks: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    """Number the body blocks by the run they stand in: a heading or a new section starts one."""
    number, section = 0, None
    for block in blocks:
        if block.kind is BlockKind.HEADING or block.section_id != section:
            number += 1
            section = block.section_id
        if block.kind is not BlockKind.HEADING:
            yield number, block


def _pieces(block: Block, options: ChunkOptions) -> Iterator[_Piece]:
    """Cut a block that is too long for one passage; others come back whole."""
    is_table = block.kind is BlockKind.TABLE
    limit = options.max_table_words if is_table else options.max_words
    whole = _piece(block, 0, len(block.text))
    if whole.n_words <= limit:
        yield whole
        return
    cuts = _lines(block.text) if is_table else sentences(block.text)
    for start, end in cuts:
        yield from _by_words(_piece(block, start, end), options.max_words)


def _piece(block: Block, start: int, end: int) -> _Piece:
    return _Piece(block, start, end, sum(1 for _ in _WORD.finditer(block.text, start, end)))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        yield match.span()


def _by_words(piece: _Piece, limit: int) -> Iterator[_Piece]:
    """Cut a sentence or row longer than a passage between words, for want of better places."""
    start = piece.start
    while piece.n_words > limit:
        words = _WORD.finditer(piece.block.text, start, piece.end)
        last = next(word for number, word in enumerate(words, 1) if number == limit)
        gap = re.compile(r"\s+").search(piece.block.text, last.end(), piece.end)
        if gap is None:
            break
        yield _piece(piece.block, start, gap.start())
        start = gap.end()
        piece = _piece(piece.block, start, piece.end)
    yield piece


def _pack(pieces: Sequence[_Piece], options: ChunkOptions) -> list[list[_Piece]]:
    """Fill passages greedily; a lead-in ending in a colon stays with what it introduces."""
    passages: list[list[_Piece]] = []
    n_words = 0
    for piece in pieces:
        if not passages or _is_full(passages[-1], n_words, piece.n_words, options):
            passages.append([])
            n_words = 0
        passages[-1].append(piece)
        n_words += piece.n_words
    return _without_short_rest(passages, n_words, options)


def _is_full(passage: Sequence[_Piece], n_words: int, n_more: int, options: ChunkOptions) -> bool:
    together = n_words + n_more
    if together > options.max_words:
        return True
    if _leads_in(passage):
        return False
    overshoot, shortfall = together - options.target_words, options.target_words - n_words
    return overshoot > max(shortfall, 0)


def _leads_in(passage: Sequence[_Piece]) -> bool:
    """Whether the running text ends in a colon; a note in the margin does not interrupt it."""
    running = [piece for piece in passage if piece.block.kind is not BlockKind.MARGINAL]
    return bool(running) and running[-1].block.text[: running[-1].end].rstrip().endswith(":")


def _without_short_rest(
    passages: list[list[_Piece]], n_last: int, options: ChunkOptions
) -> list[list[_Piece]]:
    if len(passages) < 2 or n_last >= options.min_words:
        return passages
    before = sum(piece.n_words for piece in passages[-2])
    if before + n_last <= options.max_words:
        passages[-2:] = [passages[-2] + passages[-1]]
    return passages


def _ranges(pieces: Sequence[_Piece]) -> tuple[TextRange, ...]:
    """One range a block: neighbouring sentences of one block are cited together."""
    ranges: list[TextRange] = []
    for piece in pieces:
        if ranges and ranges[-1].block_id == piece.block.id:
            last = ranges.pop()
            ranges.append(TextRange(block_id=last.block_id, start=last.start, end=piece.end))
        else:
            ranges.append(TextRange(block_id=piece.block.id, start=piece.start, end=piece.end))
    return tuple(ranges)
