"""News as Atom (RFC 4287, paged after RFC 5005) and as JSON Feed 1.1.

Quotes go out verbatim; what XML cannot hold (control characters) is left out of Atom.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"

_NAMESPACE = "http://www.w3.org/2005/Atom"
_TAGGER = "tag:docpipe.invalid,2026:"
"""Ids name content, so they say nothing of the server that tells of it (RFC 4151)."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record or document.

    Attributes:
        born: The id under which it first appeared: it stays when another reading gives it another.
        url: Of its page.
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
        home: The page for people that shows the same.
        updated: When anything last came, changed or went.
        author: Who publishes the feed.
        pages: Relation (``first``, ``previous``, ``next``, ``last``) to address.
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


def to_atom(feed: Feed) -> bytes:
    """The feed as an Atom document, UTF-8."""
    from lxml import etree

    def add(parent: "etree._Element", name: str, text: str = "", **attributes: str) -> None:
        node = etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)
        node.text = _NOT_XML.sub("", text) or None

    def author(parent: "etree._Element", name: str) -> None:
        person = etree.SubElement(parent, f"{{{_NAMESPACE}}}author")
        add(person, "name", name)

    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    root = etree.Element(f"{{{_NAMESPACE}}}feed", {lang: feed.language}, nsmap={None: _NAMESPACE})
    add(root, "id", feed.url)
    add(root, "title", feed.title)
    add(root, "subtitle", feed.subtitle)
    add(root, "updated", feed.updated)
    author(root, feed.author)
    add(root, "generator", "docpipe")
    add(root, "link", rel="self", type=ATOM, href=feed.page_url)
    add(root, "link", rel="alternate", type="text/html", href=feed.home)
    for relation, address in feed.pages.items():
        add(root, "link", rel=relation, type=ATOM, href=address)
    for item in feed.items:
        entry = etree.SubElement(root, f"{{{_NAMESPACE}}}entry", {lang: item.language})
        add(entry, "id", item.id)
        add(entry, "title", item.title)
        add(entry, "published", item.first)
        add(entry, "updated", item.changed)
        author(entry, item.author)
        add(entry, "link", rel="alternate", type="text/html", href=item.url)
        if item.source_url:
            add(entry, "link", rel="via", href=item.source_url)
        for category in item.categories:
            add(entry, "category", term=_NOT_XML.sub("", category))
        add(entry, "content", _as_html(item, feed.proof), type="html")
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def to_json_feed(feed: Feed) -> str:
    """The feed as a JSON Feed document."""
    head: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.home,
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
    if item.source_url:
        shown["external_url"] = item.source_url
    return shown


def _paragraphs(item: Item) -> Iterator[str]:
    yield from (text for text in (item.quote, item.citation, item.note) if text)


def _as_html(item: Item, proof: str) -> str:
    quote = escape(item.quote).replace("\n", "<br>")
    parts = [f"<blockquote>{quote}</blockquote>"] if item.quote else []
    parts += [f"<p>{escape(text)}</p>" for text in (item.citation, item.note) if text]
    parts.append(f'<p><a href="{escape(item.url)}">{escape(proof)}</a></p>')
    return "\n".join(parts)
