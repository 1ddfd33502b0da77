"""Institutions that a text names in one breath: ``Bund, Länder und Kommunen``."""

import re
from collections.abc import Sequence

from docpipe.mine.addressees.mention import Mention

Chain = Sequence[Mention]

_CONJUNCTION = re.compile(
    r"[\s,]*(?:,|/|&|\bund\b|\bsowie\b|\boder\b|\bbzw\.|\bbeziehungsweise\b|,?\s*\bals auch\b"
    r"|,?\s*\bwie auch\b|\bwie\b|,?\s*\baber auch\b|,?\s*\bnoch\b|,?\s*\bsondern auch\b"
    r"|\bund/oder\b|\bgemeinsam mit\b"
    r"|\bzusammen mit\b|\bebenso wie\b|\bund ebenso\b)\s*(?:auch\s+)?(?:(?:die|der|das|den|dem|des"
    r"|jede[rsmn]?|alle[nr]?|ihren?|deren|vom|von|von den|an die|an den)\s+)?"
    r"(?:[a-zäöüß-]+(?:e|en|er|es)\s+){0,2}$"
)


def chained(text: str, found: Sequence[Mention]) -> list[Chain]:
    """Group ``Bund, Länder und Kommunen`` together."""
    chains: list[list[Mention]] = []
    for mention in found:
        if chains and _CONJUNCTION.match(text[chains[-1][-1].end : mention.start]):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return list(chains)
