"""Why nothing passes: which filter or condition leaves nothing, and what would without it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from docpipe.index import Index
from docpipe.model import Every, Expression, Filters
from docpipe.search.asking.syntax import render

_YEARS = ("year_from", "year_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One filter of those that together leave nothing.

    Attributes:
        field: The name of the field of ``Filters``; ``required`` for a typed condition, ``years``
            for first and last year.
        values: As they were given; of ``required`` the condition in the query language.
        n_alone: How many entries pass it, were it the only one.
        n_without: How many would pass all others.
    """

    field: str
    values: tuple[str, ...]
    n_alone: int
    n_without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptiness:
    """Why a question finds nothing.

    Attributes:
        obstacles: Filters and conditions that leave nothing, the most useful to leave out first.
        unknown_words: Words of the question that occur nowhere.
        has_words: Whether it has any that could be looked for.
    """

    obstacles: tuple[Obstacle, ...]
    unknown_words: tuple[str, ...]
    has_words: bool = True


def obstacles(index: Index, filters: Filters) -> tuple[Obstacle, ...]:
    """The filters to leave out, the most useful first; nothing if some entry passes them all.

    What no entry satisfies even alone comes before what only the others exclude.
    """
    if index.count(filters):
        return ()
    found = [
        Obstacle(
            field=field,
            values=values,
            n_alone=index.count(alone),
            n_without=index.count(without),
        )
        for field, values, alone, without in _apart(filters)
    ]
    useful = [one for one in found if not one.n_alone or one.n_without] or found
    return tuple(sorted(useful, key=lambda one: (one.n_alone > 0, -one.n_without, one.field)))


def _apart(filters: Filters) -> Iterator[tuple[str, tuple[str, ...], Filters, Filters]]:
    """Each filter: its field and values, itself alone, and all others."""
    for field in fields(filters):
        values = getattr(filters, field.name)
        if values and field.name not in {*_YEARS, "required"}:
            alone = Filters(**{field.name: values})
            others = replace(filters, **{field.name: ()})  # type: ignore[arg-type] # no year
            yield field.name, tuple(map(str, values)), alone, others
    first, last = filters.year_from, filters.year_to
    if first is not None or last is not None:
        years = tuple("" if year is None else str(year) for year in (first, last))
        alone = Filters(year_from=first, year_to=last)
        yield "years", years, alone, replace(filters, year_from=None, year_to=None)
    parts = _parts(filters.required)
    for part in parts:
        rest = tuple(one for one in parts if one is not part)
        required = Every(rest) if rest else None
        yield (
            "required",
            (render(part),),
            Filters(required=part),
            replace(filters, required=required),
        )


def _parts(required: Expression | None) -> tuple[Expression, ...]:
    if required is None:
        return ()
    return required.parts if isinstance(required, Every) else (required,)
