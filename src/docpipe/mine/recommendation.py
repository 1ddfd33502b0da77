"""Recommendations and demands: sentences, list items and table rows that ask somebody to act."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from docpipe.language.sentences import sentences
from docpipe.mine import bullets, grounds, tables
from docpipe.mine.addressees import HIGHER_LEVELS, Mention, agents, names_of
from docpipe.mine.cues import Norm, Voice
from docpipe.mine.draft import Draft, text_range
from docpipe.mine.framing import Frame, Setting, settings
from docpipe.mine.modal import norms
from docpipe.model import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    Origin,
    RecordType,
    TextRange,
)

# Their authors advise throughout; a manifesto of a party says "muss" of everything.
_ADVISING_KINDS = frozenset(
    {DocumentKind.RECOMMENDATIONS, DocumentKind.HANDOUT, DocumentKind.POSITION_PAPER}
)
_INSTRUCTING_KINDS = frozenset(
    {DocumentKind.RECOMMENDATIONS, DocumentKind.HANDOUT, DocumentKind.TERMINOLOGY}
)
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOX, BlockKind.TABLE})
_ADVISING_RULES = frozenset({"modal-muss", "modal-soll", "modal-darf", "has-to", "is-to"})
_MAX_ITEM_WORDS = 90
_CATCHWORD = 3
_WORDS_A_PARAGRAPH = 100
"""A text that cites a section of law more often than that is law or a commentary on it."""
_SHORT = 1000
_MAX_MANIFESTO = 40
"""Pages: the circle's own manifesto has a few, an election programme a hundred."""


@dataclass(frozen=True, slots=True)
class _Context:
    kind: DocumentKind
    year: int | None
    setting: Setting


@dataclass(frozen=True, slots=True)
class _Lead:
    """A lead-in that its list items complete."""

    norm: Norm | None
    named: tuple[Mention, ...]
    frame: Frame


def recommendations(document: Document) -> Iterator[Draft]:
    """Find recommendations and demands in reading order."""
    setting_of = settings(document)
    keeps = _keeps(document)
    headings = {b.section_id: b for b in document.blocks if b.kind is BlockKind.HEADING}
    body = [block for block in document.blocks if block.kind in _READ]
    metadata = document.metadata
    for section, run in groupby(body, key=lambda block: block.section_id):
        setting = setting_of[section]
        if setting.frame is Frame.CLOSED:
            continue
        context = _Context(metadata.kind, metadata.year, setting)
        blocks = list(run)
        drafts = list(_in_section(blocks, context))
        if not drafts:
            drafts = _of_heading(headings.get(section), blocks[0], context)
        yield from filter(keeps, drafts)


_LABELLED_HEADING = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?:Handlungsempfehlung|Empfehlung|Forderung)\s+(?:Nr\.\s*)?[\dIVX]+[a-z]?\b"
)


def _of_heading(heading: Block | None, first: Block, context: _Context) -> list[Draft]:
    """``Empfehlung 3: Sprachmittlung ausbauen`` as a heading over an explanation."""
    if heading is None or not _LABELLED_HEADING.match(heading.text):
        return []
    ranges = (text_range(heading), text_range(first))
    return [_bare("label-heading", 0.9, None, context, ranges)]


def _keeps(document: Document) -> Callable[[Draft], bool]:
    """What counts in documents of another genre, where "muss" stands in every second sentence."""
    if document.metadata.kind is DocumentKind.MANIFESTO and len(document.pages) > _MAX_MANIFESTO:
        # A party's programme says of everything that it must be: only demands on others count.
        return lambda draft: draft.type is RecordType.DEMAND
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


def _in_section(blocks: Sequence[Block], context: _Context) -> Iterator[Draft]:
    position = 0
    while position < len(blocks):
        block = blocks[position]
        items = _items_after(blocks, position)
        position += 1
        if block.kind is BlockKind.TABLE:
            yield from _in_table(block, context)
        elif block.kind is BlockKind.LIST_ITEM:
            yield from _in_item(block, context, None)
        elif items:
            yield from _with_items(block, items, context)
            position += len(items)
        else:
            yield from _in_text(block, context, 0, len(block.text))


def _items_after(blocks: Sequence[Block], position: int) -> list[Block]:
    items = []
    for block in blocks[position + 1 :]:
        if block.kind is not BlockKind.LIST_ITEM:
            break
        items.append(block)
    return items


# --- Running text ---------------------------------------------------------------------------------


def _in_text(block: Block, context: _Context, start: int, end: int) -> Iterator[Draft]:
    before, previous = "", None
    for first, last in sentences(block.text[start:end]):
        text = block.text[start + first : start + last]
        draft = _sentence(text, before, context, (text_range(block, start + first, start + last),))
        if draft is not None:
            draft = _taking_up(draft, text, previous)
            yield draft
        before, previous = text, draft


_PRONOUN = re.compile(r"^(?:Sie|Er)\b(?!.*\bwerden\b)")


