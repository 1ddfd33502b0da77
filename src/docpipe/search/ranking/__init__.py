"""From what is looked for to one ranking."""

from docpipe.search.ranking.fusion import Fused, Ranking, Weighted
from docpipe.search.ranking.ranking import rank
from docpipe.search.ranking.rest import Rest, rest

__all__ = ["Fused", "Ranking", "Rest", "Weighted", "rank", "rest"]
