from docpipe.model import (
    Claim,
    ClaimName,
    ClaimOrigin,
    Metadata,
    Source,
    agree,
    conflicts,
    date_in_name,
    describe,
    source_id,
)

SHA = "ab" * 32
SOURCE = Source(
    id=source_id(SHA), sha256=SHA, n_bytes=10, filename="2016-05-01_Begriffe.pdf", origins=("x",)
)


def claim(value: str, origin: ClaimOrigin, confidence: float = 0.8) -> Claim:
    return Claim(name=ClaimName.YEAR, value=value, origin=origin, confidence=confidence)


def test_case_endings_and_fuller_forms_agree() -> None:
    assert agree(ClaimName.PUBLISHER, "Kommunalen Kreises zur Teilhabe", "Kommunaler Kreis")
    assert not agree(ClaimName.PUBLISHER, "Stadt Musterau", "Kreis Musterau")
    assert agree(ClaimName.DATE, "2017-03", "2017-03-24")
    assert not agree(ClaimName.YEAR, "2017", "2016")


def test_only_what_is_said_differently_is_a_conflict() -> None:
    page = claim("2017", ClaimOrigin.TITLE_PAGE)
    made = claim("2016", ClaimOrigin.PDF_METADATA, 0.5)
    unsure = claim("1999", ClaimOrigin.TEXT, 0.1)
    (found,) = conflicts([unsure, made, page], {ClaimName.YEAR: "2017"})
    assert (found.chosen, found.against) == (page, (made,))
    assert conflicts([page], {ClaimName.YEAR: "2017"}) == ()


def test_the_catalogue_comes_first_and_the_document_stays_visible() -> None:
    own = claim("2016", ClaimOrigin.TITLE_PAGE)
    source = Source(**{name: getattr(SOURCE, name) for name in SOURCE.__slots__} | {"year": 2017})
    line = describe(source, Metadata(title="Begriffe", year=2016, date="2016-05"), [own])
    assert (line.year, line.date, line.title) == (2017, None, "Begriffe")
    assert [one.origin for one in line.claims if one.name is ClaimName.YEAR] == [
        ClaimOrigin.CATALOGUE,
        ClaimOrigin.TITLE_PAGE,
        ClaimOrigin.FILE_NAME,
    ]


def test_the_file_name_speaks_where_nobody_else_does() -> None:
    line = describe(SOURCE, Metadata(), [])
    assert (line.title, line.year) == ("2016-05-01_Begriffe", 2016)


def test_dates_in_file_names() -> None:
    assert date_in_name("2024-02-11-Aufruf") == "2024-02-11"
    assert date_in_name("241126_Forderungen") == "2024-11-26"
    assert date_in_name("forum-03-2017") == "2017-03"
    assert date_in_name("begriffe-2018") == "2018"
    assert date_in_name("Drucksache 1800705") is None
