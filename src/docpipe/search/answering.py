"""Whether an entry answers a question by its words: yes or no, for feeds and alerts.

A ranking always has a best hit. Who has subscribed to a question wants to hear of what answers it
and not of everything: so the filters hold exactly, and one word in common must be a telling one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import log1p
from typing import TYPE_CHECKING

from docpipe.index import Index
from docpipe.index.selection import Selection
from docpipe.language.analysis import fold
from docpipe.model import (
    Expansion,
    ExpansionKind,
    Expression,
    Filters,
    Holds,
    Passes,
    Query,
    Some,
    Sort,
    Use,
)
from docpipe.search.asking import Asked, read
from docpipe.search.query import checked, make_query

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 0.2
"""Share of a question's words, weighted by their rarity, that an entry must hold: of two or three
words any will do, but no "gelingt" or "Kommunen" beside rare ones. Of the judged places, entries
that hold any word are 93 % (of keywords 98 %) and 45 of 367 records a question; with a fifth it is
75 % (93 %) and 12 records, with two fifths 50 % (75 %) and 4."""

_SAME = frozenset(ExpansionKind) - {ExpansionKind.RELATED}
"""Words that stand for the one asked; what is only related to it is another matter."""


def answering(index: Index, query: Query) -> Selection:
    """The entries that answer, in no order.

    Raises:
        QueryError: The question cannot be read.
    """
    make_query(query.text, k=query.k, mode=query.mode, filters=checked(query.filters))
    asked = read(query, index)
    selection = index.select(asked.filters)
    words = () if asked.takes_all else tuple(_words(asked, query.text, index))
    return selection.narrowed(_telling(index, words)) if words else selection


def passing(index: Index, filters: Filters) -> Selection:
    """The entries that pass filters: what answers a search without a question.

    Raises:
        QueryError: The filters cannot hold.
    """
    return index.select(checked(filters))


def _telling(index: Index, words: Sequence[Expression]) -> "NDArray[np.bool_]":
    import numpy as np

    n_rows = index.manifest.counts.chunks
    held = np.zeros(n_rows)
    total = 0.0
    for word in words:
        holding = index.select(Filters(required=word)).mask
        assert holding is not None  # noqa: S101 - a condition always makes a mask
        # A word that nobody has said yet is the most telling: whoever waits for it waits on.
        weight = log1p(n_rows / (np.count_nonzero(holding) + 0.5))
        held += weight * holding
        total += weight
    # Sums of the same numbers in another order differ in the last digit.
    return held >= LEAST * total - 1e-9


def _words(asked: Asked, question: str, index: Index) -> Iterator[Expression]:
    """What holds each word of the question, or one that says the same."""
    same = _by_word(asked.interpretation.expansions)
    boosted = _boosted(asked, question)
    text, end_before = asked.text, 0
    tokens = index.analyser.analyse_with_offsets(text)
    for (start, end), _ in groupby(tokens, key=lambda token: (token.start, token.end)):
        if end <= end_before:  # a part of the word before
            continue
        end_before = end
        word = text[start:end]
        others = [Holds(Sort.PHRASE, one) for one in same.get(fold(word), ())]
        kinds = [Passes(one.filters) for one in asked.boosts] if fold(word) in boosted else []
        yield Some((Holds(Sort.WORD, word), *others, *kinds))


def _by_word(expansions: Sequence[Expansion]) -> Mapping[str, list[str]]:
    """Every word -> what says the same; of a term of several words each stands for it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in expansions:
        if one.kind in _SAME:
            for word in one.word.split():
                found[fold(word)] += one.added
    return found


def _boosted(asked: Asked, question: str) -> frozenset[str]:
    """Words that name a type or place: satisfied by what is of that type or place."""
    return frozenset(
        fold(word)
        for said in asked.interpretation.said
        if said.use is Use.BOOST
        for word in question[said.start : said.end].split()
    )
