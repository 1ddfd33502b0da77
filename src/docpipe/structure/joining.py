"""Printed lines to running text, with one span a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from docpipe.language.hyphenation import HYPHENS, Junction, Vocabulary, junction
from docpipe.model import Span
from docpipe.structure.placed import Placed

# Lines and what stands between them: three lines hold the longest web address.
_PARTS_BACK = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Text and the spans of its lines."""

    text: str
    spans: tuple[Span, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing printed."""
        return not self.spans


def join_lines(lines: Sequence[Placed], words: Vocabulary, *, skip: int = 0) -> Joined:
    """Join the lines of one paragraph; the first ``skip`` characters (a marker) are left out.

    The letters of every span are those of its printed line, but for a hyphen that divided a
    word at its end, and for the marker.
    """
    parts: list[str] = []
    spans: list[Span] = []
    length = 0
    for i, placed in enumerate(lines):
        text = placed.text[skip if i == 0 else 0 :].strip()
        glue = ""
        if i + 1 < len(lines):
            before = "".join(parts[-_PARTS_BACK:])
            text, glue = _meet(before, text, lines[i + 1], words)
        if text:
            spans.append(
                Span(
                    start=length,
                    end=length + len(text),
                    page=placed.page,
                    bbox=placed.line.bbox,
                )
            )
            parts.append(text)
            length += len(text)
            if i + 1 < len(lines):
                parts.append(glue)
                length += len(glue)
    return Joined(text="".join(parts).rstrip(), spans=tuple(spans))


def _meet(before: str, text: str, below: Placed, words: Vocabulary) -> tuple[str, str]:
    """The line without a dividing hyphen, and what stands between it and the next.

    ``before`` is joined already: a web address can take more than two lines.
    """
    match junction(before + text, below.text.lstrip(), words):
        case Junction.DIVIDED:
            return text.rstrip(HYPHENS), ""
        case Junction.COMPOUND:
            return text, ""
        case Junction.APART:
            return text, " "


def join_parts(parts: Sequence[Joined], joint: str) -> Joined:
    """Put joined texts one after the other, ``joint`` (white space) between them."""
    texts: list[str] = []
    spans: list[Span] = []
    length = 0
    for part in parts:
        if texts:
            length += len(joint)
        spans.extend(
            Span(start=span.start + length, end=span.end + length, page=span.page, bbox=span.bbox)
            for span in part.spans
        )
        texts.append(part.text)
        length += len(part.text)
    return Joined(text=joint.join(texts), spans=tuple(spans))
