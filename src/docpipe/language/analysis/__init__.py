"""The words that lexical search compares: folded, stemmed, and split into their parts."""

from docpipe.language.analysis.analyser import ANALYSER, Analyser, Token
from docpipe.language.analysis.compounds import NO_PARTS, PartLexicon
from docpipe.language.analysis.lexicon import MAX_PARTS, lexicon_source, read_lexicon

__all__ = [
    "ANALYSER",
    "MAX_PARTS",
    "NO_PARTS",
    "Analyser",
    "PartLexicon",
    "Token",
    "lexicon_source",
    "read_lexicon",
]
