"""Whom a pronoun takes up: ``Die Länder … Sie müssen …``."""

import re
from dataclasses import replace

from docpipe.mine.addressees.chains import Chain, chained
from docpipe.mine.addressees.clauses import clause_of
from docpipe.mine.addressees.grammar import words
from docpipe.mine.addressees.mention import Mention, mentions
from docpipe.mine.cues import Norm

_PRONOUN = r"(?P<word>[Ss]ie|[Ee]r|[Dd]iese[rs]?|[Bb]eide|[Ll]etztere[rs]?)"
_IN_FRONT = re.compile(rf"^(?P<light>(?:[\wäöüß]+\s+)*?){_PRONOUN}\s*$")
# "sollten Sie" with a capital speaks to the reader.
_BEHIND = re.compile(
    r"^\s+(?:sich\s+)?(?P<word>sie\b|er\b|(?:diese[rs]?|beide)\b(?!\s+(?:[a-zäöüß]+en?\s+)?[A-ZÄÖÜ]))"
)
_GENDERS = {"er": "m", "dieser": "m", "dieses": "n", "letzterer": "m"}


def referred(text: str, norm: Norm, before: str) -> tuple[Mention, ...]:
    """The institutions that the subject's pronoun means; empty if it is none or stays unclear.

    Args:
        text: The sentence.
        norm: Its normative form.
        before: The sentence in front of it.
    """
    clause = clause_of(text, norm.start, norm.end)
    start = clause.start + clause.front.rfind(",") + 1
    word = _pronoun(text[start : clause.verb_start], text[norm.end :])
    if word is None:
        return ()
    source = text[:start] if mentions(text[:start]) else before
    fitting = [c for c in chained(source, mentions(source)) if _fits(c, word, norm.plural)]
    chosen = _topic(source, fitting)
    return tuple(replace(mention, is_spoken=False) for mention in chosen)


def _pronoun(front: str, behind: str) -> str | None:
    match = _IN_FRONT.match(front.strip())
    if match and all(word.lower() in words("lead_words") for word in match["light"].split()):
        return match["word"].lower()
    match = _BEHIND.match(behind)
    return match["word"].lower() if match else None


def _fits(chain: Chain, word: str, plural: bool | None) -> bool:
    forms = {reading[0] for mention in chain for reading in mention.readings}
    if word in _GENDERS:
        return len(chain) == 1 and _GENDERS[word] in forms
    if plural is False:
        return len(chain) == 1 and "f" in forms
    return len(chain) > 1 or "p" in forms


_OPENING = re.compile(r"^\W*(?:[\wäöüß]+\s+)?$")


def _topic(source: str, fitting: list[Chain]) -> Chain:
    """What the sentence before is about: what opens it, else its subject, else whom it asks."""
    for chain in fitting:
        if not chain[0].is_governed and _OPENING.match(source[: chain[0].phrase_start]):
            return chain
    for chain in fitting:
        if chain[0].is_nominative:
            return chain
    asked = [c for c in fitting if c[0].before in ("von", "vom", "an", "durch", "bei", "für")]
    return asked[-1] if asked else ()
