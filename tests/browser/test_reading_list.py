"""The reading list with a script and without: kept in the browser, shown by its address."""

import pytest
from playwright.sync_api import Browser, Page, expect

from docpipe import Searcher, Workspace

KEPT = "localStorage.getItem('docpipe.reading-list')"


@pytest.fixture(scope="module")
def address(place: Workspace) -> str:
    """Of a list of three entries."""
    with Searcher.open(place.index_dir) as searcher:
        ids = [chunk.id for chunk, _ in searcher.records()][:3]
    return "/reading-list?" + "&".join(f"id={one}" for one in ids)


def test_a_list_that_was_sent_is_taken_over_only_when_asked(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate(KEPT) is None

    page.get_by_role("button", name="In meine Merkliste übernehmen").click()

    expect(page.locator("[data-reading-list-count]")).to_have_text("3")
    expect(page.get_by_role("button", name="In meine Merkliste übernehmen")).to_be_hidden()


def test_the_own_list_comes_back_and_follows_its_steps(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="In meine Merkliste übernehmen").click()
    expect(page.locator("[data-reading-list-count]")).to_have_text("3")

    page.goto("/reading-list")
    page.wait_for_url("**/reading-list?id=*")
    page.get_by_role("link", name="entfernen zu Nr. 1").click()

    expect(page.locator("[data-reading-list-count]")).to_have_text("2")
    expect(page.get_by_role("article")).to_have_count(2)


def test_without_a_script_the_address_is_the_list(
    browser: Browser, site: str, address: str
) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)

    page.get_by_role("link", name="nach unten zu Nr. 1").click()
    page.get_by_role("link", name="entfernen zu Nr. 3").click()

    assert page.get_by_role("article").count() == 2
    assert page.get_by_role("button", name="Link kopieren").count() == 0
    context.close()


def test_a_dossier_is_asked_for_and_taken_along_by_keyboard(page: Page) -> None:
    page.goto("/dossier")
    page.get_by_label("Frage oder Stichwörter").focus()
    page.keyboard.type("Sprachmittlung")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dossier?q=Sprachmittlung*")

    with page.expect_download() as started:
        page.get_by_role("link", name="PDF").press("Enter")

    assert started.value.suggested_filename == "docpipe-dossier.pdf"
