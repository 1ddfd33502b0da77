"""Many hits or records at once: CSV, JSON Lines and Markdown (XLSX: see ``workbook``).

**Formula signs in CSV.** A spreadsheet may run a CSV cell that begins with ``=``, ``+``, ``-`` or
``@``. The usual cure, a quote sign in front, would change quotes that really begin with a dash,
and docpipe promises every quote byte for byte. So CSV, the format for programs, stays verbatim,
and XLSX, the format for spreadsheets, writes every text as a string cell that is never evaluated.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from docpipe.export import commonmark
from docpipe.export.citation import citation, page_label
from docpipe.export.entry import Entry, page_url, rank_of, unpack
from docpipe.export.hits import SCORE_DIGITS, fields_object
from docpipe.export.names import TYPE_NAMES
from docpipe.model import Chunk, DocumentInfo, Hit
from docpipe.model.document import PART_JOINT

LIST_JOINT = "; "
RANK_COLUMNS = ("rank", "score")
COLUMNS = (
    "id",
    "type",
    "quote",
    "label",
    "heading_path",
    "page",
    "page_label",
    "grade",
    "topics",
    "addressees",
    "addressee_groups",
    "municipalities",
    "strength",
    "document_id",
    "title",
    "year",
    "publisher",
    "kind",
    "language",
    "file",
    "url",
    "citation",
    "fields",
    "rule",
    "confidence",
    "group",
    "review",
)

# str.splitlines and some JSON Lines readers end a line at these, which JSON leaves bare.
_UNICODE_LINE_ENDS = str.maketrans({end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"})


def to_csv(entries: Iterable[Entry], *, ranked: bool = False) -> str:
    """CSV after RFC 4180: comma, CRLF, a header row of JSON names, lists joined by ``; ``.

    Args:
        entries: Written in the order given.
        ranked: Put ``rank`` and ``score`` in front; empty for entries that have none.
    """
    columns = (*RANK_COLUMNS, *COLUMNS) if ranked else COLUMNS
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat_row(entry) for entry in entries)
    return out.getvalue()


def write_csv(stream: TextIO, entries: Iterable[Entry]) -> None:
    """``to_csv`` row by row into an open file; open it with ``newline=""``."""
    writer = csv.DictWriter(stream, COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(flat_row(entry) for entry in entries)


def to_table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Any rows as such CSV: the named columns; ``None`` and what is missing stay empty."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def to_jsonl(objects: Iterable[Mapping[str, object]]) -> str:
    """One JSON object a line in the order of its keys, UTF-8 letters as they are.

    Takes what ``hit_object``, ``search_object`` and ``document_object`` give.
    """
    return "".join(
        json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_UNICODE_LINE_ENDS) + "\n"
        for value in objects
    )


def to_markdown(entries: Iterable[Entry]) -> str:
    """Each hit as a heading, the quote as a block quote, and its citation; for notes and mails."""
    return "\n".join(
        _markdown_entry(rank_of(entry, number), *unpack(entry))
        for number, entry in enumerate(entries, start=1)
    )


def flat_row(entry: Entry) -> dict[str, str]:
    """All columns as text; what is unknown is empty. Several pages stand as ``12; 13``.

    ``grade`` is that of the page which can be trusted least.
    ``fields`` is the JSON object of that name, as in ``hit_object``.
    """
    chunk, document = unpack(entry)
    facets, pages = chunk.facets, chunk.evidence.pages
    row = {
        "id": chunk.id,
        "type": chunk.type.value,
        "quote": chunk.evidence.quote,
        "label": chunk.label or "",
        "heading_path": LIST_JOINT.join(chunk.heading_path),
        "page": LIST_JOINT.join(str(region.page) for region in pages),
        "page_label": LIST_JOINT.join(page_label(region) for region in pages),
        "grade": f"{min(region.grade for region in pages):.2f}",
        "topics": LIST_JOINT.join(facets.topics),
        "addressees": LIST_JOINT.join(facets.addressees),
        "addressee_groups": LIST_JOINT.join(facets.addressee_groups),
        "municipalities": LIST_JOINT.join(facets.municipalities),
        "strength": facets.strength or "",
        "document_id": document.id,
        "title": document.title,
        "year": "" if document.year is None else str(document.year),
        "publisher": document.publisher or "",
        "kind": document.kind.value,
        "language": document.language,
        "file": document.file,
        "url": document.url or "",
        "citation": citation(chunk, document),
        "fields": json.dumps(fields_object(chunk), ensure_ascii=False) if chunk.fields else "",
        "rule": chunk.rule or "",
        "confidence": "" if chunk.confidence is None else f"{chunk.confidence:.2f}",
        "group": chunk.group or "",
        "review": chunk.review or "",
    }
    if isinstance(entry, Hit):
        row |= {"rank": str(entry.rank), "score": f"{entry.score:.{SCORE_DIGITS}f}"}
    return row


def _markdown_entry(number: int, chunk: Chunk, document: DocumentInfo) -> str:
    heading = f"{number}. {TYPE_NAMES[chunk.type]}"
    if chunk.label:
        heading += f": {chunk.label}"
    quote: list[str] = []
    for part in chunk.evidence.quote.split(PART_JOINT):
        lines = commonmark.paragraph(part)
        quote += ["", *lines] if quote and lines else lines
    reference = commonmark.paragraph(citation(chunk, document))
    link = page_url(document, chunk.evidence.pages[0].page)
    if link:
        address = link.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
        reference.append(f"[Seite öffnen](<{address}>)")
    lines = [commonmark.heading(heading, 3), "", *commonmark.quoted(quote), "", *reference]
    return "\n".join(lines) + "\n"
