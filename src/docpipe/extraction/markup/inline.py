"""The words inside one element: line breaks, bold print, raised figures, what is not shown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from docpipe.extraction.markup.sheet import Text, clean

_SKIPPED = re.compile(
    "script|style|noscript|template|button|input|select|textarea|svg|iframe|object|audio|video"
    "|canvas|math|datalist|dialog"
)

_BOLD = frozenset(["b", "strong", "th"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\D|$)", re.I)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CALL = re.compile(r"[\[(]?(\d{1,3})[\])]?")
_BACK = re.compile(r"[\s↑↩⏎^\ufe0e\ufe0f]*")
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some characters in one print; a lone line feed is a line break."""

    text: str
    bold: bool


def runs_of(element: HtmlElement, *, bold: bool = False) -> Iterator[Run]:
    """Everything that is shown inside an element, its tail left out."""
    bold = bold or element.tag in _BOLD
    if element.tag == "br":
        yield Run(text="\n", bold=bold)
        return
    if element.tag == "sup":
        yield Run(text=_raised(element), bold=bold)
        return
    if element.text:
        yield Run(text=_WHITE.sub(" ", element.text), bold=bold)
    for child in element:
        if is_shown(child) and not _leads_back(child):
            yield from runs_of(child, bold=bold)
        if child.tail:
            yield Run(text=_WHITE.sub(" ", child.tail), bold=bold)


def texts_of(runs: Iterable[Run]) -> tuple[Text, ...]:
    """Runs to lines; lines without words are left out."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.text == "\n":
            lines.append([])
        else:
            lines[-1].append(run)
    texts = []
    for line in lines:
        words = clean("".join(run.text for run in line))
        if words:
            bold = all(run.bold or not clean(run.text) for run in line)
            texts.append(Text(words=words, bold=bold))
    return tuple(texts)


def is_shown(element: HtmlElement) -> bool:
    """Whether an element is one of the page's text at all, and not switched off."""
    if not isinstance(element.tag, str) or _SKIPPED.fullmatch(element.tag):
        return False
    return not is_hidden(element)


def is_hidden(element: HtmlElement) -> bool:
    """Switched off by an attribute or by its own style; style sheets are not read."""
    if not isinstance(element.tag, str):
        return False
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _raised(element: HtmlElement) -> str:
    """A figure becomes a superscript, as in print; other raised words stay as they are."""
    words = clean("".join(run.text for child in element for run in runs_of(child)))
    own = clean((element.text or "") + words + "".join(child.tail or "" for child in element))
    call = _CALL.fullmatch(own)
    return call.group(1).translate(_RAISED) if call else own


def _leads_back(element: HtmlElement) -> bool:
    """The arrow at a footnote's end that leads back to its call."""
    return element.tag == "a" and bool(_BACK.fullmatch("".join(element.itertext())))
