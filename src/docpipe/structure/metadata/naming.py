"""Whether some words are the name of a body, of a party, or of a person."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_MAX_WORDS, _MAX_LETTERS = 16, 130
# Words before the noun that makes a body: "Deutscher", "Open Knowledge".
_MAX_BEFORE = 4
_FINITE = re.compile(
    r"\b(?:ist|sind|war|wird|werden|hat|haben|kann|können|soll|sollen|muss|müssen|wir|sie|ich|man"
    r"|is|are|has|have|will|we)\b"
)
_NO_NAME = re.compile(r"[?!:;•@]|\.\s+[A-ZÄÖÜ]|\.{3}|https?:|\d{5}|^\W*\d+[.)]\s")
_PREPOSITION = re.compile(
    r"\b(?:für|in|im|an|am|auf|aus|bei|mit|nach|ohne|über|um|unter|zwischen|zu|zum|zur|von|vom"
    r"|der|des|dem|den|ein|eine|einer|und|for|in|of|on|to|the|gesamt|insgesamt)\b"
)
_DANGLING = re.compile(rf"{_PREPOSITION.pattern}$|\bgegen$")
_ARTICLE = re.compile(r"^(?:Der|Die|Das|The)\s")
_BEHIND_PARTY = re.compile(r"(?:\s*[,|(–-].*|\s[A-ZÄÖÜ][\w-]*){0,3}")
_WORD = re.compile(r"\w[\w.'’/&-]*")
_PERSON_WORD = re.compile(r"[A-ZÄÖÜÀ-ÞĞŞİÇČŠŽ][^\W\d_]*(?:['’-][A-ZÄÖÜÀ-ÞĞŞİÇČŠŽ]?[^\W\d_]+)*")
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_GENITIVE = re.compile(
    r"^(\w*(?:ministerium|amt|zirkel|verband|verein|institut|netzwerk|bund|kreis|zentrum|rat))e?s\b",
    re.I,
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:de|org|com|eu|net|info|at|ch)", re.I)


@cache
def _names() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))


@cache
def _body_noun() -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in _names()["bodies"])
    return re.compile(rf"\b[\w-]*(?:{nouns})(?:e?s)?(?![\w-])", re.I)


@cache
def _named_body() -> re.Pattern[str]:
    nouns = "|".join(_names()["named"])
    return re.compile(rf"^(?:die |der |das )?(?:{nouns})\s+[A-ZÄÖÜ]", re.I)


@cache
def _legal_form() -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in _names()["forms"])
    return re.compile(rf"(?<!\w)(?:{forms})$", re.I)


@cache
def _party() -> re.Pattern[str]:
    parties = "|".join(
        re.escape(name).replace("/", r"\s?/\s?").replace(r"\ ", r"\s+")
        for name in _names()["parties"]
    )
    upper = "|".join(
        re.escape(name.upper()).replace("/", r"\s?/\s?").replace(r"\ ", r"\s+")
        for name in _names()["parties"]
    )
    return re.compile(rf"(?<![\w-])(?:{parties}|{upper})(?![\w])")


def is_body(text: str) -> bool:
    """Whether a line is nothing but the name of a body."""
    text = text.strip()
    if not _may_be_name(text):
        return False
    if party := _party().match(text):
        return bool(_BEHIND_PARTY.fullmatch(text[party.end() :]))
    if _legal_form().search(text):
        return True
    if text.endswith((".", ",", "-")) or len(re.findall(r"\w+", text)) < 2:
        return False
    # A town and what it did, parted by a dash, head a practice example.
    is_named = _named_body().match(text) is not None and not re.search(r"\s[–—-]\s", text)
    return is_named or _has_noun_in_front(text)


def _may_be_name(text: str) -> bool:
    if not text or len(text) > _MAX_LETTERS or len(text.split()) > _MAX_WORDS:
        return False
    if not text[0].isalpha() or text[0].islower() or _NO_NAME.search(text):
        return False
    first = text.split(",")[0]
    is_address_of = first != text and person(first) is not None
    goes_on = re.search(r",\s+(?!der\b|die\b|des\b|e\.)[a-zäöü]", text) is not None
    whole = text.count("(") == text.count(")")
    return whole and not is_address_of and not goes_on and not _FINITE.search(text)


def _has_noun_in_front(text: str) -> bool:
    """The noun stands where a name has it: behind adjectives and names, before any preposition."""
    noun = _body_noun().search(text)
    if noun is None or not (noun.group(0)[0].isupper() or "-" in noun.group(0)):
        return False
    before = _ARTICLE.sub("", text[: noun.start()])
    if len(before.split()) > _MAX_BEFORE or _PREPOSITION.search(before.lower()):
        return False
    return not _DANGLING.search(text.lower())


def body_in(text: str) -> str | None:
    """The name of a body inside a title: ``Positionen des Bündnis Nord zur Wahl``."""
    if party := _party().search(text):
        return party.group(0)
    for opening in re.finditer(r"\b(?:des|der|vom|von der|von|of the|by the|by)\s+", text, re.I):
        rest = re.split(
            r"\s+(?:zu[rm]?|für|im|in|am|an|auf|aus|bei|mit|über|on|to|for|vom)\s|\s[–—|-]\s|[,:;(]",
            text[opening.end() :],
            maxsplit=1,
        )[0].strip(" .")
        if rest and is_body(rest):
            return nominative(rest)
    return None


def nominative(name: str) -> str:
    """A name behind ``des`` without the ending that it takes there."""
    return _GENITIVE.sub(r"\1", re.split(r"\s+(?:sowie|und des|und der)\s", name)[0], count=1)


def party_in(text: str) -> str | None:
    """The first party that a text names."""
    found = _party().search(text)
    return found.group(0) if found else None


def parties_in(text: str) -> list[str]:
    """All parties that a text names, as often as it names them."""
    return _party().findall(text)


def is_domain(text: str) -> bool:
    """Whether a line is a web address only, as logos have it."""
    return bool(_DOMAIN.fullmatch(text.strip()))


def person(text: str) -> str | None:
    """The name of a person, without what stands in brackets behind it; ``None`` if it is none."""
    name = _BRACKETS.sub("", text).strip(" ,;.·–-")
    if not name or len(name) > _MAX_LETTERS // 2 or _body_noun().search(name):
        return None
    if _legal_form().search(name) or _party().match(name):
        return None
    kept = [word for word in name.split() if word.strip(".").lower() not in _names()["degrees"]]
    given = [word for word in kept if word.lower() not in _names()["particles"]]
    if not 2 <= len(given) <= 4 or len(kept) > 6:
        return None
    if not all(_PERSON_WORD.fullmatch(word) or _INITIAL.fullmatch(word) for word in given):
        return None
    full = [word for word in given if not _INITIAL.fullmatch(word) and len(word) > 2]
    is_shouted = name.isupper()
    return name if full and not is_shouted else None


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [word.lower().strip(".") for word in _WORD.findall(text)]
