"""Whom a sentence speaks to: ``Wir empfehlen den Kommunen …``, ``Der Bund ist gefordert``."""

import re
from collections.abc import Sequence

from docpipe.mine.addressees.chains import Chain, chained
from docpipe.mine.addressees.grammar import words
from docpipe.mine.addressees.mention import Mention
from docpipe.mine.addressees.naming import look_up
from docpipe.mine.cues import Norm

# "die Einbeziehung von Vereinen": an attribute of the noun in front, not the passive's agent.
_ATTRIBUTE = re.compile(r"[A-ZÄÖÜ][\wäöüß*:-]*\s+\w+\s*$")


# "Unabdingbar für die Kommune ist …"
_PREDICATE = re.compile(r"(?:bar|lich|ig|sam|haft|wert|sinnvoll|lohnend)$")


def is_attribute(text: str, mention: Mention) -> bool:
    """Whether the phrase belongs to the noun in front of it."""
    before = text[: mention.phrase_start]
    match = _ATTRIBUTE.search(before)
    if match and match.group().startswith(("Hälfte", "Teilen", "Anteilen", "Drittel")):
        return False
    if match is None or not before[: -len(mention.before) - 1].strip():
        return False
    # "Auch vom Bund …": no noun, only the capital that opens a sentence.
    noun = match.group().split()[0].lower()
    if look_up(match.group().split()[0]) and before[match.start() - 1 : match.start()] == " ":
        return False  # "sollte der Beirat von der Verwaltung gehört werden"
    if not before[: match.start()].strip() and _PREDICATE.search(noun):
        return False
    return bool(before[: match.start()].strip()) or noun not in (
        words("lead_words") | words("adverbs")
    )


def addressed(text: str, chains: Sequence[Chain], norm: Norm) -> Chain:
    """Whom ``wir fordern …`` and ``… wird empfohlen`` speak to."""
    for chain in chains:
        if _is_asked(text, chain) or _is_called_on(text, chain, norm):
            return chain
    return ()


def _is_asked(text: str, chain: Chain) -> bool:
    first = chain[0]
    if first.before == "an" and not _TURNING_TO.search(text):
        return False
    if _TURNING_NOUN.search(text[: first.phrase_start]):
        return True
    if first.before in ("an", "von", "vom", "gegenüber", "durch"):
        return not is_attribute(text, first)
    if first.before == "für" and _NEAR_FOR.search(text[: first.phrase_start]):
        return True  # "Es empfiehlt sich für Vereine, …"
    if first.before == "für" and _OPENING_FOR.match(text[: first.phrase_start]):
        return True  # "Für die Schulen empfehlen sich …"
    return _is_dative(first)


# "Wir fordern mehr Sport an den Schulen" speaks to nobody.
_TURNING_TO = re.compile(
    r"\b(?:appell|richte|wende|bitte|forderung|empfehlung|aufruf|rat an|erwartung|ergeht"
    r"|adressier)",
    re.I,
)
_TURNING_NOUN = re.compile(
    r"\b(?:\w*[Ee]mpfehlung|\w*[Ff]orderung|[Aa]ppell|[Bb]itte|[Aa]ufruf|[Ee]rwartung|[Ww]unsch|Rat|[Rr]atschlag|[Vv]orschlag)\w*\s+an\s*$"
)
_NEAR_FOR = re.compile(r"\bempf(?:iehlt|ehlen)\s+(?:es\s+)?sich\s+(?:\w+\s+){0,2}für\s*$")
_OPENING_FOR = re.compile(r"\W*(?:Auch\s+|Gerade\s+)?[Ff]ür\s*$")
_THAT = re.compile(r",\s+(?:dass|daß|wenn)\s+(?:auch\s+|sich\s+|künftig\s+|insbesondere\s+)*$")


def in_that_clause(text: str, found: Sequence[Mention]) -> Chain:
    """``Wir fordern, dass die Länder …`` speaks to them."""
    for chain in chained(text, found):
        first = chain[0]
        if first.is_nominative and _THAT.search(text[: first.phrase_start]):
            end = re.compile(r"[,;.]|$").search(text, chain[-1].end)
            rest = text[chain[-1].end : end.start() if end else len(text)]
            return () if _PASSIVE_END.search(rest.split(" und ")[0]) else chain
    return ()


_OPENS_WITH_VERB = re.compile(r"\s+(?:können|kann|sollen|soll|müssen|muss)\b")


def opening_with_verb(text: str, found: Sequence[Mention]) -> Chain:
    """``Die Länder können es erleichtern – und das erwarten wir``."""
    for chain in chained(text, found)[:1]:
        front = re.findall(r"\w+", text[: chain[0].phrase_start])
        opens = all(word.lower() in words("lead_words") for word in front)
        if opens and chain[0].is_nominative and _OPENS_WITH_VERB.match(text, chain[-1].end):
            return chain
    return ()


_PASSIVE_END = re.compile(
    r"(?:\w+t|\w+en)\s+(?:werden|wird|würde[n]?)\s*$|\b(?:erhalten|erhält|bekommen|bekommt|haben|verfügen|können|dürfen)\s*$"
)


def _is_called_on(text: str, chain: Chain, norm: Norm) -> bool:
    """``Wir fordern die Länder auf``, but not ``wir fordern eine neue Behörde``."""
    first = chain[0]
    if first.is_governed or first.determiner.startswith(("ein", "kein")):
        return False
    if norm.start <= first.start < norm.end and first.is_surely_nominative:
        return False  # "Der Arbeitskreis legt den Städten nahe, …": he speaks
    following = text[chain[-1].end :]
    if first.start < norm.start:  # "Die Verbände rufen wir auf, …", "Kreisen legen wir nahe, …"
        fronted = not re.search(r"[,;:]", text[chain[-1].end : norm.start])
        fronted = fronted and not first.is_surely_nominative
        return fronted and (bool(_UP.search(text, norm.end)) or first.can_be("D"))
    near = first.phrase_start - norm.end < _NEAR
    if near and _BEGGING.search(text, norm.start, norm.end):
        return True  # whom one begs stands in the accusative
    return near and (following.lstrip().startswith(",") or bool(_UP.search(following)))


_BEGGING = re.compile(r"\bbitte[nt]?\b", re.I)
_NEAR = 25
"""Characters between the words of asking and whom they ask."""
_UP = re.compile(r"\bauf\s*[,:.]|\bdazu\b|\bdringend\b|\bnahe\s*[,:.]|^\s*$")


def _is_dative(mention: Mention) -> bool:
    if mention.is_governed or (mention.before in ("", ",") and not mention.determiner):
        return not mention.is_governed and {r[1] for r in mention.readings} == {"D"}
    if mention.form == "p":
        return mention.determiner in ("den", "allen", "diesen") or (
            {r[1] for r in mention.readings} == {"D"}
        )
    if mention.form == "f":
        return mention.determiner in ("der", "jeder") and mention.before in _ASKING_VERBS
    return mention.determiner in ("dem", "jedem") and mention.form in "mn"


_ASKING_VERBS = frozenset(
    {"wir", "", "wird", "schlagen", "legen", "geben", "empfehlen", "raten", "auch"}
)


def called(text: str, chains: Sequence[Chain], norm: Norm) -> Chain:
    """``Der Bund ist gefordert``, ``Aufgerufen sind die Länder``."""
    for chain in chains:
        first = chain[0]
        beside = first.start >= norm.start or not re.search(
            r"[;:]|,\s*[^\s,]", text[chain[-1].end : norm.start]
        )
        if first.is_nominative and beside:
            return chain
    return ()
