"""Since when what is there: one text file, one line a publication, only ever added to.

It stands in the corpus, so that an index that is built anew, here or elsewhere, keeps the dates.
"""

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from docpipe.codec import from_json, to_json
from docpipe.errors import SchemaMismatchError
from docpipe.files import append_line, sync_file
from docpipe.model import SnapshotId

HISTORY_NAME = "history.jsonl"

_LOG = logging.getLogger(__name__)

Listed = dict[str, dict[str, str]]
"""Source -> the end of an id -> what is noted of it. The end of ``<source>:r0123abcd`` is
``r0123abcd``; that of the document itself is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one publication changed.

    Attributes:
        time: UTC, ISO 8601, when readers could see it.
        content: Digest of what the corpus gave: nothing is due as long as it stays.
        new: Records and documents that were not there before, with their digests.
        changed: Those that are not as they were, with their new digests.
        moved: Those that go by another id now, with their former one: of a newer version of a
            document, or read anew by a newer docpipe.
        gone: What is not there any more.
    """

    time: str
    snapshot_id: SnapshotId
    content: str
    new: Listed = field(default_factory=dict)
    changed: Listed = field(default_factory=dict)
    moved: Listed = field(default_factory=dict)
    gone: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dates:
    """When readers first saw something, and when it last changed; the same if it never did."""

    first: str
    changed: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What is known of a record or document. ``born`` is the id under which it first appeared."""

    digest: str
    dates: Dates
    born: str


@dataclass(frozen=True, slots=True)
class Former:
    """An id that was published and is not any more.

    Attributes:
        until: UTC, ISO 8601: the publication from which on it was not there.
        document: The document, or the version of it, that it stood in last.
        now: The id that the same thing goes by; ``None`` if that is gone.
    """

    until: str
    document: str
    now: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All publications, the earliest first.

    Attributes:
        n_sound_bytes: Up to where the file can be read; behind it stands what a crash cut short.
        stamp: Tells one state of the file from another.
    """

    changes: tuple[Change, ...] = ()
    n_sound_bytes: int = 0
    stamp: tuple[int, int] = (0, 0)

    @property
    def last(self) -> Change | None:
        """The latest publication."""
        return self.changes[-1] if self.changes else None

    def present(self) -> dict[str, Noted]:
        """What is there after all of them, by id."""
        return self._replayed().here

    def former(self) -> dict[str, Former]:
        """What is not there any more, or not by this id, by id."""
        left = self._replayed().left
        return {one: _in_the_end(known, left) for one, known in left.items()}

    def _replayed(self) -> "_Replay":
        replay = _Replay()
        for change in self.changes:
            replay.apply(change)
        return replay


def read_history(root: Path) -> History:
    """The history of a corpus; an empty one if there is none.

    A last line without its end was cut short by a crash, or is just being written: it does not
    count. A line within that cannot be read is left out with a warning: what it held will be
    noted once more by the next publication, at that one's time.
    """
    path = root / HISTORY_NAME
    try:
        with path.open("rb") as stream:
            state = os.fstat(stream.fileno())
            data = stream.read()
    except (FileNotFoundError, NotADirectoryError):
        return History()
    n_sound = data.rfind(b"\n") + 1
    changes: list[Change] = []
    for number, line in enumerate(data[:n_sound].split(b"\n"), start=1):
        if line.strip():
            try:
                changes.append(from_json(line, Change))
            except SchemaMismatchError as error:
                _LOG.warning("%s, Zeile %d wird übergangen: %s", path, number, error)
    return History(
        changes=tuple(changes), n_sound_bytes=n_sound, stamp=(state.st_mtime_ns, len(data))
    )


def history_stamp(root: Path) -> tuple[int, int]:
    """``History.stamp`` without reading the file."""
    try:
        state = (root / HISTORY_NAME).stat()
    except (FileNotFoundError, NotADirectoryError):
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


def add_change(root: Path, history: History, change: Change) -> None:
    """Add a publication; the caller holds the corpus lock and has just read ``history``."""
    path = root / HISTORY_NAME
    if path.is_file() and path.stat().st_size > history.n_sound_bytes:
        _LOG.warning("%s: die letzte Zeile ist abgeschnitten und wird ersetzt.", path)
        os.truncate(path, history.n_sound_bytes)
        sync_file(path)
    append_line(path, to_json(change))


def split_id(identifier: str) -> tuple[str, str]:
    """Source and end of an id; the end of a document's own is empty."""
    source, _, end = identifier.partition(":")
    return source, end


def join_id(source: str, end: str) -> str:
    """The id that ``split_id`` divided."""
    return f"{source}:{end}" if end else source


class _Replay:
    """What is there, and what was, publication by publication.

    What comes back after it was gone is the same thing, changed: it is not born twice.
    """

    def __init__(self) -> None:
        self.here: dict[str, Noted] = {}
        self.left: dict[str, Former] = {}
        self._past: dict[str, Noted] = {}

    def apply(self, change: Change) -> None:
        """Take one publication into account."""
        # Few distinct values for a hundred thousand records.
        now = Dates(change.time, change.time)
        since = lru_cache(maxsize=None)(lambda first: Dates(first, change.time))
        moved = dict(_entries(change.moved))
        gone = [join_id(source, end) for source, ends in change.gone.items() for end in ends]
        left = {one: Former(change.time, self._document_of(one)) for one in gone}
        for one, former in moved.items():
            left[former] = Former(change.time, self._document_of(former), one)
        self.left |= left
        self._let_go(gone)
        self._move(moved, now)
        for one, digest in _entries(change.new):
            known = self._past.pop(one, None)
            self.left.pop(one, None)
            self.here[one] = (
                Noted(digest, since(known.dates.first), known.born)
                if known
                else Noted(digest, now, one)
            )
        for one, digest in _entries(change.changed):
            known = self.here.get(one) or Noted(digest, now, one)
            self.here[one] = Noted(digest, since(known.dates.first), known.born)

    def _let_go(self, gone: Iterable[str]) -> None:
        for one in gone:
            if one in self.here:
                self._past[one] = self.here.pop(one)

    def _document_of(self, identifier: str) -> str:
        """In which version it stands: ids outlive versions."""
        document = split_id(identifier)[0]
        while (known := self.left.get(document)) is not None and known.now is not None:
            document = known.now
        return document

    def _move(self, moved: Mapping[str, str], now: Dates) -> None:
        # All leave before any arrives: ids may change places.
        arriving = [(one, self.here.pop(former, None)) for one, former in moved.items()]
        for one in moved:
            self.left.pop(one, None)
        self.here |= {one: known or Noted("", now, one) for one, known in arriving}


def _in_the_end(known: Former, left: Mapping[str, Former]) -> Former:
    """Where several moves have led to; each began later than the one before, so they end."""
    while known.now is not None and known.now in left:
        known = left[known.now]
    return known


def _entries(listed: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    return (
        (join_id(source, end), digest)
        for source, ends in listed.items()
        for end, digest in ends.items()
    )
