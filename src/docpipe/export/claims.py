"""Where the bibliographic line comes from, and what speaks against it."""

from docpipe.export.hits import document_line
from docpipe.export.names import CLAIM_NAMES, CLAIM_ORIGIN_NAMES, KIND_NAMES
from docpipe.model import (
    Claim,
    ClaimName,
    Conflict,
    DocumentInfo,
    DocumentKind,
    conflicts,
    surest,
)

_SHOWN = (
    ClaimName.TITLE,
    ClaimName.SUBTITLE,
    ClaimName.PUBLISHER,
    ClaimName.YEAR,
    ClaimName.DATE,
    ClaimName.EDITION,
    ClaimName.PLACE,
    ClaimName.KIND,
    ClaimName.LANGUAGE,
)


def chosen_values(document: DocumentInfo) -> dict[ClaimName, str]:
    """The values of the bibliographic line that are known, in the order in which one cites."""
    known = {
        ClaimName.TITLE: document.title,
        ClaimName.SUBTITLE: document.subtitle,
        ClaimName.PUBLISHER: document.publisher,
        ClaimName.YEAR: None if document.year is None else str(document.year),
        ClaimName.DATE: document.date,
        ClaimName.EDITION: document.edition,
        ClaimName.PLACE: document.place,
        ClaimName.KIND: document.kind.value,
        ClaimName.LANGUAGE: document.language,
    }
    return {name: known[name] or "" for name in _SHOWN if known[name]}


def origin_lines(document: DocumentInfo) -> list[str]:
    """``Jahr: 2017 (Titelseite); dagegen 2016 (PDF-Angaben)``, one line a value."""
    values = chosen_values(document)
    against = {one.name: one for one in conflicts(document.claims, values)}
    lines = [_line(document, name, value, against.get(name)) for name, value in values.items()]
    lines += [
        f"{CLAIM_NAMES[ClaimName(person.role.value)]}: {person.name}"
        for person in document.contributors
    ]
    return lines


def conflict_lines(document: DocumentInfo) -> list[str]:
    """Only what is said differently somewhere."""
    values = chosen_values(document)
    found = conflicts(document.claims, values)
    return [_line(document, one.name, one.value, one) for one in found]


def described_object(document: DocumentInfo) -> dict[str, object]:
    """A document as one asks for it by itself: the line of a hit and all that is claimed."""
    return {**document_line(document), **claims_object(document)}


def claims_object(document: DocumentInfo) -> dict[str, object]:
    """Claims, contributors and conflicts as plain JSON values."""
    values = chosen_values(document)
    return {
        "subtitle": document.subtitle,
        "date": document.date,
        "edition": document.edition,
        "place": document.place,
        "contributors": [
            {"name": one.name, "role": one.role.value, "is_person": one.is_person}
            for one in document.contributors
        ],
        "origins": {
            name.value: claim.origin.value
            for name, value in values.items()
            if (claim := surest(document.claims, name, value))
        },
        "claims": [_claim_object(claim) for claim in document.claims],
        "conflicts": [
            {
                "name": one.name.value,
                "value": one.value,
                "origin": one.chosen.origin.value if one.chosen else None,
                "against": [_claim_object(claim) for claim in one.against],
            }
            for one in conflicts(document.claims, values)
        ],
    }


def _claim_object(claim: Claim) -> dict[str, object]:
    return {
        "name": claim.name.value,
        "value": claim.value,
        "origin": claim.origin.value,
        "page": claim.page,
        "quote": claim.quote,
        "confidence": round(claim.confidence, 3),
    }


def _line(document: DocumentInfo, name: ClaimName, value: str, against: Conflict | None) -> str:
    claim = surest(document.claims, name, value)
    line = f"{CLAIM_NAMES[name]}: {_shown(name, value)}{_where(claim)}"
    if against:
        others = ", ".join(f"{_shown(name, one.value)}{_where(one)}" for one in against.against)
        line += f"; dagegen {others}"
    return line


def _where(claim: Claim | None) -> str:
    """Origin and page in brackets; on the title page the page goes without saying."""
    if claim is None:
        return ""
    page = "" if claim.page in (None, 1) else f", PDF-Seite {claim.page}"
    return f" ({CLAIM_ORIGIN_NAMES[claim.origin]}{page})"


def _shown(name: ClaimName, value: str) -> str:
    if name is ClaimName.KIND:
        return KIND_NAMES[DocumentKind(value)]
    return f"„{value}“" if name in (ClaimName.TITLE, ClaimName.SUBTITLE) else value
