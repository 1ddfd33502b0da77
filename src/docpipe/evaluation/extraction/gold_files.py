"""Find the PDFs of a folder and what lies beside them of their text.

Understood, at any depth:

* ``x.pdf`` with ``x.gold.json``: a handout whose every passage is known.
* ``x.pdf`` with ``x.md`` or ``x.mdown`` beside it or in ``gold-markdown/``: checked text; the
  number of ``#`` is the level of a heading. (A ``sections.json`` that may lie beside was made from
  the same files, down to the second level only, so it says nothing more and is not read.)
* ``x.pdf`` with ``table-csv/<anything>-x-<number>.csv``: some tables of the paper. The number
  counts the pages of another printing, so the page is taken as unknown; the heads were taken
  apart by the program that wrote the files, so only rows of figures count.
* ``<name>_<year>-<year>.pdf`` with ``gold-csv/*.csv``: what the scan lists, one entry a row; if
  the rows have a column ``Jahr``, those of the years in the PDF's name. Its first and last year
  may be listed in part, the rest by another scan, and count only if the CSV ends with them too.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from docpipe.evaluation.extraction.gold import LineEnd, OnPage, Paper, Passage, Style
from docpipe.evaluation.extraction.reading import Grid
from docpipe.evaluation.extraction.tokens import cell_letters

_HEADING = re.compile(r"^(#+)\s*(.+?)\s*#*$")
_SIGNS = re.compile(r"[*_#>`\\]")
_BULLETS = re.compile(r"^\s*(?:[-+]|\d+\.)\s+", re.M)
_YEARS = re.compile(r"(?<!\d)(\d{4})-(\d{4})(?!\d)")
_YEAR = "Jahr"
_PRINTED_COLUMNS = ("Aktenzeichen", "Titel")
"""Columns of a list that stand on the scanned page; the others were added by whoever listed."""
_FIGURES = 5
"""Pairs of neighbouring figures (but zeros) in a row; fewer may be alike by chance."""
_TWICE = 0.4
"""Share of the pairs that may begin alike: where the program that wrote the file read overlapping
columns it is half of them."""


def find_papers(folder: Path) -> tuple[Paper, ...]:
    """All PDFs below the folder of which something is known, by path."""
    papers = (_read_paper(pdf, folder) for pdf in sorted(folder.rglob("*.pdf")))
    return tuple(paper for paper in papers if paper is not None)


def _read_paper(pdf: Path, folder: Path) -> Paper | None:
    name = str(pdf.relative_to(folder).with_suffix(""))
    handout = pdf.with_name(f"{pdf.stem}.gold.json")
    if handout.is_file():
        return read_handout(pdf, name, handout)
    for place in (pdf.parent, pdf.parent / "gold-markdown"):
        for suffix in (".mdown", ".md"):
            markdown = place / f"{pdf.stem}{suffix}"
            if markdown.is_file():
                return read_markdown(pdf, name, markdown)
    csvs = sorted(pdf.parent.glob(f"table-csv/*-{pdf.stem}-*.csv"))
    if csvs:
        return read_table_csvs(pdf, name, csvs)
    return _read_scan(pdf, name, sorted(pdf.parent.glob("gold-csv/*.csv")))


def read_handout(pdf: Path, name: str, gold: Path) -> Paper:
    """A paper whose every passage is known."""
    known = json.loads(gold.read_text(encoding="utf-8"))
    unordered = known.get("unordered", [])
    return Paper(
        pdf=pdf,
        name=name,
        style=Style.HANDOUT,
        ordered=_passages(known.get("ordered", [])),
        unordered=_passages(unordered),
        furniture=_on_pages(known.get("furniture", [])),
        hidden=_on_pages(known.get("hidden", [])),
        line_ends=tuple(
            LineEnd(context=end["context"], form=end["form"], page=end.get("page"))
            for end in known.get("line_ends", [])
        ),
        scanned_pages=tuple(known.get("scanned_pages", [])),
        tables=tuple(_grid(entry) for entry in unordered if entry.get("rows")),
    )


def _passages(entries: Iterable[Mapping[str, Any]]) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            kind=entry["kind"], text=entry["text"], page=entry.get("page"), level=entry.get("level")
        )
        for entry in entries
    )


def _on_pages(entries: Iterable[Mapping[str, Any]]) -> tuple[OnPage, ...]:
    return tuple(OnPage(page=entry["page"], text=entry["text"]) for entry in entries)


def _grid(entry: Mapping[str, Any]) -> Grid:
    return Grid(
        rows=tuple(tuple(cell or "" for cell in row) for row in entry["rows"]),
        page=entry.get("page"),
        n_header_rows=entry.get("n_header_rows") or 0,
        merged=tuple((a, b, c, d) for a, b, c, d in entry.get("merged") or ()),
    )


def read_markdown(pdf: Path, name: str, gold: Path) -> Paper:
    """Checked Markdown: words, and headings with levels."""
    passages = markdown_passages(gold.read_text(encoding="utf-8"))
    return Paper(pdf=pdf, name=name, style=Style.MARKDOWN, ordered=tuple(passages))


def markdown_passages(markdown: str) -> Iterator[Passage]:
    """Headings and the stretches between them, without the signs of Markdown."""
    stretch: list[str] = []
    for line in markdown.splitlines():
        found = _HEADING.match(line)
        if found is None:
            stretch.append(line)
            continue
        yield from _stretch(stretch)
        stretch = []
        text = _SIGNS.sub(" ", found.group(2)).strip()
        yield Passage(kind="heading", text=text, level=len(found.group(1)))
    yield from _stretch(stretch)


def _stretch(lines: Sequence[str]) -> Iterator[Passage]:
    text = _BULLETS.sub(" ", _SIGNS.sub(" ", "\n".join(lines)))
    if text.strip():
        yield Passage(kind="paragraph", text=text)


def read_table_csvs(pdf: Path, name: str, csvs: Sequence[Path]) -> Paper:
    """The tables of a paper that were saved as CSV."""
    return Paper(
        pdf=pdf,
        name=name,
        style=Style.TABLES,
        tables=tuple(_read_csv(path) for path in csvs),
        body_rows_only=True,
    )


def _read_csv(path: Path) -> Grid:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        return Grid(rows=tuple(tuple(row) for row in rows if not _says_figures_twice(row)))


def _says_figures_twice(row: Sequence[str]) -> bool:
    """Whether a row repeats its cells: ``67.669,67.66,56.325,56.32``."""
    letters_only = [cell_letters(cell) for cell in row]
    pairs = list(pairwise(cell for cell in letters_only if cell.strip("0").isdigit()))
    twice = sum(first.startswith(second) for first, second in pairs)
    return len(pairs) >= _FIGURES and twice >= _TWICE * len(pairs)


def _read_scan(pdf: Path, name: str, csvs: Sequence[Path]) -> Paper | None:
    years = _YEARS.search(pdf.stem)
    if years is None or not csvs:
        return None
    first, last = (int(year) for year in years.groups())
    rows = [row for path in csvs for row in _dict_rows(path)]
    known = {int(row[_YEAR]) for row in rows if row.get(_YEAR)}
    sure = {y for y in known if first < y < last or (y in (first, last) and y in _ends(known))}
    entries = [
        " ".join(row.get(column) or "" for column in _PRINTED_COLUMNS)
        for row in rows
        if not row.get(_YEAR) or int(row[_YEAR]) in sure
    ]
    return Paper(
        pdf=pdf,
        name=name,
        style=Style.SCAN,
        unordered=tuple(Passage(kind="entry", text=text) for text in entries if text.strip()),
    )


def _ends(years: set[int]) -> set[int]:
    """The first and last year of a list: what they hold cannot lie in another scan."""
    return {min(years), max(years)} if years else set()


def _dict_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
