"""HTML elements to tagged lines on a sheet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from docpipe.extraction.markup.inline import (
    Run,
    is_hidden,
    is_shown,
    runs_of,
    texts_of,
)
from docpipe.extraction.markup.sheet import Cell, Sheet, Text, clean
from docpipe.model import Role

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption"
    "|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|summary|table|tbody"
    "|td|tfoot|th|thead|tr|ul"
)
CONTENTS_CLASS = "docpipe-contents"
"""Set by the DOCX reader on the entries of contents lists."""

_HEADING = re.compile(r"h([1-6])")
# What content management systems call a box; "Kasten" as editors write it.
_BOX = re.compile(
    r"(?:^|[\s_-])(?:box|infobox|info-box|kasten|callout|praxisbeispiel|hinweisbox|textbox)"
    r"(?:$|[\s_-])",
    re.I,
)
_MAX_SPAN = 100
_MAX_DEPTH = 150
_LETTERED = {"a": "abcdefghijklmnopqrstuvwxyz", "A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_BULLET = "•"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in the document an element stands.

    Attributes:
        level: Depth of lists.
        box: The box's structure element; 0 outside of boxes.
        marker: Still to be put before the next words.
        depth: Of elements, against endless nesting.
    """

    level: int = 0
    box: int = 0
    marker: str = ""
    role: Role = Role.PARAGRAPH
    depth: int = 0


class Layout:
    """Lays elements out on a sheet, in document order."""

    def __init__(self, sheet: Sheet, notes: Mapping[str, str]) -> None:
        """``notes``: number of every footnote by the id of its element."""
        self._sheet = sheet
        self._notes = notes

    def lay(self, element: HtmlElement) -> None:
        """One element with all that is in it."""
        self._element(element, _Place())

    def set_aside(self, element: HtmlElement, *, but: HtmlElement | None = None) -> None:
        """An element of the page that is not of the text: navigation, page head and foot.

        ``but`` stands in it and is left out.
        """
        for words in _words_by_block(element, but):
            self._sheet.add((Text(words=words),), Role.ARTIFACT)

    def _element(self, element: HtmlElement, place: _Place) -> None:
        if is_hidden(element):
            self._sheet.hide(clean(" ".join(element.itertext())))
            return
        if not is_shown(element) or place.depth > _MAX_DEPTH:
            return
        place = replace(place, depth=place.depth + 1)
        heading = _HEADING.fullmatch(element.tag)
        note = self._note_of(element)
        if note:
            self._note(element, note)
        elif heading:
            self._emit(runs_of(element), replace(place, role=Role.HEADING), int(heading.group(1)))
        elif element.tag in ("ul", "ol"):
            self._list(element, place)
        elif element.tag == "table":
            self._table(element, place)
        else:
            self._plain(element, place)

    def _plain(self, element: HtmlElement, place: _Place) -> None:
        name = element.get("class") or ""
        if element.tag in ("figcaption", "caption"):
            self._emit(runs_of(element), replace(place, role=Role.CAPTION))
        elif name == CONTENTS_CLASS:
            self._emit(runs_of(element), replace(place, role=Role.CONTENTS))
        elif element.tag == "aside" or _BOX.search(name):
            self._box(element, place)
        else:
            self._flow(element, place)

    def _flow(self, element: HtmlElement, place: _Place) -> None:
        """Blocks below each other; words between them are paragraphs of their own."""
        pending: list[Run] = []
        marker = place.marker
        for part in _parts(element):
            if isinstance(part, Run):
                pending.append(part)
                continue
            if self._emit(pending, replace(place, marker=marker)):
                marker = ""
            pending = []
            self._element(part, replace(place, marker=marker))
            if marker and clean("".join(part.itertext())):
                marker = ""
        self._emit(pending, replace(place, marker=marker))

    def _emit(self, runs: "Iterator[Run] | list[Run]", place: _Place, level: int = 0) -> bool:
        texts = texts_of(runs)
        if not texts:
            return False
        role, depth = place.role, level or None
        if place.marker:
            role, depth = Role.LIST_ITEM, place.level
            texts = (replace(texts[0], words=f"{place.marker} {texts[0].words}"), *texts[1:])
        if place.box:
            texts = tuple(replace(text, bold=text.bold or bool(level)) for text in texts)
            self._sheet.add(texts, Role.BOX, element=place.box)
        elif role is Role.HEADING:
            # A line break inside a heading is for the eye only.
            whole = Text(words=" ".join(text.words for text in texts), bold=True)
            self._sheet.add((whole,), role, level=depth)
        else:
            self._sheet.add(texts, role, level=depth)
        return True

    def _list(self, element: HtmlElement, place: _Place) -> None:
        level = place.level + 1
        for number, item in enumerate(_items(element), start=_start_of(element)):
            if item.tag == "li":
                note = self._note_of(item)
                if note:
                    self._note(item, note)
                    continue
                marker = _marker(element, number)
                inside = replace(place, level=level, marker=marker, role=Role.PARAGRAPH)
                self._flow(item, replace(inside, depth=place.depth + 1))
            else:
                self._element(item, replace(place, level=level, marker=""))

    def _box(self, element: HtmlElement, place: _Place) -> None:
        box = place.box or self._sheet.next_element()
        self._flow(element, replace(place, box=box, role=Role.PARAGRAPH))

    def _note_of(self, element: HtmlElement) -> str:
        """The number of the footnote that this element is, if it is one."""
        if element.tag not in ("li", "p", "div", "dd", "td") or not self._notes:
            return ""
        own = element.get("id") or ""
        if own in self._notes:
            return self._notes[own]
        inner = [a.get("id") or a.get("name") or "" for a in element.iter("a")]
        first = inner[0] if inner else ""
        return self._notes.get(first, "") if element.tag != "div" else ""

    def _note(self, element: HtmlElement, number: str) -> None:
        texts = texts_of(runs_of(element))
        words = " ".join(text.words for text in texts)
        lead = re.match(rf"[\[(]?{number}[\])]?[.:]?\s*", words)
        words = words[lead.end() :] if lead else words
        if words:
            self._sheet.add((Text(words=f"{number} {words}"),), Role.FOOTNOTE)

    def _table(self, element: HtmlElement, place: _Place) -> None:
        rows = [row for row in element.iter("tr") if _table_of(row) is element]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if place.box or _is_layout(element, cells):
            for row in cells:
                for cell in row:
                    self._flow(cell, replace(place, depth=place.depth + 1))
            return
        for caption in element.iterchildren("caption"):
            self._element(caption, place)
        filled = [[_cell(cell) for cell in row] for row in cells]
        self._sheet.add_table([row for row in filled if row])


