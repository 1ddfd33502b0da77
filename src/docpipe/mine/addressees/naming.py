"""Which words name an actor, in which canonical plural, of which group.

German builds names of institutions at will, but their last part says what they are: the list of
last parts covers words that nobody has listed. A noun lexicon would give plurals, but not which
nouns can act, and the plurals of some 200 last parts are known anyway.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docpipe.mine.addressees.grammar import Readings, declined, of_form
from docpipe.mine.wordlists import word_list

GROUPS = (
    "Bund",
    "Land",
    "Kommune",
    "Verwaltung",
    "Politik/Rat",
    "Schule/Kita",
    "Träger/Verbände",
    "Migrantenorganisationen",
    "Wirtschaft",
    "Zivilgesellschaft",
)
"""The closed list, from the top of the state downwards."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the word lists know of one form of a word.

    Attributes:
        readings: See ``grammar``.
        is_person: Somebody who acts for himself, not an institution or office.
    """

    name: str
    group: str
    readings: Readings
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    singular: str
    gender: str
    plural: str
    group: str
    first_parts: frozenset[str] = frozenset()
    is_person: bool = False
    plural_only: bool = False

    @property
    def shown(self) -> str:
        return self.plural or self.singular


_MARKS = re.compile(r"[*:_/]-?(?=[Ii]nn?(?:en)?)|[*:_/]")
# "Migrant*innenbeirat" is what others call "Migrantenbeirat".
_FEMININE_FIRST_PART = re.compile(
    r"((?:\w*-)?(?:migrant|schüler|lehrer|bürger|einwohner|mieter|muslim|student|anwohner|nutzer))innen$"
)
_SOCIETY = frozenset({"Zivilgesellschaft", "Träger/Verbände"})
_STATE_LEVELS = frozenset({"Verwaltung", "Land", "Politik/Rat"})


def look_up(word: str) -> Known | None:
    """What is known of a word as it stands in a text, compounds included."""
    return _look_up(word)


@cache
def _look_up(word: str) -> Known | None:
    key = _MARKS.sub("", word).replace("-Selbst", "selbst").lower()
    exact = _names().get(key)
    if exact is not None:
        entry, found = exact
        return Known(entry.shown, entry.group, found, entry.is_person)
    return _by_last_part(word, key)


def _by_last_part(word: str, key: str) -> Known | None:
    table = _heads()
    for start in range(len(key) - 2):
        for entry, found in table.get(key[start:], ()):
            stem = key[:start]
            if _is_actor(entry, stem, found):
                written = word[:start] if len(word) == len(key) else stem
                if _is_unique(stem, found):
                    name = _compound(written, stem, entry.singular)
                    return Known(name, "Bund", found, entry.is_person)
                name = _compound(written, stem, entry.shown)
                return Known(name, _group(stem, entry.group), found, entry.is_person)
    return _person(word, key)


# "Bundesinnenministerium", "Bundesversicherungsamt": there is only one.
_FEDERAL = re.compile(r"bundes\w")


def _is_unique(stem: str, found: Readings) -> bool:
    return bool(_FEDERAL.match(stem)) and not any(reading[0] == "p" for reading in found)


# Only persons have a feminine plural, whatever they do.
_FEMININE = re.compile(r"[a-zäöüß]{4,}innen$")


def _person(word: str, key: str) -> Known | None:
    """``Notar*innen``: nobody lists all callings, and the ending tells them."""
    if not _FEMININE.match(key) or not word[0].isupper():
        return None
    base = key.removesuffix("innen")
    if base.endswith(("eur", "ar", "är", "al", "an")):
        base += "e"
    elif not base.endswith(("er", "ler")):
        base += "en"
    return Known(base[0].upper() + base[1:], "Zivilgesellschaft", of_form("p", "NGDA"), True)


def last_part(word: str) -> str:
    """The ending by which a compound is known: ``ämter`` of ``Jugendämter``; else ``""``."""
    key = _MARKS.sub("", word).lower()
    return next((key[start:] for start in range(1, len(key) - 2) if key[start:] in _heads()), "")


def _is_actor(entry: _Entry, stem: str, found: Readings) -> bool:
    whole = stem + entry.singular.lower()
    if whole.endswith(_excepted()):
        return False
    if entry.first_parts and not stem.endswith(tuple(entry.first_parts)):
        return False
    return bool(stem) or not entry.plural_only or bool(found & of_form("p", "NGDA"))


def _compound(written: str, stem: str, plural: str) -> str:
    feminine = _FEMININE_FIRST_PART.match(stem)
    if feminine:
        base = feminine[1]
        written = base if base.endswith("er") else base + "en"
    last = plural.lower() if stem and not stem.endswith("-") else plural[0].upper() + plural[1:]
    name = written + last
    return name[0].upper() + name[1:]


def _group(stem: str, group: str) -> str:
    if group in _STATE_LEVELS and stem.startswith(("bundes", "eu-")):
        return "Bund"
    if group in _STATE_LEVELS and stem.startswith("landes"):
        return "Land"
    return "Migrantenorganisationen" if group in _SOCIETY and "migrant" in stem else group


# --- The lists ------------------------------------------------------------------------------------


@cache
def _names() -> dict[str, tuple[_Entry, Readings]]:
    table: dict[str, tuple[_Entry, Readings]] = {}
    for section, is_person in (("names", False), ("persons", True)):
        for entry in _entries(section, is_person=is_person):
            for form, found in _forms(entry):
                if entry.plural_only and not found & of_form("p", "NGDA"):
                    continue
                known = table.get(form)
                if known is None:
                    table[form] = (entry, found)
                elif known[0].shown == entry.shown:
                    # "Jobcenter" is singular and plural.
                    table[form] = (known[0], known[1] | found)
    return table


@cache
def _heads() -> dict[str, tuple[tuple[_Entry, Readings], ...]]:
    table: dict[str, list[tuple[_Entry, Readings]]] = {}
    persons = [e for e in _entries("persons", is_person=True) if e.gender != "p"]
    for entry in (*_entries("parted"), *_entries("heads"), *persons):
        for form, found in _forms(entry):
            same = [old for old in table.get(form, ()) if old[0] == entry]
            merged = found.union(*(old[1] for old in same))
            table[form] = [old for old in table.get(form, ()) if old not in same]
            table[form].append((entry, merged))
    return {form: tuple(known) for form, known in table.items()}


@cache
def _excepted() -> tuple[str, ...]:
    return tuple(word_list("addressees")["except"]["words"].split())


def _entries(section: str, *, is_person: bool = False) -> Iterator[_Entry]:
    for group, listed in word_list("addressees")[section].items():
        for line in re.split(r"[|\n]", listed):
            words, _, first_parts = line.partition(":")
            if words.strip():
                singular, gender, plural = words.split(maxsplit=2)
                yield _Entry(
                    singular=singular,
                    gender=gender,
                    plural=plural.removeprefix("*").removeprefix("="),
                    group=group,
                    first_parts=frozenset(first_parts.split()),
                    is_person=is_person,
                    plural_only=plural.startswith("*"),
                )


def _forms(entry: _Entry) -> Iterator[tuple[str, Readings]]:
    for form, found in declined(entry.singular, entry.gender, entry.plural):
        yield form.lower(), found
    if entry.singular.isupper():
        yield entry.singular.lower() + "s", of_form("p", "NGDA")
