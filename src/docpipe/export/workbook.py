"""Hits and records as an XLSX workbook for people: German heads, filters, links to the page."""

import io
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from docpipe.errors import QueryError
from docpipe.export.citation import place_reference
from docpipe.export.entry import Entry, page_url, unpack
from docpipe.export.names import FIELD_NAMES, KIND_NAMES, REVIEW_NAMES, TYPE_NAMES
from docpipe.export.tabular import flat_row
from docpipe.model import DocumentInfo

MAX_ROWS = 1_048_576
"""Rows of a sheet, the head among them (Excel's limit; more would be lost without a word)."""

MAX_CELL = 32_767
"""UTF-16 units in a cell (Excel's limit)."""

MAX_LINKS = 65_530
"""Links on a sheet (Excel's limit); the addresses of further rows stand as plain text."""

MAX_ADDRESS = 2_079
"""Characters of a link (Excel's limit)."""

SHORTENED = " … [gekürzt, vollständig in CSV und JSON]"

_A4 = 9
_LINE_HEIGHT = 15  # points, of the standard font
_MAX_LINES = 20
"""Of a row: a longer quote is read in the cell, and the table can still be leafed through."""
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
        ("place", FIELD_NAMES["place"], 20),
        ("start", FIELD_NAMES["start"], 14),
        ("year", "Jahr des Beispiels", 12),
        ("goal", FIELD_NAMES["goal"], 36),
        ("steps", FIELD_NAMES["steps"], 36),
        ("partners", FIELD_NAMES["partners"], 30),
        ("result", FIELD_NAMES["result"], 36),
        ("contact", FIELD_NAMES["contact"], 30),
        ("meaning", FIELD_NAMES["meaning"], 36),
        ("instead", FIELD_NAMES["instead"], 24),
        ("reason", FIELD_NAMES["reason"], 30),
    )
)
"""Only those that a row fills: a table of demands needs no columns of practice examples."""

_MAIN = (
    _Column(key="type", head="Art", width=15),
    _Column(key="quote", head="Wortlaut", width=70, wraps=True),
    _Column(key="label", head="Begriff oder Titel", width=24, wraps=True),
    _Column(key="open", head="Öffnen", width=11),
    _Column(key="citation", head="Fundstelle", width=40, wraps=True),
    _Column(key="year", head="Jahr", width=7, is_number=True),
    _Column(key="addressees", head="Adressaten", width=20, wraps=True),
    _Column(key="strength", head="Verbindlichkeit", width=14),
    _Column(key="topics", head="Themen", width=24, wraps=True),
    _Column(key="municipalities", head="Kommunen", width=20, wraps=True),
)
_REST = (
    _Column(key="heading_path", head="Gliederung", width=36, wraps=True),
    _Column(key="title", head="Dokument", width=36, wraps=True),
    _Column(key="publisher", head="Herausgeber", width=28, wraps=True),
    _Column(key="kind", head="Dokumentart", width=20),
    _Column(key="language", head="Sprache", width=9),
    _Column(key="page_label", head="Seite", width=8, is_number=True),
    _Column(key="page", head="PDF-Seite", width=10, is_number=True),
    _Column(key="addressee_groups", head="Adressatengruppen", width=20, wraps=True),
    _Column(key="group", head="Gruppe", width=28),
    _Column(key="review", head="Geprüft", width=11),
    _Column(key="confidence", head="Sicherheit", width=10, is_number=True),
    _Column(key="rule", head="Regel", width=18),
    _Column(key="grade", head="Lesegüte", width=9, is_number=True),
    _Column(key="url", head="Adresse", width=36),
    _Column(key="file", head="Datei", width=28),
    _Column(key="id", head="Kennung", width=28),
    _Column(key="document_id", head="Dokument-Kennung", width=20),
)
_LINKED = "open"
"""A short text of its own: LibreOffice shows no more than one line of a link."""

Originals: TypeAlias = Callable[[DocumentInfo], Path | None]
"""Where a document's file lies on this machine, if it does."""


