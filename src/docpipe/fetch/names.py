"""What a fetched file is called: by its server (RFC 6266), or by its address."""

import re
import unicodedata
from collections.abc import Mapping
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from urllib.parse import unquote, urlsplit

_EXTENDED = re.compile(r";\s*filename\*\s*=\s*([\w!#$%&+^`{}~-]+)'[^']*'([^;\s]+)", re.I | re.A)
_QUOTED = re.compile(r';\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"', re.I)
_TOKEN = re.compile(r";\s*filename\s*=\s*([^;\"]+)", re.I)
_FORBIDDEN = re.compile(r'[<>:"|?*]')
"""Characters that some file system refuses; folders have been cut off before."""

_MAX_BYTES = 200
"""File systems allow 255; something is put before or behind a name now and then."""


def filename_of(headers: Mapping[str, str], final_address: str, address: str) -> str:
    """The name of what an address served, safe to be written anywhere.

    Where a PDF was asked for, the name of a PDF stays: a redirect to a page "not found" would
    otherwise pass for a publication that has become a web page.

    Args:
        headers: Of the answer, names in lower case.
        final_address: Where it came from in the end.
        address: Where it was asked for.
    """
    if name := from_disposition(headers.get("content-disposition", "")):
        return name
    asked, served = from_address(address), from_address(final_address)
    return asked if _is_pdf(asked) and not _is_pdf(served) else served


def _is_pdf(name: str) -> bool:
    return name.lower().endswith(".pdf")


def from_address(address: str) -> str:
    """The last part of the path, decoded; the host if there is none."""
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2]
    return _safe(unquote(last)) or _safe(parts.hostname or "") or "ohne-namen"


def from_disposition(header: str) -> str:
    """The name in a ``Content-Disposition``, or nothing."""
    text = f";{header}" if header.lstrip().lower().startswith("filename") else header
    if found := _EXTENDED.search(text):
        try:
            return _safe(unquote(found[2], encoding=found[1], errors="strict"))
        except (LookupError, UnicodeDecodeError):
            pass  # a charset that does not exist or fit: the plain name has to do
    if found := _QUOTED.search(text):
        return _safe(_undisguised(re.sub(r"\\(.)", r"\1", found[1])))
    if found := _TOKEN.search(text):
        return _safe(_undisguised(found[1]))
    return ""


def _undisguised(name: str) -> str:
    """Undo what servers do to umlauts where only ASCII is allowed, as browsers do."""
    if "=?" in name:
        try:
            return str(make_header(decode_header(name)))
        except (HeaderParseError, LookupError, UnicodeDecodeError):
            return name
    try:
        return unquote(name, errors="strict")
    except UnicodeDecodeError:
        return name


def _safe(name: str) -> str:
    """Without folders, control characters and what turns the direction of writing."""
    last = name.replace("\\", "/").rpartition("/")[2]
    visible = "".join(
        c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C"
    )
    plain = _FORBIDDEN.sub("_", visible).strip().strip(".").strip()
    if len(plain.encode()) <= _MAX_BYTES:
        return plain
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix.encode()) > _MAX_BYTES // 10:
        stem, dot, suffix = plain, "", ""
    room = _MAX_BYTES - len((dot + suffix).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip() + dot + suffix
