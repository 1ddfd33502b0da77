"""Institutions that a sentence means without making them act: obliged ones and places of action."""

import re
from collections.abc import Sequence
from dataclasses import replace

from docpipe.mine.addressees.chains import Chain, chained
from docpipe.mine.addressees.clauses import Clause
from docpipe.mine.addressees.grammar import words
from docpipe.mine.addressees.mention import Mention
from docpipe.mine.addressees.spoken import in_that_clause, is_attribute
from docpipe.mine.addressees.subject import subject
from docpipe.mine.cues import Norm, Voice


def implied(
    text: str, clause: Clause, found: Sequence[Mention], chains: Sequence[Chain], norm: Norm
) -> tuple[Mention, ...]:
    """Who is to be obliged, who is to act in what is to be ensured, or where it is to be done."""
    named: Chain = ()
    if norm.voice is Voice.PASSIVE:
        if _OBLIGED.search(text):
            named = subject(clause, chains, norm)
        elif _ENSURED.search(text):
            named = in_that_clause(text, found)
        named = named or _by_somebody(text, found)
    elif norm.voice is Voice.IMPERSONAL:
        named = _needing(text, clause, chains, norm) or _in_means(text, found)
        # "Es bedarf einer Änderung durch den Landtag."
        named = named or next((c for c in chains if c[0].before == "durch"), ())
    everywhere = chained(text, found)
    named = named or _whoever(text, found) or _held_to(text, everywhere)
    named = named or _responsible(text, everywhere) or _owner(text, chains, norm)
    if not named and clause.start and _THERE.match(clause.front):
        # "In den Kliniken fehlt es an Hilfe; hier braucht es Personal."
        chains = chained(text, [m for m in found if m.end <= clause.start])
        named = next((c for c in chains if c[0].before in _AT_PLACE), ())
    named = named or next((c for c in chains if _is_place(clause, c[0], norm)), ())
    return tuple(replace(mention, is_involved=True) for mention in named if mention.carries)


# What is given to somebody; everything else that is needed has to be set up by who needs it.
_GIVEN = re.compile(
    r"\b(?:\w*[Gg]eld\w*|\w*[Mm]itteln?|\w*[Uu]nterstützung|\w*[Ff]inanzierung|\w*[Ff]örderung|\w*[Ss]pielräume?n?"
    r"|\w*[Ss]icherheit|\w*[Pp]ersonal|[Ee]ntlastung\w*|\w*[Bb]efugnisse?|[Rr]ückendeckung|\w*[Rr]echte|[Rr]ahmenbedingungen|\w*[Gg]rundlage|[Pp]erspektiven?|[Ll]ösungen|[Hh]ilfen?|Zeit|Rechte?|Schutz)\b"
)


def _needing(text: str, clause: Clause, chains: Sequence[Chain], norm: Norm) -> Chain:
    """``Jede Kommune braucht eine Anlaufstelle``: it is to set one up."""
    if not norm.rule.startswith("need") or _GIVEN.search(text, norm.end):
        return ()
    plural = text[norm.start : norm.end].split()[-1].endswith("en")
    named = subject(clause, chains, replace(norm, plural=plural))
    return () if any(mention.name in _COUNTRY for mention in named) else named


_RESPONSIBLE = re.compile(r"\bzuständig\b[^.;]*\b(?:ist|sind|bleibt)\b[^.;]*$|\bist\s+Sache\s+$")


def _responsible(text: str, chains: Sequence[Chain]) -> Chain:
    """``…; zuständig dafür ist in der Regel das Amt``, ``… – das ist Sache der Räte``."""
    for chain in chains:
        front = text[: chain[0].phrase_start]
        if not chain[0].is_governed and _RESPONSIBLE.search(front):
            return chain
    return ()


_NOUN_BEFORE = re.compile(r"[A-ZÄÖÜ][\wäöüß-]+\s+(?:von\s+)?$")


_REACH = 80
"""Characters from the form of asking to whose thing is asked for."""


