"""Letters as a reader takes them: ligatures, accents, spaced print, bullets of symbol fonts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from docpipe.extraction import extract
from docpipe.extraction.accents import compose
from docpipe.extraction.ligatures import Doubts, find_repairs, mend, note_doubts
from docpipe.extraction.lines import Run
from docpipe.extraction.pdfium import Characters, Font, TextStyle
from docpipe.extraction.words import Word
from docpipe.language.known_words import is_common, is_word

SIZE = 10.0


def style(font: int = 0) -> TextStyle:
    return TextStyle(
        font=Font(name=f"F{font}", weight=400, flags=0, number=font),
        size=SIZE,
        right=1.0,
        down=0.0,
        render_mode=0,
        fill=(0, 0, 0, 255),
    )


def line_of(text: str, font: int = 0) -> Run:
    words: Run = []
    x = 0.0
    for part in text.split():
        width = 5.0 * len(part)
        words.append(
            Word(
                text=part,
                bbox=(x, 0.0, x + width, SIZE),
                style=style(font),
                gap_before=bool(words),
                breaks_before=False,
                spaced=bool(words),
            )
        )
        x += width + 3
    return words


def mended(texts: list[str], font: int = 0) -> list[str]:
    runs = [line_of(text, font) for text in texts]
    doubts: Doubts = {}
    for run in runs:
        note_doubts(run, doubts)
    repairs = find_repairs(doubts, is_common)
    return [" ".join(word.text for word in mend(run, repairs, is_word)) for run in runs]


def test_a_ligature_with_a_wrong_name_is_put_right_by_the_words_of_its_font() -> None:
    printed = ["die Organisa2on der Poli2k ist wich2g", "und die Digitalpoli2k im Jahr 2022"]
    assert mended(printed) == [
        "die Organisation der Politik ist wichtig",
        "und die Digitalpolitik im Jahr 2022",
    ]


def test_at_a_words_end_only_a_known_word_is_put_right() -> None:
    printed = ["(WirtschaR) GesellschaRen zukünRig KraR", "der AsylR und das kW2"]
    assert mended(printed) == ["(Wirtschaft) Gesellschaften zukünftig Kraft", printed[1]]


@pytest.mark.parametrize(
    "text",
    [
        "BürgerInnen MigrantInnen LehrerInnen KollegInnen SchülerIn",
        "AufenthG AsylG BeschV TikTok OpenData GmbH",
        "CO2 m2 km2 H2O B2 A2",
        "Bürger*innen Schüler:innen Autor_innen",
    ],
)
def test_what_is_meant_as_printed_stays(text: str) -> None:
    assert mended([text]) == [text]


def test_the_same_character_of_another_font_stays() -> None:
    doubts: Doubts = {}
    for text in ("Organisa2on Poli2k wich2g",):
        note_doubts(line_of(text, 1), doubts)
    repairs = find_repairs(doubts, is_common)
    (run,) = (line_of("Poli2k", 2),)
    assert mend(run, repairs, is_word) == run


def characters(*letters: tuple[str, float, float]) -> Characters:
    edges: list[float] = []
    for _, left, right in letters:
        edges.extend((left, 10.0, right, 0.0))
    return Characters(
        codes=[ord(letter) for letter, _, _ in letters],
        edges=edges,
        objects=[None if letter == " " else 1 for letter, _, _ in letters],
    )


@pytest.mark.parametrize(
    "letters",
    [
        [("f", 0, 4), ("u", 4, 9), ("\u0308", 5, 9), ("r", 9, 12)],
        [("f", 0, 4), ("u", 4, 9), ("\u0308", 8, 11), ("r", 9, 12)],
        [("f", 0, 4), ("¨", 5, 8), ("u", 4, 9), ("r", 9, 12)],
        [("f", 0, 4), ("u", 4, 9), ("¨", 5, 8), ("r", 9, 12)],
        [("f", 0, 4), (" ", 4, 4), ("¨", 5, 8), (" ", 4, 4), ("u", 4, 9), ("r", 9, 12)],
    ],
)
def test_letter_and_accent_become_one(letters: list[tuple[str, float, float]]) -> None:
    found = compose(characters(*letters))
    text = "".join(map(chr, found.codes)).replace(" ", "")
    assert text == "für"
    assert len(found.edges) == 4 * len(found.codes) == 4 * len(found.objects)


def test_an_accent_beside_a_letter_stays() -> None:
    alone = characters(("a", 0, 5), ("´", 6, 8), ("n", 9, 14))
    assert compose(alone) == alone


def texts(tmp_path: Path, draw: Callable[[Canvas], None]) -> list[str]:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(400, 500), invariant=1)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    return [line.text for line in extract(path).pages[0].lines]


def spaced(canvas: Canvas, y: float, text: str, step: float) -> None:
    x = 50.0
    for letter in text:
        canvas.drawString(x, y, letter)
        x += canvas.stringWidth(letter, "Helvetica", 10) + step


def test_spaced_print_is_closed_up(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        spaced(canvas, 400, "INHALT", 5)
        spaced(canvas, 380, "Vorwort  ", 3)
        canvas.drawString(50, 360, "A R B E I T S H I L F E")
        spaced(canvas, 340, "GUTE PRAXIS", 4)
        canvas.drawString(50, 320, "A B C D E")

    assert texts(tmp_path, draw) == [
        "INHALT",
        "Vorwort",
        "ARBEITSHILFE",
        "GUTE PRAXIS",
        "A B C D E",
    ]


def test_letters_of_a_symbol_font_before_items_are_bullets(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for row, item in enumerate(["erste Sache", "zweite Sache", "dritte Sache"]):
            canvas.setFont("Courier", 8)
            canvas.drawString(50, 400 - 20 * row, "n")
            canvas.setFont("Helvetica", 10)
            canvas.drawString(66, 400 - 20 * row, item)
        canvas.drawString(50, 330, "n steht hier für eine Zahl")

    assert texts(tmp_path, draw) == [
        "• erste Sache",
        "• zweite Sache",
        "• dritte Sache",
        "n steht hier für eine Zahl",
    ]
