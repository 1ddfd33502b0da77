"""Where paragraphs start, and where they go on."""

import pytest

from docpipe.model import Block, BlockKind, Line
from docpipe.structure import recover
from tests.unit.structure.pages import extraction, line, lines, page

FULL = 330.0


def texts(*pages: list[Line], **drawn: object) -> list[str]:
    return [block.text for block in found(*pages, **drawn)]


def found(*pages: list[Line], **drawn: object) -> tuple[Block, ...]:
    source = extraction(*(page(n, content, **drawn) for n, content in enumerate(pages, start=1)))
    return recover(source).blocks


def full(text: str, top: float, x0: float = 50.0) -> Line:
    return line(text, top, x0=x0, x1=FULL)


def test_a_large_first_letter_belongs_to_its_paragraph() -> None:
    first = Line(
        text="In vielen Städten hat mehr als ein Drittel", bbox=(50, 94, FULL, 127), size=10
    )
    content = [
        first,
        full("der Menschen eine Geschichte von", 114, x0=70),
        full("Zuwanderung, und das seit langem, wie", 126),
        line("alle wissen.", 138),
    ]
    assert texts(content) == [
        "In vielen Städten hat mehr als ein Drittel der Menschen eine Geschichte von "
        "Zuwanderung, und das seit langem, wie alle wissen."
    ]


def test_a_salutation_stands_alone() -> None:
    content = [
        line("Sehr geehrte Damen und Herren,", 100),
        full("wer in unserer Stadt lebt, gehört dazu, und das", 112),
        line("soll so bleiben.", 124),
    ]
    assert texts(content)[0] == "Sehr geehrte Damen und Herren,"


def test_single_lines_set_in_are_paragraphs_of_their_own() -> None:
    content = [
        *(
            full(f"Zeile {n} des Grußworts geht ohne Ende weiter und", 60 + 12 * n)
            for n in range(4)
        ),
        line("ist zu Ende.", 108),
        line("Musterstadt, im März", 120, x0=62),
        line("Dr. Ruth Beispiel", 132, x0=62),
        line("Leiterin der Geschäftsstelle", 144, x0=62),
    ]
    assert texts(content)[1:] == [
        "Musterstadt, im März",
        "Dr. Ruth Beispiel",
        "Leiterin der Geschäftsstelle",
    ]


@pytest.mark.parametrize("word", ["der", "für", "und", "eine"])
def test_no_paragraph_ends_with_such_a_word(word: str) -> None:
    first = [line(f"Das ist ein kurzer Satz über {word}", 560)]
    second = [line("Menschen in der Stadt.", 60)]
    assert len(texts(first, second)) == 1


def test_a_caption_parts_no_paragraph() -> None:
    content = [
        full("Die Kommunen in Deutschland haben in den Jahren seit", 100),
        full("2015 viele Erfahrungen gesammelt und in Papieren der", 112),
        line("Abbildung 1: Beteiligung in Städten", 240, size=8, italic=True),
        full("Städte und Kreise aufgeschrieben, die alle lesen können", 260),
        line("und sollen.", 272),
    ]
    blocks = found(content, pictures=((50.0, 130.0, FULL, 235.0),))
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH, BlockKind.CAPTION]
    assert "Papieren der Städte und Kreise" in blocks[0].text


@pytest.mark.parametrize(
    "text", ["Abb. 3: Ablauf", "Tabelle: Vier Stellen", "Quelle: Stadt", "Foto: Ruth Beispiel"]
)
def test_captions_by_their_first_word(text: str) -> None:
    content = [
        full("Die Kommunen in Deutschland haben in den Jahren", 100),
        line(text, 140, size=8),
    ]
    assert found(content)[-1].kind is BlockKind.CAPTION


def test_addresses_and_verses_keep_their_lines() -> None:
    """Short lines without a full stop that are followed by a capital or a figure."""
    address = ["Stadt Muster", "Musterstraße 1", "Muster am See"]
    content = [
        full("Die Kommunen in Deutschland haben in den Jahren seit", 60),
        full("2015 viele Erfahrungen gesammelt und aufgeschrieben", 72),
        line("und geteilt.", 84),
        *lines(address, 120),
    ]
    assert texts(content)[1:] == address
