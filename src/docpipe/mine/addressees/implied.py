"""Institutions that a sentence means without making them act: obliged ones and places of action."""

import re
from collections.abc import Sequence
from dataclasses import replace

from docpipe.mine.addressees.chains import Chain
from docpipe.mine.addressees.clauses import Clause
from docpipe.mine.addressees.grammar import words
from docpipe.mine.addressees.mention import Mention
from docpipe.mine.addressees.spoken import in_that_clause
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
    named = named or next((c for c in chains if _is_place(clause, c[0], norm)), ())
    return tuple(replace(mention, is_involved=True) for mention in named if mention.carries)


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
    if mention.before not in _AT_PLACE or (mention.name in _COUNTRY and mention.before != "auf"):
        return False
    if _EVERY.match(mention.determiner) and norm.voice is Voice.PASSIVE:
        return True
    front = re.findall(r"[\wäöüß]+", clause.text[clause.start : mention.phrase_start])
    opens = all(word.lower() in words("lead_words") for word in front[:-1])
    return opens and mention.start < norm.start and not _SOMEBODY.match(clause.text, norm.end)


# "In den Schulen sollten Kinder …", "Im Jobcenter müssen wir …": others are to act there.
_SOMEBODY = re.compile(
    r"\s+(?:wir|sie|er|man|(?:alle\s+|die\s+)?(?:Kinder|Jugendliche|Menschen|Schüler\w*))\b"
)
