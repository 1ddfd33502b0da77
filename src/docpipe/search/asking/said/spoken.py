"""Read the filters out of a question's words, and decide what becomes of each."""

from dataclasses import dataclass, fields, replace

from docpipe.model import Filters, RecordType, Said, Use
from docpipe.search.asking.said import addressees, areas, papers, places, types, years
from docpipe.search.asking.said.found import Found
from docpipe.search.asking.said.known import Known


@dataclass(frozen=True, slots=True)
class _Rule:
    """What becomes of a filter that was said.

    Attributes:
        use: If the words leave no doubt; in doubt it is a boost.
        weight: Of the boost, against all rankings together.
        spent: Whether its words are ranked by no more, if they say nothing besides.
    """

    use: Use
    weight: float
    spent: bool


# Measured on the development questions that say filters in words (docs/benchmarks.md). A type or
# an addressee is what the mining read out of a text, and it misses some: what it missed must still
# be found. The name of a type stays in the ranked text, because texts use it, too ("Forderung 3:").
_RULES = {
    "types": _Rule(Use.BOOST, 0.5, spent=False),
    "addressees": _Rule(Use.BOOST, 0.3, spent=False),
    "documents": _Rule(Use.BOOST, 0.5, spent=True),
    "municipalities": _Rule(Use.FILTER, 0.5, spent=True),
    "year_from": _Rule(Use.FILTER, 0.5, spent=True),
    "year_to": _Rule(Use.FILTER, 0.5, spent=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Boost:
    """What satisfies ``filters`` is ranked higher.

    Attributes:
        weight: Against words and meaning together, which count 1.
    """

    filters: Filters
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the words of a question say besides their subject.

    Attributes:
        filters: What only is shown.
        boosts: What is ranked higher.
        said: Both, for the reader, in the order of the words.
        spent: Stretches of the question that are not ranked by any more.
    """

    filters: Filters
    boosts: tuple[Boost, ...]
    said: tuple[Said, ...]
    spent: tuple[tuple[int, int], ...]


def hear(
    text: str, known: Known, given: Filters, *, strictly: bool = True, deaf_to: str = ""
) -> Heard:
    """Read a question.

    Args:
        text: The question; what must not be read stands as blanks.
        known: What there is in the index.
        given: Filters that were set otherwise: a field that has one is left alone.
        strictly: Whether what is sure leaves out what does not satisfy it.
        deaf_to: A field that is left alone as if it had been set; years go together.
    """
    found = [one for one in _find(text, known) if not _is_given(one, given, deaf_to)]
    found.sort(key=lambda one: (one.start, -one.end))
    heard = given
    boosts: list[Boost] = []
    said: list[Said] = []
    for one in found:
        rule = _RULES[_field(one.filters)]
        use = rule.use if one.sure and strictly else Use.BOOST
        if use is Use.FILTER:
            heard = _both(heard, one.filters)
        else:
            boosts.append(Boost(filters=one.filters, weight=rule.weight))
        said += _said(one, use)
    return Heard(
        filters=heard,
        boosts=tuple(boosts),
        said=tuple(said),
        spent=tuple(
            (one.start, one.end) for one in found if one.spent and _RULES[_field(one.filters)].spent
        ),
    )


def _find(text: str, known: Known) -> list[Found]:
    of_types = list(types.find(text))
    kinds = {kind for one in of_types for kind in one.filters.types}
    of_papers = list(papers.find(text, known))
    is_practice = RecordType.PRACTICE in kinds
    asks = bool(kinds & {RecordType.RECOMMENDATION, RecordType.DEMAND})
    return [
        *of_types,
        *of_papers,
        *years.find(text, of_papers=bool(kinds or of_papers)),
        *places.find(text, known.places, of_records=bool(kinds)),
        *areas.find(text, known.places.names, of_practice=is_practice),
        *addressees.find(text, lambda: known.addressees, known.stems, of_records=asks),
    ]


def _field(filters: Filters) -> str:
    return next(one.name for one in fields(filters) if getattr(filters, one.name))


def _is_given(one: Found, given: Filters, deaf_to: str) -> bool:
    of_years = ("year_from", "year_to")
    if given.year_from is not None or given.year_to is not None or deaf_to in of_years:
        given = replace(given, year_from=1, year_to=1)
    field = _field(one.filters)
    return field == deaf_to or bool(getattr(given, field))


def _both(heard: Filters, one: Filters) -> Filters:
    """Values of one field are alternatives; of years the stricter holds."""
    changes: dict[str, object] = {}
    for name in ("types", "municipalities", "addressees", "documents"):
        if values := getattr(one, name):
            changes[name] = tuple(dict.fromkeys((*getattr(heard, name), *values)))
    if one.year_from is not None:
        changes["year_from"] = max(one.year_from, heard.year_from or 0)
    if one.year_to is not None:
        changes["year_to"] = min(one.year_to, heard.year_to or one.year_to)
    return replace(heard, **changes)  # type: ignore[arg-type] # values of the fields themselves


def _said(one: Found, use: Use) -> list[Said]:
    said: list[Said] = []
    for field in fields(one.filters):
        value = getattr(one.filters, field.name)
        if value:
            values = value if isinstance(value, tuple) else (value,)
            said.append(
                Said(
                    field=field.name,
                    values=tuple(str(one) for one in values),
                    start=one.start,
                    end=one.end,
                    use=use,
                )
            )
    return said
