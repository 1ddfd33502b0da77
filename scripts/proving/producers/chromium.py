"""Chromium: what comes out of a web page or a browser-based publishing tool."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.proving.line_ends import broken
from scripts.proving.paper import Paper, Produced
from scripts.proving.places import heading_pages
from scripts.proving.printed import Printed, read
from scripts.proving.producers.html_source import source
from scripts.proving.typography import surroundings

_TIMEOUT_S = 90


def missing() -> str | None:
    """What is not installed, or None."""
    return None if shutil.which("chromium") else "apt-get install chromium"


def produce(paper: Paper) -> Produced:
    """Print the page twice: the second time the contents list knows the pages."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _print(paper, source(paper, {}, None), place)
        printed = read(place / "paper.pdf")
        used = None if paper.design.soft_everywhere else _line_ends(printed)
        _print(paper, source(paper, heading_pages(paper, printed), used), place)
        pdf = (place / "paper.pdf").read_bytes()
    _, top, _, bottom = paper.design.margins
    return Produced(pdf=pdf, bands=(top, bottom))


def _line_ends(printed: Printed) -> frozenset[str]:
    """The soft hyphens at which lines ended.

    Without them the file is as one whose browser knows how to hyphenate; this one does not.
    """
    return frozenset(
        surroundings(before, after) for page in printed.boxes for before, after in broken(page)
    )


def _print(paper: Paper, page: str, place: Path) -> None:
    (place / "paper.html").write_text(page, encoding="utf-8")
    flags = [] if paper.design.tagged else ["--disable-pdf-tagging"]
    if paper.design.outline:
        flags.append("--generate-pdf-document-outline")
    subprocess.run(
        [  # noqa: S607
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={place / 'profile'}",
            *flags,
            f"--print-to-pdf={place / 'paper.pdf'}",
            str(place / "paper.html"),
        ],
        check=True,
        capture_output=True,
        timeout=_TIMEOUT_S,
    )