def to_xlsx(
    entries: Iterable[Entry], *, ranked: bool = False, originals: Originals | None = None
) -> bytes:
    """One sheet, a row for each entry, in the order given; equal entries give equal bytes.

    All types stand in one table, so that they can be sorted and filtered together. Texts are
    string cells, never formulas. The reference opens the document at the quote's first page, on
    the web or else on this machine. A quote beyond a cell's limit is cut and says so.

    Args:
        entries: The rows.
        ranked: Put rank and score in front.
        originals: Finds the files of documents that have no address on the web.

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
        _fill(book, rows, _columns(rows, ranked=ranked), originals)
    return out.getvalue()


def _columns(rows: list[Entry], *, ranked: bool) -> tuple[_Column, ...]:
    filled = {f"field:{field.name}" for entry in rows for field in unpack(entry)[0].fields}
    fields = (column for column in _FIELDS if column.key in filled)
    return (*(_RANKED if ranked else ()), *_MAIN, *fields, *_REST)


def _fill(
    book: Any,  # noqa: ANN401 - xlsxwriter ships no types: book, sheet and formats are Any
    rows: list[Entry],
    columns: tuple[_Column, ...],
    originals: Originals | None,
) -> None:
    sheet = book.add_worksheet("Fundstellen")
    ruled = {"valign": "top", "bottom": 4, "bottom_color": "#A0A0A0"}
    plain, wrapped = (book.add_format({**ruled, "text_wrap": wraps}) for wraps in (False, True))
    formats = {column.key: wrapped if column.wraps else plain for column in columns}
    linked = book.add_format({**ruled, "font_color": "#0563C1", "underline": 1})
    head = book.add_format({"bold": True, "valign": "top", "bottom": 1, "bg_color": "#E7EEF5"})
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
        sheet.write_string(0, index, column.head, head)
    n_links = 0
    for number, entry in enumerate(rows, start=1):
        values = _german_row(entry)
        link = _link(entry, originals) if n_links < MAX_LINKS else None
        n_links += link is not None
        sheet.set_row(number, _LINE_HEIGHT * _n_lines(values, columns), plain)
        for index, column in enumerate(columns):
            text = values.get(column.key, "")
            if column.key == _LINKED and link:
                sheet.write_url(number, index, link, linked, string=_cell_text(text))
            elif column.is_number and _is_number(text):
                sheet.write_number(number, index, float(text), formats[column.key])
            elif text:
                sheet.write_string(number, index, _cell_text(text), formats[column.key])
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.freeze_panes(1, 0)
    _lay_out_for_print(sheet, columns, len(rows))


def _n_lines(values: Mapping[str, str], columns: tuple[_Column, ...]) -> int:
    """Lines that the fullest cell of a row needs; not every program finds them by itself."""
    needed = (
        sum(len(textwrap.wrap(line, column.width)) or 1 for line in text.splitlines())
        for column in columns
        if column.wraps and (text := values.get(column.key))
    )
    return min(_MAX_LINES, max(needed, default=1))


def _lay_out_for_print(sheet: Any, columns: tuple[_Column, ...], n_rows: int) -> None:  # noqa: ANN401
    """A4 across, the columns for readers on one page's width, the head on every page."""
    last = max(index for index, column in enumerate(columns) if column in _MAIN)
    sheet.print_area(0, 0, n_rows, last)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _german_row(entry: Entry) -> dict[str, str]:
    chunk, document = unpack(entry)
    fields = {f"field:{field.name}": field.evidence.quote for field in chunk.fields}
    return (
        flat_row(entry)
        | fields
        | {
            "type": TYPE_NAMES[chunk.type],
            "kind": KIND_NAMES[document.kind],
            "open": place_reference(chunk),
            "heading_path": " › ".join(chunk.heading_path),
            "review": REVIEW_NAMES[chunk.review] if chunk.review else "",
        }
    )


def _link(entry: Entry, originals: Originals | None) -> str | None:
    chunk, document = unpack(entry)
    page = chunk.evidence.pages[0].page
    link = page_url(document, page)
    if link is None and originals is not None and (path := originals(document)) is not None:
        # In capitals, because xlsxwriter writes "file:" as a path with backslashes.
        link = f"FILE{path.resolve().as_uri().removeprefix('file')}#page={page}"
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
