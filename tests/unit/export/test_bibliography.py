import json
import re
from dataclasses import replace
from itertools import product

import pytest

from docpipe.export import citation_key, to_bibtex, to_csl_json, to_ris
from docpipe.export.citation import one_line
from docpipe.model import Chunk, Contributor, ContributorRole, DocumentInfo
from tests.unit.export import samples

Pair = tuple[Chunk, DocumentInfo]
PAGE = "[S. 10 (PDF-Seite 12)]"


# --- small readers of the three formats, written from their specifications


def read_bibtex(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Type, key and raw field values; braces are counted as BibTeX counts them."""
    found = []
    at = 0
    while (start := text.find("@", at)) >= 0:
        head = re.compile(r"@(\w+)\{([^,\s]+),").match(text, start)
        assert head, text[start : start + 40]
        at = head.end()
        fields: dict[str, str] = {}
        while True:
            field = re.compile(r"\s*(\w+)\s*=\s*\{").match(text, at)
            if not field:
                break
            depth, end = 1, field.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            assert field[1] not in fields
            fields[field[1]] = text[field.end() : end - 1]
            assert text[end] == ","
            at = end + 1
        assert text[at:].lstrip().startswith("}")
        at = text.index("}", at) + 1
        assert text[at : at + 2] in ("\n", "\n\n", "\n@") or not text[at:].strip()
        found.append((head[1], head[2], fields))
    return found


def from_latex(text: str) -> str:
    names = {
        "textbackslash": "\\",
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciitilde": "~",
        "textasciicircum": "^",
    }

    def plain(match: re.Match[str]) -> str:
        return names[match[1]] if match[1] else match[2]

    return re.sub(r"\\(?:([a-z]+)\{\}|([%&#$_]))", plain, text)


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    records: list[list[tuple[str, str]]] = []
    current: list[tuple[str, str]] = []
    assert "\n" not in text.replace("\r\n", "")
    for line in text.split("\r\n"):
        if not line:
            continue
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        if match[1] == "ER":
            records.append(current)
            current = []
        else:
            current.append((match[1], match[2]))
    assert not current
    return records


def awkward_pairs() -> list[Pair]:
    return [
        (samples.chunk(quote, id=f"r{number:08x}"), samples.info(title, publisher=title))
        for number, (title, quote) in enumerate(product(samples.AWKWARD, samples.AWKWARD))
    ]


# --- BibTeX


def test_bibtex_of_one_quote_in_full() -> None:
    document = samples.info("Wege & Ziele", url="https://example.org/a_b%20c.pdf")

    assert to_bibtex([(samples.chunk(), document)]) == (
        "@techreport{stadt2017-r1a2b3c4d,\n"
        "  author = {{Stadt Musterau}},\n"
        "  title = {{Wege \\& Ziele}},\n"
        "  institution = {{Stadt Musterau}},\n"
        "  year = {2017},\n"
        "  type = {Handreichung},\n"
        "  pages = {10},\n"
        "  language = {ngerman},\n"
        "  url = {https://example.org/a_b%20c.pdf},\n"
        "  keywords = {Beteiligung, Sprache},\n"
        "  annote = {Kommunen sollten Bürger:innen früh beteiligen. [S. 10 (PDF-Seite 12)]},\n"
        "  recordid = {0123456789abcdef:r1a2b3c4d},\n"
        "}\n"
    )


def test_bibtex_leaves_out_what_is_not_known() -> None:
    chunk = samples.bare(samples.chunk())
    [(_, key, fields)] = read_bibtex(to_bibtex([(chunk, samples.info(year=None, publisher=None))]))

    assert key == "leitlinienoj-r1a2b3c4d"
    assert list(fields) == ["title", "type", "pages", "language", "annote", "recordid"]


def test_bibtex_reads_back_whatever_the_text() -> None:
    pairs = awkward_pairs()
    entries = read_bibtex(to_bibtex(pairs))

    assert len(entries) == len(pairs)
    for (chunk, document), (kind, _, fields) in zip(pairs, entries, strict=True):
        assert kind == "techreport"
        assert fields["title"][0] + fields["title"][-1] == "{}"
        assert from_latex(fields["title"][1:-1]) == one_line(document.title)
        assert from_latex(fields["annote"]) == f"{one_line(chunk.evidence.quote)} {PAGE}"


def test_bibtex_page_ranges_have_two_hyphens() -> None:
    pages = (samples.region(12, "10"), samples.region(13, "11"))
    [(_, _, fields)] = read_bibtex(to_bibtex([(samples.chunk(pages=pages), samples.info())]))

    assert fields["pages"] == "10--11"


def test_an_address_cannot_break_out_of_its_field() -> None:
    document = samples.info(url="https://example.org/a}b\\c d\ne.pdf?x=1&y=2#s")
    [(_, _, fields)] = read_bibtex(to_bibtex([(samples.chunk(), document)]))

    assert fields["url"] == "https://example.org/a%7Db%5Cc%20d%20e.pdf?x=1&y=2#s"


# --- RIS


def test_ris_of_one_quote_in_full() -> None:
    pages = (samples.region(12, "10"), samples.region(13, "11"))
    document = samples.info(url="https://example.org/a.pdf")

    assert to_ris([(samples.chunk(pages=pages), document)]).split("\r\n") == [
        "TY  - RPRT",
        "ID  - stadt2017-r1a2b3c4d",
        "AU  - Stadt Musterau",
        "TI  - Leitlinien der Beteiligung",
        "PB  - Stadt Musterau",
        "PY  - 2017",
        "M3  - Handreichung",
        "SP  - 10",
        "EP  - 11",
        "LA  - de",
        "KW  - Beteiligung",
        "KW  - Sprache",
        "UR  - https://example.org/a.pdf",
        "N1  - Kommunen sollten Bürger:innen früh beteiligen. [S. 10–11 (PDF-Seiten 12–13)]",
        "AN  - 0123456789abcdef:r1a2b3c4d",
        "ER  - ",
        "",
        "",
    ]


def test_ris_reads_back_whatever_the_text() -> None:
    pairs = awkward_pairs()
    records = read_ris(to_ris(pairs))

    assert len(records) == len(pairs)
    for (chunk, document), record in zip(pairs, records, strict=True):
        fields = dict(record)
        assert record[0] == ("TY", "RPRT")
        assert fields["TI"] == one_line(document.title)
        assert fields["N1"] == f"{one_line(chunk.evidence.quote)} {PAGE}"


def test_ris_does_not_split_a_body_with_a_comma_into_two_names() -> None:
    document = samples.info(publisher="Stadt Musterau, Abteilung Integration")
    [record] = read_ris(to_ris([(samples.chunk(), document)]))

    assert "AU" not in dict(record)
    assert dict(record)["PB"] == "Stadt Musterau, Abteilung Integration"


# --- CSL-JSON


def test_csl_json_of_one_quote_in_full() -> None:
    pages = (samples.region(12, "10"), samples.region(13, "11"))
    document = samples.info(url="https://example.org/a.pdf")

    assert json.loads(to_csl_json([(samples.chunk(pages=pages), document)])) == [
        {
            "id": "stadt2017-r1a2b3c4d",
            "type": "report",
            "title": "Leitlinien der Beteiligung",
            "genre": "Handreichung",
            "page": "10-11",
            "language": "de",
            "note": "Kommunen sollten Bürger:innen früh beteiligen. [S. 10–11 (PDF-Seiten 12–13)]",
            "author": [{"literal": "Stadt Musterau"}],
            "publisher": "Stadt Musterau",
            "issued": {"date-parts": [[2017]]},
            "URL": "https://example.org/a.pdf",
            "keyword": "Beteiligung, Sprache",
            "custom": {
                "record-id": "0123456789abcdef:r1a2b3c4d",
                "document-id": "0123456789abcdef",
            },
        }
    ]


def test_csl_json_leaves_out_what_is_not_known() -> None:
    pair = (samples.bare(samples.chunk()), samples.info(year=None, publisher=None))
    [item] = json.loads(to_csl_json([pair]))

    assert set(item) == {"id", "type", "title", "genre", "page", "language", "note", "custom"}


def test_csl_json_reads_back_whatever_the_text() -> None:
    pairs = awkward_pairs()
    for (chunk, document), item in zip(pairs, json.loads(to_csl_json(pairs)), strict=True):
        assert item["title"] == one_line(document.title)
        assert item["note"] == f"{one_line(chunk.evidence.quote)} {PAGE}"


# --- all three


def test_no_entries_give_valid_empty_files() -> None:
    assert (to_bibtex([]), to_ris([]), json.loads(to_csl_json([]))) == ("", "", [])


def test_umlauts_stay_and_hits_serve_as_well_as_pairs() -> None:
    pair = (samples.chunk("Über Straßen"), samples.info())
    for write in (to_bibtex, to_ris, to_csl_json):
        assert "Über Straßen" in write([pair])
        assert write([samples.hit(*pair)]) == write([pair])


@pytest.mark.parametrize(
    ("publisher", "title", "key"),
    [
        ("Überörtliches Amt", "x", "ueberoertliches2017-r1a2b3c4d"),
        ("Élan e. V.", "x", "elan2017-r1a2b3c4d"),
        (None, "„Straße“ neu", "strasse2017-r1a2b3c4d"),
        (None, "–", "quelle2017-r1a2b3c4d"),
    ],
)
def test_keys_are_plain_ascii(publisher: str | None, title: str, key: str) -> None:
    assert citation_key(samples.chunk(), samples.info(title, publisher=publisher)) == key


def test_keys_are_unique() -> None:
    same = samples.chunk(id="r1")
    ids = [(same, samples.info()), (same, samples.info()), (same, samples.info())]
    for keys in (
        [key for _, key, _ in read_bibtex(to_bibtex(ids))],
        [dict(record)["ID"] for record in read_ris(to_ris(ids))],
        [item["id"] for item in json.loads(to_csl_json(ids))],
    ):
        assert keys == ["stadt2017-r1", "stadt2017-r1-2", "stadt2017-r1-3"]


# --- contributors

PEOPLE = (
    Contributor(name="Prof. Dr. Ada von der Probe", role=ContributorRole.AUTHOR),
    Contributor(name="Arbeitsgruppe Wort", role=ContributorRole.AUTHOR, is_person=False),
    Contributor(name="Cem Muster-Beispiel", role=ContributorRole.EDITOR),
    Contributor(name="Ina Helfer", role=ContributorRole.CONTRIBUTOR),
)
SIGNED = replace(
    samples.info(),
    subtitle="Eine Handreichung",
    date="2017-03",
    edition="2. Auflage",
    place="Musterau",
    contributors=PEOPLE,
)


def test_bibtex_names_people_and_keeps_bodies_whole() -> None:
    ((_, _, fields),) = read_bibtex(to_bibtex([(samples.chunk(), SIGNED)]))
    assert fields["author"] == "von der Probe, Ada and {Arbeitsgruppe Wort}"
    assert fields["editor"] == "Muster-Beispiel, Cem"
    assert fields["institution"] == "{Stadt Musterau}"
    assert fields["title"] == "{Leitlinien der Beteiligung. Eine Handreichung}"
    assert (fields["edition"], fields["address"]) == ("2. Auflage", "Musterau")


def test_ris_names_authors_and_editors() -> None:
    lines = to_ris([(samples.chunk(), SIGNED)]).split("\r\n")
    assert [line for line in lines if line.startswith(("AU", "ED"))] == [
        "AU  - von der Probe, Ada",
        "AU  - Arbeitsgruppe Wort",
        "ED  - Muster-Beispiel, Cem",
    ]
    assert {"PB  - Stadt Musterau", "CY  - Musterau", "ET  - 2. Auflage", "DA  - 2017/03//"} <= set(
        lines
    )


def test_csl_json_tells_people_from_bodies() -> None:
    (item,) = json.loads(to_csl_json([(samples.chunk(), SIGNED)]))
    assert item["author"] == [
        {"family": "von der Probe", "given": "Ada"},
        {"literal": "Arbeitsgruppe Wort"},
    ]
    assert item["editor"] == [{"family": "Muster-Beispiel", "given": "Cem"}]
    assert item["issued"] == {"date-parts": [[2017, 3]]}
    assert (item["publisher-place"], item["edition"]) == ("Musterau", "2. Auflage")
