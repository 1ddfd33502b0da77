"""One paper in three formats: the same quotes, byte for byte, and the same proof."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import docx
import pytest
from markdown_it import MarkdownIt

from docpipe.export.paper import (
    Block,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Part,
    Place,
    Quotation,
    Source,
    Sources,
    Table,
)
from docpipe.export.paper_docx import paper_to_docx
from docpipe.export.paper_markdown import paper_to_markdown
from docpipe.export.paper_pdf import paper_to_pdf
from docpipe.pipeline import extract

QUOTES = (
    "Kommunen sollten Bürger*innen und Bürger:innen früh beteiligen; Träger_innen auch.",
    "#strong[fett] $x^2$ *kursiv* `Code` \\alpha <b>nicht fett</b> &amp; [Text](http://x.invalid)",
    "„Deutsche“ – und ‚einfache‘ Anführung … 100 %, § 3 Abs. 2, 3–4, Fußnote².",
    '#let x = read("/etc/passwd")',
    "+ kein Aufzählungspunkt",
    "// kein Kommentar, https://beispiel.invalid/pfad",
    "Die Worte Auflage, Öffnung, Pfiff und fflüssig ohne Ligaturverlust",
)
SOURCES = Sources(items=(Source(number=1, reference="Stadt Musterau (2023): Leitlinien."),))
PROOF = "https://docpipe.example.org/records/r1"


def quotation(quote: str, number: int = 1, **values: object) -> Quotation:
    place = Place(reference="Stadt Musterau (2023): Leitlinien. S. 3.", source=1, url=PROOF)
    of = {"number": number, "id": "r1", "type": "recommendation", "quote": quote, "place": place}
    return Quotation(**{**of, **values})  # type: ignore[arg-type]


def paper(*blocks: Block, **values: object) -> Paper:
    given: dict[str, object] = {
        "kind": "Dossier",
        "title": "Frühe Beteiligung",
        "footer": "Erstellt mit docpipe · 0123456789ab",
        "created": date(2026, 11, 22),
        "front": (Facts(rows=(("Frage", "Frühe Beteiligung"),)),),
        "blocks": (*blocks, SOURCES),
    }
    return Paper(**{**given, **values})  # type: ignore[arg-type]


def of_quotes(quotes: Iterable[str] = QUOTES) -> Paper:
    shown = (quotation(quote, number) for number, quote in enumerate(quotes, start=1))
    return paper(Heading(text="Empfehlungen", anchor="a1"), *shown)


def opened(data: bytes) -> "docx.document.Document":
    return docx.Document(io.BytesIO(data))


def styled(data: bytes, style: str) -> list[str]:
    """The texts of all paragraphs of a style."""
    found = opened(data).paragraphs
    return [one.text for one in found if one.style is not None and one.style.name == style]


def read_pdf(data: bytes, folder: Path) -> list[str]:
    file = folder / "paper.pdf"
    file.write_bytes(data)
    return [block.text for block in extract(file).blocks]


def rendered_quotes(markdown: str) -> Iterator[str]:
    """The block quotes as a Markdown reader shows them."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    depth, shown = 0, ""
    for token in tokens:
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "blockquote_close":
            yield shown
            shown = ""
        elif depth and token.type == "inline":
            texts = (one.content if one.type == "text" else "\n" for one in token.children or ())
            shown += ("\n" if shown else "") + "".join(texts)


def test_a_docx_holds_every_quote_byte_for_byte() -> None:
    assert tuple(styled(paper_to_docx(of_quotes()), "Quote")) == QUOTES


def test_a_pdf_read_back_by_our_own_extraction_holds_every_quote(tmp_path: Path) -> None:
    blocks = read_pdf(paper_to_pdf(of_quotes()), tmp_path)

    missing = [quote for quote in QUOTES if not any(quote in block for block in blocks)]
    assert missing == []


def test_markdown_rendered_shows_every_quote() -> None:
    assert tuple(rendered_quotes(paper_to_markdown(of_quotes()))) == QUOTES


def test_lines_of_a_quote_stay_lines() -> None:
    lines = "Ziel: schneller\n\nWeg:\tein  Amt"

    assert styled(paper_to_docx(paper(quotation(lines))), "Quote") == [lines]


def test_cells_of_a_quoted_table_row_do_not_run_together_in_a_pdf(tmp_path: Path) -> None:
    row = "1 und 2\tIntegrationsrat bilden\tRat, Kreistag"

    blocks = read_pdf(paper_to_pdf(paper(quotation(row))), tmp_path)

    assert any(row.split() == block.split() for block in blocks)


def test_a_control_character_leaves_a_readable_docx() -> None:
    made = paper(quotation("vor\x0cnach"))

    assert styled(paper_to_docx(made), "Quote") == ["vor\ufffdnach"]


def test_a_letter_without_glyph_still_gives_a_pdf() -> None:
    assert paper_to_pdf(paper(quotation("Geschafft 😀 \U0001f9ff"))).startswith(b"%PDF")


@pytest.mark.parametrize("write", [paper_to_docx, paper_to_pdf, paper_to_markdown])
def test_the_same_paper_gives_the_same_bytes(write: object) -> None:
    assert callable(write)
    assert write(of_quotes()) == write(of_quotes())


def test_a_pdf_is_tagged_and_says_so() -> None:
    data = paper_to_pdf(of_quotes())

    assert b"/MarkInfo" in data
    assert b"pdfuaid:part" in data


def test_a_docx_has_headings_contents_numbered_pages_and_its_language() -> None:
    data = paper_to_docx(of_quotes())

    archive = zipfile.ZipFile(io.BytesIO(data))
    body, styles = (archive.read(f"word/{name}.xml").decode() for name in ("document", "styles"))
    footer = next(name for name in archive.namelist() if name.startswith("word/footer"))
    assert styled(data, "Heading 1") == ["Empfehlungen"]
    assert "TOC \\o" in body
    assert " PAGE" in archive.read(footer).decode().replace(">PAGE", "> PAGE")
    assert 'w:lang w:val="de-DE"' in styles


def test_every_quote_leads_to_its_proof_page() -> None:
    data = paper_to_docx(of_quotes())

    links = zipfile.ZipFile(io.BytesIO(data)).read("word/_rels/document.xml.rels").decode()
    assert PROOF in links
    assert f"](<{PROOF}>)" in paper_to_markdown(of_quotes())
    assert PROOF.encode() in paper_to_pdf(of_quotes())


def test_parts_of_an_example_stand_beside_their_names(tmp_path: Path) -> None:
    parts = (Part(name="Ziel", quote="Ein *Amt* für alle"), Part(name="Partner", quote="VHS\nAWO"))
    made = paper(quotation("", title="Ein Amt", parts=parts))

    rows = opened(paper_to_docx(made)).tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Ziel", "Ein *Amt* für alle"],
        ["Partner", "VHS\nAWO"],
    ]
    assert "Ein *Amt* für alle" in "\n".join(read_pdf(paper_to_pdf(made), tmp_path))


def test_tables_have_a_head_that_is_repeated() -> None:
    table = Table(caption="Nach Jahren", head=("Jahr", "Zahl"), rows=(("2019", "3"),))

    data = paper_to_docx(paper(table))

    assert "w:tblHeader" in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert "| Jahr | Zahl |" in paper_to_markdown(paper(table))


def test_a_notice_stands_out() -> None:
    made = paper(Paragraph(text="Nichts gefunden.", notice=True))

    assert styled(paper_to_docx(made), "Notice") == ["Nichts gefunden."]