def _parts(element: HtmlElement) -> Iterator["Run | HtmlElement"]:
    bold = element.tag in ("b", "strong", "dt", "th", "summary", "legend")
    if element.text:
        yield Run(text=re.sub(r"\s+", " ", element.text), bold=bold)
    for child in element:
        if isinstance(child.tag, str) and (_holds_block(child) or is_hidden(child)):
            yield child
        elif is_shown(child):
            yield from runs_of(child, bold=bold)
        if child.tail:
            yield Run(text=re.sub(r"\s+", " ", child.tail), bold=bold)


def is_block(element: HtmlElement) -> bool:
    """Whether an element starts on a line of its own."""
    return isinstance(element.tag, str) and bool(_BLOCK.fullmatch(element.tag))


def _holds_block(element: HtmlElement) -> bool:
    return any(is_block(inner) for inner in element.iter())


def _items(element: HtmlElement) -> list[HtmlElement]:
    return [child for child in element if isinstance(child.tag, str)]


def _start_of(element: HtmlElement) -> int:
    start = element.get("start") or "1"
    return int(start) if start.lstrip("-").isdecimal() else 1


def _marker(element: HtmlElement, number: int) -> str:
    if element.tag != "ol":
        return _BULLET
    letters = _LETTERED.get(element.get("type") or "")
    if letters and 1 <= number <= len(letters):
        return f"{letters[number - 1]})"
    return f"{number}."


def _table_of(row: HtmlElement) -> HtmlElement | None:
    return next(row.iterancestors("table"), None)


def _is_layout(table: HtmlElement, cells: list[list[HtmlElement]]) -> bool:
    """One column or row, or cells with tables and headings: columns of a page, not data."""
    if not any(cells) or max(len(row) for row in cells) < 2 or sum(map(bool, cells)) < 2:
        return True
    return any(
        inner.tag in ("table", "h1", "h2", "h3") for row in cells for c in row for inner in c.iter()
    )


def _cell(element: HtmlElement) -> Cell:
    texts: list[Text] = []
    for block in _leaves(element):
        texts.extend(texts_of(block))
    return Cell(
        lines=tuple(texts),
        n_rows=_span(element, "rowspan"),
        n_columns=_span(element, "colspan"),
    )


def _span(element: HtmlElement, name: str) -> int:
    value = element.get(name) or "1"
    return min(max(int(value), 1), _MAX_SPAN) if value.isdecimal() else 1


def _leaves(element: HtmlElement, but: HtmlElement | None = None) -> Iterator[list[Run]]:
    """The runs of every innermost block."""
    pending: list[Run] = []
    for part in _parts(element):
        if isinstance(part, Run):
            pending.append(replace(part, bold=part.bold or element.tag == "th"))
            continue
        yield pending
        pending = []
        if is_shown(part) and part is not but:
            for block in _leaves(part, but):
                yield [replace(run, bold=run.bold or element.tag == "th") for run in block]
    yield pending


def _words_by_block(element: HtmlElement, but: HtmlElement | None) -> Iterator[str]:
    for block in () if element is but else _leaves(element, but):
        words = clean("".join(run.text for run in block))
        if words:
            yield words
