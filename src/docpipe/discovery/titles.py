"""What a link calls a publication: without format and size, and compared across typographies."""

import re
import unicodedata

_UNIT = {"b": 1, "byte": 1, "bytes": 1, "kb": 1_000, "kib": 1_024} | {
    "mb": 1_000_000, "mib": 1_048_576, "gb": 1_000_000_000,
}  # fmt: skip

_FORMAT = r"(?:PDF|DOCX?|Word)(?:[- ](?:Datei|Dokument|Download))?"
_SIZE = r"(?P<number>\d{1,4}(?:[.,]\d{1,3}){0,3})\s?(?P<unit>[KMG]i?B|Bytes?|B)\b"
_SIZED = re.compile(_SIZE, re.IGNORECASE)
_DECORATION = re.compile(
    rf"""
    [(\[]\s*(?:{_FORMAT}|{_SIZE.replace("?P<number>", "?:").replace("?P<unit>", "?:")}
      |nicht\ barrierefrei|barrierefrei|nicht\ barrierearm|[,;:|/\s–-])+\s*[)\]]   # (PDF, 1,2 MB)
    |[,;:|–-]?\s*(?<!\w){_FORMAT}\s*[,;:|]?\s*
      {_SIZE.replace("?P<number>", "?:").replace("?P<unit>", "?:")}\s*$             # … PDF, 1,2 MB
    |[,;:|–-]?\s*(?<!\w)\bPDF\s*$                                                   # … PDF
    |^\s*(?:Download|PDF)\s*[:–-]\s*                                                # PDF: …
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MAX_ROUNDS = 3
"""Decorations around one another, as in "PDF: … (PDF, 1 MB) [barrierefrei]"."""

_NAMES_NOTHING = frozenset(
    {"download", "downloads", "herunterladen", "hier", "mehr", "pdf", "link", "datei", "dokument"}
    | {"öffnen", "ansehen", "anzeigen", "weiterlesen", "lesen", "klicken", "zum", "zur", "als"}
)
_NO_LETTER = re.compile(r"[\W_]+")
_SOFT_HYPHENS = re.compile("[\u00ad\u200b\u2060\ufeff]")


def tidy(text: str) -> str:
    """One line without soft hyphens, format and size; typography stays as it is."""
    line = " ".join(_SOFT_HYPHENS.sub("", text).split())
    for _ in range(_MAX_ROUNDS):
        line = " ".join(_DECORATION.sub(" ", line).split())
    return line.strip(" ,;:|–-")


def names_something(title: str) -> bool:
    """Whether a tidy link text says which publication it leads to."""
    words = [_NO_LETTER.sub("", word).lower() for word in title.split()]
    return any(len(word) > 2 and word not in _NAMES_NOTHING for word in words)


def claimed_bytes(text: str) -> int | None:
    """The size that stands in a text, as in "(PDF, 1,2 MB)"."""
    found = _SIZED.search(text)
    if found is None:
        return None
    number = found["number"]
    # "1.234 KB" counts thousands, "1,2 MB" and "1.2 MB" tenths.
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number)
    value = float(re.sub(r"[.,]", "", number) if grouped else number.replace(",", "."))
    return round(value * _UNIT[found["unit"].lower()])


def comparable(title: str) -> str:
    """Letters and digits alone: hyphens, quotation marks and spaces differ from copy to copy."""
    return _NO_LETTER.sub(" ", unicodedata.normalize("NFKC", tidy(title)).casefold()).strip()


MATCH = 90
"""Of 100 (rapidfuzz, token set ratio): a subtitle more or less, another hyphen, no other paper."""

_MIN_SHARE = 0.35
"""Of a title's length: pages leave out a subtitle, but "Empfehlungen" alone is no paper's name."""

_YEAR = re.compile(r"(?:19|20)\d{2}")


def matches_title(title: str, year: int | None, found: str) -> bool:
    """Whether a page's words for a publication are those of a catalogue entry.

    A year that the page says must be that of the entry, give or take one: print and page differ.
    """
    from rapidfuzz.fuzz import token_set_ratio

    said = [int(one) for one in _YEAR.findall(found)]
    if year is not None and said and all(abs(one - year) > 1 for one in said):
        return False
    one, other = comparable(title), comparable(found)
    # One that is wholly part of the other matches fully, so that a single word would do.
    if len(other) < len(one) * _MIN_SHARE:
        return False
    return token_set_ratio(one, other) >= MATCH
