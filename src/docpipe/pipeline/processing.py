"""One source through all stages in a killable child; what fails becomes data."""

import logging
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from docpipe.corpus import QuarantineEntry
from docpipe.errors import EncryptedError, LostChildError, Reason, SourceError
from docpipe.model import Source, SourceId
from docpipe.pipeline.stages import attempt_digest, is_fresh, run_stages
from docpipe.pipeline.workspace import Workspace
from docpipe.sandbox import Sandbox
from docpipe.settings import Settings

_LOG = logging.getLogger(__name__)

_PRELOAD = (
    "pypdf",
    "pypdfium2",
    "pdfplumber",
    "docpipe.extraction.preflight",
    "docpipe.extraction.reading",
    "docpipe.extraction.recognition.recogniser",
    "docpipe.pipeline.stages",
    "docpipe.pipeline.warming:warm",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Processed:
    """The source is up to date.

    Attributes:
        stages: Those that had to run, in order; none if the source was fresh.
        n_pages: Pages of the document; 0 if no stage ran.
        problems: Pages whose text is missing or bad, with why, and the cure.
        cpu_s: CPU seconds of the child.
        peak_bytes: Peak resident memory of the child.
    """

    source_id: SourceId
    stages: tuple[str, ...] = ()
    n_pages: int = 0
    problems: tuple[tuple[int, str], ...] = ()
    cpu_s: float = 0.0
    peak_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """The source could not be read; ``entry`` says where and why."""

    source_id: SourceId
    entry: QuarantineEntry


Outcome = Processed | Quarantined


def open_sandbox() -> Sandbox:
    """A sandbox that has the PDF libraries loaded."""
    return Sandbox(preload=_PRELOAD)


class SandboxPool:
    """Sandboxes for several worker threads; each serves one thread at a time."""

    def __init__(self) -> None:
        self._idle: queue.SimpleQueue[Sandbox] = queue.SimpleQueue()
        self._all: list[Sandbox] = []

    def __enter__(self) -> "SandboxPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all children."""
        for sandbox in self._all:
            sandbox.close()

    @contextmanager
    def borrow(self) -> Iterator[Sandbox]:
        """An idle sandbox, or a new one; it goes back when the caller is done."""
        try:
            sandbox = self._idle.get_nowait()
        except queue.Empty:
            sandbox = open_sandbox()
            self._all.append(sandbox)
        try:
            yield sandbox
        finally:
            self._idle.put(sandbox)


def process(
    source_id: SourceId,
    place: Workspace,
    *,
    sandboxes: SandboxPool,
    password: str | None = None,
) -> Outcome:
    """Bring one source up to date. Only a ``SourceError`` is turned into data; the rest is raised.

    Raises:
        UnknownIdError: No such source.
        OSError: The machine is at fault: a full or failing disk.
    """
    corpus, settings = place.corpus, place.settings
    source = corpus.source(source_id)
    if is_fresh(corpus, source, settings):
        return Processed(source_id=source_id)
    try:
        with sandboxes.borrow() as sandbox:
            run, usage = sandbox.run(
                run_stages, corpus.root, source, settings, password, limits=settings.limits
            )
    except SourceError as error:
        _LOG.info("quarantined: %s", error, extra={"source_id": source_id})
        return Quarantined(source_id=source_id, entry=_entry(source, error, settings, password))
    _LOG.info("read", extra={"source_id": source_id, "took_ms": round(usage.cpu_s * 1000)})
    return Processed(
        source_id=source_id,
        stages=run.stages,
        n_pages=run.n_pages,
        problems=run.problems,
        cpu_s=usage.cpu_s,
        peak_bytes=usage.peak_bytes,
    )


def _entry(
    source: Source, error: SourceError, settings: Settings, password: str | None
) -> QuarantineEntry:
    # A wrong password says nothing about the file: without one it fails the same way each time.
    tried = None if isinstance(error, EncryptedError) else password
    may_heal = isinstance(error, LostChildError)
    return QuarantineEntry(
        file=source.filename,
        origin=source.origins[0],
        source_id=source.id,
        stage="extract" if error.reason is not Reason.INTERNAL else "process",
        reason=error.reason,
        message=str(error),
        attempt="" if may_heal else attempt_digest(source, settings, tried),
    )
