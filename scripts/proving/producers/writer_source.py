"""Turns a paper into a flat OpenDocument text, as an office clerk would write it."""

import base64
import io
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from scripts.proving.content import (
    CONTENTS_TITLE,
    Block,
    Box,
    Contents,
    Cover,
    Figure,
    Heading,
    Imprint,
    Index,
    Item,
    NewPage,
    Paragraph,
    Quote,
    Table,
    headings,
    pieces,
    plain,
)
from scripts.proving.paper import Paper
from scripts.proving.producers.writer_styles import NAMESPACES, styles
from scripts.proving.typography import shaped, with_soft_hyphens

_LISTS = {"-": "Bullets", "1": "Numbers", "a": "Letters"}


def source(paper: Paper, pages: dict[str, int]) -> str:
    """The whole file; ``pages`` are those of the headings, for the contents list."""
    maker = _Maker(paper, pages)
    body = "".join(maker.body())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} '
        'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{styles(paper).replace('</office:automatic-styles>', maker.table_styles())}"
        f"</office:automatic-styles>{_masters(paper)}"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _masters(paper: Paper) -> str:
    design = paper.design
    title = escape(paper.short_title)
    chapter = "<text:chapter text:display='name' text:outline-level='1'/>"
    odd = {"title": title, "chapter": chapter, "both": chapter}.get(design.running, "")
    even = {"title": title, "chapter": chapter, "both": title}.get(design.running, "")
    folio = escape(design.folio).replace("{title}", title)
    folio = folio.replace("{n}", "<text:page-number text:select-page='current'/>")
    folio = folio.replace("{total}", "<text:page-count/>")
    sides = {
        "foot-outer": ("RunningRight", "Running"),
        "foot-centre": ("RunningCentre", "RunningCentre"),
        "foot-right": ("RunningRight", "RunningRight"),
    }[design.folio_place]
    return (
        "<office:master-styles><style:master-page style:name='Standard' "
        "style:page-layout-name='PageLayout'/><style:master-page style:name='Cover' "
        "style:page-layout-name='CoverLayout'/><style:master-page style:name='Pages' "
        "style:page-layout-name='PageLayout'>"
        f"<style:header><text:p text:style-name='RunningRight'>{odd}</text:p></style:header>"
        f"<style:header-left><text:p text:style-name='Running'>{even}</text:p></style:header-left>"
        f"<style:footer><text:p text:style-name='{sides[0]}'>{folio}</text:p></style:footer>"
        f"<style:footer-left><text:p text:style-name='{sides[1]}'>{folio}</text:p>"
        "</style:footer-left>"
        "</style:master-page></office:master-styles>"
    )


