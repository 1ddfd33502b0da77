"""Institutions and persons in a text, each with its noun phrase and what that can be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docpipe.mine.addressees.grammar import (
    ALL,
    Readings,
    determiners,
    of_form,
    without_determiner,
    words,
)
from docpipe.mine.addressees.naming import Known, last_part, look_up
from docpipe.mine.municipalities import municipalities
from docpipe.mine.wordlists import word_list

_NOUN = re.compile(r"[A-ZÄÖÜ][\wäöüß]*(?:[*:_/-]+[\wäöüß]+)*")
_BEFORE = re.compile(r"([\wäöüß*:_/-]+|[,.;:(–„])\s*$")
_ADJECTIVE = re.compile(r"[a-zäöüß*:_-]+(?:e|en|er|es|em)$|\d{2}$")
_OPENING_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]{3,}(?:e|en|er|em)$")
_EACH = re.compile(r"\b(?:ein|eine[srmn]?)\s+$")
_CLAUSE_OPENS = re.compile(r"(?:^|[:.–•]\s*)$")
_MAX_WORDS_BEFORE = 5
"""Determiner, adjectives and their adverbs; participles with more in front of them are rare."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An institution in a text.

    Attributes:
        form: ``m``, ``f``, ``n`` for a singular by gender, ``p`` for a plural.
        phrase_start: Where the noun phrase begins, determiner and adjectives included.
        determiner: Lower-cased, ``""`` if there is none.
        before: The lower-cased word or mark before the phrase, ``""`` at the start.
        readings: What the phrase can be, see ``grammar``.
        is_person: Somebody who acts for himself, not an institution or office.
        is_involved: The sentence does not make it act; it is to be obliged, or is the place.
        is_spoken: The sentence itself names it; else a pronoun takes it up from the one before.
    """

    start: int
    end: int
    name: str
    group: str
    form: str
    phrase_start: int
    determiner: str
    before: str
    readings: Readings = ALL
    is_person: bool = False
    is_involved: bool = False
    is_spoken: bool = True

    @property
    def is_governed(self) -> bool:
        """Whether a preposition stands before the phrase."""
        return self.before in words("prepositions")

    def can_be(self, case: str) -> bool:
        """Whether the phrase can stand in this case (``N``, ``G``, ``D``, ``A``)."""
        return any(reading[1] == case for reading in self.readings)

    @property
    def is_nominative(self) -> bool:
        """Whether the phrase can be a subject."""
        return not self.is_governed and self.can_be("N")

    @property
    def is_surely_nominative(self) -> bool:
        """Whether it can be nothing else: ``der Bund``, ``ein Verein``."""
        return self.is_nominative and {reading[1] for reading in self.readings} == {"N"}

    @property
    def carries(self) -> bool:
        """Whether it makes an unsure form of asking sure."""
        return not (self.is_person or self.is_involved)


def mentions(text: str) -> tuple[Mention, ...]:
    """Find every institution by its name or by the last part of its name, in reading order."""
    found = []
    reached = 0
    for start, end, known in sorted(_candidates(text), key=lambda hit: (hit[0], -hit[1])):
        if start >= reached:
            mention = _in_context(text, start, end, known)
            if _is_meant(mention):
                found.append(mention)
                reached = end
    return tuple(found)


def _is_meant(mention: Mention) -> bool:
    # "unser Land", "ein Land" is the country and "auf dem Land" the countryside.
    own_country = mention.name == "Länder" and mention.form == "n"
    if own_country and mention.before == "auf":
        return False
    return not own_country or mention.determiner in ("", "das", "dem", "des", "jedes", "jedem")


def _candidates(text: str) -> Iterator[tuple[int, int, Known]]:
    yield from _phrases(text)
    for match in _NOUN.finditer(text):
        suspended = text.startswith("-", match.end()) and _suspended(text, match)
        if suspended:
            yield match.start(), match.end() + 1, suspended
            continue
        known = look_up(match.group())
        if known is not None:
            end, known = _with_place(text, match, _with_remit(text, match, known))
            yield match.start(), end, known


# --- Names of several words -----------------------------------------------------------------------


def _phrases(text: str) -> Iterator[tuple[int, int, Known]]:
    pattern, names = _phrase_pattern()
    for match in pattern.finditer(text):
        name, group, form = names[str(match.lastgroup)]
        readings = of_form(form, "NGDA")
        if form == "p" and match.group().endswith("ng"):  # "Kassenärztliche Vereinigung"
            readings = of_form("f", "NGDA")
        yield match.start(), match.end(), Known(name, group, readings)


@cache
def _phrase_pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, str, str]]]:
    names: dict[str, tuple[str, str, str]] = {}
    alternatives = []
    for entry in word_list("addressees")["phrase"]:
        for name, pattern in entry["patterns"].items():
            key = f"p{len(names)}"
            names[key] = (name, entry["group"], entry["form"])
            alternatives.append(rf"(?P<{key}>\b{pattern}\b)")
    return re.compile("|".join(alternatives)), names


_SUSPENDED = re.compile(
    r"-(?:\s*,\s*[A-ZÄÖÜ][\wäöüß]*-)*\s*,?\s*(?:und|oder|sowie|bzw\.|wie auch|/)\s*(?:die\s+)?"
    r"([A-ZÄÖÜ][\wäöüß*:_-]*)"
)


def _suspended(text: str, match: re.Match[str]) -> Known | None:
    """``Schul-`` of ``Schul- und Jugendämter``."""
    other = _SUSPENDED.match(text, match.end())
    if other is None:
        return None
    last = last_part(other[1])
    return look_up(match.group() + last) if last else None


_REMIT = re.compile(
    r"\s+(?:für|des|der)\s+(?:[A-ZÄÖÜ][\wäöüß-]*)(?:(?:,| und)\s+[A-ZÄÖÜ][\wäöüß-]*)*"
)


def _with_remit(text: str, match: re.Match[str], known: Known) -> tuple[int, Known]:
    """``Ministerium für Soziales``: the remit is part of the name."""
    remit = _REMIT.match(text, match.end())
    is_single = not any(reading[0] == "p" for reading in known.readings)
    if remit and is_single and known.name.lower().endswith("ministerien"):
        name = match.group().removesuffix("s")
    elif remit and known.name == "Beauftragte":
        name = known.name
    else:
        return match.end(), known
    return remit.end(), Known(name + remit.group(), known.group, known.readings)


_TAKES_NAME = ("Städte", "Landeshauptstädte", "Gemeinden", "Landkreise", "Großstädte")


def _with_place(text: str, match: re.Match[str], found: tuple[int, Known]) -> tuple[int, Known]:
    """``die Stadt Essen``: the town itself is asked."""
    end, known = found
    if known.name not in _TAKES_NAME or not re.match(r"\s+[A-ZÄÖÜ]", text[match.end() :]):
        return found
    for place in municipalities(text[match.start() :]):
        if place.start <= match.end() - match.start() + 1:
            return match.start() + place.end, Known(place.name, known.group, known.readings)
        break
    return end, known


# --- The noun phrase ------------------------------------------------------------------------------


def _in_context(text: str, start: int, end: int, known: Known) -> Mention:
    cursor, determiner, adjective = start, "", ""
    for _ in range(_MAX_WORDS_BEFORE):
        match = _BEFORE.search(text, 0, cursor)
        if match is None:
            break
        word = match[1]
        if word.lower() in determiners():
            determiner, cursor = word.lower(), match.start(1)
            each = _EACH.search(text, 0, cursor)  # "einer jeden Kommune"
            cursor = each.start() if each and determiner.startswith("jed") else cursor
            break
        if not _is_adjective(text, match, word):
            break
        adjective = adjective or word
        cursor = match.start(1)
    before = _BEFORE.search(text, 0, cursor)
    readings = known.readings & _allowed(determiner, adjective)
    forms = {reading[0] for reading in readings}
    return Mention(
        start=start,
        end=end,
        name=known.name,
        group=known.group,
        form="p" if "p" in forms or not forms else min(forms),
        phrase_start=cursor,
        determiner=determiner,
        before=before[1].lower() if before else "",
        readings=readings,
        is_person=known.is_person,
    )


def _is_adjective(text: str, match: re.Match[str], word: str) -> bool:
    if word.lower() in words("no_adjectives") or word.lower() in words("prepositions"):
        return False
    if _ADJECTIVE.match(word) or word in words("between_adjectives"):
        return True
    if re.sub(r"[nrsm]$", "", word.lower()) in words("capital_adjectives"):
        return True
    # "Kommunale Verwaltungen …" opens the sentence.
    opens = _CLAUSE_OPENS.search(text[: match.start(1)])
    return bool(opens and _OPENING_ADJECTIVE.match(word) and look_up(word) is None)


def _allowed(determiner: str, adjective: str) -> Readings:
    if determiner:
        return determiners()[determiner]
    if adjective and not adjective[0].isdigit() and adjective not in words("between_adjectives"):
        return without_determiner(adjective)
    return ALL
