"""The site in a real browser: Debian's Chromium, driven by playwright."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from docpipe import Searcher, Workspace, ingest
from docpipe.settings import Settings
from docpipe.settings.web import WebOptions
from docpipe.web import create_app

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REVIEW_TOKEN = "nur-fuer-die-tests-0123456789"  # noqa: S105 - opens nothing but the tests' own site


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: the driver's event loop runs on until the session ends."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="needs chromium (Debian: chromium)"))
    items.sort(key=lambda item: here in item.path.parents)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A corpus and an index of four sample publications; reviewing is on."""
    root = tmp_path_factory.mktemp("browsed")
    settings = Settings(web=WebOptions(review_token=REVIEW_TOKEN, requests_per_minute=0))
    workspace = Workspace.open(root / "corpus", root / "index", settings)
    names = ("begriffe-2018", "laendlicher-raum-2023", "politische-partizipation-2013")
    ingest([str(SAMPLES / f"{name}.pdf") for name in (*names, "sprachmittlung-2019")], workspace)
    return workspace


@pytest.fixture(scope="session")
def site(place: Workspace) -> Iterator[str]:
    """The address of the running site."""
    config = uvicorn.Config(create_app(place), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all; every test gets a page of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page that fails the test if anything is blocked, broken or asked for elsewhere."""
    context = browser.new_context(base_url=site, accept_downloads=True)
    faults: list[str] = []
    page = context.new_page()
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((site, "data:")) else faults.append(asked.url),
    )
    yield page
    context.close()
    assert faults == []


@pytest.fixture(scope="session")
def practice(place: Workspace) -> str:
    """The id of a practice example."""
    with Searcher.open(place.index_dir) as searcher:
        result = searcher.search("Sprachmittlung", types=["practice"], k=1)
    return result.hits[0].chunk.id


@pytest.fixture(scope="session")
def document(practice: str) -> str:
    """The id of the document it stands in."""
    return practice.partition(":")[0]
