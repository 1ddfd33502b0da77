import json

import feedparser  # type: ignore[import-untyped]
import pytest

from docpipe.export.feeds import Feed, Item, to_atom, to_json_feed

MON, TUE = "2026-03-02T06:00:00+00:00", "2026-03-03T06:00:00+00:00"
QUOTE = 'Die Kommunen sollten <b>„Räume"</b> & Geld geben.\nAuch Bürger*innen.'


def item(**other: object) -> Item:
    values: dict[str, object] = {
        "born": "a:r1",
        "title": "Empfehlung: Räume & Orte",
        "url": "https://x.example/records/a%3Ar1",
        "source_url": "https://y.example/a.pdf#page=3",
        "first": MON,
        "changed": TUE,
        "quote": QUOTE,
        "citation": "Stadt <M> (2020): Leitlinien. S. 3.",
        "author": "Stadt Musterau",
        "categories": ("Teilhabe", "Wohnen"),
    }
    return Item(**{**values, **other})  # type: ignore[arg-type]


def feed(*items: Item) -> Feed:
    return Feed(
        title="Räume – docpipe",
        subtitle="Neues",
        url="https://x.example/feed.atom?q=R%C3%A4ume",
        page_url="https://x.example/feed.atom?q=R%C3%A4ume&page=2",
        home="https://x.example/search?q=R%C3%A4ume",
        updated=TUE,
        author="Amt",
        items=items,
        pages={"next": "https://x.example/feed.atom?q=R%C3%A4ume&page=3"},
    )


def test_atom_is_read_back_by_a_reader() -> None:
    read = feedparser.parse(to_atom(feed(item(), item(born="a:r2", source_url=None))))
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert (read.feed.id, read.feed.title, read.feed.updated) == (
        "https://x.example/feed.atom?q=R%C3%A4ume",
        "Räume – docpipe",
        TUE,
    )
    links = {link.rel: link.href for link in read.feed.links}
    assert links["self"].endswith("page=2")
    assert links["next"].endswith("page=3")
    assert links["alternate"].endswith("/search?q=R%C3%A4ume")
    entry = read.entries[0]
    assert entry.id == "tag:docpipe.invalid,2026:a:r1"
    assert (entry.published, entry.updated) == (MON, TUE)
    assert (entry.title, entry.author) == ("Empfehlung: Räume & Orte", "Stadt Musterau")
    assert [tag.term for tag in entry.tags] == ["Teilhabe", "Wohnen"]
    assert {link.rel: link.href for link in entry.links} == {
        "alternate": "https://x.example/records/a%3Ar1",
        "via": "https://y.example/a.pdf#page=3",
    }


def test_a_quote_is_text_not_markup() -> None:
    from lxml import etree, html

    root = etree.fromstring(to_atom(feed(item())))
    content = root.find("{*}entry/{*}content")
    assert content is not None
    assert content.get("type") == "html"
    [block] = html.fromstring(f"<div>{content.text}</div>").iter("blockquote")
    assert block.text_content() == QUOTE.replace("\n", "")
    assert [child.tag for child in block] == ["br"]


def test_what_xml_cannot_hold_is_left_out_of_atom_only() -> None:
    odd = item(quote="Eins\x0czwei\ufffe", title="A\x00B", categories=("C\x01",))
    read = feedparser.parse(to_atom(feed(odd)))
    assert not read.bozo
    assert read.entries[0].title == "AB"
    [shown] = json.loads(to_json_feed(feed(odd)))["items"]
    assert shown["content_text"].startswith("Eins\x0czwei")


def test_json_feed_says_the_same() -> None:
    shown = json.loads(to_json_feed(feed(item(note="Geändert."))))
    assert shown["version"] == "https://jsonfeed.org/version/1.1"
    assert shown["next_url"].endswith("page=3")
    [one] = shown["items"]
    assert one["id"] == "tag:docpipe.invalid,2026:a:r1"
    assert (one["date_published"], one["date_modified"]) == (MON, TUE)
    assert one["content_text"] == f"{QUOTE}\n\nStadt <M> (2020): Leitlinien. S. 3.\n\nGeändert."
    assert "<b>" not in one["content_html"]
    assert one["tags"] == ["Teilhabe", "Wohnen"]


@pytest.mark.parametrize("write", [to_atom, to_json_feed])
def test_a_feed_may_be_empty(write: object) -> None:
    assert write(feed())  # type: ignore[operator]
