"""What reading a PDF may cost, and what counts as visible text."""

from dataclasses import dataclass, fields, replace
from typing import Any

from docpipe.model import Ocr


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """Limits and thresholds of the extraction; each with its reason.

    Attributes:
        max_bytes: The largest publications met have 40 MB; ten times that is a picture archive.
        max_pages: The longest municipal report met has 900 pages.
        max_content_bytes: What all content and font streams together may unpack to; a page of
            text has 15 kB. pypdf itself refuses any single stream above 75 MB: pdfium, which
            would abort the process on a decompression bomb, comes after it.
        max_page_characters: A dense page has 8,000 characters; drawings built of letters have
            more and carry no text worth reading.
        max_page_objects: Drawn objects looked at a page (maps have 100,000); beyond it only
            boxes and rulings get lost, never text.
        max_form_draws: Form XObjects that a page may draw, counted through all nesting. Ten
            levels of ten draws each are a bomb of 10^10.
        min_letters: Fewer letters in the whole file mean a scan: figures stamped on pictures
            are no readable text.
        min_text_size: Points; smaller print cannot be read on paper.
        tables: Whether ruled tables are looked for.
        ocr: Which pages are read from their picture.
        ocr_dpi: The highest resolution of such a picture. Scans of less are read as they are,
            from 200 on: more pixels cost time and give no better letters.
        ocr_languages: As tesseract names them; the first is needed. A second one (``deu+eng``)
            costs a fifth more time and umlauts (it likes ``Uberblick``), and German alone reads
            English as well.
        ocr_timeout_s: Seconds on the clock for one call of tesseract. A dense page takes 4 on an
            idle machine.
        ocr_max_pages: Pages read from their picture in one document; a longer scan is read by
            raising it on purpose, as it takes hours.
    """

    max_bytes: int = 400_000_000
    max_pages: int = 5_000
    max_content_bytes: int = 500_000_000
    max_page_characters: int = 300_000
    max_page_objects: int = 20_000
    max_form_draws: int = 20_000
    min_letters: int = 5
    min_text_size: float = 1.5
    tables: bool = True
    ocr: Ocr = Ocr.AUTO
    ocr_dpi: int = 300
    ocr_languages: str = "deu"
    ocr_timeout_s: float = 120.0
    ocr_max_pages: int = 1_000

    def __post_init__(self) -> None:
        if not self.ocr_languages.replace("+", "").replace("_", "").isalnum():
            raise ValueError(f"ocr_languages: {self.ocr_languages!r} nennt keine Sprachen")

    def without_ocr(self) -> "ExtractOptions":
        """Only what counts for documents of which no page is read from its picture."""
        plain: dict[str, Any] = {
            field.name: field.default for field in fields(self) if field.name.startswith("ocr")
        }
        return replace(self, **plain)
