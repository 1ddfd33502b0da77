"""The words that a producer really broke at a line end, as the source writes them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.proving.content import Block, notes, plain, texts
from scripts.proving.printed import Printed, PrintedPage, PrintedWord, letters

_HYPHENS = "-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
# Letters before a line end that find it in the source; with fewer it might be anywhere.
_BEFORE, _ENOUGH, _AFTER = 30, 12, 6
_CONTEXT = 3
# Printed words, or shreds of such, that make up the letters above.
_WORDS = 20
# Points by which neighbours on one line differ in height, and by which they stand apart; the
# next column is further off.
_SAME_LINE, _WORD_SPACE = 3.0, 11.0
_BROKEN = re.compile(rf"[^\W\d_][{_HYPHENS}]+$")


@dataclass(slots=True)
class _Sources:
    """All texts of a paper as one run of letters, with the way back to the words."""

    words: list[str]
    starts: list[int]
    texts: list[int]
    stream: str

    def word_at(self, position: int) -> int:
        """The index of the word to which a letter belongs."""
        return bisect_right(self.starts, position) - 1


def line_ends(blocks: tuple[Block, ...], printed: Printed) -> list[dict[str, Any]]:
    """Every line that ends with a hyphen, with the joined form in its context."""
    sources = _sources(blocks)
    found = []
    for page, boxes in enumerate(printed.boxes, 1):
        for before, after in broken(boxes):
            position = _place(sources.stream, before, after)
            if position is not None:
                found.append({**_entry(sources, position), "page": page})
    return found


def _sources(blocks: tuple[Block, ...]) -> _Sources:
    words: list[str] = []
    starts: list[int] = []
    owners: list[int] = []
    parts: list[str] = []
    length = 0
    every = [text for block in blocks for text in _all_texts(block)]
    for owner, text in enumerate(every):
        for word in text.split():
            words.append(word)
            starts.append(length)
            owners.append(owner)
            parts.append(letters(word))
            length += len(parts[-1])
    return _Sources(words, starts, owners, "".join(parts))


def _all_texts(block: Block) -> Iterator[str]:
    for text in texts(block):
        yield plain(text)
        yield from notes(text)
    margin = getattr(block, "margin", None)
    if margin:
        yield margin
    caption = getattr(block, "caption", None)
    if caption and list(texts(block)) != [caption]:
        yield caption


def broken(page: PrintedPage) -> Iterator[tuple[str, str]]:
    """Letters before and after each line of a page that ends with a hyphen behind a letter."""
    words = page.words
    for i, word in enumerate(words):
        if _BROKEN.search(word.text) is None or _goes_on(word, words[i + 1 : i + 2]):
            continue
        before = letters("".join(w.text for w in words[max(0, i - _WORDS) : i + 1]))
        yield before[-_BEFORE:], letters("".join(w.text for w in words[i + 1 : i + 1 + _WORDS]))


def _goes_on(word: PrintedWord, following: tuple[PrintedWord, ...]) -> bool:
    """Whether the next word stands on the same line: a hanging hyphen, or a soft one."""
    return any(
        abs(word.y0 - other.y0) < _SAME_LINE and -_SAME_LINE < other.x0 - word.x1 < _WORD_SPACE
        for other in following
    )


def _place(stream: str, before: str, after: str) -> int | None:
    """Where in the source the second half of the broken word begins."""
    for size in range(len(before), _ENOUGH - 1, -6):
        head = before[-size:]
        for probe in (head + after[:_AFTER], head):
            position = stream.find(probe)
            if position >= 0:
                return position + len(head)
    return None


def _entry(sources: _Sources, position: int) -> dict[str, Any]:
    """The word, or the hanging part of one, with its neighbours."""
    index = sources.word_at(position)
    if sources.starts[index] == position:  # a hyphen that hangs: the break is between two words
        index = sources.word_at(position - 1)
    owner = sources.texts[index]
    near = range(max(0, index - _CONTEXT), min(len(sources.words), index + _CONTEXT + 1))
    context = [sources.words[i] for i in near if sources.texts[i] == owner]
    return {"context": " ".join(context), "form": sources.words[index].strip(".,;:!?()„“»«")}
