"""From lines to blocks."""

import pytest

from docpipe.model import (
    Block,
    BlockKind,
    DocumentKind,
    FurnitureKind,
    Line,
    OutlineItem,
    PdfInfo,
    RawTable,
)
from docpipe.structure import recover
from tests.unit.structure.pages import LEADING, extraction, line, lines, page

FULL = 330.0  # right edge of full lines
BODY = [
    "Die Kommunen in Deutschland haben in den letzten Jahren",
    "viele Erfahrungen mit der Beteiligung gesammelt und diese",
    "in gemeinsamen Papieren festgehalten.",
]


def blocks(*content: Line) -> tuple[Block, ...]:
    return recover(extraction(page(1, content))).blocks


def outline_of(found: tuple[Block, ...]) -> list[tuple[str, int | None, str]]:
    return [(block.kind.value, block.level, block.text) for block in found]


def test_lines_of_a_paragraph_are_joined_and_each_gives_a_span() -> None:
    (block,) = blocks(
        *lines(["Die Kommunen för-", "dern die Kinder-", "und Jugendarbeit."], x1=FULL)
    )
    assert block.text == "Die Kommunen fördern die Kinder- und Jugendarbeit."
    assert [block.text[span.start : span.end] for span in block.spans] == [
        "Die Kommunen för",
        "dern die Kinder-",
        "und Jugendarbeit.",
    ]
    assert [span.bbox[1] for span in block.spans] == [100, 112, 124]


def test_white_space_indentation_and_short_lines_part_paragraphs() -> None:
    gap = [*lines(BODY, 100, x1=FULL), *lines(BODY, 160, x1=FULL)]
    assert len(blocks(*gap)) == 2
    short = [*lines(BODY, 100, x1=FULL), *lines(BODY, 100 + 3 * LEADING, x1=FULL)]
    assert len(blocks(*short)) == 2
    indented = [
        *lines([*BODY[:2], "gesammelt und festgehalten wurden in den Städten."], 100, x1=FULL),
        line("Danach beginnt ein anderer Gedanke mit einem Einzug", 136, x0=62, x1=FULL),
        line("und geht am Rand weiter.", 148),
    ]
    assert [block.text[:6] for block in blocks(*indented)] == ["Die Ko", "Danach"]


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    left = lines([*BODY[:2], "in gemeinsamen Papieren und in den Empfehlungen der"], 100, x1=200)
    left[-1] = line("in gemeinsamen Papieren und in den Empfehlungen der", 124, x1=200)
    right = lines(
        ["Städte und Kreise", "weiter ausgeführt, was", "heute gilt und was"], 100, x0=230, x1=FULL
    )
    right[-1] = line("heute gilt und was", 124, x0=230, x1=FULL)
    second = page(2, lines(["morgen gelten soll.", "Danach ist Schluss."], 80))
    (block,) = recover(extraction(page(1, [*left, *right]), second)).blocks
    assert block.text.startswith("Die Kommunen in Deutschland")
    assert "Empfehlungen der Städte und Kreise weiter ausgeführt" in block.text
    assert block.text.endswith("morgen gelten soll. Danach ist Schluss.")
    assert (block.first_page, block.last_page) == (1, 2)


