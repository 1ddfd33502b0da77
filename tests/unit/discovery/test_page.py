"""Which links of a page are publications, and what they are called."""

import contextlib

import pytest

from docpipe.discovery import publications_on_page
from docpipe.discovery.page import MAX_LINKS
from docpipe.discovery.titles import claimed_bytes, comparable, matches_title, tidy
from docpipe.errors import DiscoveryError
from docpipe.model import Watch, WatchKind
from tests.site import Link, landing_page

AT = "https://www.musterstadt.example/rathaus/arbeitskreis.php"
LINKS = (
    Link("Handreichung „Vielfalt vor\u2010Ort“ – Leitfaden", "/downloads/vielfalt.pdf", 1_234_000),
    Link("Manifest 2016", "medien/manifest.pdf"),
)  # fmt: skip


def watch(**more: str) -> Watch:
    return Watch(key="kreis", kind=WatchKind.PAGE, at=AT, **more)  # type: ignore[arg-type]


def named(html: str, **more: str) -> list[tuple[str, str | None]]:
    found = publications_on_page(html.encode(), AT, watch(**more))
    return [
        (one.address.removeprefix("https://www.musterstadt.example"), one.title) for one in found
    ]


@pytest.mark.parametrize("plain", [False, True])
def test_below_a_heading_up_to_the_next_of_its_level(plain: bool) -> None:
    page = landing_page(LINKS, plain=plain)
    found = publications_on_page(page, AT, watch(heading="Downloads"))
    assert [one.address for one in found] == [
        "https://www.musterstadt.example/downloads/vielfalt.pdf",
        "https://www.musterstadt.example/rathaus/medien/manifest.pdf",
    ]
    assert comparable(found[0].title or "") == comparable(
        'Handreichung "Vielfalt vor-Ort" - Leitfaden'
    )
    assert [one.n_bytes for one in found] == [1_200_000, None]


def test_without_a_rule_the_whole_page_counts() -> None:
    found = publications_on_page(landing_page(LINKS), AT, watch())
    assert [one.address.rpartition("/")[2] for one in found] == [
        "stadtplan.pdf", "vielfalt.pdf", "manifest.pdf", "hausordnung.pdf",
    ]  # fmt: skip


def test_a_selector_and_a_pattern_narrow_it() -> None:
    page = landing_page(LINKS)
    by_selector = publications_on_page(page, AT, watch(selector="ul.linklist"))
    assert len(by_selector) == 2
    (one,) = publications_on_page(page, AT, watch(selector="ul.linklist", link_text="^Manif"))
    assert one.title == "Manifest 2016"


@pytest.mark.parametrize("rule", [{"heading": "Publikationen"}, {"selector": "#weg"}])
def test_a_rule_that_fits_nothing_is_an_error_and_not_an_empty_page(rule: dict[str, str]) -> None:
    with pytest.raises(DiscoveryError, match=next(iter(rule.values()))):
        publications_on_page(landing_page(LINKS), AT, watch(**rule))


def test_words_that_name_nothing_give_way_to_what_stands_around() -> None:
    html = """<ul><li>Elternbildung stärken (2014) <a href="/e.pdf">Download (PDF, 340 KB)</a></li>
      <li><a href="/s.pdf" title="Sprachmittlung">hier</a></li></ul>
      <h3>Wohnen</h3><p><a href="/w.pdf">PDF</a> <a href="/x.pdf">mehr</a></p>"""
    assert named(html) == [
        ("/e.pdf", "Elternbildung stärken (2014)"),
        ("/s.pdf", "Sprachmittlung"),
        ("/w.pdf", "Wohnen"),
        ("/x.pdf", "Wohnen"),
    ]


def test_one_address_is_one_publication_and_a_picture_of_it_names_nothing() -> None:
    html = '<a href="/m.pdf#page=2"><img src="t.jpg"></a> <a href="/m.pdf">Manifest</a>'
    assert named(html) == [("/m.pdf", "Manifest")]


def test_only_files_count_by_name_by_type_or_by_mark() -> None:
    html = """<a href="mailto:a@b.example">PDF</a><a href="javascript:x()">PDF</a>
      <a href="/seite.html">Seite</a><a href="/get?id=7" type="application/pdf">Bericht</a>
      <a href="/get?id=8">Leitfaden (PDF, 1 MB)</a><a href="http://[">kaputt.pdf</a>"""
    assert named(html) == [("/get?id=7", "Bericht"), ("/get?id=8", "Leitfaden")]


def test_a_base_moves_relative_links_and_umlauts_are_read_as_declared() -> None:
    html = '<html><head><meta charset="iso-8859-1"><base href="/a/b/"></head><a href="c.pdf">Öl</a>'
    (found,) = publications_on_page(html.encode("iso-8859-1"), AT, watch())
    assert (found.address, found.title) == ("https://www.musterstadt.example/a/b/c.pdf", None)
    html = html.replace("Öl", "Öffnung der Ämter")
    (found,) = publications_on_page(html.encode("iso-8859-1"), AT, watch(), "none")
    assert found.title == "Öffnung der Ämter"


