"""When a publication appeared, as title page, imprint, page heads and file date it.

A year says something only by what stands before it: it appeared then, it is of then, it holds
from then, or it is only about then (an election, a period, a law).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docpipe.model import Claim, ClaimName, ClaimOrigin, FileFormat, date_in_name
from docpipe.structure.metadata.front import Front, Printed, claim

_MONTHS = (
    ("januar", "jänner", "january", "jan"),
    ("februar", "february", "feb"),
    ("märz", "march", "mrz", "mär"),
    ("april", "apr"),
    ("mai", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("dezember", "december", "dez", "dec"),
)
_NUMBER_OF = {name: i for i, names in enumerate(_MONTHS, start=1) for name in names}
_MONTH = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19[5-9]|20[0-4])\d)"
_DATE = re.compile(
    r"(?<![\d./-])(?:"
    rf"(?:(?P<day>\d{{1,2}})\.\s*)?(?:(?P<name>{_MONTH})\b\.?,?\s+){_YEAR}"
    rf"|(?P<day2>\d{{1,2}})\.\s?(?P<month2>\d{{1,2}})\.\s?{_YEAR.replace('year', 'year2')}"
    rf"|(?P<month3>\d{{1,2}})/{_YEAR.replace('year', 'year3')}"
    rf"|{_YEAR.replace('year', 'year4')}-(?P<month4>\d{{2}})-(?P<day4>\d{{2}})"
    rf"|{_YEAR.replace('year', 'year5')}"
    r")(?![\d/])",
    re.I,
)
_FOUR_DIGITS = re.compile(r"(?:19|20)\d\d")
_RAW = re.compile(r"D:(?P<year>(?:19[5-9]|20[0-4])\d)(?P<month>\d\d)?(?P<day>\d\d)?")
# What a date means by the words before it, and how sure it then is the date of the paper.
_APPEARED, _STATUS, _CLOSED, _VALID = 0.92, 0.85, 0.6, 0.55
_BARE, _BARE_YEAR, _IN_TITLE, _ABOUT = 0.75, 0.72, 0.5, 0.28
_CREATED, _OF_WORKING_TITLE, _PUBLISHED = 0.5, 0.55, 0.9
_SIGNS = (
    (re.compile(r"\b(?:gültig(?:keit)? bis|bis(?: zum)?)\b\W*$", re.I), 0.0),
    (re.compile(r"\bzuletzt geändert durch\b.{0,80}$", re.I), _STATUS),
    (
        re.compile(
            r"(?<!\w)(?:erschien\w*|erscheinungs(?:jahr|datum)|veröffentlicht|auflage|ausgabe|published"
            r"|edition|©|\(c\)|copyright|jahrgang)\W*(?:im |am |in |on |\w+ )?$",
            re.I,
        ),
        _APPEARED,
    ),
    (
        re.compile(
            r"\b(?:stand|fassung(?: vom)?|version|zuletzt geändert am|beschlossen|verabschiedet"
            r"|beschluss(?:fassung)?|as of|adopted|berlin, den)\b(?:[^.;·|]|\d\.){0,120}$",
            re.I,
        ),
        _STATUS,
    ),
    (re.compile(r"\bredaktionsschluss\W*$", re.I), _CLOSED),
    (re.compile(r"\b(?:gültig|gilt) ab\W*$|\bab (?:winter|sommer)semester\W*$", re.I), _VALID),
    (
        re.compile(
            r"\b(?:\w*wahl\b|jahre?|\w*programm"
            r"|seit|zwischen|von|geschäftsjahr|berichtsjahr|elections?|quartal|semester)\W*"
            r"(?:am |des |\w+ )?(?:am )?$",
            re.I,
        ),
        _ABOUT,
    ),
    (
        re.compile(
            r"\b(?:gesetz\w*|verordnung|g|v|art\.? \d+|artikel \d+|richtlinie|urteil"
            r"|bgbl\.?.{0,12})"
            r"\s+(?:vom|v\.|i|s\.)?\W*$|\bbgbl\b.{0,30}$|^\(?vom\W*$|\bseit\W*$",
            re.I,
        ),
        0.0,
    ),
)
_RANGE_AFTER = re.compile(r"^\s*(?:–|-|bis|und|/)\s*(?:19|20)\d\d|^\s*(?:–|-)\s*\d{1,2}\.")
_RANGE_BEFORE = re.compile(r"(?:(?:19|20)\d\d|\d{1,2}\.)\s*(?:–|-|bis|und)\s*$")
# A date that stands by itself: with a place or an occasion at most.
_MAX_WORDS = 7
# Longer lines are sentences, in which other papers appear.
_MAX_LABELLED = 10
# Above running text, dates stand around the title only.
_TOP_LINES = 12
# Parts of a line that say different things.
_PART = re.compile(r"[^|·•]+")
# What a sign stands for may be set some lines below it.
_LINES_ABOVE = 4
_LEAD = re.compile(r"\W*(?:am|im|vom|den|zum)?\W*", re.I)
_PLACE = re.compile(
    r"^(?P<place>[A-ZÄÖÜ][\wäöüß-]+(?:\s(?:am|an der|im|[A-ZÄÖÜ])[\wäöüß-]*){0,3}),\s*"
    r"(?P<joint>(?:den|im|am|in)\s)?$"
)
# Without "den" or "im" between them, a place and a date may be the end of a longer name.
_PLACED = 0.45
_MAX_LATER = 1
"""Years by which a printed year may lie behind the file's making."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date inside a text: ISO as far as it goes, where it stands."""

    iso: str
    start: int
    end: int

    @property
    def year(self) -> str:
        """Four digits."""
        return self.iso[:4]


