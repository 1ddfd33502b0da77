"""A parcel holds one source and what was made of it, and is believed only if it is whole."""

import io
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from docpipe.corpus import Artefact, Corpus, Stamp
from docpipe.corpus.exchange import Exchange
from docpipe.corpus.parcels import (
    Parcel,
    answer_to,
    bring_home,
    pack,
    parcel_for,
    settle_in,
    unpack,
)
from docpipe.errors import CorpusError, SchemaMismatchError, SettingsError
from docpipe.files import sha256_bytes
from docpipe.model import Source, SourceId, source_id

PDF = b"%PDF-1.7 Papier"
SOURCE = Source(
    id=source_id(sha256_bytes(PDF)),
    sha256=sha256_bytes(PDF),
    n_bytes=len(PDF),
    filename="papier.pdf",
    origins=("/papier.pdf",),
)
TEXT = b'{"seiten":1}'


def _stamp(data: bytes) -> Stamp:
    return Stamp(version=1, options="o", inputs="i", output=sha256_bytes(data))


def _corpus(root: Path) -> Corpus:
    corpus = Corpus(root)
    corpus.save_sources([SOURCE])
    (root / "originals").mkdir()
    corpus.original(SOURCE.id).write_bytes(PDF)
    (root / "topics.ttl").write_bytes(b"# Themen")
    corpus.kept_pages(SOURCE.id).mkdir(parents=True)
    (corpus.kept_pages(SOURCE.id) / "1.json.gz").write_bytes(b"Seite")
    made = {Artefact.EXTRACTION: TEXT, Artefact.VECTORS: b"Vektoren"}
    corpus.save_artefacts(SOURCE.id, made, {one: _stamp(data) for one, data in made.items()})
    return corpus


def test_what_is_sent_arrives(tmp_path: Path) -> None:
    here, there = _corpus(tmp_path / "here"), Corpus(tmp_path / "there")
    parcel = parcel_for(here, SOURCE.id)
    assert unpack(pack(parcel)) == parcel
    settle_in(parcel, there)
    assert there.source(SOURCE.id) == SOURCE
    assert there.original(SOURCE.id).read_bytes() == PDF
    assert (there.root / "topics.ttl").read_bytes() == b"# Themen"
    assert there.load_bytes(SOURCE.id, Artefact.EXTRACTION) == TEXT
    assert (there.kept_pages(SOURCE.id) / "1.json.gz").read_bytes() == b"Seite"
    # Vectors are made of all publications together, here.
    assert set(there.stamps(SOURCE.id)) == {Artefact.EXTRACTION}


def test_only_what_is_new_comes_back(tmp_path: Path) -> None:
    here, there = _corpus(tmp_path / "here"), Corpus(tmp_path / "there")
    parcel = parcel_for(here, SOURCE.id)
    settle_in(parcel, there)
    assert answer_to(parcel, there).artefacts == {}
    new = {Artefact.DOCUMENT: b"{}"}
    stamps = {**there.stamps(SOURCE.id), Artefact.DOCUMENT: _stamp(b"{}")}
    there.save_artefacts(SOURCE.id, new, stamps)
    (there.kept_pages(SOURCE.id) / "2.json.gz").write_bytes(b"Seite 2")
    answer = unpack(pack(answer_to(parcel, there)))
    assert answer.artefacts == new
    assert answer.original == b""
    bring_home(answer, here)
    assert here.load_bytes(SOURCE.id, Artefact.DOCUMENT) == b"{}"
    assert set(here.stamps(SOURCE.id)) == {
        Artefact.EXTRACTION,
        Artefact.DOCUMENT,
        Artefact.VECTORS,
    }
    assert (here.kept_pages(SOURCE.id) / "2.json.gz").read_bytes() == b"Seite 2"


def test_content_under_another_stamp_is_not_saved(tmp_path: Path) -> None:
    here = _corpus(tmp_path)
    answer = Parcel(
        source=SOURCE,
        stamps={Artefact.EXTRACTION: _stamp(TEXT)},
        artefacts={Artefact.EXTRACTION: b'{"seiten":2}'},
    )
    with pytest.raises(CorpusError, match="beschädigt"):
        bring_home(answer, here)
    assert here.load_bytes(SOURCE.id, Artefact.EXTRACTION) == TEXT


@pytest.mark.parametrize("cut", [0, 100, 600, 2000])
def test_a_parcel_cut_short_is_none(tmp_path: Path, cut: int) -> None:
    data = pack(parcel_for(_corpus(tmp_path), SOURCE.id))
    assert cut < len(data)
    with pytest.raises(SchemaMismatchError):
        unpack(data[:cut])


def test_names_that_lead_elsewhere_are_left_out(tmp_path: Path) -> None:
    data = pack(parcel_for(_corpus(tmp_path), SOURCE.id))
    buffer = io.BytesIO(data)
    with tarfile.open(fileobj=buffer, mode="a") as archive:
        for name in ("recognised/../../../fremd", "../fremd", "/etc/fremd"):
            archive.addfile(tarfile.TarInfo(name))
    assert unpack(buffer.getvalue()) == unpack(data)


def test_the_store_gives_back_what_it_got(tmp_path: Path) -> None:
    exchange = Exchange(f"file://{tmp_path / 'store'}")
    parcel = Parcel(source=SOURCE, original=b"%PDF-1.7")
    exchange.send(parcel)
    exchange.give_back(replace(parcel, original=b""))
    assert exchange.sent(SOURCE.id) == parcel
    assert exchange.taken(SOURCE.id).original == b""
    exchange.clear(SOURCE.id)
    exchange.clear(SOURCE.id)
    with pytest.raises(FileNotFoundError):
        exchange.taken(SOURCE.id)


def test_the_answer_to_another_source_is_refused(tmp_path: Path) -> None:
    exchange = Exchange(f"file://{tmp_path}")
    exchange.give_back(Parcel(source=SOURCE))
    other = "0" * 16
    (tmp_path / "read" / f"{SOURCE.id}.tar").rename(tmp_path / "read" / f"{other}.tar")
    with pytest.raises(CorpusError, match=other):
        exchange.taken(SourceId(other))


def test_an_address_nobody_knows() -> None:
    with pytest.raises(SettingsError, match="exchange"):
        Exchange("gibtsnicht://a/b").clear(SOURCE.id)
