"""The forms in which German asks somebody to act, and what only looks like them.

The vocabulary stands in ``cues.toml``; modal verbs and ``ist zu`` need more than a pattern and
have functions in ``modal``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from docpipe.mine.describing import is_cited
from docpipe.mine.wordlists import any_of, word_list


class Voice(StrEnum):
    """Where the one who is to act stands in the sentence."""

    ACTIVE = "active"
    PASSIVE = "passive"
    DIRECT = "direct"
    CALLED = "called"
    IMPERSONAL = "impersonal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """A normative form found in a sentence.

    Attributes:
        rule: Name of the form, goes into ``Record.rule``.
        strength: As in ``Facets.strength``.
        confidence: How often the form is a recommendation or demand in running text.
        start: Where the finite verb or cue begins.
        end: Where it ends.
        plural: Number of the finite verb, ``None`` where it says nothing about the agent.
        demands: The form itself is a demand, whoever is addressed.
        weak: Only counts with a named agent or under a heading that recommends or demands.
        personal: It speaks of people rather than institutions: what they must do is mostly law.
    """

    rule: str
    strength: str | None
    confidence: float
    start: int
    end: int
    voice: Voice
    plural: bool | None = None
    demands: bool = False
    weak: bool = False
    personal: bool = False


SUBORDINATE = re.compile(
    r"\b(?:wenn|falls|ob|sofern|obwohl|weil|was|warum|inwieweit|inwiefern)\b"
    r"[^,;:]*$",
    re.IGNORECASE,
)
"""What stands in front of a verb that belongs to a subordinate clause."""


def phrases(group: str, name: str) -> str:
    """The alternatives of one list of ``cues.toml`` as a pattern."""
    return any_of(word_list("cues")[group][name])


_QUESTION = re.compile(r"\?[)“”\"»«]*\s*$")
_QUOTED = re.compile(
    r"^[„“\"»«].*[“”\"«»][.!]?$|^[„»\"][^“”«\"]*[“”«\"],\s+\w+t\w*\s+(?:ein|der|die|das|es|er|sie|[A-ZÄÖÜ])"
    r"|.*\w:\s+[„»][^“”«]*[“”«]$"
    r"|.*,\s+(?:sagt|heißt)\s+(?:man|es)[.,]",
    re.DOTALL,
)
# Sentences of laws and instructions may bear a number.
_CONDITION = re.compile(
    r"(?:\d{1,2}\s+)?(?:Ob\b|(?:Sollte|Müsste|Dürfte)[nst]*\b|(?:Soll|Muss|Kann|Darf)\b[^.]*,)"
)
_LAW = re.compile(
    r"^Nach\s+(?:diesem|dem)\s+\w*(?:[Gg]esetz|ordnung|[Ee]rlass)\b|"
    r"^(?:\(\d+\)\s*)?(?:§+|Art\.|Artikel)\s*\d+(?!\s*(?:des|der)\s+Grundgesetz\w*\s+(?:muss|soll))"
    r"|^(?:Nach|Gemäß|Laut|Entsprechend)\s+(?:de[nm]\s+)?(?:§|Art\.|Artikel|Absatz|Paragra)"
    r"|\b(?:lautet|heißt es)\b[^.]{0,30}:\s*„"
    r"|\b(?:beträgt|gilt|richtet sich)\s+nach\s+§"
    # "Das Schulgesetz erlaubt …": a law is the subject.
    r"|^(?:Das|Die|Der|Ein|Eine)\s+(?:\w+e[nrs]?\s+)?\w*(?:gesetz(?:e|buch)?|ordnung(?:en)?"
    r"|richtlinien?|erlass)\b(?:\s+de[rs]\s+\w+)?\s+(?:erlaub|schreib|sieht|sehen|regel|verpflicht"
    r"|verlang|bestimm|gestatt|gewähr|räum|leg|enthält|enthalten)"
)
_CAPTION = re.compile(
    r"^Zum Weiterlesen\b"
    r"|^(?:Abbildung|Abb\.|Tabelle|Tab\.|Foto|Grafik|Bild|Schaubild|Figure|Table)\s*\d*[a-z]?\s*[:.–]\s"
)
_REPORT = re.compile(rf"\b(?:{phrases('report', 'verbs')})\b|\b(?:{phrases('report', 'frames')})")
# Behind a modal verb of the author's own, it only says what would be thought of it.
_SUBJUNCTIVE = re.compile(
    r"^(?:(?!\b(?:sollten?|soll|sollen|muss|müssen|darf|dürfen)\b)[^,“:])*"
    rf"[,“:].*\b(?:{phrases('report', 'subjunctive')})\b",
    re.DOTALL,
)


def is_no_statement(sentence: str) -> bool:
    """Whether a sentence is a question, a condition, a law or somebody else's words."""
    return bool(
        _QUESTION.search(sentence)
        or _QUOTED.match(sentence)
        or _CONDITION.match(sentence)
        or _LAW.search(sentence)
        or _CAPTION.match(sentence)
        or _REPORT.search(sentence)
        or _SUBJUNCTIVE.search(sentence)
        or is_cited(sentence)
    )


_FRONTED = re.compile(
    r"^(?:Soll|Sollen)\b[^,;?]*,\s+(?:so\s+|dann\s+)?(?=(?:müssen|muss|sollten?|empfiehlt)\b)"
)


def after_condition(sentence: str) -> int | None:
    """Where the main clause begins behind ``Soll das gelingen, so …``, if that asks at once."""
    match = _FRONTED.match(sentence)
    return match.end() if match and not _QUESTION.search(sentence) else None


def worded_norms(sentence: str) -> Iterator[Norm]:
    """Yield the forms of ``cues.toml`` that the sentence holds, in the order of the file."""
    return forms_of("cues", sentence)


def forms_of(words: str, sentence: str) -> Iterator[Norm]:
    """Yield the forms of one word list that the sentence holds, in the order of the file."""
    for pattern, norm in _forms(words):
        match = pattern.search(sentence)
        if match is not None:
            yield replace(norm, start=match.start(), end=match.end())


@cache
def _forms(words: str) -> tuple[tuple[re.Pattern[str], Norm], ...]:
    own_voice = any_of(word_list(words)["voices"]["own_voice"])
    forms = word_list(words)["form"]
    return tuple((_compiled(entry, own_voice), _norm(entry)) for entry in forms)


def _compiled(entry: dict[str, Any], own_voice: str) -> re.Pattern[str]:
    patterns = (pattern.format(own_voice=f"(?:{own_voice})") for pattern in entry["patterns"])
    return re.compile(any_of(patterns))


def _norm(entry: dict[str, Any]) -> Norm:
    return Norm(
        rule=entry["name"],
        strength=entry["strength"] or None,
        confidence=entry["confidence"],
        start=0,
        end=0,
        voice=Voice(entry["voice"]),
        demands=entry.get("demands", False),
        weak=entry.get("weak", False),
    )