def _taking_up(draft: Draft, text: str, previous: Draft | None) -> Draft:
    """``Die Länder sollen … Sie haben …``: the pronoun means who was asked just before."""
    if previous is None or draft.addressees or not _PRONOUN.match(text):
        return draft
    return replace(
        draft,
        type=previous.type,
        addressees=previous.addressees,
        addressee_groups=previous.addressee_groups,
        grounds=grounds.taken_up(previous.grounds),
    )


def _sentence(
    text: str, before: str, context: _Context, ranges: tuple[TextRange, ...]
) -> Draft | None:
    norm, named = _norm_of(text, before, context)
    if norm is not None:
        return _draft(norm, named, context, ranges)
    if bullets.is_imperative(text) and _may_instruct(text, context):
        return _bare("imperative", 0.8, None, context, ranges)
    return None


def _may_instruct(text: str, context: _Context) -> bool:
    if context.setting.directs:
        return True
    return context.kind in _INSTRUCTING_KINDS and not bullets.is_operating(text)


def _norm_of(text: str, before: str, context: _Context) -> tuple[Norm | None, tuple[Mention, ...]]:
    """The first form that holds in this context, and who is to act by it."""
    label: Norm | None = None
    for norm in norms(text, before, context.year):
        if norm.rule in ("label", "demand-label"):
            label = norm
            continue
        named = agents(text, norm)
        if label is not None:
            # "Empfehlung 3: Der Rat soll …": the label is sure, the sentence says who and how.
            demands = label.demands or norm.demands
            return replace(label, strength=norm.strength, demands=demands), named
        if not norm.weak or _carries(norm, named, context):
            return norm, named
    return label, ()


def _carries(norm: Norm, named: tuple[Mention, ...], context: _Context) -> bool:
    """Whether a weak form counts here: a named agent or a directing heading must support it."""
    if norm.rule == "modal-kann":
        return bool(named) and context.setting.directs
    if named or context.setting.directs:
        return True
    if context.kind not in _ADVISING_KINDS or norm.personal:
        return False
    is_plan = norm.rule == "modal-soll" and norm.voice is not Voice.PASSIVE
    return norm.rule in _ADVISING_RULES and not is_plan


def _draft(
    norm: Norm, named: tuple[Mention, ...], context: _Context, ranges: tuple[TextRange, ...]
) -> Draft:
    names, groups = names_of(named or context.setting.addressed)
    spoken = ranges[0] if named else None
    return Draft(
        type=_type(norm, named, context),
        ranges=ranges,
        rule=norm.rule,
        confidence=norm.confidence,
        addressees=names,
        addressee_groups=groups,
        strength=norm.strength,
        grounds=grounds.of_mentions(named or context.setting.addressed, spoken, Origin.HEADING),
    )


def _type(norm: Norm | None, named: tuple[Mention, ...], context: _Context) -> RecordType:
    setting = context.setting
    groups = {mention.group for mention in named or setting.addressed}
    demanded = setting.frame is Frame.DEMANDING and "Kommune" not in groups
    if groups & HIGHER_LEVELS or (norm is not None and norm.demands) or demanded:
        return RecordType.DEMAND
    return RecordType.RECOMMENDATION


def _bare(
    rule: str,
    confidence: float,
    lead: _Lead | None,
    context: _Context,
    ranges: tuple[TextRange, ...],
) -> Draft:
    """A bullet or imperative without a finite verb of asking: the heading or lead-in asks."""
    named = (lead.named if lead else ()) or context.setting.addressed
    origin = Origin.CONTEXT if lead and lead.named else Origin.HEADING
    names, groups = names_of(named)
    record_type = _type(lead.norm if lead else None, named, context)
    if lead is not None and lead.frame is Frame.DEMANDING:
        record_type = RecordType.DEMAND
    return Draft(
        type=record_type,
        ranges=ranges,
        rule=rule,
        confidence=confidence,
        addressees=names,
        addressee_groups=groups,
        strength=lead.norm.strength if lead and lead.norm else None,
        grounds=grounds.of_mentions(named, None, origin),
    )


# --- Lists ----------------------------------------------------------------------------------------


def _with_items(block: Block, items: Sequence[Block], context: _Context) -> Iterator[Draft]:
    """A paragraph and the list below it; its last sentence may lead into the list."""
    parts = sentences(block.text)
    first, last = parts[-1]
    closing = block.text[first:last]
    lead = _lead(closing, context) if _leads_in(closing, whole=len(parts) == 1) else None
    above = list(_in_text(block, context, 0, first if lead is not None else len(block.text)))
    yield from above
    if lead is not None and lead.norm is not None and not _is_open(closing, lead, items):
        ranges = (text_range(block, first, last), *(text_range(item) for item in items))
        yield _draft(lead.norm, lead.named, context, ranges)
        return
    if lead is None and above and _goes_on_asking(items, context):
        context = replace(
            context, setting=replace(context.setting, frame=Frame.RECOMMENDING, is_title=False)
        )
    for item in items:
        yield from _in_item(item, context, lead)


