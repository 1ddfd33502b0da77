"""Every page of a document through pdfium, with its tables and its grade."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2

from docpipe.errors import CorruptError, EncryptedError, MemoryLimitError
from docpipe.extraction.geometry import holds
from docpipe.extraction.ligatures import find_repairs
from docpipe.extraction.preflight import Preflight
from docpipe.extraction.quality import grade
from docpipe.extraction.recognition.need import Need
from docpipe.extraction.recognition.recogniser import Recogniser
from docpipe.extraction.tables import rounded
from docpipe.extraction.tags import TagNumbers
from docpipe.extraction.text_layer import PageText, Shared, read_page
from docpipe.language.known_words import is_common
from docpipe.model import BBox, Page, RawTable

# More strokes or pictures than a page of text has: a drawing, a map, a picture in slices.
_MAX_RULES = 200
_MAX_PICTURES = 100
# Points; smaller ones are icons and bullets.
_MIN_PICTURE = 30.0
# A table's own rulings may stick out by half their width.
_TABLE_EDGE = 4.0
_PASSWORD_NEEDED = "password"  # noqa: S105 - a word in pdfium's message


def open_pdf(data: bytes, password: str | None) -> Any:  # noqa: ANN401 - pypdfium2 is untyped
    """Open with pdfium; an empty user password opens silently.

    Raises:
        EncryptedError: pdfium asks for another password.
        CorruptError: pdfium cannot read the file although pypdf could.
    """
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as exc:
        failure = exc
    if _PASSWORD_NEEDED in str(failure).lower():
        try:
            return pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as exc:
            raise EncryptedError(
                "Das Passwort passt nicht zu diesem PDF. Bitte --password prüfen."
            ) from exc
    raise CorruptError(f"Das PDF ist beschädigt ({failure}). Bitte neu herunterladen.") from failure


def read_pages(
    data: bytes, facts: Preflight, password: str | None, recogniser: Recogniser
) -> tuple[Page, ...]:
    """Read all pages, from their pictures where their text layer does not do.

    Raises:
        CorruptError: No page at all can be opened.
        EncryptedError: The password does not fit.
        TooLargeError: A page exceeds a limit.
        MemoryLimitError: Memory ran out.
    """
    document = open_pdf(data, password)
    try:
        return _read_all(document, facts, recogniser)
    except MemoryError as exc:
        raise MemoryLimitError("Der Arbeitsspeicher reicht für dieses PDF nicht aus.") from exc
    except pypdfium2.PdfiumError as exc:
        raise CorruptError(f"Das PDF ist beschädigt ({exc}). Bitte neu herunterladen.") from exc
    finally:
        document.close()


def _read_all(
    document: Any,  # noqa: ANN401 - pypdfium2 is untyped
    facts: Preflight,
    recogniser: Recogniser,
) -> tuple[Page, ...]:
    """All pages, and once more if only the whole document tells what its ligatures are.

    Pictures are read last: by then it is known which pages have no other text.
    """
    shared = Shared(layered=facts.hidden_layers)
    pages, needs = _read_pass(document, facts, recogniser, shared)
    repairs = find_repairs(shared.doubts, is_common)
    if repairs:
        shared = replace(shared, repairs=repairs)
        pages, needs = _read_pass(document, facts, recogniser, shared)
    for index, need in enumerate(needs):
        if need is not None:
            pages[index] = _reread(document, pages[index], need, recogniser, shared)
    for index in recogniser.left_out(pages):
        pages[index] = _reread(document, pages[index], None, recogniser, shared)
    return tuple(recogniser.settled(pages))


def _read_pass(
    document: Any,  # noqa: ANN401
    facts: Preflight,
    recogniser: Recogniser,
    shared: Shared,
) -> tuple[list[Page], list[Need | None]]:
    shared = replace(shared, numbers=TagNumbers() if facts.info.tagged else None)
    pages: list[Page] = []
    needs: list[Need | None] = []
    for index in range(min(len(document), facts.n_pages)):
        sheet = document[index]
        try:
            text = read_page(sheet, recogniser.options, shared)
            pages.append(_to_page(text, index, facts))
            needs.append(recogniser.need(sheet, pages[-1], text))
        finally:
            sheet.close()
    return pages, needs


def _reread(
    document: Any,  # noqa: ANN401
    page: Page,
    need: Need | None,
    recogniser: Recogniser,
    shared: Shared,
) -> Page:
    sheet = document[page.number - 1]
    try:
        return recogniser.reread(sheet, page, read_page(sheet, recogniser.options, shared), need)
    finally:
        sheet.close()


def _stored(boxes: Iterable[BBox], limit: int | None = None) -> tuple[BBox, ...]:
    """Each once, to a tenth of a point; none if they are more than ``limit``."""
    kept = tuple(dict.fromkeys(map(rounded, boxes)))
    return kept if limit is None or len(kept) <= limit else ()


def _outside(strokes: Iterable[BBox], tables: Sequence[RawTable]) -> Iterator[BBox]:
    for stroke in strokes:
        if not any(holds(table.bbox, stroke, _TABLE_EDGE) for table in tables):
            yield stroke


def _large(pictures: Iterable[BBox]) -> Iterator[BBox]:
    for box in pictures:
        if box[2] - box[0] >= _MIN_PICTURE and box[3] - box[1] >= _MIN_PICTURE:
            yield box


def _to_page(text: PageText, index: int, facts: Preflight) -> Page:
    return Page(
        number=index + 1,
        label=facts.labels[index],
        width=round(text.frame.width, 1),
        height=round(text.frame.height, 1),
        lines=text.lines,
        rects=_stored(text.drawings.boxes),
        rules=_stored(_outside(text.drawings.strokes, text.tables), _MAX_RULES),
        pictures=_stored(_large(text.drawings.pictures), _MAX_PICTURES),
        tables=text.tables,
        hidden=tuple(line.text for line in text.hidden),
        aside=text.aside,
        turned=text.turned,
        grade=grade("\n".join(line.text for line in text.lines)),
    )
