"""Pages as pictures, for whoever shows a quote on its page.

Drawing happens in sandboxes that wait with everything loaded, as the files come from anywhere;
what was drawn is kept. The marks of a page of proof are an overlay (see ``docpipe.web``), so that
one picture serves all records of a page; only who takes nothing but the picture has them drawn in.
"""

import contextlib
import os
import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from docpipe import codec
from docpipe.corpus import Artefact, Corpus
from docpipe.errors import (
    DocpipeError,
    ExtractionTimeoutError,
    LostChildError,
    NoPictureError,
    SourceError,
)
from docpipe.extraction.letter_places import LinePart, narrowed
from docpipe.files import sha256_bytes
from docpipe.model import BBox, Extraction, FileFormat, SourceId
from docpipe.pipeline.picture_store import PictureStore, cache_folder
from docpipe.sandbox import Limits, Sandbox

DEFAULT_WIDTH = 1000
"""Pixels: half as many again as a page is wide on a desktop screen; more only take longer."""

MAX_WIDTH = 2400
STEP = 200
"""Widths are rounded up to multiples of this: otherwise anybody could fill the cache."""

# A page takes a tenth of a second; one with a map in vectors takes some.
_LIMITS = Limits(cpu_s=10, wall_s=20.0)
_MAX_SANDBOXES = 4
_MAX_REFUSED = 1000
_MAX_NARROWED = 10_000
PRELOAD = ("docpipe.pipeline.pictures", "docpipe.extraction.page_picture:warm_up")
"""What a sandbox loads before it is asked; see ``Sandbox``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page as PNG; equal keys mean equal pictures."""

    png: bytes
    key: str


