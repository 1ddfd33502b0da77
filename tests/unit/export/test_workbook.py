import io
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from docpipe.errors import QueryError
from docpipe.export import to_xlsx, workbook
from docpipe.export.tabular import COLUMNS
from docpipe.model import ChunkId
from tests.unit.export import samples

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MAIN_HEADS = [
    "Art", "Wortlaut", "Begriff oder Titel", "Öffnen", "Fundstelle", "Jahr", "Adressaten",
    "Verbindlichkeit", "Themen", "Kommunen",
]  # fmt: skip
OTHER_HEADS = [
    "Gliederung", "Dokument", "Herausgeber", "Dokumentart", "Sprache", "Seite", "PDF-Seite",
    "Adressatengruppen", "Gruppe", "Geprüft", "Sicherheit", "Regel", "Lesegüte", "Adresse", "Datei",
    "Kennung", "Dokument-Kennung",
]  # fmt: skip


class Book:
    """Reads the parts of a workbook that the tests look at."""

    def __init__(self, data: bytes) -> None:
        archive = zipfile.ZipFile(io.BytesIO(data))
        assert archive.testzip() is None
        self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.sheet = self._xml("xl/worksheets/sheet1.xml")
        self.strings = [
            "".join(text.text or "" for text in item.iter(f"{MAIN}t"))
            for item in self._xml("xl/sharedStrings.xml")
        ]

    def _xml(self, name: str) -> ET.Element:
        return ET.fromstring(self.parts[name])  # noqa: S314 - written by the code under test

    def rows(self) -> list[dict[str, str | float]]:
        table = [
            {"".join(filter(str.isalpha, cell.attrib["r"])): self._value(cell) for cell in row}
            for row in self.sheet.iter(f"{MAIN}row")
        ]
        return [{str(table[0][at]): value for at, value in row.items()} for row in table]

    def _value(self, cell: ET.Element) -> str | float:
        value = cell.findtext(f"{MAIN}v")
        if value is None:
            return ""
        return self.strings[int(value)] if cell.get("t") == "s" else float(value)

    def links(self) -> dict[str, str]:
        name = "xl/worksheets/_rels/sheet1.xml.rels"
        if name not in self.parts:
            return {}
        targets = {item.attrib["Id"]: item.attrib["Target"] for item in self._xml(name)}
        return {
            link.attrib["ref"]: targets[link.attrib[RELATION]] + "#" + link.attrib["location"]
            for link in self.sheet.iter(f"{MAIN}hyperlink")
        }


def test_one_record_in_full() -> None:
    url = "https://example.org/a.pdf"
    chunk = replace(
        samples.chunk(label="Ja"),
        rule="modal-sollte",
        confidence=0.9,
        group=ChunkId("fedcba9876543210:r00000001"),
        review="correct",
    )
    book = Book(to_xlsx([(chunk, samples.info(url=url))]))
    head, row = book.rows()

    assert list(head) == MAIN_HEADS + OTHER_HEADS
    assert row == {
        "Art": "Empfehlung",
        "Wortlaut": "Kommunen sollten Bürger:innen früh beteiligen.",
        "Begriff oder Titel": "Ja",
        "Öffnen": "S. 10 (PDF-Seite 12)",
        "Fundstelle": "Stadt Musterau (2017): Leitlinien der Beteiligung. S. 10 (PDF-Seite 12).",
        "Jahr": 2017,
        "Adressaten": "Kommunen",
        "Verbindlichkeit": "sollte",
        "Themen": "Beteiligung; Sprache",
        "Kommunen": "Kreis Düren",
        "Gliederung": "4 Handlungsempfehlungen › 4.2 Beteiligung",
        "Dokument": "Leitlinien der Beteiligung",
        "Herausgeber": "Stadt Musterau",
        "Dokumentart": "Handreichung",
        "Sprache": "de",
        "Seite": 10,
        "PDF-Seite": 12,
        "Adressatengruppen": "Kommune",
        "Gruppe": "fedcba9876543210:r00000001",
        "Geprüft": "berichtigt",
        "Sicherheit": 0.9,
        "Regel": "modal-sollte",
        "Lesegüte": 1,
        "Adresse": url,
        "Datei": "leitlinien.pdf",
        "Kennung": "0123456789abcdef:r1a2b3c4d",
        "Dokument-Kennung": "0123456789abcdef",
    }
    assert book.links() == {"D2": f"{url}#page=12"}


def test_without_an_address_the_link_leads_to_the_file_on_this_machine(tmp_path: Path) -> None:
    path = tmp_path / "mit Leerzeichen.pdf"
    pairs = [(samples.chunk(), samples.info())]

    [link] = Book(to_xlsx(pairs, originals=lambda _: path)).links().values()
    assert link == path.as_uri().replace("file:", "FILE:") + "#page=12"
    assert Book(to_xlsx(pairs, originals=lambda _: None)).links() == {}


def test_the_columns_are_those_of_csv() -> None:
    keys = {column.key for column in (*workbook._MAIN, *workbook._REST)}
    assert keys - {"open"} | {"fields"} == set(COLUMNS)


