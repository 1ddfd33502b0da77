"""Lists: lead-ins that their items complete, and items that ask on their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docpipe.language.sentences import sentences
from docpipe.mine import bullets
from docpipe.mine.addressees import Mention, called, opening
from docpipe.mine.draft import Draft
from docpipe.mine.framing import Frame
from docpipe.mine.judging import (
    ADVISING_KINDS,
    MUNICIPAL_KINDS,
    Context,
    Lead,
    asked,
    bare,
    norm_of,
)
from docpipe.mine.pieces import Piece
from docpipe.mine.running import in_text
from docpipe.model import DocumentKind, RecordType

_MAX_ITEM_WORDS = 90
_CATCHWORD = 3


def with_items(piece: Piece, items: Sequence[Piece], context: Context) -> Iterator[Draft]:
    """A paragraph and the list below it; its last sentence may lead into the list."""
    first, last = sentences(piece.text)[-1]
    closing = piece.text[first:last]
    leads = _leads_in(closing, is_whole=first == 0)
    lead = _lead(closing, context) if leads else None
    above = in_text(piece, context, 0, first if lead is not None else None)
    yield from above
    if lead is not None and lead.norm is not None and not _is_open(items, context):
        ranges = (piece.place(first, last), *(item.place() for item in items))
        yield asked(lead.norm, lead.named, context, ranges)
        yield from _sentences_in(items, context)
        return
    if lead is None:
        tells = leads and _TELLS.search(closing)
        context = _advising(items, context, is_plain=not above, is_told=bool(tells))
    for item in items:
        yield from in_item(item, context, lead)


def loose_items(items: Sequence[Piece], context: Context) -> Iterator[Draft]:
    """A list with no paragraph above it."""
    context = _advising(items, context, is_plain=True, is_told=False)
    for item in items:
        yield from in_item(item, context, None)


# "Ziele waren:", "Das Projekt umfasst:": the items below are told, not asked.
_TELLS = re.compile(
    r"\b(?:[Zz]iele?|[Aa]ufgaben|umfass\w+|gehör\w+|wurden?|waren?|hatten?|haben|beteiligt|enthält|geht\s+es"
    r"|Fragen|Beispiele?|Inhalte|aims?|goals?|includes?|included|were|was)\b"
)
_PLAINLY = 3
"""Items from which a list of infinitives that nothing introduces counts as advice."""


def _advising(
    items: Sequence[Piece], context: Context, *, is_plain: bool, is_told: bool
) -> Context:
    """Infinitives below advice, or under an undecided heading of such a paper, go on asking."""
    setting = context.setting
    if setting.directs or is_told or context.kind not in ADVISING_KINDS:
        return context
    frame = _frame_of_neighbours(items, context)
    if frame is not None:
        return replace(context, setting=replace(setting, frame=frame, is_title=False, is_own=True))
    undecided = setting.frame is Frame.NEUTRAL and not setting.is_own and len(items) >= _PLAINLY
    is_manifesto = context.kind is DocumentKind.MANIFESTO and not context.is_programme
    throughout = is_manifesto or context.kind in MUNICIPAL_KINDS
    if is_plain and not (undecided and throughout):
        return context
    # Nouns between the infinitives ask as well.
    n_nouns = sum(context.tongue.item_form(item.text) == "nominal" for item in items)
    n_asking = _n_asking(items, context)
    if n_asking * 2 < len(items) or (n_asking + n_nouns) * 4 < len(items) * 3:
        return context
    frame = Frame.DEMANDING if is_manifesto else Frame.RECOMMENDING
    return replace(context, setting=replace(setting, frame=frame, is_title=False, is_own=True))


def _frame_of_neighbours(items: Sequence[Piece], context: Context) -> Frame | None:
    """Between items that ask in full sentences a bare infinitive or noun asks the same way."""
    if context.is_programme:
        return None
    asking = [drafts for item in items if (drafts := in_text(item, context))]
    n_like = len(asking) + _n_asking(items, context)
    if len(asking) < _MIN_NEIGHBOURS or n_like * 2 < len(items):
        return None
    n_demands = sum(drafts[0].type is RecordType.DEMAND for drafts in asking)
    return Frame.DEMANDING if n_demands * 2 >= len(asking) else Frame.RECOMMENDING


_MIN_NEIGHBOURS = 2


def _sentences_in(items: Sequence[Piece], context: Context) -> Iterator[Draft]:
    """What asks by itself inside the items of a longer record."""
    for item in items:
        if len(sentences(item.text)) > 1:
            yield from in_text(item, context)


def _n_asking(items: Sequence[Piece], context: Context) -> int:
    forms = (context.tongue.item_form(item.text) for item in items)
    n_called = sum(bullets.calling(item.text) is not None for item in items)
    return n_called + sum(form in ("infinitive", "imperative") for form in forms)


def _leads_in(closing: str, *, is_whole: bool) -> bool:
    """A colon, a short line, or a sentence that breaks off in front of its items."""
    if closing.endswith((":", ",", " dass")):
        return True
    return closing[-1] not in ".!?" and is_whole


def _lead(closing: str, context: Context) -> Lead | None:
    norm, named = norm_of(closing, "", context)
    if norm is not None:
        frame = Frame.DEMANDING if norm.demands else context.setting.frame
        return Lead(norm, named, frame)
    frame_of = bullets.lead_frame(closing)
    if frame_of is None:
        return None
    addressed = bullets.addressed(context.tongue.mentions(closing))
    return Lead(None, addressed, frame_of)


_CLAUSE_ITEM = re.compile(r"^(?:dass|daß|ob|that)\b")


def _is_open(items: Sequence[Piece], context: Context) -> bool:
    """Whether each item asks on its own: ``Kommunen sollten:`` with verbs asks for nothing yet.

    Nouns only complete the lead-in: all of them together are one record.
    """
    n_clauses = sum(_CLAUSE_ITEM.match(item.text) is not None for item in items)
    n_stating = sum(context.tongue.states(item.text) for item in items)
    n_asking = _n_asking(items, context)
    return max(n_asking + n_clauses, n_stating) * 2 > len(items)


def in_item(item: Piece, context: Context, lead: Lead | None) -> Iterator[Draft]:
    """An item that completes a lead-in or stands under a directing heading asks as a whole.

    If its sentences ask one by one, each is a record: "Wohnraum. Der Bund soll …"
    """
    drafts = in_text(item, context)
    is_bare = lead is not None or context.setting.directs
    if not is_bare or bullets.asks_nothing(item.text):
        yield from drafts
    elif drafts and (lead is None or len(sentences(item.text)) > 1):
        yield from _opening(item, context, before=drafts[0].ranges[0].start)
        yield from drafts
    elif lead is not None and bullets.is_own_plan(item.text):
        return
    else:
        as_whole = _whole_item(item, context, lead)
        yield from drafts if as_whole is None else [as_whole]


_RUN_IN = re.compile(r"[^.!?]{3,140}:\s+\S")


def _opening(item: Piece, context: Context, *, before: int) -> Iterator[Draft]:
    """An infinitive in front of sentences that ask; a mere catchword is too short to count."""
    end = sentences(item.text)[0][1]
    opening = item.text[:end]
    if (
        item.start + end <= before
        and len(opening.split()) > _CATCHWORD
        # A title that runs into its text belongs to the sentence that asks.
        and not _RUN_IN.match(opening)
        and context.tongue.item_form(opening) == "infinitive"
    ):
        confidence = bullets.CONFIDENCE["infinitive"]
        yield bare("bullet-infinitive", confidence, None, context, (item.place(0, end),))


def _whole_item(item: Piece, context: Context, lead: Lead | None) -> Draft | None:
    parts = sentences(item.text)
    is_long = len(item.text.split()) > _MAX_ITEM_WORDS
    end = parts[0][1] if is_long else len(item.text)
    ranges = (item.place(0, end),)
    if lead is not None:
        return bare("lead-in", 0.85, lead, context, ranges, _named(item.text[:end], context))
    text = item.text[:end]
    if text.rstrip().endswith(":"):
        return None  # a heading of what follows
    rule = context.tongue.item_form(text)
    if rule in (None, "nominal") and not context.setting.is_own:
        return None  # a noun alone is too little where the heading stands far above
    if rule is None:
        rule = "nominal" if context.tongue.is_noun_phrase(text) else None
    if rule is None:
        return None
    return bare(f"bullet-{rule}", bullets.CONFIDENCE[rule], None, context, ranges, called(text))


def _named(text: str, context: Context) -> tuple[Mention, ...]:
    """Whom an item asks by its own words, whatever its lead-in says."""
    named = called(text) or norm_of(text, "", context)[1] or opening(text)
    return tuple(mention for mention in named if mention.is_spoken and mention.carries)
