"""What sort of publication it is, by the words with which it names itself."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from docpipe.model import Block, BlockKind, Claim, ClaimName, ClaimOrigin, DocumentKind
from docpipe.structure.metadata.front import Front, Printed, claim

# Of the kind, by where the word stands.
_IN_TITLE, _IN_SUBTITLE, _ON_COVER, _IN_IMPRINT = 0.9, 0.85, 0.6, 0.55
_IN_HEAD, _IN_FILE, _OF_ITSELF, _BY_WHAT_IT_DOES = 0.6, 0.5, 0.65, 0.45
# A cover names the kind in a line of few words; longer ones are sentences.
_MAX_COVER_WORDS = 12
# The text says "this handout" at least so often.
_MIN_OF_ITSELF = 2
# So often "we demand" makes a stand; once if it stands at the beginning.
_MIN_DEMANDS = 2
_OPENING_LETTERS = 1_500
# A text says what it is at its beginning; later it speaks of others.
_FIRST_BLOCKS = 80
_DEMANDS = re.compile(
    r"\b(?:wir|bündnis\s+\w+|verbände|kommunen|städte)\s+fordern\b|\bfordern wir\b"
    r"|\bunsere (?:\w+ )?forderungen\b|\bwe (?:call on|demand)\b",
    re.I,
)
_OF_ITSELF_WORDS = re.compile(
    r"\b(?:diese[rsmn]?|vorliegende[rsn]?|unsere?[rsm]?|this|our)\s+"
    r"(handreichung|(?:praxis)?leitfaden|arbeitshilfe|positionspapier|stellungnahme|manifest"
    r"|wahlprogramm|regierungsprogramm|glossar|empfehlungspapier|koalitionsvertrags?"
    r"|position paper|manifesto|guidelines)",
    re.I,
)
_PARTS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@cache
def _groups() -> tuple[tuple[DocumentKind, re.Pattern[str]], ...]:
    text = files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8")
    return tuple(
        (DocumentKind(group["kind"]), re.compile("|".join(group["words"]), re.I))
        for group in tomllib.loads(text)["group"]
    )


def kind_of(text: str) -> DocumentKind | None:
    """The kind that a text names; ``None`` if it names none."""
    return next((kind for kind, words in _groups() if words.search(text)), None)


def kind_claims(front: Front, title: str, subtitle: str) -> list[Claim]:
    """All places that name a kind."""
    found = [
        *_in_titles(front, title, subtitle),
        *_in_lines(front.cover, ClaimOrigin.TITLE_PAGE, _ON_COVER if front.is_cover else 0.0),
        *_in_lines(front.heads, ClaimOrigin.RUNNING_HEAD, _IN_HEAD),
        *_in_lines(front.imprint, ClaimOrigin.IMPRINT, _IN_IMPRINT),
    ]
    for text in (front.info.title, front.info.subject):
        kind = kind_of((text or "").replace("_", " ").replace("-", " "))
        if kind:
            found.append(claim(ClaimName.KIND, kind.value, front.file, _IN_FILE))
    found += _of_itself(front)
    return found or _by_demands(front)


def _in_titles(front: Front, title: str, subtitle: str) -> list[Claim]:
    found = []
    for text, confidence in ((title, _IN_TITLE), (subtitle, _IN_SUBTITLE)):
        kind = kind_of(text)
        if kind:
            lines = [printed for printed in front.cover if kind_of(printed.text) is kind][:1]
            origin = ClaimOrigin.TITLE_PAGE if lines else front.file
            found.append(claim(ClaimName.KIND, kind.value, origin, confidence, lines))
    return found


def _in_lines(lines: tuple[Printed, ...], origin: ClaimOrigin, confidence: float) -> list[Claim]:
    """A line may name the kind by its way: a programme's page heads cite its chapters."""
    for printed in lines if confidence else ():
        kind = kind_of(printed.text)
        if kind and len(printed.text.split()) <= _MAX_COVER_WORDS:
            return [claim(ClaimName.KIND, kind.value, origin, confidence, [printed])]
    return []


def _of_itself(front: Front) -> list[Claim]:
    """``Diese Handreichung …``, more than once."""
    counts: dict[DocumentKind, list[Printed]] = {}
    for block in _first_blocks(front):
        for found in _OF_ITSELF_WORDS.finditer(block.text):
            kind = kind_of(found.group(1))
            if kind:
                printed = Printed(page=block.first_page, text=found.group(0), size=0.0)
                counts.setdefault(kind, []).append(printed)
    return [
        claim(ClaimName.KIND, kind.value, ClaimOrigin.TEXT, _OF_ITSELF, lines[:1])
        for kind, lines in counts.items()
        if len(lines) >= _MIN_OF_ITSELF
    ]


def _by_demands(front: Front) -> list[Claim]:
    """A paper without a name for its kind that demands is a stand."""
    demands: list[Printed] = []
    read = 0
    for block in _first_blocks(front):
        for found in _DEMANDS.finditer(block.text):
            printed = Printed(page=block.first_page, text=found.group(0), size=0.0)
            demands.extend([printed] * (2 if read + found.start() < _OPENING_LETTERS else 1))
        read += len(block.text)
    if len(demands) < _MIN_DEMANDS:
        return []
    kind = DocumentKind.POSITION_PAPER.value
    return [claim(ClaimName.KIND, kind, ClaimOrigin.TEXT, _BY_WHAT_IT_DOES, demands[:1])]


def _first_blocks(front: Front) -> list[Block]:
    return [block for block in front.blocks[:_FIRST_BLOCKS] if block.kind in _PARTS]