def test_columns_are_read_one_after_the_other_below_a_heading_across_both() -> None:
    content = [line("Ein Titel über beide Spalten hinweg", 60, x1=FULL, size=16, bold=True)]
    for row in range(5):
        content.append(line(f"Linke Zeile {row}.", 100 + LEADING * row, x1=180))
        content.append(line(f"Rechte Zeile {row}.", 100 + LEADING * row, x0=220, x1=FULL))
    text = " ".join(block.text for block in blocks(*content))
    order = [
        "Ein Titel",
        *(f"Linke Zeile {r}." for r in range(5)),
        *(f"Rechte Zeile {r}." for r in range(5)),
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_headings_are_known_by_size_weight_and_numbering() -> None:
    found = blocks(
        line("1 Einleitung", 60, size=16, bold=True),
        *lines(BODY, 100, x1=FULL),
        line("1.1 Ausgangslage", 160, size=12, bold=True),
        *lines(BODY, 190, x1=FULL),
        line("1.2 Ziele", 250, size=12, bold=True),
        *lines(BODY, 280, x1=FULL),
        line("2 Empfehlungen", 340, size=16, bold=True),
        *lines(BODY, 380, x1=FULL),
    )
    assert [(block.level, block.text) for block in found if block.kind is BlockKind.HEADING] == [
        (1, "1 Einleitung"),
        (2, "1.1 Ausgangslage"),
        (2, "1.2 Ziele"),
        (1, "2 Empfehlungen"),
    ]


def test_sections_nest_and_blocks_know_theirs() -> None:
    document = recover(
        extraction(
            page(
                1,
                [
                    line("1 Einleitung", 60, size=16, bold=True),
                    line("1.1 Ausgangslage", 100, size=12, bold=True),
                    *lines(BODY, 130, x1=FULL),
                ],
            )
        )
    )
    assert document.heading_path(document.blocks[-1].section_id) == (
        "1 Einleitung",
        "1.1 Ausgangslage",
    )
    assert document.blocks[0].section_id == document.sections[0].id


def test_the_outline_makes_a_plain_line_a_heading() -> None:
    content = [line("Warum dieses Papier", 60), *lines(BODY, 100, x1=FULL)]
    outline = [OutlineItem(title="Warum dieses  Papier", level=2, page=1)]
    found = recover(extraction(page(1, content), outline=outline)).blocks
    assert outline_of(found)[0] == ("heading", 2, "Warum dieses Papier")


def test_a_bold_start_of_a_paragraph_is_no_heading() -> None:
    found = blocks(
        line("Wir wollen eine Gesamtstrategie für ein gutes Aufwachsen", 100, x1=FULL, bold=True),
        *lines(
            ["Kinder und Jugendlicher entwickeln, an der alle Städte", "mitwirken."], 112, x1=FULL
        ),
    )
    assert [block.kind for block in found] == [BlockKind.PARAGRAPH]


def test_list_items_lose_their_markers_and_nest_by_indentation() -> None:
    found = blocks(
        *lines(BODY, 100, x1=FULL),
        line("• Sprachmittlung aus-", 136, x0=60),
        line("bauen", 148, x0=70),
        line("– für Behörden", 160, x0=80),
        line("– für Schulen", 172, x0=80),
        line("• Beteiligung stärken", 184, x0=60),
    )[1:]
    assert [(block.marker, block.level, block.text) for block in found] == [
        ("•", 1, "Sprachmittlung ausbauen"),
        ("–", 2, "für Behörden"),
        ("–", 2, "für Schulen"),
        ("•", 1, "Beteiligung stärken"),
    ]
    assert {block.kind for block in found} == {BlockKind.LIST_ITEM}


def test_numbers_open_items_but_a_date_does_not() -> None:
    found = blocks(
        line("Die Mitglieder des Arbeitskreises trafen sich am", 100, x1=FULL),
        line("3. Oktober in Stuttgart und berieten.", 112),
        line("1. Mittel bereitstellen", 150),
        line("2. Stellen schaffen", 162),
    )
    assert [(block.kind.value, block.marker) for block in found] == [
        ("paragraph", None),
        ("list_item", "1."),
        ("list_item", "2."),
    ]


def test_a_box_is_one_block_with_its_paragraphs_on_lines_of_their_own() -> None:
    inside = [
        line("Praxisbeispiel: Stadt Musterhausen", 205, bold=True),
        *lines(["Die Stadt hat ein Netz von Sprachmittlerinnen auf-", "gebaut."], 225, x1=300),
    ]
    document = recover(
        extraction(
            page(
                1,
                [*lines(BODY, 100, x1=FULL), *inside, *lines(BODY, 300, x1=FULL)],
                rects=((40.0, 200.0, 340.0, 260.0),),
            )
        )
    )
    assert [block.kind.value for block in document.blocks] == ["paragraph", "box", "paragraph"]
    assert document.blocks[1].text == (
        "Praxisbeispiel: Stadt Musterhausen\n"
        "Die Stadt hat ein Netz von Sprachmittlerinnen aufgebaut."
    )


def test_a_table_joins_cells_by_tabs_and_rows_by_line_breaks() -> None:
    cells = (
        ((40.0, 190.0, 140.0, 210.0), (140.0, 190.0, 300.0, 210.0)),
        ((40.0, 210.0, 140.0, 240.0), (140.0, 210.0, 300.0, 240.0)),
    )
    content = [
        *lines(BODY, 100, x1=FULL),
        line("Stadt", 195, bold=True), line("Kosten", 195, x0=150, bold=True),
        line("Muster-", 213), line("hausen", 225), line("12 000", 215, x0=150),
    ]  # fmt: skip
    raw = RawTable(bbox=(40, 190, 300, 240), rows=(("", ""), ("", "")), cells=cells)
    block = recover(extraction(page(1, content, tables=(raw,)))).blocks[1]
    assert (block.kind, block.text) == (BlockKind.TABLE, "Stadt\tKosten\nMusterhausen\t12 000")
    assert block.table is not None
    assert block.table.rows == (("Stadt", "Kosten"), ("Musterhausen", "12 000"))
    assert block.table.n_header_rows == 1
    assert [block.text[span.start : span.end] for span in block.spans] == [
        "Stadt", "Kosten", "Muster", "hausen", "12 000",
    ]  # fmt: skip


def test_footnotes_stand_apart_and_do_not_interrupt_the_text() -> None:
    first = page(
        1,
        [
            *lines([*BODY[:2], "und in den Papieren des Arbeitskreises für die"], 100, x1=FULL)[:2],
            line("und in den Papieren des Arbeitskreises für die", 124, x1=FULL),
            line("1 Vgl. Deutscher Städtetag 2018.", 500, size=8),
            line("2 Eigene Erhebung der", 510, size=8),
            line("Mitglieder.", 520, size=8),
        ],
    )
    second = page(2, lines(["Kommunen festgehalten, was gilt.", "Das ist alles."], 80))
    found = recover(extraction(first, second)).blocks
    assert [(block.kind.value, block.marker, block.text) for block in found[1:]] == [
        ("footnote", "1", "Vgl. Deutscher Städtetag 2018."),
        ("footnote", "2", "Eigene Erhebung der Mitglieder."),
    ]
    assert "für die Kommunen festgehalten" in found[0].text


def paper(n_pages: int, head: str = "Handreichung Beteiligung") -> list[list[Line]]:
    return [
        [
            line(head, 30, size=8),
            *lines([f"Seite {n} beginnt hier mit einem Gedanken, der", *BODY[1:]], 100, x1=FULL),
            line(f"Seite {n} von {n_pages}", 565, size=8),
        ]
        for n in range(1, n_pages + 1)
    ]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    pages = [page(n, content) for n, content in enumerate(paper(5), start=1)]
    document = recover(extraction(*pages))
    assert [(item.kind, item.page) for item in document.furniture[:2]] == [
        (FurnitureKind.HEADER, 1),
        (FurnitureKind.PAGE_NUMBER, 1),
    ]
    assert len(document.furniture) == 10
    assert all("Handreichung" not in block.text for block in document.blocks)


def test_a_sentence_that_repeats_in_the_text_stays() -> None:
    contents = [
        [*lines(BODY, 200 + 17 * n, x1=FULL), line(f"Absatz {n} ganz anders.", 400)]
        for n in range(1, 6)
    ]
    document = recover(extraction(*[page(n, c) for n, c in enumerate(contents, start=1)]))
    assert document.furniture == ()


def test_contents_pages_are_furniture_but_tables_of_figures_are_not() -> None:
    entries = [("1 Einleitung", 3), ("2 Ausgangslage", 5), ("3 Empfehlungen", 8), ("4 Ausblick", 9)]
    listing = [line("Inhalt", 60, size=14, bold=True)]
    for row, (title, number) in enumerate(entries):
        listing.append(line(f"{title} ........... {number}", 90 + 14 * row))
    figures = [
        line(f"Stadt {row} {row * 7} {row * 9} {row + 3}", 90 + 14 * row) for row in range(8)
    ]
    body = [page(n, lines(BODY, 100 + n, x1=FULL)) for n in range(3, 10)]
    document = recover(extraction(page(1, listing), page(2, figures), *body))
    toc = [item.text for item in document.furniture if item.kind is FurnitureKind.TOC]
    assert toc == [placed.text for placed in listing]
    assert any(block.text.startswith("Stadt 0") for block in document.blocks)


def test_margin_notes_are_no_headings_and_do_not_part_the_text() -> None:
    content = [
        line(f"Zeile {n} des laufenden Textes geht ohne Ende weiter und", 100 + LEADING * n, x1=300)
        for n in range(8)
    ]
    content.append(line("Randwort", 124, x0=320, bold=True))
    found = blocks(*content)
    assert [(block.kind.value, block.text[:8]) for block in found] == [
        ("paragraph", "Zeile 0 "),
        ("marginal", "Randwort"),
    ]


def test_hidden_text_is_kept_apart() -> None:
    document = recover(extraction(page(1, lines(BODY, x1=FULL), hidden=("geheim",))))
    assert [(item.page, item.text) for item in document.hidden_text] == [(1, "geheim")]
    assert all("geheim" not in block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Handreichung für die Praxis", DocumentKind.HANDOUT),
        ("Positionspapier Bildung", DocumentKind.POSITION_PAPER),
        ("Empfehlungen zur Zusammenarbeit", DocumentKind.RECOMMENDATIONS),
        ("Manifest der Städte", DocumentKind.MANIFESTO),
        ("Begriffe der Integrationspolitik", DocumentKind.TERMINOLOGY),
        ("Materialien zum Monitoring", DocumentKind.MATERIAL),
        ("Ein Bericht", DocumentKind.OTHER),
    ],
)
def test_metadata_come_from_the_title_page(title: str, kind: DocumentKind) -> None:
    cover = [
        line(title, 100, size=24),
        line("Stand: Mai 2013, gültig bis 2017", 200),
        line("Herausgeber: Arbeitskreis Musterstadt", 500),
    ]
    info = PdfInfo(title="Microsoft Word - entwurf.doc", created="D:20130701")
    metadata = recover(extraction(page(1, cover), page(2, lines(BODY)), info=info)).metadata
    assert metadata.title == title
    assert metadata.kind is kind
    assert metadata.year == 2013
    assert metadata.publisher == "Arbeitskreis Musterstadt"
    assert metadata.language == "de"


def test_nobody_is_named_publisher_without_the_word() -> None:
    metadata = recover(extraction(page(1, [line("Stadt Musterstadt", 100, size=20)]))).metadata
    assert metadata.publisher is None
    assert metadata.year is None


def test_english_is_told_from_german() -> None:
    text = [
        "The cities of this country have to work with all of their",
        "people and for the common good.",
    ]
    assert recover(extraction(page(1, lines(text)))).metadata.language == "en"


def test_an_empty_page_gives_no_blocks() -> None:
    assert recover(extraction(page(1, []))).blocks == ()
