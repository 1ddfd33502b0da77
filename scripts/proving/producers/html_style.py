"""The print styles of the HTML papers."""

from collections.abc import Iterator

from scripts.proving.content import headings
from scripts.proving.design import Design
from scripts.proving.paper import Paper

_BOXES = {
    "filled": "background: {tint};",
    "stroked": "border: 1pt solid {accent};",
    "bar": "background: #f5f5f5; border-left: 4pt solid {accent};",
    "dark": "background: {accent}; color: #fff;",
    "rules": "border-top: 1.5pt solid {accent}; border-bottom: 1.5pt solid {accent};",
}


def style(paper: Paper) -> str:
    """The whole style sheet."""
    design = paper.design
    return "\n".join(
        [
            *_pages(paper),
            *_text(design),
            *_heads(design),
            *_columns(design),
            _boxes(design),
            _matter(design),
        ]
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pages(paper: Paper) -> Iterator[str]:
    design = paper.design
    width, height = design.paper
    left, top, right, bottom = design.margins
    # The side column lies within the page's area: what reaches beyond it is not printed.
    inner = design.side + design.gutter if design.side else 0
    yield (
        f"@page {{ size: {width}pt {height}pt; margin: {top}pt {right}pt {bottom}pt {left}pt; }}"
        f"section {{ padding-right: {inner}pt; }} .cover {{ padding-right: 0; }}"
        f"@page cover {{ margin: 0; }} .cover {{ page: cover; }}"
    )
    yield from _margin_boxes(paper, "body", paper.short_title)
    if design.running in {"chapter", "both"}:
        first = [heading.text for heading in headings(paper.blocks) if heading.level == 1]
        for number, chapter in enumerate(["", *first]):
            yield from _margin_boxes(paper, f"ch{number}", chapter or paper.short_title)
            yield f".ch{number} {{ page: ch{number}; }}"
    else:
        yield "section { page: body; } .cover { page: cover; }"


def _margin_boxes(paper: Paper, name: str, chapter: str) -> Iterator[str]:
    design = paper.design
    if design.browser_lines:
        yield _browser_lines(paper, name)
        return
    type_of = (
        f'font: {design.size * 0.8:.1f}pt "{design.heading_font}"; color: {design.accent}; '
        f"letter-spacing: {design.running_tracking}pt;"
    )
    folio = _folio(paper)
    for side, outer, words in (
        ("left", "left", paper.short_title if design.running == "both" else chapter),
        ("right", "right", chapter),
    ):
        if design.running == "title":
            words = paper.short_title
        head = f"@top-{outer} {{ content: {_quoted(words)}; {type_of} }}" if design.running else ""
        place = {"foot-outer": outer, "foot-centre": "center", "foot-right": "right"}
        foot = f"@bottom-{place[design.folio_place]} {{ content: {folio}; {type_of} }}"
        yield f"@page {name}:{side} {{ {head} {foot} }}"


def _browser_lines(paper: Paper, name: str) -> str:
    address = f"https://www.example.org/zirkel/{paper.key}.html"
    small = "font: 7.5pt sans-serif;"
    return (
        f"@page {name} {{ @top-left {{ content: '14.3.2022, 09:41'; {small} }} "
        f"@top-center {{ content: {_quoted(paper.title)}; {small} }} "
        f"@bottom-left {{ content: '{address}'; {small} }} "
        f"@bottom-right {{ content: counter(page) '/' counter(pages); {small} }} }}"
    )


def _folio(paper: Paper) -> str:
    """The page number as a CSS content list."""
    text = paper.design.folio.replace("{title}", paper.short_title)
    text = text.replace("{n}", "\0n\0").replace("{total}", "\0t\0")
    names = {"n": "counter(page)", "t": "counter(pages)"}
    return " ".join(names.get(part, _quoted(part)) for part in text.split("\0") if part)


def _text(design: Design) -> Iterator[str]:
    align = "justify" if design.justified else "left"
    yield (
        f'body {{ margin: 0; font: {design.size}pt/{design.leading}pt "{design.font}"; '
        f"text-align: {align}; hyphens: manual; widows: 2; orphans: 2; }}"
        f"p {{ margin: 0 0 {0 if design.indent else design.leading * 0.5:.1f}pt; "
        "position: relative; }"
        f"p + p {{ text-indent: {design.indent}pt; }} div p {{ text-indent: 0 !important; }}"
        "sup { font-size: 65%; line-height: 0; }"
        f"ul, ol {{ margin: 0 0 {design.leading * 0.5:.1f}pt; "
        f"padding-left: {design.size * 1.6:.1f}pt; }}"
        f"ul {{ list-style-type: {_quoted(design.bullet + ' ')}; }}"
        "@counter-style klammer { system: extends lower-alpha; suffix: ') '; }"
        "ol.na { list-style-type: klammer; }"
        ".notes { border-top: 0.5pt solid #555; margin-top: 12pt; padding-top: 3pt; "
        f"font-size: {design.size * 0.8:.1f}pt; "
        f"line-height: {design.leading * 0.8:.1f}pt; }} .notes p {{ margin: 0 0 2pt; }}"
        f"blockquote {{ margin: 12pt 10pt; font: italic {design.size * 1.4:.1f}pt serif; "
        f"line-height: {design.leading * 1.35:.1f}pt; color: {design.accent}; text-align: left; }}"
    )
    if design.side:
        yield (
            f".aside {{ position: absolute; left: calc(100% + {design.gutter}pt); top: 0; "
            f"width: {design.side}pt; "
            f"font: bold {design.size * 0.8:.1f}pt/{design.leading * 0.8:.1f}pt "
            f'"{design.heading_font}"; color: {design.accent}; text-align: left; text-indent: 0; }}'
        )


def _heads(design: Design) -> Iterator[str]:
    yield ".number { display: inline-block; min-width: 42pt; }"
    for level, head in enumerate(design.heads, 1):
        spread = "column-span: all;" if head.wide else ""
        start = "break-before: page;" if head.new_page else ""
        band = f"background: {design.band_ground(head)}; padding: 5pt;" if head.band else ""
        yield (
            f'h{level} {{ font-family: "{design.heading_font}"; font-size: {head.size}pt; '
            f"line-height: 1.25; font-weight: {'bold' if head.bold else 'normal'}; "
            f"font-style: {'italic' if head.italic else 'normal'}; color: {head.colour}; "
            f"text-transform: {'uppercase' if head.capitals else 'none'}; "
            f"letter-spacing: {head.tracking}pt; text-align: left; break-after: avoid; "
            f"margin: {design.leading * (2 - 0.4 * level):.1f}pt 0 {design.leading * 0.5:.1f}pt; "
            f"{spread} {start} {band} }}"
        )


def _columns(design: Design) -> Iterator[str]:
    if design.columns > 1:
        yield (
            f"section {{ column-count: {design.columns}; column-gap: {design.gutter}pt; "
            "column-fill: balance; } .cover { column-count: 1; }"
        )


def _boxes(design: Design) -> str:
    look = _BOXES[design.box].format(tint=design.tint, accent=design.accent)
    size, leading = design.size * 0.9, design.leading * 0.92
    table = f"font-size: {design.size * 0.85:.1f}pt; line-height: {design.leading * 0.85:.1f}pt;"
    return (
        f".box {{ {look} padding: 9pt; margin: 10pt 0; font-size: {size:.1f}pt; "
        f"line-height: {leading:.1f}pt; text-align: left; }}"
        f'.box .title {{ font-family: "{design.heading_font}"; font-weight: bold; '
        f"color: {design.box_title_ink}; }}"
        ".box.beside { float: right; width: 42%; margin: 4pt 0 8pt 14pt; }"
        ".box.wide, table.wide { column-span: all; }"
        "table { border-collapse: collapse; width: 100%; text-align: left; "
        f"{table} margin: 8pt 0 12pt; }}"
        "caption { text-align: left; font-weight: bold; padding-bottom: 4pt; }"
        "th, td { padding: 3.5pt 4.5pt; vertical-align: top; text-align: left; }"
        ".grid th, .grid td { border: 0.6pt solid #444; }"
        f".grid th {{ background: {design.tint}; }}"
        ".lines th, .lines td { border-bottom: 0.6pt solid #777; }"
        f".dark th {{ background: {design.accent}; color: #fff; }}"
        f".dark tr:nth-child(even) td {{ background: {design.tint}; }}"
        f".zebra tr:nth-child(odd) td {{ background: {design.tint}; }}"
        "tr { break-inside: avoid; }"
        "figure { margin: 10pt 0; break-inside: avoid; }"
        f"svg {{ width: 100%; fill: {design.accent}; }}"
        f"figcaption {{ {table} font-style: italic; }}"
        "figure.beside { display: flex; gap: 12pt; align-items: end; }"
        "figure.beside svg { width: 62%; }"
        "figure.beside figcaption { width: 38%; }"
    )


def _matter(design: Design) -> str:
    height = design.paper[1]
    fill = "border-bottom: 1pt dotted #555; flex: 1; margin: 0 4pt 3pt;"
    if design.contents in {"plain", "first"}:
        fill = "width: 10pt;"
    small = f"font-size: {design.size * 0.84:.1f}pt; line-height: {design.leading * 0.86:.1f}pt;"
    return (
        f".cover {{ height: {height - 2:.0f}pt; position: relative; overflow: hidden; }}"
        f".publisher {{ background: {design.accent}; color: #fff; height: {height * 0.3:.0f}pt; "
        "padding: 40pt 60pt 0; font-size: 12pt; }"
        f'.big {{ font: bold 30pt/36pt "{design.heading_font}"; color: {design.accent}; '
        "padding: 70pt 60pt 10pt; text-align: left; }"
        ".sub { font-size: 15pt; line-height: 20pt; padding: 0 60pt; }"
        ".year { padding: 16pt 60pt; }"
        f".imprint {{ {small} text-align: left; }}"
        f".index {{ column-count: 2; {small} text-align: left; }}"
        ".contents > div { display: flex; align-items: baseline; text-align: left; }"
        ".e2 { padding-left: 14pt; } .e3 { padding-left: 28pt; } .e1 { margin-top: 5pt; }"
        f".fill {{ {fill} }} .newpage {{ break-before: page; }}"
    )
