"""How a question was read, as lines of a paper."""

from collections.abc import Iterable, Iterator

from docpipe.answers.filters import FILTER_FIELDS
from docpipe.answers.quotations import Say
from docpipe.export import TYPE_NAMES
from docpipe.model import Filters, Interpretation, Query, RecordType, Said, Use

FIELD_TITLES = {
    "types": "Art",
    "topics": "Thema",
    "addressees": "Adressat",
    "municipalities": "Ort",
    "documents": "Dokument",
    "publishers": "Herausgeber",
    "languages": "Sprache",
    "years": "Jahr",
    "year_from": "Jahr von",
    "year_to": "Jahr bis",
    "required": "Bedingung",
}

_MOST_VALUES = 3
"""More are named by the words of the question: "in Landkreisen" may be three hundred districts."""


def understood_rows(
    query: Query, understood: Interpretation, say: Say
) -> Iterator[tuple[str, str]]:
    """Filters set, filters read out of the words, conditions, and words looked for besides."""
    filters = " · ".join(_of_filters(query.filters, say))
    if filters:
        yield say("Filter"), filters
    for use, title in ((Use.FILTER, say("Nur")), (Use.BOOST, say("Bevorzugt"))):
        said = [_of_said(one, query.text, say) for one in understood.said if one.use is use]
        if said:
            yield title, " · ".join(dict.fromkeys(said))
    if understood.required:
        yield say("Bedingung"), understood.required
    added = dict.fromkeys(word for one in understood.expansions for word in one.added)
    if added:
        yield say("Auch gesucht"), ", ".join(added)


def _of_filters(filters: Filters, say: Say) -> Iterable[str]:
    for field in FILTER_FIELDS.values():
        value = getattr(filters, field)
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        if values:
            shown = ", ".join(_value(field, str(one), say) for one in values)
            yield f"{say(FIELD_TITLES[field])}: {shown}"


def _of_said(said: Said, question: str, say: Say) -> str:
    title = say(FIELD_TITLES[said.field])
    if said.field == "documents" or len(said.values) > _MOST_VALUES:
        return f"{title}: „{question[said.start : said.end]}“"
    return f"{title}: {', '.join(_value(said.field, one, say) for one in said.values)}"


def _value(field: str, value: str, say: Say) -> str:
    return say(TYPE_NAMES[RecordType(value)]) if field == "types" else value
