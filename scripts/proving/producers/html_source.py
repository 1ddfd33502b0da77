"""Turns a paper into HTML with print styles."""

import html
from collections.abc import Iterator
from itertools import groupby

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
from scripts.proving.design import Design
from scripts.proving.paper import Paper
from scripts.proving.producers.html_style import style
from scripts.proving.typography import shaped, thinned, with_soft_hyphens


def source(paper: Paper, pages: dict[str, int], used: frozenset[str] | None) -> str:
    """The whole document.

    Args:
        paper: What is said and how it looks.
        pages: Those of the headings, for the contents list.
        used: The soft hyphens at which lines end; the others are left out. None: all stay.
    """
    maker = _Maker(paper, pages, used)
    body = "".join(maker.sections())
    title = html.escape(paper.title)
    return (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style(paper)}</style></head><body>{body}</body></html>"
    )


class _Maker:
    def __init__(self, paper: Paper, pages: dict[str, int], used: frozenset[str] | None) -> None:
        self._paper = paper
        self._used = used
        self._design: Design = paper.design
        self._pages = pages
        self._notes: list[str] = []
        self._number = 0
        self._chapter = 0

    def sections(self) -> Iterator[str]:
        """Cover, front matter and one section a chapter, each with its notes behind it."""
        for starts, group in groupby(self._sectioned(), key=lambda pair: pair[0]):
            blocks = [block for _, block in group]
            body = "".join(self._blocks(tuple(blocks)))
            name = "cover" if isinstance(blocks[0], Cover) else f"ch{starts}"
            yield f'<section class="{name}">{body}{self._endnotes()}</section>'

    def _sectioned(self) -> Iterator[tuple[int, Block]]:
        section = 0
        for block in self._paper.blocks:
            if isinstance(block, Cover):
                yield -1, block
                continue
            if isinstance(block, Heading) and block.level == 1:
                section += 1
            yield section, block

    def _endnotes(self) -> str:
        lines = "".join(f"<p><sup>{number}</sup> {text}</p>" for number, text in self._held())
        self._notes = []
        return f'<div class="notes">{lines}</div>' if lines else ""

    def _held(self) -> list[tuple[int, str]]:
        first = self._number - len(self._notes) + 1
        return [(first + i, self._word(note)) for i, note in enumerate(self._notes)]

    def _word(self, text: str) -> str:
        soft = with_soft_hyphens(text)
        if self._used is not None:
            soft = thinned(soft, self._used)
        return html.escape(shaped(soft, self._design.text_form))

    def _inline(self, text: str, *, soft: bool = True) -> str:
        out = []
        for piece in pieces(text):
            word = (
                self._word(piece.text)
                if soft
                else html.escape(shaped(piece.text, self._design.text_form))
            )
            if piece.note:
                self._number += 1
                self._notes.append(piece.text)
                out.append(f"<sup>{self._number}</sup>")
            elif piece.bold:
                out.append(f"<b>{word}</b>")
            elif piece.italic:
                out.append(f"<i>{word}</i>")
            else:
                out.append(word)
        return "".join(out)

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for is_item, group in groupby(blocks, key=lambda block: isinstance(block, Item)):
            if is_item:
                yield self._list([block for block in group if isinstance(block, Item)])
            else:
                yield from (self._block(block) for block in group)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return f"<h{block.level}>{self._heading(block)}</h{block.level}>"
            case Paragraph():
                note = ""
                if block.margin and self._design.side:
                    note = f'<span class="aside">{self._word(block.margin)}</span>'
                return f"<p>{note}{self._inline(block.text)}</p>"
            case Quote():
                return f"<blockquote>{self._inline(block.text, soft=False)}</blockquote>"
            case Figure():
                return self._figure(block)
            case Table():
                return self._table(block)
            case Box():
                return self._box(block)
            case _:
                return self._matter(block)

    def _heading(self, block: Heading) -> str:
        number, _, words = block.text.partition(" ")
        if self._design.hanging_numbers and number[0].isdigit():
            return f'<span class="number">{number}</span> {self._inline(words, soft=False)}'
        return self._inline(block.text, soft=False)

    def _list(self, items: list[Item]) -> str:
        out: list[str] = []
        position = 0
        while position < len(items):
            depth, marker = items[position].depth, items[position].marker
            ordered = marker != "-"
            members: list[str] = []
            while position < len(items) and (items[position].marker != "-") == ordered:
                text = self._inline(items[position].text)
                position += 1
                inner: list[Item] = []
                while position < len(items) and items[position].depth > depth:
                    inner.append(items[position])
                    position += 1
                members.append(f"<li>{text}{self._list(inner) if inner else ''}</li>")
            kind = "1" if marker[0].isdigit() else "a"
            opening = f'<ol type="{kind}" class="n{kind}">' if ordered else "<ul>"
            out.append(f"{opening}{''.join(members)}</{'ol' if ordered else 'ul'}>")
        return "".join(out)

    def _figure(self, block: Figure) -> str:
        bars = "".join(
            f'<rect x="{20 + 70 * i}" y="{120 - height}" width="48" height="{height}"/>'
            for i, height in enumerate((40, 72, 58, 104, 88))
        )
        picture = f'<svg viewBox="0 0 380 124">{bars}</svg>'
        return (
            f'<figure class="{block.place}">{picture}'
            f"<figcaption>{self._inline(block.caption)}</figcaption></figure>"
        )

    def _table(self, block: Table) -> str:
        columns = "".join(f'<col style="width:{width}%">' for width in block.widths)
        covered = {
            (row, column)
            for span in block.spans
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
            if (row, column) != (span.row, span.column)
        }
        sizes = {
            (s.row, s.column): f' rowspan="{s.rows}" colspan="{s.columns}"' for s in block.spans
        }

        def row(number: int, tag: str) -> str:
            cells = (
                f"<{tag}{sizes.get((number, column), '')}>{self._inline(cell)}</{tag}>"
                for column, cell in enumerate(block.rows[number])
                if (number, column) not in covered
            )
            return f"<tr>{''.join(cells)}</tr>"

        spans = self._design.spans_columns(len(block.widths), len(block.rows))
        wide = " wide" if spans else ""
        caption = f"<caption>{self._inline(block.caption)}</caption>" if block.caption else ""
        head = "".join(row(i, "th") for i in range(block.head_rows))
        rest = "".join(row(i, "td") for i in range(block.head_rows, len(block.rows)))
        return (
            f'<table class="{block.look}{wide}">{caption}<colgroup>{columns}</colgroup>'
            f"<thead>{head}</thead><tbody>{rest}</tbody></table>"
        )

    def _box(self, block: Box) -> str:
        title = f'<p class="title">{self._inline(block.title, soft=False)}</p>'
        return f'<div class="box {block.place}">{title}{"".join(self._blocks(block.blocks))}</div>'

    def _matter(self, block: Block) -> str:
        match block:
            case Cover():
                return (
                    f'<div class="publisher">{self._inline(block.publisher)}</div>'
                    f'<div class="big">{self._inline(block.title, soft=False)}</div>'
                    f'<div class="sub">{self._inline(block.subtitle, soft=False)}</div>'
                    f'<div class="year">{html.escape(block.year)}</div>'
                )
            case Imprint():
                lines = "".join(f"<p>{self._inline(line)}</p>" for line in block.lines)
                return f'<div class="imprint">{lines}</div>'
            case Index():
                lines = "".join(f"<p>{self._inline(line)}</p>" for line in block.entries)
                return f'<div class="index">{lines}</div>'
            case Contents():
                return f'<div class="contents">{"".join(self._entries())}</div>'
            case NewPage():
                # Chapters with a page style of their own begin a page by themselves.
                named = self._design.running in {"chapter", "both"}
                return "" if named else '<div class="newpage"></div>'
            case _:
                raise TypeError(f"not to be set: {block}")

    def _entries(self) -> Iterator[str]:
        for heading in headings(self._paper.blocks):
            text = plain(heading.text)
            if heading.level > self._design.contents_depth or text == CONTENTS_TITLE:
                continue
            words = f"<span>{self._inline(text, soft=False)}</span>"
            page = f"<span>{self._pages.get(text, 0)}</span>"
            order = [words, '<span class="fill"></span>', page]
            if self._design.contents == "first":
                order.reverse()
            yield f'<div class="e{heading.level}">{"".join(order)}</div>'