class PagePictures:
    """Draws pages of a corpus, each once. Threads may share it."""

    def __init__(self, corpus: Corpus, *, max_bytes: int, folder: Path | None = None) -> None:
        """Nothing is started yet.

        Args:
            corpus: Whose pages.
            max_bytes: Room for what is kept.
            folder: Where it is kept; by default in the user's cache folder.
        """
        self._corpus = corpus
        self._store = PictureStore(folder or cache_folder() / "pages", max_bytes)
        n_sandboxes = min(_MAX_SANDBOXES, os.cpu_count() or 1)
        self._all = [Sandbox(preload=PRELOAD) for _ in range(n_sandboxes)]
        self._idle: queue.LifoQueue[Sandbox] = queue.LifoQueue()
        for sandbox in self._all:
            self._idle.put(sandbox)
        self._guard = threading.Lock()
        self._drawing: dict[str, threading.Lock] = {}
        self._refused: dict[str, str] = {}
        self._narrowed: dict[str, tuple[BBox, ...]] = {}

    def warm(self) -> None:
        """Start the sandboxes beside whatever the caller does next."""

        def start() -> None:
            with contextlib.suppress(SourceError), self._borrowed() as sandbox:
                sandbox.run(ready, limits=_LIMITS)
                if self._idle.qsize():  # one after the other, each while the one before is held
                    start()

        threading.Thread(target=start, daemon=True, name="warm page pictures").start()

    def close(self) -> None:
        """End the sandboxes, once they are done."""
        for _ in self._all:
            self._idle.get()
        for sandbox in self._all:
            sandbox.close()

    def picture(
        self, source_id: SourceId, page: int, width: int, marks: Sequence[BBox] = ()
    ) -> Picture:
        """A page of a source, drawn now or earlier.

        Args:
            source_id: One that the caller knows to exist.
            page: Physical, from 1.
            width: Pixels, rounded up to a step.
            marks: Boxes in points to draw in.

        Raises:
            UnknownIdError: There is no such page.
            NoPictureError: The original is gone, changed, or cannot be drawn.
            SourceError: Drawing took too long or was ended; another time it may succeed.
        """
        original = self._corpus.original_at_hand(source_id)
        if original is None:
            raise NoPictureError(
                "Das Original dieser Seite liegt nicht mehr im Korpus. Abhilfe: die Datei mit "
                "„docpipe ingest“ wieder aufnehmen."
            )
        width = min(-(-width // STEP) * STEP, MAX_WIDTH)
        key = picture_key(source_id, page, width, marks)
        with self._alone(key):
            png = self._store.get(key)
            if png is None:
                png = self._drawn(original, key, (source_id, page, width, tuple(marks)))
                self._store.put(key, png)
        return Picture(png=png, key=key)

    def _drawn(
        self, original: Path, key: str, what: tuple[SourceId, int, int, tuple[BBox, ...]]
    ) -> bytes:
        if key in self._refused:
            raise NoPictureError(self._refused[key])
        sheet = self._corpus.artefact(what[0], Artefact.EXTRACTION)
        try:
            with self._borrowed() as sandbox:
                png, _ = sandbox.run(draw_page, original, sheet, *what, limits=_LIMITS)
        except (ExtractionTimeoutError, LostChildError):
            raise
        except SourceError as error:
            message = f"Diese Seite lässt sich nicht zeichnen: {error}"
            if len(self._refused) < _MAX_REFUSED:  # hostile pages are not tried again and again
                self._refused[key] = message
            raise NoPictureError(message) from error
        return png

    def narrowed(
        self, source_id: SourceId, page: int, parts: tuple[LinePart, ...]
    ) -> tuple[BBox, ...]:
        """The boxes of parts of printed lines; those of whole lines where it cannot be said."""
        whole = tuple(part.box for part in parts)
        original = self._corpus.original_at_hand(source_id)
        if original is None or original.suffix != f".{FileFormat.PDF}":
            return whole
        key = sha256(repr((source_id, page, parts)).encode()).hexdigest()
        if key not in self._narrowed:
            try:
                with self._borrowed() as sandbox:
                    found, _ = sandbox.run(
                        narrow_lines, original, source_id, page, parts, limits=_LIMITS
                    )
            except (DocpipeError, OSError):
                return whole
            if len(self._narrowed) >= _MAX_NARROWED:
                self._narrowed.clear()
            self._narrowed[key] = found
        return self._narrowed[key]

    @contextlib.contextmanager
    def _borrowed(self) -> Iterator[Sandbox]:
        sandbox = self._idle.get()
        try:
            yield sandbox
        finally:
            self._idle.put(sandbox)

    @contextlib.contextmanager
    def _alone(self, key: str) -> Iterator[None]:
        """Whoever wants a picture that is being drawn waits for it."""
        with self._guard:
            lock = self._drawing.setdefault(key, threading.Lock())
        with lock:
            try:
                yield
            finally:
                with self._guard:
                    self._drawing.pop(key, None)


def picture_key(source_id: SourceId, page: int, width: int, marks: Sequence[BBox] = ()) -> str:
    """Names a picture by all that it is made from."""
    made_from = [source_id, str(page), str(width), _renderer(), *map(str, marks)]
    return sha256("\n".join(made_from).encode()).hexdigest()


@cache
def _renderer() -> str:
    from docpipe.extraction.page_picture import VERSION

    return f"{VERSION} {version('pypdfium2')} {version('pillow')}"


def ready() -> bool:
    """What a sandbox is asked so that it starts."""
    return True


def draw_page(
    original: Path,
    sheet: Path,
    source_id: SourceId,
    page: int,
    width: int,
    marks: tuple[BBox, ...],
) -> bytes:
    """One page in the calling process; meant for the sandbox.

    Raises:
        UnknownIdError: There is no such page.
        NoPictureError: The original is not the file that was taken in.
        SourceError: It cannot be drawn.
    """
    from docpipe.extraction import page_picture

    data = _bytes_of(original, source_id)
    if original.suffix == f".{FileFormat.PDF}":
        return page_picture.page_png(data, page, width, marks)
    try:
        extraction = codec.from_json(codec.unpack(sheet.read_bytes()), Extraction)
    except OSError as exc:
        raise NoPictureError(f"{sheet.name} fehlt. Abhilfe: docpipe ingest.") from exc
    found = next((one for one in extraction.pages if one.number == page), None)
    if found is None:
        raise page_picture.no_such_page(page, len(extraction.pages))
    return page_picture.sheet_png(found, width, marks)


def narrow_lines(
    original: Path, source_id: SourceId, page: int, parts: tuple[LinePart, ...]
) -> tuple[BBox, ...]:
    """``PagePictures.narrowed`` in the calling process; meant for the sandbox.

    Raises:
        NoPictureError: The original is not the file that was taken in.
        SourceError: It cannot be read.
    """
    return narrowed(_bytes_of(original, source_id), page, parts)


def _bytes_of(original: Path, source_id: SourceId) -> bytes:
    data = original.read_bytes()
    if sha256_bytes(data)[:16] != source_id:
        raise NoPictureError(
            "Das Original im Korpus ist nicht mehr die Datei, die aufgenommen wurde; gezeigt wird "
            "es deshalb nicht. Abhilfe: „docpipe verify“ nennt die Datei."
        )
    return data
