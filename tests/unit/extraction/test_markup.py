"""Web pages and DOCX: the content in order, everything else set aside."""

from pathlib import Path

import pytest

from docpipe.errors import CorruptError, NoTextError, TooLargeError, UnsupportedError
from docpipe.extraction import ExtractOptions, extract
from docpipe.extraction.formats import format_of
from docpipe.extraction.picture import draw
from docpipe.extraction.picture_marks import COLOURS
from docpipe.model import Block, BlockKind, Document, FileFormat, FurnitureKind, TextRange
from docpipe.pipeline.proof import faults, printed_lines
from docpipe.structure import recover
from tests.word_files import paragraph, table, write_word_file

PAGE = """<!doctype html><html lang="de"><head><title>Integration | Musterau</title></head><body>
<nav><ul><li><a href="/">Startseite</a></li><li><a href="/rathaus">Rathaus</a></li></ul></nav>
<div class="hero"><h1>Empfehlungen für die Beteiligung</h1></div>
<main><div class="text">
<p>Die Kommunen sollten Vereine früh beteiligen, damit Vertrauen wachsen kann.<sup><a
href="#n1">1</a></sup> Das gilt auch für kleine Ge&shy;meinden.</p>
<h2>Räume</h2>
<p style="display:none">Diesen Satz zeigt kein Browser an.</p>
<ul><li>Räume kostenlos überlassen</li><li>Beratung anbieten:<ul><li>zum Vereinsrecht</li></ul>
</li></ul>
<ol type="a"><li><p>Erster Schritt</p></li><li>Zweiter Schritt</li></ol>
<div class="box praxis"><h3>Praxisbeispiel: Haus der Vereine</h3><p><b>Ort:</b> Musterau</p></div>
<table><caption>Tabelle 1: Mittel</caption>
<tr><th rowspan="2">Jahr</th><th colspan="2">Mittel</th></tr>
<tr><th>Stadt</th><th>Land</th></tr><tr><td>2021</td><td>10</td><td>20</td></tr></table>
<p>Die Mittel werden jährlich vom Rat beschlossen und öffentlich bekannt gegeben.</p>
<p id="n1">1 Vgl. das Gutachten von 2020. <a href="#c1">↑</a></p>
</div></main><footer>Impressum und Datenschutz</footer></body></html>"""


def read(path: Path) -> Document:
    return recover(extract(path))


@pytest.fixture
def page(tmp_path: Path) -> Document:
    path = tmp_path / "seite.html"
    path.write_text(PAGE, encoding="utf-8")
    return read(path)


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, int | None, str]]:
    return [(block.kind.value, block.level, block.text) for block in blocks]


def test_the_content_of_a_web_page_in_order(page: Document) -> None:
    assert shown(page.blocks) == [
        ("heading", 1, "Empfehlungen für die Beteiligung"),
        (
            "paragraph",
            None,
            "Die Kommunen sollten Vereine früh beteiligen, damit Vertrauen wachsen kann.¹ "
            "Das gilt auch für kleine Gemeinden.",
        ),
        ("heading", 2, "Räume"),
        ("list_item", 1, "Räume kostenlos überlassen"),
        ("list_item", 1, "Beratung anbieten:"),
        ("list_item", 2, "zum Vereinsrecht"),
        ("list_item", 1, "Erster Schritt"),
        ("list_item", 1, "Zweiter Schritt"),
        ("box", None, "Praxisbeispiel: Haus der Vereine\nOrt: Musterau"),
        ("caption", None, "Tabelle 1: Mittel"),
        ("table", None, "Jahr\tMittel\nStadt\tLand\n2021\t10\t20"),
        (
            "paragraph",
            None,
            "Die Mittel werden jährlich vom Rat beschlossen und öffentlich bekannt gegeben.",
        ),
        ("footnote", None, "Vgl. das Gutachten von 2020."),
    ]
    assert [block.marker for block in page.blocks if block.marker] == [
        "•",
        "•",
        "•",
        "a)",
        "b)",
        "1",
    ]


def test_navigation_and_page_foot_are_furniture(page: Document) -> None:
    assert [(item.kind.value, item.text) for item in page.furniture] == [
        ("header", "Startseite"),
        ("header", "Rathaus"),
        ("footer", "Impressum und Datenschutz"),
    ]


def test_what_the_page_switches_off_is_hidden_text(page: Document) -> None:
    assert [item.text for item in page.hidden_text] == ["Diesen Satz zeigt kein Browser an."]


