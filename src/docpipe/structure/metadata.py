"""What a publication says about itself on its first pages."""

import re
from collections.abc import Sequence

from docpipe.model import (
    Block,
    BlockKind,
    DocumentKind,
    Extraction,
    Furniture,
    FurnitureKind,
    Metadata,
)

_FRONT_PAGES = 4
_YEAR = re.compile(r"\b((?:19[89]|20[0-4])\d)\b")
_PDF_YEAR = re.compile(r"D:((?:19[89]|20[0-4])\d)")
_DATED_LAW = re.compile(r"\b(?:vom|v\.|of)\s+(?:\d{1,2}\.\s*)?\w+\.?\s+\d{4}")
_NO_LIMIT = 9999
_KINDS = (
    (re.compile(r"handreichung|leitfaden|arbeitshilfe|praxishilfe", re.I), DocumentKind.HANDOUT),
    (
        re.compile(
            r"positionspapier|stellungnahme|policy paper|position paper|forderungen"
            r"|\bpositione?ns?\b",
            re.I,
        ),
        DocumentKind.POSITION_PAPER,
    ),
    (re.compile(r"empfehlung", re.I), DocumentKind.RECOMMENDATIONS),
    (
        re.compile(r"\bmanifest\b|wahlprogramm|regierungsprogramm|bundestagswahl", re.I),
        DocumentKind.MANIFESTO,
    ),
    (re.compile(r"\bbegriffe\b|glossar", re.I), DocumentKind.TERMINOLOGY),
    (re.compile(r"\bmaterialien\b|arbeitsmaterial|lehrmaterial", re.I), DocumentKind.MATERIAL),
)
_PUBLISHER = re.compile(
    r"(?:Herausge(?:ber(?:[*_:/]?-?in(?:nen)?)?\b|geben\s+vo[nm](?:\s+de[rmn])?)|Hrsg\.)"
    r"\s*:?\s*([^\n]{3,160}(?:\n[^\n]*)?(?:\n[^\n]*)?)",
    re.I,
)
_TRAILING = re.compile(r"[\s,;·|]*(?:(?:19|20)\d\d)?[\s,;·|.]*$")
# Where a name ends: an address, a person, another entry of the imprint.
_NAME_ENDS = re.compile(
    r"\s*(?:[·|]|,\s*(?:[\w-]+(?:straße|str\.|platz|weg|allee|gasse|ring|ufer)\b|\d|c/o|Postfach"
    r"|Geschäftsstelle|vertreten|Tel|E-Mail|www)|\bc/o\b|https?:|\s–\s)",
    re.I,
)
# A name goes on in the next line behind a hyphen or one of these.
_NAME_GOES_ON = re.compile(r"(?:-|,|&|\b(?:und|für|der|des|die|zur|zum|im|in|am|von|vom|aus|e\.))$")
_FILE_NAME = re.compile(
    r"\.(?:docx?|indd|key|numbers|odt|pages|pdf|pptx?|qxd|rtf)\b|_|\d{6}"
    r"|^(?:microsoft word|powerpoint|präsentation|untitled|unbenannt|dokument)\b",
    re.I,
)
_MAX_TITLE = 200
_MAX_TITLE_LINES = 6
_GERMAN = frozenset(
    [
        "der",
        "die",
        "das",
        "und",
        "ist",
        "nicht",
        "mit",
        "für",
        "wir",
        "ein",
        "eine",
        "auf",
        "von",
        "zu",
        "den",
        "im",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "is",
        "in",
        "that",
        "for",
        "with",
        "we",
        "are",
        "this",
        "be",
        "as",
        "on",
        "by",
    ]
)
_SAMPLE = 4_000


def read_metadata(
    extraction: Extraction, blocks: Sequence[Block], furniture: Sequence[Furniture]
) -> Metadata:
    """Title, year, kind, publisher and language, each ``None`` where the text does not say."""
    title = _title(extraction, blocks)
    front = "\n".join(line.text for page in extraction.pages[:_FRONT_PAGES] for line in page.lines)
    imprint = "\n".join(item.text for item in furniture if item.kind is FurnitureKind.IMPRINT)
    return Metadata(
        title=title,
        publisher=_publisher(imprint) or _publisher(front),
        year=_year(extraction, title, imprint),
        kind=_kind(title, front),
        language=_language(extraction, blocks),
    )


def _title(extraction: Extraction, blocks: Sequence[Block]) -> str | None:
    """The PDF's own title if it is one, else the largest print of the first pages.

    Where a picture carries the title, the first heading of the highest level must do.
    """
    info = extraction.info.title
    named = bool(info) and not _FILE_NAME.search(info or "") and len(info or "") <= _MAX_TITLE
    if info and named and " " in info:
        return info
    for page in extraction.pages[:2]:
        lines = [line for line in page.lines if sum(c.isalpha() for c in line.text) >= 3]
        if not lines:
            continue
        largest = max(line.size for line in lines)
        chosen = [line.text for line in lines if line.size >= 0.9 * largest]
        if len(chosen) <= _MAX_TITLE_LINES:
            return _one_line(chosen)
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    first = min(headings, key=lambda block: (block.level or 1, block.first_page), default=None)
    if first is not None and len(first.text) <= _MAX_TITLE:
        return first.text
    return info if named else None


def _one_line(lines: Sequence[str]) -> str:
    text = ""
    for line in lines:
        if text.endswith("-") and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}".strip()
    return text


def _year(extraction: Extraction, title: str | None, imprint: str) -> int | None:
    """In the title, on the title page, in the imprint, last the PDF's own date.

    Years after the file was made are periods it looks ahead to (``2013 – 2017``); dates of laws
    (``vom 24. Dezember 2003``) say nothing about the paper.
    """
    created = _PDF_YEAR.match(extraction.info.created or "")
    latest = int(created.group(1)) if created else _NO_LIMIT
    places = [title or ""]
    if extraction.pages:
        places.append("\n".join(line.text for line in extraction.pages[0].lines))
        places.append(imprint)
        places.extend(
            "\n".join(line.text for line in page.lines)
            for page in (*extraction.pages[1:3], *extraction.pages[-2:])
            if any("mpressum" in line.text or "©" in line.text for line in page.lines)
        )
    for place in places:
        years = [int(year) for year in _YEAR.findall(_DATED_LAW.sub("", place))]
        fitting = [year for year in years if year <= latest]
        if years:
            return max(fitting) if fitting else min(years)
    return latest if created else None


def _kind(title: str | None, front: str) -> DocumentKind:
    for text in (title or "", front[:800]):
        for pattern, kind in _KINDS:
            if pattern.search(text):
                return kind
    return DocumentKind.OTHER


def _publisher(text: str) -> str | None:
    found = _PUBLISHER.search(text)
    if not found:
        return None
    name = ""
    for line in found.group(1).split("\n"):
        name = _one_line([name, line.strip()]) if name else line.strip()
        if not _NAME_GOES_ON.search(name):
            break
    name = _TRAILING.sub("", _NAME_ENDS.split(name, maxsplit=1)[0]).strip(" :,;·|")
    return name if any(letter.isalpha() for letter in name) else None


def _language(extraction: Extraction, blocks: Sequence[Block]) -> str:
    words = " ".join(block.text for block in blocks[:200])[: _SAMPLE * 10].lower().split()
    german = sum(word in _GERMAN for word in words)
    english = sum(word in _ENGLISH for word in words)
    if german == english == 0:
        return (extraction.info.language or "de")[:2].lower()
    return "en" if english > german else "de"
