"""A full German reference to the place where a quote stands."""

import re
from collections.abc import Sequence

from docpipe.model import Chunk, DocumentInfo, Method, PageRegion

EN_DASH = "–"

_LINE_BREAK = re.compile(r"[ \t]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def citation(chunk: Chunk, document: DocumentInfo) -> str:
    """Publisher, year, title and pages as a German reference, in one line.

    The printed page comes first, because that is what a reader cites; the physical page follows
    where it differs, because that is what a PDF viewer asks for. Without a publisher the title
    leads; without a year stands ``o. J.`` (ohne Jahr). At the end stands what is not offered by its
    publisher any more.

    Returns:
        For example ``Stadt Musterau (2023): Leitlinien. S. 10 (PDF-Seite 12).``
    """
    return _noted(f"{_work(document)} {place_reference(chunk)}.", document)


def document_citation(document: DocumentInfo) -> str:
    """The whole publication as a German reference, without a page."""
    return _noted(_work(document), document)


def withdrawn_note(document: DocumentInfo) -> str:
    """``Vom Herausgeber nicht mehr angeboten seit 12.03.2026.``; empty as long as it is."""
    if document.withdrawn is None:
        return ""
    year, month, day = document.withdrawn[:10].split("-")
    return f"Vom Herausgeber nicht mehr angeboten seit {day}.{month}.{year}."


def _noted(reference: str, document: DocumentInfo) -> str:
    note = withdrawn_note(document)
    return f"{reference} {note}" if note else reference


def _work(document: DocumentInfo) -> str:
    title = one_line(document.title) or one_line(document.file)
    year = "o. J." if document.year is None else str(document.year)
    publisher = one_line(document.publisher or "")
    work = f"{publisher} ({year}): {title}" if publisher else f"{title} ({year})"
    full_stop = "" if work.endswith((".", "!", "?", "…")) else "."
    return f"{work}{full_stop}"


def place_reference(chunk: Chunk) -> str:
    """The pages; of a source without pages (a web page, a DOCX) the section."""
    if has_pages(chunk):
        return page_reference(chunk.evidence.pages)
    heading = one_line(chunk.heading_path[-1]) if chunk.heading_path else ""
    return f"Abschnitt „{heading}“" if heading else "Ohne Seiten"


def has_pages(chunk: Chunk) -> bool:
    """Whether the quote stands on pages that a reader can turn to."""
    return chunk.evidence.pages[0].method is not Method.MARKUP


def page_reference(pages: Sequence[PageRegion]) -> str:
    """``S. 10–11 (PDF-Seiten 12–13)``; the brackets only where label and number differ."""
    printed = f"S. {printed_pages(pages)}"
    if all(page_label(region) == str(region.page) for region in pages):
        return printed
    numbers = [_run_text(str(run[0].page), str(run[-1].page)) for run in _physical_runs(pages)]
    word = "PDF-Seite" if len(pages) == 1 else "PDF-Seiten"
    return f"{printed} ({word} {', '.join(numbers)})"


def printed_pages(pages: Sequence[PageRegion], dash: str = EN_DASH) -> str:
    """Printed page labels, neighbours drawn together: ``10–11, 14``."""
    return ", ".join(
        _run_text(page_label(run[0]), page_label(run[-1]), dash) for run in _printed_runs(pages)
    )


def page_label(region: PageRegion) -> str:
    """The printed label; the physical number where nothing is printed."""
    return one_line(region.label) or str(region.page)


def one_line(text: str) -> str:
    """Join lines with a space and drop control characters; all else stays as it is.

    Reference formats are line based: a line break in a title would end the field.
    """
    return _CONTROL.sub("", _LINE_BREAK.sub(" ", text)).strip()


def _physical_runs(pages: Sequence[PageRegion]) -> list[list[PageRegion]]:
    runs: list[list[PageRegion]] = []
    for region in pages:
        if runs and region.page == runs[-1][-1].page + 1:
            runs[-1].append(region)
        else:
            runs.append([region])
    return runs


def _printed_runs(pages: Sequence[PageRegion]) -> list[list[PageRegion]]:
    """Runs of neighbouring pages whose labels count on: ``iv`` and ``1`` are not drawn together."""
    runs: list[list[PageRegion]] = []
    for physical in _physical_runs(pages):
        runs.append([physical[0]])
        for region in physical[1:]:
            if _counts_on(page_label(runs[-1][-1]), page_label(region)):
                runs[-1].append(region)
            else:
                runs.append([region])
    return runs


def _counts_on(label: str, following: str) -> bool:
    if label == following:
        # One printed page can fill two physical ones, and a spread can bear one label.
        return True
    if label.isdecimal() and following.isdecimal():
        return int(following) == int(label) + 1
    return not label.isdecimal() and not following.isdecimal()


def _run_text(first: str, last: str, dash: str = EN_DASH) -> str:
    return first if first == last else f"{first}{dash}{last}"
