from pathlib import Path

import pytest
from lxml import html

from docpipe.extraction import extract
from docpipe.extraction.markup.page_head import read_head
from docpipe.structure import recover

PAGE = """<html lang="de"><head>
<title>Ankommen. Eine Handreichung für Ämter | Stadt Musterau</title>
<meta name="author" content="Arbeitskreis Muster, Redaktion: Dr. Jana Muster und Ali Beispiel">
{tags}</head><body><h1>Ankommen</h1><p>Eine Handreichung für Ämter</p>
<p>Die Stadt soll Räume bereitstellen, und die Ämter sollen mit den Vereinen reden.</p>
</body></html>"""


def test_what_libraries_read_comes_before_what_the_template_set() -> None:
    tags = (
        '<meta property="og:site_name" content="Musterau im Netz">'
        '<meta name="DC.publisher" content="Stadt Musterau">'
        '<meta name="dcterms.issued" content="2019-05-03">'
        '<meta name="date" content="2024-01-02">'
    )
    info = read_head(html.document_fromstring(PAGE.format(tags=tags)), {})
    assert (info.publisher, info.published) == ("Stadt Musterau", "D:20190503")


@pytest.mark.parametrize("name", ["date", "DC.date.issued", "dcterms.issued"])
def test_the_head_of_a_page_tells_who_and_when(tmp_path: Path, name: str) -> None:
    path = tmp_path / "seite.html"
    path.write_text(PAGE.format(tags=f'<meta name="{name}" content="2019-05-03">'), "utf-8")
    found = recover(extract(path)).metadata
    assert (found.title, found.subtitle) == ("Ankommen", "Eine Handreichung für Ämter")
    assert (found.year, found.date) == (2019, "2019-05-03")
    assert found.publisher == "Arbeitskreis Muster"
    assert [one.name for one in found.contributors] == ["Dr. Jana Muster", "Ali Beispiel"]


def test_a_year_in_the_text_does_not_outvote_the_head(tmp_path: Path) -> None:
    path = tmp_path / "seite.html"
    page = PAGE.format(tags='<meta name="date" content="2019">')
    path.write_text(
        page.replace("Die Stadt soll", "Am 3. Mai 2005 begann es. Die Stadt soll"), "utf-8"
    )
    assert recover(extract(path)).metadata.year == 2019
