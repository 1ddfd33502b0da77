"""Pages are drawn once, kept within bounds, and only from the file that was taken in."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe.corpus import Corpus
from docpipe.errors import NoPictureError, UnknownIdError
from docpipe.files import sha256_file
from docpipe.model import SourceId
from docpipe.pipeline import PagePictures
from docpipe.pipeline.picture_store import PictureStore
from docpipe.pipeline.pictures import MAX_WIDTH, picture_key
from tests.papers import write_good

PNG_END = b"IEND\xaeB`\x82"


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus.open(tmp_path / "corpus")


@pytest.fixture
def source(tmp_path: Path, corpus: Corpus) -> SourceId:
    return kept(corpus, write_good(tmp_path / "paper.pdf"))


def kept(corpus: Corpus, path: Path) -> SourceId:
    identifier = SourceId(sha256_file(path)[:16])
    corpus.keep_original(identifier, path)
    return identifier


@pytest.fixture
def pictures(tmp_path: Path, corpus: Corpus) -> Iterator[PagePictures]:
    made = PagePictures(corpus, max_bytes=10_000_000, folder=tmp_path / "pages")
    yield made
    made.close()


def test_a_page_is_drawn_once(pictures: PagePictures, source: SourceId, tmp_path: Path) -> None:
    first = pictures.picture(source, 1, 400)
    (file,) = (tmp_path / "pages").glob("*/*.png")
    assert file.read_bytes() == first.png
    file.write_bytes(b"drawn before" + PNG_END)
    assert pictures.picture(source, 1, 400).png == b"drawn before" + PNG_END


def test_a_kept_picture_that_is_cut_short_is_drawn_again(
    pictures: PagePictures, source: SourceId, tmp_path: Path
) -> None:
    first = pictures.picture(source, 1, 400)
    (file,) = (tmp_path / "pages").glob("*/*.png")
    file.write_bytes(first.png[:-20])
    assert pictures.picture(source, 1, 400) == first


def test_width_page_and_marks_make_another_picture(source: SourceId) -> None:
    keys = {
        picture_key(source, 1, 400),
        picture_key(source, 2, 400),
        picture_key(source, 1, 600),
        picture_key(source, 1, 400, [(1.0, 2.0, 3.0, 4.0)]),
        picture_key(SourceId("0" * 16), 1, 400),
    }
    assert len(keys) == 5


def test_widths_go_in_steps(pictures: PagePictures, source: SourceId) -> None:
    assert pictures.picture(source, 1, 301).key == pictures.picture(source, 1, 400).key
    assert pictures.picture(source, 1, 99_999).key == picture_key(source, 1, MAX_WIDTH)


def test_a_page_that_is_not_there(pictures: PagePictures, source: SourceId) -> None:
    with pytest.raises(UnknownIdError, match="Seite 99"):
        pictures.picture(source, 99, 400)


def test_an_original_that_is_gone_is_not_shown_from_the_cache(
    pictures: PagePictures, source: SourceId, corpus: Corpus
) -> None:
    pictures.picture(source, 1, 400)
    corpus.original(source).unlink()
    with pytest.raises(NoPictureError, match="nicht mehr im Korpus"):
        pictures.picture(source, 1, 400)


def test_an_original_that_was_changed_is_not_shown(
    pictures: PagePictures, source: SourceId, corpus: Corpus
) -> None:
    corpus.original(source).write_bytes(corpus.original(source).read_bytes() + b" ")
    with pytest.raises(NoPictureError, match="docpipe verify"):
        pictures.picture(source, 1, 400)


def test_a_broken_file_has_no_picture(
    pictures: PagePictures, corpus: Corpus, tmp_path: Path
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nbroken")
    broken = kept(corpus, tmp_path / "broken.pdf")
    for _ in range(2):
        with pytest.raises(NoPictureError, match="lässt sich nicht zeichnen"):
            pictures.picture(broken, 1, 400)


def test_the_longest_unused_go_when_there_is_no_more_room(tmp_path: Path) -> None:
    store = PictureStore(tmp_path, max_bytes=1000)
    png = b"x" * 290 + PNG_END
    for age, key in enumerate(["aa1", "bb2", "cc3"]):
        store.put(key, png)
        os.utime(tmp_path / key[:2] / f"{key}.png", (1000 + age, 1000 + age))
    assert store.get("aa1") == png
    store.put("dd4", png)
    assert [key for key in ("aa1", "bb2", "cc3", "dd4") if store.get(key)] == ["aa1", "dd4"]


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    corpus: Corpus, source: SourceId, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    pictures = PagePictures(corpus, max_bytes=10_000_000, folder=tmp_path / "file" / "pages")
    try:
        assert pictures.picture(source, 1, 400).png.endswith(PNG_END)
    finally:
        pictures.close()
