"""The whole measurement on a paper made on the spot."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from docpipe.evaluation.extraction.gold import Style
from docpipe.evaluation.extraction.measuring import measure
from docpipe.evaluation.extraction.report import as_json, findings, tables
from docpipe.evaluation.extraction.scans import without_scans
from docpipe.evaluation.extraction.scoring import figures
from tests.papers import write_good
from tests.unit.evaluation.extraction.known import paper, passage, piece, reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_good(tmp_path / "a.pdf")
    write_good(tmp_path / "b.pdf")
    (tmp_path / "a.md").write_text(
        "# Handreichung Sprachmittlung\n\n# Fehlt im PDF\n", encoding="utf-8"
    )
    return tmp_path


def test_docpipe_is_measured_in_a_process_of_its_own(folder: Path) -> None:
    runs, scores = measure([folder], ["docpipe"])
    (run,) = runs
    (score,) = scores
    assert (score.paper, score.style, score.n_pages) == ("a", Style.MARKDOWN, 1)
    assert score.counts["heading_f1"].share == pytest.approx(2 / 3)
    assert score.counts["heading_f1"].wrong == ("missed: «Fehlt im PDF»",)
    assert figures(scores)[Style.MARKDOWN]["heading_levels"] == 1
    assert run.digital.pages_per_cpu_s is not None
    assert run.digital.peak_mb > 1
    assert run.scanned.pages_per_cpu_s is None
    shown = "\n".join(findings(scores, "all", ["heading_f1"]))
    assert "missed: «Fehlt im PDF»" in shown
    assert "word_recall" not in shown
    report = "\n".join(tables(runs, scores, per_document=True))
    assert "| docpipe | a |" in report
    assert "| docpipe | **all** |" in report
    assert json.loads(json.dumps(as_json(runs, scores)))["documents"][0]["document"] == "a"


def test_a_paper_that_is_refused_says_so_and_the_others_count(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(b"%PDF-1.4 nothing in it")
    (folder / "b.md").write_text("# B\n", encoding="utf-8")
    runs, scores = measure([folder], ["docpipe"])
    assert [score.problem is None for score in scores] == [True, False]
    assert "docpipe did not read b" in "\n".join(tables(runs, scores, per_document=False))


def test_scanned_pages_may_be_left_out_on_both_sides() -> None:
    known = replace(paper(passage("a"), passage("b", page=2)), scanned_pages=(2,))
    made = reading(piece("x"), piece("y", page=2), piece("z", page=None))
    less, left = without_scans(known, made)
    assert [p.text for p in less.ordered] == ["a"]
    assert [p.text for p in left.pieces] == ["x", "z"]
    assert less.scanned_pages == ()


def test_a_folder_without_gold_gives_nothing(tmp_path: Path) -> None:
    _, scores = measure([tmp_path], ["docpipe"])
    assert scores == ()
