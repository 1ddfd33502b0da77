"""Reads the pages of one document from their pictures where their text layer does not do."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docpipe.extraction.options import ExtractOptions
from docpipe.extraction.quality import GARBAGE
from docpipe.extraction.recognition.engine import CURE, Engine, EngineError, find_engine
from docpipe.extraction.recognition.means import VERSION
from docpipe.extraction.recognition.memory import Memory
from docpipe.extraction.recognition.need import Need, count_letters, left_out, need_of, shows_ink
from docpipe.extraction.text_layer import PageText
from docpipe.model import Method, Ocr, Page
from docpipe.sandbox import ask_for_time

if TYPE_CHECKING:
    from docpipe.extraction.recognition.reading import Reading

# Seconds of this process for the picture of a page, on a slow machine; tesseract's are its own.
_OWN_CPU_S = 5
# Calls of tesseract a page at the most: as it is, what was passed over, both again when turned,
# and the question which way up.
_CALLS = 5
# Another grade is no better one by less.
_BETTER = 0.05
# Fewer letters, or so few that are read with doubt, are what a photograph looks like by chance.
_MIN_LETTERS = 8
_FEW_WORDS = 15
_SURE_OF_FEW = 0.75

_WHAT = {
    Need.NO_TEXT: "Die Seite enthält keinen Text, nur ein Bild",
    Need.GARBAGE: "Die Textebene der Seite ergibt keine Wörter",
    Need.POOR_SCAN: "Der Text unter dem gescannten Bild ist schlecht erkannt",
}


class Recogniser:
    """One document's share of the work: what is needed, what is at hand, how many pages so far."""

    def __init__(self, options: ExtractOptions, folder: Path | None = None) -> None:
        self.options = options
        self._memory = Memory(folder)
        self._n_read = 0
        self.is_needed = options.ocr is Ocr.FORCE

    def settled(self, pages: Sequence[Page]) -> Sequence[Page]:
        """All pages of the document, the recognised ones with sizes that fit the others."""
        if not any(page.method is Method.OCR for page in pages):
            return pages
        from docpipe.extraction.recognition.sizes import settle_sizes

        return settle_sizes(pages)

    def left_out(self, pages: Sequence[Page]) -> list[int]:
        """Places of the pages that should be read after all, now that the others are known."""
        return left_out(pages) if self.options.ocr is Ocr.AUTO else []

    def need(self, sheet: Any, page: Page, text: PageText) -> Need | None:  # noqa: ANN401
        """Why the page has to be read from its picture; see ``need_of``."""
        found = need_of(sheet, page, text)
        return Need.FORCED if found is None and self.options.ocr is Ocr.FORCE else found

    def reread(
        self,
        sheet: Any,  # noqa: ANN401
        page: Page,
        text: PageText,
        need: Need | None,
    ) -> Page:
        """The page as it is, or read from its picture, or with the problem that prevents it.

        Args:
            sheet: The page, for pdfium; turned as ``text`` was read.
            page: What its text layer says.
            text: The same, and what is drawn on the page.
            need: Why; ``None`` for pages that were left out: only if there is anything on them.
        """
        if need is None and not shows_ink(sheet, page):
            return page
        need = need or Need.NO_TEXT
        self.is_needed = True
        try:
            found = self._read(sheet, page, text, need)
        except EngineError as error:
            return page if need is Need.FORCED else _with_problem(page, need, f"{error}.")
        return self._choose(page, found, need)

    def _choose(self, page: Page, found: Page, need: Need) -> Page:
        """The recognised page where it is better."""
        if self.options.ocr is Ocr.FORCE:
            return found if found.lines else page
        if need is Need.NO_TEXT:
            return found if _is_text(found) else page
        return found if found.grade >= page.grade + _BETTER else page

    def _read(self, sheet: Any, page: Page, text: PageText, need: Need) -> Page:  # noqa: ANN401
        from docpipe.extraction.recognition.sheet import as_page

        options = self.options
        if options.ocr is Ocr.NEVER:
            raise EngineError("die Texterkennung ist abgeschaltet (--ocr never)")
        engine = find_engine(options.ocr_languages)
        made_by = f"{engine} {options.ocr_dpi} {VERSION}" if engine else None
        reading = self._memory.recall(page.number, made_by)
        if reading is None:
            if engine is None:
                raise EngineError(f"die Texterkennung fehlt. Abhilfe: {CURE}")
            reading = self._look(sheet, text, engine)
            self._memory.keep(page.number, made_by or "", reading)
        keep = page.lines if need is Need.NO_TEXT and options.ocr is Ocr.AUTO else ()
        return as_page(page, reading, tables=options.tables, keep=keep)

    def _look(self, sheet: Any, text: PageText, engine: Engine) -> "Reading":  # noqa: ANN401
        # numpy is heavy, and most documents have no page to read from its picture.
        from docpipe.extraction.recognition.raster import render
        from docpipe.extraction.recognition.reading import read_picture

        options = self.options
        if self._n_read >= options.ocr_max_pages:
            raise EngineError(
                f"mehr als {options.ocr_max_pages} solche Seiten (Einstellung ocr_max_pages)"
            )
        self._n_read += 1
        ask_for_time(wall_s=_CALLS * options.ocr_timeout_s, cpu_s=_OWN_CPU_S)
        raster = render(sheet, text.frame, options.ocr_dpi)
        return read_picture(raster, engine, timeout_s=options.ocr_timeout_s)


def _is_text(found: Page) -> bool:
    n_words = sum(len(line.text.split()) for line in found.lines)
    least = GARBAGE if n_words >= _FEW_WORDS else _SURE_OF_FEW
    return count_letters(found) >= _MIN_LETTERS and found.grade >= least


def _with_problem(page: Page, need: Need, why: str) -> Page:
    return replace(page, problem=f"{_WHAT[need]}; {why}")
