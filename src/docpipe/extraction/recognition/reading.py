"""A straightened picture of a page to words: read, turned if it lies on its side, read again."""

from collections.abc import Sequence
from dataclasses import dataclass

from docpipe.extraction.recognition.engine import Engine
from docpipe.extraction.recognition.hocr import SeenLine, read_hocr
from docpipe.extraction.recognition.leftovers import left_over
from docpipe.extraction.recognition.print_test import lies_on_side
from docpipe.extraction.recognition.raster import Raster, wipe_rulings
from docpipe.model import BBox

# Tesseract's page segmentation modes.
_COLUMNS, _ONE_BLOCK = 3, 6
# Of letters put upright the program is sure: 90 of 100 on clean scans, 75 on bad copies. Of
# letters that stand on their side or head it is sure by 40.
_UPRIGHT_SURE = 0.65
_MIN_WORDS = 5
# What was passed over once must be read well.
_LEFT_OVER_SURE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a picture says.

    Attributes:
        lines: In pixels of the sheet as it was turned.
        scale: Pixels a point.
        rulings: Long thin strokes, in points.
        turned: Degrees clockwise by which the page was turned.
        size: Width and height of the turned sheet in points.
    """

    lines: tuple[SeenLine, ...]
    scale: float
    rulings: tuple[BBox, ...]
    turned: float
    size: tuple[float, float]

    @property
    def sure(self) -> float:
        """0 to 1, how sure the program is of its letters."""
        return _sureness(self.lines)

    @property
    def n_words(self) -> int:
        """How many words were read, dirt included."""
        return sum(len(line.words) for line in self.lines)


def read_picture(raster: Raster, engine: Engine, *, timeout_s: float) -> Reading:
    """Read a page that may lie askew, on its side or on its head.

    Raises:
        EngineError: The program failed or took too long.
    """
    if lies_on_side(raster.pixels, raster.scale):
        turns = engine.quarter_turns(raster.picture(), timeout_s=timeout_s)
        return _read(raster.quarter_turned(turns or 1), engine, timeout_s)
    reading = _read(raster, engine, timeout_s)
    if reading.sure >= _UPRIGHT_SURE and reading.n_words >= _MIN_WORDS:
        return reading
    turns = engine.quarter_turns(raster.picture(), timeout_s=timeout_s)
    if not turns:
        return reading
    turned = _read(raster.quarter_turned(turns), engine, timeout_s)
    return max(reading, turned, key=lambda read: (read.sure * read.n_words, -read.turned))


def _read(raster: Raster, engine: Engine, timeout_s: float) -> Reading:
    level, rulings = wipe_rulings(raster.straightened())
    answer = engine.read(level.picture(), dpi=level.dpi, layout=_COLUMNS, timeout_s=timeout_s)
    lines = read_hocr(answer)
    rest = left_over(level, lines) if lines else None
    if rest is not None:
        answer = engine.read(rest.picture(), dpi=rest.dpi, layout=_ONE_BLOCK, timeout_s=timeout_s)
        lines += [line for line in read_hocr(answer) if _sureness([line]) >= _LEFT_OVER_SURE / 100]
    return Reading(
        lines=tuple(lines),
        scale=level.scale,
        rulings=tuple(rulings),
        turned=round(level.turned, 2),
        size=level.size,
    )


def _sureness(lines: Sequence[SeenLine]) -> float:
    letters = sum(len(word.text) for line in lines for word in line.words)
    sure = sum(word.confidence * len(word.text) for line in lines for word in line.words)
    return sure / (100 * letters) if letters else 0.0
