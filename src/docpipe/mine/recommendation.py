"""Recommendations and demands: sentences, list items and table rows that ask somebody to act."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from docpipe.mine import tables
from docpipe.mine.addressees import Mention, spoken_to
from docpipe.mine.draft import Draft, text_range
from docpipe.mine.framing import Frame, Setting, heading_frame, settings
from docpipe.mine.judging import Context, Lead, asked, bare, norm_of
from docpipe.mine.listing import loose_items, with_items
from docpipe.mine.pieces import Piece, in_box, whole
from docpipe.mine.running import in_text
from docpipe.mine.stance import all_demands, with_stance
from docpipe.mine.tongues import tongue_of
from docpipe.model import Block, BlockKind, Document, DocumentKind

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOX, BlockKind.TABLE})
_WORDS_A_PARAGRAPH = 100
"""A text that cites a section of law more often than that is law or a commentary on it."""
_SHORT = 1000
_MAX_MANIFESTO = 40
"""Pages: the circle's own manifesto has a few, an election programme a hundred."""
_MAX_BOX_TITLE = 12
"""Words."""


def recommendations(document: Document) -> Iterator[Draft]:
    """Find recommendations and demands in reading order."""
    setting_of = settings(document)
    headings = {b.section_id: b for b in document.blocks if b.kind is BlockKind.HEADING}
    body = [block for block in document.blocks if block.kind in _READ]
    found: list[Draft] = []
    for section, run in groupby(body, key=lambda block: block.section_id):
        setting = setting_of[section]
        if setting.frame is Frame.CLOSED:
            continue
        context = _context(document, setting)
        blocks = list(run)
        drafts = list(_in_section(blocks, context))
        heading = headings.get(section)
        if heading is not None:
            drafts = [*_of_heading(heading, None if drafts else blocks[0], context), *drafts]
        found += drafts
    if _is_programme(document):
        yield from all_demands(found)
    else:
        yield from filter(_keeps(document), with_stance(found, document.metadata.kind))


def _context(document: Document, setting: Setting) -> Context:
    metadata = document.metadata
    return Context(metadata.kind, metadata.year, setting, tongue_of(metadata.language))


_LABELLED_HEADING = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?=(?:Handlungsempfehlung|Empfehlung|Forderung|Recommendation|Demand)\s+"
    r"(?:Nr\.\s*)?[\dIVX]+[a-z]?\b)"
)
_ASKS_ALONE = 5
"""Words of ``Empfehlung 3: Sprachmittlung dauerhaft ausbauen`` from which it asks by itself."""


def _of_heading(heading: Block, alone: Block | None, context: Context) -> list[Draft]:
    """``Empfehlung 3: …`` as a heading; a bare one needs the text that stands alone below it."""
    label = _LABELLED_HEADING.match(heading.text)
    if label is None:
        return []
    if len(heading.text[label.end() :].split()) < _ASKS_ALONE:
        if alone is None:
            return []
        ranges = (text_range(heading), text_range(alone))
        return [bare("label-heading", 0.9, None, context, ranges)]
    norm, named = norm_of(heading.text[label.end() :], "", context)
    place = text_range(heading, label.end())
    if norm is None:
        own = spoken_to(heading.text[label.end() :].partition(":")[2])
        return [bare("label-heading", 0.9, None, context, (place,), own)]
    return [replace(asked(norm, named, context, (place,)), rule="label-heading")]


def _is_programme(document: Document) -> bool:
    """A party's programme, which says of everything that it must be."""
    is_manifesto = document.metadata.kind is DocumentKind.MANIFESTO
    return is_manifesto and len(document.pages) > _MAX_MANIFESTO


def _keeps(document: Document) -> Callable[[Draft], bool]:
    """What counts in documents of another genre, where "muss" stands in every second sentence."""
    if document.metadata.kind not in (DocumentKind.OTHER, DocumentKind.MATERIAL):
        return lambda draft: True
    n_words = sum(len(block.text.split()) for block in document.blocks)
    n_paragraphs = sum(block.text.count("§") for block in document.blocks)
    if n_paragraphs * _WORDS_A_PARAGRAPH > max(n_words, _SHORT):
        # Law and its commentary oblige; only what advises by its own words is a recommendation.
        return lambda draft: (
            draft.strength == "sollte" or draft.rule in ("label", "label-heading", "demand-verb")
        )
    return lambda draft: True


