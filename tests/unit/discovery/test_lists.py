"""Sitemaps and feeds."""

import gzip

import pytest

from docpipe.discovery import publications_in_feed, publications_in_sitemap
from docpipe.discovery.feed import moment
from docpipe.errors import DiscoveryError
from docpipe.model import Watch, WatchKind

WATCH = Watch(key="liste", kind=WatchKind.SITEMAP, at="https://stadt.example/sitemap.xml")
SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc> https://stadt.example/a.pdf </loc><lastmod>2026-03-01</lastmod></url>
<url><loc>https://stadt.example/seite.html</loc></url></urlset>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Leitfaden (PDF)</title>
<link href="/l.pdf"/><link rel="enclosure" href="/l.pdf"/>
<updated>2026-02-01T08:00:00+01:00</updated>
</entry><entry><title>Nachricht</title><link href="/n.html"/></entry></feed>"""
RSS = b"""<rss><channel><item><title>Bericht</title><enclosure url="https://x.example/b.pdf"/>
<pubDate>Mon, 02 Feb 2026 10:00:00 +0100</pubDate></item></channel></rss>"""
BOMB = b"""<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<urlset><url><loc>&b;</loc></url></urlset>"""


@pytest.mark.parametrize("body", [SITEMAP, gzip.compress(SITEMAP)])
def test_a_sitemap_names_its_files(body: bytes) -> None:
    found, nested = publications_in_sitemap(body, WATCH)
    assert [(one.address, one.modified) for one in found] == [
        ("https://stadt.example/a.pdf", "2026-03-01T00:00:00+00:00")
    ]
    assert nested == ()


def test_an_index_leads_to_sitemaps() -> None:
    body = b"<sitemapindex><sitemap><loc>https://stadt.example/1.xml</loc></sitemap></sitemapindex>"
    assert publications_in_sitemap(body, WATCH) == ((), ("https://stadt.example/1.xml",))


def test_feeds_of_both_kinds() -> None:
    (atom,) = publications_in_feed(ATOM, "https://stadt.example/feed", WATCH)
    assert (atom.address, atom.title) == ("https://stadt.example/l.pdf", "Leitfaden")
    assert atom.modified == "2026-02-01T07:00:00+00:00"
    (rss,) = publications_in_feed(RSS, "https://stadt.example/feed", WATCH)
    assert (rss.address, rss.modified) == ("https://x.example/b.pdf", "2026-02-02T09:00:00+00:00")


def test_entities_are_not_resolved() -> None:
    found, _ = publications_in_sitemap(BOMB, WATCH)
    assert found == ()


@pytest.mark.parametrize("body", [b"", b"<html></html>", b"\x1f\x8bkaputt"])
def test_what_is_no_list_is_an_error(body: bytes) -> None:
    with pytest.raises(DiscoveryError):
        publications_in_sitemap(body, WATCH)
    with pytest.raises(DiscoveryError):
        publications_in_feed(body, "https://stadt.example/feed", WATCH)


BROKEN = ("http://[x/a.pdf", "file:///etc/a.pdf", "javascript:a.pdf", "http:///a.pdf")


@pytest.mark.parametrize("address", BROKEN)
def test_addresses_that_are_none_are_passed_over(address: str) -> None:
    good = "https://stadt.example/gut.pdf"
    sitemap = f"<urlset><url><loc>{address}</loc></url><url><loc>{good}</loc></url></urlset>"
    assert [one.address for one in publications_in_sitemap(sitemap.encode(), WATCH)[0]] == [good]
    feed = f"<rss><item><link>{address}</link></item><item><link>{good}</link></item></rss>"
    found = publications_in_feed(feed.encode(), "https://stadt.example/feed", WATCH)
    assert [one.address for one in found] == [good]


@pytest.mark.parametrize(
    "said",
    [
        "gestern",
        "0001-01-01T00:00:00+05:00",
        "9999-12-31T23:59:59-05:00",
        "Mon, 1 Jan 2026 10:00:00 +9999999999999",
        "Mon, 99 Foo 20266 99:99:99",
    ],
)
def test_dates_that_are_none_are_passed_over(said: str) -> None:
    assert moment(said) is None


def test_an_enclosure_counts_by_its_type_and_titles_lose_their_mark_up() -> None:
    body = b"""<feed><entry><title type="html">&lt;b&gt;Leitfaden&lt;/b&gt; &amp;amp; mehr</title>
      <link rel="enclosure" type="application/pdf" href="/get?id=5"/></entry></feed>"""
    (found,) = publications_in_feed(body, "https://stadt.example/feed", WATCH)
    assert (found.address, found.title) == (
        "https://stadt.example/get?id=5",
        "Leitfaden & mehr",
    )
