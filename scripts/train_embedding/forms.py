"""Pairs that teach the make of German words: compounds and their parts, forms of one stem."""

import math
from collections.abc import Iterator
from itertools import pairwise

import Stemmer
from wordfreq import get_frequency_dict

from docpipe.language.analysis.compounds import MIN_PART, CompoundSplitter
from docpipe.language.analysis.lexicon import NO_PARTS_OF_WORDS
from scripts.train_embedding.sources import Pair

_WORDS = 200_000
_PARTS = 40_000
_LONGEST_PART = 16
_TWINS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def word_forms() -> Iterator[Pair]:
    """Compounds beside their parts, and inflected forms beside each other (wordfreq's words)."""
    frequencies = _frequencies()
    splitter = CompoundSplitter(_lexicon(frequencies))
    for word in frequencies:
        parts = splitter.split(word)
        if len(parts) > 1:
            yield Pair(word, " ".join(parts))
    stemmer = Stemmer.Stemmer("german")
    forms: dict[str, list[str]] = {}
    for word in frequencies:
        if len(word) > MIN_PART:
            forms.setdefault(stemmer.stemWord(word), []).append(word)
    for words in forms.values():
        yield from (Pair(one, other) for one, other in pairwise(words))


def _frequencies() -> dict[str, float]:
    """Words as the tokenizer folds them; the commonest first."""
    frequencies: dict[str, float] = {}
    for word, frequency in get_frequency_dict("de", wordlist="best").items():
        if word.isalpha() and len(frequencies) < _WORDS:
            folded = word.lower().translate(_TWINS)
            frequencies[folded] = frequencies.get(folded, 0.0) + frequency
    return frequencies


def _lexicon(frequencies: dict[str, float]) -> dict[str, float]:
    able = (
        word
        for word in frequencies
        if MIN_PART <= len(word) <= _LONGEST_PART and word not in NO_PARTS_OF_WORDS
    )
    commonest = sorted(able, key=lambda word: (-frequencies[word], word))[:_PARTS]
    return {word: math.log10(frequencies[word] * 1e9) for word in commonest}
