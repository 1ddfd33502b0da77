"""Two words that say one thing, and words of which a part is left out.

``Migrantinnen und Migranten`` is one word said twice; counted twice it would outrank its short
form. ``Bildungs- und Kulturmanagement`` is two words, of which the first lacks its head.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docpipe.language.analysis.compounds import CompoundSplitter, Cut
from docpipe.language.analysis.folding import fold
from docpipe.language.analysis.gender import masculine, plural_in_compound, without_sign
from docpipe.language.analysis.wording import CHAIN, HYPHENS, WORD

_BETWEEN = re.compile(
    r"\s+(?:(?:und(?:/oder)?|oder|bzw\.?|beziehungsweise|sowie|&|u\.|od\.|/)\s+)|/(?=[^\W\d_-])"
)
_RIGHT = re.compile(
    r"(?:(?:der|die|das|des|den|dem|ein(?:e[mnrs]?)?)\s+)?"
    rf"(?P<hangs>[{HYPHENS}])?(?P<word>{CHAIN})"
)
_LEFT = re.compile(rf"{WORD}$")
_HANGING = re.compile(rf"(?:{WORD}[{HYPHENS}]\s*,\s*)*{WORD}[{HYPHENS}]$")
_HANGING_WORD = re.compile(rf"({WORD})[{HYPHENS}]")
_FEMININE = ("in", "innen")
_LOOK_BACK = 60
"""Characters; a German word is rarely longer, a row of hanging ones hardly."""
_LOOK_BACK_HANGING = 150

_PREFIXES = (
    "unter", "uber", "zwischen", "weiter", "zusammen", "fort", "nach", "gegen", "aus", "ein",
    "auf", "vor", "mit", "hin", "her", "bei", "weg", "ab", "an", "zu", "um",
)  # fmt: skip
"""``Aus- und Weiterbildung``: the head stands after a prefix that is no part of a compound."""

_MIN_HEAD = 3


class Coordination(NamedTuple):
    """Words that stand for the characters ``text[start:end]``, each with its own place."""

    start: int
    end: int
    words: tuple["Placed", ...]


class Placed(NamedTuple):
    """A word to be analysed instead of the characters at its place."""

    word: str
    start: int
    end: int


def coordinations(
    text: str, splitter: CompoundSplitter, stem: Callable[[str], str]
) -> Iterator[Coordination]:
    """All pair forms and completed words of a text, in order, without overlaps.

    Args:
        text: As printed.
        splitter: Finds the head that is left out.
        stem: Of a folded word; tells whether two words are forms of one.
    """
    end = 0
    reader = _Reader(text, splitter, stem)
    for between in _BETWEEN.finditer(text):
        if between.start() <= end:
            continue
        found = reader.read(between, end)
        if found is not None:
            end = found.end
            yield found


class _Reader:
    """Looks at the two sides of a conjunction."""

    def __init__(self, text: str, splitter: CompoundSplitter, stem: Callable[[str], str]) -> None:
        self._text = text
        self._splitter = splitter
        self._stem = stem

    def read(self, between: re.Match[str], begin: int) -> Coordination | None:
        right = _RIGHT.match(self._text, between.end())
        if right is None:
            return None
        position = between.start()
        if self._text[position - 1 : position] in HYPHENS:
            return self._hanging(position, begin, right)
        if right["hangs"]:
            return self._hanging_right(position, begin, right)
        word = right["word"]
        if word.endswith(_FEMININE) or self._text.endswith(_FEMININE, begin, position):
            return self._pair(position, begin, right)
        return None

    def _pair(self, position: int, begin: int, right: re.Match[str]) -> Coordination | None:
        left = _LEFT.search(self._text, max(begin, position - _LOOK_BACK), position)
        if left is None:
            return None
        one, other = fold(without_sign(left[0])), fold(without_sign(right["word"]))
        if (masculine(one) == one) == (masculine(other) == other):
            return None  # both feminine, or neither
        if self._person(one) != self._person(other):
            return None
        kept = left[0] if masculine(one) == one else right["word"]
        return _one_word(left.start(), right.end(), kept)

    def _hanging(self, position: int, begin: int, right: re.Match[str]) -> Coordination | None:
        begin = max(begin, position - _LOOK_BACK_HANGING)
        left = _HANGING.search(self._text, begin, position)
        if left is None or right["hangs"]:
            return None
        last = right["word"]
        names = list(_HANGING_WORD.finditer(self._text, left.start(), position))
        word = fold(without_sign(last))
        cuts = self._splitter.cuts(word)
        if len(names) == 1 and self._is_said_twice(fold(names[0][1]), cuts):
            return _one_word(left.start(), right.end(), last)
        words = [
            Placed(f"{name[1]}-{head}", name.start(1), name.end(1))
            for name in names
            if (head := self._head(fold(name[1]), last, word, cuts))
        ]
        if len(words) < len(names):
            return None
        words.append(Placed(last, right.start("word"), right.end()))
        return Coordination(left.start(), right.end(), tuple(words))

    def _is_said_twice(self, name: str, cuts: tuple[Cut, ...]) -> bool:
        """``Bürgerinnen- und Bürgerbeteiligung``."""
        if not cuts:
            return False
        first = cuts[0]
        feminine = masculine(name) != name or first.link == "innen"
        return feminine and self._person(name) == self._stem(first.part)

    def _head(self, name: str, printed: str, word: str, cuts: tuple[Cut, ...]) -> str:
        """What ``name`` shares with the folded ``word``; empty if that cannot be told."""
        if (links := re.split(f"[{HYPHENS}]", printed))[1:]:
            return links[-1]
        heads = [word[cut.start :] for cut in cuts[1:]]
        known = next((head for head in heads if self._splitter.knows(name + head)), None)
        if known or heads:
            return known or heads[-1]
        for prefix in _PREFIXES:
            head = word.removeprefix(prefix)
            if head != word and len(head) >= _MIN_HEAD and self._splitter.knows(head):
                return head
        return ""

    def _hanging_right(
        self, position: int, begin: int, right: re.Match[str]
    ) -> Coordination | None:
        """``Sprachmittlerinnen und -mittler``, ``Jugendhilfe und -arbeit``."""
        left = _LEFT.search(self._text, max(begin, position - _LOOK_BACK), position)
        if left is None:
            return None
        one, other = fold(without_sign(left[0])), fold(without_sign(right["word"]))
        if self._person(one).endswith(self._person(other)):
            return _one_word(left.start(), right.end(), left[0])
        cuts = self._splitter.cuts(one)
        if not cuts:
            return None
        completed = f"{one[: cuts[-1].start]}-{right['word']}"
        return Coordination(
            left.start(),
            right.end(),
            (
                Placed(left[0], left.start(), left.end()),
                Placed(completed, right.start("word"), right.end()),
            ),
        )

    def _person(self, folded: str) -> str:
        person = masculine(folded)
        return self._stem(folded if person == folded else plural_in_compound(person))


def _one_word(start: int, end: int, word: str) -> Coordination:
    return Coordination(start, end, (Placed(word, start, end),))