def test_spanning_cells_keep_their_place(page: Document) -> None:
    found = next(block.table for block in page.blocks if block.table)
    assert found.rows == (("Jahr", "Mittel", ""), ("", "Stadt", "Land"), ("2021", "10", "20"))


def test_every_word_is_proven_from_the_page(tmp_path: Path) -> None:
    path = tmp_path / "seite.html"
    path.write_text(PAGE, encoding="utf-8")
    extraction = extract(path)
    document = recover(extraction)
    blocks = {block.id: block for block in document.blocks}
    lines = printed_lines(extraction)
    for block in document.blocks:
        whole = document.cite([TextRange(block_id=block.id, start=0, end=len(block.text))])
        assert list(faults(whole, blocks, lines)) == []


def test_a_page_that_a_script_builds_names_the_cure(tmp_path: Path) -> None:
    path = tmp_path / "leer.html"
    path.write_text("<html><body><div id=app></div><script>start()</script></body></html>")
    with pytest.raises(NoTextError, match="als PDF speichern"):
        extract(path)


def test_a_word_file_goes_the_same_way(tmp_path: Path) -> None:
    path = write_word_file(
        tmp_path / "leitlinien.docx",
        paragraph("Leitlinien", style="Heading1"),
        paragraph("Die Stadt sollte Räume bereitstellen.", note=1),
        paragraph("Beratung anbieten", item=True),
        table(("=Mittel",), ("Stadt", "10")),
        note="Ratsbeschluss vom Mai.",
    )
    document = read(path)
    assert shown(document.blocks) == [
        ("heading", 1, "Leitlinien"),
        ("paragraph", None, "Die Stadt sollte Räume bereitstellen.¹"),
        ("list_item", 1, "Beratung anbieten"),
        ("table", None, "Mittel\nStadt\t10"),
        ("footnote", None, "Ratsbeschluss vom Mai."),
    ]
    assert (document.metadata.title, document.metadata.year) == (
        "Leitlinien der Beispielstadt",
        2019,
    )
    assert [page.method.value for page in document.pages] == ["markup"]


def test_contents_lists_of_word_are_furniture(tmp_path: Path) -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="V1"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    path = write_word_file(
        tmp_path / "a.docx", paragraph("1 Ziele 3", style="V1"), paragraph("Text."), styles=styles
    )
    document = read(path)
    assert [(item.kind, item.text) for item in document.furniture] == [
        (FurnitureKind.TOC, "1 Ziele 3")
    ]
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH]


def test_a_word_file_that_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    path = write_word_file(tmp_path / "a.docx", paragraph("x" * 5000))
    with pytest.raises(TooLargeError, match="verkleinern"):
        extract(path, ExtractOptions(max_content_bytes=2000))


def test_a_broken_word_file_is_corrupt(tmp_path: Path) -> None:
    path = write_word_file(tmp_path / "a.docx", paragraph("Text"))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(CorruptError, match="beschädigt"):
        extract(path)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.pdf", b"<html>", FileFormat.PDF),
        ("a", b"%PDF-1.7", FileFormat.PDF),
        ("seite.php", b"\xef\xbb\xbf<!DOCTYPE html><html>", FileFormat.HTML),
        ("a.htm", b"<?xml version='1.0'?>\n<!-- x -->\n<html>", FileFormat.HTML),
        ("a.html", "<p>Größe".encode("utf-16"), FileFormat.HTML),
        ("a.docx", b"PK\x03\x04rest", FileFormat.DOCX),
    ],
)
def test_formats_by_content(tmp_path: Path, name: str, data: bytes, expected: FileFormat) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert format_of(path, name) is expected


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.zip", b"PK\x03\x04"),
        ("a", b"Nur Text"),
        ("a.html", b"\0\1"),
    ],
)
def test_other_formats_name_the_cure(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(UnsupportedError, match="speichern"):
        format_of(path, name)


def test_a_web_page_has_a_picture_too(tmp_path: Path) -> None:
    path = tmp_path / "seite.html"
    path.write_text(PAGE, encoding="utf-8")
    extraction = extract(path)
    picture = draw(path, recover(extraction), 1, found=extraction.pages[0], scale=1.0)
    assert picture.width == 595
    colours = {colour for _, colour in picture.getcolors(maxcolors=1 << 20) or []}
    assert COLOURS[BlockKind.HEADING] in colours
    assert COLOURS[BlockKind.BOX] in colours
