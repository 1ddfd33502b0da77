"""Turns a paper into Typst source."""

import json
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
    pieces,
)
from scripts.proving.design import Design, HeadStyle
from scripts.proving.paper import Paper
from scripts.proving.typography import shaped

# Rows that make a table worth a landscape page.
_LONG_TABLE = 12


def source(paper: Paper) -> str:
    """The whole document."""
    return "\n".join([_preamble(paper), *_body(paper.blocks, paper.design)])


def _string(text: str, design: Design) -> str:
    return json.dumps(shaped(text, design.text_form), ensure_ascii=False)


def _inline(text: str, design: Design) -> str:
    """A text as a sequence of Typst expressions inside a content block."""
    out = []
    for piece in pieces(text):
        word = _string(piece.text, design)
        if piece.note:
            out.append(f"#footnote({word})")
        elif piece.bold:
            out.append(f"#strong({word})")
        elif piece.italic:
            out.append(f"#emph({word})")
        else:
            out.append(f"#{word}")
    return "".join(out)


def _preamble(paper: Paper) -> str:
    design = paper.design
    width, height = design.paper
    left, top, right, bottom = design.margins
    outer = right + (design.side + design.gutter if design.side else 0)
    total = "#counter(page).final().first()"
    folio = design.folio.replace("{n}", "#counter(page).display()").replace("{total}", total)
    folio = folio.replace("{title}", f"#{_string(paper.short_title, design)}").replace(
        "–", "#sym.dash.en"
    )
    return f"""
#set document(title: {_string(paper.title, design)})
#set page(width: {width}pt, height: {height}pt, columns: {design.columns},
  margin: (left: {left}pt, top: {top}pt, right: {outer}pt, bottom: {bottom}pt),
  header: context {{ {_header(paper)} }},
  footer: context {{ {_footer(design, folio)} }})
#set columns(gutter: {design.gutter}pt)
#set text(font: {json.dumps(design.font)}, size: {design.size}pt, lang: "de",
  hyphenate: true)
#set par(justify: {str(design.justified).lower()}, leading: {_lead(design):.2f}pt,
  spacing: {_lead(design) + (0 if design.indent else design.leading * 0.5):.2f}pt,
  first-line-indent: {design.indent}pt)
#set list(marker: {_string(design.bullet, design)}, spacing: {_lead(design) + 2:.2f}pt)
#set enum(spacing: {_lead(design) + 2:.2f}pt)
#set table(inset: 4.5pt)
#show table: set par(justify: false, leading: 0.5em)
#show table: set text(size: {design.size * 0.86:.2f}pt)
#show figure.caption: set text(size: {design.size * 0.84:.2f}pt)
#set footnote.entry(gap: 0.45em)
{_contents_rules(design)}
{"".join(_head_rule(level, style, design) for level, style in enumerate(design.heads, 1))}
"""


def _lead(design: Design) -> float:
    """Typst's leading: the space between lines, not from base line to base line."""
    return design.leading - design.size * 0.68


def _header(paper: Paper) -> str:
    design = paper.design
    if not design.running:
        return ""
    title = _string(paper.short_title, design)
    odd = {"title": "title", "chapter": "chapter", "both": "if calc.odd(p) {chapter} else {title}"}
    return f"""
    let p = here().page()
    if p > 1 {{
      let title = [#{title}]
      let found = query(heading.where(level: 1)).filter(h => h.location().page() <= p)
      let chapter = if found.len() > 0 {{ found.last().body }} else {{ title }}
      set text(font: {json.dumps(design.heading_font)}, size: {design.size * 0.8:.2f}pt,
        tracking: {design.running_tracking}pt, fill: rgb("{design.accent}"))
      let words = {odd[design.running]}
      align(if calc.odd(p) {{ right }} else {{ left }}, words)
    }}"""


def _footer(design: Design, folio: str) -> str:
    place = {
        "foot-outer": "if calc.odd(p) { right } else { left }",
        "foot-centre": "center",
        "foot-right": "right",
    }[design.folio_place]
    return f"""
    let p = here().page()
    if p > 1 {{
      set text(font: {json.dumps(design.heading_font)}, size: {design.size * 0.82:.2f}pt)
      align({place})[{folio}]
    }}"""


