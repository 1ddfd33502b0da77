"""One bibliographic line from all who speak of a publication: catalogue, document, file name.

The catalogue was written by a librarian and takes precedence; what the document itself says stays
among the claims, so that a difference can be seen.
"""

import re
from collections.abc import Iterable
from pathlib import PurePath

from docpipe.model.claims import Claim, ClaimName, ClaimOrigin
from docpipe.model.document import Metadata
from docpipe.model.retrieval import DocumentInfo
from docpipe.model.source import Source

# A file name was given in haste, but often on the day.
_NAMED_DATE, _NAMED_YEAR, _NAMED_TITLE = 0.45, 0.35, 0.15
_DATE = re.compile(
    r"(?<!\d)(?:(?P<year>20[0-4]\d)[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<day>[0-3]\d)"
    r"|(?P<year2>[0-4]\d)(?P<month2>0[1-9]|1[0-2])(?P<day2>[0-3]\d)"
    r"|(?P<day3>[0-3]\d)[-_.](?P<month3>0[1-9]|1[0-2])[-_.](?P<year3>20[0-4]\d)"
    r"|(?P<month4>0[1-9]|1[0-2])[-_.](?P<year4>20[0-4]\d)"
    r"|(?P<year5>(?:19[89]|20[0-4])\d))(?!\d)"
)


def date_in_name(name: str) -> str | None:
    """The date in a file name or working title, ISO as far as it goes: ``241126_Entwurf``."""
    found = _DATE.search(name)
    if not found:
        return None
    part = {key.rstrip("12345"): value for key, value in found.groupdict().items() if value}
    year = part["year"] if len(part["year"]) == 4 else f"20{part['year']}"
    return "-".join([year, *(part[key] for key in ("month", "day") if key in part)])


def describe(source: Source, metadata: Metadata, claims: Iterable[Claim]) -> DocumentInfo:
    """The catalogue's word first, then the document's own, then the file name."""
    named = tuple(_of_name(source.filename))
    year = source.year if source.year is not None else metadata.year
    if year is None:
        year = next((int(one.value) for one in named if one.name is ClaimName.YEAR), None)
    date = metadata.date if (metadata.date or "").startswith(str(year)) else None
    is_own_title = source.title is None or source.title == metadata.title
    return DocumentInfo(
        id=source.id,
        title=source.title or metadata.title or PurePath(source.filename).stem,
        subtitle=metadata.subtitle if is_own_title else _beside(source.title, metadata),
        year=year,
        date=date,
        publisher=source.publisher or metadata.publisher,
        kind=source.kind or metadata.kind,
        language=source.language or metadata.language,
        file=source.filename,
        url=source.url,
        edition=metadata.edition,
        place=metadata.place,
        contributors=metadata.contributors,
        claims=(*_of_catalogue(source), *claims, *named),
        withdrawn=source.withdrawn,
    )


def _beside(title: str | None, metadata: Metadata) -> str | None:
    """The subtitle, unless the catalogue gives it with the title."""
    subtitle = metadata.subtitle
    return None if subtitle and subtitle.lower() in (title or "").lower() else subtitle


def _of_catalogue(source: Source) -> Iterable[Claim]:
    values = {
        ClaimName.TITLE: source.title,
        ClaimName.PUBLISHER: source.publisher,
        ClaimName.YEAR: None if source.year is None else str(source.year),
        ClaimName.KIND: None if source.kind is None else source.kind.value,
        ClaimName.LANGUAGE: source.language,
    }
    for name, value in values.items():
        if value:
            yield Claim(name=name, value=value, origin=ClaimOrigin.CATALOGUE, confidence=1.0)


def _of_name(filename: str) -> Iterable[Claim]:
    stem = PurePath(filename).stem
    title = re.sub(r"[_\s]+", " ", stem).strip()
    if any(letter.isalpha() for letter in title):
        yield _named(ClaimName.TITLE, title, _NAMED_TITLE)
    date = date_in_name(stem)
    if date:
        yield _named(ClaimName.YEAR, date[:4], _NAMED_DATE if len(date) > 4 else _NAMED_YEAR)
    if date and len(date) > 4:
        yield _named(ClaimName.DATE, date, _NAMED_DATE)


def _named(name: ClaimName, value: str, confidence: float) -> Claim:
    return Claim(name=name, value=value, origin=ClaimOrigin.FILE_NAME, confidence=confidence)
