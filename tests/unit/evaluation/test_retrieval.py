import json
from pathlib import Path

import pytest

from docpipe.embed import EmbedOptions
from docpipe.errors import SettingsError
from docpipe.evaluation.beir import read_beir
from docpipe.evaluation.retrieval import RetrievalOptions, evaluate_beir, figures_of
from docpipe.evaluation.trec import trec_run
from docpipe.model import Mode
from tests.snapshots import WHOLE_WORDS

OPTIONS = RetrievalOptions(embed=EmbedOptions(model="hash:64"), index=WHOLE_WORDS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "kleines-set"
    texts = [
        {"_id": "rathaus", "title": "Das Rathaus", "text": "Im Rathaus berät der Stadtrat."},
        {"_id": "bad", "title": "", "text": "Das Freibad öffnet im Mai.\nHunde bleiben draußen."},
        {"_id": "leer", "title": "", "text": "  "},
        {"_id": "lang", "title": "", "text": "Satz ohne Belang. " * 300 + "Ganz hinten: Eisvogel."},
    ]
    queries = [
        {"_id": "1", "text": "Stadtrat im Rathaus"},
        {"_id": "2", "text": "Eisvogel"},
        {"_id": "3", "text": "nicht beurteilt"},
    ]
    (place / "qrels").mkdir(parents=True)
    (place / "corpus.jsonl").write_text("\n".join(json.dumps(text) for text in texts))
    (place / "queries.jsonl").write_text("\n".join(json.dumps(query) for query in queries) + "\n\n")
    (place / "qrels" / "dev.tsv").write_text(
        "query-id\tcorpus-id\tscore\n1\trathaus\t1\n2\tlang\t1\n1\tbad\t0\n"
    )
    return place


def test_all_modes_are_measured_with_the_contracts_keys(folder: Path) -> None:
    report = evaluate_beir(folder, options=OPTIONS)

    assert report.name == "kleines-set"
    figures = figures_of(report)
    assert set(figures) == {mode.value for mode in Mode}
    of_words = figures["lexical"]
    assert {name: of_words[name] for name in of_words if name not in ("interval", "against")} == {
        "nDCG@10": 1.0, "R@10": 1.0, "R@100": 1.0, "RR@10": 1.0, "n_queries": 2, "n_docs": 4,
    }  # fmt: skip


def test_a_run_names_each_text_once_with_falling_scores(folder: Path) -> None:
    report = evaluate_beir(folder, [Mode.DENSE], OPTIONS)

    lines = [line.split() for line in trec_run(report.runs[Mode.DENSE], Mode.DENSE).splitlines()]
    of_first = [line for line in lines if line[0] == "1"]
    assert [line[3] for line in of_first] == ["1", "2", "3"]
    assert sorted(line[2] for line in of_first) == ["bad", "lang", "rathaus"]
    scores = [float(line[4]) for line in of_first]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3
    assert {line[5] for line in lines} == {"docpipe-dense"}


def test_the_test_part_is_preferred(folder: Path) -> None:
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n3\tbad\t1\n")

    assert dict(read_beir(folder).queries) == {"3": "nicht beurteilt"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("corpus.jsonl", '{"_id": "1"'),
        ("corpus.jsonl", '{"text": "ohne Kennung"}'),
        ("queries.jsonl", "[1]"),
        ("queries.jsonl", '{"_id": 1, "text": "x"}'),
        ("queries.jsonl", '{"_id": "1", "text": 5}'),
        ("corpus.jsonl", '{"_id": "1", "title": ["x"], "text": "x"}'),
        ("qrels/dev.tsv", "1\trathaus\n"),
    ],
)
def test_a_broken_line_is_named(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text + "\n")

    with pytest.raises(SettingsError, match="Zeile 1"):
        read_beir(folder)


def test_a_byte_order_mark_and_a_missing_text_do_no_harm(folder: Path) -> None:
    questions = folder / "queries.jsonl"
    questions.write_bytes(b"\xef\xbb\xbf" + questions.read_bytes() + b'{"_id": "leer"}\n')

    assert set(read_beir(folder).queries) == {"1", "2"}


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "corpus.jsonl").unlink()
    with pytest.raises(SettingsError, match=r"corpus\.jsonl"):
        read_beir(folder)
    with pytest.raises(SettingsError, match="qrels"):
        read_beir(folder.parent)
