"""Which of the circle's themes a text is about, by cue words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from docpipe.mine.wordlists import word_list
from docpipe.model import Origin


@dataclass(frozen=True, slots=True)
class _Theme:
    name: str
    strong: re.Pattern[str]
    cues: re.Pattern[str]
    negative: re.Pattern[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A theme, and the words that name it.

    ``text[start:end]`` are the words if the origin is the text; else they stand in a heading.
    """

    name: str
    origin: Origin
    confidence: float
    words: str
    start: int = 0
    end: int = 0


_STRONG, _TWO_CUES, _ABOVE, _TITLE = 0.85, 0.65, 0.6, 0.5


def topics(text: str, title: str = "", headings: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Name the themes of a passage, sorted by name.

    A theme is named for one strong cue in the text or in any heading above it (what stands in a
    handout on religion is about religion), or for two different ordinary cues; the nearest
    heading's ordinary cues count with those of the text.

    Args:
        text: The passage.
        title: Of the document.
        headings: Above the passage, outermost first.
    """
    found = (_finding(theme, text, title, headings) for theme in _themes())
    return tuple(sorted(filter(None, found), key=lambda finding: finding.name))


def _finding(theme: _Theme, text: str, title: str, headings: Sequence[str]) -> Finding | None:
    body = _plain(text)
    if theme.negative is not None:
        body = theme.negative.sub(lambda match: " " * len(match.group()), body)
    match = theme.strong.search(body)
    if match is None and _has_two_cues(theme, body, headings[-1] if headings else title):
        match = theme.cues.search(body)
    if match is not None:
        return Finding(
            name=theme.name,
            origin=Origin.TEXT,
            confidence=_STRONG if theme.strong.search(body) else _TWO_CUES,
            words=text[match.start() : match.end()],
            start=match.start(),
            end=match.end(),
        )
    return _above(theme, title, headings)


def _has_two_cues(theme: _Theme, body: str, nearest: str) -> bool:
    return len({*theme.cues.findall(body), *theme.cues.findall(_plain(nearest))}) > 1


def _above(theme: _Theme, title: str, headings: Sequence[str]) -> Finding | None:
    for heading in reversed(headings):
        match = theme.strong.search(_plain(heading))
        if match is not None:
            words = heading[match.start() : match.end()]
            return Finding(name=theme.name, origin=Origin.HEADING, confidence=_ABOVE, words=words)
    match = theme.strong.search(_plain(title))
    if match is None:
        return None
    words = title[match.start() : match.end()]
    return Finding(name=theme.name, origin=Origin.DOCUMENT, confidence=_TITLE, words=words)


def _plain(text: str) -> str:
    """Lower case, one kind of hyphen and white space; offsets stay as they are."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals outside German have no single small letter
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return re.sub(r"\s", " ", lower.replace("‐", "-"))


@cache
def _themes() -> tuple[_Theme, ...]:
    return tuple(
        _Theme(
            name=entry["name"],
            strong=_any(entry["strong"]),
            cues=_any(entry["cues"]),
            negative=_any(entry["not"]) if entry.get("not") else None,
        )
        for entry in word_list("topics")["topic"]
    )


def _any(cues: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(_cue(cue) for cue in cues))


def _cue(cue: str) -> str:
    start = r"\b" if cue.startswith("^") else ""
    stem, end = (cue.removeprefix("^").removesuffix(r"\b"), r"\b" if cue.endswith(r"\b") else "")
    return start + re.escape(stem).replace(r"\ ", " +") + end
