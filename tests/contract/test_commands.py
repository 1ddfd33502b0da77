"""The public command line: exit codes, JSON shapes, clean standard output."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from docpipe.cli.program import _run
from tests.papers import RECOMMENDATION, write_good, write_paper
from tests.runner import Runner

HIT_KEYS = {
    "rank", "score", "id", "type", "quote", "highlights", "heading_path", "pages", "topics",
    "addressees", "addressee_groups", "municipalities", "strength", "document", "citation",
}  # fmt: skip
DOCUMENT_KEYS = {"id", "title", "year", "publisher", "kind", "language", "file", "url"}


def test_search_gives_the_public_object(run: Runner) -> None:
    answer = json.loads(run("search", "Sprachmittlung", "--format", "json"))
    assert {"query", "mode", "filters", "snapshot_id", "total", "took_ms", "hits"} <= set(answer)
    hit = answer["hits"][0]
    assert set(hit) >= HIT_KEYS
    assert set(hit["document"]) >= DOCUMENT_KEYS
    assert hit["pages"][0].keys() >= {"page", "label", "boxes"}
    assert all(len(box) == 4 for box in hit["pages"][0]["boxes"])
    start, end = hit["highlights"][0]
    assert "Sprachmittl" in hit["quote"][start:end]


@pytest.mark.parametrize("mode", ["hybrid", "dense", "lexical"])
def test_every_mode_finds_the_recommendation(run: Runner, mode: str) -> None:
    found = json.loads(
        run(
            "search", RECOMMENDATION, "--type", "recommendation", "--mode", mode, "--format", "json"
        )
    )
    assert [hit["quote"] for hit in found["hits"]] == [RECOMMENDATION]
    assert found["filters"] == {"type": ["recommendation"]}


def test_places_are_accepted_before_and_after_the_command(served: Path) -> None:
    places = ["--index", str(served / "index"), "--config", str(served / "docpipe.toml")]
    assert _run([*places, "search", "Städte", "--mode", "lexical"]) == 0
    assert _run(["search", "Städte", "--mode", "lexical", *places]) == 0


def test_show_says_where_a_facet_comes_from(run: Runner) -> None:
    found = (json.loads(line) for line in run("records", "--format", "jsonl").splitlines())
    record = next(entry for entry in found if entry["quote"] == RECOMMENDATION)
    named = next(g for g in record["grounds"] if g["facet"] == "addressee")
    assert named["quote"] in RECOMMENDATION
    shown = " ".join(run("show", record["id"]).split())
    assert f"Adressat: {named['value']} – im Satz genannt: „{named['quote']}“" in shown


def test_records_are_hits_without_rank(run: Runner) -> None:
    lines = run("records", "--format", "jsonl").splitlines()
    types = [json.loads(line)["type"] for line in lines]
    assert sorted(types) == ["demand", "recommendation"]
    assert set(json.loads(lines[0])) & {"rank", "score", "highlights"} == set()
    assert set(json.loads(lines[0])) >= HIT_KEYS - {"rank", "score", "highlights"}


@pytest.mark.parametrize("form", ["csv", "bibtex", "ris", "csl-json", "json", "table"])
def test_every_format_of_records_holds_the_quote(run: Runner, form: str) -> None:
    assert RECOMMENDATION in run("records", "--format", form)


def test_xlsx_needs_a_file_and_is_one(run: Runner, tmp_path: Path) -> None:
    run("records", "--format", "xlsx", code=2)
    run("records", "--format", "xlsx", "--output", str(tmp_path / "x.xlsx"))
    assert (tmp_path / "x.xlsx").read_bytes()[:2] == b"PK"


def test_many_questions_in_one_process(run: Runner, tmp_path: Path) -> None:
    asked = [
        {"_id": "q1", "text": "Sprachmittlung", "type": "recommendation"},
        {"_id": "q2", "text": "Integrationskurse Bund", "type": ["demand"]},
    ]
    path = tmp_path / "q.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in asked))
    lines = run("search", "--queries", str(path), "--format", "jsonl").splitlines()
    answers = [json.loads(line) for line in lines]
    assert [answer["_id"] for answer in answers] == ["q1", "q2"]
    assert [answer["hits"][0]["type"] for answer in answers] == ["recommendation", "demand"]


def test_show_gives_hit_context_and_document(run: Runner) -> None:
    first = json.loads(run("records", "--format", "jsonl").splitlines()[0])
    shown = json.loads(run("show", first["id"], "--json"))
    assert shown["quote"] == first["quote"]
    document = json.loads(run("show", first["document"]["id"], "--json"))
    assert len(document["records"]) == 2
    assert first["quote"] in run("show", first["id"]).replace("\n▌ ", " ")
    run("show", "gibtesnicht", code=2)


def test_the_fields_of_a_record_reach_the_reader(run: Runner, tmp_path: Path) -> None:
    meaning = "die Übertragung von Gesprächen in andere Sprachen."
    text = f"Unter Sprachmittlung verstehen wir {meaning}"
    paper = write_paper(tmp_path / "b.pdf", "Begriffe", [[text]])
    places = ["--corpus", str(tmp_path / "c"), "--index", str(tmp_path / "i")]
    run("ingest", str(paper), *places)

    [line] = run("records", "--format", "jsonl", *places).splitlines()
    record = json.loads(line)
    assert list(record["fields"]) == ["term", "meaning"]
    assert record["fields"]["meaning"]["quote"].endswith(meaning)
    assert record["fields"]["meaning"]["pages"][0].keys() >= {"page", "label", "boxes"}
    assert "  Begriff: Sprachmittlung\n" in run("show", record["id"], *places)


def test_quarantine_lists_four_reasons(run: Runner) -> None:
    entries = json.loads(run("quarantine", "--json"))
    assert json.loads(run("quarantine", "list", "--json")) == entries
    reasons = {entry["reason"] for entry in entries}
    assert reasons == {"empty_file", "corrupt", "not_a_pdf", "encrypted"}


def test_ingest_again_reports_and_ends_with_three(run: Runner) -> None:
    report = run.json("ingest", "in", "--json", code=3)
    assert set(report) >= {
        "snapshot_id", "took_s", "counts", "added", "updated", "unchanged", "duplicates",
        "quarantined",
    }  # fmt: skip
    assert report["added"] == []
    bad = report["quarantined"]
    assert isinstance(bad, list)
    assert all(set(e) >= {"file", "source_id", "stage", "reason", "message"} for e in bad)


def test_status_and_verify(run: Runner) -> None:
    status = run.json("status", "--json")
    assert status["n_sources"] == 1
    report = run.json("verify", "--json")
    assert report["ok"] is True
    assert report["n_quotes"] == report["n_proven"] != 0
    assert "Zitaten" in run("verify")


def test_extract_gives_the_public_object(run: Runner) -> None:
    document = run.json("extract", "in/gut.pdf", "--format", "json")
    assert set(document) >= {"source", "pages", "blocks", "furniture", "hidden_text"}
    assert RECOMMENDATION in run("extract", "in/gut.pdf", "--format", "text")
    assert run("extract", "in/gut.pdf", "--format", "markdown").startswith("# Handreichung")


@pytest.mark.parametrize("name", ["leer", "abgeschnitten", "webseite", "passwort"])
def test_extract_of_a_bad_file_ends_with_three(run: Runner, name: str) -> None:
    assert run("extract", f"in/{name}.pdf", code=3) == ""
    assert "Nicht lesbar" in run.messages


def test_inspect_draws_a_picture(run: Runner, tmp_path: Path) -> None:
    target = tmp_path / "x.png"
    run("inspect", "in/gut.pdf", "--page", "1", "--output", str(target))
    assert target.read_bytes().startswith(b"\x89PNG")
    run("inspect", "in/gut.pdf", "--page", "2", "--output", str(target), code=2)
    run("inspect", "in/gut.pdf", "--pages", "all", "--output", str(target))
    assert (tmp_path / "x-001.png").read_bytes() == target.read_bytes()
    run("inspect", "in/gut.pdf", "--pages", "erste", "--output", str(target), code=2)


def test_a_pipe_gets_data_only(served: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docpipe", "search", "Sprachmittlung", "--format", "json"],
        capture_output=True,
        cwd=served,
        check=True,
    )
    assert json.loads(done.stdout)["hits"]
    assert b"\x1b" not in done.stdout


def test_a_lexical_search_loads_no_model_and_no_dense_index(served: Path) -> None:
    program = (
        "import sys\nfrom docpipe.cli.program import _run\n"
        "assert _run(['search', 'Sprachmittlung', '--mode', 'lexical']) == 0\n"
        "heavy = {'torch', 'faiss', 'scipy', 'tokenizers', 'wordfreq', 'pypdf'}\n"
        "assert not heavy & set(sys.modules)"
    )
    subprocess.run(
        [sys.executable, "-c", program], check=True, cwd=served, stdout=subprocess.DEVNULL
    )


@pytest.mark.parametrize(
    "command",
    [
        "records",
        "records --format jsonl",
        "search Sprachmittlung --mode lexical",
        "search --help",
        "--help",
    ],
)
def test_a_closed_pipe_is_no_error(served: Path, command: str) -> None:
    # The reader is gone before the first line is written.
    program = f"{sys.executable} -m docpipe {command}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; (sleep 0.2; exec {program}) | true"],
        cwd=served,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_a_new_version_is_not_needed_for_a_second_good_file(served: Path, tmp_path: Path) -> None:
    path = write_good(tmp_path / "neu.pdf", extra="Die Träger sollen beteiligt werden.")
    places = ["--corpus", str(tmp_path / "c"), "--index", str(tmp_path / "i")]
    assert _run(["ingest", str(path), *places, "--config", str(served / "docpipe.toml")]) == 0


def test_runs_of_several_sets_and_modes_do_not_mix(
    run: Runner, served: Path, tmp_path: Path
) -> None:
    for name in ("eins", "zwei"):
        (tmp_path / name / "qrels").mkdir(parents=True)
        (tmp_path / name / "corpus.jsonl").write_text(f'{{"_id": "{name}", "text": "Rathaus"}}')
        (tmp_path / name / "queries.jsonl").write_text('{"_id": "q", "text": "Rathaus"}')
        (tmp_path / name / "qrels" / "test.tsv").write_text(f"q\t{name}\t1\n")
    target = tmp_path / "aus" / "run.txt"
    sets = ["--beir", str(tmp_path / "eins"), "--beir", str(tmp_path / "zwei")]

    run("evaluate", *sets[:2], "--mode", "lexical", "--mode", "lexical", "--run", str(target))
    assert target.read_text().split()[:4] == ["q", "Q0", "eins", "1"]
    target.unlink()

    run("evaluate", *sets, "--mode", "lexical", "--mode", "dense", "--run", str(target))
    written = {path.name: path.read_text().split() for path in target.parent.iterdir()}
    assert {name: (cells[2], cells[-1]) for name, cells in written.items()} == {
        f"run.{name}.{mode}.txt": (name, f"docpipe-{mode}")
        for name in ("eins", "zwei")
        for mode in ("lexical", "dense")
    }
    assert all(name in run.messages for name in written)
    run("evaluate", *sets[:2], *sets[:2], code=2)


def test_the_own_judgements_give_a_run_of_entries(run: Runner, tmp_path: Path) -> None:
    judgements = tmp_path / "judgements"
    judgements.mkdir()
    judged = {"query_id": "q", "source": "gut.pdf", "page": 1, "relevance": 3}
    (judgements / "queries.jsonl").write_text('{"_id": "q", "text": "Sprachmittlung"}\n')
    (judgements / "qrels.jsonl").write_text(json.dumps({**judged, "quote": RECOMMENDATION}) + "\n")
    target = tmp_path / "run"

    corpus = ["--corpus", str(tmp_path), "--mode", "lexical"]
    run("evaluate", *corpus, "--run", str(target))

    found = json.loads(run("search", "Sprachmittlung", "--mode", "lexical", "--format", "json"))
    answers = [line.split() for line in target.read_text().splitlines()]
    assert [cells[2] for cells in answers] == [hit["id"] for hit in found["hits"]]
    assert {cells[0] for cells in answers} == {"q"}


def test_the_gate_ends_with_1_where_a_condition_does_not_hold(run: Runner, tmp_path: Path) -> None:
    judgements = tmp_path / "judgements"
    judgements.mkdir()
    judged = {"query_id": "q", "source": "gut.pdf", "page": 1, "relevance": 3}
    (judgements / "queries.jsonl").write_text('{"_id": "q", "text": "Sprachmittlung"}\n')
    (judgements / "qrels.jsonl").write_text(json.dumps({**judged, "quote": RECOMMENDATION}) + "\n")
    page = tmp_path / "bericht.html"

    report = json.loads(
        run(
            "evaluate", "--judgements", str(judgements), "--gate", "--json", "--report", str(page),
            code=1,
        )
    )  # fmt: skip

    assert report["hybrid"]["all"]["nDCG@10"] == report["lexical"]["all"]["nDCG@10"] == 1.0
    assert "NICHT ERFÜLLT: judgements: hybrid +0.000" in run.messages
    assert "erfüllt: judgements, hybrid: Erweiterung" in run.messages
    assert "Sprachmittlung" in page.read_text()
    run("evaluate", "--judgements", str(judgements), "--gate", "--mode", "dense", code=2)
