"""What of a record is not as it was, by the snapshot that readers had before."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from types import TracebackType
from typing import Self

from docpipe.errors import SnapshotError, UnknownIdError
from docpipe.export import citation
from docpipe.index import Index, open_snapshot
from docpipe.model import Chunk, DocumentInfo

_LOG = logging.getLogger(__name__)

Was = tuple[tuple[str, str], ...]
"""Name of what changed -> how it was; empty where it was not there."""


class Earlier:
    """Earlier snapshots, as long as they are kept; each is opened once."""

    def __init__(self, index_dir: Path) -> None:
        self._index_dir = index_dir
        self._stack = ExitStack()
        self._open: dict[str, Index | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def entry(self, snapshot: str, identifier: str) -> tuple[Chunk, DocumentInfo] | None:
        """A record as readers saw it then; ``None`` if that cannot be told any more."""
        index = self._of(snapshot)
        if index is None:
            return None
        try:
            return index.get(identifier)
        except (UnknownIdError, SnapshotError):
            return None

    def was(self, snapshot: str, former_id: str, chunk: Chunk, document: DocumentInfo) -> Was:
        """How what changed of a record was; nothing if that cannot be told any more."""
        before = self.entry(snapshot, former_id)
        return tuple(_differing(_shown(*before), _shown(chunk, document))) if before else ()

    def _of(self, snapshot: str) -> Index | None:
        if snapshot not in self._open:
            try:
                index = open_snapshot(self._index_dir, snapshot)
                self._stack.enter_context(closing(index))
            except SnapshotError as error:
                _LOG.info("what changed since %s is not told: %s", snapshot, error)
                self._open[snapshot] = None
            else:
                self._open[snapshot] = index
        return self._open[snapshot]


def _differing(before: dict[str, str], after: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((name, said) for name, said in before.items() if said != after[name])


def _shown(chunk: Chunk, document: DocumentInfo) -> dict[str, str]:
    """What the history calls a change, in words."""
    facets = chunk.facets
    return {
        "type": chunk.type.value,
        "quote": " ".join(chunk.evidence.quote.split()),
        "label": chunk.label or "",
        "fields": "; ".join(" ".join(one.evidence.quote.split()) for one in chunk.fields),
        "headings": " › ".join(chunk.heading_path),
        "topics": ", ".join(facets.topics),
        "addressees": ", ".join(facets.addressees),
        "municipalities": ", ".join(facets.municipalities),
        "strength": facets.strength or "",
        "review": chunk.review or "",
        "citation": citation(chunk, document),
    }
