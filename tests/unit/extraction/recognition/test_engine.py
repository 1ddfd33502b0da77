"""The program that reads pictures: found, asked, timed."""

from pathlib import Path

import pytest

from docpipe.errors import ToolMissingError
from docpipe.extraction import ExtractOptions
from docpipe.extraction.recognition.engine import EngineError, find_engine
from docpipe.extraction.recognition.means import due_means, means, require_engine
from docpipe.model import Ocr
from tests.scans import FakeTesseract, answer

AUTO, FORCE, NEVER = (ExtractOptions(ocr=mode) for mode in (Ocr.AUTO, Ocr.FORCE, Ocr.NEVER))


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeTesseract:
    return FakeTesseract(tmp_path / "bin", monkeypatch)


def test_it_is_found_with_the_wanted_languages_that_it_knows(tesseract: FakeTesseract) -> None:
    tesseract.languages = ["osd", "fra", "deu"]
    tesseract.install()
    engine = find_engine("deu+eng")
    assert engine is not None
    assert str(engine) == "tesseract 5.9.9 deu"
    assert engine.tells_orientation


def test_without_the_first_language_there_is_none(tesseract: FakeTesseract) -> None:
    tesseract.languages = ["eng", "osd"]
    tesseract.install()
    assert find_engine("deu+eng") is None


def test_without_the_program_there_is_none(tesseract: FakeTesseract) -> None:
    tesseract.remove()
    assert find_engine("deu") is None


def test_another_version_in_its_place_is_noticed(tesseract: FakeTesseract) -> None:
    tesseract.install()
    before = find_engine("deu")
    tesseract.version = "6.0.0"
    tesseract.install()
    after = find_engine("deu")
    assert before is not None
    assert after is not None
    assert (before.version, after.version) == ("5.9.9", "6.0.0")


def test_it_reads_and_turns(tesseract: FakeTesseract) -> None:
    tesseract.says(answer(["Guten Tag"]), turns=3)
    tesseract.install()
    engine = find_engine("deu")
    assert engine is not None
    assert "Guten" in engine.read(b"P5 1 1 255\n\0", dpi=300, layout=3, timeout_s=5)
    assert engine.quarter_turns(b"P5 1 1 255\n\0", timeout_s=5) == 3


@pytest.mark.parametrize(
    ("first", "message"),
    [("sleep 5", "nach 0.2 s abgebrochen"), ("echo Pixel fehlen >&2; exit 1", "Pixel fehlen")],
)
def test_it_may_fail(tesseract: FakeTesseract, first: str, message: str) -> None:
    tesseract.install(first=first)
    engine = find_engine("deu")
    assert engine is not None
    with pytest.raises(EngineError, match=message):
        engine.read(b"P5 1 1 255\n\0", dpi=300, layout=3, timeout_s=0.2)


def test_only_documents_that_need_it_care_by_what_they_are_read(tesseract: FakeTesseract) -> None:
    tesseract.remove()
    lacking = (means(AUTO),)
    assert due_means(AUTO, ["pypdf 7"]) == ()
    assert due_means(AUTO, ["pypdf 7", *lacking]) == lacking

    tesseract.install()
    done = (means(AUTO),)
    assert due_means(AUTO, ["pypdf 7"]) == ()
    assert due_means(AUTO, ["pypdf 7", *lacking]) == done != lacking
    assert due_means(FORCE, ["pypdf 7"]) == (means(FORCE),) != done
    assert due_means(NEVER, ["pypdf 7", *done]) == (means(NEVER),) != done

    tesseract.version = "6.0.0"
    tesseract.install()
    assert due_means(AUTO, done) != done


def test_what_was_read_is_not_lost_with_the_program(tesseract: FakeTesseract) -> None:
    tesseract.install()
    done = (means(AUTO),)
    tesseract.remove()
    assert due_means(AUTO, done) == done


def test_what_is_asked_for_must_be_possible(tesseract: FakeTesseract) -> None:
    tesseract.remove()
    require_engine(AUTO)
    with pytest.raises(ToolMissingError, match="apt-get install tesseract-ocr tesseract-ocr-deu"):
        require_engine(FORCE)
    tesseract.install()
    require_engine(FORCE)
