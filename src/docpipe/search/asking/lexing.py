"""A question cut into words, phrases and signs of the query language.

Nothing is decided here on what a sign means: whether "AND" is an operator or a shouted word, and a
bracket a group or an aside, shows only when the whole is read (``syntax``).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from docpipe.search.asking.fields import FIELD_OF, is_gender_form


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    PREFIX = auto()
    FIELD = auto()
    OPERATOR = auto()
    PLUS = auto()
    MINUS = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Characters ``[start:end]`` of the question.

    Attributes:
        text: A word as typed; what stands between quotation marks; a prefix without its star; the
            value of a field; AND, OR or NOT.
        name: Of a field or an operator, as typed.
    """

    kind: Kind
    text: str
    start: int
    end: int
    name: str = ""


OPERATORS = {
    "AND": "AND", "UND": "AND", "OR": "OR", "ODER": "OR", "NOT": "NOT", "NICHT": "NOT",
}  # fmt: skip

_CLOSING = {"„": '“”"', "“": '”“"', '"': '"“”', "»": "«", "«": "»", "”": "”"}
_AFTER_A_CLOSING_MARK = re.compile(r"[\s.,;:!?)\]*–—]|$")
_MIN_PREFIX = 2
"""Letters before the star; fewer would match half of the vocabulary."""

_FIELD = re.compile(r"([^\W\d_]+):(?=[^\s:])")
_RUN = re.compile(r"\S+")
_FINAL_MARKS = ".,;:!?…"
_PREFIX = re.compile(rf"[^\W_][\w§-]{{{_MIN_PREFIX - 1},}}\*")
_SHARES_A_PART = re.compile(
    r"(?:(?:^|\s)(?:und|oder|bzw\.?|sowie|and|or|&)|[,/])\s*$", re.IGNORECASE
)
"""Before a hyphen that stands for a part named already: "Schulleitung und -verwaltung"."""

_LOOK_BACK = 10
"""Characters: the longest of these words, and blanks."""

_MAX_PHRASE = 500
"""Characters. What is longer is no phrase, and two marks so far apart do not belong together."""


def tokens(text: str) -> list[Token]:
    """All tokens in order; every character that is no white space belongs to one."""
    found: list[Token] = []
    position, depth = 0, 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        token = next(one for read in _READERS if (one := read(text, position, depth)))
        depth += {Kind.OPEN: 1, Kind.CLOSE: -1}.get(token.kind, 0)
        found.append(token)
        position = token.end
    return found


def ends_of_groups(found: Sequence[Token]) -> dict[int, int]:
    """Place of every opening bracket that is closed -> behind its closing one.

    In one pass: looking for each anew, ten thousand open brackets take minutes.
    """
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for place, token in enumerate(found):
        if token.kind is Kind.OPEN:
            waiting.append(place)
        elif token.kind is Kind.CLOSE and waiting:
            ends[waiting.pop()] = place + 1
    return ends


def _sign(text: str, position: int, _depth: int) -> Token | None:
    """A plus or minus right before a word, a phrase or a group."""
    kind = {"+": Kind.PLUS, "-": Kind.MINUS}.get(text[position])
    if kind is None or not _at_boundary(text, position):
        return None
    follows = text[position + 1 : position + 2]
    if not (follows.isalpha() or follows in set(_CLOSING) | {"("}):
        return None
    if kind is Kind.MINUS and _SHARES_A_PART.search(text, max(0, position - _LOOK_BACK), position):
        return None
    return Token(kind=kind, text=text[position], start=position, end=position + 1)


def _bracket(text: str, position: int, depth: int) -> Token | None:
    sign = text[position]
    if sign == "(":
        return Token(kind=Kind.OPEN, text=sign, start=position, end=position + 1)
    if sign == ")" and depth > 0:
        return Token(kind=Kind.CLOSE, text=sign, start=position, end=position + 1)
    return None


def _phrase(text: str, position: int, _depth: int) -> Token | None:
    if not _at_boundary(text, position):
        return None
    end = _end_of_phrase(text, position)
    if end is None:
        return None
    inner = text[position + 1 : end - 1].strip()
    return Token(kind=Kind.PHRASE, text=inner, start=position, end=end)


def _end_of_phrase(text: str, position: int) -> int | None:
    """Behind the closing mark that belongs to the mark at ``position``, if there is one."""
    closing = _CLOSING.get(text[position], "")
    if not closing or text[position + 1 : position + 2].isspace():
        return None
    for end in range(position + 2, min(len(text), position + _MAX_PHRASE)):
        if (
            text[end] in closing
            and not text[end - 1].isspace()
            and _AFTER_A_CLOSING_MARK.match(text, end + 1)
        ):
            holds_words = any(sign.isalnum() for sign in text[position + 1 : end])
            return end + 1 if holds_words else None
    return None


def _field(text: str, position: int, depth: int) -> Token | None:
    match = _FIELD.match(text, position)
    if match is None or match[1].casefold() not in FIELD_OF or is_gender_form(text[match.end() :]):
        return None
    start = match.end()
    end = _end_of_phrase(text, start)
    if end is not None:
        value = text[start + 1 : end - 1].strip()
    else:
        end = _end_of_run(text, start, depth)
        value = text[start:end].rstrip(_FINAL_MARKS)
        end = start + len(value)
    if not any(sign.isalnum() for sign in value):
        return None
    return Token(kind=Kind.FIELD, text=value, start=position, end=end, name=match[1])


def _word(text: str, position: int, depth: int) -> Token:
    end = _end_of_run(text, position, depth)
    run = text[position:end]
    bare = run.rstrip(_FINAL_MARKS)
    if run in OPERATORS:
        return Token(kind=Kind.OPERATOR, text=OPERATORS[run], start=position, end=end, name=run)
    if _PREFIX.fullmatch(bare):
        return Token(kind=Kind.PREFIX, text=bare[:-1], start=position, end=end)
    return Token(kind=Kind.WORD, text=run, start=position, end=end)


def _end_of_run(text: str, position: int, depth: int) -> int:
    """Up to white space, or to the bracket that closes a group; brackets in a word belong to it."""
    match = _RUN.match(text, position)
    end = match.end() if match else position + 1
    inner = 0
    for place in range(position, end):
        inner += {"(": 1, ")": -1}.get(text[place], 0)
        if inner < 0:
            if depth > 0 and place > position:
                return place
            inner = 0
    return end


def _at_boundary(text: str, position: int) -> bool:
    return position == 0 or text[position - 1].isspace() or text[position - 1] in "(+-"


_Reader = Callable[[str, int, int], Token | None]
_READERS: tuple[_Reader, ...] = (_sign, _bracket, _phrase, _field, _word)
