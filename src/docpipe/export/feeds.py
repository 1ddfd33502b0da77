"""News as Atom (RFC 4287, paged after RFC 5005) and as JSON Feed 1.1.

Quotes go out verbatim; what XML cannot hold (control characters) is left out of Atom.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"

_NAMESPACE = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HISTORY = "http://purl.org/syndication/history/1.0"
_TAGGER = "tag:docpipe.invalid,2026:"
"""Ids name content, so they say nothing of the server that tells of it (RFC 4151)."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record or document.

    Attributes:
        born: The id under which it first appeared: it stays when another reading gives it another.
        url: Of its page; empty where there are no web pages.
        source_url: Of the publication at that page, if it is known.
        first: When readers first saw it, UTC, ISO 8601.
        changed: When it last changed; ``first`` if it never did.
        note: What happened, in words; empty for nothing to say.
        language: Of the text.
    """

    born: str
    title: str
    url: str
    first: str
    changed: str
    quote: str
    citation: str
    author: str
    source_url: str | None = None
    note: str = ""
    language: str = "de"
    categories: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """For ever the same."""
        return f"{_TAGGER}{self.born}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One page of news.

    Attributes:
        url: Of the feed's first page, which also is its id.
        page_url: Of this page.
        home: The page for people that shows the same; empty if there is none.
        updated: When anything last came, changed or went.
        author: Who publishes the feed.
        pages: Relation (``first``, ``previous``, ``next``, ``last``; of files also
            ``prev-archive`` and ``current``) to address.
        archive: Whether this page will never change (RFC 5005, 4).
        proof: What the link to an item's page is called.
    """

    title: str
    subtitle: str
    url: str
    page_url: str
    home: str
    updated: str
    author: str
    items: tuple[Item, ...]
    pages: dict[str, str]
    language: str = "de"
    proof: str = "Beleg ansehen"
    archive: bool = False


def to_atom(feed: Feed) -> bytes:
    """The feed as an Atom document, UTF-8."""
    from lxml import etree

    root = etree.Element(f"{{{_NAMESPACE}}}feed", {_LANG: feed.language}, nsmap={None: _NAMESPACE})
    _add(root, "id", feed.url)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", feed.updated)
    _add_author(root, feed.author)
    _add(root, "generator", "docpipe")
    if feed.archive:
        etree.SubElement(root, f"{{{_HISTORY}}}archive", nsmap={"fh": _HISTORY})
    _add(root, "link", rel="self", type=ATOM, href=feed.page_url)
    if feed.home:
        _add(root, "link", rel="alternate", type="text/html", href=feed.home)
    for relation, address in feed.pages.items():
        _add(root, "link", rel=relation, type=ATOM, href=address)
    for item in feed.items:
        _add_entry(root, item, feed.proof)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _add_entry(root: "etree._Element", item: Item, proof: str) -> None:
    from lxml import etree

    entry = etree.SubElement(root, f"{{{_NAMESPACE}}}entry", {_LANG: item.language})
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "published", item.first)
    _add(entry, "updated", item.changed)
    _add_author(entry, item.author)
    if item.url:
        _add(entry, "link", rel="alternate", type="text/html", href=item.url)
    if item.source_url:
        _add(entry, "link", rel="via", href=item.source_url)
    for category in item.categories:
        _add(entry, "category", term=_NOT_XML.sub("", category))
    _add(entry, "content", _as_html(item, proof), type="html")


def _add(parent: "etree._Element", name: str, text: str = "", **attributes: str) -> None:
    from lxml import etree

    node = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)
    node.text = _NOT_XML.sub("", text) or None


def _add_author(parent: "etree._Element", name: str) -> None:
    from lxml import etree

    person = etree.SubElement(parent, f"{{{_NAMESPACE}}}author")
    _add(person, "name", name)


def to_json_feed(feed: Feed) -> str:
    """The feed as a JSON Feed document."""
    head: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        **({"home_page_url": feed.home} if feed.home else {}),
        "feed_url": feed.url,
        "language": feed.language,
        "authors": [{"name": feed.author}],
    }
    if following := feed.pages.get("next"):
        head["next_url"] = following
    head["items"] = [_item_object(item, feed.proof) for item in feed.items]
    return json.dumps(head, ensure_ascii=False, indent=1) + "\n"


def _item_object(item: Item, proof: str) -> dict[str, object]:
    shown: dict[str, object] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": _as_html(item, proof),
        "content_text": "\n\n".join(_paragraphs(item)),
        "date_published": item.first,
        "date_modified": item.changed,
        "authors": [{"name": item.author}],
        "language": item.language,
        "tags": list(item.categories),
    }
    if not item.url:
        del shown["url"]
    if item.source_url:
        shown["external_url"] = item.source_url
    return shown


def _paragraphs(item: Item) -> Iterator[str]:
    yield from (text for text in (item.quote, item.citation, item.note) if text)


def _as_html(item: Item, proof: str) -> str:
    quote = escape(item.quote).replace("\n", "<br>")
    parts = [f"<blockquote>{quote}</blockquote>"] if item.quote else []
    parts += [f"<p>{escape(text)}</p>" for text in (item.citation, item.note) if text]
    if item.url:
        parts.append(f'<p><a href="{escape(item.url)}">{escape(proof)}</a></p>')
    return "\n".join(parts)