class _Maker:
    def __init__(self, paper: Paper, pages: dict[str, int]) -> None:
        self._paper = paper
        self._design = paper.design
        self._pages = pages
        self._notes = 0
        self._frames = 0
        self._tables: list[Table] = []
        self._break = False

    def body(self) -> Iterator[str]:
        """Cover, then everything else, in columns where the design wants them."""
        blocks = self._paper.blocks
        first = next((i for i, b in enumerate(blocks) if isinstance(b, Contents)), 0) + 1
        yield from self._blocks(blocks[:first])
        if self._design.columns > 1 and isinstance(blocks[first], NewPage):
            first += 1  # the section begins a page by itself
        rest = "".join(self._blocks(blocks[first:]))
        if self._design.columns > 1:
            opening = "<text:section text:style-name='Columns' text:name='Text'>"
            yield f"<text:p text:style-name='Break'/>{opening}{rest}</text:section>"
        else:
            yield rest

    def table_styles(self) -> str:
        """The styles of the tables that were set."""
        return "".join(
            style for i, t in enumerate(self._tables) for style in self._table_style(i, t)
        )

    def _word(self, text: str, *, soft: bool) -> str:
        word = shaped(text, self._design.text_form)
        return escape(with_soft_hyphens(word) if soft else word)

    def _inline(self, text: str, *, soft: bool = True) -> str:
        out = []
        for piece in pieces(text):
            word = self._word(piece.text, soft=soft)
            if piece.note:
                self._notes += 1
                out.append(
                    f"<text:note text:id='n{self._notes}' text:note-class='footnote'>"
                    f"<text:note-citation>{self._notes}</text:note-citation><text:note-body>"
                    f"<text:p text:style-name='Footnote'>{word}</text:p>"
                    "</text:note-body></text:note>"
                )
            elif piece.bold or piece.italic:
                name = "B" if piece.bold else "I"
                out.append(f"<text:span text:style-name='{name}'>{word}</text:span>")
            else:
                out.append(word)
        return "".join(out)

    def _blocks(self, blocks: tuple[Block, ...], style: str = "") -> Iterator[str]:
        for is_item, group in groupby(blocks, key=lambda block: isinstance(block, Item)):
            if is_item:
                items = [block for block in group if isinstance(block, Item)]
                yield self._list(items, style or "Item")
            else:
                yield from (self._block(block, style or "Body") for block in group)

    def _block(self, block: Block, style: str) -> str:
        match block:
            case Heading():
                level = block.level
                inner = self._inline(block.text, soft=False)
                return (
                    f"<text:h text:style-name='Heading_20_{level}' text:outline-level='{level}'>"
                    f"{inner}</text:h>"
                )
            case Paragraph():
                aside = self._margin(block.margin) if block.margin and self._design.side else ""
                return self._p(style, aside + self._inline(block.text))
            case Quote():
                return self._p("Quotation", self._inline(block.text, soft=False))
            case Figure():
                return self._figure(block)
            case Table():
                return self._table(block)
            case Box():
                return self._box(block)
            case _:
                return self._matter(block)

    def _p(self, style: str, inner: str) -> str:
        return f"<text:p text:style-name='{style}'>{inner}</text:p>"

    def _list(self, items: list[Item], style: str) -> str:
        out: list[str] = []
        position = 0
        while position < len(items):
            depth, name = items[position].depth, _kind(items[position])
            members: list[str] = []
            while position < len(items) and _kind(items[position]) == name:
                text = self._p(style, self._inline(items[position].text))
                position += 1
                inner: list[Item] = []
                while position < len(items) and items[position].depth > depth:
                    inner.append(items[position])
                    position += 1
                deeper = self._list(inner, style) if inner else ""
                members.append(f"<text:list-item>{text}{deeper}</text:list-item>")
            out.append(f"<text:list text:style-name='{name}'>{''.join(members)}</text:list>")
        return "".join(out)

    def _frame(self, style: str, width: float, content: str, place: str = "") -> str:
        self._frames += 1
        return (
            f"<draw:frame draw:style-name='{style}' draw:name='F{self._frames}' "
            f"text:anchor-type='paragraph' svg:width='{width:.1f}pt' {place}>"
            f"<draw:text-box fo:min-height='10pt'>{content}</draw:text-box></draw:frame>"
        )

    def _text_width(self) -> float:
        left, _, right, _ = self._design.margins
        width = self._design.paper[0] - left - right
        if self._design.side:
            width -= self._design.side + self._design.gutter
        gaps = self._design.gutter * (self._design.columns - 1)
        return (width - gaps) / self._design.columns

    def _margin(self, note: str) -> str:
        x = self._text_width() + self._design.gutter
        content = self._p("Marginal", self._word(note, soft=True))
        return self._frame("Margin", self._design.side, content, f"svg:x='{x:.1f}pt' svg:y='0pt'")

    def _box(self, block: Box) -> str:
        title = self._inline(block.title, soft=False)
        if block.place == "beside" and self._design.columns == 1:
            inner = self._p("InnerTitle", title) + "".join(self._blocks(block.blocks, "InnerText"))
            frame = self._frame("Beside", self._text_width() * 0.44, inner)
            return self._p("Body", frame)
        if self._design.box_as_table:
            inner = self._p("InnerTitle", title) + "".join(self._blocks(block.blocks, "InnerText"))
            return self._one_cell(inner)
        inner = "".join(self._blocks(block.blocks, "BoxText"))
        return self._p("BoxTitle", title) + inner + "<text:p text:style-name='Small'/>"

    def _one_cell(self, inner: str) -> str:
        """A box as Word users make it: a table with a single cell."""
        self._tables.append(Table(look="box", widths=(100,), rows=()))
        name = f"T{len(self._tables) - 1}"
        return (
            f"<table:table table:name='{name}' table:style-name='{name}'>"
            f"<table:table-column table:style-name='{name}c0'/><table:table-row>"
            f"<table:table-cell table:style-name='{name}d'>{inner}</table:table-cell>"
            "</table:table-row></table:table><text:p text:style-name='Small'/>"
        )

    def _figure(self, block: Figure) -> str:
        from PIL import Image, ImageDraw

        picture = Image.new("RGB", (760, 250), "white")
        draw = ImageDraw.Draw(picture)
        for i, height in enumerate((80, 144, 116, 208, 176)):
            draw.rectangle((40 + 140 * i, 240 - height, 140 + 140 * i, 240), self._design.accent)
        data = io.BytesIO()
        picture.save(data, "PNG")
        width = self._text_width()
        self._frames += 1
        frame = (
            f"<draw:frame draw:style-name='Picture' draw:name='F{self._frames}' "
            f"text:anchor-type='as-char' svg:width='{width:.1f}pt' svg:height='{width / 3:.1f}pt'>"
            f"<draw:image><office:binary-data>{base64.b64encode(data.getvalue()).decode()}"
            "</office:binary-data></draw:image></draw:frame>"
        )
        return (
            f"<text:p text:style-name='Figure'>{frame}</text:p>"
            f"<text:p text:style-name='Beneath'>{self._inline(block.caption)}</text:p>"
        )

    def _table(self, block: Table) -> str:
        self._tables.append(block)
        name = f"T{len(self._tables) - 1}"
        columns = "".join(
            f"<table:table-column table:style-name='{name}c{i}'/>" for i in range(len(block.widths))
        )
        style = "CellDark" if block.look == "dark" else "CellHead"
        head = "".join(self._rows(block, name, range(block.head_rows), style))
        rest = "".join(self._rows(block, name, range(block.head_rows, len(block.rows)), "Cell"))
        heads = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
        caption = self._p("Caption", self._inline(block.caption)) if block.caption else ""
        return (
            f"{caption}<table:table table:name='{name}' table:style-name='{name}'>{columns}"
            f"{heads}{rest}</table:table>"
            "<text:p text:style-name='Small'/>"
        )

    def _rows(self, block: Table, name: str, rows: range, style: str) -> Iterator[str]:
        covered = {
            (row, column)
            for span in block.spans
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
            if (row, column) != (span.row, span.column)
        }
        spans = {(s.row, s.column): s for s in block.spans}
        letter = "d" if style == "Cell" else "h"
        for row in rows:
            cells: list[str] = []
            for column, cell in enumerate(block.rows[row]):
                if (row, column) in covered:
                    cells.append("<table:covered-table-cell/>")
                    continue
                span = spans.get((row, column))
                sizes = (
                    f" table:number-rows-spanned='{span.rows}'"
                    f" table:number-columns-spanned='{span.columns}'"
                    if span
                    else ""
                )
                zebra = "z" if block.look in {"zebra", "dark"} and row % 2 and letter == "d" else ""
                text = self._p(style, self._inline(cell))
                cells.append(
                    f"<table:table-cell table:style-name='{name}{letter}{zebra}'{sizes}>{text}"
                    "</table:table-cell>"
                )
            yield f"<table:table-row>{''.join(cells)}</table:table-row>"

    def _table_style(self, number: int, block: Table) -> Iterator[str]:
        design = self._design
        width = self._text_width()
        name = f"T{number}"
        yield (
            f"<style:style style:name='{name}' style:family='table'><style:table-properties "
            f"style:width='{width:.1f}pt' table:align='left' fo:margin-top='4pt'/></style:style>"
        )
        for i, share in enumerate(block.widths):
            yield (
                f"<style:style style:name='{name}c{i}' style:family='table-column'>"
                "<style:table-column-properties "
                f"style:column-width='{width * share / sum(block.widths):.1f}pt'/></style:style>"
            )
        frame = {
            "grid": "fo:border='0.6pt solid #444444'",
            "lines": "fo:border-bottom='0.6pt solid #777777'",
            "box": (
                f"fo:border='1pt solid {design.accent}' fo:background-color='{design.box_ground}'"
            ),
        }.get(block.look, "fo:border='none'")
        tint = f"fo:background-color='{design.tint}'"
        dark = f"fo:background-color='{design.accent}'"
        head = {"grid": tint, "dark": dark}.get(block.look, "")
        for letter, extra in (("h", head), ("d", ""), ("dz", tint)):
            if letter == "dz" and block.look not in {"zebra", "dark"}:
                continue
            yield (
                f"<style:style style:name='{name}{letter}' style:family='table-cell'>"
                f"<style:table-cell-properties {frame} {extra} fo:padding='4pt'/></style:style>"
            )

    def _matter(self, block: Block) -> str:
        match block:
            case Cover():
                return (
                    self._p("First", self._inline(block.publisher))
                    + self._p("Title", self._inline(block.title, soft=False))
                    + self._p("Subtitle", self._inline(block.subtitle, soft=False))
                    + self._p("Standard", escape(block.year))
                )
            case Imprint():
                lines = [self._inline(line) for line in block.lines]
                first, *rest = lines
                return self._p("Begin", first) + "".join(self._p("Small", line) for line in rest)
            case Index():
                lines = [self._p("Small", self._inline(line)) for line in block.entries]
                opening = "<text:section text:style-name='TwoColumns' text:name='Stichworte'>"
                return f"{opening}{''.join(lines)}</text:section>"
            case Contents():
                return "".join(self._entries())
            case NewPage():
                # Chapters that begin a page do so by their style.
                return "" if self._design.heads[0].new_page else self._p("Break", "")
            case _:
                raise TypeError(f"not to be set: {block}")

    def _entries(self) -> Iterator[str]:
        for heading in headings(self._paper.blocks):
            text = plain(heading.text)
            if heading.level > self._design.contents_depth or text == CONTENTS_TITLE:
                continue
            tab = "  " if self._design.contents == "plain" else "<text:tab/>"
            words = self._inline(text, soft=False)
            yield self._p(f"Contents{heading.level}", f"{words}{tab}{self._pages.get(text, 0)}")


def _kind(item: Item) -> str:
    first = item.marker[0]
    return _LISTS["-" if first == "-" else "1" if first.isdigit() else "a"]
