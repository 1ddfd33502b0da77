"""What German municipalities and districts are called: ``places.tsv``, read once.

The file is made by ``scripts/gazetteer.py`` from the federal survey's areas; see there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from docpipe.mine.wordlists import word_list


class Use(StrEnum):
    """How a name can be used.

    ``WORD`` is also a common word and needs a sign that the town is meant; ``VILLAGE`` is so
    small that only ``Gemeinde`` in front of it makes sure; ``DISTRICT`` needs ``Kreis``, and
    ``WHOLE`` names a district by itself.
    """

    TOWN = "town"
    WORD = "word"
    VILLAGE = "village"
    ADJECTIVE = "adjective"
    DISTRICT = "district"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as texts write it, how it can be used, and the official name."""

    text: str
    use: Use
    official: str


_LOOSE = ("Bergisch ", "Schwäbisch ")
"""Often written with a hyphen: ``Bergisch-Gladbach``."""


@cache
def by_first_word() -> dict[str, tuple[Name, ...]]:
    """All names but those of districts by their first word, the longest name first."""
    table: dict[str, list[Name]] = {}
    for name in _names():
        if name.use is not Use.DISTRICT:
            table.setdefault(first_word(name.text), []).append(name)
    return {word: tuple(sorted(names, key=_longest_first)) for word, names in table.items()}


@cache
def districts() -> dict[str, tuple[Name, ...]]:
    """Names that make a district behind ``Kreis``, by their first word, the longest first."""
    table: dict[str, list[Name]] = {}
    for name in _names():
        if name.use is Use.DISTRICT:
            table.setdefault(first_word(name.text), []).append(name)
    return {word: tuple(sorted(names, key=_longest_first)) for word, names in table.items()}


def first_word(name: str) -> str:
    """``Frankfurt`` of ``Frankfurt (Oder)`` and of ``Frankfurt/Main``."""
    return name.split(" ", 1)[0].split("/", 1)[0].rstrip(".")


def _longest_first(name: Name) -> tuple[int, str]:
    return -len(name.text), name.text


def _names() -> Iterator[Name]:
    lists = word_list("municipalities")
    for text, official in lists["aliases"].items():
        yield Name(text, Use.TOWN, official)
    words = frozenset(lists["words"])
    for line in files("docpipe.mine").joinpath("places.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        use, text, *official = line.split("\t")
        name = Name(text, Use(use), official[0] if official else text)
        if name.use is Use.TOWN and text in words:
            name = Name(text, Use.WORD, name.official)
        yield name
        yield from _inflected(name)
        if text.startswith(_LOOSE):
            yield Name(text.replace(" ", "-", 1), name.use, name.official)


def _inflected(name: Name) -> Iterator[Name]:
    """``im Märkischen Kreis``, ``des Enzkreises``, ``die Hannoverschen``."""
    if name.use is Use.WHOLE:
        head, _, tail = name.text.partition(" ")
        stems = [name.text]
        if head.endswith("er") and tail == "Kreis":
            stems += [f"{head.removesuffix('r')}{ending} {tail}" for ending in "nm"]
        yield from (Name(stem, name.use, name.official) for stem in stems[1:])
        if name.text.lower().endswith("kreis"):
            yield from (
                Name(stem + end, name.use, name.official) for stem in stems for end in ("s", "es")
            )
    elif name.use is Use.ADJECTIVE and name.text.endswith("e"):
        yield from (Name(name.text + end, name.use, name.official) for end in "nrsm")
