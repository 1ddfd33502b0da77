"""One file to its document, without corpus or index."""

import io
import re
from collections.abc import Iterable
from pathlib import Path

from docpipe import extraction, structure
from docpipe.errors import QueryError
from docpipe.extraction.recognition.means import require_engine
from docpipe.files import sha256_file
from docpipe.model import Document, Source
from docpipe.pipeline.processing import open_sandbox
from docpipe.settings import Settings

_RANGE = re.compile(r"\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?\s*")
_ALL = ("all", "alle")


def extract(
    path: str | Path, *, settings: Settings | None = None, password: str | None = None
) -> Document:
    """Read one file into blocks, sections and furniture, in a sandbox of its own.

    >>> import docpipe
    >>> document = docpipe.extract("manifest-2016.pdf")
    >>> len(document.pages), document.metadata.title
    (4, 'Zusammenhalt entsteht vor Ort')

    Needs no corpus and no index. ``docpipe.export`` has ``document_markdown``, ``document_text``
    and ``document_object`` to write it.

    Args:
        path: A PDF, web page (HTML) or DOCX.
        settings: Of extraction and structure; see ``docpipe.load_settings``.
        password: If the PDF needs one.

    Raises:
        QueryError: The file does not exist.
        SourceError: The file cannot be read; ``reason`` says why.
        ToolMissingError: All pages shall be read from their pictures, and nothing can.
    """
    source = _existing(path)
    chosen = settings or Settings()
    require_engine(chosen.extract)
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
    ((_, picture),) = inspect_pages(path, str(page), settings=settings, password=password)
    return picture


def inspect_pages(
    path: str | Path,
    pages: str,
    *,
    settings: Settings | None = None,
    password: str | None = None,
) -> tuple[tuple[int, bytes], ...]:
    """Several pages as PNG pictures, each with its number.

    Args:
        path: The PDF.
        pages: ``all``, or numbers and ranges: ``3``, ``2-5,9``.
        settings: Of extraction and structure.
        password: If the PDF needs one.

    Raises:
        QueryError: The file or a page does not exist, or ``pages`` is none of these.
        SourceError: The file cannot be read; ``reason`` says why.
    """
    source = _existing(path)
    chosen = settings or Settings()
    with open_sandbox() as sandbox:
        pictures, _ = sandbox.run(draw_pages, source, pages, chosen, password, limits=chosen.limits)
    return pictures


def described(path: Path, document: Document) -> Source:
    """The source line of a file outside any corpus."""
    return Source(
        id=document.source_id,
        sha256=sha256_file(path),
        n_bytes=path.stat().st_size,
        filename=path.name,
        origins=(str(path),),
    )


def draw_pages(
    path: Path, pages: str, settings: Settings, password: str | None
) -> tuple[tuple[int, bytes], ...]:
    """``inspect_pages`` in the calling process; meant for the sandbox."""
    from docpipe.extraction.picture import draw

    lines = extraction.extract(path, settings.extract, password=password)
    document = structure.recover(lines, settings.structure)
    pictures: list[tuple[int, bytes]] = []
    for number in _page_numbers(pages, path.name, len(document.pages)):
        buffer = io.BytesIO()
        picture = draw(path, document, number, found=lines.pages[number - 1], password=password)
        picture.save(buffer, format="PNG")
        pictures.append((number, buffer.getvalue()))
    return tuple(pictures)


def _page_numbers(pages: str, name: str, n_pages: int) -> Iterable[int]:
    if pages.strip().lower() in _ALL:
        return range(1, n_pages + 1)
    chosen: list[int] = []
    for part in pages.split(","):
        found = _RANGE.fullmatch(part)
        if not found:
            raise QueryError(f"„{pages}“ nennt keine Seiten. Beispiele: 3 oder 2-5,9 oder all.")
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= n_pages:
            wrong = last if 1 <= first <= last else first
            raise QueryError(f"Seite {wrong} gibt es nicht; {name} hat {n_pages}.")
        chosen.extend(range(first, last + 1))
    return dict.fromkeys(chosen)


def _existing(path: str | Path) -> Path:
    source = Path(path)
    if not source.is_file():
        raise QueryError(f"{source} gibt es nicht. Bitte den Pfad prüfen.")
    return source.resolve()


def recover_file(path: Path, settings: Settings, password: str | None) -> Document:
    """Extraction and structure in the calling process; meant for the sandbox."""
    lines = extraction.extract(path, settings.extract, password=password)
    return structure.recover(lines, settings.structure)
