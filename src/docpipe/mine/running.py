"""Running text: each sentence that asks is a record."""

import re
from dataclasses import replace

from docpipe.language.sentences import sentences
from docpipe.mine import bullets, grounds
from docpipe.mine.addressees import called
from docpipe.mine.draft import Draft
from docpipe.mine.judging import Context, asked, bare, norm_of
from docpipe.mine.pieces import Piece
from docpipe.model import DocumentKind, TextRange

_INSTRUCTING_KINDS = frozenset(
    {
        DocumentKind.RECOMMENDATIONS,
        DocumentKind.HANDOUT,
        DocumentKind.TERMINOLOGY,
        DocumentKind.POSITION_PAPER,
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
                found.append(draft)
            previous = draft
        before = sentence
    return found


# "Dies gilt auch für Kreise": asks nothing without the sentence in front of it.
_ADDS = re.compile(
    r"^(?:(?:Dies|Das|Gleiches|Dasselbe|Ähnliches|Entsprechendes)\s+(?:gilt|trifft)"
    r"|(?:Dies|Das)\s+betrifft|Ebenso\s+gilt\s+(?:dies|das)|The\s+same\s+(?:applies|goes))"
    r"\s+(?:(?:auch|ebenso|genauso|insbesondere|vor\s+allem|besonders|erst\s+recht|gleichermaßen"
    r"|in\s+besonderem\s+Maße|to|for)\b)"
)


def _extended(draft: Draft, piece: Piece, end: int) -> Draft:
    last = draft.ranges[-1]
    longer = piece.place(last.start - piece.start, end)
    return replace(draft, ranges=(*draft.ranges[:-1], longer))


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
    return None


def _may_instruct(text: str, context: Context) -> bool:
    if context.setting.directs:
        return True
    return context.kind in _INSTRUCTING_KINDS and not bullets.is_operating(text)