def _in_section(blocks: Sequence[Block], context: Context) -> Iterator[Draft]:
    """Boxes and tables stand alone; the rest is read as paragraphs and their lists."""
    pieces: list[Piece] = []
    for block in blocks:
        if block.kind is BlockKind.BOX:
            yield from _in_order(pieces, context)
            pieces = []
            yield from _in_box(block, context)
        else:
            pieces.append(whole(block))
    yield from _in_order(pieces, context)


def _in_order(pieces: Sequence[Piece], context: Context) -> Iterator[Draft]:
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        items = _items_after(pieces, position)
        position += 1
        if piece.is_table:
            yield from _in_table(piece.block, context)
        elif piece.is_item:
            yield from loose_items([piece, *items], context)
            position += len(items)
        elif items:
            yield from with_items(piece, items, context)
            position += len(items)
        else:
            yield from in_text(piece, context)


def _items_after(pieces: Sequence[Piece], position: int) -> list[Piece]:
    items = []
    for piece in pieces[position + 1 :]:
        if not piece.is_item:
            break
        items.append(piece)
    return items


def _in_box(block: Block, context: Context) -> Iterator[Draft]:
    """The first line of a box can say what stands in it, like a heading."""
    pieces = in_box(block)
    title = pieces[0].text if pieces else ""
    if len(pieces) > 1 and not pieces[0].is_item and len(title.split()) <= _MAX_BOX_TITLE:
        frame = heading_frame(title)
        if frame is Frame.CLOSED:
            return
        if frame is not None:
            addressed = context.tongue.mentions(title)
            setting = Setting(frame=frame, is_own=True, addressed=addressed)
            directs = setting.directs
            context = replace(
                context, setting=setting if directs else replace(setting, addressed=())
            )
            pieces = pieces[1:]
    yield from _in_order(pieces, context)


# --- Tables ---------------------------------------------------------------------------------------

_ASKING_COLUMN = re.compile(
    r"empfehlung|forderung|was\s+.*\s+tun|handlungsbedarf|vorschlag|recommendation|demand", re.I
)


def _in_table(block: Block, context: Context) -> Iterator[Draft]:
    heads = tables.header(block)
    asking = {column for column, head in enumerate(heads) if _ASKING_COLUMN.search(head)}
    for row in tables.body_rows(block):
        for column, place in row.cells.items():
            if column not in asking:
                continue
            text = block.text[place.start : place.end]
            norm, named = norm_of(text, "", context)
            if norm is not None:
                acting = any(mention.carries for mention in named)
                named = named if acting else _in_row(block, row, heads, context) or named
                yield replace(asked(norm, named, context, (place,)), ranges=(row.place,))
            elif len(text.split()) > 2:
                yield _of_row(block, row, (heads, column), context)
        if not asking:
            yield from _cells(block, row, context)


_MAX_ADDRESSEE_WORDS = 6


def _of_row(
    block: Block, row: tables.Row, asking: tuple[Sequence[str], int], context: Context
) -> Draft:
    """``Bund | Aufbau einer Stelle``: another short cell can say who is to act."""
    heads, column = asking
    frame = Frame.DEMANDING if _DEMANDED.search(heads[column]) else context.setting.frame
    lead = Lead(None, _in_row(block, row, heads, context), frame)
    return bare("table-row", 0.7, lead, context, (row.place,))


_WHO = re.compile(
    r"\bwer\b|\ban wen\b|adressat|zuständig|verantwort|akteur|ebene|who|addressee", re.I
)


def _in_row(
    block: Block, row: tables.Row, heads: Sequence[str], context: Context
) -> tuple[Mention, ...]:
    """Who is named in the column that says who; else in the last cell that holds only names."""
    cells = {column: block.text[at.start : at.end] for column, at in row.cells.items()}
    short = {n: cell for n, cell in cells.items() if len(cell.split()) <= _MAX_ADDRESSEE_WORDS}
    columns = [n for n in short if n < len(heads) and _WHO.search(heads[n])]
    for column in columns or sorted(short, reverse=True):
        named = context.tongue.mentions(short[column])
        if named and any(mention.carries for mention in named):
            return tuple(replace(mention, is_spoken=False) for mention in named)
    return ()


_DEMANDED = re.compile(r"forderung|demand", re.I)


def _cells(block: Block, row: tables.Row, context: Context) -> Iterator[Draft]:
    for place in row.cells.values():
        yield from in_text(Piece(block, place.start, place.end), context)
