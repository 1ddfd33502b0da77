"""Build a snapshot aside, check it, and put it in place in one step.

A crash at any point leaves the published snapshot served: until the rename nothing points to the
new files, and ``CURRENT`` changes by one atomic replacement.
"""

import contextlib
import errno
import os
import shutil
import sqlite3
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from docpipe import codec
from docpipe._version import __version__
from docpipe.errors import CorruptSnapshotError, SnapshotError
from docpipe.files import sha256_file, sync_file, sync_folder, write_atomic
from docpipe.index.content import IndexOptions, SnapshotContent, lexicon_of
from docpipe.index.entries import write_entries
from docpipe.index.manifest import (
    MANIFEST,
    NEAR,
    SCHEMA_VERSION,
    VECTORS,
    Counts,
    FileEntry,
    Manifest,
)
from docpipe.index.place import (
    CANDIDATE,
    CURRENT,
    candidate_id,
    current_id,
    manifest_in,
    snapshot_folder,
    verify_folder,
)
from docpipe.index.reader import Index
from docpipe.language.analysis import ANALYSER, NO_PARTS, PartLexicon, read_lexicon, with_words_of
from docpipe.locks import write_lock
from docpipe.model import Filters, RecordType, SnapshotId

_lexicon = lru_cache(maxsize=1)(read_lexicon)


def publish(
    index_dir: Path,
    snapshot: SnapshotId,
    content: SnapshotContent,
    options: IndexOptions | None = None,
) -> Manifest:
    """Make ``content`` the published snapshot.

    If ``snapshot`` is on disk already and unharmed, only the pointer moves.

    Raises:
        BusyError: Another process is publishing.
        SnapshotError: The new snapshot does not answer; the old one stays published.
    """
    options = options or IndexOptions()
    with write_lock(index_dir):
        manifest = _built(index_dir, snapshot, content, options)
        _make_current(index_dir, snapshot, options)
    return manifest


def build(
    index_dir: Path,
    snapshot: SnapshotId,
    content: SnapshotContent,
    options: IndexOptions | None = None,
) -> Manifest:
    """Make a complete, checked snapshot of ``content`` that is not published yet: the candidate.

    There is one candidate at a time; the one before, if it was never published, is removed.

    Raises:
        BusyError: Another process is publishing.
        SnapshotError: The new snapshot does not answer.
    """
    options = options or IndexOptions()
    with write_lock(index_dir):
        manifest = _built(index_dir, snapshot, content, options)
        former = candidate_id(index_dir)
        write_atomic(index_dir / CANDIDATE, f"{snapshot}\n".encode())
        if former is not None and former != snapshot:
            shutil.rmtree(snapshot_folder(index_dir, former), ignore_errors=True)
    return manifest


def make_current(
    index_dir: Path, snapshot: SnapshotId, options: IndexOptions | None = None
) -> Manifest:
    """Publish a snapshot that was built.

    Raises:
        BusyError: Another process is publishing.
        CorruptSnapshotError: It is not there or was harmed since; the old one stays published.
    """
    with write_lock(index_dir):
        manifest = verify_folder(snapshot_folder(index_dir, snapshot))
        _make_current(index_dir, snapshot, options or IndexOptions())
    return manifest


def _built(
    index_dir: Path, snapshot: SnapshotId, content: SnapshotContent, options: IndexOptions
) -> Manifest:
    _clear(index_dir / "staging")
    manifest = _unharmed(snapshot_folder(index_dir, snapshot))
    return manifest or _build(index_dir, snapshot, content, options)


def _make_current(index_dir: Path, snapshot: SnapshotId, options: IndexOptions) -> None:
    write_atomic(index_dir / CURRENT, f"{snapshot}\n".encode())
    # A candidate is judged against what was published before: another one is due now.
    (index_dir / CANDIDATE).unlink(missing_ok=True)
    _prune(index_dir, snapshot, options.keep_snapshots)


def _unharmed(folder: Path) -> Manifest | None:
    if not folder.exists():
        return None
    try:
        return verify_folder(folder)
    except CorruptSnapshotError:
        return None


def _build(
    index_dir: Path, snapshot: SnapshotId, content: SnapshotContent, options: IndexOptions
) -> Manifest:
    staging = index_dir / "staging" / uuid.uuid4().hex
    staging.mkdir(parents=True)
    try:
        with full_disk_as_such(staging):
            _write_files(staging, content, _parts(content, options))
        manifest = _describe(staging, snapshot, content, options, current_id(index_dir))
        write_atomic(staging / MANIFEST, codec.to_json(manifest))
        verify_folder(staging)
        _smoke(staging, content)
        _move(staging, snapshot_folder(index_dir, snapshot))
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return manifest


