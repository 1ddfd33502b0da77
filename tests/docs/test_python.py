"""What the documentation of the Python interface shows, does what it says."""

import doctest
import importlib
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import SAMPLES

MODULES = (
    "docpipe",
    "docpipe.answers.collected",
    "docpipe.model.retrieval",
    "docpipe.model.selection",
    "docpipe.pipeline.batch",
    "docpipe.pipeline.single",
    "docpipe.search.searcher",
)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "python.md"


@pytest.fixture
def at_work(sample_place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like a reader's: an index, a file, and a folder of files to take in."""
    (tmp_path / "index").symlink_to(sample_place / "index")
    shutil.copy(SAMPLES / "manifest-2016.pdf", tmp_path)
    (tmp_path / "handreichungen").mkdir()
    shutil.copy(SAMPLES / "sprachmittlung-2019.pdf", tmp_path / "handreichungen")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_give_what_they_say(at_work: Path, name: str) -> None:
    module = importlib.import_module(name)
    failed, tried = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried
    assert not failed


def test_examples_of_the_page_give_what_they_say(at_work: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    examples = "\n".join(re.findall(r"```pycon\n(.*?)```", text, re.DOTALL))
    example = doctest.DocTestParser().get_doctest(examples, {}, PAGE.name, PAGE.name, 0)
    failed, tried = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example)
    assert tried
    assert not failed
