"""LibreOffice Writer: what comes out of an office suite."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.proving.paper import Paper, Produced
from scripts.proving.places import heading_pages
from scripts.proving.printed import read
from scripts.proving.producers.writer_source import source

_TIMEOUT_S = 120


def missing() -> str | None:
    """What is not installed, or None."""
    return None if shutil.which("soffice") else "apt-get install libreoffice-writer"


def produce(paper: Paper) -> Produced:
    """Export the file twice: the second time the contents list knows the pages."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        pages: dict[str, int] = {}
        for _ in range(2):
            (place / "paper.fodt").write_text(source(paper, pages), encoding="utf-8")
            _export(paper, place)
            pages = heading_pages(paper, read(place / "paper.pdf"))
        pdf = (place / "paper.pdf").read_bytes()
    _, top, _, bottom = paper.design.margins
    return Produced(pdf=pdf, bands=(top - 8, bottom - 8))


def _export(paper: Paper, place: Path) -> None:
    wanted = {"UseTaggedPDF": paper.design.tagged, "ExportBookmarks": paper.design.outline}
    options = {
        name: {"type": "boolean", "value": str(value).lower()} for name, value in wanted.items()
    }
    subprocess.run(
        [  # noqa: S607
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{place / 'profile'}",
            "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(options)}",
            "--outdir",
            str(place),
            str(place / "paper.fodt"),
        ],
        check=True,
        capture_output=True,
        timeout=_TIMEOUT_S,
    )
