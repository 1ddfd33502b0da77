"""A searcher for programs that run for long: it follows what is published."""

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from docpipe.embed import EmbedOptions
from docpipe.errors import DocpipeError
from docpipe.index import current_id
from docpipe.model import Query, SearchResult, SnapshotId
from docpipe.search.options import SearchOptions
from docpipe.search.searcher import Searcher

RETRY_AFTER = 30.0
"""Seconds until a snapshot that could not be opened is tried again: it may have been repaired."""

_LOG = logging.getLogger(__name__)


class LiveSearcher:
    """Answers from the published snapshot, whichever that is by now. Threads may share it.

    When another one is published, the next question opens it; questions that come in meanwhile are
    answered from the old one, which is closed when the last of them is done. A snapshot that cannot
    be opened is passed over with a warning.

    Raises:
        NoSnapshotError: Nothing has been published.
        CorruptSnapshotError: A file is damaged.
        IncompatibleSnapshotError: Made by another model than configured.
    """

    def __init__(
        self,
        index: str | Path = "index",
        *,
        embed: EmbedOptions | None = None,
        options: SearchOptions | None = None,
    ) -> None:
        self._index = Path(index)
        self._open: Callable[[], Searcher] = lambda: Searcher.open(
            self._index, embed=embed, options=options
        )
        self._changing = threading.Lock()
        self._counting = threading.Lock()
        self._held = _Held(self._open())
        self._refused: tuple[SnapshotId | None, float] = (None, 0.0)

    def __enter__(self) -> "LiveSearcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files once the questions in progress are answered."""
        with self._changing:  # a refresh under way would put an open searcher in its place
            self._retire(self._held)

    @contextlib.contextmanager
    def current(self) -> Iterator[Searcher]:
        """The searcher of the published snapshot; it stays open while the block lasts."""
        self.refresh()
        with self._counting:
            held = self._held
            held.n_users += 1
        try:
            yield held.searcher
        finally:
            with self._counting:
                held.n_users -= 1
                is_done = held.is_retired and not held.n_users
            if is_done:
                held.searcher.close()

    def ask(self, query: Query) -> SearchResult:
        """Answer one question; see ``Searcher.ask``."""
        with self.current() as searcher:
            return searcher.ask(query)

    def refresh(self) -> bool:
        """Open what has been published since; whether there was something.

        Whoever finds another thread at it does not wait.
        """
        if not self._changing.acquire(blocking=False):
            return False
        try:
            return self._changed()
        finally:
            self._changing.release()

    def _changed(self) -> bool:
        old = self._held
        try:
            published = current_id(self._index)
            if published in (None, old.searcher.manifest.snapshot_id) or self._rests(published):
                return False
            self._refused = (published, time.monotonic())
            new = _Held(self._open())
        except DocpipeError as error:
            _LOG.warning("still answering from the previous snapshot: %s", error)
            return False
        self._refused = (None, 0.0)
        self._held = new
        self._retire(old)
        return True

    def _rests(self, published: SnapshotId | None) -> bool:
        """Whether opening this snapshot failed a moment ago."""
        snapshot, since = self._refused
        return snapshot == published and time.monotonic() - since < RETRY_AFTER

    def _retire(self, held: "_Held") -> None:
        with self._counting:
            held.is_retired = True
            is_done = not held.n_users
        if is_done:
            held.searcher.close()


class _Held:
    """A searcher, how many questions it is answering, and whether a newer one has its place."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self.n_users = 0
        self.is_retired = False
