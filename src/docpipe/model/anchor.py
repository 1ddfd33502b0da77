"""A place in a paper that outlives a new reading of it, without holding its words.

Labels and reviews refer to passages of papers that may not be copied, and that a later version may
cut into other blocks. Only letters and digits are counted (lower-cased, after NFKC), so an anchor
survives changes of white space, line-end hyphens, block borders and of the order elsewhere on the
page. If the passage itself is read differently, the anchor finds nothing, rather than something
else.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from docpipe.model.document import Block, Document, TextRange
from docpipe.model.ids import BlockId

# Rabin-Karp: the digest of any window comes from two prefix digests. A Mersenne prime keeps it
# quick, and long enough that two passages of one paper do not meet by chance.
_PRIME = (1 << 61) - 1
_BASE = 1_000_003


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A run of letters inside a paper.

    Attributes:
        page: Physical page on which it begins.
        length: Letters and digits.
        digest: Of the letters, 16 hex digits.
        occurrence: Which of the equal runs on that page, from 0.
    """

    page: int
    length: int
    digest: str
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class _Letter:
    block: int
    offset: int
    page: int


class LetterStream:
    """All letters of a document in reading order, each with its place."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._places: list[_Letter] = []
        self._of_page: dict[int, list[int]] = defaultdict(list)
        self._of_block: dict[BlockId, list[int]] = defaultdict(list)
        codes: list[int] = []
        for number, block in enumerate(document.blocks):
            for offset, page, letter in _letters(block):
                self._of_page[page].append(len(codes))
                self._of_block[block.id].append(len(codes))
                self._places.append(_Letter(number, offset, page))
                codes.append(ord(letter))
        self._prefix = list(
            accumulate(codes, lambda digest, code: (digest * _BASE + code) % _PRIME, initial=0)
        )

    def anchor(self, place: TextRange) -> Anchor | None:
        """Name a range of one block; ``None`` if it holds no letter."""
        numbers = [
            number
            for number in self._of_block.get(place.block_id, ())
            if place.start <= self._places[number].offset < place.end
        ]
        if not numbers:
            return None
        first, length = numbers[0], len(numbers)
        digest, page = self._digest(first, length), self._places[first].page
        occurrence = self._found(page, length, digest).index(first)
        return Anchor(page=page, length=length, digest=f"{digest:016x}", occurrence=occurrence)

    def resolve(self, anchor: Anchor) -> tuple[TextRange, ...]:
        """Find the ranges, one a block; empty if the letters do not stand on the page any more."""
        found = self._found(anchor.page, anchor.length, int(anchor.digest, 16))
        if not found:
            return ()
        first = found[min(anchor.occurrence, len(found) - 1)]
        places = self._places[first : first + anchor.length]
        return tuple(
            self._range(number, list(run)) for number, run in groupby(places, lambda p: p.block)
        )

    def _range(self, number: int, run: Sequence[_Letter]) -> TextRange:
        block = self._blocks[number]
        return TextRange(block_id=block.id, start=run[0].offset, end=run[-1].offset + 1)

    def _found(self, page: int, length: int, digest: int) -> list[int]:
        """Where such runs begin: on the page, or next to it if the line has moved over."""
        for pages in ((page,), (page - 1, page + 1)):
            hits = [
                number
                for nearby in pages
                for number in self._of_page.get(nearby, ())
                if number + length <= len(self._places) and self._digest(number, length) == digest
            ]
            if hits:
                return hits
        return []

    def _digest(self, first: int, length: int) -> int:
        shift = pow(_BASE, length, _PRIME)
        return (self._prefix[first + length] - self._prefix[first] * shift) % _PRIME


def _letters(block: Block) -> Iterator[tuple[int, int, str]]:
    """Offset, page and normalised letter of everything in a block that counts."""
    spans = list(block.spans)
    page = spans[0].page if spans else 0
    for offset, character in enumerate(block.text):
        while spans and offset >= spans[0].start:
            page = spans.pop(0).page
        for letter in unicodedata.normalize("NFKC", character).lower():
            if letter.isalnum():
                yield offset, page, letter
