"""The publications that a web page links to."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from docpipe.discovery.titles import claimed_bytes, comparable, names_something, tidy
from docpipe.errors import DiscoveryError
from docpipe.model import Found, Watch

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BYTES = 20_000_000
"""Of a page; what is longer is no list of publications."""

MAX_TITLE = 300
"""Characters; what is longer is running text around a link."""

SUFFIXES = (".pdf", ".docx")
_TYPES = frozenset(
    {
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)
_MARKED = re.compile(r"\bPDF\b")
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
    base = urljoin(address, next(iter(root.xpath("//base/@href")), ""))
    found: dict[str, Found] = {}
    for link in _links(root, watch):
        target = _target(base, link.get("href", ""))
        text = " ".join(link.text_content().split())
        if target is None or not _is_publication(link, target, text):
            continue
        title = _title(link)
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
    encoding = charset or _utf_8(body)
    try:
        parser = html.HTMLParser(encoding=encoding, huge_tree=False, remove_comments=True)
    except LookupError:  # a server that says "charset=none"
        parser = html.HTMLParser(huge_tree=False, remove_comments=True)
    try:
        return html.document_fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise DiscoveryError(f"Die Seite ist kein lesbares HTML ({exc}).") from exc


def _utf_8(body: bytes) -> str | None:
    """UTF-8 if it can be; otherwise the page's own claim decides."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _links(root: "HtmlElement", watch: Watch) -> Iterator["HtmlElement"]:
    links: list[HtmlElement] = list(root.iter("a"))
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
    return iter(links)


def _below_heading(root: "HtmlElement", watch: Watch) -> set["HtmlElement"]:
    """The links after the heading, up to the next one of its level or above."""
    wanted, level, below = comparable(watch.heading or ""), 0, set()
    is_there = False
    for element in root.iter(*_LEVELS, "a"):
        if element.tag == "a":
            if level:
                below.add(element)
        elif wanted in comparable(element.text_content()):
            level, is_there = _LEVELS[element.tag], True
        elif level and _LEVELS[element.tag] <= level:
            level = 0
    if not is_there:
        raise DiscoveryError(
            f"Die Überschrift „{watch.heading}“ gibt es auf der Seite nicht mehr. Bitte heading "
            f"von {watch.key!r} in sources.toml anpassen."
        )
    return below


def _target(base: str, href: str) -> str | None:
    try:
        target = urldefrag(urljoin(base, href.strip())).url
        parts = urlsplit(target)
    except ValueError:  # "http://[" and the like
        return None
    return target if parts.scheme in {"http", "https"} and parts.hostname else None


def _is_publication(link: "HtmlElement", target: str, text: str) -> bool:
    if urlsplit(target).path.lower().endswith(SUFFIXES):
        return True
    return link.get("type", "").lower() in _TYPES or bool(_MARKED.search(text))


def _title(link: "HtmlElement") -> str | None:
    """The first that names something: its text, its attributes, what stands around, a heading."""
    own = (link.text_content(), link.get("title", ""), link.get("aria-label", ""))
    for text in (*own, *(image.get("alt", "") for image in link.iter("img"))):
        title = tidy(text)
        if names_something(title) and len(title) <= MAX_TITLE:
            return title
    around = tidy(_surrounding_text(link) or "")
    if names_something(around) and len(around) <= MAX_TITLE:
        return around
    heading = next(
        iter(link.xpath("(preceding::*[self::h2 or self::h3 or self::h4 or self::h5])[last()]")),
        None,
    )
    title = tidy(heading.text_content()) if heading is not None else ""
    return title if names_something(title) else None


def _surrounding_text(link: "HtmlElement") -> str | None:
    """The entry of a list or table in which the link stands alone, without the link's own words."""
    for parent in link.iterancestors(*_AROUND):
        if len(list(parent.iter("a"))) != 1:
            return None
        text = parent.text_content().replace(link.text_content(), " ")
        return str(" ".join(text.split()))
    return None
