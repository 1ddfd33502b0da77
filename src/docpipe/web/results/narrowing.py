"""What a result set can be narrowed to, and what it is narrowed to already."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from docpipe.export import TYPE_NAMES
from docpipe.index import FacetCount
from docpipe.model import RecordType
from docpipe.search import Choices, FacetCounts
from docpipe.web.asked import Asked
from docpipe.web.results.cards import Params

SHOWN = 6
"""Values of a filter that are seen at once; the others unfold."""

MOST = 10
"""Values of a filter on the page of hits: every link is 150 bytes. All of them have their own."""

TITLES = {
    "type": "Art",
    "addressee": "Adressat",
    "topic": "Thema",
    "municipality": "Kommune",
    "year": "Jahr",
    "document": "Dokument",
    "publisher": "Herausgeber",
    "language": "Sprache",
}
LANGUAGES = {"de": "Deutsch", "en": "Englisch"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value.

    Attributes:
        chosen: Whether the result set is narrowed to it; the link takes it back.
        adds: Whether ``count`` is what it brings to the values chosen beside it.
    """

    name: str
    count: int
    params: Params
    chosen: bool
    adds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """The values of one filter: the commonest, and more of them."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...]
    n_left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A filter that is set, and the search without it."""

    title: str
    name: str
    params: Params


Titles = Mapping[str, str]
"""Document id -> its title."""


def filters(asked: Asked, choices: Choices, titles: Titles) -> list[Filter]:
    """All filters that have something to choose, with their commonest values."""
    names = [name for name in TITLES if name != "language" or len(choices.counts.languages) > 1]
    found = [_filter(asked, name, choices, titles) for name in names]
    return [one for one in found if one.choices]


def every_choice(asked: Asked, name: str, choices: Choices, titles: Titles) -> list[Choice]:
    """All values of one filter: those chosen, then the others, the commonest first."""
    return _choices(asked, name, choices, titles, most=None)[0]


def _filter(asked: Asked, name: str, choices: Choices, titles: Titles) -> Filter:
    shown, n_all = _choices(asked, name, choices, titles, most=MOST)
    return Filter(
        name=name,
        title=TITLES[name],
        choices=tuple(shown[:SHOWN]),
        more=tuple(shown[SHOWN:]),
        n_left_out=n_all - len(shown),
    )


def _choices(
    asked: Asked, name: str, choices: Choices, titles: Titles, *, most: int | None
) -> tuple[list[Choice], int]:
    if name == "year":
        years = sorted(choices.counts.years, key=lambda one: one.value, reverse=True)
        return [_year(asked, one) for one in years[:most]], len(years)
    chosen = asked.values(name)
    shown = [
        Choice(
            name=_named(name, value, titles),
            count=count,
            params=asked.without(name, value).params(),
            chosen=True,
            adds=False,
        )
        for value, count in _chosen(chosen, _counts(name, choices.counts))
    ]
    others = [one for one in _counts(name, choices.added) if not _is_among(one.value, chosen)]
    shown += [
        Choice(
            name=_named(name, one.value, titles),
            count=one.count,
            params=asked.adding(name, one.value).params(),
            chosen=False,
            adds=bool(chosen),
        )
        for one in others[:most]
    ]
    return shown, len(chosen) + len(others)


def _year(asked: Asked, one: FacetCount) -> Choice:
    is_chosen = asked.values("year_from") == asked.values("year_to") == (one.value,)
    year = "" if is_chosen else one.value
    params = asked.having("year_from", "").having("year_to", year).having("year_from", year)
    return Choice(
        name=one.value, count=one.count, params=params.params(), chosen=is_chosen, adds=False
    )


def _counts(name: str, counts: FacetCounts) -> tuple[FacetCount, ...]:
    of: Mapping[str, Callable[[], tuple[FacetCount, ...]]] = {
        "type": lambda: counts.types,
        "topic": lambda: counts.topics,
        "addressee": lambda: _with_groups(counts),
        "municipality": lambda: counts.municipalities,
        "document": lambda: counts.documents,
        "publisher": lambda: counts.publishers,
        "language": lambda: counts.languages,
    }
    return of[name]()


def _with_groups(counts: FacetCounts) -> tuple[FacetCount, ...]:
    """Groups first, which are few; then who is named, where that is not the group's own name."""
    groups = {one.value.casefold() for one in counts.addressee_groups}
    named = (one for one in counts.addressees if one.value.casefold() not in groups)
    return (*counts.addressee_groups[:SHOWN], *named)


def _chosen(values: Iterable[str], counts: Iterable[FacetCount]) -> list[tuple[str, int]]:
    known = {one.value.casefold(): one.count for one in counts}
    return [(value, known.get(value.casefold(), 0)) for value in values]


def _is_among(value: str, chosen: Iterable[str]) -> bool:
    return value.casefold() in {one.casefold() for one in chosen}


def _named(name: str, value: str, titles: Titles) -> str:
    match name:
        case "type":
            return TYPE_NAMES[RecordType(value)]
        case "document":
            return titles.get(value, value)
        case "language":
            return LANGUAGES.get(value, value)
        case _:
            return value


def chips(asked: Asked, titles: Titles) -> list[Chip]:
    """The filters that are set, each to be taken back."""
    found = [
        Chip(
            title=TITLES[name],
            name=_named(name, value, titles),
            params=asked.without(name, value).params(),
        )
        for name in TITLES
        if name != "year"
        for value in asked.values(name)
    ]
    for name, title in (("year_from", "ab Jahr"), ("year_to", "bis Jahr")):
        found += [
            Chip(title=title, name=value, params=asked.without(name).params())
            for value in asked.values(name)
        ]
    return found
