"""A web page to an extraction: its main content, everything else set aside.

trafilatura (Barbaresi 2021) tells which of the page is content. Its own output is flat, so it only
chooses: the smallest element that holds nearly all of the content is laid out from the page's own
tree, with its boxes, captions and spanning cells.
"""

import re
from collections import Counter, defaultdict
from typing import Any

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from docpipe.errors import CorruptError, NoTextError
from docpipe.extraction.markup.elements import Layout, is_block
from docpipe.extraction.markup.inline import is_shown
from docpipe.extraction.markup.page_head import read_head
from docpipe.extraction.markup.sheet import Sheet, clean
from docpipe.extraction.options import ExtractOptions
from docpipe.model import Page, PdfInfo

# Content of fewer letters is found again in menus and teasers.
_TELLING_LETTERS = 25
_HELD = 0.95
_LINKED = 0.5
_ASIDE = frozenset(["nav", "footer", "form"])
_NOT_LETTERS = re.compile(r"[\W_]+")
_CALL = re.compile(r"[\[(]?(\d{1,3})[\])]?")


def read_web_page(data: bytes, options: ExtractOptions) -> tuple[Page, PdfInfo]:
    """Lay out the main content of a page.

    Raises:
        CorruptError: The bytes are no HTML.
        NoTextError: The page holds no text.
    """
    tree = trafilatura.load_html(data)
    if tree is None:
        raise CorruptError("Die Webseite lässt sich nicht lesen. Bitte neu herunterladen.")
    found = trafilatura.bare_extraction(
        data, favor_recall=True, include_comments=False, include_tables=True, with_metadata=True
    )
    content: dict[str, Any] = found.as_dict() if isinstance(found, Document) else {}
    page = lay_out(tree, _main_element(tree, content.get("body")))
    if sum(len(line.text) for line in page.lines) < options.min_letters:
        raise NoTextError(
            "Die Webseite enthält keinen Text; vermutlich baut ihn erst ein Skript im Browser auf. "
            "Bitte im Browser als PDF speichern und dieses aufnehmen."
        )
    return page, read_head(tree, content)


def lay_out(tree: HtmlElement, main: HtmlElement) -> Page:
    """All of a page on one sheet: what is outside of ``main`` as furniture."""
    sheet = Sheet()
    layout = Layout(sheet, _notes(tree))
    headline = _headline(tree, main)
    before, after = _outside(tree, main)
    for element in before:
        layout.set_aside(element, but=headline)
    if headline is not None:
        layout.lay(headline)
    for element in [inner for inner in main.iter("nav", "footer", "form") if _is_aside(inner)]:
        layout.set_aside(element)
        element.drop_tree()
    layout.lay(main)
    for element in after:
        layout.set_aside(element, but=headline)
    return sheet.to_page()


def _main_element(tree: HtmlElement, body: HtmlElement | None) -> HtmlElement:
    """The smallest element that holds nearly all of what trafilatura took for content."""
    places = _blocks_by_letters(tree)
    weights: Counter[HtmlElement] = Counter()
    total = 0
    for element in () if body is None else body.iter("p", "head", "item", "cell", "quote"):
        key = _letters(" ".join(element.itertext()))
        if len(key) < _TELLING_LETTERS or not places[key]:
            continue
        place = places[key].pop(0)
        total += len(key)
        for holder in (place, *place.iterancestors()):
            weights[holder] += len(key)
    order = [element for element in tree.iter() if weights[element] >= _HELD * max(total, 1)]
    if total and order:
        return _holder(order[-1])
    for name in ("main", "article", "body"):
        first = next(tree.iter(name), None)
        if first is not None:
            return first
    return tree


def _holder(element: HtmlElement) -> HtmlElement:
    """One paragraph alone is not the content: what it stands in is."""
    while element.tag not in ("div", "section", "article", "main", "body", "td"):
        parent = element.getparent()
        if parent is None:
            return element
        element = parent
    return element


def _blocks_by_letters(tree: HtmlElement) -> "defaultdict[str, list[HtmlElement]]":
    places: defaultdict[str, list[HtmlElement]] = defaultdict(list)
    for element in tree.iter():
        if is_block(element) and is_shown(element):
            if any(inner.tag in ("p", "li", "div", "table") for inner in element.iterdescendants()):
                continue
            key = _letters(" ".join(element.itertext()))
            if len(key) >= _TELLING_LETTERS:
                places[key].append(element)
    return places


def _headline(tree: HtmlElement, main: HtmlElement) -> HtmlElement | None:
    """The page's one title, if the design put it above the content."""
    titles = list(tree.iter("h1"))
    outside = [title for title in titles if main not in title.iterancestors()]
    return outside[0] if len(outside) == len(titles) == 1 else None


def _outside(tree: HtmlElement, main: HtmlElement) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """The largest elements before and after the content that do not hold it."""
    before: list[HtmlElement] = []
    after: list[HtmlElement] = []
    inner = main
    for holder in main.iterancestors():
        at = holder.index(inner)
        shown = [(i, child) for i, child in enumerate(holder) if is_shown(child)]
        own = [(i, child) for i, child in shown if child.tag != "head"]
        before[:0] = [child for i, child in own if i < at]
        after.extend(child for i, child in own if i > at)
        inner = holder
    return before, after


def _is_aside(element: HtmlElement) -> bool:
    """Navigation inside the content; a form may hold the whole page."""
    if element.tag == "nav":
        return True
    words = clean(" ".join(element.itertext()))
    linked = sum(len(clean(" ".join(a.itertext()))) for a in element.iter("a"))
    return linked > _LINKED * len(words)


def _notes(tree: HtmlElement) -> dict[str, str]:
    """Numbers of footnotes by the id that their raised calls point to."""
    notes: dict[str, str] = {}
    for call in tree.iter("sup"):
        anchors = [*call.iter("a"), *call.iterancestors("a")]
        number = _CALL.fullmatch(clean("".join(call.itertext())))
        for anchor in anchors[:1]:
            target = (anchor.get("href") or "").partition("#")[2]
            if target and number:
                notes.setdefault(target, number.group(1))
    return notes


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).lower()
