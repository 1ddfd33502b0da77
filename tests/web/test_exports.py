"""Downloads of a result set."""

import csv
import io
import json
import zipfile
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from docpipe import Searcher
from docpipe.model import Query
from docpipe.search import Order

ASKED = "q=Beteiligung+im+Rat"


@pytest.fixture(scope="module")
def whole(searcher: Searcher) -> list[str]:
    return [hit.chunk.id for hit in searcher.all_hits(Query(text="Beteiligung im Rat"))]


READ: dict[str, Callable[[str], list[str]]] = {
    "csv": lambda text: [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))],
    "jsonl": lambda text: [json.loads(line)["id"] for line in text.split("\n") if line],
}


@pytest.mark.parametrize("ending", list(READ))
def test_a_download_holds_every_hit_in_the_order_shown(
    client: TestClient, whole: list[str], ending: str
) -> None:
    answer = client.get(f"/export/results.{ending}?{ASKED}&page=2&k=5")

    assert READ[ending](answer.text) == whole
    assert len(whole) > 20


@pytest.mark.parametrize(
    ("ending", "media_type", "sign"),
    [
        ("bib", "application/x-bibtex", "@techreport{"),
        ("ris", "application/x-research-info-systems", "TY  - RPRT"),
        ("json", "application/vnd.citationstyles.csl+json", '"type": "report"'),
        ("md", "text/markdown", "### "),
    ],
)
def test_every_form_has_an_entry_for_each_hit_and_says_what_it_is(
    client: TestClient, whole: list[str], ending: str, media_type: str, sign: str
) -> None:
    answer = client.get(f"/export/results.{ending}?{ASKED}")

    assert answer.text.count(sign) == len(whole)
    assert answer.headers["Content-Type"].startswith(media_type)
    expected = f'attachment; filename="docpipe-treffer.{ending}"'
    assert answer.headers["Content-Disposition"] == expected


def test_the_workbook_is_one(client: TestClient) -> None:
    answer = client.get(f"/export/results.xlsx?{ASKED}")

    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_the_order_of_the_page_is_that_of_the_download(
    client: TestClient, searcher: Searcher
) -> None:
    by_year = searcher.all_hits(Query(text="Beteiligung im Rat"), Order.YEAR)
    answer = client.get(f"/export/results.jsonl?{ASKED}&sort=year")

    assert READ["jsonl"](answer.text) == [hit.chunk.id for hit in by_year]


def test_filters_alone_are_a_result_set_too(client: TestClient, searcher: Searcher) -> None:
    answer = client.get("/export/results.csv?type=definition")

    shown = READ["csv"](answer.text)
    passing = {chunk.id for chunk, _ in searcher.records() if chunk.type == "definition"}
    assert shown
    assert set(shown) <= passing


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_a_question_that_cannot_be_read_is_told_before_anything_is_sent(
    client: TestClient, ending: str
) -> None:
    assert client.get(f"/export/results.{ending}?q=%28Rat+UND").status_code == 422
    assert client.get(f"/export/results.{ending}").status_code == 422
    assert client.get(f"/export/results.exe?{ASKED}").status_code == 404


def test_one_record_can_be_taken_alone(client: TestClient, whole: list[str]) -> None:
    answer = client.get(f"/records/{whole[0]}.ris")

    assert answer.text.count("TY  - ") == 1
    assert ":" not in answer.headers["Content-Disposition"]
    assert client.get("/records/nirgends.ris").status_code == 404
