"""Which municipalities a text names: a gazetteer, and context where a name means other things too.

A district counts as a district only: ``Kreis Düren`` is not ``Düren``. An adjective names its
town (``das Osnabrücker Modell``), an institution that is only named after a town does not
(``Universität Leipzig``), nor does a street, a newspaper, a person.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from docpipe.mine.gazetteer import Name, Use, by_first_word, districts
from docpipe.mine.wordlists import word_list


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality at ``text[start:end]`` (``Landkreis`` and part of town included).

    ``confidence`` is how often such a mention means the municipality, by the author's judgement.
    """

    start: int
    end: int
    name: str
    confidence: float


_SURE, _LISTED, _BY_SIGN, _ADJECTIVE, _SUBJECT = 0.95, 0.9, 0.85, 0.75, 0.6
_LOOK_BACK = 60
"""Characters: enough for the phrase in front of a name."""
_LOOK_FAR_BACK = 200
"""Characters: about one entry of a bibliography."""

_UNIFIED = str.maketrans({"‐": "-", "‑": "-", "\u00a0": " "})
_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÄÖÜ][^\W\d_]+(?:-[^\W\d_]+)*")
_UNION = re.compile(
    r"\b(Samtgemeinde|Verbandsgemeinde|Verwaltungsgemeinschaft|Gemeindeverband)\s+$"
)
_TAIL = re.compile(r"s?(?P<part>-[A-ZÄÖÜ][\w-]*)?(?![\w-])")
_ENUMERATION = re.compile(
    r"\s*(?:,|;|/|·|–|&|,?\s(?:und|sowie|oder|bzw\.|wie auch)\s)\s*"
    r"(?:(?:auch|in|aus|der|die|den|dem)\s+)?"
)


def municipalities(text: str) -> tuple[Place, ...]:
    """Find the municipalities in reading order, repeats included."""
    plain = text.translate(_UNIFIED)
    found: list[Place] = []
    reached = 0
    for match in _CAPITALISED.finditer(plain):
        if match.start() >= reached:
            places = list(_at(plain, match, found))
            found += places
            reached = max([reached, *(place.end for place in places)])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name of the gazetteer at ``text[start:end]``; ``part`` is a part of town (``-Altona``)."""

    text: str
    start: int
    end: int
    name: Name
    part: str

    @property
    def before(self) -> str:
        return self.text[max(0, self.start - _LOOK_BACK) : self.start]

    def place(self, confidence: float) -> Place:
        """With its kind where that is another body: ``Samtgemeinde Zeven`` is not Zeven."""
        union = _UNION.search(self.before)
        if union is None or self.name.use is Use.WHOLE:
            return Place(self.start, self.end, self.name.official, confidence)
        start = self.start - len(union.group())
        return Place(start, self.end, f"{union[1]} {self.name.official}", _SURE)


def _at(text: str, match: re.Match[str], found: list[Place]) -> Iterator[Place]:
    if match.group() in _signs().kreis:
        yield from _districts_after(text, match)
        return
    mention = _mention(text, match.start(), match.group(), by_first_word())
    if mention is None or _is_somebody_else(mention) or _follows_adjective(mention, found):
        return
    confidence = _confidence(mention, found)
    if confidence:
        yield mention.place(confidence)


def _mention(
    text: str, start: int, token: str, table: dict[str, tuple[Name, ...]]
) -> _Mention | None:
    """The longest name that stands here, in the genitive or with a part of town as well."""
    signs = _signs()
    for word in dict.fromkeys((token, token.removesuffix("s"), token.split("-", 1)[0])):
        for name in table.get(word, ()):
            tail = _TAIL.match(text, start + len(name.text))
            if tail is None or not text.startswith(name.text, start):
                continue
            part = tail["part"] or ""
            if not signs.no_parts.isdisjoint(part.split("-")) or (part and name.use is Use.VILLAGE):
                return None
            return _Mention(text, start, tail.end(), name, part)
    return None


def _follows_adjective(mention: _Mention, found: list[Place]) -> bool:
    """``das Ulmer Münster`` is in Ulm."""
    if not found or mention.name.use is Use.ADJECTIVE or mention.start - found[-1].end != 1:
        return False
    return mention.text[found[-1].start : found[-1].end].endswith("er")


# --- What the name means --------------------------------------------------------------------------


def _confidence(mention: _Mention, found: list[Place]) -> float:
    """How sure the name is a municipality's here; 0 if it is not."""
    match mention.name.use:
        case Use.WHOLE:
            return _SURE
        case Use.TOWN:
            return _LISTED if mention.part else _SURE
        case Use.ADJECTIVE:
            return _ADJECTIVE if _is_of_place(mention) else 0
        case Use.VILLAGE:
            return _BY_SIGN if _signs().municipality.search(mention.before) else 0
        case Use.WORD:
            return _of_word(mention, found)
        case Use.DISTRICT:
            return 0


