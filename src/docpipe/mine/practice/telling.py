"""Practice examples told in running text, as against a passing mention of a town."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from docpipe.language.sentences import sentences
from docpipe.mine.modal import advises
from docpipe.mine.practice.home import homes
from docpipe.mine.wordlists import any_of, word_list
from docpipe.model import Block, BlockKind, TextRange

_MIN_WORDS = 16
_MIN_SENTENCES = 2
_MIN_PARTICULARS = 3
_MANY_SENTENCES = 3
_MAX_SENTENCES = 14
_N_LEADING = 2
"""Sentences of a section among which one names the town, if the section is about it."""
_FIRST_YEAR = 1990
"""What happened in a town earlier is history of migration, not municipal practice to copy."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


def told(blocks: Sequence[Block]) -> Iterator[tuple[TextRange, ...]]:
    """Find the examples in consecutive blocks of a section, one range a block.

    An example opens with a sentence that says what one municipality does, and goes on as long as
    the sentences tell of it, into the next paragraph too if that takes it up (``Das Projekt …``).
    """
    run = [_Sentence(block, start, end) for block in blocks for start, end in sentences(block.text)]
    position = 0
    while position < len(run):
        length = _length(run, position)
        if length:
            yield _ranges(run[position : position + length])
        position += max(1, length)


def is_told_throughout(blocks: Sequence[Block]) -> bool:
    """Whether all sentences of a section tell of the town that one of its first names."""
    run = [_Sentence(block, start, end) for block in blocks for start, end in sentences(block.text)]
    named = [homes(sentence.text) for sentence in run[:_N_LEADING]]
    position = next((number for number, here in enumerate(named) if here), None)
    if position is None or len(run) < _MANY_SENTENCES or any(asks(s.text) for s in run[:position]):
        return False
    rest = run[position + 1 :]
    return all(_goes_on(sentence, named[position], is_new=False) for sentence in rest) and all(
        any(_tells(sentence.text) for sentence in rest if sentence.block is block)
        for block in blocks[1:]
    )


def particulars(text: str) -> frozenset[str]:
    """Which of the things that make an example a text says."""
    return frozenset(name for name, pattern in _particulars() if pattern.search(text))


def does(text: str) -> bool:
    """Whether a text says that something is or was done."""
    return bool(_doing().search(text))


def is_no_example(text: str) -> bool:
    """Whether a text tells of history, violence, refusals, or what somebody said."""
    return bool(_no_example().search(text)) or _is_history(text)


def is_general(sentence: str) -> bool:
    """Whether a sentence opens by speaking of all municipalities, not of one."""
    return bool(_general().match(sentence))


def asks(text: str) -> bool:
    """Whether a text asks municipalities to act, and does not only say what an example was for."""
    return bool(_ADVICE.search(text)) or (advises(text) and not _SOLL.search(text))


def _length(run: Sequence[_Sentence], position: int) -> int:
    """How many sentences from here tell one example; 0 if none begins here."""
    opening = run[position]
    # Most sentences name no town: looked at first, because it is cheap.
    here = homes(opening.text)
    if not here or not _opens(opening.text, here):
        return 0
    end = _reach(run, position, here)
    text = " ".join(sentence.text for sentence in run[position:end])
    return end - position if _is_example(text, opening.text, end - position) else 0


def _reach(run: Sequence[_Sentence], position: int, here: frozenset[str]) -> int:
    end = position + 1
    while end < min(len(run), position + _MAX_SENTENCES):
        is_new = run[end].block is not run[end - 1].block
        if not _goes_on(run[end], here, is_new=is_new):
            break
        end += 1
    while end > position + 1 and not _tells(run[end - 1].text):
        end -= 1
    return end


def _opens(text: str, here: frozenset[str]) -> bool:
    if text.endswith("?") or is_no_example(text) or _general().match(text) or asks(text):
        return False
    if _PLANNED.search(text):
        return False
    # Several towns in one sentence are a survey; a town and its district are one place.
    if len(here) > 2 or (len(here) == 2 and not any("reis" in name for name in here)):
        return False
    return bool(_presenting().search(text)) or (does(text) and not _static().search(text))


def _goes_on(sentence: _Sentence, here: frozenset[str], *, is_new: bool) -> bool:
    text = sentence.text
    if text.endswith("?") or _general().match(text) or asks(text):
        return False
    elsewhere = homes(text)
    if elsewhere and not elsewhere & here:
        return False
    if sentence.block.kind is BlockKind.LIST_ITEM:
        return True
    return not is_new or bool(_anaphoric().match(text))


def _tells(text: str) -> bool:
    return bool(_anaphoric().match(text) or particulars(text) - {"goal"} or does(text))


def _is_example(text: str, opening: str, n_sentences: int) -> bool:
    if n_sentences < _MIN_SENTENCES or len(text.split()) < _MIN_WORDS or _is_history(text):
        return False
    # What is put forward as an example, or told at length, has less to prove.
    is_clear = bool(_presenting().search(opening)) or n_sentences >= _MANY_SENTENCES
    needed = _MIN_PARTICULARS - is_clear
    return len(particulars(text)) >= needed and does(text)


def _is_history(text: str) -> bool:
    years = [int(match) for match in re.findall(r"\b(?:19|20)\d\d\b", text)]
    return bool(years) and max(years) < _FIRST_YEAR


def _ranges(run: Sequence[_Sentence]) -> tuple[TextRange, ...]:
    blocks = list(dict.fromkeys(sentence.block.id for sentence in run))
    return tuple(
        TextRange(
            block_id=block,
            start=min(s.start for s in run if s.block.id == block),
            end=max(s.end for s in run if s.block.id == block),
        )
        for block in blocks
    )


# "Kommunen sollten", "Es wird empfohlen" speak to the reader; "Jede Familie sollte eine Begleitung
# erhalten" says what the example is for.
_ADVICE = re.compile(
    r"\b(?:Kommunen|Städte|Kreise|Landkreise|Gemeinden|Schulen|Verwaltungen|Träger|Ämter|Länder|Bund)"
    r"\s+(?:\w+\s+){0,2}?(?:sollten|sollen|sollte|soll|müssen|muss|können)\b"
    r"|\b(?:sollten|sollen|müssen)\s+(?:die\s+|alle\s+)?(?:Kommunen|Städte|Kreise|Landkreise|Gemeinden|Schulen|Träger)\b"
    r"|\b[Ee]mpfehl\w+|\bempfohlen\b|\bgeraten\b|\braten wir\b"
)
_PLANNED = re.compile(r"\bsollten?\b")
_SOLL = re.compile(r"\b(?:[Ss]ollten?|soll|sollen|muss|müssen|musste|darf|dürfen)\b")


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = word_list("told")["verbs"]
    return lists


@cache
def _particulars() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = word_list("told")["particulars"]
    return tuple((name, re.compile(any_of(patterns))) for name, patterns in lists.items())


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(_lists()['doing'])})\b")


@cache
def _static() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(_lists()['static'])})\b")


@cache
def _presenting() -> re.Pattern[str]:
    return re.compile(any_of(_lists()["presenting"]))


@cache
def _anaphoric() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(_lists()['anaphoric'])})\b")


@cache
def _general() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(_lists()['general'])})")


@cache
def _no_example() -> re.Pattern[str]:
    words = (*_lists()["no_example"], *_lists()["speaking"])
    return re.compile(rf"\b(?:{any_of(words)})\b")