def _contents_rules(design: Design) -> str:
    fill = "none" if design.contents != "dots" else "repeat([.], gap: 0.15em)"
    rules = [f"#set outline.entry(fill: {fill})"]
    if design.contents == "plain":
        rules.append(
            "#show outline.entry: it => link(it.element.location(), block(above: 0.7em, "
            "inset: (left: (it.level - 1) * 12pt))[#it.body() #h(1em) #it.page()])"
        )
    return "\n".join(rules)


def _head_rule(level: int, style: HeadStyle, design: Design) -> str:
    body = "upper(it.body)" if style.capitals else "it.body"
    weight = '"bold"' if style.bold else '"regular"'
    slant = '"italic"' if style.italic else '"normal"'
    text = (
        f"text(font: {json.dumps(design.heading_font)}, size: {style.size}pt, weight: {weight}, "
        f'style: {slant}, fill: rgb("{style.colour}"), tracking: {style.tracking}pt, '
        f"hyphenate: false, {body})"
    )
    above, below = design.leading * (2.2 - 0.4 * level), design.leading * 0.62
    block = (
        f"block(above: {above:.1f}pt, below: {below:.1f}pt, sticky: true, "
        f"{_band(style, design)}par(justify: false, first-line-indent: 0pt, leading: 0.45em, "
        f"{text}))"
    )
    # A float goes to the top of the page: right for a heading that begins it, and for no other.
    if style.wide and style.new_page and design.columns > 1:
        block = f'place(top, float: true, scope: "parent", clearance: 1.2em, {block})'
    return f"#show heading.where(level: {level}): it => {{ {block} }}\n"


def _band(style: HeadStyle, design: Design) -> str:
    if not style.band:
        return ""
    return f'width: 100%, inset: 5pt, fill: rgb("{design.band_ground(style)}"), '


def _body(blocks: tuple[Block, ...], design: Design) -> Iterator[str]:
    for is_item, group in groupby(blocks, key=lambda block: isinstance(block, Item)):
        if is_item:
            yield _lists([block for block in group if isinstance(block, Item)], design)
        else:
            for block in group:
                yield _block(block, design) + "\n"


def _block(block: Block, design: Design) -> str:
    match block:
        case Heading() | Paragraph() | Quote() | Figure():
            return _running(block, design)
        case Table():
            return _table(block, design)
        case Box():
            return _box(block, design)
        case Cover() | Imprint() | Index() | Contents() | NewPage() | Item():
            return _matter(block, design)


def _running(block: Heading | Paragraph | Quote | Figure, design: Design) -> str:
    match block:
        case Heading():
            listed = str(block.text != CONTENTS_TITLE).lower()
            inner = _inline(block.text, design)
            # Not in the rule of the heading: it would be counted on the page before the break.
            starts = design.heads[block.level - 1].new_page
            start = "#pagebreak(weak: true)\n" if starts else ""
            return f"{start}#heading(level: {block.level}, outlined: {listed})[{inner}]"
        case Paragraph():
            return _margin_note(block, design) + _inline(block.text, design) + "\n"
        case Quote():
            return (
                f"#block(inset: (x: 14pt, y: 8pt), text(size: {design.size * 1.45:.1f}pt, "
                f'style: "italic", fill: rgb("{design.accent}"), hyphenate: false, '
                f"par(justify: false)[{_inline(block.text, design)}]))"
            )
        case Figure():
            return _figure(block, design)


def _margin_note(block: Paragraph, design: Design) -> str:
    if block.margin is None or not design.side:
        return ""
    note = (
        f'text(size: {design.size * 0.82:.2f}pt, weight: "bold", '
        f"font: {json.dumps(design.heading_font)}, "
        f'fill: rgb("{design.accent}"), {_string(block.margin, design)})'
    )
    return f"{_aside(note, design)}"


def _aside(content: str, design: Design) -> str:
    """Content in the side column, level with what follows."""
    return (
        f"#place(right, dx: {design.side + design.gutter}pt, block(width: {design.side}pt, "
        f"align(left, par(justify: false, leading: 0.45em, {content}))))"
    )