def _of_word(mention: _Mention, found: list[Place]) -> float:
    """A name that is also a word: a sign that the town is meant must stand beside it."""
    signs = _signs()
    if signs.city.search(mention.before):
        return _BY_SIGN
    if _is_listed(mention, found):
        return _LISTED
    if mention.name.text in signs.bare_nouns or _OTHER_USE.match(mention.text, mention.end):
        return 0
    if signs.preposition.search(mention.before) or _stands_alone(mention):
        return _BY_SIGN
    starts = not mention.before.strip() or mention.before.rstrip().endswith((".", "!", "?"))
    return _SUBJECT if starts and _ACTS.match(mention.text, mention.end) else 0


_OTHER_USE = re.compile(r"\s+(?:und|oder|&)\s+(?:Trinken|Getränke|Bewegung|Kochen)\b|\s+\d{1,2}\b")
_ACTS = re.compile(
    r"\s+(?:hat|setzt|geht|richtet|bietet|fördert|unterstützt|beteiligt|startete?|führte?|verfügt"
    r"|gründete|arbeitet|plant|finanziert|betreibt|gehört|zählt|beschloss|begann|nutzt|macht)\b"
)
_ALONE_BEFORE = re.compile(r"(?:^|[(|:\n„•–-]|Beispiel|Praxisbeispiel)\s*$")
_ALONE_AFTER = re.compile(r"\s*(?:$|[:)|\n]|–\s|\((?:NRW|Hessen|Thüringen|Kreis|Sachsen))")


def _stands_alone(mention: _Mention) -> bool:
    """``Praxisbeispiel: Essen``, ``(Hof)``, ``Jena: …`` at the start of a line."""
    return bool(
        _ALONE_BEFORE.search(mention.before) and _ALONE_AFTER.match(mention.text, mention.end)
    )


def _is_listed(mention: _Mention, found: list[Place]) -> bool:
    """Whether another town stands next to it: ``Essen, Hamm und Herten``."""
    if found and _ENUMERATION.fullmatch(mention.text[found[-1].end : mention.start]):
        return True
    gap = _ENUMERATION.match(mention.text, mention.end)
    following = _CAPITALISED.match(mention.text, gap.end()) if gap else None
    if following is None:
        return False
    beside = _mention(mention.text, following.start(), following.group(), by_first_word())
    return beside is not None and beside.name.use in (Use.TOWN, Use.WHOLE)


_NOUN_AFTER = re.compile(r"\s+(?:[a-zäöüß]+(?:e|en|er|es|em)\s+){0,2}([A-ZÄÖÜ][\w-]*)")


def _is_of_place(mention: _Mention) -> bool:
    """Whether an adjective stands before a noun that is in its town."""
    noun = _NOUN_AFTER.match(mention.text, mention.end)
    if noun is None:
        return False
    lists, word = _lists(), noun[1].lower()
    return word not in lists["not_there"] and not word.endswith(tuple(lists["not_there_endings"]))


_AUTHOR = re.compile(r",\s+[A-ZÄÖÜ]\.[\s,;:&-]")
_STREET = re.compile(r"(?:er)?[\s-]+(?:Straße|Str\.|Platz|Allee|Weg\s\d)")
_WORK = re.compile(r"\((?:Hrsg|Hg)\.\)|\((?:19|20)\d\d[a-z]?\)\s*[:.,]|\bIn:\s")
_IMPRINT = re.compile(r"(?:\s*(?:/|,|u\.\s?a\.|und)\s*[\w .]{0,20})?\s*:\s+[A-ZÄÖÜ]")


def _is_somebody_else(mention: _Mention) -> bool:
    """A person, an institution, a noun with its article, the place where a book appeared."""
    if mention.name.use is Use.WHOLE:
        return False
    before, text, end = mention.before, mention.text, mention.end
    if _signs().somebody.search(before) or _STREET.match(text, end):
        return True
    if mention.name.use is Use.ADJECTIVE:
        return False
    if _is_first_name(mention):
        return True
    if _has_article(mention):
        return True
    if _AUTHOR.match(text, end):
        return True
    work = text[max(0, mention.start - _LOOK_FAR_BACK) : mention.start]
    return bool(_IMPRINT.match(text, end) and _WORK.search(work))