def test_the_fields_that_a_row_fills_have_columns() -> None:
    example = samples.with_fields(goal="Teilhabe", place="=Musterau", year="2014", title="im Titel")
    rows = Book(to_xlsx([(one, samples.info()) for one in (samples.chunk(), example)])).rows()

    assert list(rows[0]) == [*MAIN_HEADS, "Ort", "Jahr des Beispiels", "Ziel", *OTHER_HEADS]
    assert "Ort" not in rows[1]
    assert [rows[2][name] for name in ("Ort", "Jahr des Beispiels", "Ziel")] == [
        "=Musterau", "2014", "Teilhabe",
    ]  # fmt: skip
    assert rows[2]["Jahr"] == 2017


def test_head_is_frozen_and_filters_span_the_table() -> None:
    sheet = Book(to_xlsx([(samples.chunk(), samples.info())] * 3)).sheet

    pane = sheet.find(f".//{MAIN}pane")
    found = sheet.find(f"{MAIN}autoFilter")
    assert pane is not None
    assert found is not None
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert found.get("ref") == "A1:AA4"


@pytest.mark.parametrize(
    "quote",
    [
        "=HYPERLINK(\"http://example.org\")", "{=1+1}", "+1", "-1", "@SUMME(1)", "12", "TRUE",
        "http://example.org/x", "Zeile\nzwei", " vorn und hinten ", "a < b & \"c\"",
        "_x0041_ bleibt", "Trennung\ufffeszeichen",
    ],
)  # fmt: skip
def test_any_quote_is_a_plain_string_cell(quote: str) -> None:
    data = to_xlsx([(samples.chunk(quote), samples.info())])
    book = Book(data)

    assert b"<f>" not in book.parts["xl/worksheets/sheet1.xml"]
    # Excel's own escape for what XML cannot hold, and for what looks like that escape
    escaped = quote.replace("\ufffe", "_xFFFE_").replace("_x0041_", "_x005F_x0041_")
    assert book.rows()[1]["Wortlaut"] == escaped


def test_text_that_looks_like_rich_text_leaves_the_workbook_whole() -> None:
    book = Book(to_xlsx([(samples.chunk("<r><t>a & b</r>"), samples.info())]))

    assert book.rows()[1]["Wortlaut"] == "<r><t>a & b</r> "


def test_a_quote_beyond_the_limit_is_cut_and_says_so() -> None:
    fits = "ä" * 32_767
    pairs = "x" + "😀" * 16_384  # two units each: the cut falls into the middle of one
    book = Book(
        to_xlsx([(samples.chunk(quote), samples.info()) for quote in (fits, fits + "x", pairs)])
    )

    first, second, third = (str(row["Wortlaut"]) for row in book.rows()[1:])
    assert first == fits
    assert second.endswith("ä" + workbook.SHORTENED)
    assert third.endswith("😀" + workbook.SHORTENED)
    assert [len(text.encode("utf-16-le")) // 2 for text in (second, third)] == [32_767, 32_766]


def test_an_address_that_excel_would_refuse_stands_as_text() -> None:
    long = "https://example.org/" + "a" * 2_080
    book = Book(to_xlsx([(samples.chunk(), samples.info(url=long))]))

    assert book.rows()[1]["Adresse"] == long
    assert str(book.rows()[1]["Öffnen"]).startswith("S. 10")
    assert book.links() == {}


def test_links_beyond_the_limit_stand_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_LINKS", 2)
    pair = (samples.chunk(), samples.info(url="https://example.org/a.pdf"))
    book = Book(to_xlsx([pair] * 3))

    assert set(book.links()) == {"D2", "D3"}
    assert book.rows()[3]["Öffnen"] == book.rows()[2]["Öffnen"]


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    pair = (samples.chunk(), samples.info())

    assert len(Book(to_xlsx([pair] * 2)).rows()) == 3
    with pytest.raises(QueryError, match=r"3 Zeilen passen nicht .* CSV"):
        to_xlsx([pair] * 3)


def test_hits_lead_with_rank_and_score_when_asked() -> None:
    row = Book(to_xlsx([samples.hit(rank=7)], ranked=True)).rows()[1]

    assert (row["Rang"], row["Wert"]) == (7, 0.912346)


def test_equal_entries_give_equal_bytes() -> None:
    pairs = [(samples.chunk(), samples.info(url="https://example.org/a.pdf"))]

    assert to_xlsx(pairs) == to_xlsx(pairs)
    assert b"2000-01-01T00:00:00Z" in Book(to_xlsx(pairs)).parts["docProps/core.xml"]


def test_no_entries_give_a_table_with_a_head_only() -> None:
    assert len(Book(to_xlsx([])).rows()) == 1


def test_a_row_is_as_high_as_its_fullest_cell_but_not_higher_than_a_page() -> None:
    quotes = ("Kurz.", "Satz. " * 60, "Satz. " * 900)
    pairs = [(samples.chunk(quote), samples.info("T", publisher=None)) for quote in quotes]
    heights = [float(row.get("ht", 0)) for row in Book(to_xlsx(pairs)).sheet.iter(f"{MAIN}row")][1:]

    assert heights[0] < heights[1] < heights[2] == workbook._LINE_HEIGHT * workbook._MAX_LINES
