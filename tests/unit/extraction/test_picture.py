"""The picture of a page shows its blocks."""

from pathlib import Path

import pytest

from docpipe.errors import NotAPdfError
from docpipe.extraction import extract
from docpipe.extraction.picture import draw
from docpipe.structure import recover
from tests.papers import write_good

SCALE = 1.0


def test_blocks_are_tinted_by_kind_and_the_rest_stays_white(tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    document = recover(extract(path))
    picture = draw(path, document, 1, scale=SCALE)
    assert picture.size == (596, 842)
    red, green, blue = edge_colour(picture, document.blocks[0].spans[0].bbox)
    assert red > green
    assert red > blue
    red, green, blue = edge_colour(picture, document.blocks[1].spans[0].bbox)
    assert blue > red
    assert picture.getpixel((300, 800)) == (255, 255, 255)


def edge_colour(picture: object, box: tuple[float, float, float, float]) -> tuple[int, int, int]:
    pixel = picture.getpixel((round(box[2] - 4), round(box[3] + 1)))  # type: ignore[attr-defined]
    return pixel[0], pixel[1], pixel[2]


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    document = recover(extract(path))
    with pytest.raises(ValueError, match="Seite 2 gibt es nicht"):
        draw(path, document, 2)


def test_the_pre_flight_comes_before_the_picture(tmp_path: Path) -> None:
    path = write_good(tmp_path / "a.pdf")
    document = recover(extract(path))
    path.write_bytes(b"<html>")
    with pytest.raises(NotAPdfError):
        draw(path, document, 1)
