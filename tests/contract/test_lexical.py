"""The word index against BM25 written out."""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

from docpipe.index import open_current
from docpipe.index import words as word_index
from docpipe.index.entries import WEIGHTS
from docpipe.model import Facets, Filters, RecordType
from tests.snapshots import entry, published

K1, B = word_index.K1, word_index.B
WORDS = "haus baum weg feld wald berg tal dorf stadt fluss".split()  # noqa: SIM905


def _bm25(
    documents: Sequence[dict[str, list[str]]], query: Sequence[str], allowed: Sequence[int]
) -> list[tuple[int, float]]:
    """As in S. Robertson and H. Zaragoza (2009), with FTS5's floor for common words."""
    lengths = [sum(len(words) for words in document.values()) for document in documents]
    mean = sum(lengths) / len(lengths)
    scores: defaultdict[int, float] = defaultdict(float)
    for term in query:
        counts = [
            sum(WEIGHTS[column] * words.count(term) for column, words in document.items())
            for document in documents
        ]
        n = sum(count > 0 for count in counts)
        idf = math.log((len(documents) - n + 0.5) / (n + 0.5))
        idf = max(idf, 1e-6)
        for row, count in enumerate(counts):
            if count:
                norm = K1 * (1 - B + B * lengths[row] / mean)
                scores[row] += idf * count * (K1 + 1) / (count + norm)
    found = [(row, score) for row, score in scores.items() if row in allowed]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


@pytest.fixture(scope="module")
def corpus() -> list[tuple[str, str, str | None]]:
    rng = random.Random(5)  # noqa: S311 - test data

    def text(low: int, high: int) -> str:
        return " ".join(rng.choices(WORDS, weights=range(1, 11), k=rng.randint(low, high)))

    return [(text(8, 40), text(1, 3), text(1, 2) if i % 3 else None) for i in range(60)]


@pytest.mark.parametrize("filtered", [False, True])
@pytest.mark.parametrize("n", [3, 100])
def test_same_order_and_scores_as_bm25(
    tmp_path: Path, corpus: list[tuple[str, str, str | None]], filtered: bool, n: int
) -> None:
    chunks = [
        entry(
            body,
            i,
            heading_path=(heading,),
            label=label,
            facets=Facets(topics=("Sprache",)) if i % 4 == 0 else Facets(),
        )
        for i, (body, heading, label) in enumerate(corpus)
    ]
    published(tmp_path, chunks)
    with open_current(tmp_path) as index:
        stem = {word: index.analyser.analyse(word)[0] for word in WORDS}
        common = {"title": index.analyser.analyse("Titel aa"), "year": ("2017",)}
        documents = [
            {
                "title": list(common["title"]),
                "heading": [stem[word] for word in heading.split()],
                "label": [stem[word] for word in (label or "").split()],
                "facets": [*index.analyser.analyse("Sprache" if i % 4 == 0 else ""), "2017"],
                "body": [stem[word] for word in body.split()],
            }
            for i, (body, heading, label) in enumerate(corpus)
        ]
        filters = Filters(topics=("sprache",)) if filtered else Filters()
        allowed = [i for i in range(len(corpus)) if not filtered or i % 4 == 0]
        for query in (["haus"], ["berg", "tal"], ["haus", "dorf", "fluss"], ["wald", "wald"]):
            terms = [stem[word] for word in query]
            found = index.lexical(Counter(terms), filters, n)
            expected = _bm25(documents, terms, allowed)
            assert [row for row, _ in found] == [row for row, _ in expected[:n]]
            assert [score for _, score in found] == pytest.approx(
                [score for _, score in expected[:n]], rel=1e-5, abs=1e-8
            )
            assert index.holding_any(Counter(terms), filters).count == len(expected)


def test_ties_fall_by_id(tmp_path: Path) -> None:
    names = ["x:c3", "x:c1", "x:c2"]
    published(tmp_path, [entry("Haus am Weg", i, name=name) for i, name in enumerate(names)])

    with open_current(tmp_path) as index:
        rows = [row for row, _ in index.lexical({"haus": 1.0}, Filters(), 10)]
        assert [index.chunk(row).id for row in rows] == sorted(names)


def test_syntax_of_the_engine_in_a_question_is_only_text(tmp_path: Path) -> None:
    published(tmp_path, [entry("Haus", 0)])

    with open_current(tmp_path) as index:
        for question in ('"', "haus* NEAR(", "title:haus", "a AND OR NOT", "haus\0x", "-haus ^"):
            index.lexical(index.terms(question).weights, Filters(), 5)
        assert index.lexical({}, Filters(), 5) == []


def test_a_type_can_be_asked_for_in_words(tmp_path: Path) -> None:
    chunks = [
        entry("Sprachkurse im Rathaus", 0),
        entry("Sprachkurse im Bahnhof", 1, kind=RecordType.PRACTICE),
    ]
    published(tmp_path, chunks)

    with open_current(tmp_path) as index:
        asked = index.terms("Praxisbeispiele für Sprachkurse").weights
        best = index.lexical(asked, Filters(), 1)[0][0]
        assert index.chunk(best).type is RecordType.PRACTICE


def test_a_scrap_is_found_by_its_own_words_only(tmp_path: Path) -> None:
    path = ("Sprachkurse",)
    chunks = [
        entry("Stand 2010", 0, heading_path=path),
        entry("Sie finden an jedem zweiten Abend im Rathaus statt", 1, heading_path=path),
    ]
    published(tmp_path, chunks)

    with open_current(tmp_path) as index:
        found = {
            word: [
                index.chunk(row).ordinal
                for row, _ in index.lexical(index.terms(word).weights, Filters(), 5)
            ]
            for word in ("Sprachkurse", "2010")
        }
        assert found == {"Sprachkurse": [1], "2010": [0]}
