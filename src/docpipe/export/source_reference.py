"""The full German reference of a whole document, as a list of sources has it."""

from docpipe.export.authors import authors, editors, full_title, inverted
from docpipe.export.citation import one_line
from docpipe.export.names import KIND_NAMES
from docpipe.model import DocumentInfo, DocumentKind


def source_reference(document: DocumentInfo) -> str:
    """Authors (else the publisher), year, title, kind, publisher and place, then the file's name.

    Returns:
        For example ``Stadt Musterau (2023): Leitlinien. Handreichung. Musterau. Datei: x.pdf``
    """
    publisher = one_line(document.publisher or "")
    wrote = "; ".join(inverted(one) for one in authors(document))
    year = "o. J." if document.year is None else str(document.year)
    title = one_line(full_title(document))
    lead = wrote or publisher
    parts = [
        f"{lead} ({year}): {title}" if lead else f"{title} ({year})",
        one_line(document.edition or ""),
        "" if document.kind is DocumentKind.OTHER else KIND_NAMES[document.kind],
        _edited(document),
        _published(publisher if wrote else "", one_line(document.place or "")),
        f"Datei: {one_line(document.file)}",
    ]
    return " ".join(_ended(part) for part in parts[:-1] if part) + f" {parts[-1]}"


def _edited(document: DocumentInfo) -> str:
    names = "; ".join(inverted(one) for one in editors(document))
    return f"Redaktion: {names}" if names else ""


def _published(publisher: str, place: str) -> str:
    return f"{place}: {publisher}" if place and publisher else place or publisher


def _ended(part: str) -> str:
    return part if part.endswith((".", "!", "?", "…")) else f"{part}."
