"""The fonts of the press, from the folders of the system."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

_ROOT = Path("/usr/share/fonts/truetype")


@dataclass(frozen=True, slots=True)
class Face:
    """The fonts of one family, by the names under which the press knows them."""

    regular: str
    bold: str
    italic: str


_STANDARD = {
    "Helvetica": Face("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
    "Times": Face("Times-Roman", "Times-Bold", "Times-Italic"),
}
_FILES = {
    "Lato": ("lato/Lato-Regular.ttf", "lato/Lato-Heavy.ttf", "lato/Lato-Italic.ttf"),
    "Lato Light": ("lato/Lato-Light.ttf", "lato/Lato-Semibold.ttf", "lato/Lato-LightItalic.ttf"),
    "Roboto": (
        "roboto/unhinted/RobotoTTF/Roboto-Regular.ttf",
        "roboto/unhinted/RobotoTTF/Roboto-Medium.ttf",
        "roboto/unhinted/RobotoTTF/Roboto-Italic.ttf",
    ),
    "Roboto Condensed": (
        "roboto/unhinted/RobotoCondensed-Regular.ttf",
        "roboto/unhinted/RobotoCondensed-Bold.ttf",
        "roboto/unhinted/RobotoCondensed-Italic.ttf",
    ),
    "Open Sans": (
        "open-sans/OpenSans-Regular.ttf",
        "open-sans/OpenSans-Semibold.ttf",
        "open-sans/OpenSans-Italic.ttf",
    ),
    "Noto Serif": (
        "noto/NotoSerif-Regular.ttf",
        "noto/NotoSerif-Bold.ttf",
        "noto/NotoSerif-Italic.ttf",
    ),
    "Noto Sans": (
        "noto/NotoSans-Regular.ttf",
        "noto/NotoSans-Bold.ttf",
        "noto/NotoSans-Italic.ttf",
    ),
    "DejaVu Serif": (
        "dejavu/DejaVuSerifCondensed.ttf",
        "dejavu/DejaVuSerifCondensed-Bold.ttf",
        "dejavu/DejaVuSerifCondensed-Italic.ttf",
    ),
    "Liberation Serif": (
        "liberation/LiberationSerif-Regular.ttf",
        "liberation/LiberationSerif-Bold.ttf",
        "liberation/LiberationSerif-Italic.ttf",
    ),
}


def missing(families: set[str]) -> str | None:
    """The first family that is not installed, or None."""
    for family in sorted(families - set(_STANDARD)):
        if not all((_ROOT / file).is_file() for file in _FILES[family]):
            return f"the font {family} under {_ROOT}"
    return None


@cache
def face(family: str, *, plain_names: bool = False) -> Face:
    """A family, known to reportlab from now on; its fonts may be called by mere letters."""
    if family in _STANDARD:
        return _STANDARD[family]
    stem = family.replace(" ", "") + ("-Plain" if plain_names else "")
    names = [f"{stem}-{cut}" for cut in ("Regular", "Bold", "Italic")]
    for i, (name, file) in enumerate(zip(names, _FILES[family], strict=True)):
        font = TTFont(name, str(_ROOT / file))
        if plain_names:
            font.face.name = f"T{len(family)}{family[0]}{'ABC'[i]}".encode()
        pdfmetrics.registerFont(font)
    return Face(*names)


@cache
def sign_font() -> str:
    """A font of signs that says of its square that it is an ``n``, as old symbol fonts do."""
    font = TTFont("Signs", str(_ROOT / "dejavu" / "DejaVuSans.ttf"))
    font.face.charToGlyph = {**font.face.charToGlyph, ord("n"): font.face.charToGlyph[0x25A0]}
    font.face.name = b"Wingdings-Regular"
    pdfmetrics.registerFont(font)
    return "Signs"


@cache
def has_glyph(font: str, char: str) -> bool:
    """Whether a font can draw a character."""
    known = pdfmetrics.getFont(font)
    try:
        return ord(char) in known.face.charToGlyph
    except (AttributeError, TTFError):
        return False


@cache
def width(text: str, font: str, size: float) -> float:
    """Natural width of a text in points."""
    return float(pdfmetrics.stringWidth(text, font, size))
