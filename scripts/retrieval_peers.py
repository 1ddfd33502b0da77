"""What docpipe's search is measured beside: known methods on the same passages.

Every peer ranks plain passages, as docpipe cuts them, without records, headings or filters.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from docpipe.embed import ENGLISH_MODEL, EmbedOptions, open_embedder
from docpipe.language.analysis import Analyser, read_lexicon, with_words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
STRONGEST = "BM25, stems and split compounds"
_RRF_CONSTANT = 60


def peers(
    passages: Sequence[str], questions: Sequence[str], *, minilm: bool
) -> Iterator[tuple[str, "NDArray[np.float32]"]]:
    """Name and scores of each peer, shape ``(len(questions), len(passages))``.

    ``minilm`` says whether a transformer is computed, too: minutes for thousands of passages.
    """
    split = Analyser(with_words_of(passages, read_lexicon()))
    words = {
        "BM25, words as printed": bm25(passages, questions, _plain),
        "BM25, Snowball stems": bm25(passages, questions, _stemmed()),
        STRONGEST: bm25(passages, questions, split.analyse),
    }
    yield from words.items()
    chars = _characters(passages, questions)
    yield "character 3-5-grams, TF-IDF", chars
    static = _dense(EmbedOptions(), passages, questions)
    yield "docpipe's model alone", static
    if minilm:
        yield "all-MiniLM-L6-v2", _dense(EmbedOptions(model=ENGLISH_MODEL), passages, questions)
    best = words[STRONGEST]
    yield "RRF of BM25 (split) and model", _rrf(best, static)
    yield "min-max: .6 BM25 (split) + .4 model", 0.6 * _unit(best) + 0.4 * _unit(static)
    yield (
        "min-max: .4 BM25 (split) + .3 characters + .3 model",
        0.4 * _unit(best) + 0.3 * _unit(chars) + 0.3 * _unit(static),
    )


def ranked(scores: "NDArray[np.float32]", n: int) -> list[list[tuple[int, float]]]:
    """The ``n`` best passages a question, ties by position; passages without any score drop out."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :n]
    lowest = scores.min(axis=1)
    return [
        [(int(i), float(row[i])) for i in best if row[i] > low]
        for row, best, low in zip(scores, order, lowest, strict=True)
    ]


def _plain(text: str) -> Sequence[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _stemmed() -> Callable[[str], Sequence[str]]:
    import Stemmer

    stemmer = Stemmer.Stemmer("german")

    def stems(text: str) -> Sequence[str]:
        found: list[str] = stemmer.stemWords(_plain(text))
        return found

    return stems


def bm25(
    passages: Sequence[str], questions: Sequence[str], tokens: Callable[[str], Sequence[str]]
) -> "NDArray[np.float32]":
    """BM25 of every passage for every question over the given tokens."""
    import bm25s

    engine: Any = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    engine.index([list(tokens(text)) or [""] for text in passages], show_progress=False)
    known: Mapping[str, int] = engine.vocab_dict
    rows = []
    for question in questions:
        asked = [token for token in tokens(question) if token in known]
        rows.append(engine.get_scores(asked) if asked else np.zeros(len(passages)))
    return np.asarray(rows, dtype=np.float32)


def _characters(passages: Sequence[str], questions: Sequence[str]) -> "NDArray[np.float32]":
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    matrix = vectorizer.fit_transform(passages)
    dense = (vectorizer.transform(questions) @ matrix.T).toarray()
    return np.asarray(dense, dtype=np.float32)


def _dense(
    options: EmbedOptions, passages: Sequence[str], questions: Sequence[str]
) -> "NDArray[np.float32]":
    embedder = open_embedder(options)
    asked = embedder.encode(questions, query=True)
    similar: NDArray[np.float32] = asked @ embedder.encode(passages, query=False).T
    return similar


def _unit(scores: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Each row brought to 0..1."""
    low, high = scores.min(axis=1, keepdims=True), scores.max(axis=1, keepdims=True)
    scaled: NDArray[np.float32] = (scores - low) / np.maximum(high - low, 1e-9)
    return scaled


def _rrf(*rankings: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Reciprocal rank fusion with equal weights (Cormack, Clarke, Büttcher, SIGIR 2009)."""
    total = np.zeros_like(rankings[0])
    for scores in rankings:
        order = np.argsort(-scores, axis=1, kind="stable")
        ranks = np.argsort(order, axis=1, kind="stable") + 1
        total += (1 / (_RRF_CONSTANT + ranks)).astype(np.float32)
    return total
