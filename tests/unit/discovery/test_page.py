"""Which links of a page are publications, and what they are called."""

import contextlib

import pytest

from docpipe.discovery import publications_on_page
from docpipe.discovery.titles import claimed_bytes, matches_title, same_title, tidy
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
    assert same_title(found[0].title, 'Handreichung "Vielfalt vor-Ort" - Leitfaden')
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
