"""What a PDF says of itself: its document information, and its XMP packet for what that lacks."""

from typing import Any

import pypdf
from lxml import etree
from pypdf import errors as pypdf_errors
from pypdf.generic import DictionaryObject

from docpipe.model import PdfInfo

BROKEN = (
    pypdf_errors.PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RecursionError,
    OverflowError,
    AssertionError,
    NotImplementedError,
    OSError,
)
"""What pypdf is known to raise on damaged files; a bare TypeError or KeyError is among it."""

# Packets that carry a drawing program's whole history say nothing more about the paper.
_MAX_XMP_BYTES = 500_000
_DC = "{http://purl.org/dc/elements/1.1/}"
_PRISM = "{http://prismstandard.org/namespaces/basic/2.0/}"
_RDF_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"


def read_info(reader: pypdf.PdfReader) -> PdfInfo:
    """All that is readable; a broken entry counts as absent."""
    try:
        entries = dictionary(reader.trailer.get("/Info"))
        root = dictionary(reader.trailer.get("/Root"))
        marks = dictionary(root.get("/MarkInfo"))
        packet = _packet(root)
        return PdfInfo(
            title=_plain(entries.get("/Title")) or _said(packet, f"{_DC}title"),
            author=_plain(entries.get("/Author")) or _said(packet, f"{_DC}creator"),
            created=_plain(entries.get("/CreationDate")),
            language=_plain(root.get("/Lang")) or _said(packet, f"{_DC}language"),
            tagged=bool(resolve(marks.get("/Marked"))) and "/StructTreeRoot" in root,
            subject=_plain(entries.get("/Subject")) or _said(packet, f"{_DC}description"),
            publisher=_said(packet, f"{_DC}publisher") or _plain(entries.get("/Company")),
            published=_raw_date(_said(packet, f"{_PRISM}publicationDate")),
        )
    except BROKEN:
        return PdfInfo()


def _packet(root: Any) -> Any:  # noqa: ANN401 - lxml has no types
    """The XMP packet as a tree; ``None`` if there is none, or none that is well formed."""
    stream = resolve(root.get("/Metadata"))
    try:
        data = stream.get_data()
        if len(data) > _MAX_XMP_BYTES:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(data.strip(b"\x00 \r\n\t"), parser)
    except (*BROKEN, etree.XMLSyntaxError):
        return None


def _said(packet: Any, name: str) -> str | None:  # noqa: ANN401
    """The items of a property, or its plain text."""
    if packet is None:
        return None
    for element in packet.iter(name):
        items = [_clean(item.text or "") for item in element.iter(_RDF_ITEM)]
        text = "; ".join(item for item in items if item) or _clean(element.text or "")
        if text:
            return text
    return None


def _raw_date(text: str | None) -> str | None:
    digits = "".join(letter for letter in text or "" if letter.isdigit())
    return f"D:{digits[:8]}" if len(digits) >= 4 else None


def _plain(entry: Any) -> str | None:  # noqa: ANN401
    found = resolve(entry)
    return _clean(found) or None if isinstance(found, str) else None


def _clean(text: str) -> str:
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def resolve(entry: Any) -> Any:  # noqa: ANN401 - PDF objects have no narrower type
    """An object behind its reference."""
    return entry.get_object() if entry is not None else None


def dictionary(entry: Any) -> DictionaryObject:  # noqa: ANN401
    """A dictionary behind its reference; an empty one if it is something else."""
    found = resolve(entry)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
