"""Edition, version and number, where a paper names them."""

import re
from collections.abc import Sequence

from docpipe.model import Claim, ClaimName, ClaimOrigin
from docpipe.structure.metadata.front import Front, Printed, claim

_SURE, _LIKELY = 0.9, 0.7
_MAX_WORDS = 10
_EDITIONS = (
    (
        re.compile(
            r"\b(?:\d{1,2}\.|erste|zweite|dritte|vierte|fünfte),?"
            r"(?:\s+(?:\w+,?\s+)?(?:über|er|ver|neu|ak|un)\w+e,?(?:\s+und\s+\w+e)?)?\s+(?:Auflage|Ausgabe|Fassung)",
            re.I,
        ),
        _SURE,
    ),
    (re.compile(r"\bDrucksache\s+\d+/\d+"), _SURE),
    (re.compile(r"\bVersion\s+\d+(?:\.\d+)*\b"), _LIKELY),
    (
        re.compile(r"^(?:Vorläufige Fassung|Entwurf|Arbeitsfassung|Lesefassung|Kurzfassung)\b.*"),
        _LIKELY,
    ),
)


def edition_claims(front: Front) -> list[Claim]:
    """The first of each place."""
    return [
        *_first(front.cover, ClaimOrigin.TITLE_PAGE),
        *_first(front.imprint, ClaimOrigin.IMPRINT),
        *_first(front.heads, ClaimOrigin.RUNNING_HEAD),
    ]


def _first(lines: Sequence[Printed], origin: ClaimOrigin) -> list[Claim]:
    for pattern, confidence in _EDITIONS:
        for printed in lines:
            found = pattern.search(printed.text)
            if found and len(printed.text.split()) <= _MAX_WORDS:
                return [claim(ClaimName.EDITION, found.group(0), origin, confidence, [printed])]
    return []
