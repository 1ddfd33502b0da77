"""Types of records as questions name them."""

import re
from collections.abc import Iterator

from docpipe.model import Filters, RecordType
from docpipe.search.asking.said.found import Found

_PRACTICE = r"""
    (?:praxis|projekt|best[- ]?practice|good[- ]?practice)[- ]?beispiel\w*
    | gut(?:e|er|en)\s+(?:praxis\w*|beispiele?n?)
    | (?:good|best)[- ]practices? (?:\s+examples?)? | practice\s+examples?
    | welche[rs]?\s+(?:anderen\s+)?(?:städte|stadt|kommunen?|gemeinden?|(?:land)?kreise?)\s+
        (?:hat|haben|macht|machen|nutzt|nutzen)
    | (?:was|wie)\s+(?:haben|machen)\s+(?:das\s+|es\s+)?andere
    | (?:was|wie)\s+(?:das\s+|es\s+)?andere\s+(?:gemacht|machen)
    | examples?(?=\s+(?:of|from|in|for)\b)
    | (?<!zum\s)(?<!zu\s)beispiele?n?(?=\s+(?:
        aus|von|vom|der|des|für|zu|zum|zur|in|im|mit|gelungener|erfolgreicher|kommen|gibt|finden|wo|wie)\b)
"""
_RECOMMENDATION = r"""
    (?:handlungs)?empfehlung(?:en)? | empfohlen | empfiehlt | empfehlen
    | recommendations? | recommended
"""
_DEMAND = r"""
    forderung(?:en)? | demands?(?=\s+(?:on|to|of|for|from|by)\b) | demanded
    | (?:gefordert|fordert|fordern|verlangt|abverlangt|eingefordert)
"""
_DEFINITION = r"""
    (?:begriffs)?definition(?:en|s)? | begriffsbestimmung(?:en)? | begriffserklärung(?:en)?
    | definiert | meaning(?=\s+of\b)
    | was\s+(?:bedeutet|heißt|heisst|meint|bezeichnet)(?:\s+(?:eigentlich|der\s+begriff))?
    | was\s+(?:ist|wird)\s+(?:mit|unter)(?=\s.*\b(?:gemeint|verstanden|verstehen)\b)
    | was\s+versteh(?:t|en)\s+(?:man|wir|sie)\s+unter
    | wie\s+wird(?=\s.*\bdefiniert\b)
    | begriff(?:e|s)?
    | what\s+(?:does|do)(?=\s.*\bmean\b) | what\s+is\s+meant\s+by
"""
_FORMS = tuple(
    (kind, re.compile(rf"\b(?:{form})(?!\w)", re.IGNORECASE | re.VERBOSE))
    for kind, form in (
        (RecordType.PRACTICE, _PRACTICE),
        (RecordType.RECOMMENDATION, _RECOMMENDATION),
        (RecordType.DEMAND, _DEMAND),
        (RecordType.DEFINITION, _DEFINITION),
    )
)


def find(text: str) -> Iterator[Found]:
    """Every naming of a type."""
    for kind, form in _FORMS:
        for match in form.finditer(text):
            yield Found(filters=Filters(types=(kind,)), start=match.start(), end=match.end())
