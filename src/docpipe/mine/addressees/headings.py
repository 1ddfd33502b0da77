"""Whom a heading or lead-in speaks to: ``Empfehlungen an die Kommunen``, ``Was Länder tun müssen``."""

import re

from docpipe.mine.addressees.chains import Chain, chained
from docpipe.mine.addressees.mention import Mention, mentions

_ADDRESS = re.compile(
    r"(?:\b\w*(?:empfehlung|forderung|erwartung|appell|bitte|aufruf|hinweis|tipp|ratschl[aä]g|wünsch|auftr[aä]g"
    r"|aufgabe|checkliste|leitlinie|handlung\w*|maßnahme|schritt|vorschl[aä]g|impuls|angebot)\w*\s+"
    r"|\b(?:fordern|erwarten|verlangen|brauchen|wünschen|empfehlen|raten)\b.*|^\W*[\d.]*\s*)"
    r"(?:(?:auch|wir|insbesondere)\s+)*(?:an|für|von|vom|gegenüber)\s*$",
    re.I,
)
_DUTY = re.compile(
    r"\b(?:aufgaben?|verantwortung|pflicht(?:en)?|beitrag|beiträge|rolle|auftrag)\s*$", re.I
)
_ONLY = re.compile(r"^\W*(?:[\d.]+\)?\s+)?(?:(?:teil|abschnitt|kapitel)\s+\w+\W+)?$", re.I)
_ACTING = re.compile(
    r"\s+(?:\w+\s+){0,4}?(?:tun|leisten|ändern|beitragen|müss(?:en|t)|muss|soll\w*|können?|in die Pflicht|gefragt"
    r"|gefordert|stehen|handeln)\b"
)


def spoken_to(heading: str) -> tuple[Mention, ...]:
    """The institutions that are meant to do what stands below; not those that it is about."""
    return tuple(
        mention
        for chain in chained(heading, mentions(heading))
        if _is_spoken_to(heading, chain)
        for mention in chain
    )


def is_alone(heading: str) -> bool:
    """Whether a heading says nothing but a name: ``3.1 Bund und Länder``."""
    chains = chained(heading, mentions(heading))
    if len(chains) != 1:
        return False
    rest = heading[: chains[0][0].phrase_start] + heading[chains[0][-1].end :]
    return bool(_ONLY.match(rest.rstrip(" :.")))


def _is_spoken_to(heading: str, chain: Chain) -> bool:
    first = chain[0]
    before = heading[: first.phrase_start]
    if first.is_governed:
        return bool(_ADDRESS.search(before))
    if _DUTY.search(before):
        return True
    if first.can_be("D") and not first.can_be("N"):
        return bool(re.search(r"\bwir\b", before, re.I))
    following = heading[chain[-1].end :]
    asked = bool(_ACTING.match(following)) or re.match(r"\s*(?:[:–-]|$)", following) is not None
    opens = _ONLY.match(before) is not None or bool(re.search(r"\bwas\b[^:]*$", before, re.I))
    return opens and asked
