"""Corpora of older formats are brought up to date, those of newer ones are left alone."""

import json
from pathlib import Path

import pytest

from docpipe import files
from docpipe.corpus import Corpus, migrations
from docpipe.errors import CorpusError, SchemaMismatchError
from docpipe.files import sha256_bytes
from docpipe.model import Source

_FORMER = ("HTTPS://Stadt.Example:443/Bericht.pdf", "eingang/Übersicht.pdf")
_TODAY = ("eingang/Übersicht.pdf", "https://stadt.example/Bericht.pdf")


def _old(root: Path) -> Corpus:
    """As a docpipe without ``format.json`` left it."""
    corpus = Corpus(root)
    sha256 = sha256_bytes(b"x")
    source = Source(id=sha256[:16], sha256=sha256, n_bytes=1, filename="a", origins=_FORMER)  # type: ignore[arg-type] # plain text as an id
    corpus.save_sources([source])
    (root / "sources.toml").write_text("# by hand\n")
    return corpus


def _version(root: Path) -> object:
    return json.loads((root / "format.json").read_bytes())["version"]


def test_the_next_writer_migrates_and_keeps_the_lists_as_they_were(tmp_path: Path) -> None:
    corpus = _old(tmp_path)
    before = (tmp_path / "sources.jsonl").read_bytes()
    assert [(one.to, one.n) for one in migrations.due(tmp_path)] == [(2, 1)]
    with corpus.lock():
        pass
    assert corpus.sources()[0].origins == _TODAY
    assert _version(tmp_path) == migrations.VERSION
    kept = tmp_path / "formats" / "before-2"
    assert (kept / "sources.jsonl").read_bytes() == before
    assert (kept / "sources.toml").is_file()
    assert migrations.due(tmp_path) == ()


def test_reading_changes_nothing(tmp_path: Path) -> None:
    _old(tmp_path)
    assert Corpus.open(tmp_path).sources()[0].origins == _FORMER
    assert not (tmp_path / "format.json").exists()


def test_a_migration_that_was_cut_off_is_done_again_and_keeps_the_first_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = _old(tmp_path)
    before = (tmp_path / "sources.jsonl").read_bytes()
    write = files.write_atomic

    def full(path: Path, data: bytes) -> None:
        if path.name == "format.json":
            raise OSError(28, "full")
        write(path, data)

    monkeypatch.setattr(migrations, "write_atomic", full)
    with pytest.raises(OSError, match="full"), corpus.lock():
        pass
    monkeypatch.undo()
    with corpus.lock():
        pass
    assert corpus.sources()[0].origins == _TODAY
    assert (tmp_path / "formats/before-2/sources.jsonl").read_bytes() == before
    assert _version(tmp_path) == migrations.VERSION


def test_a_new_corpus_has_the_format_of_today_and_no_copies(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "new").lock():
        pass
    assert _version(tmp_path / "new") == migrations.VERSION
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [".lock", "format.json"]


def test_a_newer_format_is_neither_read_nor_written(tmp_path: Path) -> None:
    corpus = _old(tmp_path)
    (tmp_path / "format.json").write_text('{"version": 99, "more": {"of": "it"}}')
    with pytest.raises(SchemaMismatchError, match="erneuern"):
        Corpus.open(tmp_path)
    with pytest.raises(SchemaMismatchError, match="99"), corpus.lock():
        pass
    assert corpus.sources()[0].origins == _FORMER


def test_a_damaged_note_of_the_format_names_the_cure(tmp_path: Path) -> None:
    _old(tmp_path)
    (tmp_path / "format.json").write_text("{")
    with pytest.raises(CorpusError, match="löschen"):
        Corpus.open(tmp_path)
