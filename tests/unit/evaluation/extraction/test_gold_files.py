"""What lies beside a PDF is recognised and read."""

import json
from pathlib import Path

from docpipe.evaluation.extraction.gold import Style
from docpipe.evaluation.extraction.gold_files import find_papers, markdown_passages


def test_markdown_gives_headings_and_stretches() -> None:
    first, second, third = markdown_passages(
        "Vorab\n\n## 1. Kapitel ##\n\nText mit **Nachdruck**\n- Punkt\n"
    )
    assert (first.kind, first.text.split()) == ("paragraph", ["Vorab"])
    assert (second.kind, second.text, second.level) == ("heading", "1. Kapitel", 2)
    assert third.text.split() == ["Text", "mit", "Nachdruck", "Punkt"]


def test_papers_are_found_at_any_depth_with_their_gold(tmp_path: Path) -> None:
    for name in ("a/x.pdf", "b/y.pdf", "b/z.pdf", "c/handout.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"%PDF")
    (tmp_path / "a/x.md").write_text("# X\n", encoding="utf-8")
    (tmp_path / "b/gold-markdown").mkdir()
    (tmp_path / "b/gold-markdown/y.mdown").write_text("# Y\n", encoding="utf-8")
    (tmp_path / "c/handout.gold.json").write_text("{}", encoding="utf-8")
    assert [(paper.name, paper.style) for paper in find_papers(tmp_path)] == [
        ("a/x", Style.MARKDOWN),
        ("b/y", Style.MARKDOWN),
        ("c/handout", Style.HANDOUT),
    ]


def test_a_handout_is_read_with_everything(tmp_path: Path) -> None:
    (tmp_path / "h.pdf").write_bytes(b"%PDF")
    gold = {
        "document": "h.pdf",
        "producer": "x",
        "ordered": [{"kind": "heading", "text": "A", "page": 1, "level": 1}],
        "unordered": [
            {"kind": "box", "text": "Kasten", "page": 1, "rows": None},
            {
                "kind": "table",
                "text": "Ort Zahl",
                "page": 2,
                "rows": [["Ort", "Zahl"], ["A", None]],
                "n_header_rows": 1,
                "merged": [[0, 0, 1, 2]],
            },
        ],
        "furniture": [{"page": 1, "text": "Kopf"}],
        "line_ends": [{"context": "die Integration vor", "form": "Integration"}],
        "hidden": [{"page": 1, "text": "geheim"}],
        "scanned_pages": [3],
    }
    (tmp_path / "h.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (paper,) = find_papers(tmp_path)
    assert [heading.text for heading in paper.headings] == ["A"]
    assert [p.kind for p in paper.unordered] == ["box", "table"]
    (grid,) = paper.tables
    assert (grid.rows, grid.page, grid.n_header_rows) == ((("Ort", "Zahl"), ("A", "")), 2, 1)
    assert grid.merged == ((0, 0, 1, 2),)
    assert paper.furniture[0].text == "Kopf"
    assert paper.line_ends[0].form == "Integration"
    assert paper.hidden[0].page == 1
    assert paper.scanned_pages == (3,)


def test_csv_tables_belong_to_the_paper_they_name(tmp_path: Path) -> None:
    (tmp_path / "2017_12.pdf").write_bytes(b"%PDF")
    (tmp_path / "table-csv").mkdir()
    twice = "gesamt,67.669,67.66,56.325,56.32,78,78,9,9\n"
    clean = f"Jahr,absolut,Anteil\n{twice}Syrien,40.250,29\nIrak,32.931,44\n"
    (tmp_path / "table-csv/tabula-2017_12-46.csv").write_text(clean, encoding="utf-8")
    (tmp_path / "table-csv/tabula-2018_99-1.csv").write_text(clean, encoding="utf-8")
    (paper,) = find_papers(tmp_path)
    assert paper.style is Style.TABLES
    (grid,) = paper.tables
    assert grid.page is None
    # The row that says every figure twice was read wrongly by whoever made the file.
    assert grid.rows[1] == ("Syrien", "40.250", "29")


def test_a_scan_is_known_by_the_rows_of_its_years(tmp_path: Path) -> None:
    (tmp_path / "liste_2013-2015.pdf").write_bytes(b"%PDF")
    (tmp_path / "andere.pdf").write_bytes(b"%PDF")
    (tmp_path / "gold-csv").mkdir()
    rows = ["ID,Jahr,Aktenzeichen,Titel"]
    # The list of 2012 goes on into 2013; nothing comes after 2015.
    rows += [f"1,{year},A {year},Titel {year}" for year in (2012, 2013, 2014, 2015)]
    (tmp_path / "gold-csv/liste.csv").write_text("\n".join(rows), encoding="utf-8")
    (paper,) = find_papers(tmp_path)
    assert paper.style is Style.SCAN
    assert [p.text for p in paper.unordered] == ["A 2014 Titel 2014", "A 2015 Titel 2015"]
