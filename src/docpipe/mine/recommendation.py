"""Recommendations and demands: sentences, list items and table rows that ask somebody to act."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from docpipe.mine import grounds, tables
from docpipe.mine.addressees import HIGHER_LEVELS, Mention, names_of, spoken_to
from docpipe.mine.draft import Draft, text_range
from docpipe.mine.framing import Frame, Setting, heading_frame, settings
from docpipe.mine.judging import ADVISING_KINDS, Context, Lead, asked, bare, norm_of
from docpipe.mine.listing import loose_items, with_items
from docpipe.mine.pieces import Piece, in_box, whole
from docpipe.mine.running import in_text
from docpipe.mine.stance import all_demands, with_stance
from docpipe.mine.tongues import tongue_of
from docpipe.model import Block, BlockKind, Document, DocumentKind, Origin, RecordType

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOX, BlockKind.TABLE})
_WORDS_A_PARAGRAPH = 250
"""A text that cites a section of law more often than that is law or a commentary on it."""
_SHORT = 1000
_MAX_MANIFESTO = 40
"""Pages: the circle's own manifesto has a few, an election programme a hundred."""
_MAX_BOX_TITLE = 12
"""Words."""


def recommendations(document: Document) -> Iterator[Draft]:
    """Find recommendations and demands in reading order."""
    kind = document.metadata.kind
    found = list(_found(document, kind))
    if kind in _UNDECIDED and not _is_law(document) and _advises(document, found):
        kind = DocumentKind.HANDOUT
        found = list(_found(document, kind))
    drafts = [draft for draft, _ in found]
    if _is_programme(document):
        yield from all_demands(drafts)
        return
    # Advice under a heading that recommends is advice, whatever the rest of the paper demands.
    open_ones = [d for d, setting in found if not _recommends(setting)]
    with_type = dict(zip(open_ones, with_stance(open_ones, document.metadata.kind), strict=True))
    yield from filter(_keeps(document), (with_type.get(draft, draft) for draft in drafts))


def _recommends(setting: Setting) -> bool:
    return setting.directs and setting.frame is Frame.RECOMMENDING


def _found(document: Document, kind: DocumentKind) -> Iterator[tuple[Draft, Setting]]:
    setting_of = settings(document)
    headings = {b.section_id: b for b in document.blocks if b.kind is BlockKind.HEADING}
    body = [block for block in document.blocks if block.kind in _READ]
    for section, run in groupby(body, key=lambda block: block.section_id):
        setting = setting_of[section]
        if setting.frame is Frame.CLOSED:
            continue
        context = _context(document, setting, kind)
        blocks = list(run)
        drafts = list(_in_section(blocks, context))
        heading = headings.get(section)
        if heading is not None:
            drafts = [*_of_heading(heading, None if drafts else blocks[0], context), *drafts]
        yield from ((draft, setting) for draft in drafts)


def _context(document: Document, setting: Setting, kind: DocumentKind) -> Context:
    metadata = document.metadata
    tongue = tongue_of(metadata.language)
    return Context(kind, metadata.year, setting, tongue, is_programme=_is_programme(document))


# --- What a document is ---------------------------------------------------------------------------

_UNDECIDED = frozenset({DocumentKind.OTHER, DocumentKind.TERMINOLOGY, DocumentKind.MATERIAL})
_SURE = frozenset(
    {"modal-sollte", "recommended", "label", "called-upon", "demand-verb", "demand-label"}
)
_MIN_SURE = 4
_MAX_WORDS_A_SURE = 400
"""A paper that advises for sure more often than once on a page does so throughout."""


def _advises(document: Document, found: Sequence[tuple[Draft, Setting]]) -> bool:
    n_sure = sum(draft.rule in _SURE for draft, _ in found)
    return n_sure >= _MIN_SURE and _n_words(document) < n_sure * _MAX_WORDS_A_SURE


def _n_words(document: Document) -> int:
    return sum(len(block.text.split()) for block in document.blocks)


def _is_law(document: Document) -> bool:
    n_paragraphs = sum(block.text.count("§") for block in document.blocks)
    return n_paragraphs * _WORDS_A_PARAGRAPH > max(_n_words(document), _SHORT)


def _is_programme(document: Document) -> bool:
    """A party's programme, which says of everything that it must be."""
    is_manifesto = document.metadata.kind is DocumentKind.MANIFESTO
    return is_manifesto and len(document.pages) > _MAX_MANIFESTO


def _keeps(document: Document) -> Callable[[Draft], bool]:
    """What counts in documents of another genre, where "muss" stands in every second sentence."""
    kind = document.metadata.kind
    if kind not in (DocumentKind.OTHER, DocumentKind.MATERIAL) or not _is_law(document):
        return lambda draft: True
    # Law and its commentary oblige; only what advises by its own words is a recommendation.
    return lambda draft: (
        draft.strength == "sollte" or draft.rule in ("label", "label-heading", "demand-verb")
    )


# --- Sections -------------------------------------------------------------------------------------

_LABELLED_HEADING = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?=(?:Handlungsempfehlung|Empfehlung|Forderung|Recommendation|Demand)\s+"
    r"(?:Nr\.\s*)?[\dIVX]+[a-z]?\b)"
)
_LABEL = re.compile(r"^\w+\s+(?:Nr\.\s*)?[\dIVX]+[a-z]?\s*[:.–-]?\s*")


