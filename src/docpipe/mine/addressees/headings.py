"""Whom a heading speaks to: ``Empfehlungen an die Kommunen``, ``Was die Länder tun müssen``."""

import re

from docpipe.mine.addressees.chains import Chain, chained
from docpipe.mine.addressees.mention import Mention, mentions

_ADDRESS = re.compile(
    r"(?:\b\w*(?:empfehlung|forderung|erwartung|appell|bitte|aufruf|hinweis|tipp|ratschl[aä]g|wünsch|auftr[aä]g"
    r"|aufgabe|checkliste|leitlinie|handlung|maßnahme|schritt|vorschl[aä]g|impuls)\w*\s+"
    r"|\b(?:fordern|erwarten|verlangen|brauchen|wünschen|empfehlen|raten)\b.*|^\W*[\d.]*\s*)"
    r"(?:(?:auch|wir|insbesondere)\s+)*(?:an|für|von|vom|gegenüber)\s*$",
    re.I,
)
_DUTY = re.compile(
    r"\b(?:aufgaben?|verantwortung|pflicht(?:en)?|beitrag|beiträge|rolle|auftrag)\s*$", re.I
)
_LEVELS = frozenset({"Bund", "Land", "Kommune"})
_ONLY = re.compile(r"^\W*(?:[\d.]+\)?\s+)?(?:(?:teil|abschnitt|kapitel)\s+\w+\W+)?$", re.I)
_ACTING = re.compile(
    r"\s+(?:\w+\s+){0,4}?(?:tun|leisten|ändern|beitragen|müss(?:en|t)|muss|soll\w*|können?"
    r"|in die Pflicht|gefragt|gefordert|stehen|handeln)\b"
)


# "Was wir vom Bund fordern", "Was in der Verwaltung zu tun ist"
_ASKED_OF = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:fordern|erwarten|verlangen|brauchen|wünschen|zu tun|zu ändern|jetzt)\b"
)


def spoken_to(heading: str) -> tuple[Mention, ...]:
    """The institutions that are meant to do what stands below; not those that it is about."""
    return tuple(
        mention
        for chain in chained(heading, mentions(heading))
        if _is_spoken_to(heading, chain)
        for mention in chain
    )


_LABEL_END = re.compile(r"\s*:(?=\s)")


def called(text: str) -> tuple[Mention, ...]:
    """The institutions that a run-in label calls: ``Bund: …``, ``An Kreise und Städte: …``."""
    end = _LABEL_END.search(text)
    if end is None or end.start() > _MAX_LABEL:
        return ()
    label = text[: end.start()]
    chains = chained(label, mentions(label))
    if len(chains) != 1 or label[chains[0][-1].end :].strip():
        return ()
    front = label[: chains[0][0].phrase_start]
    return tuple(chains[0]) if _CALLS.match(front) else ()


_MAX_LABEL = 90
"""Characters up to the colon."""
_CALLS = re.compile(
    r"^\W*(?:(?:und|auch|zuletzt|noch)\s+)*(?:(?:ein\s+wort\s+|(?:unser\s+)?appell\s+|(?:unsere\s+)?bitte\s+"
    r"|(?:richtet\s+|wendet\s+)?sich\s+)*(?:an|für)\s*)?$",
    re.I,
)


_STATES = re.compile(r"\s+(?!(?:mit|seit|nicht|samt|statt|laut)\b)[a-zäöüß]{2,}t\s+\w")


def opening(item: str) -> tuple[Mention, ...]:
    """Whom a list item itself names in front: ``von den Sendern, …``, ``Der Bund öffnet …``."""
    for chain in chained(item, mentions(item)):
        first = chain[0]
        if first.before in ("von", "vom") and item[: first.phrase_start].strip().lower() in (
            "von",
            "vom",
        ):
            return tuple(chain)
        states = first.is_surely_nominative and _STATES.match(item, chain[-1].end)
        return tuple(chain) if first.phrase_start == 0 and states else ()
    return ()


def is_alone(heading: str) -> bool:
    """Whether a heading says nothing but a level of the state: ``3.1 Bund und Länder``.

    Other names alone are themes: ``3.2 Schulen`` also speaks to those who run them.
    """
    chains = chained(heading, mentions(heading))
    if len(chains) != 1 or not {mention.group for mention in chains[0]} <= _LEVELS:
        return False
    rest = heading[: chains[0][0].phrase_start] + heading[chains[0][-1].end :]
    return bool(_ONLY.match(rest.strip(" :.") + " "))


def _is_spoken_to(heading: str, chain: Chain) -> bool:
    first = chain[0]
    before = heading[: first.phrase_start]
    following = heading[chain[-1].end :]
    if first.is_governed:
        return bool(_ADDRESS.search(before) or _ASKED_OF.match(following))
    if _DUTY.search(before):
        return True
    if first.can_be("D") and not first.can_be("N"):
        return bool(re.search(r"\bwir\b", before, re.I))
    asked = bool(_ACTING.match(following)) or re.match(r"\s*(?:[:–-]|$)", following) is not None
    opens = _ONLY.match(before) is not None or bool(re.search(r"\bwas\b[^:]*$", before, re.I))
    return opens and asked
