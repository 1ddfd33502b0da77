"""The training texts as token numbers: groups of passages, each a heading and sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from docpipe.embed.pieces import WordPieces
from scripts.train_embedding.sources import Asked, Pair, Passage

Ids = NDArray[np.int32]

_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+(?=[A-ZÄÖÜ(\"„])")
_ARRAYS = ("ids", "pieces", "first", "meanings")


def _no_meanings() -> NDArray[np.float16]:
    return np.zeros((0, 0), dtype=np.float16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Passages of one kind, one after the other in one array.

    Attributes:
        ids: All token numbers.
        pieces: Where each piece (a heading or a sentence) starts in ``ids``; one more for the end.
        first: The first piece of each passage, its heading; one more for the end.
        meanings: A teacher's vector of each passage; without rows where there is none.
    """

    name: str
    ids: Ids
    pieces: NDArray[np.int64]
    first: NDArray[np.int64]
    meanings: NDArray[np.float16] = field(default_factory=_no_meanings)

    def __len__(self) -> int:
        return len(self.first) - 1

    def heading(self, number: int) -> Ids:
        """The heading of a passage; of a pair, its left side."""
        return self.span(int(self.first[number]), int(self.first[number]) + 1)

    def span(self, start: int, end: int) -> Ids:
        """The tokens of the pieces from ``start`` to before ``end``."""
        return self.ids[self.pieces[start] : self.pieces[end]]

    def passage(self, number: int) -> Ids:
        """All tokens of a passage, its heading included."""
        return self.span(int(self.first[number]), int(self.first[number + 1]))

    def save(self, folder: Path) -> None:
        """To a file named like the group."""
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        np.savez(folder / f"{self.name}.npz", **arrays)

    @classmethod
    def load(cls, path: Path) -> "Group":
        """From such a file."""
        with np.load(path) as found:
            return cls(name=path.stem, **{name: found[name] for name in _ARRAYS})


def tokenise(name: str, texts: Iterable[Passage | Pair | Asked], tokenizer: Tokenizer) -> Group:
    """Cut, count and number. A passage without a sentence is left out."""
    pieces: list[str] = []
    first = [0]
    for text in texts:
        parts = _pieces(text)
        if len(parts) > 1:
            pieces += parts
            first.append(len(pieces))
    found = list(_encoded(pieces, tokenizer))
    lengths = np.array([len(one) for one in found], dtype=np.int64)
    return Group(
        name=name,
        ids=np.concatenate(found) if found else np.zeros(0, dtype=np.int32),
        pieces=np.concatenate([[0], np.cumsum(lengths)]),
        first=np.array(first, dtype=np.int64),
    )


def _pieces(text: Passage | Pair | Asked) -> list[str]:
    if isinstance(text, Pair):
        return [text.left, text.right]
    if isinstance(text, Asked):
        return [text.statement, *text.questions]
    return [text.heading, *(one for one in _SENTENCE_END.split(text.text) if one.strip())]


def _encoded(pieces: Sequence[str], tokenizer: Tokenizer) -> Iterator[Ids]:
    cutter = WordPieces(tokenizer)
    for piece in pieces:
        yield np.array(cutter.encode([piece])[0], dtype=np.int32)
