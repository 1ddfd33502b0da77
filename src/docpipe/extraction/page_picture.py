"""A page as a picture for readers: small, quick, and with marks if they are wanted.

The file was read before: what pypdf refuses (bombs, endless nesting) never became a source. So
pdfium opens it without another look, and the caller sees to it that the bytes are still those.
"""

import io
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docpipe.errors import CorruptError, UnknownIdError
from docpipe.model import BBox, Page

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

VERSION = 1
"""Raised when the same page comes out as another picture."""

# A page as long as a web page or as wide as a map is drawn smaller than asked.
_MAX_PIXELS = 16_000_000
# Letters need sixteen greys to look smooth; four bits a pixel are half a file.
_GREYS = 16
# Of a page in colour: with fewer, shades of a photograph become bands.
_COLOURS = 128
# Between the channels of a pixel, out of 255: scans of grey paper are never quite grey.
_GREY_SLACK = 6
# Beyond 3 the file shrinks by a hundredth and takes twice the time.
_COMPRESSION = 3
_MARK = (255, 228, 110)


def page_png(data: bytes, page: int, width: int, marks: Sequence[BBox] = ()) -> bytes:
    """A page of a PDF as displayed, as PNG.

    Args:
        data: The file, one that was read before.
        page: Physical, from 1.
        width: Pixels; fewer where the page is very long.
        marks: Boxes in points from the top left, drawn in.

    Raises:
        UnknownIdError: The file has no such page.
        SourceError: It cannot be opened.
    """
    import pypdfium2

    from docpipe.extraction.reading import open_pdf

    pdf = open_pdf(data, None)
    try:
        if not 1 <= page <= len(pdf):
            raise no_such_page(page, len(pdf))
        picture, scale = _rendered(pdf[page - 1], width)
    except pypdfium2.PdfiumError as exc:
        raise CorruptError(f"Seite {page} lässt sich nicht zeichnen ({exc}).") from exc
    finally:
        pdf.close()
    return _encoded(_marked(picture, marks, scale))


def sheet_png(found: Page, width: int, marks: Sequence[BBox] = ()) -> bytes:
    """The virtual page of a web page or DOCX as PNG; see ``page_png``."""
    from docpipe.extraction.picture import typeset

    scale = _scale(found.width, found.height, width)
    return _encoded(_marked(typeset(found, scale).picture, marks, scale))


def no_such_page(page: int, n_pages: int) -> UnknownIdError:
    """What to raise for a page number out of range."""
    return UnknownIdError(f"Seite {page} gibt es nicht; das Dokument hat {n_pages}.")


def warm_up() -> None:
    """Draw a small page: a sandbox calls it once, and its children have all that drawing loads."""
    import PIL.Image

    from docpipe.extraction import letter_places, picture, reading, text_layer  # noqa: F401
    from docpipe.extraction.lettering import lettering

    lettering("Seite", 12.0)  # pdfium looks for the machine's fonts
    for colour in ("white", "red"):
        _encoded(_marked(PIL.Image.new("RGB", (8, 8), colour), ((1.0, 1.0, 2.0, 2.0),), 1.0))


def _scale(width: float, height: float, pixels: int) -> float:
    """Pixels a point."""
    most = math.sqrt(_MAX_PIXELS / max(width * height, 1.0))
    return min(pixels / max(width, 1.0), most)


def _rendered(page: Any, pixels: int) -> tuple["Image", float]:  # noqa: ANN401 - untyped
    width, height = page.get_size()
    scale = _scale(width, height, pixels)
    bitmap = page.render(scale=scale)
    try:
        picture: Image = bitmap.to_pil().convert("RGB")
    finally:
        bitmap.close()
    return picture, scale


def _marked(picture: "Image", marks: Sequence[BBox], scale: float) -> "Image":
    if not marks:
        return picture
    import PIL.Image
    from PIL import ImageChops, ImageDraw

    # Multiplied like a marker pen: the print stays as black as it is.

    ink = PIL.Image.new("RGB", picture.size, "white")
    brush = ImageDraw.Draw(ink)
    for box in marks:
        brush.rectangle([round(edge * scale) for edge in box], fill=_MARK)
    return ImageChops.multiply(picture, ink)


def _encoded(picture: "Image") -> bytes:
    """PNG with a palette: a third of the size, and no slower than all colours."""
    import numpy as np
    import PIL.Image

    pixels = np.asarray(picture)
    if _is_grey(pixels):
        steps = (255 / (_GREYS - 1) / 2 + pixels[:, :, 1].astype(np.uint16)) * (_GREYS - 1) // 255
        reduced = PIL.Image.fromarray(steps.astype(np.uint8), mode="L")
        reduced = _with_greys(reduced)
        bits = 4
    else:
        method = PIL.Image.Quantize.FASTOCTREE
        reduced = picture.quantize(_COLOURS, method=method, dither=PIL.Image.Dither.NONE)
        bits = 8
    out = io.BytesIO()
    reduced.save(out, format="PNG", compress_level=_COMPRESSION, bits=bits)
    return out.getvalue()


def _with_greys(steps: "Image") -> "Image":
    reduced = steps.copy()
    reduced.putpalette([round(255 * i / (_GREYS - 1)) for i in range(_GREYS) for _ in range(3)])
    return reduced


def _is_grey(pixels: "NDArray[np.uint8]") -> bool:
    import numpy as np

    # Every fourth pixel tells; whole photographs are not missed.
    sample = pixels[::4, ::4].astype(np.int16)
    return bool((sample.max(axis=2) - sample.min(axis=2) <= _GREY_SLACK).all())
