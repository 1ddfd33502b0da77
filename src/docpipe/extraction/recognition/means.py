"""By what pages are read from their pictures: named in stamps, so that it shows what is stale."""

from collections.abc import Sequence

from docpipe.errors import ToolMissingError
from docpipe.extraction.options import ExtractOptions
from docpipe.extraction.recognition.engine import CURE, find_engine
from docpipe.model import Ocr

VERSION = 1
"""Raised whenever the same picture gives another reading."""

_MARK = "ocr "


def means(options: ExtractOptions) -> str:
    """One line: mode, program with languages (``-`` without one), limits."""
    if options.ocr is Ocr.NEVER:
        return f"{_MARK}{Ocr.NEVER}"
    engine = find_engine(options.ocr_languages)
    limits = f"{options.ocr_dpi} dpi, {options.ocr_timeout_s:g} s, {options.ocr_max_pages} pages"
    return f"{_MARK}{options.ocr}: {engine or '-'}, {limits}, version {VERSION}"


def due_means(options: ExtractOptions, before: Sequence[str] | None) -> tuple[str, ...]:
    """What the stamp of an extraction has to say of it.

    A document that needs no page read from its picture does not care by what it would be done.
    One that does gets stale with every change, except that a program that has vanished since is
    no reason to lose what it has read.

    Args:
        options: Of the extraction.
        before: What the stamp says; ``None`` if there is none.
    """
    noted = tuple(tool for tool in before or () if tool.startswith(_MARK))
    if not noted and options.ocr is not Ocr.FORCE:
        return ()
    if noted and options.ocr is not Ocr.NEVER and find_engine(options.ocr_languages) is None:
        return noted
    return (means(options),)


def require_engine(options: ExtractOptions) -> None:
    """Make sure that pages can be read from their pictures if all of them have to be.

    Raises:
        ToolMissingError: Tesseract or its first language is not installed.
    """
    if options.ocr is Ocr.FORCE and find_engine(options.ocr_languages) is None:
        raise ToolMissingError(
            f"Für die Texterkennung (--ocr force) fehlt das Programm tesseract oder seine Sprache "
            f"„{options.ocr_languages.split('+')[0]}“. Abhilfe: {CURE}"
        )
