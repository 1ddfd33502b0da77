"""Which of the circle's themes a text is about, by cue words."""

import re
from dataclasses import dataclass
from functools import cache

from docpipe.mine.wordlists import word_list


@dataclass(frozen=True, slots=True)
class _Theme:
    name: str
    strong: re.Pattern[str]
    cues: re.Pattern[str]
    negative: re.Pattern[str] | None


def topics(text: str, heading_path: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Name the themes of a passage, sorted.

    A theme is named for one strong cue in the text or in any heading above it (what stands in a
    handout on religion is about religion), or for two different ordinary cues; the nearest
    heading's ordinary cues count with those of the text.
    """
    body = _plain(text)
    nearest = _plain(heading_path[-1]) if heading_path else ""
    above = _plain("\n".join(heading_path))
    return tuple(
        sorted(
            theme.name
            for theme in _themes()
            if theme.strong.search(above) or _is_about(theme, body, nearest)
        )
    )


def _is_about(theme: _Theme, body: str, heading: str) -> bool:
    if theme.negative is not None:
        body = theme.negative.sub(" ", body)
    if theme.strong.search(body):
        return True
    return len({*theme.cues.findall(body), *theme.cues.findall(heading)}) > 1


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("‐", "-")).lower()


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
    return start + re.escape(stem) + end
