"""Words on pictures, set in Helvetica by pdfium: the font that Pillow brings has no umlauts."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

# In type sizes: more than any letter is wide, and room for what hangs below the line.
_WIDEST, _LINE, _BELOW = 1.0, 1.25, 0.22
_PAGE = """%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 5 0 R
/Resources<</Font<</F 4 0 R>>>>>> endobj
4 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>> endobj
5 0 obj <</Length {length}>> stream
{content}
endstream endobj
trailer <</Root 1 0 R>>
"""


@lru_cache(maxsize=512)
def lettering(text: str, size: float) -> "Image":
    """The words as a mask (white on black), cut to their width; ``size`` in pixels."""
    import pypdfium2
    from PIL import ImageOps

    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    content = f"BT /F {size} Tf 0 {_BELOW * size} Td ({escaped}) Tj ET"
    sheet = _PAGE.format(
        width=round(_WIDEST * size * (len(text) + 1)),
        height=round(_LINE * size),
        length=len(content.encode("cp1252", "replace")),
        content=content,
    )
    pdf = pypdfium2.PdfDocument(sheet.encode("cp1252", "replace"))
    try:
        mask: Image = ImageOps.invert(pdf[0].render(scale=1).to_pil().convert("L"))
    finally:
        pdf.close()
    ink = mask.getbbox()
    return mask.crop((0, 0, ink[2] if ink else 1, mask.height))
