"""The publications that a feed announces (RSS 2.0, Atom)."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import TYPE_CHECKING

from docpipe.discovery.page import MAX_BYTES, MAX_TITLE, names_a_file, web_address
from docpipe.discovery.titles import names_something, tidy
from docpipe.errors import DiscoveryError
from docpipe.model import Found, Watch

if TYPE_CHECKING:
    from lxml.etree import _Element

_LINKS = "*[local-name()='enclosure' or local-name()='link']"
_TAG = re.compile(r"<[^<>]{1,300}>")
_TIMES = ("updated", "pubDate", "published", "date")


def publications_in_feed(body: bytes, address: str, watch: Watch) -> tuple[Found, ...]:
    """The files that the entries of a feed link to or enclose, each once.

    Raises:
        DiscoveryError: It is no feed.
    """
    root = parsed_xml(body)
    if root.xpath("local-name()") not in {"rss", "feed", "RDF"}:
        raise DiscoveryError("Die Adresse liefert keinen Feed (RSS oder Atom).")
    found: dict[str, Found] = {}
    for entry in root.xpath("//*[local-name()='item' or local-name()='entry']"):
        title = _title(entry)
        if watch.link_text is not None and not re.search(watch.link_text, title):
            continue
        for target in _targets(entry, address):
            found.setdefault(
                target,
                Found(
                    watch=watch.key,
                    address=target,
                    title=title if names_something(title) else None,
                    modified=_changed(entry),
                ),
            )
    return tuple(found.values())


def _title(entry: "_Element") -> str:
    """Without mark-up: Atom allows it escaped, and RSS does not forbid it."""
    words = entry.xpath("string(*[local-name()='title'])")
    return tidy(_TAG.sub(" ", unescape(words[:MAX_TITLE])))


def _targets(entry: "_Element", address: str) -> list[str]:
    targets = []
    for link in entry.xpath(_LINKS):
        href = link.get("url") or link.get("href") or link.text or ""
        target = web_address(address, href)
        if target is not None and names_a_file(target, link.get("type", "")):
            targets.append(target)
    return targets


def _changed(entry: "_Element") -> str | None:
    for name in _TIMES:
        if said := moment(entry.xpath(f"normalize-space(*[local-name()='{name}'])")):
            return said
    return None


def moment(text: str) -> str | None:
    """A date of a feed or sitemap as UTC, ISO 8601; ``None`` for what is none."""
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        try:
            said = parsedate_to_datetime(text)
        except (ValueError, OverflowError):
            return None
    zoned = said if said.tzinfo else said.replace(tzinfo=UTC)
    try:
        return zoned.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:  # the first or last day that there is, in another zone
        return None


def parsed_xml(body: bytes) -> "_Element":
    """The root element; entities are not resolved, nothing is loaded.

    Raises:
        DiscoveryError: It is no XML.
    """
    from lxml import etree

    if len(body) > MAX_BYTES:
        raise DiscoveryError(f"Die Datei ist größer als {MAX_BYTES / 1e6:.0f} MB.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError as exc:
        raise DiscoveryError(f"Die Adresse liefert kein lesbares XML ({exc}).") from exc
