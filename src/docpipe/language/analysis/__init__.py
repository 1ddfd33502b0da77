"""The words that lexical search compares: folded, stemmed, and split into their parts."""

from docpipe.language.analysis.analyser import ANALYSER, Analyser, Token, Word
from docpipe.language.analysis.compounds import NO_PARTS, PartLexicon
from docpipe.language.analysis.expansion import Expander, QuestionTerms
from docpipe.language.analysis.folding import fold
from docpipe.language.analysis.forms import PrintedForms
from docpipe.language.analysis.lexicon import lexicon_source, read_lexicon, with_words_of
from docpipe.language.analysis.stopwords import STOP_WORDS
from docpipe.language.analysis.synonyms import (
    ADJECTIVE,
    MOST_WORDS,
    Concept,
    Named,
    labelled,
    named_in,
    term_key,
    terms_in,
)

__all__ = [
    "ADJECTIVE",
    "ANALYSER",
    "MOST_WORDS",
    "NO_PARTS",
    "STOP_WORDS",
    "Analyser",
    "Concept",
    "Expander",
    "Named",
    "PartLexicon",
    "PrintedForms",
    "QuestionTerms",
    "Token",
    "Word",
    "fold",
    "labelled",
    "lexicon_source",
    "named_in",
    "read_lexicon",
    "term_key",
    "terms_in",
    "with_words_of",
]
