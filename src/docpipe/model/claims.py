"""What somebody says of a publication: a value, who says it, where it stands, how sure that is.

Title page, imprint and file rarely agree in all. Every claim is kept; one is chosen, and those
that differ from it stay visible.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class ClaimName(StrEnum):
    """What a claim is about."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    PUBLISHER = "publisher"
    YEAR = "year"
    DATE = "date"
    """``2017``, ``2017-03`` or ``2017-03-24``, as far as it is said."""
    AUTHOR = "author"
    EDITOR = "editor"
    CONTRIBUTOR = "contributor"
    EDITION = "edition"
    PLACE = "place"
    KIND = "kind"
    LANGUAGE = "language"


class ClaimOrigin(StrEnum):
    """Who says it."""

    CATALOGUE = "catalogue"
    TITLE_PAGE = "title_page"
    IMPRINT = "imprint"
    RUNNING_HEAD = "running_head"
    TEXT = "text"
    PDF_METADATA = "pdf_metadata"
    WORD_METADATA = "word_metadata"
    WEB_PAGE = "web_page"
    """The head of a web page, which its readers do not see."""
    FILE_NAME = "file_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value from one place.

    Attributes:
        value: As it is said; years in digits, dates in ISO form, kinds and languages as codes.
        page: Physical page on which it is printed; ``None`` if it is not printed.
        quote: The words there, as printed, lines joined by a line feed.
        confidence: 0 to 1, how likely the value is the right one.
    """

    name: ClaimName
    value: str
    origin: ClaimOrigin
    confidence: float
    page: int | None = None
    quote: str | None = None

    def __post_init__(self) -> None:
        if not self.value or not 0 <= self.confidence <= 1:
            raise ValueError(f"claim on {self.name} is empty or its confidence is out of range")


class ContributorRole(StrEnum):
    """What somebody did for a publication."""

    AUTHOR = "author"
    EDITOR = "editor"
    """The editorial work (Redaktion), not the publisher."""
    CONTRIBUTOR = "contributor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """Who wrote, edited or helped; ``is_person`` tells people from bodies and groups."""

    name: str
    role: ContributorRole
    is_person: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A chosen value and the claims that say otherwise, the surest first.

    ``chosen`` is ``None`` if the value was taken over from somewhere that left no claim.
    """

    name: ClaimName
    value: str
    chosen: Claim | None
    against: tuple[Claim, ...]


TELLING = 0.3
"""Less sure claims are no contradiction: a year in the text is seldom the year of the text."""

_LISTS = frozenset({ClaimName.AUTHOR, ClaimName.EDITOR, ClaimName.CONTRIBUTOR})
_WORDS = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?:e[nrsm]?|s)+$")
_MIN_STEM = 4


def agree(name: ClaimName, one: str, other: str) -> bool:
    """Whether two values say the same: also in another case, and if one only says more."""
    if name in (ClaimName.YEAR, ClaimName.KIND, ClaimName.LANGUAGE):
        return one == other
    if name is ClaimName.DATE:
        return one.startswith(other) or other.startswith(one)
    shorter, longer = sorted((_stems(one), _stems(other)), key=len)
    return bool(shorter) and set(shorter) <= set(longer)


def surest(claims: Iterable[Claim], name: ClaimName, value: str) -> Claim | None:
    """The surest claim that says this; an equal value comes before one that only agrees."""
    fitting = [claim for claim in claims if claim.name is name and agree(name, claim.value, value)]
    return max(fitting, key=lambda claim: (claim.value == value, claim.confidence), default=None)


def conflicts(claims: Iterable[Claim], chosen: Mapping[ClaimName, str]) -> tuple[Conflict, ...]:
    """What was chosen although something else is said too.

    Names that list several (authors) and what only adds to another (subtitle) cannot conflict.
    """
    given = tuple(claims)
    found = []
    for name, value in chosen.items():
        if name in _LISTS or name is ClaimName.SUBTITLE:
            continue
        against = [
            claim
            for claim in given
            if claim.name is name
            and claim.confidence >= TELLING
            and not agree(name, claim.value, value)
        ]
        if against:
            against.sort(key=lambda claim: (-claim.confidence, claim.value, claim.origin))
            found.append(
                Conflict(
                    name=name,
                    value=value,
                    chosen=surest(given, name, value),
                    against=tuple(_one_a_value(against)),
                )
            )
    return tuple(found)


def _one_a_value(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Of equal values from one place the surest, which comes first."""
    kept: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        kept.setdefault((claim.origin, claim.value), claim)
    return kept.values()


def _stems(text: str) -> list[str]:
    """Words without case and endings: ``Kommunalen Kreises`` and ``Kommunaler Kreis`` agree."""
    words = _WORDS.findall(text.lower().replace("ß", "ss"))
    return [_ENDING.sub("", word) if len(word) > _MIN_STEM else word for word in words]