def _of_heading(heading: Block, alone: Block | None, context: Context) -> list[Draft]:
    """``Empfehlung 3: … ausbauen`` as a heading; a mere title needs the text below it."""
    label = _LABELLED_HEADING.match(heading.text)
    if label is None:
        return []
    text = heading.text[label.end() :]
    norm, named = norm_of(text, "", context)
    title = _LABEL.sub("", text)
    place = text_range(heading, label.end())
    if norm is not None and norm.rule not in ("label", "demand-label"):
        return [replace(asked(norm, named, context, (place,)), rule="label-heading")]
    if context.tongue.item_form(title) in ("infinitive", "imperative") or (
        context.tongue.states(title)
    ):
        own = spoken_to(title)
        return [bare("label-heading", 0.9, None, context, (place,), own)]
    if alone is None:
        return []
    ranges = (text_range(heading), text_range(alone))
    return [bare("label-heading", 0.9, None, context, ranges)]


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
        elif position < len(pieces) and _is_bare_label(piece, pieces[position]):
            yield from _labelled(piece, pieces[position], context)
            position += 1
        else:
            yield from in_text(piece, context)


_BARE_LABEL = re.compile(
    r"^(?:Handlungsempfehlung|Empfehlung|Forderung|Recommendation|Demand)\s+(?:Nr\.\s*)?[\dIVX]+[a-z]?"
    r"\s*[:.–-]?\s*[^.!?]{0,90}$"
)


def _is_bare_label(piece: Piece, following: Piece) -> bool:
    return bool(_BARE_LABEL.match(piece.text)) and not (following.is_item or following.is_table)


def _labelled(label: Piece, text: Piece, context: Context) -> Iterator[Draft]:
    """``Empfehlung 2: Räume öffnen`` as a paragraph of its own belongs to the first that asks."""
    drafts = in_text(text, context)
    if drafts:
        first = drafts[0]
        yield replace(first, rule="label", ranges=(label.place(), *first.ranges))
        yield from drafts[1:]
        return
    yield bare("label", 0.9, None, context, (label.place(), text.place()))


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
    heads, rows = tables.header(block), tables.body_rows(block)
    asking = {column for column, head in enumerate(heads) if _ASKING_COLUMN.search(head)}
    asking = asking or _columns_of_verbs(block, rows, context)
    for row in rows:
        for column, place in row.cells.items():
            if column not in asking:
                continue
            text = block.text[place.start : place.end]
            lead = _row_lead(block, row, (heads, column), context)
            norm, named = norm_of(text, "", context)
            if norm is not None:
                acting = any(mention.carries for mention in named)
                draft = asked(norm, named if acting else lead.named or named, context, (place,))
                yield replace(draft, ranges=(row.place,))
            elif len(text.split()) > 1:
                yield bare("table-row", 0.7, lead, context, (row.place,))
        if not asking:
            yield from _cells(block, row, heads, context)


_MIN_ROWS = 2


def _columns_of_verbs(block: Block, rows: Sequence[tables.Row], context: Context) -> set[int]:
    """Columns whose cells are infinitives or imperatives: ``Beratung direkt anbieten``."""
    if context.kind not in ADVISING_KINDS or len(rows) < _MIN_ROWS:
        return set()
    forms: dict[int, list[str | None]] = {}
    for row in rows:
        for column, place in row.cells.items():
            text = block.text[place.start : place.end]
            forms.setdefault(column, []).append(
                context.tongue.item_form(text) if len(text.split()) > 1 else None
            )
    return {
        column
        for column, found in forms.items()
        if found.count(None) * 4 <= len(found) and {"infinitive", "imperative"} & set(found)
    }


_MAX_ADDRESSEE_WORDS = 6


def _row_lead(
    block: Block, row: tables.Row, asking: tuple[Sequence[str], int], context: Context
) -> Lead:
    """``Bund | Aufbau einer Stelle``: another short cell can say who is to act."""
    heads, column = asking
    head = heads[column] if column < len(heads) else ""
    frame = Frame.DEMANDING if _DEMANDED.search(head) else context.setting.frame
    return Lead(None, _in_row(block, row, heads, context), frame)


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


def _cells(
    block: Block, row: tables.Row, heads: Sequence[str], context: Context
) -> Iterator[Draft]:
    said = any(map(_WHO.search, heads))
    for place in row.cells.values():
        if block.text[place.start : place.end][:1].islower():
            continue  # "muss sich behaupten": what a comparing table says of its row
        for draft in in_text(Piece(block, place.start, place.end), context):
            named = _in_row(block, row, heads, context) if said and not draft.addressees else ()
            yield _meant_for(draft, named) if named else draft


def _meant_for(draft: Draft, named: tuple[Mention, ...]) -> Draft:
    names, groups = names_of(named)
    return replace(
        draft,
        type=RecordType.DEMAND if HIGHER_LEVELS & {*groups} else draft.type,
        addressees=names,
        addressee_groups=groups,
        grounds=grounds.of_mentions(named, None, Origin.CONTEXT),
    )
