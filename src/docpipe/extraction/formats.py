"""Which format a file is in: by content, and by name only where content leaves it open."""

import re
import zipfile
from pathlib import Path

from docpipe.errors import EmptyFileError, UnsupportedError
from docpipe.model import FileFormat

_WINDOW = 4096
_PDF_WINDOW = 1024
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.I | re.DOTALL,
)
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ZIP = b"PK\x03\x04"
_OLD_WORD = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_SAVE_AS = "Bitte als PDF oder DOCX speichern."

SUFFIXES = _HTML_SUFFIXES | {".pdf", ".docx"}
"""Names that a folder is searched for."""


def format_of(path: Path, name: str) -> FileFormat:
    """The format of a file.

    A file that is called a PDF counts as one, whatever it holds: a web page under such a name is
    the error page of a server, and the PDF reader says so.

    Args:
        path: Where its bytes lie.
        name: Its own name, or the address that it came from.

    Raises:
        EmptyFileError: No bytes, and no PDF by name.
        UnsupportedError: A format that docpipe does not read.
        OSError: The file cannot be opened.
    """
    if name.lower().endswith(".pdf"):
        return FileFormat.PDF
    with path.open("rb") as stream:
        head = stream.read(_WINDOW)
    if not head:
        raise EmptyFileError("Die Datei ist leer (0 Bytes). Bitte neu herunterladen.")
    if b"%PDF-" in head[:_PDF_WINDOW]:
        return FileFormat.PDF
    if _HTML.match(head) or (Path(name).suffix.lower() in _HTML_SUFFIXES and _is_text(head)):
        return FileFormat.HTML
    if head.startswith(_ZIP) and (name.lower().endswith(".docx") or _holds_word(path)):
        return FileFormat.DOCX
    if head.startswith(_OLD_WORD):
        raise UnsupportedError(f"Das alte Word-Format liest docpipe nicht. {_SAVE_AS}")
    raise UnsupportedError(
        f"{name} ist weder PDF noch Webseite noch DOCX; anderes liest docpipe nicht. {_SAVE_AS}"
    )


def _is_text(head: bytes) -> bool:
    """No archive and no program; UTF-16 announces its null bytes with a byte order mark."""
    return head.startswith(_UTF_16) or b"\0" not in head


def _holds_word(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError):
        return False
