"""How the press sets lines: they keep off obstacles, and break where words may break."""

from scripts.proving.press.flow import Frame, TextUnit, fill
from scripts.proving.press.fonts import face, width
from scripts.proving.press.lines import NoteNumbers, Type, stream, take_line
from scripts.proving.press.marks import Panel, Text
from scripts.proving.press.units import BoxUnit, Cell, PairUnit, TableUnit

_KIND = Type(face=face("Times"), size=10, leading=13)
_WORDS = "Die Kinder- und Jugendhilfe der Kommune berät Familien in allen Lebenslagen. " * 6


def _text(words: str = _WORDS) -> TextUnit:
    return TextUnit(words=stream(words, _KIND, NoteNumbers()), kind=_KIND)


def _box(beside: float = 0.0) -> BoxUnit:
    return BoxUnit(
        units=(_text("Ein Beispiel in einer Box, das mehrere Zeilen lang ist."),),
        look="filled",
        accent="#000000",
        tint="#eeeeee",
        beside=beside,
    )


def _right(mark: Text) -> float:
    return mark.x + sum(width(r.text, r.font, r.size) for r in mark.runs)


def test_text_runs_beside_a_box_not_over_it() -> None:
    filled = fill([_box(beside=0.4), _text()], [Frame(x=50, y=50, width=300, bottom=500)])
    (panel,) = [mark for mark in filled.marks if isinstance(mark, Panel)]
    lines = [mark for mark in filled.marks if isinstance(mark, Text) and mark.x == 50]
    level = [line for line in lines if panel.y < line.y < panel.y + panel.height]
    assert len(level) >= 3
    assert all(_right(line) < panel.x for line in level)
    assert any(_right(line) > panel.x for line in lines)


def test_a_box_goes_on_in_the_next_frame() -> None:
    units = (_text(), _text())
    box = BoxUnit(units=units, look="filled", accent="#000000", tint="#eeeeee")
    frames = [Frame(x=x, y=50, width=200, bottom=200) for x in (50, 270, 490)]
    filled = fill([box], frames)
    assert filled.rest == ()
    assert len([mark for mark in filled.marks if isinstance(mark, Panel)]) > 1


def test_boxes_side_by_side_have_one_height() -> None:
    pair = PairUnit(left=_box(), right=_box(), gutter=20)
    filled = fill([pair], [Frame(x=50, y=50, width=400, bottom=500)])
    left, right = [mark for mark in filled.marks if isinstance(mark, Panel)]
    assert (left.y, left.height) == (right.y, right.height)
    assert left.x + left.width < right.x


def test_a_table_repeats_its_head_in_the_next_frame() -> None:
    def row(word: str) -> tuple[Cell | None, ...]:
        return (Cell(stream(word, _KIND, NoteNumbers()), _KIND),)

    rows = tuple(row(word) for word in ("Kopf", *"abcdefghij"))
    table = TableUnit(rows=rows, head_rows=1, shares=(100,), look="grid", tint="#eeeeee")
    frames = [Frame(x=x, y=50, width=100, bottom=200) for x in (50, 170)]
    filled = fill([table], frames)
    words = [mark.runs[0].text for mark in filled.marks if isinstance(mark, Text)]
    assert words.count("Kopf") == 2
    assert sorted(words)[2:] == list("abcdefghij")


def test_hanging_hyphens_end_a_line_without_another() -> None:
    kind = Type(face=face("Times"), size=10, leading=13)
    line, _ = take_line(stream("Kinder- und Jugend", kind, NoteNumbers()), 36.0, kind)
    assert line.runs[0].text == "Kinder-"


def test_divided_words_get_a_hyphen_and_compounds_keep_theirs() -> None:
    text = stream("Corona-Verwaltungsmodernisierung", _KIND, NoteNumbers())
    first, rest = take_line(text, 40.0, _KIND)
    assert first.runs[0].text == "Corona-"
    second, _ = take_line(rest, 60.0, _KIND)
    assert second.runs[0].text == "Verwaltungs-"
