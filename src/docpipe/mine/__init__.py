"""Typed records with evidence: recommendations, demands, practice examples and definitions.

Cue rules over the recovered structure, no model: every record carries the name of the rule that
found it, so that a wrong one leads straight to its cause. Word lists lie beside the code as TOML.
"""

from dataclasses import dataclass

from docpipe.mine.claims import Claims
from docpipe.mine.definition import definitions
from docpipe.mine.draft import Citation, Draft
from docpipe.mine.facets import passage_facets
from docpipe.mine.legible import only_legible
from docpipe.mine.practice import practices
from docpipe.mine.recommendation import recommendations
from docpipe.mine.scheme import Scheme, default_scheme, scheme_in
from docpipe.model import BlockId, Document, Record

__all__ = [
    "VERSION",
    "MineOptions",
    "Scheme",
    "default_scheme",
    "mine",
    "passage_facets",
    "scheme_in",
]

VERSION = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class MineOptions:
    """What is kept of what the rules find.

    Attributes:
        min_confidence: Records of a rule that is right less often are dropped. At one half a
            reader meets more true records than false ones.
    """

    min_confidence: float = 0.5


def mine(
    document: Document, options: MineOptions | None = None, *, scheme: Scheme | None = None
) -> tuple[Record, ...]:
    """Find the records of a document.

    Args:
        document: The recovered document.
        options: What is kept.
        scheme: The themes that can be a record's topics; those in the package by default.

    Returns:
        Records in reading order, each with verbatim evidence. No two share a sentence, unless
        one stands inside the other and names it as its parent. Quotes whose letters a font handed
        out wrongly are left out.
    """
    options = options or MineOptions()
    # The first claim on a sentence wins: what stands inside an example belongs to the example
    # (and is a record of its own only if it advises for sure), and "der Begriff … sollte nicht
    # mehr verwendet werden" explains a term.
    claimed = Claims()
    kept: list[Draft] = []
    for drafts in (practices(document), definitions(document), recommendations(document)):
        kept += claimed.first(d for d in drafts if d.confidence >= options.min_confidence)
    position = {block.id: ordinal for ordinal, block in enumerate(document.blocks)}
    kept.sort(key=lambda draft: (_start(draft, position), draft.within is not None))
    citation = Citation(document, scheme)
    return only_legible(tuple(citation.record(draft) for draft in kept))


def _start(draft: Draft, position: dict[BlockId, int]) -> tuple[int, int]:
    first = draft.ranges[0]
    return position[first.block_id], first.start
