"""What a paper says of itself, read from its first and last pages, its page heads and its file."""

from dataclasses import replace

import pytest

from docpipe.model import (
    Claim,
    ClaimName,
    ClaimOrigin,
    ContributorRole,
    Document,
    DocumentKind,
    Line,
    PdfInfo,
)
from docpipe.structure import recover
from tests.unit.structure.pages import extraction, line, lines, page

BODY = [
    f"Zeile {n} des laufenden Textes, der von der Arbeit vor Ort erzählt und" for n in range(14)
]
MADE = "D:20240611120000"


def read(*content: Line, info: PdfInfo | None = None, later: list[Line] | None = None) -> Document:
    """A title page, a page of text, and a last page if it is given."""
    pages = [page(1, content), page(2, lines(BODY, x1=370.0))]
    pages += [page(3, later)] if later else []
    return recover(extraction(*pages, info=info))


def titled(*more: str, size: float = 24.0) -> Document:
    """A title page with one line of title and small lines below it."""
    below = [line(text, 200 + 20 * i) for i, text in enumerate(more)]
    return read(line("Ankommen in der Nachbarschaft", 100, size=size), *below)


def said(document: Document, name: ClaimName) -> list[tuple[str, str]]:
    """Values and origins of the claims of one name."""
    return [(one.value, one.origin.value) for one in document.claims if one.name is name]


# --- title and subtitle


def test_a_title_over_several_lines_and_its_subtitle() -> None:
    found = read(
        line("Gemeinsam", 100, size=28),
        line("im Quartier", 130, size=28),
        line("Eine Handreichung für kleine", 180, size=15),
        line("und mittlere Gemeinden", 198, size=15),
        line("Mai 2019", 300),
    ).metadata
    assert found.title == "Gemeinsam im Quartier"
    assert found.subtitle == "Eine Handreichung für kleine und mittlere Gemeinden"


def test_words_divided_in_large_capitals_are_joined() -> None:
    found = read(line("TEILHABE IN DER NACHBAR-", 100, size=28), line("SCHAFT", 130, size=28))
    assert found.metadata.title == "TEILHABE IN DER NACHBARSCHAFT"


@pytest.mark.parametrize(
    "working_title",
    [
        "Microsoft Word - Entwurf_3.docx",
        "Broschuere-final.indd",
        "PowerPoint-Präsentation",
        "240611_Nachbarschaft_Veröffentlichung",
        "2024-06-11-Nachbarschaft",
        "Wesentliche Änderungen",
    ],
)
def test_a_working_title_of_the_file_is_none(working_title: str) -> None:
    found = read(
        line("Ankommen in der Nachbarschaft", 100, size=24),
        line("Stand: Juni 2024", 200),
        info=PdfInfo(title=working_title),
    )
    assert found.metadata.title == "Ankommen in der Nachbarschaft"


def test_where_a_picture_bears_the_title_the_file_must_do() -> None:
    pages = [page(1, []), page(2, []), page(3, []), page(4, lines(BODY, x1=370.0))]
    found = recover(extraction(*pages, info=PdfInfo(title="Ankommen in der Nachbarschaft")))
    assert found.metadata.title == "Ankommen in der Nachbarschaft"


def test_the_name_of_the_kind_above_the_title_is_no_part_of_it() -> None:
    found = read(
        line("POSITIONSPAPIER", 80, size=20),
        line("Wohnraum für alle", 110, size=20),
        line("Mai 2019", 300),
    ).metadata
    assert (found.title, found.kind) == ("Wohnraum für alle", DocumentKind.POSITION_PAPER)


def test_a_publisher_in_large_print_is_not_the_title() -> None:
    found = read(
        line("Arbeitskreis Musterregion", 60, size=30),
        line("Wege zur Einbürgerung", 200, size=24),
        line("2021", 300),
    ).metadata
    assert (found.title, found.publisher) == ("Wege zur Einbürgerung", "Arbeitskreis Musterregion")


