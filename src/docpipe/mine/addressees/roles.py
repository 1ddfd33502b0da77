"""Which institutions a normative sentence makes act.

German marks the agent by case, number and place. What a phrase can be is known from its determiner
and noun (``grammar``), the clause of the verb from its punctuation (``clauses``); the rules here
choose between what is left. Beneficiaries and objects are never agents: "Die Länder müssen die
Kommunen unterstützen" asks the Länder alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from docpipe.mine.addressees.beside import in_agent_phrase
from docpipe.mine.addressees.chains import Chain, chained
from docpipe.mine.addressees.clauses import Clause, clause_of
from docpipe.mine.addressees.implied import implied
from docpipe.mine.addressees.mention import Mention, mentions
from docpipe.mine.addressees.spoken import (
    addressed,
    called,
    in_that_clause,
    opening_with_verb,
)
from docpipe.mine.addressees.subject import (
    is_acted_upon,
    is_enabled,
    is_state,
    receives,
    stated,
    subject,
)
from docpipe.mine.cues import Norm, Voice


def agents(text: str, norm: Norm) -> tuple[Mention, ...]:
    """Pick the institutions that a normative sentence makes act; empty if it names none."""
    found = mentions(text)
    if not any(mention.carries for mention in found):
        return ()
    named = _acting(text, found, norm)
    return named if any(mention.carries for mention in named) else ()


def named_besides(text: str, norm: Norm) -> tuple[Mention, ...]:
    """Who is named where ``agents`` finds nobody.

    Persons who act for themselves (they make no unsure form a recommendation), institutions that
    are to be obliged, and places of action: ``In den Schulen braucht es Räume``.
    """
    found = mentions(text)
    if not found:
        return ()
    acting = _acting(text, found, norm)
    if any(mention.carries for mention in acting):
        return acting
    clause = clause_of(text, norm.start, norm.end)
    meant = implied(text, clause, found, _inside(clause, found), norm)
    return meant or (() if is_enabled(text, norm) else acting)


def _acting(text: str, found: Sequence[Mention], norm: Norm) -> tuple[Mention, ...]:
    clause = clause_of(text, norm.start, norm.end)
    inside = _inside(clause, found)
    named: Chain = ()
    if norm.rule in ("label", "demand-label"):
        named = stated(text, chained(text, found), norm)
    elif norm.voice is Voice.ACTIVE or is_state(text, norm):
        is_object = receives(clause.text, norm) or is_acted_upon(clause)
        named = () if is_object else subject(clause, inside, norm)
    elif norm.voice is Voice.DIRECT:
        named = addressed(text, inside, norm) or in_that_clause(text, found)
    elif norm.voice is Voice.CALLED:
        named = called(clause.text, inside, norm)
    if norm.voice is Voice.DIRECT and not named:
        named = opening_with_verb(text, found)
    acting = tuple(named) or tuple(in_agent_phrase(text, clause, inside, norm))
    if not acting and norm.voice is Voice.IMPERSONAL:
        acting = tuple(in_that_clause(text, found))
    return (*acting, *_in_further_clauses(text, found, norm, acting))


def _inside(clause: Clause, found: Sequence[Mention]) -> list[Chain]:
    return chained(clause.text, [m for m in found if clause.holds(m.start, m.end)])


# "Der Bund muss zahlen, und die Länder müssen folgen", "…; hier müssen die Länder handeln"
_FURTHER = re.compile(r"\b(?:sollten?|sollen|soll|müssen|muss)\b(?!\s*(?:[,.;:!?)–]|$))")


def _in_further_clauses(
    text: str, found: Sequence[Mention], norm: Norm, acting: Sequence[Mention]
) -> tuple[Mention, ...]:
    more: list[Mention] = []
    for match in _FURTHER.finditer(text, norm.end):
        plural = match.group().endswith("n")
        further = replace(norm, start=match.start(), end=match.end(), plural=plural)
        clause = clause_of(text, match.start(), match.end())
        own = max(
            text.rfind(mark, norm.end, match.start()) for mark in (",", ";", ":", ".", " und ")
        )
        inside = _inside(clause, [mention for mention in found if mention.start > own])
        if own < 0 or receives(text, further):
            continue
        front = Clause(clause.text, max(clause.start, own + 1), match.start(), match.end())
        if not _SUBORDINATE_FRONT.match(front.front):
            more += [m for m in subject(front, inside, further) if m not in acting]
    return tuple(more)


_SUBORDINATE_FRONT = re.compile(
    r"\s*(?:und\s+|,\s*)?(?:die|der|das|den|dem|dass|wenn|weil|damit|ob|was|wie|wo|um)\s+(?![A-ZÄÖÜ])"
    r"|\s*(?:und\s+|,\s*)?(?:dass|wenn|weil|damit|ob|was|wie|wo)\b"
)
