"""A paper as numbered sentences: what a labeller reads."""

import re
from collections.abc import Iterator

from docpipe.language.sentences import sentences
from docpipe.model import Block, BlockKind, Document, TextRange

_LINE = re.compile(r"[^\n]+")


def numbered(document: Document) -> dict[str, TextRange]:
    """``b12.3`` is the third sentence (row of a table) of block 12, from 0 and from 1."""
    return {
        f"b{number}.{part}": TextRange(block_id=block.id, start=start, end=end)
        for number, block in enumerate(document.blocks)
        for part, (start, end) in enumerate(_parts(block), start=1)
    }


def sheet(document: Document) -> Iterator[str]:
    """The lines of a sheet."""
    meta = document.metadata
    yield f"# {meta.title} | {meta.kind.value} | {meta.year} | {document.source_id}"
    section = None
    for number, block in enumerate(document.blocks):
        if block.section_id != section:
            section = block.section_id
            yield ""
            yield "== " + " › ".join(document.heading_path(section) if section else ())
        page = block.spans[0].page if block.spans else "–"
        yield f"[b{number}] p{page} {block.kind.value}"
        for part, (start, end) in enumerate(_parts(block), start=1):
            yield f"  b{number}.{part}  " + block.text[start:end].replace("\n", " / ")


def _parts(block: Block) -> list[tuple[int, int]]:
    lines = [match.span() for match in _LINE.finditer(block.text)]
    if block.kind is BlockKind.TABLE:
        return lines
    if block.kind is not BlockKind.BOX:
        return list(sentences(block.text))
    return [
        (first + start, first + end)
        for first, last in lines
        for start, end in sentences(block.text[first:last])
    ]
