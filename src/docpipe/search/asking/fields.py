"""``field:value`` of the query language: names, values, and what is wrong with them."""

import re
from collections.abc import Mapping

from docpipe.errors import QueryError
from docpipe.model import Filters, RecordType

_NAMES: Mapping[str, tuple[str, ...]] = {
    "types": ("type", "art", "typ"),
    "topics": ("topic", "thema"),
    "addressees": ("addressee", "adressat"),
    "municipalities": ("municipality", "kommune", "ort"),
    "documents": ("document", "dokument"),
    "publishers": ("publisher", "herausgeber"),
    "languages": ("language", "sprache"),
    "years": ("year", "jahr"),
}
FIELD_OF: Mapping[str, str] = {name: field for field, names in _NAMES.items() for name in names}
"""As typed, in small letters -> the field of ``Filters``; ``years`` for both years."""

PUBLIC_NAME: Mapping[str, str] = {field: names[0] for field, names in _NAMES.items()}
"""Field of ``Filters`` -> the name by which the query language and the options know it."""

TYPE_OF: Mapping[str, RecordType] = {
    **{kind.value: kind for kind in RecordType},
    **dict.fromkeys(
        ("empfehlung", "empfehlungen", "handlungsempfehlung", "handlungsempfehlungen"),
        RecordType.RECOMMENDATION,
    ),
    **dict.fromkeys(
        ("praxisbeispiel", "praxisbeispiele", "beispiel", "beispiele", "praxis"),
        RecordType.PRACTICE,
    ),
    **dict.fromkeys(
        ("definition", "definitionen", "begriff", "begriffe"),
        RecordType.DEFINITION,
    ),
    **dict.fromkeys(("forderung", "forderungen"), RecordType.DEMAND),
    **dict.fromkeys(("textstelle", "textstellen"), RecordType.PASSAGE),
}
_TYPES_SHOWN = "empfehlung, praxisbeispiel, definition, forderung, textstelle"

_YEAR = r"(\d{4})"
_FORMS_OF_YEARS = (
    # (form, number of the group with the first year, with the last, what is added to each)
    (re.compile(_YEAR), 1, 1, 0, 0),
    (re.compile(rf"{_YEAR}\s*(?:-|–|\.\.)\s*{_YEAR}"), 1, 2, 0, 0),
    (re.compile(rf"(?:>=|≥){_YEAR}|{_YEAR}(?:-|–|\.\.)"), 1, None, 0, 0),
    (re.compile(rf">{_YEAR}"), 1, None, 1, 0),
    (re.compile(rf"(?:<=|≤|-|–|\.\.){_YEAR}"), None, 1, 0, 0),
    (re.compile(rf"<{_YEAR}"), None, 1, 0, -1),
)

_GENDER_ENDING = re.compile(r"in(?:nen)?\b", re.IGNORECASE)


def is_gender_form(value: str) -> bool:
    """Whether what follows the colon makes a noun of it: ``Adressat:innen``."""
    return _GENDER_ENDING.match(value) is not None


def filters_of(name: str, value: str, position: int) -> Filters:
    """The filter that ``name:value`` stands for.

    Args:
        name: A key of ``FIELD_OF``.
        value: As typed, without quotation marks.
        position: Of the first character in the question, from 1; for messages.

    Raises:
        QueryError: A type that does not exist, or no years.
    """
    field = FIELD_OF[name.casefold()]
    if field == "types":
        return Filters(types=(_type(name, value, position),))
    if field == "years":
        return _years(name, value, position)
    return Filters(**{field: (value,)})  # type: ignore[arg-type] # all remaining are tuples of text


def _type(name: str, value: str, position: int) -> RecordType:
    kind = TYPE_OF.get(value.casefold())
    if kind is None:
        raise QueryError(
            f"„{name}:{value}“ an Zeichen {position}: diese Art gibt es nicht. "
            f"Es gibt: {_TYPES_SHOWN}.",
            position=position - 1,
        )
    return kind


def _years(name: str, value: str, position: int) -> Filters:
    compact = "".join(value.split())
    for form, first, last, first_added, last_added in _FORMS_OF_YEARS:
        if match := form.fullmatch(compact):
            years = [int(group) for group in match.groups() if group is not None]
            year_from = None if first is None else years[first - 1] + first_added
            year_to = None if last is None else years[last - 1] + last_added
            if year_from is not None and year_to is not None and year_from > year_to:
                raise QueryError(
                    f"„{name}:{value}“ an Zeichen {position}: {year_from} liegt nach {year_to}.",
                    position=position - 1,
                )
            return Filters(year_from=year_from, year_to=year_to)
    raise QueryError(
        f"„{name}:{value}“ an Zeichen {position}: kein Jahr. Möglich sind zum Beispiel "
        f"{name}:2015, {name}:2010-2015, {name}:>=2015, {name}:<2015.",
        position=position - 1,
    )


def shown(filters: Filters) -> str:
    """Filters in the query language; those of one leaf are of one field."""
    first, last = filters.year_from, filters.year_to
    if first is not None or last is not None:
        years = f"{first or ''}" if first == last else f"{first or ''}-{last or ''}"
        return f"{PUBLIC_NAME['years']}:{years}"
    for field, name in PUBLIC_NAME.items():
        if field != "years" and (values := getattr(filters, field)):
            return " OR ".join(f"{name}:{_quoted(str(value))}" for value in values)
    return ""


def _quoted(value: str) -> str:
    return value if re.fullmatch(r"[\w-]+", value) else f'"{value}"'
