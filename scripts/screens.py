"""Pictures of the web pages over the sample corpus: ``make screens``.

Those that the README shows go to docs/images; ``--all FOLDER`` takes every page at two widths, in
both themes and languages, to be looked at. Needs Chromium (Debian: chromium).
"""

import argparse
import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from docpipe import Searcher
from scripts.serving import running

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
QUESTION = "Praxisbeispiele aus Landkreisen zu Sprachmittlung"
COLOURS = 128
"""Of the palette: flat pages need no more, and a picture stays below 150 kB."""

DESKTOP, PHONE = (1280, 900), (390, 844)

PAGES = {
    "start": "/",
    "search": f"/search?q={QUESTION.replace(' ', '+')}",
    "record": "/records/{record}",
    "documents": "/documents",
    "document": "/documents/{document}",
    "page": "/documents/{document}/pages/2",
    "topics": "/topics",
    "topic": "/topics/Politische%20Partizipation",
    "municipalities": "/municipalities",
    "timeline": "/timeline?topic=Politische+Partizipation",
    "dossier": "/dossier?q=Sprachmittlung",
    "reading-list": "/reading-list?id={record}",
    "data": "/data",
    "help": "/help",
    "imprint": "/imprint",
    "privacy": "/privacy",
    "accessibility": "/accessibility",
    "empty": "/search?q=Einhornzucht",
    "fault": "/search?q=%28",
}

SHOWN = (
    ("start", DESKTOP, "light"),
    ("search", DESKTOP, "light"),
    ("search", PHONE, "dark"),
    ("record", DESKTOP, "light"),
    ("topics", DESKTOP, "light"),
    ("dossier", DESKTOP, "light"),
)
"""What the README shows."""


def main() -> None:
    """Start the site, take the pictures, end it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--all", type=Path, metavar="FOLDER", dest="folder")
    chosen = parser.parse_args()
    with Searcher.open(chosen.index) as searcher:
        record = searcher.search(QUESTION, types=["practice"], k=1).hits[0].chunk
    filled = {"record": record.id, "document": record.source_id}
    with running(chosen.corpus, chosen.index) as (_, client), browser() as one:
        for name, size, theme in SHOWN if chosen.folder is None else everything():
            for language in ("", "/en") if chosen.folder else ("",):
                address = str(client.base_url.join(f"{language}{PAGES[name].format(**filled)}"))
                picture = taken(one, address, size, theme, whole=chosen.folder is not None)
                kind = "phone" if size == PHONE else "desktop"
                folder = chosen.folder or IMAGES
                folder.mkdir(parents=True, exist_ok=True)
                named = f"web-{name}-{kind}-{theme}{language.replace('/', '-')}.png"
                (folder / named).write_bytes(picture)
                print(named, len(picture) // 1024, "kB")


def everything() -> Iterator[tuple[str, tuple[int, int], str]]:
    """Every page, at two widths, in both themes."""
    for name in PAGES:
        for size in (DESKTOP, PHONE):
            for theme in ("light", "dark"):
                yield name, size, theme


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        sys.exit("Chromium is missing; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield one
        one.close()


def taken(one: Browser, address: str, size: tuple[int, int], theme: str, *, whole: bool) -> bytes:
    """A page as PNG with a small palette."""
    context = one.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if theme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    drawn = Image.open(io.BytesIO(page.screenshot(full_page=whole)))
    context.close()
    packed = io.BytesIO()
    drawn.convert("RGB").quantize(COLOURS).save(packed, "PNG", optimize=True)
    return packed.getvalue()


if __name__ == "__main__":
    main()
