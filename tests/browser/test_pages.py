"""Every page: accessible by axe in both themes, whole on a phone, light, and quiet."""

from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

PAGES = (
    "/",
    "/search?q=Sprachmittlung",
    "/search?q=Praxisbeispiele+aus+Landkreisen+zu+Sprachmittlung",
    "/search?q=Einhornzucht",
    "/search?q=%28",
    "/search/values?q=Sprachmittlung&of=municipality",
    "/records/{practice}",
    "/documents",
    "/documents/{document}",
    "/documents/{document}/text",
    "/documents/{document}/pages/2",
    "/topics",
    "/topics/Politische%20Partizipation",
    "/municipalities",
    "/municipalities/Kreis%20Mettmann",
    "/timeline",
    "/timeline?topic=Politische+Partizipation",
    "/dossier",
    "/dossier?q=Sprachmittlung",
    "/reading-list",
    "/reading-list?id={practice}",
    "/data",
    "/help",
    "/imprint",
    "/privacy",
    "/accessibility",
    "/gibt-es-nicht",
)
FAULTS = ("/search?q=%28", "/gibt-es-nicht")
"""The browser itself reports the status of these on its console."""

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then(found =>
  found.violations.map(one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]))"""

THEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")

NARROW = {"width": 320, "height": 640}
"""What is left of 1280 pixels at 400 % (WCAG 2.2, 1.4.10)."""

MAX_BYTES = 150_000
"""Of a page with all it needs, as transferred, without pictures of pages."""


@pytest.fixture
def filled(practice: str, document: str) -> dict[str, str]:
    return {"practice": practice, "document": document}


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_in_every_theme_and_width(
    browser: Browser, site: str, filled: dict[str, str], path: str, language: str
) -> None:
    # The page's own policy forbids strange scripts, axe-core too; another test keeps to it.
    context = browser.new_context(bypass_csp=True)
    found: dict[str, object] = {}
    try:
        page = context.new_page()
        page.goto(site + language + path.format(**filled))
        page.evaluate(AXE)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            found[theme] = page.evaluate(RUN)
        page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
        found["narrow"] = page.evaluate(RUN)
        width = page.evaluate("document.documentElement.scrollWidth")
    finally:
        context.close()
    assert found == {"light": [], "dark": [], "narrow": []}
    assert width <= NARROW["width"]


@pytest.mark.parametrize("path", [path for path in PAGES if path not in FAULTS])
def test_a_page_is_light_and_quiet(page: Page, filled: dict[str, str], path: str) -> None:
    """The fixture fails what its own policy blocks, and whatever is asked for elsewhere."""
    sizes: dict[str, int] = {}
    page.on(
        "requestfinished",
        lambda one: sizes.__setitem__(one.url, one.sizes()["responseBodySize"]),
    )
    page.goto(path.format(**filled))
    page.wait_for_load_state("networkidle")
    weight = sum(size for url, size in sizes.items() if ".png" not in url)
    assert 0 < weight <= MAX_BYTES, sizes
