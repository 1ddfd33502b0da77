"""Sources, stage artefacts and quarantine on disk (layout: docs/formats.md)."""

import logging
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from docpipe import codec
from docpipe.corpus.lookup import line_of
from docpipe.corpus.migrations import migrate, version_of
from docpipe.errors import CorpusError, Reason, SchemaMismatchError, UnknownIdError
from docpipe.files import (
    bring_back,
    formers,
    sha256_bytes,
    sha256_file,
    sync_file,
    sync_folder,
    write_atomic,
)
from docpipe.locks import write_lock
from docpipe.model import FileFormat, Source, SourceId

_LOG = logging.getLogger(__name__)

_T = TypeVar("_T")


class Artefact(StrEnum):
    """What the stages leave behind for each source; the value is the file name."""

    EXTRACTION = "extraction.json.gz"
    DOCUMENT = "document.json"
    RECORDS = "records.jsonl"
    CHUNKS = "chunks.jsonl"
    SUMMARY = "summary.json"
    VECTORS = "vectors.npy"
    IDENTITIES = "identities.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """From what an artefact was made; equal stamps mean that making it again changes nothing.

    Attributes:
        version: Of the stage's behaviour.
        options: Digest of the stage's options.
        inputs: Digest of what the stage read.
        tools: Name and version of each library whose behaviour shows in the output.
        output: Digest of the artefact itself (before compression).
        n_bytes: Size of its file: a truncated file is noticed without reading it.
    """

    version: int
    options: str
    inputs: str
    tools: tuple[str, ...] = ()
    output: str = ""
    n_bytes: int = 0

    def matches(self, other: "Stamp") -> bool:
        """Whether both describe the same work, whatever came out."""
        return (self.version, self.options, self.inputs, self.tools) == (
            other.version,
            other.options,
            other.inputs,
            other.tools,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineEntry:
    """A file that could not be read, at which stage, and why.

    ``attempt`` names what was tried: it is tried again only when that changes, or on request.
    """

    file: str
    origin: str
    source_id: SourceId | None
    stage: str
    reason: Reason
    message: str
    attempt: str = ""


class Corpus:
    """A folder with originals, artefacts and the lists of both.

    Reading needs no lock. Whoever writes holds ``lock()``; artefacts of one source are written by
    one process only.
    """

    def __init__(self, root: Path) -> None:
        """Use the folder as it is; nothing is created until something is written."""
        self.root = root

    @classmethod
    def open(cls, root: str | Path) -> "Corpus":
        """Open a corpus folder, existing or not.

        Raises:
            CorpusError: The path is a file, or a newer docpipe wrote what is there.
        """
        path = Path(root)
        if path.exists() and not path.is_dir():
            raise CorpusError(f"{path} ist kein Ordner. Bitte mit --corpus einen Ordner nennen.")
        _bring_back(path)
        version_of(path)
        return cls(path)

    @contextmanager
    def lock(self, *, wait_s: float = 0.0) -> Iterator[None]:
        """Hold the one write lock of this corpus; an older format is brought up to date first.

        Args:
            wait_s: For how long to wait while another process holds it.

        Raises:
            BusyError: Another process holds it, still.
            SchemaMismatchError: A newer docpipe wrote this corpus.
        """
        with write_lock(self.root, wait_s=wait_s):
            migrate(self.root)
            yield

    # Sources ---------------------------------------------------------------------------

    def sources(self) -> tuple[Source, ...]:
        """All sources, sorted by id.

        Raises:
            CorpusError: The list is damaged.
        """
        cure = "die Zeile berichtigen, oder den Korpus aus einer Sicherung holen: docpipe restore."
        return _listed(self.root / "sources.jsonl", Source, cure)

    def source(self, source_id: SourceId) -> Source:
        """One source.

        Raises:
            UnknownIdError: No such source.
        """
        line = line_of(self.root / "sources.jsonl", source_id)
        if line is not None:
            return codec.from_json(line, Source)
        raise UnknownIdError(f"Keine Quelle mit der Kennung {source_id}.")

    def sources_stamp(self) -> tuple[int, int]:
        """Changes with the list of sources, without reading it: time of change (ns) and size."""
        try:
            state = (self.root / "sources.jsonl").stat()
        except (FileNotFoundError, NotADirectoryError):
            return (0, 0)
        return (state.st_mtime_ns, state.st_size)

    def save_sources(self, sources: Iterable[Source]) -> None:
        """Replace the list of sources."""
        ordered = sorted(sources, key=lambda source: source.id)
        write_atomic(self.root / "sources.jsonl", codec.write_jsonl(ordered))

    def original(self, source_id: SourceId) -> Path:
        """Where the untouched bytes lie, or would lie as a PDF."""
        folder = self.root / "originals"
        paths = [folder / f"{source_id}.{form}" for form in FileFormat]
        return next((path for path in paths if path.is_file()), paths[0])

    def original_at_hand(self, source_id: SourceId) -> Path | None:
        """Where the untouched bytes lie, if they do."""
        path = self.original(source_id)
        return path if path.is_file() else None

    def keep_original(
        self, source_id: SourceId, path: Path, form: FileFormat = FileFormat.PDF
    ) -> None:
        """Copy a file's bytes into the corpus, unless they are there already."""
        target = self.root / "originals" / f"{source_id}.{form}"
        if target.is_file() and sha256_file(target)[:16] == source_id:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(f".{os.getpid()}.draft")
        try:
            shutil.copyfile(path, draft)
            sync_file(draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)  # on a full disk it would take what little room there is
        sync_folder(target.parent)

    # Artefacts -------------------------------------------------------------------------

    def artefact(self, source_id: SourceId, artefact: Artefact) -> Path:
        """Where an artefact lies, or would lie."""
        return self.root / "work" / source_id / artefact.value

    def kept_pages(self, source_id: SourceId) -> Path:
        """Where pages lie that were read from their pictures, should they be needed again."""
        return self.root / "work" / source_id / "recognised"

    def load_bytes(self, source_id: SourceId, artefact: Artefact) -> bytes:
        """An artefact's bytes, uncompressed.

        Raises:
            CorpusError: It is missing or damaged.
        """
        path = self.artefact(source_id, artefact)
        try:
            data = path.read_bytes()
            return codec.unpack(data) if path.suffix == ".gz" else data
        except (OSError, SchemaMismatchError) as exc:
            raise CorpusError(
                f"{path} fehlt oder ist beschädigt. Abhilfe: den Ordner {path.parent} löschen "
                "und `docpipe ingest` ausführen."
            ) from exc

    def save_artefacts(
        self,
        source_id: SourceId,
        artefacts: Mapping[Artefact, bytes],
        stamps: Mapping[Artefact, Stamp],
    ) -> None:
        """Replace artefacts: their old stamps go first, the new ones come last.

        Between the two they count as absent, so no content ever passes under another's stamp.

        Args:
            source_id: The source they belong to.
            artefacts: New content, uncompressed.
            stamps: Stamps of all artefacts of the source, old and new.
        """
        untouched = {
            artefact: stamp
            for artefact, stamp in self.stamps(source_id).items()
            if artefact not in artefacts
        }
        self._save_stamps(source_id, untouched)
        sized = dict(stamps)
        for artefact, data in artefacts.items():
            path = self.artefact(source_id, artefact)
            stored = codec.pack(data) if path.suffix == ".gz" else data
            write_atomic(path, stored)
            if artefact in sized:
                sized[artefact] = replace(sized[artefact], n_bytes=len(stored))
        self._save_stamps(source_id, sized)

    def _save_stamps(self, source_id: SourceId, stamps: Mapping[Artefact, Stamp]) -> None:
        payload = {
            artefact.name.lower(): stamps[artefact] for artefact in Artefact if artefact in stamps
        }
        write_atomic(self.root / "work" / source_id / "stages.json", codec.to_json(payload))

    def stamps(self, source_id: SourceId) -> dict[Artefact, Stamp]:
        """The stamps of all artefacts whose files are there in full length."""
        path = self.root / "work" / source_id / "stages.json"
        try:
            stored = codec.from_json(path.read_bytes(), dict[str, Stamp])
        except (FileNotFoundError, SchemaMismatchError):
            return {}
        known = {artefact.name.lower(): artefact for artefact in Artefact}
        return {
            known[name]: stamp
            for name, stamp in stored.items()
            if name in known and self._size(source_id, known[name]) == stamp.n_bytes
        }

    def _size(self, source_id: SourceId, artefact: Artefact) -> int:
        try:
            return self.artefact(source_id, artefact).stat().st_size
        except FileNotFoundError:
            return -1

    # Quarantine ------------------------------------------------------------------------

    def quarantine(self) -> tuple[QuarantineEntry, ...]:
        """Everything that could not be read, sorted by file.

        Raises:
            CorpusError: The list is damaged.
        """
        cure = (
            "die Zeile berichtigen oder die Datei entfernen; sie ist nur die Liste dessen, was"
            " nicht gelesen werden konnte."
        )
        return _listed(self.root / "quarantine.jsonl", QuarantineEntry, cure)

    def save_quarantine(self, entries: Iterable[QuarantineEntry]) -> None:
        """Replace the list of what could not be read."""
        ordered = sorted(entries, key=lambda entry: (entry.file, entry.source_id or ""))
        write_atomic(self.root / "quarantine.jsonl", codec.write_jsonl(ordered))


def _listed(path: Path, shape: type[_T], cure: str) -> tuple[_T, ...]:
    if not path.is_file():
        return ()
    try:
        return codec.read_jsonl(path.read_bytes(), shape)
    except SchemaMismatchError as exc:
        raise CorpusError(f"{path}: {exc}. Abhilfe: {cure}") from exc


def _bring_back(root: Path) -> None:
    """A ``restore`` that was killed between its last two steps is undone."""
    if bring_back(root):
        _LOG.warning("%s ist wieder da: ein abgebrochenes „docpipe restore“ gilt nicht.", root)
    elif left := formers(root):
        raise CorpusError(
            f"{root} wird gerade von „docpipe restore“ ersetzt, oder das ist abgebrochen worden. "
            f"Abhilfe: läuft keines mehr, den bisherigen Korpus zurückholen: mv {left[-1]} {root}"
        )


def digest(value: object) -> str:
    """16 hex digits over the canonical JSON of a value."""
    return sha256_bytes(codec.to_json(value))[:16]
