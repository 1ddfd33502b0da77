"""The publications that a web page links to."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from docpipe.discovery.titles import claimed_bytes, comparable, names_something, tidy
from docpipe.errors import DiscoveryError
from docpipe.model import Found, Watch

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BYTES = 20_000_000
"""Of a page; what is longer is no list of publications."""

MAX_LINKS = 5_000
"""Of a page; the longest lists of papers have some hundreds, a trap for robots any number."""

MAX_TITLE = 300
"""Characters; what is longer is running text around a link."""

SUFFIXES = (".pdf", ".docx")
_TYPES = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_UTF_8 = frozenset({"utf-8", "utf8"})

_MAX_ELEMENTS = 400
"""Looked at inside one link, or one entry of a list; with more it is none."""

_MAX_TEXT = 2_000
"""Characters read of a link: some wrap a picture, a title and a summary with the size below."""

_MARKED = re.compile(r"\bPDF\b")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_AROUND = ("li", "td", "dd", "p", "figure", "article")


def publications_on_page(
    body: bytes, address: str, watch: Watch, charset: str | None = None
) -> tuple[Found, ...]:
    """All publications in the order of the page, each address once.

    A link leads to a publication if its address ends like a file, its ``type`` says so, or its
    text is marked "PDF".

    Args:
        body: The page as it was served.
        address: Where redirects led: relative links start there.
        watch: Which of its links count.
        charset: As the server said; the page's own claim is used otherwise.

    Raises:
        DiscoveryError: It is no page, or what ``selector`` or ``heading`` name is not there. A
            page that was redesigned must not look like one whose publications are gone.
    """
    root = _parsed(body, charset)
    base = web_address(address, next(iter(root.xpath("//base/@href")), "")) or address
    links = _links(root, watch)
    headings = _headings_above(root)
    found: dict[str, Found] = {}
    for link in links:
        target = web_address(base, link.get("href", ""))
        text = _text(link)
        if target is None or not _is_publication(link, target, text):
            continue
        title = _title(link, text, headings.get(link, ""))
        if watch.link_text is not None and not re.search(watch.link_text, f"{text} {title or ''}"):
            continue
        around = _surrounding_text(link)
        # Of several links to one address the first that names it counts: others are pictures.
        if target not in found or (found[target].title is None and title):
            n_bytes = claimed_bytes(text) or claimed_bytes(link.get("title", "") or around or "")
            found[target] = Found(watch=watch.key, address=target, title=title, n_bytes=n_bytes)
    return tuple(found.values())


def _parsed(body: bytes, charset: str | None) -> "HtmlElement":
    from lxml import etree, html

    if len(body) > MAX_BYTES:
        raise DiscoveryError(f"Die Seite ist größer als {MAX_BYTES / 1e6:.0f} MB.")
    encoding = _encoding(body, charset)
    if encoding in _UTF_8:
        body = body.decode("utf-8", "replace").encode()
    options = {"huge_tree": False, "remove_comments": True, "remove_pis": True}
    try:
        parser = html.HTMLParser(encoding=encoding, **options)
    except LookupError:  # a server that says "charset=none"
        parser = html.HTMLParser(**options)
    try:
        return html.document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise DiscoveryError(f"Die Seite ist kein lesbares HTML ({exc}).") from exc


def _encoding(body: bytes, said: str | None) -> str | None:
    """UTF-8 if it can be, whatever the server says; else what it says, or the page (``None``).

    Single broken bytes make no other encoding of a page: more of what is not ASCII has to be
    broken than is not.
    """
    text = body.decode("utf-8", "replace")
    n_broken = text.count("\ufffd")
    if n_broken * 2 <= sum(len(run) for run in _BEYOND_ASCII.findall(text)):
        return "utf-8"
    return None if (said or "").lower() in _UTF_8 else said


def _links(root: "HtmlElement", watch: Watch) -> Sequence["HtmlElement"]:
    links: list[HtmlElement] = list(root.iter("a"))
    if len(links) > MAX_LINKS:
        raise DiscoveryError(f"Die Seite hat mehr als {MAX_LINKS} Links.")
    if watch.selector is not None:
        areas = root.cssselect(watch.selector)
        if not areas:
            raise DiscoveryError(
                f"Den Bereich {watch.selector!r} gibt es auf der Seite nicht mehr. Bitte selector "
                f"von {watch.key!r} in sources.toml anpassen."
            )
        inside = {link for area in areas for link in area.iter("a")}
        links = [link for link in links if link in inside]
    if watch.heading is not None:
        below = _below_heading(root, watch)
        links = [link for link in links if link in below]
    return links


def _below_heading(root: "HtmlElement", watch: Watch) -> set["HtmlElement"]:
    """The links after the heading, up to the next one of its level or above."""
    wanted, level, below = comparable(watch.heading or ""), 0, set()
    is_there = False
    for element in root.iter(*_LEVELS, "a"):
        if element.tag == "a":
            if level:
                below.add(element)
        elif wanted in comparable(_text(element)):
            level, is_there = _LEVELS[element.tag], True
        elif level and _LEVELS[element.tag] <= level:
            level = 0
    if not is_there:
        raise DiscoveryError(
            f"Die Überschrift „{watch.heading}“ gibt es auf der Seite nicht mehr. Bitte heading "
            f"von {watch.key!r} in sources.toml anpassen."
        )
    return below


def web_address(base: str, href: str) -> str | None:
    """Where a link leads, without fragment; ``None`` for mail, scripts and what is no address."""
    try:
        target = urldefrag(urljoin(base, href.strip())).url
        parts = urlsplit(target)
    except ValueError:  # "http://[" and the like
        return None
    return target if parts.scheme in {"http", "https"} and parts.hostname else None


def names_a_file(target: str, kind: str = "") -> bool:
    """Whether an address ends like a publication, or its declared type is that of one."""
    is_typed = kind.partition(";")[0].strip().lower() in _TYPES
    return is_typed or urlsplit(target).path.lower().endswith(SUFFIXES)


def _is_publication(link: "HtmlElement", target: str, text: str) -> bool:
    if names_a_file(target, link.get("type", "")) or bool(_MARKED.search(text)):
        return True
    return str(link.get("download", "")).strip().lower().endswith(SUFFIXES)


def _title(link: "HtmlElement", text: str, above: str) -> str | None:
    """The first that names something: its text, its attributes, what stands around, a heading."""
    inside = list(islice(link.iter(), _MAX_ELEMENTS))
    candidates = (
        *(_text(one) for one in inside if one.tag in _LEVELS),
        text,
        link.get("title", ""),
        link.get("aria-label", ""),
        *(one.get("alt", "") for one in inside if one.tag == "img"),
        _surrounding_text(link) or "",
        above,
    )
    titles = (tidy(one) for one in candidates if len(one) <= _MAX_TEXT)
    return next((one for one in titles if names_something(one) and len(one) <= MAX_TITLE), None)


def _text(element: "HtmlElement") -> str:
    """The beginning of what stands in it, on one line."""
    pieces = islice(element.itertext(), _MAX_ELEMENTS)
    return " ".join("".join(pieces)[:_MAX_TEXT].split())


def _headings_above(root: "HtmlElement") -> dict["HtmlElement", str]:
    """Link -> the words of the last heading before it, the page's own title excepted."""
    above: dict[HtmlElement, str] = {}
    last = ""
    for element in root.iter("h2", "h3", "h4", "h5", "a"):
        if element.tag == "a":
            above[element] = last
        else:
            last = _text(element)
    return above


def _surrounding_text(link: "HtmlElement") -> str | None:
    """The entry of a list or table in which the link stands alone, without the link's own words."""
    for parent in link.iterancestors(*_AROUND):
        inside = list(islice(parent.iter(), _MAX_ELEMENTS))
        if len(inside) == _MAX_ELEMENTS or sum(one.tag == "a" for one in inside) != 1:
            return None
        return " ".join(_text(parent).replace(_text(link), " ").split())
    return None