def _figure(block: Figure, design: Design) -> str:
    bars = ", ".join(
        f'rect(width: 100%, height: {height}pt, fill: rgb("{design.accent}").lighten({light}%))'
        for height, light in ((30, 60), (52, 40), (44, 20), (70, 0), (58, 30))
    )
    picture = f"grid(columns: (1fr,) * 5, column-gutter: 9pt, align: bottom, {bars})"
    caption = (
        f'text(size: {design.size * 0.84:.2f}pt, style: "italic", '
        f"par(justify: false)[{_inline(block.caption, design)}])"
    )
    if block.place == "beside":
        return f"#grid(columns: (2fr, 1fr), column-gutter: 12pt, {picture}, {caption})"
    return f"#block(breakable: false, above: 1.4em, below: 1.4em)[#{picture} #v(3pt) #{caption}]"


def _lists(items: list[Item], design: Design) -> str:
    """Neighbouring items as lists, deeper ones inside their item."""
    out: list[str] = []
    position = 0
    while position < len(items):
        marker = _numbering(items[position].marker)
        members: list[str] = []
        start = items[position].marker.rstrip(".)")
        depth = items[position].depth
        while position < len(items) and _numbering(items[position].marker) == marker:
            inner: list[Item] = []
            text = _inline(items[position].text, design)
            position += 1
            while position < len(items) and items[position].depth > depth:
                inner.append(items[position])
                position += 1
            members.append(f"[{text} {_lists(inner, design) if inner else ''}]")
        joined = ", ".join(members)
        if marker is None:
            out.append(f"#list({joined})")
        else:
            first = int(start) if start.isdigit() else ord(start) - ord("a") + 1
            out.append(f'#enum(numbering: "{marker}", start: {first}, {joined})')
    return "\n".join(out) + "\n\n"


def _numbering(marker: str) -> str | None:
    if marker == "-":
        return None
    return "1." if marker[0].isdigit() else "a)"


def _table(block: Table, design: Design) -> str:
    columns = ", ".join(f"{width}fr" for width in block.widths)
    stroke = {
        "grid": "0.6pt + luma(90)",
        "lines": "(x, y) => (bottom: 0.5pt + luma(120))",
    }.get(block.look, "none")
    tint = f'rgb("{design.tint}")'
    dark = f'rgb("{design.accent}")'
    fill = {
        "grid": f"(x, y) => if y < {block.head_rows} {{ {tint} }}",
        "zebra": f"(x, y) => if calc.odd(y) {{ {tint} }}",
        "dark": f"(x, y) => if y < {block.head_rows} {{ {dark} }} else if calc.odd(y) {{ {tint} }}",
    }.get(block.look, "none")
    head = ", ".join(_cells(block, range(block.head_rows), design, bold=True))
    rest = ", ".join(_cells(block, range(block.head_rows, len(block.rows)), design, bold=False))
    table = (
        f"#table(columns: ({columns}), stroke: {stroke}, fill: {fill}, align: left, "
        f"{f'table.header({head}), ' if head else ''}{rest})"
    )
    if design.turned_tables and len(block.rows) > _LONG_TABLE:
        head = _inline(block.caption or "", design)
        return f"#page(flipped: true, columns: 1)[#strong[{head}]\n\n{table}]"
    if design.spans_columns(len(block.widths), len(block.rows)):
        head = f"*{_inline(block.caption, design)}*" if block.caption else ""
        return (
            '#place(top, float: true, scope: "parent", clearance: 1.2em, '
            f"block(width: 100%)[#set par(justify: false)\n{head}\n\n{table}])"
        )
    if block.caption is None:
        return table
    caption = (
        f"#block(sticky: true, above: 1.3em, below: 0.6em, text(size: {design.size * 0.86:.2f}pt, "
        f'weight: "bold", par(justify: false)[{_inline(block.caption, design)}]))'
    )
    return f"{caption}\n{table}"


