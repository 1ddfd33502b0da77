import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpipe.errors import SchemaMismatchError, SettingsError
from docpipe.evaluation.judged import by_kind, evaluate_judgements, judged_run
from docpipe.evaluation.judgements import (
    JudgedPlace,
    JudgedQuery,
    read_judgements,
)
from docpipe.evaluation.scoring import Figures, Result, contains, score_results, token_f1
from docpipe.model import Mode
from docpipe.search import Searcher
from tests.snapshots import entry, published

GOLD = "Kommunen sollten Sprachmittlerinnen ausbilden und fest anstellen."


def _place(quote: str = GOLD, relevance: int = 3, page: int = 4) -> JudgedPlace:
    return JudgedPlace(
        query_id="q", source_id="a" * 16, page=page, quote=quote, relevance=relevance
    )


def _result(text: str = GOLD, page: int = 4, source: str = "a" * 16) -> Result:
    return Result(source_id=source, file="a.pdf", pages=(page,), text=text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def test_token_f1_ignores_case_punctuation_and_soft_hyphens() -> None:
    assert token_f1("Die Über\u00adsetzung!", "die übersetzung") == 1.0
    assert token_f1("a b", "b c") == 0.5
    assert token_f1("", "b") == 0.0


def test_containment_needs_agreement_order_or_being_inside() -> None:
    gold = _words("k l m n o p q r s t")
    padding = _words(" ".join(f"z{i}" for i in range(40)))

    assert contains((*padding, *gold, *padding), gold)
    assert not contains((*padding, *gold[::-1], *padding), gold)
    assert not contains((*padding, *gold[:7], *padding), gold)
    assert contains(gold[:6], gold)
    assert contains(gold[2:5], gold)
    assert not contains((*gold[2:5], *padding[:3]), gold)
    assert not contains((), gold)


def test_page_may_be_off_by_one_and_the_document_must_fit() -> None:
    for page, found in ((3, 1.0), (5, 1.0), (2, 0.0), (6, 0.0)):
        assert score_results([_result(page=page)], [_place()])[0] == found
    assert score_results([_result(source="b" * 16)], [_place()])[0] == 0.0
    by_file = JudgedPlace(query_id="q", source="a.pdf", page=4, quote=GOLD, relevance=2)
    assert score_results([_result()], [by_file]) == Figures(
        ndcg=1.0, recall=1.0, rr=1.0, precision=0.1, success=1.0
    )


def test_each_place_gains_once() -> None:
    other = _place("Der Bund soll die Kosten der Sprachkurse ganz tragen.", 1)

    found = score_results([_result(), _result()], [_place(), other])

    assert found.ndcg == pytest.approx(7 / (7 + 1 / math.log2(3)))
    assert (found.recall, found.rr, found.precision) == (1.0, 1.0, 0.1)


def test_reciprocal_rank_and_recall_count_grades_from_two() -> None:
    low = _place("Sprachkurse gibt es an vielen Orten im Land.", 1)

    found = score_results([_result(low.quote), _result("nichts"), _result()], [_place(), low])

    assert (found.recall, found.rr, found.success) == (1.0, 1 / 3, 1.0)
    late = score_results([_result("nichts")] * 3 + [_result()], [_place()])
    assert (late.rr, late.success) == (1 / 4, 0.0)


def test_only_the_first_tokens_of_a_result_count() -> None:
    late = " ".join(f"wort{i}" for i in range(245)) + " " + GOLD

    assert score_results([_result(late)], [_place()])[0] == 0.0
    assert score_results([_result(GOLD + " " + late)], [_place()])[0] == 1.0


@given(st.permutations(range(4)))
def test_the_ideal_order_is_the_best(order: list[int]) -> None:
    texts = [f"{word} " * 8 + f"{word}x" for word in ("alpha", "beta", "gamma", "delta")]
    places = [_place(text, grade) for text, grade in zip(texts, (3, 2, 1, 0), strict=True)]

    found = score_results([_result(texts[i]) for i in order], places)

    assert (found.ndcg == 1.0) == (order[:3] == [0, 1, 2] or _equal_gain(order))


def _equal_gain(order: list[int]) -> bool:
    return [i for i in order if i != 3] == [0, 1, 2] and order[3] == 3


def test_modes_and_kinds_are_scored(tmp_path: Path) -> None:
    published(tmp_path / "index", [entry(GOLD, 0), entry("Wohnraum ist knapp in der Stadt", 1)])
    source = "a" * 16
    (tmp_path / "queries.jsonl").write_text(
        '{"_id": "1", "text": "Sprachmittlerinnen ausbilden", "kind": "keywords"}\n'
        '{"_id": "2", "text": "Raum zum Wohnen?", "kind": "question"}\n'
        '{"_id": "3", "text": "unbeurteilt", "kind": "question"}\n'
    )
    (tmp_path / "qrels.jsonl").write_text(
        f'{{"query_id": "1", "source": "x.pdf", "source_id": "{source}", "page": 1, '
        f'"quote": "{GOLD}", "relevance": 3}}\n'
        f'{{"query_id": "2", "source_id": "{source}", "page": 1, '
        '"quote": "Wohnraum ist knapp in der Stadt", "relevance": 2}\n'
    )
    judgements = read_judgements(tmp_path)

    with Searcher.open(tmp_path / "index") as searcher:
        figures = evaluate_judgements(searcher, judgements, [Mode.LEXICAL, Mode.DENSE])
    report = by_kind(figures)

    assert set(report) == {"lexical", "dense"}
    keywords = report["lexical"]["keywords"]
    against = keywords.pop("against")
    assert keywords == {
        "nDCG@10": 1.0, "R@10": 1.0, "RR": 1.0, "P@10": 0.1, "S@3": 1.0, "n_queries": 1,
        "interval": [1.0, 1.0],
    }  # fmt: skip
    assert isinstance(against, dict)
    assert set(against) == {"dense"}
    assert report["lexical"]["all"]["n_queries"] == 2


def test_the_runs_name_entries_with_falling_scores(tmp_path: Path) -> None:
    chunks = [entry(f"{GOLD} Ort{number}", number) for number in range(3)]
    published(tmp_path, chunks)
    query = JudgedQuery(id="q", text="Sprachmittlerinnen", kind="k")

    with Searcher.open(tmp_path) as searcher:
        answers = judged_run(searcher, [query], Mode.LEXICAL)["q"]

    assert [answer for answer, _ in answers] == [chunk.id for chunk in chunks]
    assert answers[0][1] > answers[1][1] > answers[2][1]


def test_broken_judgements_say_where(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        read_judgements(tmp_path)
    (tmp_path / "queries.jsonl").write_text('{"_id": "1", "text": "x", "kind": "k"}\n')
    (tmp_path / "qrels.jsonl").write_text('{"query_id": "1"}\n')
    with pytest.raises(SchemaMismatchError, match="Zeile 1"):
        read_judgements(tmp_path)