@pytest.mark.parametrize(
    "body", [b"", b"<div>" * 100_000 + b"<a href=x.pdf>Tief</a>", b"\0\xff" * 99]
)
def test_hostile_pages_end(body: bytes) -> None:
    with contextlib.suppress(DiscoveryError):
        assert len(publications_on_page(body, AT, watch())) <= 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Manifest (PDF, 1,2 MB)", "Manifest"),
        ("Manifest [PDF; 340 KB; nicht barrierefrei]", "Manifest"),
        ("Mani\u00adfest, PDF 340 KB", "Manifest"),
        ("PDF: Manifest", "Manifest"),
        ("Manifest – PDF", "Manifest"),
        ("Empfehlungen (Teil 2)", "Empfehlungen (Teil 2)"),
        ("Integration in der EU (EWR)", "Integration in der EU (EWR)"),
    ],
)
def test_format_and_size_are_no_part_of_a_title(text: str, title: str) -> None:
    assert tidy(text) == title


@pytest.mark.parametrize(
    ("text", "n_bytes"),
    [("(PDF, 1,2 MB)", 1_200_000), ("1.234 KB", 1_234_000), ("0.5 MiB", 524_288), ("2012", None)],
)
def test_claimed_sizes(text: str, n_bytes: int | None) -> None:
    assert claimed_bytes(text) == n_bytes


def test_a_title_of_the_catalogue_is_known_across_typographies() -> None:
    title = "Begriffe der Einwanderungs- und Integrationspolitik. Reflexionen für die Praxis"
    assert matches_title(
        title, 2017, "Begriffe der Einwanderungs\u2010 und Integrationspolitik (2016)"
    )
    assert not matches_title(
        title, 2017, "Begriffe der Einwanderungs- und Integrationspolitik 2009"
    )
    assert not matches_title(title, 2017, "Umgang mit religiöser Vielfalt")


def test_a_card_is_named_by_its_heading_and_its_size_is_read() -> None:
    summary = "Das Papier fasst zusammen, was Kommunen bei der Sprachmittlung erprobt haben. " * 9
    html = f"""<h2>Allgemeines</h2><a href="/karte.pdf"><h3>Sprachmittlung im Amt</h3>
      <p>{summary}</p><small>PDF, 2,5 MB</small></a>"""
    (found,) = publications_on_page(html.encode(), AT, watch())
    assert (found.title, found.n_bytes) == ("Sprachmittlung im Amt", 2_500_000)


def test_a_link_that_saves_a_file_is_one() -> None:
    html = '<a href="/get/7" download="bericht.pdf">Bericht zur Lage</a><a href="/get/8">Mehr</a>'
    assert named(html) == [("/get/7", "Bericht zur Lage")]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "iso-8859-1"), ("iso-8859-1", "utf-8"), ("utf-8", None), ("cp1252", "cp1252")],
)
def test_umlauts_survive_a_server_that_is_wrong_about_them(encoding: str, said: str | None) -> None:
    html = '<a href="/g.pdf">Größe der Ämter</a>'.encode(encoding)
    (found,) = publications_on_page(html, AT, watch(), said)
    assert found.title == "Größe der Ämter"


def test_a_single_broken_byte_does_not_spoil_the_other_umlauts() -> None:
    html = '<p>Größe, Ämter, Öl</p><a href="/g.pdf">Über Bürgerräte</a>'.encode() + b"<p>\xfc</p>"
    (found,) = publications_on_page(html, AT, watch(), "utf-8")
    assert found.title == "Über Bürgerräte"


def test_a_broken_base_and_broken_links_are_passed_over() -> None:
    html = (
        '<base href="http://[x"><a href="http://[y.pdf">Kaputt</a><a href="/a.pdf">Ein Papier</a>'
    )
    assert named(html) == [("/a.pdf", "Ein Papier")]


def test_a_page_of_endless_links_is_refused() -> None:
    page = b'<a href="/1.pdf">Papier</a>' * (MAX_LINKS + 1)
    with pytest.raises(DiscoveryError, match="Links"):
        publications_on_page(page, AT, watch())


@pytest.mark.parametrize(
    "text", ["PDF " * 200_000, "1," * 200_000, "( PDF, " * 200_000, "<i>x" * 9_000]
)
def test_endless_words_of_a_link_name_nothing_and_end(text: str) -> None:
    (one,) = named(f'<a href="/lang.pdf">{text}</a>')
    assert one[0] == "/lang.pdf"


def test_in_an_entry_with_several_links_each_stands_for_itself() -> None:
    html = '<li>Elternbildung <a href="/a.pdf">PDF</a> und <a href="/b.pdf">Anhang dazu</a></li>'
    assert named(html) == [("/a.pdf", None), ("/b.pdf", "Anhang dazu")]


def test_a_single_common_word_is_no_title_of_the_catalogue_but_one_without_subtitle_is() -> None:
    title = "Umgang mit religiöser Vielfalt – Handreichung für die kommunale Praxis"
    assert matches_title(title, 2012, "Umgang mit religiöser Vielfalt")
    assert not matches_title(title, 2012, "Handreichung")
    assert not matches_title(title, 2012, "Praxis")
