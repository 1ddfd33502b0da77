"""From what is looked for to one ranking."""

from docpipe.search.ranking.fusion import Fused, Ranking, Weighted
from docpipe.search.ranking.ranking import rank

__all__ = ["Fused", "Ranking", "Weighted", "rank"]
