"""Years as questions name them: since, until, between, in."""

import re
from collections.abc import Iterator

from docpipe.model import Filters
from docpipe.search.asking.said.found import Found

_YEAR = r"((?:19|20)\d\d)(?!\d|\s*(?:Euro|€|Menschen|Einwohner|Personen))"
_OF_THE_YEAR = r"(?:(?:dem|den|des|im|the)\s+)?(?:jahre?[sn]?\s+|years?\s+)?"
_BETWEEN = re.compile(
    rf"\b(?:(?:zwischen|between)\s+{_OF_THE_YEAR}{_YEAR}\s+(?:und|and)\s+{_YEAR}"
    rf"|(?:(?:von|from|aus|in)\s+)?{_OF_THE_YEAR}{_YEAR}\s*(?:bis|to|until|-|–)\s*{_YEAR})",
    re.IGNORECASE,
)
_ONE_SIDED = re.compile(
    rf"\b(seit|ab|nach|vor|bis|since|after|before|until)\s+(?:anfang\s+|ende\s+|mitte\s+)?"
    rf"{_OF_THE_YEAR}{_YEAR}",
    re.IGNORECASE,
)
_DECADE = re.compile(r"\b(?:aus|in|von|seit)\s+den\s+((?:19|20)\d0)er[\s-]+jahren\b", re.IGNORECASE)
_IN = re.compile(rf"\b(?:aus|von|vom|in|im|of|from)\s+{_OF_THE_YEAR}{_YEAR}", re.IGNORECASE)


def find(text: str, *, of_papers: bool) -> Iterator[Found]:
    """Every naming of years, none within another.

    Args:
        text: The question.
        of_papers: Whether it asks for papers or records. Then a year is when they were written;
            else it may as well be when something happened, which later papers tell, and those
            without a date.
    """
    taken: list[tuple[int, int]] = []
    for match, first, last in _matches(text):
        apart = all(match.end() <= start or end <= match.start() for start, end in taken)
        if apart and (first is None or last is None or first <= last):
            taken.append(match.span())
            yield Found(
                filters=Filters(year_from=first, year_to=last),
                start=match.start(),
                end=match.end(),
                sure=of_papers,
                spent=of_papers,
            )


def _matches(text: str) -> "Iterator[tuple[re.Match[str], int | None, int | None]]":
    for match in _BETWEEN.finditer(text):
        first, last = (int(year) for year in match.groups() if year)
        yield match, first, last
    for match in _DECADE.finditer(text):
        first = int(match[1])
        yield match, first, None if match[0][:4].casefold() == "seit" else first + 9
    for match in _ONE_SIDED.finditer(text):
        yield match, *_open_end(match[1].casefold(), int(match[2]))
    for match in _IN.finditer(text):
        yield match, int(match[1]), int(match[1])


def _open_end(word: str, year: int) -> tuple[int | None, int | None]:
    if word in {"seit", "ab", "since"}:
        return year, None
    if word in {"nach", "after"}:
        return year + 1, None
    return None, year - 1 if word in {"vor", "before"} else year
