"""Meaning counts more the less of a question any entry says in its own words."""

from pathlib import Path

import numpy as np
import pytest

from docpipe.search import Searcher, SearchOptions
from docpipe.search.ranking.coverage import covered, words_of
from tests.snapshots import entry, published

CHUNKS = [
    entry(text, row, block=row)
    for row, text in enumerate(
        ("Der Rat bezahlt Dolmetscher.", "Der Rat tagt.", "Wohnungen fehlen.", "Busse fahren.")
    )
]


def test_a_word_counts_by_how_telling_it_is(tmp_path: Path) -> None:
    published(tmp_path / "index", CHUNKS)
    with Searcher.open(tmp_path / "index") as searcher:
        index = searcher._index
        words = words_of(index, "Dolmetscher, Rat: Dolmetscher!")
        shares = covered(index, words, np.arange(4))
        assert len(words) == 2
        assert shares.tolist() == [1.0, pytest.approx(shares[1]), 0.0, 0.0]
        assert 0 < shares[1] < 0.5  # "Rat" stands twice, "Dolmetscher" once
        assert covered(index, words_of(index, "…"), np.arange(4)).tolist() == [0.0] * 4


@pytest.mark.parametrize(
    ("question", "weight"),
    [("Dolmetscher Rat", 0.4), ("Dolmetscher Amt Sprache Brief Antrag", 0.7)],
)
def test_what_no_entry_says_is_looked_for_by_meaning(
    tmp_path: Path, question: str, weight: float
) -> None:
    published(tmp_path / "index", CHUNKS)
    options = SearchOptions(
        dense_weight=0.4,
        dense_weight_unsaid=0.3,
        section_weight=0.0,
        document_weight=0.0,
        letters_weight=0.0,
        order_weight=0.0,
    )
    with Searcher.open(tmp_path / "index", options=options) as searcher:
        signals = [one for hit in searcher.search(question).hits for one in hit.signals]
        best = max(one.share for one in signals if one.retriever == "dense")
        assert best == pytest.approx(weight)
