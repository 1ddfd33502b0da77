"""Every value of a filter can be reached, with the count that choosing it brings."""

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from docpipe.web.pages import values
from tests.web.test_search_page import number_in, opened, text_of

QUESTION = "Beteiligung"


def _choices(client: TestClient, address: str) -> list[tuple[str, int, str]]:
    links = opened(client, address).xpath('//div[@class="sr-filter"]//a')
    return [
        (
            text_of(link.xpath('.//span[@class="sr-value"]')[0]),
            number_in(text_of(link.xpath('.//span[@class="sr-count"]')[0])),
            link.get("href"),
        )
        for link in links
    ]


def test_the_rarer_values_are_one_click_away(client: TestClient) -> None:
    page = opened(client, f"/search?q={QUESTION}")
    (link,) = page.xpath(
        '//a[contains(@href, "/search/values") and contains(@href, "municipality")]'
    )
    rarer = number_in(re.sub(r"\(.*", "", text_of(link)))
    shown = page.xpath('//h3[text()="Kommune"]/ancestor::details[1]//li/a')
    found = _choices(client, link.get("href"))
    assert len(found) == rarer + len(shown)
    assert [one.get("href") for one in shown] == [href for _, _, href in found[: len(shown)]]


def test_a_value_brings_as_many_as_it_shows(client: TestClient) -> None:
    name, count, href = _choices(client, f"/search/values?q={QUESTION}&of=municipality")[-1]
    assert quote(name, safe="") in href.replace("+", "%20")
    total = text_of(opened(client, href).xpath('//p[@class="sr-total"]')[0])
    entries = [number_in(one) for one in re.findall(r"aus [\d.]+|[\d.]+ davon", total)]
    assert entries[0] - sum(entries[1:]) == count


def test_leafing_meets_every_value_once(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/search/values?q={QUESTION}&of=municipality"
    whole = _choices(client, address)
    monkeypatch.setattr(values, "PER_PAGE", 4)
    found = []
    while address:
        found += _choices(client, address)
        following = opened(client, address).xpath('//a[@rel="next"]/@href')
        address = next(iter(following), "")
    assert found == whole
    assert len(whole) > 8


def test_a_part_of_the_name_is_enough(client: TestClient) -> None:
    found = _choices(client, f"/search/values?q={QUESTION}&of=topic&find=PARTI")
    assert found
    assert all("parti" in name.casefold() for name, _, _ in found)
    assert _choices(client, f"/search/values?q={QUESTION}&of=topic&find=einhorn") == []


def test_filters_that_are_set_stay(client: TestClient) -> None:
    page = opened(client, f"/search/values?q={QUESTION}&type=practice&of=topic&page=99")
    hidden = {one.get("name"): one.get("value") for one in page.xpath('//input[@type="hidden"]')}
    assert hidden == {"q": QUESTION, "type": "practice", "of": "topic"}
    (back,) = page.xpath('//a[text()="Zurück zu den Treffern"]/@href')
    assert back == f"/search?q={QUESTION}&type=practice"


@pytest.mark.parametrize("address", ["/search/values?q=a", "/en/search/values?of=colour"])
def test_a_filter_that_does_not_exist(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 422, answer.text
    assert ("is one of" in answer.text) == address.startswith("/en")
