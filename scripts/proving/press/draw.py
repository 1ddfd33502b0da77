"""Draws finished pages with reportlab."""

import io
from collections.abc import Sequence

import numpy as np
from PIL import Image
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from scripts.proving.press.fonts import width
from scripts.proving.press.marks import Mark, Panel, Picture, Rule, Run, Text


def draw(canvas: Canvas, marks: Sequence[Mark], height: float, ink: str) -> None:
    """Draw the marks of one page; grounds lie under everything else."""
    grounds = [mark for mark in marks if isinstance(mark, Picture | Panel)]
    for mark in [*grounds, *(m for m in marks if not isinstance(m, Picture | Panel))]:
        match mark:
            case Text():
                _text(canvas, mark, height, ink)
            case Rule():
                canvas.setStrokeColor(HexColor(mark.colour))
                canvas.setLineWidth(mark.width)
                canvas.line(mark.x, height - mark.y, mark.x1, height - mark.y1)
            case Panel():
                _panel(canvas, mark, height)
            case Picture():
                image = ImageReader(_landscape(mark.colour))
                canvas.drawImage(
                    image, mark.x, height - mark.y - mark.height, mark.width, mark.height
                )


def _panel(canvas: Canvas, mark: Panel, height: float) -> None:
    canvas.setFillColor(HexColor(mark.fill or "#ffffff"))
    canvas.setStrokeColor(HexColor(mark.stroke or "#ffffff"))
    canvas.setLineWidth(0.8)
    canvas.roundRect(
        mark.x,
        height - mark.y - mark.height,
        mark.width,
        mark.height,
        mark.corner,
        fill=int(mark.fill is not None),
        stroke=int(mark.stroke is not None),
    )


def _text(canvas: Canvas, mark: Text, height: float, ink: str) -> None:
    if mark.turn:
        canvas.saveState()
        canvas.translate(mark.x, height - mark.y)
        canvas.rotate(mark.turn)
        _line(canvas, mark, 0.0, 0.0)
        canvas.restoreState()
    elif ink == "lines" or mark.tracking:
        _line(canvas, mark, mark.x, height - mark.y)
    else:
        _word_by_word(canvas, mark, height - mark.y, kerned=ink == "kerned")


def _line(canvas: Canvas, mark: Text, x: float, y: float) -> None:
    """A line in one go: spaces are widened by the operator for it."""
    text = canvas.beginText(x, y)
    text.setFillColor(HexColor(mark.colour))
    text.setWordSpace(round(mark.word_space, 3))
    text.setCharSpace(mark.tracking)
    for run in mark.runs:
        text.setFont(run.font, run.size)
        text.setRise(run.rise)
        # reportlab writes a no-break space of its standard fonts as a plain one.
        text.textOut(run.text)
    text.setRise(0)
    text.setWordSpace(0)
    text.setCharSpace(0)
    canvas.drawText(text)


def _word_by_word(canvas: Canvas, mark: Text, y: float, *, kerned: bool) -> None:
    """Every word at its own place and no spaces; kerned ones in two or three pieces."""
    x = mark.x
    for run in mark.runs:
        space = width(" ", run.font, run.size) + mark.word_space
        for i, word in enumerate(run.text.replace("\N{NO-BREAK SPACE}", " ").split(" ")):
            x += space if i else 0.0
            for piece in _shreds(word) if kerned else [word]:
                if piece:
                    _piece(canvas, piece, run, (x, y), mark.colour)
                x += width(piece, run.font, run.size)


def _shreds(word: str) -> list[str]:
    """A word cut where kerning would move the pen: before and behind certain letters."""
    pieces = [""]
    for i, char in enumerate(word):
        if i and (char in "Vvwty," or word[i - 1] in "TVWFfr"):
            pieces.append("")
        pieces[-1] += char
    return pieces


def _piece(canvas: Canvas, word: str, run: Run, at: tuple[float, float], colour: str) -> None:
    text = canvas.beginText(*at)
    text.setFillColor(HexColor(colour))
    text.setFont(run.font, run.size)
    text.setRise(run.rise)
    text.textOut(word)
    text.setRise(0)
    canvas.drawText(text)


def _landscape(colour: str) -> io.BytesIO:
    """Hills before a sky, in shades of one colour, without a word in it."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    across = np.linspace(0, 6.28, 420)
    down = np.arange(260)[:, None]
    pixels = np.empty((260, 420, 3), dtype=np.float64)
    pixels[:] = 235 - down[..., None] * 0.12
    for i, share in enumerate((0.25, 0.5, 0.8)):
        hill = 120 + 42 * i - 26 * np.sin(across * (1.1 + 0.4 * i) + 2 * i)
        inside = down > hill[None, :]
        shade = np.array([red, green, blue]) * share + 235 * (1 - share)
        pixels[inside] = shade
    data = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(data, "JPEG", quality=80)
    data.seek(0)
    return data
