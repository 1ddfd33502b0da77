"""Pictures of pages for tests, and a stand-in for the program that reads them."""

import html
import io
import stat
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

SIZE = (420.0, 595.0)
DPI = 200
TEXT = (
    "Die Kommunen sollten Sprachmittlung dauerhaft finanzieren und",
    "dafür eigene Stellen in ihrer Verwaltung schaffen, damit alle",
    "Menschen in der Stadt die Angebote der Ämter verstehen und",
    "nutzen können. Das gilt für Schulen, für Kliniken und für die",
    "Beratung in den Stadtteilen, wo heute oft Kinder übersetzen.",
    "Viele Städte haben damit gute Erfahrungen gemacht und geben",
    "ihr Wissen weiter, wenn andere sie danach fragen möchten.",
    "Sinnvoll ist eine Stelle, die Einsätze plant und abrechnet,",
    "und eine Schulung, die alle gemeinsam durchlaufen. Die Kosten",
    "teilen sich Stadt und Kreis nach der Zahl der Einsätze, die",
    "Träger melden sie einmal im Jahr. So bleibt das Angebot auch",
    "dann bestehen, wenn Fördermittel auslaufen, und die Menschen,",
    "die es tragen, haben eine sichere Arbeit mit festem Lohn und",
    "einem Platz in der Verwaltung, an dem sie zu finden sind.",
)

Box = tuple[float, float, float, float]


def draw_text(canvas: Canvas, lines: Sequence[str], *, size: float = 11, top: float = 60) -> None:
    """Lines of print from the top down."""
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        canvas.drawString(50, SIZE[1] - top - 1.4 * size * number, line)


def picture_of(pdf: bytes, *, dpi: int = DPI, turned: float = 0.0) -> Image.Image:
    """The first page of a PDF as a scanner gives it, lying askew by so many degrees clockwise."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()
    quarters, rest = divmod(round(turned * 10), 900)
    if quarters:
        picture = picture.rotate(-90 * quarters, expand=True)
    return picture.rotate(-rest / 10, resample=Image.Resampling.BICUBIC, fillcolor=255)


def printed(lines: Sequence[str] = TEXT, *, size: float = 11) -> bytes:
    """A page of print as a PDF."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE, invariant=1)
    draw_text(canvas, lines, size=size)
    canvas.save()
    return buffer.getvalue()


def place_picture(canvas: Canvas, picture: Image.Image) -> None:
    """Let a picture fill the page."""
    width, height = (float(edge) for edge in canvas._pagesize)
    canvas.drawImage(ImageReader(picture), 0, 0, width, height)


def write_scan(path: Path, *, stamp: str = "", turned: float = 0.0, n_pages: int = 1) -> Path:
    """Pages that are pictures of print; ``stamp`` is real text on each of them."""
    picture = picture_of(printed(), turned=turned)
    on_side = round(turned / 90) % 2
    canvas = Canvas(str(path), pagesize=SIZE[::-1] if on_side else SIZE, invariant=1)
    for _ in range(n_pages):
        place_picture(canvas, picture)
        if stamp:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(50, 20, stamp)
        canvas.showPage()
    canvas.save()
    return path


def photograph(width: int = 400, height: int = 560) -> Image.Image:
    """Hills in the fog: soft changes of light, no edges."""
    noise = Image.effect_noise((width // 20, height // 20), 90)
    return noise.resize((width, height), Image.Resampling.BICUBIC)


def reach_of(text: str) -> tuple[float, float]:
    """How far a word reaches above and below its line, in sizes of type."""
    tall = any(c.isupper() or c.isdigit() or c in "bdfhklijäöüß" for c in text)
    middle = 0.61 if "t" in text else 0.51
    return 0.71 if tall else middle, 0.21 if any(c in "gjpqy,;" for c in text) else 0.0


def hocr_of(lines: Sequence[tuple[str, Box]], *, dpi: int = DPI, confidence: int = 95) -> str:
    """What tesseract would say of lines in Helvetica at these boxes (in points)."""
    body = []
    for text, (x0, top, x1, bottom) in lines:
        scale = dpi / 72
        step = (x1 - x0) / stringWidth(text, "Helvetica", 1)
        size = (bottom - top) / 0.92
        line = bottom - 0.21 * size
        words, said = [], ""
        for word in text.split(" "):
            left = x0 + step * stringWidth(said, "Helvetica", 1)
            right = left + step * stringWidth(word, "Helvetica", 1)
            up, down = reach_of(word)
            edges = (left, line - up * size, right, line + down * size)
            box = " ".join(str(round(edge * scale)) for edge in edges)
            words.append(
                f"<span class='ocrx_word' title='bbox {box}; x_wconf {confidence}'>"
                f"{html.escape(word)}</span>"
            )
            said += f"{word} "
        box = " ".join(str(round(edge * scale)) for edge in (x0, top, x1, bottom))
        offset = round((line - bottom) * scale)
        title = f"bbox {box}; baseline 0 {offset}"
        body.append(f"<span class='ocr_line' title='{title}'>{' '.join(words)}</span>")
    return f"<html><body><div class='ocr_page'><p>{' '.join(body)}</p></div></body></html>"


def answer(lines: Sequence[str] = TEXT, *, dpi: int = DPI, confidence: int = 95) -> str:
    """The right answer to a page of ``printed`` lines."""
    placed = [
        (line, (50.0, 52.0 + 15.4 * i, 50.0 + width, 62.0 + 15.4 * i))
        for i, line in enumerate(lines)
        for width in [stringWidth(line, "Helvetica", 11)]
    ]
    return hocr_of(placed, dpi=dpi, confidence=confidence)


class FakeTesseract:
    """A program called ``tesseract`` that says what it is told to, and notes its calls."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._folder.mkdir()
        self._patch = monkeypatch
        self.version = "5.9.9"
        self.languages = ["deu", "osd"]
        self.says(answer())

    def says(self, text: str, *, turns: int = 0) -> None:
        """The answer to every picture, and by how much it is said to be turned."""
        (self._folder / "answer").write_text(text)
        (self._folder / "turns").write_text(f"Rotate: {90 * turns}\n")

    def install(self, *, first: str = "") -> None:
        """Put it on the path, and no other one; ``first`` are shell commands before it reads."""
        languages = "\\n".join(self.languages)
        program = self._folder / "tesseract"
        program.write_text(
            "#!/bin/sh\n"
            f"case \"$*\" in\n--version) echo 'tesseract {self.version}'; exit 0;;\n"
            f"--list-langs) printf 'List of available languages (2):\\n{languages}\\n'; exit 0;;\n"
            "esac\n"
            f"cat > /dev/null\necho \"$*\" >> '{self._folder}/calls'\n{first}\n"
            f"case \"$*\" in *'--psm 0') cat '{self._folder}/turns'; exit 0;; esac\n"
            f"cat '{self._folder}/answer'\n"
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        self._patch.setenv("PATH", f"{self._folder}:/usr/bin:/bin")

    def remove(self) -> None:
        """No tesseract at all."""
        (self._folder / "tesseract").unlink(missing_ok=True)
        self._patch.setenv("PATH", str(self._folder))

    @property
    def n_calls(self) -> int:
        """How many pictures it was given."""
        calls = self._folder / "calls"
        return len(calls.read_text().splitlines()) if calls.exists() else 0
