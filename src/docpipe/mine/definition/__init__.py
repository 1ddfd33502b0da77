"""Definitions: what a word means, or why it should not be used and what to say instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from docpipe.language.sentences import sentences
from docpipe.mine.definition.discouraged import discouraged, headed
from docpipe.mine.definition.glossary import (
    entry,
    headwords,
    in_table,
    lines,
    of_headword,
    pairs,
    run_in,
    sentence_entry,
    unannounced,
)
from docpipe.mine.definition.meaning import meaning
from docpipe.mine.definition.terms import announces
from docpipe.mine.draft import Draft
from docpipe.mine.framing import Frame, heading_frame, settings
from docpipe.model import Block, BlockId, BlockKind, Document, DocumentKind, SectionId

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOX})
_LEAD_WORDS = 15
"""A longer sentence in front of a list speaks of more than the words in it."""
_SLOGAN = 0.8
"""In a manifesto "Freiheit heißt …" is a slogan: only surer forms define there."""


def definitions(document: Document) -> Iterator[Draft]:
    """Find definitions in reading order; at most one a sentence."""
    is_manifesto = document.metadata.kind is DocumentKind.MANIFESTO
    for draft in _definitions(document):
        if not is_manifesto or draft.confidence > _SLOGAN or draft.rule == "entry":
            yield draft


def _definitions(document: Document) -> Iterator[Draft]:
    setting_of = settings(document)
    terminology = document.metadata.kind is DocumentKind.TERMINOLOGY
    is_manifesto = document.metadata.kind is DocumentKind.MANIFESTO
    english = document.metadata.language.lower().startswith("en")
    headings = headwords(document, setting_of)
    wordy = _announced(document)
    for section, group in groupby(document.blocks, key=lambda block: block.section_id):
        setting = setting_of[section]
        blocks = list(group)
        is_glossary = section in wordy or (setting.frame is Frame.TERMS and not setting.is_title)
        yield from (draft for b in blocks for draft in in_table(b, is_glossary=is_glossary))
        if setting.frame not in (Frame.CLOSED, Frame.PRACTICE):
            in_terms = is_glossary or setting.frame is Frame.TERMS or terminology
            place = _Place(
                is_glossary=is_glossary,
                in_terms=in_terms,
                english=english,
                # Items of a programme open with a catchword too, and say what shall be.
                has_entries=in_terms or not is_manifesto,
            )
            yield from _in_section(blocks, headings, place)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """How a section is to be read."""

    is_glossary: bool
    in_terms: bool
    english: bool
    has_entries: bool


def _in_section(
    blocks: Sequence[Block], headings: dict[str, Block], place: _Place
) -> Iterator[Draft]:
    done: set[BlockId] = set()
    read = [block for block in blocks if block.kind in _READ]
    if place.has_entries:
        for draft, used in _entries(read, is_glossary=place.is_glossary, in_terms=place.in_terms):
            done.update(block.id for block in used)
            yield draft
    for block in blocks:
        # A note may say what a word in the text means; it is no entry.
        if block.kind is BlockKind.FOOTNOTE:
            yield from _in_text(block, in_terms=place.in_terms, english=place.english)
        elif block.kind in _READ and block.id not in done:
            heading = headings.get(block.id)
            yield from _in_block(block, heading, in_terms=place.in_terms, english=place.english)


def _announced(document: Document) -> frozenset[SectionId | None]:
    """Sections whose heading, or one above it, announces words and their meaning."""
    found: set[SectionId | None] = set()
    for section in document.sections:
        if announces(section.heading) or (
            section.parent_id in found and heading_frame(section.heading) is None
        ):
            found.add(section.id)
    return frozenset(found)


def _entries(
    blocks: Sequence[Block], *, is_glossary: bool, in_terms: bool
) -> Iterator[tuple[Draft, tuple[Block, ...]]]:
    """Blocks that are entries as a whole, and boxes of them."""
    taken: set[BlockId] = set()
    for draft, used in _in_a_row(blocks, is_glossary=is_glossary, in_terms=in_terms):
        if not any(block.id in taken for block in used):
            taken.update(block.id for block in used)
            yield draft, used
    lead = ""
    for block in blocks:
        # "Wir verwenden folgende Begriffe:" makes entries of the items after it.
        if block.kind is not BlockKind.LIST_ITEM:
            lead = block.text if block.text.rstrip().endswith(":") else ""
        listed = in_terms or (len(lead.split()) <= _LEAD_WORDS and announces(lead))
        if block.id not in taken:
            yield from ((draft, (block,)) for draft in _of_block(block, in_terms=listed))


def _in_a_row(
    blocks: Sequence[Block], *, is_glossary: bool, in_terms: bool
) -> Iterator[tuple[Draft, tuple[Block, ...]]]:
    if is_glossary:
        yield from pairs(blocks)
        yield from run_in(blocks)
    elif not in_terms:
        yield from unannounced(blocks)


def _of_block(block: Block, *, in_terms: bool) -> Iterator[Draft]:
    own = headed(block)
    if own is not None:
        yield own
        return
    if block.kind is BlockKind.BOX:
        opening = block.heading or block.text.split("\n")[0]
        yield from lines(block, announced=in_terms or announces(opening))
        return
    several = [
        place
        for place in sentences(block.text)
        if sentence_entry(block, *place, in_terms=in_terms) is not None
    ]
    whole = entry(block) if in_terms and len(several) < _SEVERAL else None
    yield from [whole] if whole is not None else []


_SEVERAL = 2
"""Entries in one paragraph that each are a sentence."""


def _in_block(
    block: Block, heading: Block | None, *, in_terms: bool, english: bool
) -> Iterator[Draft]:
    in_terms = in_terms or (block.heading is not None and announces(block.heading))
    drafts = list(_in_text(block, in_terms=in_terms, english=english))
    # A first sentence that no rule reads still explains the headword above it.
    first = sentences(block.text)[0]
    if heading is not None and not any(d.ranges[0].start < first[1] for d in drafts):
        own = of_headword(block, heading)
        if own is not None:
            yield own
    yield from drafts


def _in_text(block: Block, *, in_terms: bool, english: bool) -> Iterator[Draft]:
    spans = sentences(block.text)
    number = 0
    while number < len(spans):
        against = discouraged(block, spans, number, in_terms=in_terms, english=english)
        if against is not None:
            yield against[0]
            number += against[1]
            continue
        found = meaning(block, *spans[number], in_terms=in_terms, english=english)
        found = found or sentence_entry(block, *spans[number], in_terms=in_terms)
        if found is not None:
            yield found
        number += 1
