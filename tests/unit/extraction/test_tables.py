"""Tables of all kinds, drawn on the spot: with rules, with a few, with none."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.lib.colors import lightgrey, white
from reportlab.pdfgen.canvas import Canvas

from docpipe.extraction import extract
from docpipe.model import RawTable

Rows = Sequence[Sequence[str]]

HEIGHT = 500
FONT, BOLD = "Helvetica", "Helvetica-Bold"
COLUMNS = (50.0, 170.0, 240.0, 310.0, 380.0)
FIGURES = (
    ("Hessen", "3 196", "12,2", "34,4"),
    ("Saarland", "88", "6,9", "–"),
    ("Sachsen", "1 343", "49,6", "92,4"),
    ("Thüringen", "412", "8,0", "11,7"),
)
HEAD = ("Land", "Anträge", "Anteil", "Quote")
SENTENCE = "Die Zahlen der folgenden Übersicht beruhen auf den Angaben der Länder und Kreise."


def tables(
    tmp_path: Path, draw: Callable[[Canvas], None], size: tuple[int, int] = (500, HEIGHT)
) -> tuple[RawTable, ...]:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=size, invariant=1)
    canvas.setFont(FONT, 9)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return extract(tmp_path / "a.pdf").pages[0].tables


def row(
    canvas: Canvas, y: float, texts: Sequence[str], *, bold: bool = False, right: bool = True
) -> None:
    """Texts in the columns: the first at its left edge, the others at their right."""
    canvas.setFont(BOLD if bold else FONT, 9)
    for column, text in enumerate(texts):
        if column and right:
            canvas.drawRightString(COLUMNS[column] + 50, y, text)
        else:
            canvas.drawString(COLUMNS[column], y, text)


def body(canvas: Canvas, y: float, rows: Rows = FIGURES, step: float = 14) -> float:
    for number, texts in enumerate(rows):
        row(canvas, y - step * number, texts)
    return y - step * (len(rows) - 1)


def paragraph(canvas: Canvas, y: float, n: int = 4) -> None:
    canvas.setFont(FONT, 9)
    for i in range(n):
        canvas.drawString(50, y - 11 * i, SENTENCE)


def test_figures_below_each_other_are_a_table_without_any_rule(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        paragraph(canvas, 460)
        canvas.setFont(BOLD, 9)
        canvas.drawString(50, 400, "Tabelle 1: Anträge nach Ländern")
        row(canvas, 380, HEAD, bold=True)
        body(canvas, 366)
        canvas.setFont(FONT, 7)
        canvas.drawString(50, 310, "Quelle: eigene Berechnung nach Angaben der Länder")
        paragraph(canvas, 280)

    (table,) = tables(tmp_path, draw)
    assert table.rows == (HEAD, *FIGURES)
    assert table.n_header_rows == 1
    assert table.merged == ()


def test_headings_over_several_columns_are_merged_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(BOLD, 9)
        canvas.drawCentredString(245, 394, "Anträge")
        canvas.drawRightString(360, 394, "Quote")
        row(canvas, 380, ("Land", "Zahl", "Anteil"), bold=True)
        body(canvas, 364)

    (table,) = tables(tmp_path, draw)
    assert table.rows[:2] == (("Land", "Anträge", "", "Quote"), ("", "Zahl", "Anteil", ""))
    assert table.merged == ((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1))
    assert table.n_header_rows == 2


def test_a_rule_shows_how_far_a_heading_reaches(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for y in (408, 374, 312):
            canvas.line(45, y, 365, y)
        canvas.line(195, 391, 365, 391)
        canvas.setFont(BOLD, 9)
        canvas.drawCentredString(280, 395, "in 2016")
        row(canvas, 380, HEAD, bold=True)
        body(canvas, 362)

    (table,) = tables(tmp_path, draw)
    assert table.rows[0] == ("Land", "in 2016", "", "")
    assert (0, 1, 1, 3) in table.merged
    assert table.n_header_rows == 2
    assert table.rows[2:] == FIGURES


def test_three_rules_are_enough_and_title_and_source_stay_outside(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 410, "Übersicht 3: Anträge, Anteile und Quoten nach Ländern")
        for y in (400, 382, 325):
            canvas.line(45, y, 365, y)
        row(canvas, 388, HEAD)
        body(canvas, 370)
        canvas.setFont(FONT, 7)
        canvas.drawString(50, 316, "Quelle: Statistisches Bundesamt")

    (table,) = tables(tmp_path, draw)
    assert table.rows == (HEAD, *FIGURES)
    assert table.n_header_rows == 1


def test_rows_inside_column_rules_are_parted_by_their_figures(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([45, 165, 225, 295, 365], [400, 382, 320])
        row(canvas, 388, HEAD, bold=True)
        body(canvas, 370)

    (table,) = tables(tmp_path, draw)
    assert table.rows == (HEAD, *FIGURES)
    assert table.n_header_rows == 1


def test_a_label_of_two_lines_is_one_cell(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        row(canvas, 400, HEAD, bold=True)
        body(canvas, 384, FIGURES[:2], step=16)
        canvas.drawString(50, 352, "Nordrhein-Westfalen und")
        row(canvas, 342, ("Rheinland-Pfalz", "12", "3,4", "5,6"))
        body(canvas, 326, FIGURES[2:], step=16)

    (table,) = tables(tmp_path, draw)
    assert table.rows[3] == ("Nordrhein-Westfalen und\nRheinland-Pfalz", "12", "3,4", "5,6")
    assert len(table.rows) == 6


def test_a_label_above_its_rows_is_a_row_of_its_own(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        row(canvas, 400, HEAD, bold=True)
        row(canvas, 386, ["Ostdeutschland"], bold=True)
        body(canvas, 372, FIGURES[2:])
        row(canvas, 344, ["Westdeutschland"], bold=True)
        body(canvas, 330, FIGURES[:2])

    (table,) = tables(tmp_path, draw)
    assert [cells[0] for cells in table.rows] == [
        "Land", "Ostdeutschland", "Sachsen", "Thüringen", "Westdeutschland", "Hessen", "Saarland",
    ]  # fmt: skip
    assert table.n_header_rows == 1


def test_currency_signs_and_dots_are_no_columns(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for i, (label, value) in enumerate(
            [("Personal", "1,200"), ("Miete", "85"), ("Fahrten", "310"), ("Porto", "12")]
        ):
            y = 400 - 14 * i
            canvas.drawString(50, y, label + " . . . . . . . . . . . .")
            canvas.drawString(200, y, "$")
            canvas.drawRightString(250, y, value)
            canvas.drawRightString(320, y, f"{i},5")

    (table,) = tables(tmp_path, draw)
    assert [len(cells) for cells in table.rows] == [3] * 4
    assert table.rows[1][1:] == ("$ 85", "1,5")


def test_two_tables_beside_each_other_are_two(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x in (40, 300):
            for i, (label, value) in enumerate([("Ost", "7"), ("West", "9"), ("Nord", "4")]):
                canvas.rect(x, 380 - 20 * i, 80, 20)
                canvas.rect(x + 80, 380 - 20 * i, 60, 20)
                canvas.drawString(x + 4, 386 - 20 * i, label)
                canvas.drawString(x + 90, 386 - 20 * i, value)

    found = tables(tmp_path, draw, (600, HEIGHT))
    assert [table.rows for table in found] == [(("Ost", "7"), ("West", "9"), ("Nord", "4"))] * 2


def test_a_table_in_one_of_two_columns_of_text(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for i in range(14):
            canvas.drawString(
                30, 450 - 11 * i, f"{'Wow'[i % 3]}o Angaben fehlen, sind sie geschätzt"
            )
            if i > 6:
                canvas.drawString(260, 450 - 11 * i, "und mit den Ländern abgestimmt worden")
        for i, texts in enumerate([("Land", "2015", "2016"), *(f[:3] for f in FIGURES)]):
            for x, text in zip((262, 350, 400), texts, strict=True):
                canvas.drawString(x, 450 - 13 * i, text)

    (table,) = tables(tmp_path, draw)
    assert table.rows[1:] == tuple(f[:3] for f in FIGURES)
    assert table.rows[0] == ("Land", "2015", "2016")


def test_cells_drawn_as_filled_areas_make_a_grid(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for i, texts in enumerate([HEAD[:3], *(f[:3] for f in FIGURES)]):
            for j, text in enumerate(texts):
                canvas.setFillColor(lightgrey)
                canvas.rect(50 + 100 * j, 380 - 22 * i, 98, 20, stroke=0, fill=1)
                canvas.setFillColor("black")
                canvas.drawString(54 + 100 * j, 386 - 22 * i, text)

    (table,) = tables(tmp_path, draw)
    assert table.rows == (HEAD[:3], *(f[:3] for f in FIGURES))


def test_white_print_on_a_dark_row_is_the_head(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 150, 350], [400, 380, 350, 320])
        canvas.setFillColor("navy")
        canvas.rect(50, 380, 300, 20, fill=1)
        canvas.setFillColor(white)
        canvas.drawString(54, 386, "Maßnahme")
        canvas.drawString(154, 386, "Zuständig")
        canvas.setFillColor("black")
        for i, (a, b) in enumerate([("Beratung", "Jobcenter"), ("Sprache", "Sozialamt")]):
            canvas.drawString(54, 366 - 30 * i, a)
            canvas.drawString(154, 366 - 30 * i, b)

    (table,) = tables(tmp_path, draw)
    assert table.n_header_rows == 1


def test_a_shorter_rule_leaves_the_label_over_several_rows(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for y in (400, 382, 340, 298):
            canvas.line(45, y, 300, y)
        for y in (361, 319):
            canvas.line(160, y, 300, y)
        row(canvas, 388, ("Land", "Jahr", "Zahl"), bold=True)
        rows = [
            ("Hessen", "2015", "12"),
            ("", "2016", "14"),
            ("Bremen", "2015", "3"),
            ("", "2016", "5"),
        ]
        body(canvas, 367, rows, step=21)

    (table,) = tables(tmp_path, draw)
    assert table.merged == ((1, 0, 2, 1), (3, 0, 2, 1))
    assert [cells[0] for cells in table.rows] == ["Land", "Hessen", "", "Bremen", ""]


def test_cells_of_text_begin_together(tmp_path: Path) -> None:
    texts = (
        (("Beratung von", "Trägern"), ("Jobcenter",), ("ab 2018", "bis auf", "Weiteres")),
        (("Schulung",), ("Volkshochschule", "und Verein"), ("laufend",)),
        (("Netz der", "Sprachmittlung"), ("Sozialamt",), ("offen",)),
    )

    def draw(canvas: Canvas) -> None:
        y = 400.0
        for cells in texts:
            for x, lines in zip((50, 180, 310), cells, strict=True):
                for i, line in enumerate(lines):
                    canvas.drawString(x, y - 11 * i, line)
            y -= 11 * max(map(len, cells)) + 6

    (table,) = tables(tmp_path, draw)
    assert table.rows == tuple(tuple("\n".join(cell) for cell in cells) for cells in texts)


@pytest.mark.parametrize(
    "rows",
    [
        [("•", "Beratung anbieten"), ("•", "Räume öffnen"), ("•", "Netze knüpfen")] * 2,
        [("1.", "Beratung anbieten"), ("2.", "Räume öffnen"), ("3.", "Netze knüpfen")],
        [("Vorwort", "3"), ("Anlass", "5"), ("Ziele", "7"), ("Ausblick", "12")],
        [("Ort:", "Kreis Düren"), ("Träger:", "Caritas"), ("Zeit:", "2015"), ("Mittel:", "2016")],
        [
            ("Stadt Hamm", "Kreis Düren"),
            ("Amt 50", "Sozialamt"),
            ("Markt 1", "Postfach"),
            ("A", "B"),
        ],
    ],
    ids=["bullets", "numbers", "contents", "labels", "addresses"],
)
def test_what_stands_side_by_side_need_not_be_a_table(
    tmp_path: Path, rows: Sequence[tuple[str, str]]
) -> None:
    def draw(canvas: Canvas) -> None:
        for i, (left, right) in enumerate(rows):
            canvas.drawString(50, 400 - 14 * i, left)
            canvas.drawString(150, 400 - 14 * i, right)

    assert tables(tmp_path, draw) == ()


@pytest.mark.parametrize("n_columns", [2, 3])
def test_columns_of_text_are_no_table(tmp_path: Path, n_columns: int) -> None:
    def draw(canvas: Canvas) -> None:
        for column in range(n_columns):
            for i in range(30):
                if i % (9 + column) != 8:
                    text = (
                        "und so fort in langen Sätzen" if i % 2 else "wie in Büchern üblich ist es"
                    )
                    canvas.drawString(40 + 150 * column, 460 - 11 * i, text)

    assert tables(tmp_path, draw) == ()


def test_the_frame_of_a_page_is_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([30, 60, 470], [480, 460, 40])
        canvas.drawString(64, 466, "Kopf")
        canvas.drawString(34, 466, "1")
        canvas.drawString(34, 440, "2")
        for i in range(34):
            canvas.drawString(64, 440 - 11 * i, SENTENCE[:75])

    assert tables(tmp_path, draw) == ()


def test_rules_of_the_page_head_and_foot_enclose_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(50, 470, 450, 470)
        canvas.line(50, 40, 450, 40)
        for i in range(30):
            canvas.drawString(50, 450 - 12 * i, SENTENCE[:60])
            if i % 7 == 0:
                canvas.drawString(400, 450 - 12 * i, "(RV 1.14)")

    assert tables(tmp_path, draw) == ()


def test_every_word_of_a_table_is_in_exactly_one_cell(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(BOLD, 9)
        canvas.drawString(50, 400, "Land")
        canvas.drawCentredString(262, 400, "Zahl der Anträge aller Art im Jahr")
        body(canvas, 384)
        row(canvas, 384 - 14 * 4, ["Länder zusammen, ohne die Stadtstaaten im Norden"])
        row(canvas, 384 - 14 * 5, ("Summe", "5 039", "19,0", "29,9"))

    (table,) = tables(tmp_path, draw)
    words = " ".join(" ".join(cells) for cells in table.rows).split()
    expected = f"Land Zahl der Anträge aller Art im Jahr {' '.join(map(' '.join, FIGURES))} " + (
        "Länder zusammen, ohne die Stadtstaaten im Norden Summe 5 039 19,0 29,9"
    )
    assert sorted(words) == sorted(expected.split())


def test_shaded_rows_and_white_ones_are_one_table_with_the_head_above(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        row(canvas, 400, HEAD, bold=True)
        for i, texts in enumerate(FIGURES):
            if i % 2 == 0:
                canvas.setFillColor(lightgrey)
                for x0, x1 in pairwise((45, 165, 235, 305, 375)):
                    canvas.rect(x0, 380 - 18 * i, x1 - x0, 18, stroke=0, fill=1)
                canvas.setFillColor("black")
            row(canvas, 385 - 18 * i, texts)

    (table,) = tables(tmp_path, draw)
    assert table.rows == (HEAD, *FIGURES)
    assert table.n_header_rows == 1


def test_a_heading_at_the_left_of_its_columns_spans_the_white_beside_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([45, 365], [420, 402, 384, 366, 348, 330])
        canvas.setFont(BOLD, 9)
        for x, text in ((50, "Aufgabe"), (170, "Bund"), (310, "Land")):
            canvas.drawString(x, 406, text)
        for x, text in ((170, "regelt"), (240, "zahlt"), (310, "zahlt")):
            canvas.drawString(x, 388, text)
        for i, texts in enumerate([("Schule", "nein", "ja", "ja"), ("Heime", "ja", "nein", "ja")]):
            row(canvas, 370 - 18 * i, texts, right=False)

    (table,) = tables(tmp_path, draw)
    assert table.rows[:2] == (("Aufgabe", "Bund", "", "Land"), ("", "regelt", "zahlt", "zahlt"))
    assert (0, 1, 1, 2) in table.merged


def test_a_row_without_sides_does_not_part_a_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([45, 165, 235], [400, 382, 364])
        canvas.grid([45, 165, 235], [346, 328, 310])
        for i, texts in enumerate(
            [("Land", "Zahl"), ("Hessen", "3"), ("davon",), ("Kassel", "1"), ("Fulda", "2")]
        ):
            row(canvas, 387 - 18 * i, texts)

    (table,) = tables(tmp_path, draw)
    assert [cells[0] for cells in table.rows] == ["Land", "Hessen", "davon", "Kassel", "Fulda"]


def test_short_labels_before_text_are_a_table(tmp_path: Path) -> None:
    words = (
        ("AGG", "Allgemeines Gleichbehandlungsgesetz"),
        ("KI", "Kommunales Integrationszentrum"),
        ("SGB", "Sozialgesetzbuch in zwölf Büchern"),
        ("VHS", "Volkshochschule der Stadt"),
    )

    def draw(canvas: Canvas) -> None:
        for i, (label, meaning) in enumerate(words):
            canvas.drawString(50, 400 - 14 * i, label)
            canvas.drawString(120, 400 - 14 * i, meaning)

    (table,) = tables(tmp_path, draw)
    assert table.rows == words
    assert table.n_header_rows == 0


def test_what_is_in_a_box_makes_no_table_with_what_is_beside_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(45, 300, 130, 120)
        for i in range(6):
            canvas.drawString(55, 400 - 16 * i, f"Ort und Zeit {i}")
            canvas.drawString(190, 400 - 16 * i, f"Kreis im Norden {i}")
            canvas.drawString(320, 400 - 16 * i, f"{i + 3} Vereine")

    assert all(table.bbox[0] > 180 for table in tables(tmp_path, draw))


@pytest.mark.parametrize(
    "entries",
    [
        [("2", "Vorwort", "4", "Grundsätze"), ("3", "Anlass", "5", "Erfahrungen"),
         ("3", "Wahl", "6", "Ausblick"), ("4", "Rechte", "7", "Anhang")],
        [("Anerkennung 7, 9", "Ehrenamt 3", "Vereine 3, 8"), ("Beratung 4", "Kennzahlen 4, 7", ""),
         ("Bildung 5, 8, 11", "Quartier 11", "Wohnen 10"), ("Bund 2", "Rat 2, 5", "Zeit 12")],
        [("I. Anlass . . . . . . .", "3", "", ""), ("II. Ziele . . . . . .", "5", "", ""),
         ("III. Wege . . . . . . .", "5", "", "")],
    ],
    ids=["numbers first", "index", "leaders"],
)  # fmt: skip
def test_contents_and_indexes_are_no_tables(tmp_path: Path, entries: Rows) -> None:
    def draw(canvas: Canvas) -> None:
        for i, texts in enumerate(entries):
            for x, text in zip((50, 160, 280, 380), texts, strict=False):
                canvas.drawString(x, 400 - 14 * i, text)

    assert tables(tmp_path, draw) == ()


def test_numbered_rows_keep_their_numbers(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        row(canvas, 440, ("Nr.", "Ziel", "Euro"), bold=True, right=False)
        for i in range(1, 21):
            row(canvas, 440 - 13 * i, (str(i), f"Vorhaben {i}", f"{i * 7} 000"), right=False)

    (table,) = tables(tmp_path, draw)
    assert [cells[0] for cells in table.rows[1:]] == [str(i) for i in range(1, 21)]


def test_a_line_goes_on_with_a_cell_only_if_its_first_word_had_no_room(tmp_path: Path) -> None:
    rows = (
        ("SGB VII", "§ 2 Abs. 1 Nrn. 14a, 14b", "Versicherung kraft Gesetzes"),
        ("", "§ 8", "Arbeitsunfall"),
        ("SGB II", "§ 59", "Meldepflicht"),
        ("SGB III", "§ 309", "Allgemeine Meldepflicht"),
        ("", "§ 310", "Meldepflicht bei Wechsel"),
    )

    def draw(canvas: Canvas) -> None:
        for y in (412, 335):
            canvas.line(45, y, 480, y)
        for i, texts in enumerate(rows):
            for x, text in zip((50, 120, 260), texts, strict=True):
                canvas.drawString(x, 400 - 13 * i, text)

    (table,) = tables(tmp_path, draw)
    assert table.rows == rows
