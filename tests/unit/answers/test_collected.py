"""Records as a list that can be written in all public formats."""

import json
from pathlib import Path

import pytest

import docpipe
from docpipe import Records
from docpipe.errors import NoSnapshotError, QueryError
from docpipe.model import DocumentInfo, Hit, RecordType, SearchResult
from tests.snapshots import entry, info, published
from tests.unit.export import samples

PAIRS = [(samples.chunk(f"Satz {number}."), samples.info()) for number in range(3)]


def test_it_is_a_list() -> None:
    found = Records(PAIRS)
    assert [record.quote for record in found] == ["Satz 0.", "Satz 1.", "Satz 2."]
    assert (len(found), found[-1].quote, found[0].type) == (3, "Satz 2.", RecordType.RECOMMENDATION)
    assert isinstance(found[1:], Records)
    assert [record.quote for record in found[1:]] == ["Satz 1.", "Satz 2."]


def test_hits_keep_their_rank() -> None:
    found = Records([samples.hit()])
    assert isinstance(found[0], Hit)
    assert found.to_csv().startswith("rank,score,")
    assert found.to_pandas()["rank"].tolist() == [samples.hit().rank]


@pytest.mark.parametrize(
    ("ending", "beginning"),
    [
        (".csv", b"id,type"),
        (".xlsx", b"PK"),
        (".jsonl", b'{"id":'),
        (".md", b"#"),
        (".bib", b"@"),
        (".RIS", b"TY  -"),
        (".json", b"["),
    ],
)
def test_the_ending_chooses_the_format(tmp_path: Path, ending: str, beginning: bytes) -> None:
    Records(PAIRS).save(tmp_path / f"a{ending}")
    assert (tmp_path / f"a{ending}").read_bytes().startswith(beginning)


def test_an_unknown_ending_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"„\.sav“.*\.csv"):
        Records(PAIRS).save(tmp_path / "a.sav")
    assert not list(tmp_path.iterdir())


@pytest.fixture
def index(tmp_path: Path) -> Path:
    documents: list[DocumentInfo] = [info("a" * 16, year=2009), info("b" * 16, year=2020)]
    chunks = [
        entry("Kommunen sollten beraten.", source="a" * 16, kind=RecordType.RECOMMENDATION),
        entry("Der Bund muss zahlen.", source="b" * 16, kind=RecordType.DEMAND),
        entry("Ein Absatz.", 1, source="b" * 16),
    ]
    published(tmp_path / "index", chunks, documents)
    return tmp_path / "index"


def test_records_are_those_that_pass_without_passages(index: Path) -> None:
    found = docpipe.records(index)
    assert [record.quote for record in found] == [
        "Kommunen sollten beraten.",
        "Der Bund muss zahlen.",
    ]
    assert found.snapshot_id == "0123456789ab"
    assert [record.quote for record in docpipe.records(index, year_from=2010)] == [
        "Der Bund muss zahlen."
    ]
    assert json.loads(docpipe.records(index, types="demand").to_jsonl())["type"] == "demand"


def test_an_index_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshotError):
        docpipe.records(tmp_path / "nirgends")


def test_a_frame_of_an_answer_names_its_snapshot(index: Path) -> None:
    with docpipe.Searcher.open(index) as searcher:
        result: SearchResult = searcher.search("beraten", mode="lexical")
    frame = docpipe.to_pandas(result)
    assert frame["quote"].tolist() == ["Kommunen sollten beraten."]
    assert frame.attrs["snapshot_id"] == result.snapshot_id


def test_a_reference_is_one_line() -> None:
    assert docpipe.cite(samples.hit()) == docpipe.cite((samples.chunk(), samples.info()))
