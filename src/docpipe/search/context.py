"""An entry with what stands around it."""

from dataclasses import dataclass

from docpipe.model import Chunk, DocumentInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """An entry and its neighbours in reading order."""

    chunk: Chunk
    document: DocumentInfo
    before: tuple[Chunk, ...]
    after: tuple[Chunk, ...]
