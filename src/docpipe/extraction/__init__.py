"""PDF bytes (or a web page, or a DOCX) to positioned lines, page by page.

``extract`` is meant to run in a child process that may be killed: pdfium aborts the process on
some hostile files, although pypdf looks at every file first.
"""

from pathlib import Path

from docpipe.errors import (
    CorruptError,
    EmptyFileError,
    MemoryLimitError,
    NoTextError,
    TooLargeError,
)
from docpipe.extraction.formats import format_of
from docpipe.extraction.options import ExtractOptions
from docpipe.files import sha256_bytes
from docpipe.model import Extraction, FileFormat, Page, source_id

__all__ = ["VERSION", "ExtractOptions", "extract"]

VERSION = 3
"""Raised whenever equal bytes give another ``Extraction``."""

_DEFAULTS = ExtractOptions()


def extract(
    path: Path,
    options: ExtractOptions = _DEFAULTS,
    *,
    password: str | None = None,
    kept: Path | None = None,
) -> Extraction:
    """Read all pages of a PDF; a web page or DOCX has one.

    Args:
        path: The file.
        options: Limits, and what counts as text.
        password: Of an encrypted PDF.
        kept: Folder in which pages read from their pictures are kept, for another time.

    Raises:
        EmptyFileError: The file has no bytes.
        NotAPdfError: It does not begin like a PDF.
        CorruptError: It is damaged or truncated.
        EncryptedError: It needs a password that was not given, or another one.
        TooLargeError: It exceeds one of the limits.
        NoTextError: No page carries readable text, as in a scan.
        MemoryLimitError: Memory ran out.
        UnsupportedError: Another format.
    """
    data = _read(path, options)
    form = format_of(path, path.name)
    if form is not FileFormat.PDF:
        return _extract_markup(data, form, options)
    # pypdf and pdfium are heavy; whoever only wants the options must not load them.
    from docpipe.extraction import preflight, reading
    from docpipe.extraction.recognition.recogniser import Recogniser

    preflight.check_header(data)
    facts = preflight.inspect(data, options, password)
    recogniser = Recogniser(options, kept)
    pages = reading.read_pages(data, facts, password, recogniser)
    _require_text(pages, options)
    return Extraction(
        source_id=source_id(sha256_bytes(data)),
        pages=pages,
        outline=facts.outline,
        info=facts.info,
        needs_ocr=recogniser.is_needed,
    )


def _extract_markup(data: bytes, form: FileFormat, options: ExtractOptions) -> Extraction:
    # Half a second to load, and most sources are PDFs.
    from docpipe.extraction.markup import read_web_page, read_word_file

    read = read_web_page if form is FileFormat.HTML else read_word_file
    page, info = read(data, options)
    return Extraction(source_id=source_id(sha256_bytes(data)), pages=(page,), info=info)


def _read(path: Path, options: ExtractOptions) -> bytes:
    try:
        n_bytes = path.stat().st_size
        if n_bytes > options.max_bytes:
            raise TooLargeError(
                f"Die Datei hat {n_bytes} Bytes, erlaubt sind {options.max_bytes}. "
                "Bitte verkleinern oder die Grenze max_bytes anheben."
            )
        if n_bytes == 0:
            raise EmptyFileError("Die Datei ist leer (0 Bytes). Bitte neu herunterladen.")
        return path.read_bytes()
    except MemoryError as exc:
        raise MemoryLimitError("Der Arbeitsspeicher reicht für diese Datei nicht aus.") from exc
    except OSError as exc:
        raise CorruptError(f"Die Datei lässt sich nicht lesen: {exc.strerror}.") from exc


def _require_text(pages: tuple[Page, ...], options: ExtractOptions) -> None:
    """Letters of pages that have to be read from their picture, and were not, do not count."""
    from docpipe.extraction.quality import GARBAGE
    from docpipe.extraction.recognition.need import FEW_LETTERS, count_letters

    readable = [page for page in pages if not page.problem or page.grade >= GARBAGE]
    letters = sum(
        max(count_letters(page) - (FEW_LETTERS if page.problem else 0), 0) for page in readable
    )
    if letters >= options.min_letters:
        return
    problem = next((page.problem for page in pages if page.problem), None)
    raise NoTextError(
        f"Keine Seite enthält lesbaren Text. Seite für Seite: {problem}"
        if problem
        else "Keine Seite enthält lesbaren Text, auch keine Bilder von Text."
    )
