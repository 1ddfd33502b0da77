"""Each tool's output is brought into the common shape; a tool may be missing or die."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from docpipe.evaluation.extraction import process
from docpipe.evaluation.extraction.measuring import measure
from docpipe.evaluation.extraction.process import ToolRun, run_tool
from docpipe.evaluation.extraction.reading import Reading
from docpipe.evaluation.extraction.report import tables
from docpipe.evaluation.extraction.tools import opendataloader_tool
from docpipe.evaluation.extraction.tools.markdown import plain, read_markdown
from docpipe.evaluation.extraction.tools.page_texts import page_texts
from docpipe.evaluation.extraction.tools.registry import TOOLS, Tool
from tests.papers import RECOMMENDATION, write_good


def test_markdown_is_taken_apart() -> None:
    pieces, grids = read_markdown(
        "# **1 Arbeit** #\nText mit\n*Nachdruck* und [Verweis](x)\n- Punkt\n2. Zweiter\n"
        "| Ort | Zahl |\n| :-- | --: |\n| Ulm | 3\\|4 |\nDanach <!-- Bild -->",
        7,
    )
    assert [(p.kind, p.printed) for p in pieces] == [
        ("heading", "1 Arbeit"),
        ("paragraph", "Text mit\nNachdruck und Verweis"),
        ("list_item", "Punkt"),
        ("list_item", "2. Zweiter"),
        ("table", "Ort\tZahl\nUlm\t3|4"),
        ("paragraph", "Danach  "),
    ]
    assert [piece.page for piece in pieces] == [7] * 6
    assert pieces[0].level == 1
    assert grids[0].rows == (("Ort", "Zahl"), ("Ulm", "3|4"))


def test_signs_that_belong_to_the_text_stay() -> None:
    assert plain(r"Bürger\*innen, Schüler*innen, Sozialarbeiter_innen &amp; **alle**, *so*") == (
        "Bürger*innen, Schüler*innen, Sozialarbeiter_innen & alle, so"
    )


def test_html_tables_keep_their_spans() -> None:
    text = (
        "Davor\n<table><tr><th rowspan=2>Ort</th><th colspan='2'>Mittel</th></tr>"
        "<tr><td>2019</td><td>2022</td></tr></table>\nDanach"
    )
    pieces, grids = read_markdown(text, None)
    assert [piece.kind for piece in pieces] == ["paragraph", "table", "paragraph"]
    assert grids[0].rows == (("Ort", "Mittel", ""), ("", "2019", "2022"))
    assert grids[0].merged == ((0, 0, 2, 1), (0, 1, 1, 2))


def test_lines_between_bars_without_a_rule_are_text() -> None:
    pieces, grids = read_markdown("| kein | Kopf |", 1)
    assert [piece.kind for piece in pieces] == ["paragraph"]
    assert grids == []


def test_opendataloader_json_is_walked_down() -> None:
    cell = {"type": "table cell", "row span": 1, "column span": 2}
    made = {
        "kids": [
            {"type": "header", "page number": 1, "content": "Kopf"},
            {"type": "heading", "page number": 1, "heading level": 2, "content": "Arbeit"},
            {
                "type": "list",
                "list items": [
                    {
                        "type": "list item",
                        "page number": 1,
                        "content": "eins",
                        "kids": [{"type": "paragraph", "page number": 1, "content": "mehr"}],
                    }
                ],
            },
            {
                "type": "table",
                "page number": 2,
                "rows": [{"cells": [{**cell, "kids": [{"type": "paragraph", "content": "A"}]}]}],
            },
        ]
    }
    reading = opendataloader_tool.as_reading(json.dumps(made).encode())
    assert [(p.kind, p.text, p.page) for p in reading.pieces] == [
        ("heading", "Arbeit", 1),
        ("list_item", "eins", 1),
        ("paragraph", "mehr", 1),
        ("table", "A\t", 2),
    ]
    assert reading.pieces[0].level == 2
    assert reading.tables[0].merged == ((0, 0, 1, 2),)
    assert opendataloader_tool.as_reading(None).problem == "no output"


@pytest.mark.parametrize("name", ["pypdf", "pdfplumber", "pypdfium2"])
def test_plain_tools_give_pages_of_text(name: str, tmp_path: Path) -> None:
    module = TOOLS[name].imported()
    module.load()
    (made,) = module.read([write_good(tmp_path / "a.pdf")], recognise=False)
    reading = module.as_reading(made)
    assert RECOMMENDATION in reading.text
    assert [(piece.kind, piece.page) for piece in reading.pieces] == [("text", 1)]
    assert not reading.names_headings
    assert reading.names_tables == (name == "pdfplumber")


class _Fake:
    """A tool that says the same of every paper."""

    def load(self) -> None:
        """Nothing to import."""

    def read(self, paths: Sequence[Path], *, recognise: bool) -> Iterator[object]:
        for _ in paths:
            yield f"# Handreichung {recognise}"

    def as_reading(self, made: object) -> Reading:
        return page_texts([str(made)])


class _FakeTool(Tool):
    def imported(self) -> _Fake:
        return _Fake()


def test_any_tool_is_metered_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TOOLS, "fake", _FakeTool(name="fake", package="pytest", module=""))
    run = process.meter("fake", [write_good(tmp_path / "a.pdf"), write_good(tmp_path / "b.pdf")])
    assert [reading.n_pages for reading in run.readings] == [1, 1]
    assert run.version == pytest.__version__
    assert run.peak_mb > 1


def test_a_paper_on_which_the_tool_dies_is_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def batch(name: str, paths: Sequence[Path], *, recognise: bool) -> ToolRun | str:
        assert recognise
        if Path("bad.pdf") in paths:
            return "died with -6: abort"
        readings = tuple(Reading(n_pages=4) for _ in paths)
        return ToolRun(tool=name, version="1", readings=readings, cpu_s=2, peak_mb=50)

    monkeypatch.setattr(process, "_run_batch", batch)
    run = run_tool("pypdf", [Path("good.pdf"), Path("bad.pdf")])
    assert [reading.problem for reading in run.readings] == [None, "died with -6: abort"]
    assert run.pages_per_cpu_s == 2
    assert run.peak_mb == 50


def test_a_missing_tool_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Tool(name="absent", package="no-such-package", module="none")
    monkeypatch.setitem(TOOLS, "absent", absent)
    write_good(tmp_path / "a.pdf")
    (tmp_path / "a.md").write_text("# Handreichung Sprachmittlung\n", encoding="utf-8")
    runs, scores = measure([tmp_path], ["absent"])
    assert scores == ()
    shown = "\n".join(tables(runs, scores, per_document=False))
    assert "| absent | not installed, not measured |" in shown
