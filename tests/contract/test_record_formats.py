"""Every format of `records` holds exactly the records that pass the filters."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.runner import Runner

FILTERS = [
    [],
    ["--type", "recommendation"],
    ["--type", "demand", "--type", "practice"],
    ["--addressee", "Kommunen"],
    ["--topic", "gibt es nicht"],
    ["--municipality", "Jena"],
    ["--document", "gut.pdf"],
    ["--publisher", "niemand"],
    ["--year-from", "1990", "--year-to", "2100"],
    ["--language", "de"],
    ["--type", "passage"],
]


def _rows(path: Path) -> int:
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    return sheet.count("<row ") - 1


@pytest.mark.parametrize("filters", FILTERS, ids=" ".join)
def test_every_format_holds_the_same_records(
    run: Runner, tmp_path: Path, filters: list[str]
) -> None:
    def out(form: str) -> str:
        return run("records", "--format", form, *filters)

    run("records", "--format", "xlsx", "--output", str(tmp_path / "x.xlsx"), *filters)
    found = {
        "table": len(out("table").splitlines()),
        "json": len(json.loads(out("json"))),
        "jsonl": len(out("jsonl").splitlines()),
        "csv": len(list(csv.DictReader(io.StringIO(out("csv"), newline="")))),
        "bibtex": len(re.findall(r"^@techreport\{", out("bibtex"), re.M)),
        "ris": len(re.findall(r"^TY  - ", out("ris"), re.M)),
        "csl-json": len(json.loads(out("csl-json"))),
        "reference": len(out("reference").splitlines()),
        "xlsx": _rows(tmp_path / "x.xlsx"),
    }
    assert len(set(found.values())) == 1, found


def test_the_table_goes_into_a_file_line_by_line(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "records.txt"
    run("records", "--format", "table", "--output", str(path))
    assert path.read_text() == run("records", "--format", "table")


def test_references_come_in_the_style_asked_for(run: Runner) -> None:
    house = run("records", "--format", "reference").splitlines()
    assert house == [one["citation"] for one in json.loads(run("records", "--format", "json"))]
    assert run("records", "--format", "reference", "--style", "apa").splitlines() != house
    found = run("search", "Kommunen", "--mode", "lexical", "--format", "reference")
    assert set(found.splitlines()) <= set(house) | set(_of_passages(run))


def _of_passages(run: Runner) -> list[str]:
    return run("records", "--type", "passage", "--format", "reference").splitlines()


def test_a_style_is_for_references_only(run: Runner) -> None:
    run("records", "--format", "csv", "--style", "apa", code=2)
    assert "--style gibt es nur mit --format reference" in run.messages
    run("search", "Kommunen", "--style", "apa", code=2)
    run("records", "--format", "reference", "--style", "haus", code=2)
    assert "Es gibt: docpipe, apa" in run.messages
