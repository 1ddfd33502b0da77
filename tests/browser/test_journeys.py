"""Whole ways through the site: by keyboard alone, without a script, and to the reviewer's desk."""

from collections.abc import Iterator

import pytest
import rispy
from playwright.sync_api import Browser, Page

from tests.browser.conftest import REVIEW_TOKEN

QUESTION = "Praxisbeispiele aus Landkreisen zu Sprachmittlung"
TABS = 120
"""More than any page needs to get from its beginning to what is looked for."""


def tab_to(page: Page, selector: str) -> None:
    """Press the tabulator until what is looked for has the focus."""
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("what => document.activeElement.matches(what)", selector):
            return
    raise AssertionError(f"no way by keyboard to {selector}")


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """A page without scripts."""
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_by_keyboard_from_a_question_to_the_proof(page: Page) -> None:
    page.goto("/")
    tab_to(page, "#q")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    tab_to(page, 'a[href*="type=practice"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**type=practice**")
    tab_to(page, 'article a[href^="/records/"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/**")
    assert page.locator("blockquote").first.is_visible()
    tab_to(page, 'a[href$=".ris"]')
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    (entry,) = rispy.loads(download.value.path().read_text(encoding="utf-8"))
    assert entry["accession_number"] == page.url.rpartition("/")[2].partition("?")[0]


def test_without_a_script_from_a_question_to_references_and_reading_list(plain: Page) -> None:
    plain.goto("/")
    plain.fill("#q", QUESTION)
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/search?**")
    plain.locator('a[href*="type=practice"]').first.click()
    plain.wait_for_url("**type=practice**")
    # A file is answered as a download, which ends the navigation.
    address = plain.locator('a[href*="/export/results.ris"]').first.get_attribute("href")
    assert address
    entries = rispy.loads(plain.request.get(address).text())
    assert len(entries) > 1
    plain.locator('article a[href^="/records/"]').first.click()
    plain.wait_for_url("**/records/**")
    assert plain.locator("svg rect, svg polygon, svg path").count() > 0
    identifier = plain.url.rpartition("/")[2].partition("?")[0]
    plain.goto(f"/reading-list?id={identifier}")
    assert plain.locator('a[href*="/export/reading-list.docx"]').count() > 0


def test_from_the_proof_back_to_the_card_one_came_from(page: Page) -> None:
    page.goto("/en/search?q=Sprachmittlung&type=practice")
    card = page.locator("article.sr-card").last
    card.locator('a[href^="/en/records/"]').last.click()
    page.wait_for_url("**/records/**")
    identifier = page.url.rpartition("/")[2]
    page.get_by_role("link", name="Back to the hits").click()
    page.wait_for_url(f"**/search?q=Sprachmittlung&type=practice#{identifier}")
    page.goto(f"/records/{identifier}")
    assert not page.locator("[data-back]").is_visible()


def test_a_reviewer_accepts_a_record(browser: Browser, site: str, practice: str) -> None:
    context = browser.new_context(
        base_url=site, http_credentials={"username": "Erika Muster", "password": REVIEW_TOKEN}
    )
    try:
        page = context.new_page()
        page.goto(f"/review/records/{practice}")
        page.locator('input[value="accept"]').check()
        page.locator('[name="reason"]').fill("Im Heft nachgelesen.")
        page.locator('main form button[type="submit"], main form button').last.click()
        page.wait_for_load_state()
        page.goto("/review/verdicts")
        assert "Erika Muster" in page.locator("main").inner_text()
    finally:
        context.close()


def test_without_the_token_there_is_nothing_to_review(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site)
    try:
        assert context.request.get("/review").status == 401
    finally:
        context.close()
