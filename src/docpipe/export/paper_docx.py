"""A paper as DOCX: real headings, tables and lists, so that it can be edited and read aloud."""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from docpipe.export.docx_marks import (
    add_bookmark,
    add_link,
    begin_field,
    describe_table,
    draw_lines,
    end_field,
    keep_together,
    repeat_first_row,
    set_language,
    set_widths,
)
from docpipe.export.docx_styles import FACT, NOTES, NOTICE, NUMBER, PART, REFERENCE, lay_out
from docpipe.export.paper import (
    Block,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Place,
    Quotation,
    Sources,
    Table,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as DocxParagraph

_DEPTH_OF_CONTENTS = 2
_PART_WIDTHS = (30, 132)
"""Millimetres of the names and the values of a practice example."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def paper_to_docx(paper: Paper) -> bytes:
    """The file; the same paper gives the same bytes."""
    import docx

    document = docx.Document()
    lay_out(document, paper)
    _set_properties(document, paper)
    writer = _Writer(document, paper)
    writer.title()
    writer.blocks(paper.front)
    if paper.has_contents and paper.headings:
        writer.contents()
    writer.blocks(paper.blocks)
    out = io.BytesIO()
    document.save(out)
    return _without_clock(out.getvalue())


def _set_properties(document: "Document", paper: Paper) -> None:
    properties = document.core_properties
    properties.title = _text(f"{paper.kind}: {paper.title}")
    properties.author = properties.last_modified_by = "docpipe"
    properties.comments = ""
    properties.language = paper.language
    properties.created = properties.modified = datetime.combine(paper.created, time(), UTC)


def _without_clock(data: bytes) -> bytes:
    """The same archive with a fixed time of its parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _ZIP_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()


def _text(text: str) -> str:
    """XML has no way to write some control characters; a sign says that one stood there."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _widths(table: Table) -> list[float]:
    """Room for the longest word of each column; the last one has the rest."""
    columns = zip(table.head, *table.rows, strict=True)
    words = [[word for cell in column for word in cell.split()] for column in columns]
    needed = [4 + 1.9 * max(map(len, column), default=1) for column in words[:-1]]
    return [*needed, max(30.0, sum(_PART_WIDTHS) - sum(needed))]


class _Writer:
    """Puts blocks at the end of a document."""

    def __init__(self, document: "Document", paper: Paper) -> None:
        self._document = document
        self._paper = paper
        self._n_marks = 0

    def title(self) -> None:
        self._add(self._paper.kind, "Subtitle")
        self._add(self._paper.title, "Title")

    def contents(self) -> None:
        """A field that word processors bring up to date; filled with links until they do."""
        self._add(self._paper.words.contents, "TOC Heading")
        headings = [one for one in self._paper.headings if one.level <= _DEPTH_OF_CONTENTS]
        lines = [self._add("", f"toc {one.level}") for one in headings]
        begin_field(lines[0], f'TOC \\o "1-{_DEPTH_OF_CONTENTS}" \\h \\z \\u')
        for line, one in zip(lines, headings, strict=True):
            add_link(line, _text(one.text), anchor=one.anchor)
        end_field(lines[-1])

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._mark(self._add(block.text, f"Heading {block.level}"), block.anchor)
            case Paragraph():
                self._add(block.text, NOTICE if block.notice else "Normal")
            case Facts():
                for name, value in block.rows:
                    line = self._add("", FACT)
                    line.add_run(_text(f"{name}: ")).bold = True
                    line.add_run(_text(value))
            case Table():
                self._table(block)
            case Quotation():
                self._quotation(block)
            case Sources():
                self._sources(block)

    def _table(self, block: Table) -> None:
        self._add(block.caption, "Caption")
        table = self._document.add_table(rows=0, cols=len(block.head))
        for row in (block.head, *block.rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = _text(text)
                cell.paragraphs[0].style = FACT
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
        set_widths(table, _widths(block))
        draw_lines(table)
        repeat_first_row(table)
        describe_table(table, _text(block.caption))
        self._add("", NOTES)

    def _quotation(self, block: Quotation) -> None:
        head = self._add(f"Nr. {block.number}", NUMBER)
        if block.title:
            head.add_run(_text(f"  {block.title}"))
        self._mark(head, f"n{block.number}")
        if block.quote:
            self._quote(block.quote, block.language)
        if block.parts:
            self._parts(block)
        if block.notes:
            self._add(" · ".join(block.notes), NOTES)
        self._refer(self._add("", REFERENCE), block.place)
        if block.repeats:
            self._add(f"{self._paper.words.also_said}:", NOTES)
        for place in block.repeats:
            self._refer(self._add("", "List Bullet"), place)

    def _parts(self, block: Quotation) -> None:
        """Names and verbatim values side by side."""
        table = self._document.add_table(rows=0, cols=2)
        for part in block.parts:
            name, value = table.add_row().cells
            name.text = _text(part.name)
            name.paragraphs[0].style = PART
            value.paragraphs[0].style = FACT
            self._voice(value.paragraphs[0], part.quote, block.language)
        set_widths(table, _PART_WIDTHS)
        draw_lines(table)
        keep_together(table)
        describe_table(table, _text(block.title or f"Nr. {block.number}"))

    def _quote(self, text: str, language: str) -> None:
        self._voice(self._add("", "Quote"), text, language)

    def _voice(self, line: "DocxParagraph", text: str, language: str) -> None:
        run = line.add_run(_text(text))
        if language != self._paper.language:
            set_language(run, language)

    def _refer(self, line: "DocxParagraph", place: Place) -> None:
        line.add_run(_text(f"{place.reference} "))
        add_link(line, f"[{place.source}]", anchor=f"q{place.source}")
        if place.url:
            line.add_run(" ")
            add_link(line, self._paper.words.proof, url=_text(place.url))

    def _sources(self, block: Sources) -> None:
        for one in block.items:
            line = self._add(f"[{one.number}] {one.reference}", REFERENCE)
            self._mark(line, f"q{one.number}")
            if one.url:
                line.add_run(" ")
                add_link(line, _text(one.url), url=_text(one.url))

    def _mark(self, line: "DocxParagraph", name: str) -> None:
        self._n_marks += 1
        add_bookmark(line, name, self._n_marks)

    def _add(self, text: str, style: str) -> "DocxParagraph":
        return self._document.add_paragraph(_text(text), style=style)
