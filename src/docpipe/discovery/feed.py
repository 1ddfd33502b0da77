"""The publications that a feed announces (RSS 2.0, Atom)."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from docpipe.discovery.page import MAX_BYTES, SUFFIXES
from docpipe.discovery.titles import names_something, tidy
from docpipe.errors import DiscoveryError
from docpipe.model import Found, Watch

if TYPE_CHECKING:
    from lxml.etree import _Element

_TARGETS = (
    "*[local-name()='enclosure']/@url | *[local-name()='link']/@href | *[local-name()='link']"
)
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
        title = tidy(entry.xpath("string(*[local-name()='title'])"))
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


def _targets(entry: "_Element", address: str) -> list[str]:
    named = [one if isinstance(one, str) else one.text or "" for one in entry.xpath(_TARGETS)]
    full = [urljoin(address, one.strip()) for one in named if one.strip()]
    return [one for one in full if urlsplit(one).path.lower().endswith(SUFFIXES)]


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
        except ValueError:
            return None
    zoned = said if said.tzinfo else said.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).isoformat(timespec="seconds")


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
