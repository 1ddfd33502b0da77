"""Numbers and references to laws, kept whole.

``§ 16a``, ``Paragraf 16 a`` and ``§16a`` are one token, and so are ``SGB II`` and ``SGB 2``,
``Art. 3`` and ``Artikel 3``, ``50.000`` and ``50 000``, ``2015/16`` and ``2015/2016``, ``B1`` and
``B 1``.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docpipe.language.analysis.folding import fold

_SECTION = r"\d+(?:\s[a-i](?![^\W_])|[a-z](?![^\W\d_]))?(?![^\W\d_])"
_MORE = rf"(?:\s*(?:,|/|-|\u2013|und|oder|bis|u\.)\s*{_SECTION})*"
_ROMAN_NUMBERS = {
    roman: str(number)
    for number, roman in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split(),  # noqa: SIM905
        start=1,
    )
}
_REFERENCE = re.compile(
    # The first two conditions are quick ones: most places of a text fail them.
    r"(?<![^\W_])(?=[§PpAaSsNnHhBCU\d])(?:"
    rf"§§\s*(?P<sections>{_SECTION}{_MORE})"
    rf"|(?:§|[Pp]aragra(?:f|ph)(?:en|s)?(?=\s))\s*(?P<section>{_SECTION})"
    r"|(?i:(?P<part>art|abs|satz|nr|nummer)(?:\.|ikeln?|ikels|atz(?:es)?)?)"
    rf"\s*(?P<number>{_SECTION})"
    r"|(?i:(?P<book>sgb|hartz)\s*(?P<volume>[ivx]+|\d+))(?![^\W_])"
    r"|(?P<years>(?:19|20)\d\d)/(?P<until>\d\d)(?!\d)"
    r"|(?P<level>[ABC])\s(?P<of_level>[12])(?![^\W_])"
    r"|U[ -](?P<age>\d\d?)(?![^\W_])"
    r")"
)
_NUMBER = re.compile(_SECTION)
_PARTS = {"nummer": "nr"}
_SPACE = re.compile(r"\s")
_GROUPED = re.compile(r"(?<=\d)[.\u202f\u00a0 '’](?=\d{3})")

NUMBER = (
    r"\d{1,3}(?:[.\u202f\u00a0'’]\d{3})+(?!\d)"
    r"|\d{1,3}(?: 000)+(?!\d)"
    r"|\d+,\d+(?!\d)"
    r"|\d+[a-z]?(?![^\W\d_])|\d+"
)
"""Thousands with their separator, decimals, ``16a``, any other digits."""

SIGNS = {"%": "prozent", "€": "euro", "&": "und"}
"""Signs that are read as words."""


class Reference(NamedTuple):
    """A reference and its tokens."""

    start: int
    end: int
    tokens: tuple[str, ...]


def references(text: str) -> Iterator[Reference]:
    """All references of a text, in order."""
    for match in _REFERENCE.finditer(text):
        yield Reference(*match.span(), _READERS[match.lastgroup or ""](match))


def number_token(printed: str) -> str:
    """A number as one token: without separators of thousands."""
    # A comma would cut the token in two.
    return _GROUPED.sub("", fold(printed)).replace(",", "·")


def code_tokens(printed: str) -> tuple[str, ...]:
    """``SGB2`` is ``sgb2`` and ``sgb``; of two letters (``B1``) only the whole means something."""
    code = fold(printed)
    letters = code.rstrip("abcdefghijklmnopqrstuvwxyz").rstrip("0123456789")
    return (code, letters) if len(letters) > _SHORT else (code,)


_SHORT = 2


def _sections(match: re.Match[str]) -> tuple[str, ...]:
    numbers = (_bare(number) for number in _NUMBER.findall(match["sections"]))
    return tuple(token for number in numbers for token in (f"§{number}", number))


def _section(match: re.Match[str]) -> tuple[str, ...]:
    number = _bare(match["section"])
    return (f"§{number}", number)


def _part(match: re.Match[str]) -> tuple[str, ...]:
    name, number = match["part"].casefold(), _bare(match["number"])
    token = f"{_PARTS.get(name, name)}{number}"
    return (token, number) if name == "art" else (token,)


def _book(match: re.Match[str]) -> tuple[str, ...]:
    volume = match["volume"].casefold()
    book = match["book"].casefold()
    return (f"{book}{_ROMAN_NUMBERS.get(volume, volume)}", book)


def _years(match: re.Match[str]) -> tuple[str, ...]:
    year = match["years"]
    return (year, year[:2] + match["until"])


def _level(match: re.Match[str]) -> tuple[str, ...]:
    return (match["level"].casefold() + match["of_level"],)


def _age(match: re.Match[str]) -> tuple[str, ...]:
    return (f"u{match['age']}",)


def _bare(number: str) -> str:
    return _SPACE.sub("", number).casefold()


_READERS: dict[str, Callable[[re.Match[str]], tuple[str, ...]]] = {
    "sections": _sections,
    "section": _section,
    "number": _part,
    "volume": _book,
    "until": _years,
    "of_level": _level,
    "age": _age,
}
"""By the last group that matched."""
