"""One file to its document, without corpus or index."""

import io
from pathlib import Path

from docpipe import extraction, structure
from docpipe.errors import QueryError
from docpipe.files import sha256_file
from docpipe.model import Document, Source
from docpipe.pipeline.processing import open_sandbox
from docpipe.settings import Settings


def extract(
    path: str | Path, *, settings: Settings | None = None, password: str | None = None
) -> Document:
    """Read one PDF into blocks, sections and furniture, in a sandbox of its own.

    Raises:
        QueryError: The file does not exist.
        SourceError: The file cannot be read; ``reason`` says why.
    """
    source = _existing(path)
    chosen = settings or Settings()
    with open_sandbox() as sandbox:
        document, _ = sandbox.run(recover_file, source, chosen, password, limits=chosen.limits)
    return document


def inspect(
    path: str | Path,
    page: int,
    *,
    settings: Settings | None = None,
    password: str | None = None,
) -> bytes:
    """One page as a PNG picture with the recovered blocks drawn on it.

    Raises:
        QueryError: The file or the page does not exist.
        SourceError: The file cannot be read; ``reason`` says why.
    """
    source = _existing(path)
    chosen = settings or Settings()
    with open_sandbox() as sandbox:
        picture, _ = sandbox.run(draw_file, source, page, chosen, password, limits=chosen.limits)
    return picture


def described(path: Path, document: Document) -> Source:
    """The source line of a file outside any corpus."""
    return Source(
        id=document.source_id,
        sha256=sha256_file(path),
        n_bytes=path.stat().st_size,
        filename=path.name,
        origins=(str(path),),
    )


def draw_file(path: Path, page: int, settings: Settings, password: str | None) -> bytes:
    """``inspect`` in the calling process; meant for the sandbox."""
    from docpipe.extraction.picture import draw

    document = recover_file(path, settings, password)
    if page > len(document.pages):
        raise QueryError(f"Seite {page} gibt es nicht; {path.name} hat {len(document.pages)}.")
    buffer = io.BytesIO()
    draw(path, document, page, password=password).save(buffer, format="PNG")
    return buffer.getvalue()


def _existing(path: str | Path) -> Path:
    source = Path(path)
    if not source.is_file():
        raise QueryError(f"{source} gibt es nicht. Bitte den Pfad prüfen.")
    return source.resolve()


def recover_file(path: Path, settings: Settings, password: str | None) -> Document:
    """Extraction and structure in the calling process; meant for the sandbox."""
    lines = extraction.extract(path, settings.extract, password=password)
    return structure.recover(lines, settings.structure)
