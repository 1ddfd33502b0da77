"""What outline and contents lists say."""

from docpipe.model import OutlineItem
from docpipe.structure.announced import Announcements, from_contents, from_outline
from docpipe.structure.placed import Placed
from tests.unit.structure.pages import line


def placed(text: str, top: float, x0: float = 50.0) -> Placed:
    return Placed(page=2, line=line(text, top, x0=x0))


def contents(*rows: tuple[str, float, float]) -> list[tuple[str, int, int | None]]:
    entries = from_contents([placed(text, top, x0) for text, top, x0 in rows])
    return [(entry.key, entry.level, entry.page) for entry in entries]


def test_entries_have_levels_by_indentation_and_pages() -> None:
    assert contents(
        ("1 Einleitung ........ 3", 60, 50),
        ("1.1 Ziele . . . . . . 4", 74, 64),
        ("2 Ausblick", 88, 50),
        ("9", 88, 300),
    ) == [("1einleitung", 1, 3), ("11ziele", 2, 4), ("2ausblick", 1, 9)]


def test_a_title_over_two_lines_is_one_entry() -> None:
    assert contents(
        ("Vorwort 3", 60, 50),
        ("Zusammenarbeit mit Vereinen", 76, 50),
        ("und Verbänden 5", 88, 50),
        ("Ausblick 7", 104, 50),
    ) == [
        ("vorwort", 1, 3),
        ("zusammenarbeitmitvereinenundverbänden", 1, 5),
        ("ausblick", 1, 7),
    ]


def test_columns_of_a_contents_list_are_read_one_by_one() -> None:
    found = contents(
        ("Vorwort 3", 60, 50),
        ("Ausblick 7", 60, 220),
        ("Ziele 5", 74, 50),
        ("Literatur 9", 74, 220),
    )
    assert [(key, level) for key, level, _ in found] == [
        ("vorwort", 1),
        ("ziele", 1),
        ("ausblick", 1),
        ("literatur", 1),
    ]


def test_numbers_and_hyphens_do_not_matter() -> None:
    outline = [OutlineItem(title="2.1 Gesundheits­versorgung", level=2, page=5)]
    announced = Announcements(from_outline(outline))
    match = announced.match("Gesund- heitsversorgung", 5)
    assert match is not None
    assert (match.entry.level, match.whole) == (2, True)
    assert announced.match("Gesundheitsversorgung", 9) is None


def test_a_heading_with_a_subtitle_is_announced_in_part() -> None:
    outline = [OutlineItem(title="Zusammenarbeit mit Vereinen", level=1, page=5)]
    match = Announcements(from_outline(outline)).match("Zusammenarbeit mit Vereinen vor Ort", 5)
    assert match is not None
    assert not match.whole


def test_printed_page_numbers_lag_behind_the_sheets() -> None:
    rows = [placed("Zusammenarbeit 3", 60), placed("Auswertung der Umfrage 7", 74)]
    announced = Announcements(from_contents(rows))
    announced.align([("Zusammenarbeit", 5), ("Auswertung der Umfrage", 9)])
    assert announced.match("Zusammenarbeit", 5) is not None
    assert announced.match("Zusammenarbeit", 8) is None