def test_a_logo_read_badly_gives_way_to_the_page_heads() -> None:
    pages = [page(1, [line("usterP", 100, size=60)])]
    for number in range(2, 7):
        head = line("Wohnen und Leben in Musterau", 20, size=8)
        pages.append(page(number, [head, *lines(BODY, 60, x1=370.0)]))
    found = recover(extraction(*pages))
    assert found.metadata.title == "Wohnen und Leben in Musterau"
    assert ("Wohnen und Leben in Musterau", "running_head") in said(found, ClaimName.TITLE)


def test_the_title_of_a_parliament_paper_stands_below_its_numbers() -> None:
    found = read(
        line("Deutscher Bundestag", 40, size=16, bold=True),
        line("Drucksache 17/123", 40, size=12, bold=True),
        line("17. Wahlperiode", 60, size=12, bold=True),
        line("04.05.2011", 60, size=8),
        line("Antwort", 90, size=17, bold=True),
        line("der Bundesregierung", 110, size=12, bold=True),
        line("auf die Kleine Anfrage der Abgeordneten Anna Muster", 125, size=12, bold=True),
        line("– Drucksache 17/99 –", 150, size=12, bold=True),
        line("Wege in die Einbürgerung", 180, size=12, bold=True),
        *lines(BODY, 220, x1=370.0),
    ).metadata
    assert found.title == "Wege in die Einbürgerung"
    assert (found.publisher, found.year) == ("Deutscher Bundestag", 2011)
    assert found.edition == "Drucksache 17/123"


# --- year, date, place


@pytest.mark.parametrize(
    ("printed", "year", "date"),
    [
        ("Stand: 26.03.2023", 2023, "2023-03-26"),
        ("Musterstadt, im September 2022", 2022, "2022-09"),
        ("1. Auflage 2021", 2021, None),
        ("© 2020 Stadt Musterau", 2020, None),
        ("Beschlossen auf der Tagung vom 4. bis 5. Mai 2023", 2023, "2023-05-05"),
        ("zuletzt geändert am 12. Juli 2022", 2022, "2022-07-12"),
    ],
)
def test_what_dates_the_paper(printed: str, year: int, date: str | None) -> None:
    found = titled(printed).metadata
    assert (found.year, found.date) == (year, date)


@pytest.mark.parametrize(
    "printed",
    [
        "Programm zur Bundestagswahl 2025",
        "Für die Jahre 2025 – 2029",
        "Gültigkeit bis: 31.07.2025",
        "auf Grund des Gesetzes vom 24. Dezember 2003",
    ],
)
def test_years_that_the_paper_is_about_do_not_date_it(printed: str) -> None:
    found = read(
        line("Ankommen in der Nachbarschaft", 100, size=24),
        line(printed, 200),
        info=PdfInfo(created=MADE),
    )
    assert found.metadata.year == 2024


def test_a_clock_that_was_wrong_does_not_date_the_paper() -> None:
    found = read(
        line("Ankommen in der Nachbarschaft", 100, size=24),
        line("2018", 200),
        info=PdfInfo(created="D:20000101000000"),
    )
    assert found.metadata.year == 2018


def test_two_dates_are_both_kept() -> None:
    found = read(
        line("Ankommen in der Nachbarschaft", 100, size=24),
        line("2017", 200),
        info=PdfInfo(created="D:20161201"),
    )
    assert found.metadata.year == 2017
    assert said(found, ClaimName.YEAR) == [("2017", "title_page"), ("2016", "pdf_metadata")]


@pytest.mark.parametrize("created", [None, MADE, "D:20000101000000"])
def test_the_place_stands_before_the_date(created: str | None) -> None:
    found = read(
        line("Ankommen in der Nachbarschaft", 100, size=24),
        line("Musterstadt, im September 2022", 200),
        info=PdfInfo(created=created),
    )
    assert (found.metadata.place, found.metadata.date) == ("Musterstadt", "2022-09")


def test_the_end_of_a_name_before_a_date_is_no_place() -> None:
    assert titled("Integrationsbeauftragter, November 2022").metadata.place is None


# --- publisher and contributors


def imprint(*entries: str) -> list[Line]:
    """A last page that is an imprint."""
    heading = line("Impressum", 60, size=8, bold=True)
    return [heading, *[line(text, 72 + 10 * i, size=8) for i, text in enumerate(entries)]]


