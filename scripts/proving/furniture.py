"""Furniture of every page: what stands in the strips that a design keeps for it."""

from typing import Any

from scripts.proving.content import headings, plain
from scripts.proving.paper import Paper, Produced
from scripts.proving.printed import Printed, PrintedPage, PrintedWord, signs

# Words of one running line are no further apart, in points.
_GAP = 24.0


def furniture(paper: Paper, produced: Produced, printed: Printed) -> list[dict[str, Any]]:
    """Running heads, footers, page numbers and thumb tabs, page by page; the cover has none."""
    known = {
        signs(text): text
        for text in (
            paper.title,
            paper.short_title,
            *(plain(h.text) for h in headings(paper.blocks)),
        )
    }
    total = len(printed.boxes)
    found: list[dict[str, Any]] = []
    for number, page in enumerate(printed.boxes[1:], 2):
        folio = paper.design.folio.format(n=number, total=total, title=paper.short_title)
        for text in _strips(page, produced):
            # Letterspaced words come apart, kerned ones together: the true form is known.
            true = folio if _tight(text) == _tight(folio) else known.get(signs(text), text)
            found.append({"page": number, "text": true})
    return found


def _tight(text: str) -> str:
    return "".join(text.split())


def _strips(page: PrintedPage, produced: Produced) -> list[str]:
    top, bottom = produced.bands
    left, right = produced.edges
    inside = [word for word in page.words if top <= _middle(word) <= page.height - bottom]
    strips = [
        [word for word in page.words if _middle(word) < top],
        [word for word in page.words if _middle(word) > page.height - bottom],
        [word for word in inside if word.x1 < left],
        [word for word in inside if word.x0 > page.width - right],
    ]
    return [line for strip in strips for line in _lines(strip)]


def _middle(word: PrintedWord) -> float:
    return (word.y0 + word.y1) / 2


def _lines(words: list[PrintedWord]) -> list[str]:
    """Words in their printed order, cut where a gap or another line begins."""
    lines: list[list[PrintedWord]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        if last and abs(_middle(last) - _middle(word)) < 3 and -1 < word.x0 - last.x1 < _GAP:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [" ".join(word.text for word in line) for line in lines]
