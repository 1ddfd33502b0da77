"""Running text: each sentence that asks is a record."""

import re
from dataclasses import replace

from docpipe.language.sentences import sentences
from docpipe.mine import bullets, grounds
from docpipe.mine.addressees import GROUPS, called, mentions, names_of
from docpipe.mine.draft import Draft
from docpipe.mine.framing import Frame
from docpipe.mine.judging import Context, Lead, asked, bare, norm_of
from docpipe.mine.pieces import Piece
from docpipe.model import DocumentKind, Origin, TextRange

_INSTRUCTING_KINDS = frozenset(
    {
        DocumentKind.RECOMMENDATIONS,
        DocumentKind.HANDOUT,
        DocumentKind.TERMINOLOGY,
        DocumentKind.POSITION_PAPER,
        DocumentKind.MANIFESTO,
    }
)


def in_text(piece: Piece, context: Context, start: int = 0, end: int | None = None) -> list[Draft]:
    """Find the records in a part of a piece, sentence by sentence."""
    found: list[Draft] = []
    before, previous = "", None
    text = piece.text[start:end]
    for first, last in sentences(text):
        sentence = text[first:last]
        if previous is not None and _ADDS.match(sentence):
            found[-1] = previous = _extended(previous, piece, start + last)
        else:
            draft = _sentence(sentence, before, context, piece.place(start + first, start + last))
            if draft is not None:
                draft = _taking_up(draft, sentence, previous)
                if found and _is_title(found[-1], previous, before):
                    draft = _titled(found.pop(), draft)
                found.append(draft)
            previous = draft
        before = sentence
    return found


_MAX_TITLE_WORDS = 8


def _is_title(last: Draft, previous: Draft | None, before: str) -> bool:
    """Whether the sentence before is only ``Empfehlung 2: Räume öffnen.``."""
    is_label = last is previous and last.rule in ("label", "demand-label")
    return is_label and last.strength is None and len(before.split()) <= _MAX_TITLE_WORDS


def _titled(label: Draft, draft: Draft) -> Draft:
    first, then = label.ranges[0], draft.ranges[0]
    ranges = (replace(first, end=then.end), *draft.ranges[1:])
    return replace(draft, rule=label.rule, confidence=label.confidence, ranges=ranges)


# "Dies gilt auch für Kreise": asks nothing without the sentence in front of it.
_ADDS = re.compile(
    r"^(?:(?:Dies|Das|Gleiches|Dasselbe|Ähnliches|Entsprechendes)\s+(?:gilt|trifft)"
    r"|(?:Dies|Das|Das\s+Gleiche|Dasselbe)\s+(?:legen|empfehlen|raten)\s+wir"
    r"|(?:Dies|Das)\s+betrifft|Ebenso\s+gilt\s+(?:dies|das)|The\s+same\s+(?:applies|goes))"
    r"\s+(?:(?:auch|den|der|dem|allen|ebenso|genauso|insbesondere|vor\s+allem|besonders|erst\s+recht|gleichermaßen"
    r"|in\s+besonderem\s+Maße|to|for)\b)"
)


def _extended(draft: Draft, piece: Piece, end: int) -> Draft:
    last = draft.ranges[-1]
    longer = piece.place(last.start - piece.start, end)
    added = piece.text[:end].rpartition("gilt")[2]
    too = tuple(replace(m, is_spoken=False) for m in mentions(added) if m.before == "für")
    named = {*draft.addressees, *names_of(too)[0]}
    groups = {*draft.addressee_groups, *names_of(too)[1]}
    return replace(
        draft,
        ranges=(*draft.ranges[:-1], longer),
        addressees=tuple(sorted(named)),
        addressee_groups=tuple(group for group in GROUPS if group in groups),
        grounds=(*draft.grounds, *grounds.of_mentions(too, None, Origin.CONTEXT)),
    )


_PRONOUN = re.compile(r"^(?:Sie|Er)\b(?!.*\bwerden\b)|^(?:They|It)\b(?!.*\bbe\b)")


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


def _sentence(text: str, before: str, context: Context, place: TextRange) -> Draft | None:
    norm, named = norm_of(text, before, context)
    if norm is not None:
        return asked(norm, named, context, (place,))
    if context.tongue.is_imperative(text) and _may_instruct(text, context):
        return bare("imperative", 0.8, None, context, (place,), called(text))
    return _called_by_name(text, context, place) or _behind_colon(text, context, place)


def _called_by_name(text: str, context: Context, place: TextRange) -> Draft | None:
    """``Vereine, öffnet eure Häuser!``: a manifesto demands it of them."""
    who = bullets.calling(text)
    named = context.tongue.mentions(who) if who else ()
    if not named or not _may_instruct(text, context):
        return None
    demands = context.kind is DocumentKind.MANIFESTO
    frame = Frame.DEMANDING if demands else context.setting.frame
    return bare("imperative", 0.8, Lead(None, named, frame), context, (place,), named)


# Someone or something, a colon, and what is to be done, as in "Deshalb Fehler zugeben".
_INTRODUCED = re.compile(
    r"^(?P<who>(?:(?:Deshalb|Daher|Darum|Also|Nicht zuletzt|Kurz|Konkret|Tipp"
    r"|Unser (?:Rat|Tipp|Vorschlag|Appell)"
    r"|Therefore|In short)|(?:Das|Für\s+[^:.]{3,50})\s+(?:heißt|bedeutet)(?:\s+(?:das|dies))?"
    r"|(?:An\s+)?(?:(?:die|den|das)\s+)?[A-ZÄÖÜ][^:.,?]{2,60})):\s+(?P<what>.+)$",
    re.DOTALL,
)


def _behind_colon(text: str, context: Context, place: TextRange) -> Draft | None:
    """What asks behind a colon: an infinitive or imperative, and in front of it perhaps whom."""
    match = _INTRODUCED.match(text)
    if match is None or context.is_programme or context.kind not in _INSTRUCTING_KINDS:
        return None
    named = context.tongue.mentions(match["who"])
    if not named and match["who"].split()[0] not in _LINKS:
        return None
    if _FINITE_MODAL.search(match["who"]):
        return None  # "Zuzug kann Orte beleben: …" tells what comes of it
    what = match["what"]
    is_imperative = context.tongue.is_imperative(what) and not bullets.is_operating(what)
    is_infinitive = context.tongue.item_form(what) == "infinitive"
    if is_imperative or (is_infinitive and not context.tongue.states(what)):
        lead = Lead(None, named, context.setting.frame)
        return bare("behind-colon", 0.7, lead, context, (place,))
    return None


_FINITE_MODAL = re.compile(r"\b(?:kann|können|könnte|konnten?)\b")
_LINKS = frozenset(
    ["Deshalb", "Daher", "Darum", "Also", "Nicht", "Kurz", "Konkret", "Tipp", "Unser", "Das", "Für"]
)


def _may_instruct(text: str, context: Context) -> bool:
    if context.setting.directs:
        return True
    if context.is_programme:
        return False
    return context.kind in _INSTRUCTING_KINDS and not bullets.is_operating(text)