def dates_in(text: str) -> list[Dated]:
    """All dates and years of a text, in order."""
    if not _FOUR_DIGITS.search(text):
        return []
    return [
        Dated(iso=iso, start=found.start(), end=found.end())
        for found in _DATE.finditer(text)
        if (iso := _iso(found))
    ]


def is_date_line(text: str) -> bool:
    """Whether a line only dates the paper: ``Berlin, 3. Mai 2019``, ``2019``."""
    found = dates_in(text)
    if not found:
        return False
    rest = text[: found[0].start] + text[found[-1].end :]
    words = re.findall(r"[^\W\d_]{2,}", rest)
    is_placed = bool(_PLACE.match(text[: found[0].start])) and len(words) <= 3
    is_status = re.match(r"\W*(?:stand|gültig|version|fassung|im|den|am|beschlossen)\b", rest, re.I)
    return not words or is_placed or (is_status is not None and len(words) <= _MAX_WORDS)


def date_claims(front: Front, title: str) -> list[Claim]:
    """All dates that may be the paper's own, and the places that stand with them."""
    found = [
        *_in_lines(_display(front), ClaimOrigin.TITLE_PAGE, bare=True),
        *_in_lines(front.imprint or _labelled(front), ClaimOrigin.IMPRINT, bare=True),
        *_in_lines(front.heads, ClaimOrigin.RUNNING_HEAD, bare=True),
        *_of_title(title),
        *_of_file(front),
    ]
    return _in_time(found, front)


def _iso(found: re.Match[str]) -> str | None:
    part = {name.rstrip("12345"): value for name, value in found.groupdict().items() if value}
    month = _NUMBER_OF.get(part["name"].lower()) if "name" in part else int(part.get("month", 0))
    day = int(part.get("day", 0))
    if month is None or not 0 <= month <= 12 or day > 31:
        return None
    iso = part["year"]
    if month:
        iso += f"-{month:02d}"
    return f"{iso}-{day:02d}" if month and day else iso


def _display(front: Front) -> list[Printed]:
    """Lines of the title page that are no running text."""
    if front.is_cover:
        return list(front.cover)
    return [
        printed
        for i, printed in enumerate(front.cover)
        if (i < _TOP_LINES and len(printed.text.split()) <= _MAX_WORDS) or _sign_in(printed.text)
    ]


def _sign_in(text: str) -> bool:
    """A longer line counts if the date stands behind a sign that it is the paper's."""
    return any(_by_sign(text, dated) in (_APPEARED, _STATUS) for dated in dates_in(text))


def _labelled(front: Front) -> list[Printed]:
    """Without an imprint, the lines of first and last pages that say when it appeared."""
    lines = [p for p in (*front.early, *front.late) if len(p.text.split()) <= _MAX_LABELLED]
    return [p for p in lines if any(_by_sign(p.text, d) == _APPEARED for d in dates_in(p.text))]


def _by_sign(text: str, dated: Dated) -> float | None:
    before = text[: dated.start]
    for sign, confidence in _SIGNS:
        if sign.search(before):
            return confidence
    return None


