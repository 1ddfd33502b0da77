"""Typed records with evidence: recommendations, demands, practice examples and definitions.

Cue rules over the recovered structure, no model: every record carries the name of the rule that
found it, so that a wrong one leads straight to its cause. Word lists lie beside the code as TOML.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docpipe.mine.definition import definitions
from docpipe.mine.draft import Citation, Draft
from docpipe.mine.facets import facets
from docpipe.mine.practice import practices
from docpipe.mine.recommendation import recommendations
from docpipe.model import Document, Record, TextRange

__all__ = ["VERSION", "MineOptions", "facets", "mine"]

VERSION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MineOptions:
    """What is kept of what the rules find.

    Attributes:
        min_confidence: Records of a rule that is right less often are dropped. At one half a
            reader meets more true records than false ones.
    """

    min_confidence: float = 0.5


def mine(document: Document, options: MineOptions | None = None) -> tuple[Record, ...]:
    """Find the records of a document.

    Args:
        document: The recovered document.
        options: What is kept.

    Returns:
        Records in reading order, each with verbatim evidence; no two share a sentence.
    """
    options = options or MineOptions()
    # The first claim on a sentence wins: what stands inside an example belongs to the example,
    # and "der Begriff … sollte nicht mehr verwendet werden" explains a term.
    claimed = _Claims()
    kept: list[Draft] = []
    for drafts in (practices(document), definitions(document), recommendations(document)):
        kept += claimed.first(d for d in drafts if d.confidence >= options.min_confidence)
    position = {block.id: ordinal for ordinal, block in enumerate(document.blocks)}
    kept.sort(key=lambda draft: (position[draft.ranges[0].block_id], draft.ranges[0].start))
    citation = Citation(document)
    return tuple(citation.record(draft) for draft in kept)


class _Claims:
    """The parts of the blocks that already belong to a record."""

    def __init__(self) -> None:
        self._taken: dict[str, list[tuple[int, int]]] = {}

    def first(self, drafts: Iterable[Draft]) -> Iterator[Draft]:
        """Pass on drafts whose text is still free, and claim it."""
        for draft in drafts:
            if not any(self._is_taken(place) for place in draft.ranges):
                for place in draft.ranges:
                    self._taken.setdefault(place.block_id, []).append((place.start, place.end))
                yield draft

    def _is_taken(self, place: TextRange) -> bool:
        return any(
            start < place.end and place.start < end
            for start, end in self._taken.get(place.block_id, ())
        )
