from pathlib import Path
from typing import cast

import pytest

from docpipe.errors import SettingsError
from docpipe.evaluation.twins import Twin, evaluate_twins, overlap, read_twins
from docpipe.model import Chunk, Mode, Query
from docpipe.search import Searcher

CORPUS = Path(__file__).parents[3] / "corpus"


class _Evidence:
    def __init__(self, quote: str) -> None:
        self.quote = quote


class _Chunk:
    def __init__(self, source_id: str, quote: str) -> None:
        self.source_id = source_id
        self.evidence = _Evidence(quote)


class _Answers:
    """Answers a question with the entries that are listed for it."""

    def __init__(self, answers: dict[str, list[tuple[str, str]]]) -> None:
        self._answers = answers

    def ranking(self, query: Query) -> list[tuple[Chunk, float]]:
        found = [_Chunk(*answer) for answer in self._answers[query.text]]
        return [(cast(Chunk, chunk), 1.0) for chunk in found]


def test_the_repository_holds_pairs_of_every_kind() -> None:
    twins = read_twins(CORPUS / "judgements")
    kinds = [twin.kind for twin in twins]

    assert len({twin.id for twin in twins}) == len(twins) >= 160
    for kind in ("gender", "umlaut", "hyphen", "compound", "plural", "reference", "synonym"):
        assert kinds.count(kind) >= 15, kind
    assert all(twin.one != twin.other for twin in twins)
    assert abs(sum(twin.is_held for twin in twins) - len(twins) / 2) <= 1


def test_what_is_shared_counts_over_the_longer_list() -> None:
    one, two, three = ("a", ("x",)), ("b", ("x",)), ("a", ("y",))

    assert overlap([one, two], [two, one]) == 1.0
    assert overlap([one, two], [three]) == 0.0
    assert overlap([one, two], [one]) == 0.5
    assert overlap([], []) == 0.0


def test_hits_with_the_same_beginning_in_one_document_are_the_same_hit() -> None:
    words = " ".join(f"w{number}" for number in range(25))
    searcher = _Answers({"eins": [("a", words + " hier")], "zwei": [("a", words + " dort")]})
    twins = [Twin(_id="twin-1", kind="plural", one="eins", other="zwei")]

    report = evaluate_twins(cast(Searcher, searcher), twins, (Mode.LEXICAL,))[Mode.LEXICAL]

    assert report.by_kind["all"] == {"overlap@10": 1.0, "n_pairs": 1}


def test_the_worst_pairs_come_first_and_spelling_has_a_mean_of_its_own() -> None:
    searcher = _Answers({"a": [("x", "eins")], "b": [("x", "eins")], "c": [("x", "zwei")]})
    twins = [
        Twin(_id="twin-1", kind="gender", one="a", other="b"),
        Twin(_id="twin-2", kind="synonym", one="a", other="c"),
    ]

    report = evaluate_twins(cast(Searcher, searcher), twins, (Mode.LEXICAL,))[Mode.LEXICAL]

    assert [result.twin.id for result in report.results] == ["twin-2", "twin-1"]
    assert report.by_kind["spelling"]["overlap@10"] == 1.0
    assert report.by_kind["all"]["overlap@10"] == 0.5


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="Zwillingsfragen"):
        read_twins(tmp_path)
