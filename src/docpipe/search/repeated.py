"""Where else the same is said."""

from docpipe.index import Index
from docpipe.model import Chunk, Repeat


def repeated(index: Index, chunk: Chunk) -> tuple[Repeat, ...]:
    """The repeats of an entry, the earliest first; undated documents last."""
    found = (
        Repeat(chunk=other, document=index.document_of(other)) for other in index.repeats(chunk)
    )
    return tuple(sorted(found, key=_by_year))


def _by_year(repeat: Repeat) -> tuple[bool, int, str, str, int, str]:
    document, chunk = repeat.document, repeat.chunk
    year = document.year
    title = document.title.casefold()
    return year is None, year or 0, title, document.id, chunk.ordinal, chunk.id