def _in_lines(lines: Sequence[Printed], origin: ClaimOrigin, *, bare: bool) -> list[Claim]:
    found: list[Claim] = []
    for i, printed in enumerate(lines):
        before = lines[max(0, i - _LINES_ABOVE) : i]
        above = " ".join(line.text for line in before if line.page == printed.page)
        for part in _PART.findall(printed.text):
            for dated in dates_in(part):
                if confidence := _confidence(part, above, dated, bare=bare):
                    found += _claims(dated.iso, origin, confidence, [printed])
            above = ""
        found += _places(printed, origin)
    return found


def _confidence(text: str, above: str, dated: Dated, *, bare: bool) -> float:
    """How sure a date is the paper's; 0 if it is about something else."""
    if _RANGE_AFTER.match(text[dated.end :]) or _RANGE_BEFORE.search(text[: dated.start]):
        is_decided = any(
            c == _STATUS and s.search(f"{above} {text[: dated.start]}") for s, c in _SIGNS
        )
        return _STATUS if is_decided else _ABOUT
    signed = _by_sign(text, dated)
    if signed is None and _LEAD.fullmatch(text[: dated.start]):
        start = len(above) + 1 + dated.start
        signed = _by_sign(f"{above} {text}", Dated(iso=dated.iso, start=start, end=start))
    if signed is not None:
        return signed
    alone = len(text.split()) <= _MAX_WORDS
    at_edge = dated.start == 0 or dated.end >= len(text.rstrip(" .)"))
    if not (bare and alone and at_edge):
        return 0.0
    return _BARE_YEAR if len(dated.iso) == 4 and is_date_line(text) else _bare(dated, text)


def _bare(dated: Dated, text: str) -> float:
    if len(dated.iso) > 4:
        return _BARE
    return _IN_TITLE if dated.end >= len(text.rstrip(" .)")) else _ABOUT


def _claims(
    iso: str, origin: ClaimOrigin, confidence: float, lines: Sequence[Printed] = ()
) -> list[Claim]:
    found = [claim(ClaimName.YEAR, iso[:4], origin, confidence, lines)]
    if len(iso) > 4:
        found.append(claim(ClaimName.DATE, iso, origin, confidence, lines))
    return found


def _places(printed: Printed, origin: ClaimOrigin) -> list[Claim]:
    found = dates_in(printed.text)
    place = _PLACE.match(printed.text[: found[0].start]) if found else None
    if place is None or origin is ClaimOrigin.RUNNING_HEAD or not _is_placed(printed.text):
        return []
    confidence = _BARE if place["joint"] else _PLACED
    return [claim(ClaimName.PLACE, place["place"], origin, confidence, [printed])]


def _is_placed(text: str) -> bool:
    return len(text.split()) <= _MAX_WORDS or text.lstrip().lower().startswith("berlin, den")


def _of_title(title: str) -> list[Claim]:
    """A year inside the title is mostly what the paper is about."""
    return [
        claim(ClaimName.YEAR, dated.year, ClaimOrigin.TITLE_PAGE, _ABOUT)
        for dated in dates_in(title)
        if _by_sign(title, dated) != 0
    ]


def _of_file(front: Front) -> list[Claim]:
    """The day on which the file was made says the year at most: papers are saved again."""
    claims: list[Claim] = []
    if published := _iso_of_raw(front.info.published):
        claims += _claims(published, front.file, _PUBLISHED)
    if created := _iso_of_raw(front.info.created):
        claims += _claims(created[:4], front.file, _CREATED)
    named = date_in_name(front.info.title or "")
    if named:
        claims += _claims(named, front.file, _OF_WORKING_TITLE if len(named) > 4 else _ABOUT)
    return claims


def _iso_of_raw(raw: str | None) -> str | None:
    found = _RAW.match(raw or "")
    if not found:
        return None
    parts = [part for part in found.groups() if part]
    # The first of January stands in for a year of which nothing more is known.
    return "-".join(parts[:1] if parts[1:] == ["01", "01"] else parts)


def _in_time(claims: Iterable[Claim], front: Front) -> list[Claim]:
    """Years well behind the file's making are looked ahead to.

    If all that is printed lies behind it, the clock was wrong, and its date says nothing.
    """
    given = list(claims)
    found = _RAW.match(front.info.created or "")
    if not found or front.info.format is FileFormat.HTML:
        # When a web page was made is guessed from its text at best.
        return given
    latest = int(found["year"]) + _MAX_LATER
    dated = [c for c in given if c.name is not ClaimName.PLACE]
    printed = [int(c.value[:4]) for c in dated if c.page is not None and c.confidence >= _VALID]
    if printed and min(printed) > latest:
        return [c for c in given if c not in dated or c.page is not None]
    return [c for c in given if c not in dated or int(c.value[:4]) <= latest]
