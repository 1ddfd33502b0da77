"""Scans from file to index: without the program, with it, on request; nothing done twice."""

import json
from pathlib import Path

import pytest

from docpipe import Workspace, ingest, pipeline
from docpipe.embed import EmbedOptions
from docpipe.errors import Reason, ToolMissingError
from docpipe.model import Ocr
from docpipe.settings import Settings
from tests.papers import write_good
from tests.runner import Runner
from tests.scans import TEXT, FakeTesseract, answer, write_scan

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))
CURE = "apt-get install tesseract-ocr tesseract-ocr-deu"


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeTesseract:
    fake = FakeTesseract(tmp_path / "bin", monkeypatch)
    fake.remove()
    return fake


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    (tmp_path / "docpipe.toml").write_text('[embed]\nmodel = "hash:64"\n')
    return Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)


def write_half_scanned(path: Path) -> Path:
    """A page of text and a scanned one."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(write_good(path.with_name("text.pdf"))))
    writer.append(PdfReader(write_scan(path.with_name("bild.pdf"))))
    writer.write(path)
    return path


def test_a_scan_waits_for_the_program_and_is_read_when_it_comes(
    place: Workspace, tmp_path: Path, tesseract: FakeTesseract
) -> None:
    good, scan = write_good(tmp_path / "gut.pdf"), write_scan(tmp_path / "scan.pdf")

    first = ingest([str(good), str(scan)], place)
    [(item, entry)] = first.quarantined
    assert (item.file, entry.reason) == (str(scan), Reason.NO_TEXT)
    assert CURE in entry.message
    assert ingest((), place).n_processed == 0

    tesseract.install()
    second = ingest((), place)
    assert [item.file for item in second.updated] == ["scan.pdf"]
    assert second.n_processed == 1
    assert place.corpus.quarantine() == ()
    assert pipeline.verify(place).faults == ()

    tesseract.remove()
    assert ingest((), place).n_processed == 0


def test_a_page_that_could_not_be_read_is_read_when_the_program_comes(
    place: Workspace, tmp_path: Path, tesseract: FakeTesseract
) -> None:
    half = write_half_scanned(tmp_path / "halb.pdf")

    first = ingest([str(half)], place)
    [problem] = first.problems
    assert (problem.file, problem.page) == ("halb.pdf", 2)
    assert CURE in problem.problem
    assert pipeline.status(place).problems == (problem,)

    tesseract.install()
    second = ingest((), place)
    assert second.n_processed == 1
    assert second.problems == pipeline.status(place).problems == ()
    assert ingest((), place).n_processed == 0
    assert tesseract.n_calls == 1


def test_what_was_asked_for_a_file_holds_for_it_alone_and_in_later_runs(
    place: Workspace, tmp_path: Path, tesseract: FakeTesseract
) -> None:
    tesseract.install()
    one, two = write_good(tmp_path / "eins.pdf"), write_good(tmp_path / "zwei.pdf", "Mehr.")
    ingest([str(one), str(two)], place)
    assert tesseract.n_calls == 0

    tesseract.says(answer(TEXT, dpi=300))
    forced = ingest([str(one)], place, ocr=Ocr.FORCE)
    assert [item.file for item in forced.updated] == [str(one)]
    assert forced.n_processed == 1
    assert ingest((), place).n_processed == 0
    assert ingest([str(one)], place, ocr=Ocr.AUTO).n_processed == 1


def test_what_cannot_be_forced_is_told_before_anything_is_done(
    place: Workspace, tmp_path: Path, tesseract: FakeTesseract
) -> None:
    good = write_good(tmp_path / "gut.pdf")
    with pytest.raises(ToolMissingError, match=CURE):
        ingest([str(good)], place, ocr=Ocr.FORCE)
    assert place.corpus.sources() == ()


def test_the_command_line_says_which_pages_are_missing(
    place: Workspace,
    tmp_path: Path,
    tesseract: FakeTesseract,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    run = Runner(capsys)
    write_half_scanned(tmp_path / "halb.pdf")

    run("ingest", "halb.pdf")
    assert "halb.pdf, Seite 2: Die Seite enthält keinen Text" in run.messages
    assert CURE in run("status")
    [told] = json.loads(run("status", "--json"))["problems"]
    assert (told["file"], told["page"]) == ("halb.pdf", 2)

    pages = run.json("extract", "halb.pdf", "--format", "json")["pages"]
    assert isinstance(pages, list)
    assert [page["problem"] is None for page in pages] == [True, False]
    assert "Seite 2" in run.messages
    run("extract", "halb.pdf", "--ocr", "force", code=4)
    assert CURE in run.messages
    run("ingest", "halb.pdf", "--ocr", "force", code=4)

    tesseract.install()
    assert TEXT[0] in run("extract", "halb.pdf", "--format", "text")
    assert TEXT[0] not in run("extract", "halb.pdf", "--format", "text", "--ocr", "never")
