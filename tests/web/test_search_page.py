"""The search page, as a browser without script gets it."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html as pages
from starlette.testclient import TestClient

from docpipe import Searcher
from docpipe.model import Filters, Query, RecordType
from docpipe.web.asked import PAGE_SIZE


def opened(client: TestClient, address: str, status: int = 200) -> pages.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == status
    return pages.fromstring(answer.content.decode())


def text_of(element: pages.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def ids(page: pages.HtmlElement) -> list[str]:
    return [str(one) for one in page.xpath('//article//input[@name="id"]/@value')]


def number_in(text: str) -> int:
    found = re.search(r"[\d.,]*\d", text)
    assert found, text
    return int(found[0].replace(".", "").replace(",", ""))


def test_a_page_shows_what_the_search_finds_with_unchanged_quotes(
    client: TestClient, searcher: Searcher
) -> None:
    page = opened(client, "/search?q=Sprachmittlung")
    hits = searcher.search("Sprachmittlung").hits

    assert ids(page) == [hit.chunk.id for hit in hits]
    quotes = [one.text_content() for one in page.xpath("//article//blockquote")]
    assert quotes == [hit.chunk.evidence.quote for hit in hits]


def test_marked_words_are_those_of_the_highlights(client: TestClient, searcher: Searcher) -> None:
    page = opened(client, "/search?q=Sprachmittlung")

    for hit, card in zip(
        searcher.search("Sprachmittlung").hits, page.xpath("//article"), strict=True
    ):
        marked = [one.text_content() for one in card.xpath(".//blockquote//mark")]
        assert marked == [hit.chunk.evidence.quote[start:end] for start, end in hit.highlights]


def test_leafing_through_shows_every_hit_once(client: TestClient, searcher: Searcher) -> None:
    whole = [hit.chunk.id for hit in searcher.all_hits(Query(text="Beteiligung im Rat"))]
    seen: list[str] = []
    address = "/search?q=Beteiligung+im+Rat"
    while address:
        page = opened(client, address)
        seen += ids(page)
        address = next(iter(page.xpath('//a[@rel="next"]/@href')), "")

    assert seen == whole
    assert len(whole) > 2 * PAGE_SIZE


@pytest.mark.parametrize("address", ["/search?q=Beteiligung", "/search?q=Sprachmittlung+seit+2015"])
def test_a_filter_brings_as_many_as_it_showed(client: TestClient, address: str) -> None:
    page = opened(client, address)
    links = page.xpath('//div[@class="sr-side"]//li/a')

    assert len(links) > 10
    for link in links[::4]:
        shown = number_in(text_of(link.xpath('.//span[@class="sr-count"]')[0]))
        chosen = opened(client, link.get("href"))
        total = text_of(chosen.xpath('//p[@class="sr-total"]')[0])
        entries = [number_in(one) for one in re.findall(r"aus [\d.]+|[\d.]+ davon", total)]
        assert entries[0] - sum(entries[1:]) == shown, link.get("href")


def test_a_chosen_filter_can_be_taken_back_in_two_places(client: TestClient) -> None:
    page = opened(client, "/search?q=Beteiligung&type=practice&year_from=2012")
    chips = page.xpath('//ul[@class="sr-chips"]//a')

    assert [text_of(chip) for chip in chips][:2] == [
        "Entfernen: Art: Praxisbeispiel ×",
        "Entfernen: ab Jahr: 2012 ×",
    ]
    assert chips[0].get("href") == "/search?q=Beteiligung&year_from=2012"
    chosen = page.xpath('//a[@class="sr-chosen"]')
    assert [one.get("href") for one in chosen] == ["/search?q=Beteiligung&year_from=2012"]


def test_filters_alone_list_the_records_that_pass(client: TestClient, searcher: Searcher) -> None:
    page = opened(client, "/search?type=definition")

    expected = {chunk.id for chunk, _ in searcher.records() if chunk.type is RecordType.DEFINITION}
    assert set(ids(page)) <= expected
    assert "Begriff" in text_of(page.xpath("//article")[0])


def test_without_a_question_all_records_that_pass_are_listed(
    client: TestClient, searcher: Searcher
) -> None:
    document = searcher.documents[0].id
    page = opened(client, f"/search?document={document}&sort=document&k=100")
    passing = [chunk.id for chunk, _ in searcher.records(Filters(documents=(document,)))]

    assert number_in(text_of(page.xpath('//p[@class="sr-total"]')[0])) == len(passing)
    assert sorted(ids(page)) == sorted(passing[:100])
    assert all(":r" in one for one in ids(page))


def test_a_practice_example_shows_its_fields_as_they_are(
    client: TestClient, searcher: Searcher
) -> None:
    page = opened(client, "/search?type=practice&k=100")
    cards = {card.xpath('.//input[@name="id"]/@value')[0]: card for card in page.xpath("//article")}

    for chunk, _ in searcher.records():
        if chunk.id in cards:
            shown = [one.text_content() for one in cards[chunk.id].xpath(".//dl[1]//dd")]
            goals = [one.evidence.quote for one in chunk.fields if one.name == "goal"]
            assert set(goals) <= set(shown)


def test_shares_sum_to_the_score(client: TestClient) -> None:
    page = opened(client, "/search?q=Beteiligung")

    for table in page.xpath('//table[@class="sr-shares"]'):
        shares = [float(one.text.replace(",", ".")) for one in table.xpath(".//tbody//td[2]")]
        score = float(table.xpath(".//tfoot//td")[0].text.replace(",", "."))
        assert sum(shares) == pytest.approx(score, abs=0.0006 * len(shares))
    assert page.xpath('//details[@class="sr-why"]')


def test_years_come_newest_first_and_the_order_stays_while_leafing(client: TestClient) -> None:
    page = opened(client, "/search?q=Beteiligung&sort=year")
    years = [
        int(one)
        for one in re.findall(r", (\d{4}), S\. ", " ".join(map(text_of, page.xpath("//article"))))
    ]

    assert years == sorted(years, reverse=True)
    following = page.xpath('//a[@rel="next"]/@href')[0]
    assert parse_qs(urlsplit(following).query)["sort"] == ["year"]


def test_what_was_read_out_of_the_words_is_told_and_can_be_switched_off(client: TestClient) -> None:
    page = opened(client, "/search?q=Sprachmittlung+seit+2015")

    told = page.xpath('//details[@class="sr-understood"]')[0]
    assert "ab Jahr: 2015 (aus „seit 2015“)" in text_of(told)
    links = [one.get("href") for one in told.xpath(".//a")]
    assert "/search?q=Sprachmittlung+seit+2015&understand=0" in links
    assert "/search?q=Sprachmittlung+seit+2015&expand=0" in links


def test_a_slip_of_the_pen_is_met_with_a_suggestion(client: TestClient) -> None:
    page = opened(client, "/search?q=Sprachmitlung")

    (meant,) = page.xpath('//p[@class="sr-meant"]/a')
    assert meant.get("href") == "/search?q=Sprachmittlung"


def test_a_term_that_the_texts_advise_against_is_met_with_their_words(
    client: TestClient, searcher: Searcher
) -> None:
    (note, *_) = searcher.search("Ausländer").interpretation.notes
    page = opened(client, "/search?q=Ausl%C3%A4nder")

    shown = page.xpath('//aside[@class="sr-note"]')[0]
    assert shown.xpath(".//blockquote")[0].text_content() == note.quote
    assert shown.xpath('.//a[starts-with(@href, "/records/")]/@href')[0].endswith(note.entry_id)


def test_a_broken_question_shows_where_it_breaks(client: TestClient) -> None:
    page = opened(client, "/search?q=%28Rat+UND", status=422)

    (mark,) = page.xpath('//p[@class="sr-broken"]//mark')
    assert mark.text_content() == "("
    assert page.xpath('//input[@id="q"]/@value') == ["(Rat UND"]
    assert page.xpath('//*[@role="alert"]')


def test_an_unknown_parameter_value_is_told_on_the_page(client: TestClient) -> None:
    page = opened(client, "/search?q=Rat&type=gibtsnicht", status=422)

    assert "gibtsnicht" in text_of(page.xpath('//*[@role="alert"]')[0])


def test_an_empty_answer_says_what_leaves_nothing(client: TestClient) -> None:
    page = opened(client, "/search?q=Rat&topic=Raumfahrt")

    told = page.xpath('//div[@class="sr-empty"]')[0]
    assert "Thema „Raumfahrt“ erfüllt kein Eintrag." in text_of(told)
    assert "/search?q=Rat" in [one.get("href") for one in told.xpath(".//a")]
    unknown = opened(client, "/search?q=xqzzv")
    assert "In keinem Text: „xqzzv“" in text_of(unknown.xpath('//div[@class="sr-empty"]')[0])


def test_the_english_page_speaks_english_and_leaves_quotes_alone(client: TestClient) -> None:
    german = opened(client, "/search?q=Beteiligung")
    english = opened(client, "/en/search?q=Beteiligung")

    assert ids(german) == ids(english)
    quotes = [one.text_content() for one in german.xpath("//article//blockquote")]
    assert [one.text_content() for one in english.xpath("//article//blockquote")] == quotes
    assert "Why this result?" in text_of(english)
    for word in ("Treffer", "Fundstellen", "Warum", "Mitnehmen", "Eingrenzen"):
        outside = english.xpath("//main//*[self::summary or self::h2 or self::p or self::th]")
        assert not any(word in text_of(one) for one in outside if not one.get("lang")), word


def test_what_comes_in_the_address_is_shown_as_text(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "<script>alert(1)</script> Rat"})

    assert "<script>alert" not in answer.text
    assert html.escape("<script>alert(1)</script>") in answer.text


def test_the_start_of_a_search_offers_examples(client: TestClient) -> None:
    page = opened(client, "/search")

    for link in page.xpath('//ul[@class="sr-examples"]//a/@href'):
        assert ids(opened(client, link)), link


def test_a_page_beyond_the_last_says_so(client: TestClient) -> None:
    page = opened(client, "/search?q=Beteiligung&page=99")

    assert ids(page) == []
    assert "So viele Seiten gibt es nicht." in text_of(page)


def test_the_interface_for_programs_counts_as_the_page_does(
    client: TestClient, searcher: Searcher
) -> None:
    counts = searcher.choices(Query(text="Beteiligung")).counts
    facets = client.get("/api/v1/facets?q=Beteiligung").json()["facets"]

    assert [(one["value"], one["count"]) for one in facets["type"]] == [
        (one.value, one.count) for one in counts.types
    ]
    assert facets != client.get("/api/v1/facets").json()["facets"]


def test_reference_managers_find_every_hit_on_the_page(client: TestClient) -> None:
    page = client.get("/search", params={"q": "Sprachmittlung"}).text
    assert '<link rel="unapi-server"' in page
    assert page.count('class="unapi-id"') == page.count('class="Z3988"') == page.count("<article")