def _cells(block: Table, rows: range, design: Design, *, bold: bool) -> Iterator[str]:
    covered = {
        (row, column)
        for span in block.spans
        for row in range(span.row, span.row + span.rows)
        for column in range(span.column, span.column + span.columns)
        if (row, column) != (span.row, span.column)
    }
    sizes = {(span.row, span.column): (span.rows, span.columns) for span in block.spans}
    for row in rows:
        for column, cell in enumerate(block.rows[row]):
            if (row, column) in covered:
                continue
            down, across = sizes.get((row, column), (1, 1))
            text = _inline(cell, design)
            inner = f"[#strong[{text}]]" if bold else f"[{text}]"
            if bold and block.look == "dark":
                inner = f"[#text(fill: white)[#strong[{text}]]]"
            yield f"table.cell(rowspan: {down}, colspan: {across}){inner}"


def _box(block: Box, design: Design) -> str:
    title = (
        f'#block(sticky: true, text(font: {json.dumps(design.heading_font)}, weight: "bold", '
        f'fill: rgb("{design.box_title_ink}"), {_string(block.title, design)}))'
    )
    inner = "\n".join([title, *_body(block.blocks, design)])
    looks = {
        "filled": f'fill: rgb("{design.tint}")',
        "stroked": f'stroke: 0.9pt + rgb("{design.accent}")',
        "bar": f'fill: luma(245), stroke: (left: 3pt + rgb("{design.accent}"))',
        "rules": f'stroke: (y: 1.2pt + rgb("{design.accent}"))',
        "dark": f'fill: rgb("{design.accent}")',
    }
    body = (
        f'[#set text(size: {design.size * 0.92:.2f}pt, fill: rgb("{design.box_ink}"))\n'
        "#set par(justify: false, first-line-indent: 0pt)\n"
        f"#set align(left)\n{inner}]"
    )
    block_of = f"block(width: 100%, inset: 9pt, {looks[design.box]}, {body})"
    if block.place == "beside" and design.side:
        shift = design.side + design.gutter
        return f"#place(right, dx: {shift}pt, box(width: {design.side}pt, {block_of}))"
    if block.place == "wide" and design.columns > 1:
        return f'#place(bottom, float: true, scope: "parent", clearance: 1.2em, {block_of})'
    return f"#v(0.4em)\n#{block_of}\n#v(0.4em)"


def _matter(block: Cover | Imprint | Index | Contents | NewPage | Item, design: Design) -> str:
    match block:
        case Cover():
            return _cover(block, design)
        case Imprint():
            lines = "\n\n".join(_inline(line, design) for line in block.lines)
            setting = f"#set text(size: {design.size * 0.85:.2f}pt)\n#set par(justify: false)"
            return f"#block[{setting}\n{lines}]"
        case Index():
            lines = " \\\n".join(_inline(line, design) for line in block.entries)
            inner = f"#set par(justify: false)\n{lines}"
            return f"[{inner}]" if design.columns > 1 else f"#columns(2)[{inner}]"
        case Contents():
            return f"#outline(title: none, depth: {design.contents_depth})"
        case NewPage():
            return "#pagebreak(weak: true)"
        case Item():
            return _lists([block], design)


def _cover(block: Cover, design: Design) -> str:
    width, height = design.paper
    font = json.dumps(design.heading_font)

    def line(text: str, size: float, colour: str, weight: str) -> str:
        return (
            f"#block(above: 1.2em, text(font: {font}, size: {size}pt, "
            f"weight: {json.dumps(weight)}, "
            f'fill: rgb("{colour}"), hyphenate: false, {_string(text, design)}))'
        )

    return (
        "#page(columns: 1, header: none, footer: none, "
        f"background: place(top + left, rect(width: {width}pt, "
        f'height: {height * 0.36}pt, fill: rgb("{design.accent}"))))[\n#set par(justify: false)\n'
        f"#v({height * 0.2}pt)\n{line(block.publisher, 12, '#ffffff', 'regular')}\n"
        f"#v({height * 0.12}pt)\n{line(block.title, 30, design.accent, 'bold')}\n"
        f"{line(block.subtitle, 15, '#333333', 'regular')}\n"
        f"{line(block.year, 12, '#333333', 'regular')}\n]"
    )
