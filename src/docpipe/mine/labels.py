"""How the labels of the themes are found in German text: inflected, inside compounds.

Most labels are one word, and a paper uses few words: what a word shows is looked up once and
remembered. Labels of several words are only tried where their longest part stands in the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from docpipe.mine.scheme import Scheme

_LAST = r"(?:e|en|er|ern|es|s|n|ns|innen)?"
"""Endings of a noun or adjective at the end of a label."""
_ADJECTIVE = r"(?:e|en|er|es|em)"
_BASIC = re.compile(r"(?<=\w{3})er?$")
"""How an adjective ends in a label: ``politische``, ``ländlicher``."""
_WITHIN = r"[\w*:_/]{0,10}"
"""A star inside a word: a few letters, or the marks of gender forms."""
_WORD = re.compile(r"[^\W\d_][\w*:/-]*")
_WORDS_KEPT = 50_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A label of ``theme`` at ``text[start:end]``, whole words; ``stem`` is what matched of it."""

    theme: str
    is_strong: bool
    start: int
    end: int
    stem: str


class Labels:
    """Finds the labels of a scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self._words: list[tuple[str, bool, re.Pattern[str]]] = []
        self._covers: list[tuple[str, re.Pattern[str]]] = []
        self._phrases: list[_Phrase] = []
        for theme in scheme.themes:
            kinds = ((True, (theme.name, *theme.strong)), (False, theme.cues))
            for is_strong, labels in kinds:
                self._add(theme.name, is_strong, labels)
            words, phrases = _parted(theme.negative)
            if words:
                self._covers.append((theme.name, pattern(words)))
            self._phrases += [_phrase(theme.name, None, label) for label in phrases]
        self._in_word = lru_cache(maxsize=_WORDS_KEPT)(self._look_up)

    def _add(self, theme: str, is_strong: bool, labels: Iterable[str]) -> None:
        words, phrases = _parted(labels)
        if words:
            self._words.append((theme, is_strong, pattern(words)))
        self._phrases += [_phrase(theme, is_strong, label) for label in phrases]

    def find(self, text: str) -> list[Hit]:
        """All labels in reading order, but what a negative label of their theme covers."""
        body = plain(text)
        hits: list[Hit] = []
        for word in _WORD.finditer(body):
            for theme, is_strong, stem in self._in_word(word.group()):
                hits.append(Hit(theme, is_strong, word.start(), word.end(), stem))
        covered: list[Hit] = []
        for phrase in self._phrases:
            if phrase.needle in body:
                (covered if phrase.is_strong is None else hits).extend(phrase.find(body))
        if covered:
            hits = [hit for hit in hits if not any(_covers(cover, hit) for cover in covered)]
        return sorted(hits, key=lambda hit: (hit.start, hit.end, hit.theme, not hit.is_strong))

    def _look_up(self, word: str) -> tuple[tuple[str, bool, str], ...]:
        covered = {theme: cover.sub(" ", word) for theme, cover in self._covers}
        return tuple(
            (theme, is_strong, match.group())
            for theme, is_strong, label in self._words
            if (match := label.search(covered.get(theme, word))) is not None
        )


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A label of several words; ``is_strong`` is ``None`` for a negative one."""

    theme: str
    is_strong: bool | None
    needle: str
    label: re.Pattern[str]

    def find(self, body: str) -> Iterator[Hit]:
        for match in self.label.finditer(body):
            start, end = _whole_words(body, match.start(), match.end())
            yield Hit(self.theme, bool(self.is_strong), start, end, match.group())


def _phrase(theme: str, is_strong: bool | None, label: str) -> _Phrase:
    parts = (_BASIC.sub("", part) for word in plain(label).split() for part in word.split("*"))
    return _Phrase(theme, is_strong, max(parts, key=len), pattern([label]))


def _parted(labels: Iterable[str]) -> tuple[list[str], list[str]]:
    """Labels of one word, and of several (or with a mark that no word holds)."""
    words: list[str] = []
    phrases: list[str] = []
    for label in labels:
        is_word = _WORD.fullmatch(plain(label).strip("*")) is not None
        (words if is_word else phrases).append(label)
    return words, phrases


def _covers(cover: Hit, hit: Hit) -> bool:
    return cover.theme == hit.theme and cover.start <= hit.start and hit.end <= cover.end


def pattern(labels: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all labels, to be searched in ``plain`` text."""
    parts = sorted({_label(label) for label in labels}, key=lambda part: (-len(part), part))
    return re.compile("|".join(parts))


def plain(text: str) -> str:
    """Lower case, one kind of hyphen and white space; offsets stay as they are."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals outside German have no single small letter
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return re.sub(r"\s", " ", lower.replace("‐", "-").replace("‑", "-"))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
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
