"""Reads a PDF for these tests without pdftotext, which not every machine has."""

from pathlib import Path

import pdfplumber

from scripts.proving.printed import Printed, PrintedPage, PrintedWord


def read(path: Path) -> Printed:
    pages: list[PrintedPage] = []
    texts: list[str] = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            words = page.extract_words(use_text_flow=True, keep_blank_chars=False)
            pages.append(
                PrintedPage(
                    float(page.width),
                    float(page.height),
                    tuple(
                        PrintedWord(w["text"], w["x0"], w["top"], w["x1"], w["bottom"])
                        for w in words
                    ),
                )
            )
            texts.append(_lines(pages[-1].words))
    return Printed(tuple(texts), tuple(pages))


def _lines(words: tuple[PrintedWord, ...]) -> str:
    text = ""
    height: float | None = None
    for word in words:
        same = height is not None and abs(word.y0 - height) < 3
        text += (" " if same else "\n") + word.text
        height = word.y0
    return text.strip()
