from dataclasses import replace

import pytest

from docpipe.export import citation, page_reference, to_bibtex, to_csl_json, to_ris
from docpipe.model import Method, PageRegion
from tests.unit.export import samples


def regions(*pages: tuple[int, str]) -> tuple[PageRegion, ...]:
    return tuple(samples.region(page, label) for page, label in pages)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([(12, "10")], "S. 10 (PDF-Seite 12)"),
        ([(12, "12")], "S. 12"),
        ([(12, "")], "S. 12"),
        ([(12, "10"), (13, "11")], "S. 10–11 (PDF-Seiten 12–13)"),
        ([(12, "12"), (13, "13"), (14, "14")], "S. 12–14"),
        ([(12, "12"), (14, "14")], "S. 12, 14"),
        ([(3, "iii"), (4, "iv"), (5, "1")], "S. iii–iv, 1 (PDF-Seiten 3–5)"),
        ([(9, "7"), (10, "7")], "S. 7 (PDF-Seiten 9–10)"),
        ([(9, "7"), (10, "12")], "S. 7, 12 (PDF-Seiten 9–10)"),
        ([(2, "2"), (3, "3"), (8, "6")], "S. 2–3, 6 (PDF-Seiten 2–3, 8)"),
    ],
)
def test_printed_pages_lead_and_physical_ones_follow_where_they_differ(
    pages: list[tuple[int, str]], expected: str
) -> None:
    assert page_reference(regions(*pages)) == expected


@pytest.mark.parametrize(
    ("publisher", "year", "title", "expected"),
    [
        ("Stadt A", 2023, "Wege", "Stadt A (2023): Wege. S. 10 (PDF-Seite 12)."),
        ("Stadt A", None, "Wege", "Stadt A (o. J.): Wege. S. 10 (PDF-Seite 12)."),
        (None, 2023, "Wege", "Wege (2023). S. 10 (PDF-Seite 12)."),
        (None, None, "Wege", "Wege (o. J.). S. 10 (PDF-Seite 12)."),
        ("Stadt A", 2023, "Wohin?", "Stadt A (2023): Wohin? S. 10 (PDF-Seite 12)."),
        (None, 2023, "Wohin?", "Wohin? (2023). S. 10 (PDF-Seite 12)."),
        ("Stadt A", 2023, "Eins.", "Stadt A (2023): Eins. S. 10 (PDF-Seite 12)."),
        ("A\nB", 2023, "Weg \r\n und Ziel\x00", "A B (2023): Weg und Ziel. S. 10 (PDF-Seite 12)."),
        ("Stadt A", 2023, " ", "Stadt A (2023): leitlinien.pdf. S. 10 (PDF-Seite 12)."),
    ],
)  # fmt: skip
def test_whatever_is_missing_the_reference_reads_well(
    publisher: str | None, year: int | None, title: str, expected: str
) -> None:
    assert (
        citation(samples.chunk(), samples.info(title, year=year, publisher=publisher)) == expected
    )


def test_a_web_page_is_cited_by_its_section() -> None:
    region = replace(samples.region(1, "1"), method=Method.MARKUP)
    chunk = samples.chunk(pages=(region,))
    document = samples.info("Wege", year=2023, publisher="Stadt A")
    assert citation(chunk, document) == "Stadt A (2023): Wege. Abschnitt „4.2 Beteiligung“."
    assert citation(replace(chunk, heading_path=()), document).endswith(": Wege. Ohne Seiten.")


def test_references_to_a_web_page_name_no_pages() -> None:
    region = replace(samples.region(1, "1"), method=Method.MARKUP)
    entries = [(samples.chunk(pages=(region,)), samples.info("Wege", year=2023))]
    assert "pages = " not in to_bibtex(entries)
    assert "SP  - " not in to_ris(entries)
    assert '"page"' not in to_csl_json(entries)
