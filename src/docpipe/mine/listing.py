"""Lists: lead-ins that their items complete, and items that ask on their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docpipe.language.sentences import sentences
from docpipe.mine import bullets
from docpipe.mine.cues import Voice
from docpipe.mine.draft import Draft
from docpipe.mine.framing import Frame
from docpipe.mine.judging import ADVISING_KINDS, Context, Lead, asked, bare, norm_of
from docpipe.mine.pieces import Piece
from docpipe.mine.running import in_text

_MAX_ITEM_WORDS = 90
_CATCHWORD = 3


def with_items(piece: Piece, items: Sequence[Piece], context: Context) -> Iterator[Draft]:
    """A paragraph and the list below it; its last sentence may lead into the list."""
    first, last = sentences(piece.text)[-1]
    closing = piece.text[first:last]
    lead = _lead(closing, context) if _leads_in(closing, is_whole=first == 0) else None
    above = in_text(piece, context, 0, first if lead is not None else None)
    yield from above
    if lead is not None and lead.norm is not None and not _is_open(closing, lead, items, context):
        ranges = (piece.place(first, last), *(item.place() for item in items))
        yield asked(lead.norm, lead.named, context, ranges)
        return
    if lead is None and above and _goes_on_asking(items, context):
        context = replace(
            context, setting=replace(context.setting, frame=Frame.RECOMMENDING, is_title=False)
        )
    for item in items:
        yield from in_item(item, context, lead)


def _n_asking(items: Sequence[Piece], context: Context) -> int:
    forms = (context.tongue.item_form(item.text) for item in items)
    return sum(form in ("infinitive", "imperative") for form in forms)


def _goes_on_asking(items: Sequence[Piece], context: Context) -> bool:
    """Advice in a paragraph, and below it a list of infinitives: the advice goes on."""
    if context.setting.directs or context.kind not in ADVISING_KINDS:
        return False
    return _n_asking(items, context) * 4 >= len(items) * 3


def _leads_in(closing: str, *, is_whole: bool) -> bool:
    return closing.endswith(":") or (
        is_whole and len(closing.split()) < 9 and closing[-1] not in ".!?"
    )


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


def _is_open(closing: str, lead: Lead, items: Sequence[Piece], context: Context) -> bool:
    """Whether each item asks on its own: ``Kommunen sollten:`` asks for nothing yet."""
    if lead.norm is None or re.search(
        r"\b[Ff]olgende\w*\s+(?:Maßn|Schritt|Empf|Ford|Punkt)", closing
    ):
        return True
    if _n_asking(items, context) * 2 > len(items):
        return True
    after = closing[lead.norm.end :]
    if lead.norm.voice is Voice.DIRECT:
        return len(after.split()) < 7
    return not re.search(r"[a-zäöü]+(?:en|ern|eln|sein)\s*:$", after)


def in_item(item: Piece, context: Context, lead: Lead | None) -> Iterator[Draft]:
    """An item that completes a lead-in or stands under a directing heading asks as a whole.

    If its sentences ask one by one, each is a record: "Wohnraum. Der Bund soll …"
    """
    drafts = in_text(item, context)
    is_bare = lead is not None or context.setting.directs
    if is_bare and lead is None and drafts:
        yield from _opening(item, context, before=drafts[0].ranges[0].start)
    if not is_bare or (drafts and lead is None) or bullets.asks_nothing(item.text):
        yield from drafts
        return
    as_whole = _whole_item(item, context, lead)
    yield from drafts if as_whole is None else [as_whole]


def _opening(item: Piece, context: Context, *, before: int) -> Iterator[Draft]:
    """An infinitive in front of sentences that ask; a mere catchword is too short to count."""
    end = sentences(item.text)[0][1]
    opening = item.text[:end]
    if (
        item.start + end <= before
        and len(opening.split()) > _CATCHWORD
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
        return bare("lead-in", 0.85, lead, context, ranges)
    text = item.text[:end]
    rule = context.tongue.item_form(text)
    # A bullet that ends in a colon is a heading; a noun of action alone is too little then.
    is_heading = not context.setting.is_own or text.rstrip().endswith(":")
    if rule is None or (rule == "nominal" and is_heading):
        return None
    return bare(f"bullet-{rule}", bullets.CONFIDENCE[rule], None, context, ranges)
