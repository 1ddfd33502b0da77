"""Sorts of papers as questions name them: "in Positionspapieren", "das Manifest von 2025"."""

import re
from collections.abc import Iterator

from docpipe.model import DocumentKind, Filters
from docpipe.search.asking.said.found import Found
from docpipe.search.asking.said.known import Known

_FORMS = tuple(
    (
        kind,
        re.compile(
            rf"\b(?:(?:aus|in|im|from)\s+(?:(?:den|dem|der|the)\s+)?)?(?:{form})\b", re.IGNORECASE
        ),
    )
    for kind, form in (
        (DocumentKind.MANIFESTO, r"manifeste?[ns]?|manifestos?"),
        (DocumentKind.POSITION_PAPER, r"positionspapiere?[ns]?|position\s+papers?"),
        (DocumentKind.TERMINOLOGY, r"begriffspapiere?[ns]?|glossare?[ns]?|glossary"),
        (DocumentKind.HANDOUT, r"handreichung(?:en)?|leitf[aä]den|handouts?"),
        (DocumentKind.RECOMMENDATIONS, r"empfehlungspapiere?[ns]?"),
    )
)


def find(text: str, known: Known) -> Iterator[Found]:
    """Every naming of a sort of paper; the documents are read only if there is one."""
    for kind, form in _FORMS:
        for match in form.finditer(text):
            ids = tuple(one.id for one in known.documents if one.kind is kind)
            if ids:
                yield Found(filters=Filters(documents=ids), start=match.start(), end=match.end())
