"""What the corpus promises: artefacts belong together, lists are sorted, errors name the cure."""

from dataclasses import replace
from pathlib import Path

import pytest

from docpipe.corpus import Artefact, Corpus, QuarantineEntry, Stamp, read_catalogue
from docpipe.errors import CorpusError, Reason, UnknownIdError
from docpipe.files import sha256_bytes
from docpipe.model import Source, SourceId, source_id

STAMP = Stamp(version=1, options="o", inputs="i", output="x")


def source(content: bytes, name: str = "a.pdf") -> Source:
    sha256 = sha256_bytes(content)
    return Source(
        id=source_id(sha256),
        sha256=sha256,
        n_bytes=len(content),
        filename=name,
        origins=(f"/{name}",),
    )


def test_an_absent_corpus_is_empty_and_stays_absent(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path / "none")
    assert corpus.sources() == ()
    assert corpus.quarantine() == ()
    assert corpus.stamps(SourceId("0" * 16)) == {}
    assert not (tmp_path / "none").exists()


def test_a_file_is_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(CorpusError, match="--corpus"):
        Corpus.open(tmp_path / "x")


def test_a_title_that_looks_like_a_line_misleads_nobody(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    other, wanted = sorted((source(b"1"), source(b"2")), key=lambda one: one.id)
    liar = replace(other, title=f'{{"id":"{wanted.id}"', superseded_by=wanted.id)
    corpus.save_sources([wanted, liar])
    assert corpus.source(wanted.id) == wanted
    assert corpus.source(liar.id) == liar


def test_sources_are_sorted_by_id_and_found(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    sources = [source(bytes([n])) for n in range(5)]
    corpus.save_sources(sources)
    assert corpus.sources() == tuple(sorted(sources, key=lambda s: s.id))
    assert corpus.source(sources[3].id) == sources[3]
    with pytest.raises(UnknownIdError):
        corpus.source(SourceId("f" * 16))


def test_artefacts_come_back_and_are_stamped(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    identifier = source(b"1").id
    written = {Artefact.EXTRACTION: b"lines", Artefact.DOCUMENT: b"blocks"}
    corpus.save_artefacts(identifier, written, dict.fromkeys(written, STAMP))
    assert corpus.load_bytes(identifier, Artefact.EXTRACTION) == b"lines"
    sizes = {name: corpus.artefact(identifier, name).stat().st_size for name in written}
    assert corpus.stamps(identifier) == {
        name: replace(STAMP, n_bytes=size) for name, size in sizes.items()
    }


def test_a_crash_between_artefact_and_stamp_leaves_no_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = Corpus.open(tmp_path)
    identifier = source(b"1").id
    corpus.save_artefacts(identifier, {Artefact.DOCUMENT: b"old"}, {Artefact.DOCUMENT: STAMP})

    def crash(path: Path, data: bytes) -> None:
        path.write_bytes(data)
        raise KeyboardInterrupt

    monkeypatch.setattr("docpipe.corpus.store.write_atomic", crash)
    with pytest.raises(KeyboardInterrupt):
        corpus.save_artefacts(identifier, {Artefact.DOCUMENT: b"new"}, {Artefact.DOCUMENT: STAMP})
    assert corpus.stamps(identifier) == {}, "a new artefact must never pass under an old stamp"


def test_a_damaged_artefact_names_the_cure(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    identifier = source(b"1").id
    corpus.save_artefacts(identifier, {Artefact.EXTRACTION: b"lines"}, {})
    corpus.artefact(identifier, Artefact.EXTRACTION).write_bytes(b"\x1f\x8brubbish")
    with pytest.raises(CorpusError, match="docpipe ingest"):
        corpus.load_bytes(identifier, Artefact.EXTRACTION)


def test_the_original_is_copied_once_and_unchanged(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path / "corpus")
    file = tmp_path / "in.pdf"
    file.write_bytes(b"%PDF-1.7 content")
    identifier = source(b"%PDF-1.7 content").id
    corpus.keep_original(identifier, file)
    corpus.keep_original(identifier, file)
    assert corpus.original(identifier).read_bytes() == b"%PDF-1.7 content"
    assert len(list(corpus.original(identifier).parent.iterdir())) == 1


def test_quarantine_is_sorted_by_file(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path)
    entries = [
        QuarantineEntry(
            file=name,
            origin=name,
            source_id=None,
            stage="extract",
            reason=Reason.CORRUPT,
            message="",
        )
        for name in ("b", "a")
    ]
    corpus.save_quarantine(entries)
    assert [entry.file for entry in corpus.quarantine()] == ["a", "b"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"key": "a"}', "Zeile 1"),
        ('{"key": "a", "title": "A"}\n{"key": "a", "title": "B"}', "zweimal"),
        ("no json", "Zeile 1"),
    ],
)
def test_a_bad_catalogue_names_the_line(tmp_path: Path, line: str, complaint: str) -> None:
    (tmp_path / "catalogue.jsonl").write_text(line)
    with pytest.raises(CorpusError, match=complaint):
        read_catalogue(tmp_path)