def test_editors_are_told_from_the_publisher() -> None:
    found = read(
        line("Ankommen in der Nachbarschaft", 100, size=24),
        later=imprint(
            "Herausgeber: Landkreis Musterau, Amt für Teilhabe",
            "Redaktion: Dr. Jana Muster, Ali Beispiel und Mia von der Probe",
            "Gestaltung: Satzwerk GmbH",
            "Druck: Druckerei Beispiel GmbH",
            "Stand: Mai 2019",
        ),
    )
    assert found.metadata.publisher == "Landkreis Musterau, Amt für Teilhabe"
    editors = [one.name for one in found.metadata.contributors]
    assert editors == ["Dr. Jana Muster", "Ali Beispiel", "Mia von der Probe"]
    assert {one.role for one in found.metadata.contributors} == {ContributorRole.EDITOR}
    quoted = next(one for one in found.claims if one.name is ClaimName.EDITOR)
    assert (quoted.origin, quoted.page) == (ClaimOrigin.IMPRINT, 3)
    assert quoted.quote == "Redaktion: Dr. Jana Muster, Ali Beispiel und Mia von der Probe"


def test_eight_authors_one_a_line() -> None:
    names = [
        f"{given} Muster" for given in ("Ada", "Bea", "Cem", "Don", "Eva", "Flo", "Gül", "Ina")
    ]
    found = read(
        line("Ankommen in der Nachbarschaft", 100, size=24),
        later=imprint("Autorinnen und Autoren:", *names, "Stand: Mai 2019", "Layout: Satzwerk"),
    )
    assert [one.name for one in found.metadata.contributors] == names
    assert all(one.is_person for one in found.metadata.contributors)


def test_the_account_that_saved_the_file_is_not_its_author() -> None:
    found = read(
        line("Ankommen in der Nachbarschaft", 100, size=24), info=PdfInfo(author="Jana Muster")
    )
    assert found.metadata.contributors == ()
    assert said(found, ClaimName.AUTHOR) == [("Jana Muster", "pdf_metadata")]


@pytest.mark.parametrize(
    ("cover", "publisher"),
    [
        ("Positionen des Bündnis Musterland zur Europawahl 2024", "Bündnis Musterland"),
        ("Wahlprogramm von CDU und CSU", "CDU und CSU"),
        ("Netzwerk Teilhabe e.V.", "Netzwerk Teilhabe e.V."),
        ("Stadt Musterau", "Stadt Musterau"),
        ("Hochschule Musterau", "Hochschule Musterau"),
    ],
)
def test_who_publishes_stands_on_the_title_page(cover: str, publisher: str) -> None:
    assert titled(cover).metadata.publisher == publisher


@pytest.mark.parametrize(
    "cover",
    [
        "Handreichung für Landkreise und Gemeinden",
        "Gesamte Projekte im Überblick",
        "Leben in der Stadt",
        "Kreis Musterau – Das offene Rathaus",
        "Agentur spielen, mitmachen und gewinnen",
    ],
)
def test_lines_that_name_no_body(cover: str) -> None:
    assert titled(cover).metadata.publisher is None


def test_a_name_behind_a_preposition_is_cited_as_it_stands_alone() -> None:
    found = read(
        line("Kommunaler Kreis zur Teilhabe", 60, size=12),
        line("Ankommen in der Nachbarschaft", 100, size=24),
        later=imprint(
            "Herausgegeben vom Kommunalen Kreis zur Teilhabe", "Redaktion: AG Wort", "Stand: 2019"
        ),
    )
    assert found.metadata.publisher in (
        "Kommunaler Kreis zur Teilhabe",
        "Kommunalen Kreis zur Teilhabe",
    )


# --- kind and language


