"""References by styles of CSL."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from citeproc import SCHEMA_PATH
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docpipe.errors import QueryError
from docpipe.export import citation
from docpipe.export.styled import STYLES, formatted, in_text, works_cited, year_letters
from docpipe.model import (
    Contributor,
    ContributorRole,
    DocumentInfo,
    DocumentKind,
    Method,
    PageRegion,
    SourceId,
)
from tests.unit.export import samples

PAIR = (samples.chunk(), samples.info(url="https://musterau.example/leitlinien.pdf"))
PEOPLE = (
    Contributor(name="Dr. Anna von Beispiel", role=ContributorRole.AUTHOR),
    Contributor(name="Ayşe Yılmaz", role=ContributorRole.AUTHOR),
)
OWN = [name for name in STYLES if name != "docpipe"]


@pytest.mark.parametrize("style", OWN)
def test_a_carried_style_keeps_to_the_schema_of_csl(style: str) -> None:
    text = files("docpipe.export").joinpath("styles", f"{style}.csl").read_bytes()
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    assert schema.validate(etree.fromstring(text).getroottree()), schema.error_log


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("docpipe", "Stadt Musterau (2017): Leitlinien der Beteiligung. S. 10 (PDF-Seite 12)."),
        (
            "apa",
            "Stadt Musterau. (2017). Leitlinien der Beteiligung [Handreichung]. "
            "https://musterau.example/leitlinien.pdf S. 10.",
        ),
        (
            "chicago",
            "Stadt Musterau. 2017. Leitlinien der Beteiligung. Handreichung. "
            "https://musterau.example/leitlinien.pdf. S. 10.",
        ),
        (
            "din-iso-690",
            "Stadt Musterau, 2017. Leitlinien der Beteiligung. Handreichung. "
            "Verfügbar unter: https://musterau.example/leitlinien.pdf S. 10.",
        ),
        (
            "fussnote",
            "Stadt Musterau: Leitlinien der Beteiligung, Handreichung, 2017, S. 10, "
            "https://musterau.example/leitlinien.pdf.",
        ),
        (
            "harvard",
            "Stadt Musterau (2017): Leitlinien der Beteiligung. Handreichung. "
            "Online: https://musterau.example/leitlinien.pdf S. 10.",
        ),
    ],
)
def test_the_full_reference_has_the_page(style: str, expected: str) -> None:
    assert formatted([PAIR], style) == [expected]


def test_the_house_style_is_the_citation_of_a_hit() -> None:
    assert formatted([PAIR]) == [citation(*PAIR)]


def test_people_are_named_before_the_body_that_published() -> None:
    document = replace(PAIR[1], url=None, contributors=PEOPLE)
    assert works_cited([(PAIR[0], document)], "apa") == [
        "von Beispiel, A., & Yılmaz, A. (2017). Leitlinien der Beteiligung [Handreichung]. "
        "Stadt Musterau."
    ]
    assert in_text([(PAIR[0], document)], "apa") == ["(von Beispiel & Yılmaz, 2017, S. 10)"]


def test_without_author_the_title_leads_and_stands_once() -> None:
    document = samples.info(publisher=None, year=None)
    for style in OWN:
        [work] = works_cited([(PAIR[0], document)], style)
        assert work.startswith("Leitlinien der Beteiligung"), style
        assert work.count("Leitlinien") == 1, style
        assert "o. J." in work, style


def test_works_that_look_alike_have_letters_in_text_and_list() -> None:
    first = samples.info("Amtliche Liste")
    second = replace(samples.info("Beratung"), id=SourceId("f" * 16))
    entries = [(PAIR[0], second), (PAIR[0], first)]
    assert in_text(entries, "harvard") == [
        "(Stadt Musterau 2017b: 10)",
        "(Stadt Musterau 2017a: 10)",
    ]
    assert [work.partition(")")[0] for work in works_cited(entries, "harvard")] == [
        "Stadt Musterau (2017a",
        "Stadt Musterau (2017b",
    ]
    # Alone, a reference is the same whatever else was found.
    assert formatted(entries, "harvard")[0] == formatted(entries[:1], "harvard")[0]


def test_letters_go_on_after_z() -> None:
    many = [replace(samples.info(f"{n:03}"), id=SourceId(f"{n:016x}")) for n in range(28)]
    letters = year_letters(many)
    assert [letters[many[n].id] for n in (0, 25, 26, 27)] == ["a", "z", "aa", "ab"]


def test_a_source_without_pages_is_cited_by_its_section() -> None:
    page = PageRegion(page=1, label="1", boxes=(samples.BOX,), method=Method.MARKUP)
    of = samples.chunk(pages=(page,))
    assert formatted([(of, samples.info())], "harvard")[0].endswith(
        "Handreichung. Abschnitt „4.2 Beteiligung“."
    )
    [note] = formatted([(of, samples.info())], "fussnote")
    assert note.endswith("2017, Abschn. „4.2 Beteiligung“.")


def test_several_pages_are_drawn_together() -> None:
    of = samples.chunk(pages=(samples.region(12, "10"), samples.region(13, "11")))
    assert in_text([(of, samples.info())], "apa") == ["(Stadt Musterau, 2017, S. 10–11)"]


def test_a_list_of_works_names_each_work_once_in_order() -> None:
    other = replace(samples.info(publisher="Amt Beispielau"), id=SourceId("e" * 16))
    entries = [PAIR, PAIR, (PAIR[0], other)]
    for style in STYLES:
        works = works_cited(entries, style)
        assert len(works) == 2, style
        assert works[0].startswith("Amt Beispielau"), style


def test_any_other_csl_file_will_do(tmp_path: Path) -> None:
    path = tmp_path / "eigener.csl"
    path.write_bytes(files("docpipe.export").joinpath("styles", "apa.csl").read_bytes())
    assert formatted([PAIR], str(path)) == formatted([PAIR], "apa")


def test_an_unknown_style_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"„haus“ gibt es nicht.*din-iso-690"):
        formatted([PAIR], "haus")
    broken = tmp_path / "kaputt.csl"
    broken.write_text("kein XML")
    with pytest.raises(QueryError, match="kein Zitierstil"):
        formatted([PAIR], str(broken))


_TITLES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).map(
    lambda text: f"A{' '.join(text.split())}z"
)


@settings(deadline=None)  # the first paper in a style reads the style
@given(title=_TITLES, publisher=_TITLES, style=st.sampled_from(OWN))
def test_titles_and_names_stay_as_they_are(title: str, publisher: str, style: str) -> None:
    document = DocumentInfo(
        id=samples.SOURCE,
        title=title,
        year=2020,
        publisher=publisher,
        kind=DocumentKind.OTHER,
        language="de",
        file="x.pdf",
    )
    [text] = formatted([(PAIR[0], document)], style)
    assert title in text
    assert publisher in text
