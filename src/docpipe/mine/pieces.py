"""The parts of a block that are read on their own: a paragraph, an item, a line of a box."""

import re
from dataclasses import dataclass

from docpipe.mine.draft import text_range
from docpipe.model import Block, BlockKind, TextRange


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is read as one: a whole block, or one paragraph of a box."""

    block: Block
    start: int
    end: int
    is_item: bool = False

    @property
    def text(self) -> str:
        """Its text, without the mark in front of an item."""
        return self.block.text[self.start : self.end]

    @property
    def is_table(self) -> bool:
        """Whether its text is that of a table's cells."""
        return self.block.kind is BlockKind.TABLE

    def place(self, start: int = 0, end: int | None = None) -> TextRange:
        """A range of its text, as a range of the block."""
        stop = self.end if end is None else self.start + end
        return text_range(self.block, self.start + start, stop)


def whole(block: Block) -> Piece:
    """A block that is read as one."""
    return Piece(block, 0, len(block.text), block.kind is BlockKind.LIST_ITEM)


_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"\s*(?:[•▪■●‣–*-]|\d{1,2}[.)])\s+")


def in_box(block: Block) -> tuple[Piece, ...]:
    """The paragraphs and items of a box; its text breaks between them."""
    found = []
    for line in _PARAGRAPH.finditer(block.text):
        mark = _MARK.match(line.group())
        start = line.start() + (mark.end() if mark else 0)
        if block.text[start : line.end()].strip():
            found.append(Piece(block, start, line.end(), mark is not None))
    return tuple(found)
