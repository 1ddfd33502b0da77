"""Faults of fonts that cannot be drawn: they are put into the finished PDF."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import cast

import reportlab
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)
from reportlab.pdfbase.ttfonts import TTFontFile

VERA = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
HIDDEN_IN_SHAPES = [
    "Vereine öffnen ihre Hallen am Sonntag. Wer mitmachen will, braucht",
    "keine Anmeldung und keinen Beitrag; Übungsleiter sprechen mehrere",
    "Sprachen und achten darauf, dass niemand am Rand stehen bleibt.",
    "Die Stadt stellt den Schulen seit drei Jahren Fachkräfte zur Seite,",
    "die Eltern in ihrer Sprache beraten und durch die Ämter begleiten.",
]
# The dieresis is a combining one.
_DECOMPOSED = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Decomposed def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfchar <A8> <0308> endbfchar
2 beginbfrange <20> <A7> <0020> <A9> <FF> <00A9> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


def rename_bullets(writer: PdfWriter) -> None:
    """Courier calls itself a symbol font."""
    for font in _fonts(writer):
        if font["/BaseFont"] == NameObject("/Courier"):
            font[NameObject("/BaseFont")] = NameObject("/ABCDEF+Wingdings-Regular")


def decompose(writer: PdfWriter) -> None:
    """The dieresis becomes a combining character."""
    for font in _fonts(writer):
        font[NameObject("/ToUnicode")] = writer._add_object(_stream(_DECOMPOSED.encode()))


def write_by_shapes(writer: PdfWriter) -> None:
    """Text on the second page as numbers of shapes, without a map back to characters."""
    shapes = TTFontFile(str(VERA)).charToGlyph
    lines = [
        f"1 0 0 1 72 {760 - 14 * row} Tm <"
        + "".join(f"{shapes[ord(letter)]:04X}" for letter in text)
        + "> Tj"
        for row, text in enumerate(HIDDEN_IN_SHAPES)
    ]
    program = writer._add_object(_stream(VERA.read_bytes()))
    name = NameObject("/ABCDEF+Vera")
    described = _dictionary(
        Type=NameObject("/FontDescriptor"),
        FontName=name,
        Flags=NumberObject(4),
        FontBBox=ArrayObject(NumberObject(edge) for edge in (-200, -250, 1300, 950)),
        ItalicAngle=NumberObject(0),
        Ascent=NumberObject(928),
        Descent=NumberObject(-236),
        CapHeight=NumberObject(730),
        StemV=NumberObject(80),
        FontFile2=program,
    )
    system = _dictionary(
        Registry=TextStringObject("Adobe"),
        Ordering=TextStringObject("Identity"),
        Supplement=NumberObject(0),
    )
    shaped = _dictionary(
        Type=NameObject("/Font"),
        Subtype=NameObject("/CIDFontType2"),
        BaseFont=name,
        CIDSystemInfo=system,
        CIDToGIDMap=NameObject("/Identity"),
        DW=NumberObject(600),
        FontDescriptor=writer._add_object(described),
    )
    font = _dictionary(
        Type=NameObject("/Font"),
        Subtype=NameObject("/Type0"),
        BaseFont=name,
        Encoding=NameObject("/Identity-H"),
        DescendantFonts=ArrayObject([writer._add_object(shaped)]),
    )
    page = writer.pages[1]
    fonts = _dictionary(G=writer._add_object(font))
    page[NameObject("/Resources")] = _dictionary(Font=fonts)
    content = f"BT /G 11 Tf {' '.join(lines)} ET"
    page[NameObject("/Contents")] = writer._add_object(_stream(content.encode()))


def _fonts(writer: PdfWriter) -> Iterator[DictionaryObject]:
    for page in writer.pages:
        resources = cast("Mapping[str, Mapping[str, PdfObject]]", page["/Resources"])
        for font in resources.get("/Font", {}).values():
            yield cast("DictionaryObject", font.get_object())


def _stream(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def _dictionary(**entries: PdfObject) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): entry for name, entry in entries.items()})


SPOILT: dict[str, Callable[[PdfWriter], None]] = {
    "symbol_bullets": rename_bullets,
    "decomposed_umlauts": decompose,
    "missing_to_unicode": write_by_shapes,
}
