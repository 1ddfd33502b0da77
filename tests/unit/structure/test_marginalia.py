"""Notes in the margin are a class of their own."""

from docpipe.model import Block, BlockKind, Line
from docpipe.structure import recover
from tests.unit.structure.pages import LEADING, extraction, line, page

EDGE = 290.0


def paragraph(name: str, top: float, rows: int = 5, *, closed: bool = True) -> list[Line]:
    texts = [f"{name} in Zeile {row} über das Leben in der Stadt und" for row in range(rows)]
    found = [line(text, top + LEADING * row, x1=EDGE) for row, text in enumerate(texts)]
    if closed:
        found[-1] = line(f"{name} endet hier.", top + LEADING * (rows - 1))
    return found


def note(text: str, top: float, **style: object) -> Line:
    return line(text, top, x0=302.0, size=8, **style)  # type: ignore[arg-type]


def found(*pages: list[Line]) -> tuple[Block, ...]:
    source = extraction(*(page(n, content) for n, content in enumerate(pages, start=1)))
    return recover(source).blocks


def kinds(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text.split()[0]) for block in blocks]


def test_each_note_stands_behind_the_paragraph_it_is_beside() -> None:
    content = [
        *paragraph("Erstes", 100),
        *paragraph("Zweites", 180),
        *paragraph("Drittes", 260),
        note("Früh mit allen", 182),
        note("Menschen reden", 192),
        note("Räume bereitstellen", 274),
    ]
    blocks = found(content)
    assert kinds(blocks) == [
        ("paragraph", "Erstes"),
        ("paragraph", "Zweites"),
        ("marginal", "Früh"),
        ("paragraph", "Drittes"),
        ("marginal", "Räume"),
    ]
    assert blocks[2].text == "Früh mit allen Menschen reden"


def test_a_note_never_parts_a_paragraph_over_two_pages() -> None:
    first = [
        *paragraph("Erstes", 100),
        *paragraph("Zweites", 180, closed=False),
        note("Wichtig ist das", 200),
    ]
    second = [*paragraph("weiter", 80), *paragraph("Drittes", 160)]
    blocks = found(first, second)
    assert kinds(blocks) == [
        ("paragraph", "Erstes"),
        ("paragraph", "Zweites"),
        ("marginal", "Wichtig"),
        ("paragraph", "Drittes"),
    ]
    assert "Stadt und weiter in Zeile 0" in blocks[1].text


def test_notes_beside_two_columns() -> None:
    left = [line(f"Linke Zeile {row} geht", 100 + 12 * row, x0=50, x1=165) for row in range(8)]
    right = [line(f"Rechte Zeile {row} geht", 100 + 12 * row, x0=180, x1=295) for row in range(8)]
    blocks = found([*left, *right, note("Randwort", 130)])
    assert [block.text for block in blocks if block.kind is BlockKind.MARGINAL] == ["Randwort"]


def test_a_second_column_is_no_margin() -> None:
    main = [line(f"Zeile {row} geht weiter und", 100 + 12 * row, x1=EDGE) for row in range(8)]
    side = [line(f"Spalte zwei, Zeile {row}", 100 + 12 * row, x0=305, x1=400) for row in range(8)]
    assert all(block.kind is not BlockKind.MARGINAL for block in found([*main, *side]))


def test_figures_in_the_margin_are_no_notes() -> None:
    content = [*paragraph("Erstes", 100, 8), line("17", 112, x0=302, size=8)]
    assert all(block.kind is not BlockKind.MARGINAL for block in found(content))
