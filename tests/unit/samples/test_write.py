"""The committed samples are what the generator makes, byte for byte."""

from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from scripts.samples.__main__ import CORPUS, write_samples
from scripts.samples.publication import Publication, set_pages
from scripts.samples.publications import PUBLICATIONS, begriffe, politische_partizipation
from scripts.samples.write import pdf, register_fonts


def test_regenerating_gives_the_committed_bytes(tmp_path: Path) -> None:
    write_samples(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in (CORPUS / "samples").glob("*.pdf")}
    assert sorted(made) == sorted(kept)
    assert [name for name in kept if kept[name] != made[name]] == []


def test_another_text_gives_other_bytes() -> None:
    changed = replace(begriffe.PUBLICATION, body=begriffe.PUBLICATION.body + "\n\nNeu.")
    assert pdf(changed) != pdf(begriffe.PUBLICATION)


def test_roman_front_matter_is_labelled_in_the_file() -> None:
    reader = pypdf.PdfReader(CORPUS / "samples" / "begriffe-2018.pdf")
    assert reader.page_labels[:5] == ["i", "ii", "iii", "1", "2"]


def test_bookmarks_only_where_the_design_has_them() -> None:
    for publication in PUBLICATIONS:
        reader = pypdf.PdfReader(CORPUS / "samples" / f"{publication.key}.pdf")
        assert bool(reader.outline) == publication.design.outline, publication.key


@pytest.mark.parametrize("publication", PUBLICATIONS, ids=lambda p: p.key)
def test_nothing_leaves_the_page(publication: Publication) -> None:
    register_fonts()
    width, height = publication.design.paper
    for page in set_pages(publication):
        for mark in page.marks:
            assert 0 <= mark.x <= width
            assert 0 <= mark.y <= height


def test_the_contents_list_names_the_page_of_each_heading() -> None:
    pages = set_pages(politische_partizipation.PUBLICATION)
    contents = [run.text for mark in pages[1].marks if hasattr(mark, "runs") for run in mark.runs]
    for page in pages[2:]:
        for heading in page.headings:
            entry = contents.index(heading.text)
            assert page.label in contents[entry + 1 : entry + 3], heading.text
