"""Titles of practice examples: what stands behind the cue ``Praxisbeispiel:``."""

import re

from docpipe.mine.draft import text_range
from docpipe.mine.framing import Frame, heading_frame
from docpipe.model import Block, TextRange

_MAX_TITLE = 140
_NUMBER = re.compile(r"^\W*\d+(?:\.\d+)*\W+")
_EXAMPLES = (
    r"(?:praxisbeispiele?|beispiele?|gute praxis|aus der (?:kommunalen )?praxis|best[\s-]practices?"
    r"|good[\s-]practices?|beispiele? (?:aus|guter) (?:der )?(?:kommunalen )?praxis|praxisfenster"
    r"|gute beispiele|blick in die praxis|praxis|so geht es)"
)
_GENERIC = re.compile(
    r"^\W*(?:(?:\d+(?:\.\d+)*)\W+)?"
    r"(?:(?:kommunale|gute|ausgewählte|weitere|unsere|zwei|drei|vier|fünf)\s+)?"
    rf"{_EXAMPLES}(?:\s+(?:aus|in)\s+(?:den\s+)?(?:\w*kommunen|städten und kreisen))?"
    r"\s*(?:\d*|[A-Z])\W*$",
    re.I,
)
_PREFIX = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\W+)?(?:(?:gutes\s+)?(?:praxis|projekt)?beispiele?|gute praxis"
    r"|praxisfenster|blick in die praxis|aus der praxis|best[\s-]practice|good[\s-]practice)"
    r"(?:\s+(?:\d+|[A-Z])\b)?\s*(?:[:–|-]\s*|\s+(?=aus\b|in\b)|\s+(?-i:(?=[A-ZÄÖÜ„])))",
    re.I,
)
# Boxes that explain, remind or count, and tell of nothing.
_OTHER_BOX = re.compile(
    r"^\W*(?:hinweis|tipp|merke|merksatz|achtung|wichtig|info|information|definition|begriff"
    r"|glossar|rechtslage|rechtliches|gesetz|auf einen blick|checkliste|zahlen|daten|kurz gesagt"
    r"|zusammenfassung|literatur|zum weiterlesen|das wichtigste|fazit|empfehlung|forderung|frage"
    r"|impressum|zitat|stichwort|hintergrund|exkurs|kernaussage|unsere|wir |dieses? )\w*",
    re.I,
)


def is_generic(heading: str) -> bool:
    """Whether a heading only says that examples follow: ``Praxisbeispiele``."""
    return bool(_GENERIC.match(heading))


def names_practice(text: str) -> bool:
    """Whether a heading or first line announces an example."""
    return heading_frame(text) is Frame.PRACTICE or bool(_PREFIX.match(text))


def names_other_box(text: str) -> bool:
    """Whether a box's first line says that it is something else."""
    return bool(_OTHER_BOX.match(text))


def heading_title(heading: Block | None) -> TextRange | None:
    """The title in a heading above an example."""
    if heading is None or is_generic(heading.text):
        return None
    prefix = _PREFIX.match(heading.text) or _NUMBER.match(heading.text)
    start = prefix.end() if prefix and prefix.end() < len(heading.text) - 3 else 0
    return text_range(heading, start)


def first_lines(block: Block) -> list[tuple[int, int]]:
    """The first printed lines of a block, as ranges of its text."""
    lines = [(span.start, span.end) for span in block.spans[:4]]
    if len(lines) > 1:
        return lines
    return [match.span() for match in re.finditer(r"[^\n]+", block.text)][:4]


def box_title(block: Block) -> TextRange | None:
    """The title of a box: its own heading, else its first line."""
    lines = first_lines(block)
    start, end = lines[0]
    if block.heading and block.text.startswith(block.heading):
        start, end = 0, len(block.heading)
    paragraph = block.text.find("\n", start)
    if end < paragraph < _MAX_TITLE:
        end = paragraph  # a title over two printed lines
    if is_generic(block.text[start:end]):
        after = [line for line in lines if line[0] >= end]
        if not after:
            return None
        start, end = after[0]
    else:
        prefix = _PREFIX.match(block.text[start:end])
        start += prefix.end() if prefix else 0
    closing = re.search(
        r"[.!?]\s|(?<![Kk]reis)(?<!Stadt)\s(?=[A-ZÄÖÜ]\w+:\s)", block.text[start:end]
    )
    end = start + closing.start() if closing else end
    if (
        not block.heading
        and block.text[end - 1] == "."
        and not block.text[start:end].endswith("e. V.")
    ):
        return None  # the first sentence of a box without a title
    return text_range(block, start, end) if 0 < end - start < _MAX_TITLE else None
