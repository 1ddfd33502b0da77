"""Small PDFs for tests: made on the spot, reproducible byte for byte."""

from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

RECOMMENDATION = "Die Kommunen sollten Sprachmittlung dauerhaft finanzieren."
DEMAND = "Wir fordern den Bund auf, die Integrationskurse zu öffnen."


def write_paper(path: Path, title: str, pages: Sequence[Sequence[str]]) -> Path:
    """One heading a page in large bold type, then one line of text a paragraph."""
    path.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setTitle(title)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(72, 760, title if number == 1 else f"{title}: Teil {number}")
        canvas.setFont("Helvetica", 11)
        for position, line in enumerate(lines):
            canvas.drawString(72, 720 - 40 * position, line)
        canvas.showPage()
    canvas.save()
    return path


def write_good(path: Path, extra: str = "") -> Path:
    """A paper with a recommendation, a demand and some running text."""
    text = (
        "Viele Städte beschäftigen Sprachmittlerinnen und Sprachmittler in ihren Behörden.",
        RECOMMENDATION,
        DEMAND,
        *((extra,) if extra else ()),
    )
    return write_paper(path, "Handreichung Sprachmittlung", [text])


def write_bad_folder(folder: Path) -> Path:
    """One good PDF among four that cannot be read, each for another reason."""
    good = write_good(folder / "gut.pdf")
    data = good.read_bytes()
    (folder / "leer.pdf").write_bytes(b"")
    (folder / "abgeschnitten.pdf").write_bytes(data[: len(data) // 3])
    (folder / "webseite.pdf").write_text("<!DOCTYPE html><html><body>404</body></html>")
    writer = PdfWriter(clone_from=PdfReader(good))
    writer.encrypt("geheim", algorithm="AES-256")
    writer.write(folder / "passwort.pdf")
    return folder
