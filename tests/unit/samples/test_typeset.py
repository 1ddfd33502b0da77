import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.samples.design import SERIF
from scripts.samples.typeset import Align, NoteCounter, SetLine, Style, compose

STYLE = Style(face=SERIF, size=11, leading=15)
TEXT = (
    "Die Einrichtungen der Kinder- und Jugendhilfe und die Träger der Erwachsenenbildung "
    "vereinbaren die Corona-Maßnahmen für Migrantinnen und Migranten mit den Gesundheitsämtern."
)


def text_of(line: SetLine) -> str:
    return "".join(run.text for run in line.runs)


def width_of(line: SetLine) -> float:
    spaces = text_of(line).count(" ") + text_of(line).count("\N{NO-BREAK SPACE}")
    return sum(run.width for run in line.runs) + spaces * line.word_space


def joined(lines: list[SetLine]) -> str:
    """The lines as one string of letters, hyphens taken out."""
    return "".join(text_of(line) for line in lines).replace("-", "").replace(" ", "")


@given(st.integers(min_value=90, max_value=500))
def test_no_line_is_wider_than_the_column_and_no_letter_is_lost(width: int) -> None:
    lines = compose(TEXT, STYLE, width, NoteCounter())
    assert all(width_of(line) <= width + 0.01 for line in lines)
    assert joined(lines) == TEXT.replace("-", "").replace(" ", "")


def test_justified_lines_fill_the_column_but_for_the_last() -> None:
    lines = compose(TEXT, STYLE, 200, NoteCounter())
    assert len(lines) > 3
    assert [round(width_of(line), 2) for line in lines[:-1]] == [200.0] * (len(lines) - 1)
    assert lines[-1].word_space == 0.0


def test_thousands_stay_together_and_take_part_in_the_justification() -> None:
    lines = compose("In der Stadt leben 61 000 Menschen, " * 3, STYLE, 150, NoteCounter())
    assert any("61\N{NO-BREAK SPACE}000" in text_of(line) for line in lines)
    assert all(round(width_of(line), 2) == 150.0 for line in lines[:-1])


def test_a_hanging_hyphen_can_end_a_line() -> None:
    endings = {
        text_of(line).split(" ")[-1]
        for width in range(80, 300, 3)
        for line in compose("Die Träger der Kinder- und Jugendhilfe", STYLE, width, NoteCounter())
    }
    assert "Kinder-" in endings


def test_footnotes_are_numbered_raised_and_carried_by_their_line() -> None:
    counter = NoteCounter()
    compose("Eins.<fn>erste</fn>", STYLE, 200, counter)
    (line,) = compose("Zwei<fn>zweite</fn> und mehr.", STYLE, 200, counter)
    assert line.notes == ("2 zweite",)
    call = line.runs[1]
    assert (call.text, call.size < STYLE.size, call.rise > 0) == ("2", True, True)


def test_addresses_are_not_broken() -> None:
    lines = compose("Anfragen an sprach-mittlung@example.org", STYLE, 120, NoteCounter())
    assert any("sprach-mittlung@example.org" in text_of(line) for line in lines)


@pytest.mark.parametrize(("align", "indent"), [(Align.LEFT, 0.0), (Align.CENTRE, 30.0)])
def test_alignment(align: Align, indent: float) -> None:
    style = Style(face=SERIF, size=10, leading=12, align=align)
    (line,) = compose("Titel", style, 60 + width_of_word("Titel", style), NoteCounter())
    assert line.indent == pytest.approx(indent)
    assert line.word_space == 0.0


def width_of_word(word: str, style: Style) -> float:
    (line,) = compose(word, style, 500, NoteCounter())
    return width_of(line)
