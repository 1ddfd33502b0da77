"""The two languages of the pages: German as written in the templates, English by a list.

Pages stand at ``/path`` in German and at ``/en/path`` in English. Texts of the publications are
never translated.
"""

import re
import tomllib
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import Scope

ENGLISH_PREFIX = "/en"


class Language(StrEnum):
    """Of the pages, as HTML names it."""

    GERMAN = "de"
    ENGLISH = "en"


def language_of(request: "Request") -> Language:
    """The language of the page that was asked for."""
    path = inner_path(request)
    is_english = path == ENGLISH_PREFIX or path.startswith(f"{ENGLISH_PREFIX}/")
    return Language.ENGLISH if is_english else Language.GERMAN


def inner_path(request: "Request") -> str:
    """The path below the place where the site is mounted."""
    return path_within(request.scope)


def path_within(scope: "Scope") -> str:
    """The path of a request below the place where the site is mounted."""
    path, root = str(scope["path"]), str(scope.get("root_path", ""))
    is_below = bool(root) and (path == root or path.startswith(f"{root}/"))
    return path[len(root) :] if is_below else path


@cache
def english() -> dict[str, str]:
    """German text to English text, from all files in ``translations``."""
    return _listed("translations")


def translated(language: Language, text: str, **values: object) -> str:
    """A text of the pages in a language, with values put in for ``{names}``.

    What has no translation stays German: better to be read than missing. A test finds such texts.
    """
    chosen = english().get(text, text) if language is Language.ENGLISH else text
    return chosen.format(**values) if values else chosen


def message(language: Language, text: str) -> str:
    """What a lower floor says, in a language; an unknown message stays German.

    Errors carry whole sentences with the values in them, for all surfaces alike. Their pattern is
    looked for here, so that no floor below needs to know that pages have another language.
    """
    if language is Language.GERMAN:
        return text
    if text in english():
        return english()[text]
    for pattern, translation in _patterns():
        if found := pattern.fullmatch(text):
            # A value may be such a message itself: the reason in a sentence about the question.
            return translation.format(*(message(language, one) for one in found.groups()))
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Messages with gaps, those with the most words of their own first."""
    ordered = sorted(messages().items(), key=lambda one: (-len(_GAP.sub("", one[0])), one[0]))
    return tuple(
        (re.compile("(.*)".join(map(re.escape, _GAP.split(german))), re.DOTALL), translation)
        for german, translation in ordered
    )


@cache
def messages() -> dict[str, str]:
    """German messages to English ones, with ``{0}``, ``{1}`` … for the values in them."""
    return _listed("translations", "messages")


def _listed(*folder: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in sorted(files("docpipe.web").joinpath(*folder).iterdir(), key=str):
        if entry.name.endswith(".toml"):
            found |= tomllib.loads(entry.read_text(encoding="utf-8"))
    return found


_GAP = re.compile(r"\{\d\}")
_MONTHS = "January February March April May June July August September October November December"


def day(language: Language, moment: str) -> str:
    """The day of an ISO moment or date, as the language writes it; anything else as it stands."""
    try:
        found = date.fromisoformat(moment[:10])
    except ValueError:
        return moment
    if language is Language.ENGLISH:
        return f"{found.day} {_MONTHS.split()[found.month - 1]} {found.year}"
    return f"{found.day}.\N{NO-BREAK SPACE}{found.month}.\N{NO-BREAK SPACE}{found.year}"


def number(language: Language, count: int) -> str:
    """A number with its thousands apart."""
    grouped = f"{count:,}"
    return grouped if language is Language.ENGLISH else grouped.replace(",", ".")
