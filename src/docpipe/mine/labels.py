"""How the labels of a theme are found in German text: inflected, inside compounds."""

import re
from collections.abc import Iterable

_LAST = r"(?:e|en|er|ern|es|s|n|ns|innen)?"
"""Endings of a noun or adjective at the end of a label."""
_ADJECTIVE = r"(?:e|en|er|es|em)"
_BASIC = re.compile(r"(?<=\w{3})er?$")
"""How an adjective ends in a label: ``politische``, ``ländlicher``."""
_WITHIN = r"[\w*:_/]{0,10}"
"""A star inside a word: a few letters, or the marks of gender forms."""


def pattern(labels: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all labels, to be searched in ``plain`` text; ``None`` if there are none."""
    parts = sorted({_label(label) for label in labels}, key=lambda part: (-len(part), part))
    return re.compile("|".join(parts)) if parts else None


def plain(text: str) -> str:
    """Lower case, one kind of hyphen and white space; offsets stay as they are."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals outside German have no single small letter
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return re.sub(r"\s", " ", lower.replace("‐", "-").replace("‑", "-"))


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a match inside a compound to the word that is printed."""
    while start > 0 and _is_inside(text[start - 1]):
        start -= 1
    while end < len(text) and _is_inside(text[end]):
        end += 1
    return start, end


def _is_inside(character: str) -> bool:
    return character.isalnum() or character in "*:_-"


def _label(label: str) -> str:
    *inner, last = plain(label).split(" ")
    words = [_word(word, is_last=False) for word in inner] + [_word(last, is_last=True)]
    return " +".join(word for word in words if word)


def _word(word: str, *, is_last: bool) -> str:
    open_start, open_end = word.startswith("*"), word.endswith("*")
    core = word.strip("*")
    end = ""
    if is_last and not open_end:
        end = _LAST + r"\b"
    elif not is_last and not open_end and (basic := _BASIC.search(core)):
        core, end = core[: basic.start()], _ADJECTIVE
    elif not is_last and open_end:
        end = r"\w*"
    stem = _WITHIN.join(re.escape(part) for part in core.split("*"))
    return ("" if open_start or not core else r"\b") + stem + end
