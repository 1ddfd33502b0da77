"""From what is looked for to one ranking."""

from docpipe.search.ranking.fusion import Fused, Weighted, fuse
from docpipe.search.ranking.ranking import rank

__all__ = ["Fused", "Weighted", "fuse", "rank"]