def _has_article(mention: _Mention) -> bool:
    """``das Essen``, but not ``der Weg, den Mannheim ging``: there a clause about it begins."""
    if mention.part or " " in mention.name.text or not _ARTICLE.search(mention.before):
        return False
    return mention.name.use is not Use.TOWN or not _RELATIVE.search(mention.before)


_RELATIVE = re.compile(r"\w,\s+(?:(?:in|mit|auf|an|von|für|zu)\s+)?(?:de[nmr]|die|das)\s+$")
_SURNAME = re.compile(r"\s+[A-ZÄÖÜ][a-zäöüß]+\b")


def _is_first_name(mention: _Mention) -> bool:
    """``Hagen Müller leitet``, but not ``in Hagen Menschen beraten``."""
    signs = _signs()
    return (
        mention.name.text in _lists()["also_first_names"]
        and _SURNAME.match(mention.text, mention.end) is not None
        and not signs.preposition.search(mention.before)
        and not signs.city.search(mention.before)
    )


_ARTICLE = re.compile(
    r"\b(?:der|die|das|de[mns]|eine?[nmrs]?|keine?[nmrs]?|zu[mr]|beim|vom|[ai]m|ins|diese[mnrs]?"
    r"|jede[mnrs]?|ihre?[mnrs]?|seine?[mnrs]?|unsere?[mnrs]?|viel|etwas|mehr|kein)\s+$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Signs:
    city: re.Pattern[str]
    municipality: re.Pattern[str]
    preposition: re.Pattern[str]
    somebody: re.Pattern[str]
    bare_nouns: frozenset[str]
    no_parts: frozenset[str]
    kreis: frozenset[str]
    kreise: frozenset[str]


@cache
def _signs() -> _Signs:
    lists = _lists()
    named_after = _any(lists["institutions"])
    person = _any([*lists["persons"], *lists["first_names"]])
    return _Signs(
        city=re.compile(rf"(?:\b(?:\w+stadt|{_any(lists['city_words'])})\s+(?:von\s+)?)$"),
        municipality=re.compile(
            r"\b(?:\w*[Gg]emeinde|Markt|Stadt|Flecken|Bürgermeister(?:in)? von)\s+$"
        ),
        preposition=re.compile(r"\b(?:[Ii]n|[Aa]us|[Nn]ach|[Bb]ei|[Vv]on|[Nn]ahe|[Ff]ür)\s+$"),
        somebody=re.compile(
            rf"(?:(?<![\w-])(?:(?:{named_after})(?:e?s)?|{person})\s+(?:[\"„]\s*)?"
            r"|(?<!\bz\.)(?<!\bz\.\s)\b[A-ZÄÖÜ]\.\s*)$"
        ),
        bare_nouns=frozenset(lists["bare_nouns"]),
        no_parts=frozenset(lists["no_parts"]),
        kreis=frozenset([*lists["kreis_words"], *lists["kreise_words"]]),
        kreise=frozenset(lists["kreise_words"]),
    )


def _lists() -> dict[str, Any]:
    return word_list("municipalities")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


# --- Districts ------------------------------------------------------------------------------------

_AND_TOWN_AFTER = re.compile(r"\s+(?:und|sowie|&)\s+(?:die\s+|der\s+)?(?:kreisfreien?\s+)?Stadt\s+")
_TOWN_AND_BEFORE = re.compile(
    r"\b(?:Stadt|Städte)-?\s+(?:und|sowie|&)\s+(?:de[rmn]\s+|den\s+|im\s+)?$"
)


def _districts_after(text: str, match: re.Match[str]) -> Iterator[Place]:
    """``Kreis Düren``, ``Kreise Düren und Mettmann``, ``Stadt und Landkreis Osnabrück``."""
    both = _AND_TOWN_AFTER.match(text, match.end())
    start = match.start()
    position = both.end() if both else _after_space(text, match.end())
    while (mention := _district_at(text, position)) is not None:
        yield Place(start, mention.end, mention.name.official, _SURE)
        with_town = both or _TOWN_AND_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
        if with_town and (town := _town_at(text, mention.start)) is not None:
            yield town.place(_LISTED)
        gap = _ENUMERATION.match(text, mention.end)
        if gap is None or match.group() not in _signs().kreise:
            return
        start = position = gap.end()


def _after_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _district_at(text: str, start: int) -> _Mention | None:
    match = _CAPITALISED.match(text, start)
    mention = _mention(text, start, match.group(), districts()) if match else None
    return None if mention is None or mention.part else mention


def _town_at(text: str, start: int) -> _Mention | None:
    match = _CAPITALISED.match(text, start)
    mention = _mention(text, start, match.group(), by_first_word()) if match else None
    return mention if mention and mention.name.use in (Use.TOWN, Use.WORD) else None
