"""The publications that a sitemap lists (sitemaps.org, protocol 0.9)."""

import gzip
import re
import zlib
from io import BytesIO

from docpipe.discovery.feed import moment, parsed_xml
from docpipe.discovery.page import MAX_BYTES, names_a_file, web_address
from docpipe.errors import DiscoveryError
from docpipe.model import Found, Watch

_GZIP = b"\x1f\x8b"


def publications_in_sitemap(body: bytes, watch: Watch) -> tuple[tuple[Found, ...], tuple[str, ...]]:
    """The files that it lists, and the sitemaps to which a sitemap index leads.

    Raises:
        DiscoveryError: It is no sitemap, or larger than the protocol allows.
    """
    root = parsed_xml(_unpacked(body))
    kind = root.xpath("local-name()")
    if kind not in {"urlset", "sitemapindex"}:
        raise DiscoveryError("Die Adresse liefert keine Sitemap.")
    found, nested = [], []
    for entry in root.xpath("*[local-name()='url' or local-name()='sitemap']"):
        said = entry.xpath("normalize-space(*[local-name()='loc'])")
        address = web_address(watch.at, said)
        if address is None:
            continue
        if kind == "sitemapindex":
            nested.append(address)
        elif _counts(address, watch):
            changed = moment(entry.xpath("normalize-space(*[local-name()='lastmod'])"))
            found.append(Found(watch=watch.key, address=address, modified=changed))
    return tuple(found), tuple(nested)


def _counts(address: str, watch: Watch) -> bool:
    if watch.link_text is not None and not re.search(watch.link_text, address):
        return False
    return names_a_file(address)


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    try:
        with gzip.open(BytesIO(body)) as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as exc:
        raise DiscoveryError(f"Die Sitemap ist beschädigt ({exc}).") from exc
    if len(data) > MAX_BYTES:
        raise DiscoveryError(f"Die Sitemap ist größer als {MAX_BYTES / 1e6:.0f} MB.")
    return data
