"""The words that lexical search compares: folded, stemmed, and split into their parts."""

from docpipe.language.analysis.analyser import ANALYSER, Analyser, Token
from docpipe.language.analysis.compounds import NO_PARTS, PartLexicon
from docpipe.language.analysis.expansion import Expander, QuestionTerms
from docpipe.language.analysis.lexicon import lexicon_source, read_lexicon, with_words_of

__all__ = [
    "ANALYSER",
    "NO_PARTS",
    "Analyser",
    "Expander",
    "PartLexicon",
    "QuestionTerms",
    "Token",
    "lexicon_source",
    "read_lexicon",
    "with_words_of",
]