@contextlib.contextmanager
def full_disk_as_such(folder: Path) -> Iterator[None]:
    """Let libraries that have their own words for a full disk say it as the system does."""
    try:
        yield
    except (sqlite3.OperationalError, RuntimeError, OSError) as error:
        if not _means_full(error):
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder)) from error


def _means_full(error: Exception) -> bool:
    if isinstance(error, sqlite3.OperationalError):
        return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    if isinstance(error, OSError):
        return error.errno is None  # numpy: so many bytes requested, fewer written
    return os.strerror(errno.ENOSPC) in str(error)  # FAISS


def _parts(content: SnapshotContent, options: IndexOptions) -> PartLexicon:
    if not options.split_compounds:
        return NO_PARTS
    return with_words_of(content.texts, _lexicon())


def _write_files(staging: Path, content: SnapshotContent, lexicon: PartLexicon) -> None:
    from docpipe.index.dense import EXACT_LIMIT, write_near, write_vectors

    # Rows stand in the order of ids, so that ties by row are ties by id.
    order = sorted(range(len(content.chunks)), key=lambda i: content.chunks[i].id)
    rows = ((content.chunks[i], content.texts[i]) for i in order)
    write_entries(staging, content.documents, rows, lexicon, content.scheme)
    vectors = content.vectors[order]
    write_vectors(staging / VECTORS, vectors)
    if len(vectors) > EXACT_LIMIT:
        write_near(staging / NEAR, vectors)
    for path in staging.iterdir():
        sync_file(path)
    sync_folder(staging)


def _describe(
    staging: Path,
    snapshot: SnapshotId,
    content: SnapshotContent,
    options: IndexOptions,
    previous: SnapshotId | None,
) -> Manifest:
    by_type = Counter(chunk.type.value for chunk in content.chunks)
    passages = by_type[RecordType.PASSAGE.value]
    return Manifest(
        schema_version=SCHEMA_VERSION,
        snapshot_id=snapshot,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        docpipe_version=__version__,
        embedding=content.embedding,
        analyser=ANALYSER,
        lexicon=lexicon_of(options),
        counts=Counts(
            sources=len(content.documents),
            pages=content.n_pages,
            chunks=len(content.chunks),
            records=len(content.chunks) - passages,
            by_type={kind.value: by_type[kind.value] for kind in RecordType},
        ),
        files={
            path.name: FileEntry(sha256=sha256_file(path), bytes=path.stat().st_size)
            for path in sorted(staging.iterdir())
        },
        previous=previous,
    ).sealed()


def _smoke(staging: Path, content: SnapshotContent) -> None:
    """Ask the new files for their own first entry, by words and by meaning."""
    if not content.chunks:
        return
    chunk = content.chunks[0]
    with Index(staging, manifest_in(staging)) as index:
        terms = index.analyser.analyse(chunk.evidence.quote)
        by_words = index.lexical(dict.fromkeys(terms, 1.0), Filters(), 1)
        by_meaning = index.dense(content.vectors[0], Filters(), 1)
        if index.get(chunk.id)[0] != chunk or not by_meaning or bool(by_words) != bool(terms):
            raise SnapshotError("Der neue Index antwortet nicht; der bisherige bleibt in Kraft.")


def _move(staging: Path, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        # Damaged: out of the way first. Were the machine to stop here, readers would be told to
        # build anew, as before.
        shutil.rmtree(folder)
    staging.rename(folder)
    sync_folder(folder.parent)


def _prune(index_dir: Path, current: SnapshotId, keep: int) -> None:
    """Remove all but the ``keep`` latest snapshots; the current one always stays."""
    others = [folder for folder in (index_dir / "snapshots").iterdir() if folder.name != current]
    others.sort(key=lambda folder: (folder.stat().st_mtime_ns, folder.name), reverse=True)
    for folder in others[max(0, keep - 1) :]:
        shutil.rmtree(folder, ignore_errors=True)


def _clear(staging: Path) -> None:
    """Builds that were cut off; the write lock says that none is in progress."""
    with contextlib.suppress(FileNotFoundError):
        for leftover in staging.iterdir():
            shutil.rmtree(leftover, ignore_errors=True)
