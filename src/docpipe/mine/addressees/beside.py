"""Agents beside the verb: ``von den Ländern``, ``Aufgabe der Kommunen``, ``für die Schulen``."""

import re
from collections.abc import Sequence

from docpipe.mine.addressees.chains import Chain
from docpipe.mine.addressees.clauses import Clause
from docpipe.mine.addressees.mention import Mention
from docpipe.mine.addressees.spoken import is_attribute
from docpipe.mine.addressees.subject import is_acted_upon, receives
from docpipe.mine.cues import Norm, Voice

_DUTY = re.compile(
    r"\b(?:[Aa]ufgaben?|[Ff]ederführung|[Rr]egie|[Zz]iel|[Aa]nliegen|[Vv]erantwortung|[Pp]flicht|[Zz]uständigkeit|[Ss]eitens|obliegt|obliegen"
    r"|[Ss]ache|liegt bei|liegt an|[Hh]and)\s+(?:es\s+)?(?:von\s+)?$"
)
_IS_UP_TO = re.compile(r"\b(?:liegt|läge|ist es|wäre es)\s+(?:\w+\s+)?(?:an|am)\s*$")
_RECIPROCAL = re.compile(
    r"\b(?:vereinbart|abgestimmt|abgesprochen|verteilt|aufgeteilt|geteilt|geregelt|geklärt|verhandelt)\b"
)


def in_agent_phrase(text: str, clause: Clause, chains: Sequence[Chain], norm: Norm) -> Chain:
    """``… ist von den Ländern zu tragen``, ``Aufgabe der Kommunen ist es``."""
    # "… sollen vom Bund ein Recht erhalten": he is to give it.
    given = norm.voice is Voice.ACTIVE and (receives(clause.text, norm) or is_acted_upon(clause))
    for chain in chains:
        is_agent = (given or norm.voice is Voice.PASSIVE) and _is_agent_of_passive(text, chain[0])
        if is_agent or _has_duty(text, clause, chain, norm):
            return chain
    return ()


def _has_duty(text: str, clause: Clause, chain: Chain, norm: Norm) -> bool:
    first = chain[0]
    if (
        _DUTY.search(text[: first.phrase_start]) or _IS_UP_TO.search(text[: first.phrase_start])
    ) or _is_matter_of(text, chain):
        return True
    if first.before in ("am", "an") and _TURN.match(text, chain[-1].end):
        return True  # "Am Bund ist es nun, …"
    if norm.voice is Voice.IMPERSONAL and _is_concerned(clause, first):
        return True
    if first.before in ("bei", "beim") and _LEAD_LIES.search(text):
        return True
    return _is_expected_of(text, first) or _is_to_succeed(text, first)


# "Die Förderung durch den Bund ist zu sichern": he is to do it.
_BY_DEED = re.compile(
    r"(?:[Ff]örderung|[Ff]inanzierung|[Uu]nterstützung|[Üü]bernahme|[Bb]ereitstellung|[Bb]egleitung|Mitteln?)\s+durch\s*$"
)
_BY = frozenset({"von", "vom", "durch", "seitens", "vonseiten"})


def _is_agent_of_passive(text: str, mention: Mention) -> bool:
    if mention.before in ("zwischen", "unter"):
        return bool(_RECIPROCAL.search(text))
    if mention.before not in _BY:
        return False
    return not is_attribute(text, mention) or bool(_BY_DEED.search(text[: mention.phrase_start]))


# "Die Federführung sollte beim Jugendamt liegen."
_LEAD_LIES = re.compile(
    r"(?:[Ff]ederführung|[Vv]erantwortung|[Zz]uständigkeit|[Kk]oordin\w+|[Ll]eitung|[Ss]teuerung|[Aa]ufgabe|[Ee]ntscheidung)"
    r"\b.*\b(?:liegen|liegt|bleiben|angesiedelt|anzusiedeln|verbleiben)\b"
)
_TURN = re.compile(r"\s+(?:ist|liegt|wäre|sind)\s+es\b")
_EXPECTED = re.compile(
    r"\b(?:erwarten|erwartet|verlangen|verlangt|fordern|gefordert|braucht|gebraucht|nötig|notwendig|erforderlich|bedarf|einzufordern)\b",
    re.I,
)


def _is_expected_of(text: str, mention: Mention) -> bool:
    """``Von den Verlagen ist zu erwarten …`` and ``Es braucht von der Bundesregierung …``."""
    if mention.before not in ("von", "vom", "vonseiten") or not _EXPECTED.search(text):
        return False
    return not is_attribute(text, mention)


_TO_SUCCEED = re.compile(
    r"\bgel(?:ingen|ingt|egen)\b|\bobliegt\b|\bobliegen\b|\bkommt\b.*\bAufgabe\b.*\bzu\b|\baufzu(?:geben|erlegen)\b"
)
_TO_ADVISE = re.compile(r"\b(?:ist|sei)\s.*\b(?:zu\s+(?:raten|empfehlen)|anzuraten|nahezulegen)\b")


def _is_to_succeed(text: str, mention: Mention) -> bool:
    """``Den Schulen muss es gelingen, …``, ``Kommunen ist zu raten, …``."""
    if mention.is_governed or not mention.can_be("D"):
        return False
    dative = not mention.can_be("N")
    return bool((dative and _TO_SUCCEED.search(text)) or _TO_ADVISE.search(text))


_MATTER = re.compile(
    r"\s+(?:(?:der|des)\s+\w+\s+)?(?:\w+\s+){0,2}"
    r"(?:selbstverständlich|verbindlich|verpflichtend|Pflicht|Standard|zur Regel|zur Pflicht)\b"
)


def _is_matter_of(text: str, chain: Chain) -> bool:
    """``… muss für die Stadtwerke selbstverständlich sein``."""
    return chain[0].before == "für" and bool(_MATTER.match(text, chain[-1].end))


def _is_concerned(clause: Clause, mention: Mention) -> bool:
    """``Sinnvoll ist es für Kommunen, …``, ``Für die Schulen gilt es, …``."""
    between = clause.text[clause.verb_end : mention.phrase_start]
    # "Für Ehrenamtliche ist eine Anlaufstelle des Bundes nötig": it is done for them by others.
    if _OF_THE_STATE.search(clause.text):
        return False
    near = mention.start < clause.verb_start or len(between.split()) <= _CONCERNED
    return mention.before == "für" and near and not is_attribute(clause.text, mention)


_OF_THE_STATE = re.compile(
    r"\b(?:Stellen?|\w+stellen?|Programme?|Fonds|Gesetze?)\s+(?:des|der|von)\s+(?:Bund|Land|Länder)"
)
_CONCERNED = 4
"""Words between ``es gilt`` and ``für die Kommunen``; farther away it belongs to a noun."""