def _owner(text: str, chains: Sequence[Chain], norm: Norm) -> Chain:
    """``Es braucht eine Abstimmung der Länder``: what is needed of the state is theirs to do."""
    if norm.voice is not Voice.IMPERSONAL and norm.rule != "is-to":
        return ()
    for chain in chains:
        first = chain[0]
        near = len(text[norm.end : first.phrase_start]) < _REACH
        is_genitive = first.can_be("G") and first.determiner in ("der", "des")
        # "ein Programm von Bund und Ländern": names without an article have no genitive.
        of_names = first.before == "von" and not first.determiner
        owns = (is_genitive and not first.is_governed) or of_names
        if (
            near
            and owns
            and first.group in ("Bund", "Land")
            and _NOUN_BEFORE.search(text[: first.phrase_start])
        ):
            return chain
    return ()


_BY_WHICH = re.compile(
    r",\s+(?:mit|in|auf|durch|über|für|an|nach)\s+(?:der|dem|denen|die|das|deren)\s+(?:sich\s+)?$"
)


def _in_means(text: str, found: Sequence[Mention]) -> Chain:
    """``Nötig ist ein Gesetz, mit dem der Bund …``: he acts by what is needed."""
    for chain in chained(text, found):
        if chain[0].is_nominative and _BY_WHICH.search(text[: chain[0].phrase_start]):
            return chain
    return ()


def _by_somebody(text: str, found: Sequence[Mention]) -> Chain:
    """``… ein Bericht, der von der Verwaltung zu erläutern ist``."""
    for chain in chained(text, found):
        by = chain[0].before in ("von", "vom", "durch") and not is_attribute(text, chain[0])
        if by and _PASSIVE_AFTER.match(text, chain[-1].end):
            return chain
    return ()


_PASSIVE_AFTER = re.compile(
    r"[^,;]*\b(?:zu\s+\w+en|\w+zu\w+en|\w+(?:t|en))\s+(?:ist|sind|wird|werden)\b"
)
_WHOEVER = re.compile(r"^Wer\s+(?:als|in|im|bei|beim)\s+(?:\w+\s+)?$")


def _whoever(text: str, found: Sequence[Mention]) -> Chain:
    """``Wer als Verein Räume nutzt, …``, ``Wer in der Verwaltung Briefe schreibt, …``."""
    return next(((m,) for m in found if _WHOEVER.match(text[: m.phrase_start])), ())


_HELD_TO = re.compile(r"\bgilt\b[^.;:]*$")


def _held_to(text: str, chains: Sequence[Chain]) -> Chain:
    """``…; das gilt für reiche wie für arme Kommunen``."""
    for chain in chains:
        if chain[0].before == "für" and _HELD_TO.search(text[: chain[0].phrase_start]):
            return chain
    return ()


_OBLIGED = re.compile(
    r"\b(?:verpflichtet|zu verpflichten|beauftragt|zu beauftragen|ermutigt|angehalten"
    r"|anzuhalten|aufgefordert|Pflicht genommen)\b"
)
# "Es ist sicherzustellen, dass die Länder …": they are to act, somebody else to see to it.
_ENSURED = re.compile(r"\b(?:sicherzustellen|sichergestellt|zu gewährleisten|gewährleistet)\b")
_AT_PLACE = frozenset({"in", "bei", "beim", "an", "im", "auf"})
_EVERY = re.compile(r"jede|alle")
# Everything happens in the country: that is no address.
_COUNTRY = frozenset({"Deutschland", "Europa", "EU", "EU-Mitgliedstaaten", "Länder"})


def _is_place(clause: Clause, mention: Mention, norm: Norm) -> bool:
    """``In den Schulen braucht es …``, ``… soll in jeder Stadt eingerichtet werden``."""
    if mention.before not in _AT_PLACE:
        return False
    every = bool(_EVERY.match(mention.determiner)) and mention.form in "pn"
    if mention.name in _COUNTRY and mention.before != "auf" and not every:
        return False
    if _EVERY.match(mention.determiner) and norm.voice in (Voice.PASSIVE, Voice.IMPERSONAL):
        return True
    front = re.findall(r"[\wäöüß]+", clause.text[clause.start : mention.phrase_start])
    opens = all(word.lower() in words("lead_words") for word in front[:-1])
    return opens and mention.start < norm.start and not _SOMEBODY.match(clause.text, norm.end)


_THERE = re.compile(r"\s*(?:hier|dort|da)\b")
# "In den Schulen sollten Kinder …", "Im Jobcenter müssen wir …": others are to act there.
_SOMEBODY = re.compile(
    r"\s+(?:wir|sie|er|man|(?:alle\s+|die\s+)?(?:Kinder|Jugendliche|Menschen|Schüler\w*))\b"
)
