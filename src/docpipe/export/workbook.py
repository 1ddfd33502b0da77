"""Hits and records as an XLSX workbook for people: German heads, filters, links to the page."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from docpipe.errors import QueryError
from docpipe.export.entry import Entry, page_url, unpack
from docpipe.export.names import KIND_NAMES, TYPE_NAMES
from docpipe.export.tabular import flat_row

MAX_ROWS = 1_048_576
"""Rows of a sheet, the head among them (Excel's limit; more would be lost without a word)."""

MAX_CELL = 32_767
"""UTF-16 units in a cell (Excel's limit)."""

MAX_LINKS = 65_530
"""Links on a sheet (Excel's limit); the addresses of further rows stand as plain text."""

MAX_ADDRESS = 2_079
"""Characters of a link (Excel's limit)."""

SHORTENED = " … [gekürzt, vollständig in CSV und JSON]"

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)  # fixed: equal entries give equal bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """``key`` as in CSV; ``width`` in characters."""

    key: str
    head: str
    width: int
    wraps: bool = False
    is_number: bool = False


_RANKED = (
    _Column(key="rank", head="Rang", width=7, is_number=True),
    _Column(key="score", head="Wert", width=9, is_number=True),
)
_FIELDS = tuple(
    # A field may be called as a column of the document is: "Jahr" is that of the publication.
    _Column(key=f"field:{name}", head=head, width=width, wraps=True)
    for name, head, width in (
        ("place", "Ort", 20),
        ("year", "Jahr des Beispiels", 12),
        ("goal", "Ziel", 36),
        ("steps", "Vorgehen", 36),
        ("partners", "Partner", 30),
        ("result", "Ergebnis", 36),
        ("contact", "Kontakt", 30),
    )
)
_COLUMNS = (
    _Column(key="type", head="Art", width=15),
    _Column(key="quote", head="Wortlaut", width=80, wraps=True),
    _Column(key="label", head="Begriff oder Titel", width=24, wraps=True),
    _Column(key="heading_path", head="Gliederung", width=36, wraps=True),
    _Column(key="page_label", head="Seite", width=8, is_number=True),
    _Column(key="page", head="PDF-Seite", width=10, is_number=True),
    _Column(key="grade", head="Lesegüte", width=9, is_number=True),
    _Column(key="topics", head="Themen", width=24, wraps=True),
    _Column(key="addressees", head="Adressaten", width=20, wraps=True),
    _Column(key="addressee_groups", head="Adressatengruppen", width=20, wraps=True),
    _Column(key="municipalities", head="Kommunen", width=20, wraps=True),
    _Column(key="strength", head="Verbindlichkeit", width=15),
    _Column(key="title", head="Dokument", width=36, wraps=True),
    _Column(key="year", head="Jahr", width=7, is_number=True),
    _Column(key="publisher", head="Herausgeber", width=28, wraps=True),
    _Column(key="kind", head="Dokumentart", width=20),
    _Column(key="language", head="Sprache", width=9),
    _Column(key="citation", head="Fundstelle", width=50, wraps=True),
    _Column(key="url", head="Adresse", width=36),
    _Column(key="file", head="Datei", width=28),
    _Column(key="id", head="Kennung", width=28),
    _Column(key="document_id", head="Dokument-Kennung", width=20),
    *_FIELDS,
)


def to_xlsx(entries: Iterable[Entry], *, ranked: bool = False) -> bytes:
    """One sheet, a row for each entry, in the order given; equal entries give equal bytes.

    Texts are string cells, never formulas. The address opens the PDF at the quote's first page.
    A quote beyond a cell's limit is cut and says so.

    Args:
        entries: The rows.
        ranked: Put rank and score in front.

    Raises:
        QueryError: More entries than a sheet has rows.
    """
    rows = list(entries)
    if len(rows) >= MAX_ROWS:
        raise QueryError(
            f"{len(rows)} Zeilen passen nicht in eine XLSX-Tabelle (höchstens {MAX_ROWS - 1}). "
            "Bitte mit Filtern eingrenzen oder als CSV ausgeben."
        )
    # Imported here, because no other command needs it.
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": "docpipe", "created": _CREATED})
        _fill(book, rows, (*_RANKED, *_COLUMNS) if ranked else _COLUMNS)
    return out.getvalue()


def _fill(book: Any, rows: list[Entry], columns: tuple[_Column, ...]) -> None:  # noqa: ANN401
    # xlsxwriter ships no types: book, sheet and formats are Any.
    sheet = book.add_worksheet("Fundstellen")
    plain, wrapped = (
        book.add_format({"valign": "top", "text_wrap": wraps}) for wraps in (False, True)
    )
    formats = {column.key: wrapped if column.wraps else plain for column in columns}
    link_format = book.add_format({"valign": "top", "font_color": "#0563C1", "underline": 1})
    head_format = book.add_format({"bold": True, "valign": "top", "bottom": 1})
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.head, head_format)
    n_links = 0
    for number, entry in enumerate(rows, start=1):
        values = _german_row(entry)
        link = _link(entry) if n_links < MAX_LINKS else None
        n_links += link is not None
        for index, column in enumerate(columns):
            text = values.get(column.key, "")
            if column.key == "url" and link:
                sheet.write_url(number, index, link, link_format, string=link)
            elif column.is_number and _is_number(text):
                sheet.write_number(number, index, float(text), formats[column.key])
            elif text:
                sheet.write_string(number, index, _cell_text(text), formats[column.key])
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.freeze_panes(1, 0)


def _german_row(entry: Entry) -> dict[str, str]:
    chunk, document = unpack(entry)
    fields = {f"field:{field.name}": field.evidence.quote for field in chunk.fields}
    return (
        flat_row(entry)
        | fields
        | {
            "type": TYPE_NAMES[chunk.type],
            "kind": KIND_NAMES[document.kind],
            "heading_path": " › ".join(chunk.heading_path),
        }
    )


def _link(entry: Entry) -> str | None:
    chunk, document = unpack(entry)
    link = page_url(document, chunk.evidence.pages[0].page)
    return link if link and len(link) <= MAX_ADDRESS else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdigit()


def _cell_text(text: str) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) // 2 > MAX_CELL:
        room = (MAX_CELL - len(SHORTENED)) * 2
        # "ignore" drops half a surrogate pair at the cut.
        text = units[:room].decode("utf-16-le", "ignore") + SHORTENED
    if text.startswith("<r>") and text.endswith("</r>"):
        # xlsxwriter takes this form for rich text that is XML already, and the workbook would be
        # unreadable; a blank at the end makes it a plain string.
        text += " "
    return text