def _goes_on_asking(items: Sequence[Block], context: _Context) -> bool:
    """Advice in a paragraph, and below it a list of infinitives: the advice goes on."""
    if context.setting.directs or context.kind not in _ADVISING_KINDS:
        return False
    n_asking = sum(bullets.form(item.text) in ("infinitive", "imperative") for item in items)
    return n_asking * 4 >= len(items) * 3


def _leads_in(closing: str, *, whole: bool) -> bool:
    return closing.endswith(":") or (
        whole and len(closing.split()) < 9 and closing[-1] not in ".!?"
    )


def _lead(closing: str, context: _Context) -> _Lead | None:
    norm, named = _norm_of(closing, "", context)
    if norm is not None:
        frame = Frame.DEMANDING if norm.demands else context.setting.frame
        return _Lead(norm, named, frame)
    frame_of = bullets.lead_frame(closing)
    return _Lead(None, bullets.addressed(closing), frame_of) if frame_of else None


def _is_open(closing: str, lead: _Lead, items: Sequence[Block]) -> bool:
    """Whether each item asks on its own: ``Kommunen sollten:`` asks for nothing yet."""
    if lead.norm is None or re.search(
        r"\b[Ff]olgende\w*\s+(?:Maßn|Schritt|Empf|Ford|Punkt)", closing
    ):
        return True
    n_asking = sum(bullets.form(item.text) in ("infinitive", "imperative") for item in items)
    if n_asking * 2 > len(items):
        return True
    after = closing[lead.norm.end :]
    if lead.norm.voice is Voice.DIRECT:
        return len(after.split()) < 7
    return not re.search(r"[a-zäöü]+(?:en|ern|eln|sein)\s*:$", after)


def _in_item(item: Block, context: _Context, lead: _Lead | None) -> Iterator[Draft]:
    """An item that completes a lead-in or stands under a directing heading asks as a whole.

    If its sentences ask one by one, each is a record: "Wohnraum. Der Bund soll …"
    """
    drafts = list(_in_text(item, context, 0, len(item.text)))
    bare = lead is not None or context.setting.directs
    if bare and lead is None and drafts:
        yield from _opening(item, context, before=drafts[0].ranges[0].start)
    if not bare or (drafts and lead is None) or bullets.asks_nothing(item.text):
        yield from drafts
        return
    whole = _whole_item(item, context, lead)
    yield from drafts if whole is None else [whole]


def _opening(item: Block, context: _Context, *, before: int) -> Iterator[Draft]:
    """An infinitive in front of sentences that ask; a mere catchword is too short to count."""
    end = sentences(item.text)[0][1]
    opening = item.text[:end]
    if (
        end <= before
        and len(opening.split()) > _CATCHWORD
        and bullets.form(opening) == "infinitive"
    ):
        confidence = bullets.CONFIDENCE["infinitive"]
        yield _bare("bullet-infinitive", confidence, None, context, (text_range(item, 0, end),))


def _whole_item(item: Block, context: _Context, lead: _Lead | None) -> Draft | None:
    parts = sentences(item.text)
    is_long = len(item.text.split()) > _MAX_ITEM_WORDS
    end = parts[0][1] if is_long else len(item.text)
    ranges = (text_range(item, 0, end),)
    if lead is not None:
        return _bare("lead-in", 0.85, lead, context, ranges)
    text = item.text[:end]
    rule = bullets.form(text)
    # A bullet that ends in a colon is a heading; a noun of action alone is too little then.
    is_heading = not context.setting.is_own or text.rstrip().endswith(":")
    if rule is None or (rule == "nominal" and is_heading):
        return None
    return _bare(f"bullet-{rule}", bullets.CONFIDENCE[rule], None, context, ranges)


# --- Tables ---------------------------------------------------------------------------------------

_ASKING_COLUMN = re.compile(r"empfehlung|forderung|was\s+.*\s+tun|handlungsbedarf|vorschlag", re.I)


def _in_table(block: Block, context: _Context) -> Iterator[Draft]:
    heads = tables.header(block)
    asking = {column for column, head in enumerate(heads) if _ASKING_COLUMN.search(head)}
    for row in tables.body_rows(block):
        cells = [place for column, place in row.cells.items() if column in asking]
        for place in cells:
            text = block.text[place.start : place.end]
            norm, named = _norm_of(text, "", context)
            if norm is not None:
                draft = _draft(norm, named, context, (place,))
                yield replace(draft, ranges=(row.place,))
            elif len(text.split()) > 2:
                yield _bare("table-row", 0.7, None, context, (row.place,))
        if not asking:
            yield from _cells(block, row, context)


def _cells(block: Block, row: tables.Row, context: _Context) -> Iterator[Draft]:
    for place in row.cells.values():
        yield from _in_text(block, context, place.start, place.end)
