"""How a ranking is made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """Options of ranking.

    Attributes:
        candidates: How many of its best each retriever hands to the fusion.
        lexical_weight: Share of the word ranking in a hybrid score.
        dense_weight: Share of the meaning ranking.
        same_thing: Two hits of one document whose texts overlap by this share of the shorter one
            are the same thing; only the better one is shown.
    """

    candidates: int = 300
    lexical_weight: float = 0.7
    dense_weight: float = 0.3
    same_thing: float = 0.6
