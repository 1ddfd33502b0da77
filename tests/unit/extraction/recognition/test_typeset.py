"""What was read as words of a page: sizes, bullets, dirt."""

from dataclasses import replace

import pytest

from docpipe.extraction.recognition.hocr import SeenLine, SeenWord, read_hocr
from docpipe.extraction.recognition.sizes import size_steps
from docpipe.extraction.recognition.typeset import typeset
from tests.scans import answer, hocr_of, reach_of

SCALE = 300 / 72


def seen(*words: tuple[str, int], top: float = 100.0, size: float = 10.0) -> SeenLine:
    """A line of words with their confidences, as high as their letters are in that size."""
    found, left = [], 50.0
    for text, confidence in words:
        up, down = reach_of(text)
        width = 0.5 * size * len(text)
        box = (left, top - up * size, left + width, top + down * size)
        x0, y0, x1, y1 = (round(edge * SCALE) for edge in box)
        found.append(SeenWord(text=text, box=(x0, y0, x1, y1), confidence=confidence))
        left += width + 0.3 * size
    return SeenLine(words=tuple(found), left=round(50 * SCALE), base=top * SCALE, slope=0.0)


def texts(*lines: SeenLine) -> list[str]:
    return [word.text for word in typeset(lines, SCALE)]


def test_hocr_is_read_line_by_line() -> None:
    lines = read_hocr(answer(["Bürger & Rat", "<Zwei> Wörter"]))
    assert [[w.text for w in line.words] for line in lines] == [
        ["Bürger", "&", "Rat"],
        ["<Zwei>", "Wörter"],
    ]
    assert lines[0].words[0].confidence == 95


def with_letters(letters: list[tuple[str, int]]) -> str:
    """A word of letters 10 pixels wide and 20 high at these places."""
    body = "".join(
        f"<span class='ocrx_cinfo' title='x_bboxes {x} 0 {x + 10} 20; x_conf 99'>{letter}</span>\n"
        for letter, x in letters
    )
    box = f"bbox 0 0 {letters[-1][1] + 10} 20"
    return (
        f"<span class='ocr_line' title='{box}; baseline 0 0'>"
        f"<span class='ocrx_word' title='{box}; x_wconf 90'>\n{body}</span></span>"
    )


def test_a_space_that_was_overlooked_is_found_between_the_letters() -> None:
    [line] = read_hocr(with_letters([("W", 0), ("D", 11), ("3", 31)]))
    assert [(w.text, w.box) for w in line.words] == [("WD", (0, 0, 21, 20)), ("3", (31, 0, 41, 20))]


def test_letters_that_stand_apart_are_one_word() -> None:
    [line] = read_hocr(with_letters([("A", 0), ("M", 18), ("T", 36)]))
    assert [w.text for w in line.words] == ["AMT"]
    [line] = read_hocr(with_letters([("A", 0), ("4", 11)]))
    assert [w.text for w in line.words] == ["A4"]
    [line] = read_hocr(with_letters([("5", 0), (".", 15), ("1", 35)]))
    assert [w.text for w in line.words] == ["5.1"]


def test_lines_that_run_upwards_are_left_out() -> None:
    upright = ("Randtext", (20.0, 100.0, 30.0, 300.0))
    level = ("Guten Tag", (50.0, 100.0, 120.0, 110.0))
    assert len(read_hocr(hocr_of([upright, level]))) == 1


@pytest.mark.parametrize("text", ["nur", "Haus", "gern", "Übung", "2023", "voran"])
def test_the_size_of_type_does_not_depend_on_the_letters(text: str) -> None:
    [word] = typeset([seen((text, 90), size=11.0)], SCALE)
    assert word.style.size == pytest.approx(11.0, rel=0.08)


def test_words_of_a_line_stand_on_one_level_whatever_their_letters() -> None:
    words = typeset([seen(("nur", 90), ("Grüße", 90), ("am", 90))], SCALE)
    tops, bottoms = {round(w.bbox[1]) for w in words}, {round(w.bbox[3]) for w in words}
    assert len(tops) == len(bottoms) == 1


def test_dirt_is_left_out() -> None:
    line = seen(("Die", 90), ("Stadt", 90), (",", 20), ("|", 30), ("handelt", 15))
    assert texts(line) == ["Die", "Stadt", "handelt"]
    assert texts(seen((".:", 90), ("-", 90))) == []
    assert texts(seen(("iI1", 22), ("lq", 25), ("Wv", 21))) == []
    assert texts(seen(("Die", 90), ("Stadt", 90), size=2.0)) == []


def test_specks_beside_a_word_are_no_part_of_it() -> None:
    assert texts(seen(("_Wege", 90), ("der", 90), ("Beratung|", 90))) == ["Wege", "der", "Beratung"]


@pytest.mark.parametrize("bullet", ["e", "®", "o", "»", "*", "•"])
def test_bullets_are_bullets_whatever_they_look_like(bullet: str) -> None:
    assert texts(seen((bullet, 60), ("Beratung", 90), ("anbieten", 90)))[0] == "•"


def test_a_space_wider_than_the_others_parts_cells() -> None:
    row = seen(("Pflege", 90), ("zum", 90), ("Teil", 90), ("ja", 90))
    words = list(row.words)
    shift = round(8 * SCALE)
    moved = [
        replace(w, box=(w.box[0] + shift, w.box[1], w.box[2] + shift, w.box[3])) for w in words[1:]
    ]
    wide = SeenLine(words=(words[0], *moved), left=row.left, base=row.base, slope=0.0)
    assert [w.breaks_before for w in typeset([row, row, wide], SCALE)][-4:] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_line_of_wide_spaces_that_was_cut_goes_on() -> None:
    def spread(left: float, *texts: str) -> SeenLine:
        words = []
        for text in texts:
            x0, y0, x1, y1 = (round(edge * SCALE) for edge in (left, 93.0, left + 20, 102.0))
            words.append(SeenWord(text=text, box=(x0, y0, x1, y1), confidence=90))
            left += 30
        return SeenLine(words=tuple(words), left=0, base=100 * SCALE, slope=0.0)

    far, near = spread(170.0, "gern", "vielen"), spread(140.0, "gern", "vielen")
    row = spread(50.0, "wegen", "Recht", "nötig")
    assert not typeset([row, near], SCALE)[3].breaks_before
    assert typeset([row, far], SCALE)[3].breaks_before


def test_the_sign_of_paragraphs_is_no_dollar() -> None:
    assert texts(seen(("nach", 90), ("$", 90), ("16", 90), ("SGB", 90)))[1] == "§"
    assert texts(seen(("kostet", 90), ("5", 90), ("$", 90), ("nur", 90)))[2] == "$"


def test_a_doubtful_bullet_is_a_bullet() -> None:
    assert texts(seen(("«", 20), ("Rederecht,", 90))) == ["•", "Rederecht,"]


def test_sizes_that_lie_close_are_one() -> None:
    measured = [(9.6, 40), (10.1, 300), (10.4, 200), (11.0, 50), (14.2, 20), (7.8, 30)]
    shown = size_steps(measured)
    assert shown[9.6] == shown[10.1] == shown[11.0] == 10.0
    assert shown[14.2] == 14.0
    assert shown[7.8] == 8.0


def test_the_size_of_the_text_layer_is_that_of_the_scan_as_well() -> None:
    assert size_steps([(10.1, 300), (14.2, 20)], anchor=9.8) == {10.1: 9.8, 14.2: 14.0}