@pytest.mark.parametrize(
    ("cover", "kind"),
    [
        ("Regierungsprogramm 2013 – 2017", DocumentKind.MANIFESTO),
        ("Programm der Liste Muster für die Wahl zum Stadtrat", DocumentKind.MANIFESTO),
        ("Koalitionsvertrag für Musterland", DocumentKind.MANIFESTO),
        ("Forderungen an Bund und Länder", DocumentKind.POSITION_PAPER),
        ("Empfehlungen des Bündnis Muster zur Landtagswahl", DocumentKind.POSITION_PAPER),
        ("Begriffe für die Verwaltung – eine Handreichung", DocumentKind.TERMINOLOGY),
        ("Arbeitshilfe für Ehrenamtliche", DocumentKind.HANDOUT),
        ("Empfehlungen für Räte", DocumentKind.RECOMMENDATIONS),
        ("Fachliche Weisungen", DocumentKind.OTHER),
    ],
)
def test_the_kind_stands_below_the_title(cover: str, kind: DocumentKind) -> None:
    assert titled(cover).metadata.kind is kind


def test_a_text_tells_its_kind_by_speaking_of_itself() -> None:
    text = [
        "Diese Handreichung richtet sich an Ämter.",
        *BODY,
        "Die vorliegende Handreichung hilft.",
    ]
    found = recover(extraction(page(1, lines(["Vor Ort handeln", *text], x1=370.0))))
    assert found.metadata.kind is DocumentKind.HANDOUT


def test_papers_that_are_only_mentioned_do_not_give_the_kind() -> None:
    text = ["Der Verband hat dazu eine Stellungnahme abgegeben.", *BODY]
    found = recover(extraction(page(1, lines(["Vor Ort handeln", *text], x1=370.0))))
    assert found.metadata.kind is DocumentKind.OTHER


def test_a_german_text_below_an_english_title() -> None:
    info = PdfInfo(language="en-US")
    found = read(line("Data for good: the guide", 100, size=24), info=info)
    assert found.metadata.language == "de"
    assert ("en", "pdf_metadata") in said(found, ClaimName.LANGUAGE)


def test_every_quote_is_printed_on_its_page() -> None:
    content = [
        line("Arbeitskreis Musterregion", 60, size=12),
        line("Gemeinsam im", 100, size=28),
        line("Quartier", 130, size=28),
        line("Handreichung", 180, size=15),
        line("Musterstadt, Mai 2019", 300),
    ]
    found = read(*content)
    printed = {one.text for one in content} | set(BODY)
    # A heading of the text is quoted as the text has it, its lines joined.
    quoted = [one for one in found.claims if one.quote and one.origin is not ClaimOrigin.TEXT]
    assert quoted
    assert all(part in printed for one in quoted for part in (one.quote or "").split("\n"))


def test_claims_survive_where_nothing_is_said() -> None:
    found = recover(replace(extraction(page(1, [])), info=PdfInfo()))
    assert found.metadata.title is None
    assert all(isinstance(one, Claim) for one in found.claims)


def test_a_programme_names_its_own_party_most() -> None:
    text = [
        f"Die ÖDP will in Punkt {n} mehr für die Orte tun als die SPD bisher tat." for n in "abcdef"
    ]
    text += [
        f"Auch in Punkt {n} steht die ÖDP an der Seite der Orte und der Leute." for n in "ghijkl"
    ]
    found = recover(
        extraction(
            page(1, [line("Anpacken!", 100, size=30), line("Wahlprogramm 2024", 150, size=16)]),
            page(2, lines(text, x1=370.0)),
        )
    )
    assert found.metadata.publisher == "ÖDP"
    assert ("ÖDP", "text") in said(found, ClaimName.PUBLISHER)


def test_an_office_gives_way_to_the_body_it_belongs_to() -> None:
    found = read(
        line("Ankommen in der Nachbarschaft", 100, size=24),
        line("Zentrale GR 21", 300),
        info=PdfInfo(author="Bundesagentur für Muster"),
    )
    assert said(found, ClaimName.PUBLISHER) == [("Bundesagentur für Muster", "pdf_metadata")]


def test_the_file_speaks_of_its_own_making_only() -> None:
    found = read(line("Ankommen in der Nachbarschaft", 100, size=24), info=PdfInfo(created=MADE))
    assert (found.metadata.year, found.metadata.date) == (2024, None)
