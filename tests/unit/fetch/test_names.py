"""Addresses have one form, and names of files are safe."""

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docpipe.errors import ForbiddenAddressError
from docpipe.fetch.address import canonical, follow, parse
from docpipe.fetch.names import filename_of


@pytest.mark.parametrize(
    ("address", "normal"),
    [
        ("HTTPS://Stadt.Example:443/a%20b.pdf#seite=2", "https://stadt.example/a%20b.pdf"),
        ("http://stadt.example", "http://stadt.example/"),
        ("http://stadt.example:8080?x=1", "http://stadt.example:8080/?x=1"),
        (
            " http://stadt.example/Größe & Maß.pdf ",
            "http://stadt.example/Gr%C3%B6%C3%9Fe%20&%20Ma%C3%9F.pdf",
        ),
        ("http://stadt.example/100%.pdf", "http://stadt.example/100%25.pdf"),
        ("http://stadt.example/a?f=[1]&g=ü?/", "http://stadt.example/a?f=%5B1%5D&g=%C3%BC?/"),
        ("http://müller.example/", "http://xn--mller-kva.example/"),
        ("http://STRAßE.example./", "http://xn--strae-oqa.example/"),
        ("http://[2A02::0001]:81/", "http://[2a02::1]:81/"),
        ("http://0x7f.1:81/a", "http://127.0.0.1:81/a"),
        ("keine Adresse", "keine Adresse"),
    ],
)
def test_an_address_has_one_form(address: str, normal: str) -> None:
    assert canonical(address) == normal
    assert canonical(normal) == normal


@given(st.text(st.characters(codec="utf-8"), max_size=20), st.text(max_size=30))
@example("stadt.example:80", "/%/../ä?#")
def test_the_form_stands_still_and_names_the_same_host(host: str, rest: str) -> None:
    try:
        target = parse(f"http://{host}/{rest}")
    except ForbiddenAddressError:
        return
    assert parse(target.address) == target
    assert target.address.isascii()
    parts = urlsplit(target.address)
    assert (parts.hostname, parts.username, parts.fragment) == (target.host, None, "")


def test_redirects_are_relative_to_where_they_come_from() -> None:
    base = parse("https://stadt.example/a/b?c=1")
    assert follow(base, "../d e.pdf").address == "https://stadt.example/d%20e.pdf"
    assert follow(base, "//kreis.example/x").address == "https://kreis.example/x"
    assert follow(base, "?c=2").address == "https://stadt.example/a/b?c=2"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="Bericht 2020.pdf"', "Bericht 2020.pdf"),
        ("inline; filename=Bericht.pdf; size=3", "Bericht.pdf"),
        ("attachment; FILENAME=\"a.pdf\"; filename*=UTF-8'de'Gr%C3%B6%C3%9Fe.pdf", "Größe.pdf"),
        ("attachment; filename*=iso-8859-1''Gr%F6%DFe.pdf", "Größe.pdf"),
        ("attachment; filename*=klingonisch''%41.pdf; filename=a.pdf", "a.pdf"),
        ('filename="ohne Art.pdf"', "ohne Art.pdf"),
        ('attachment; filename="Gr%C3%B6%C3%9Fe.pdf"', "Größe.pdf"),
        ('attachment; filename="100%.pdf"', "100%.pdf"),
        ('attachment; filename="=?UTF-8?Q?Gr=C3=B6=C3=9Fe.pdf?="', "Größe.pdf"),
        ('attachment; filename="Gro\u0308ße.pdf"', "Größe.pdf"),
        ('attachment; filename="a \\"b\\".pdf"', "a _b_.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\temp\\\\a.pdf"', "a.pdf"),
        ('attachment; filename="a\u202efdp.exe"', "afdp.exe"),
        ('attachment; filename=".."', "von.pdf"),
        ('attachment; filename=""', "von.pdf"),
        ("attachment", "von.pdf"),
        ('attachment; filename="' + "ä" * 300 + '.pdf"', "ä" * 98 + ".pdf"),
    ],
)
def test_the_name_is_the_servers(header: str, name: str) -> None:
    address = "http://s.example/von.pdf"
    assert filename_of({"content-disposition": header}, address, address) == name


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://s.example/a/Handreichung%20Vielfalt.pdf?x=1", "Handreichung Vielfalt.pdf"),
        ("https://s.example/a/", "a"),
        ("https://s.example/", "s.example"),
        ("https://s.example/a%2F..%2Fb.pdf", "b.pdf"),
    ],
)
def test_without_one_the_address_names_it(address: str, name: str) -> None:
    assert filename_of({}, address, "https://s.example/y.html") == name


def test_a_pdf_that_was_asked_for_is_not_renamed_to_a_page() -> None:
    asked = "https://s.example/Bericht.pdf"
    assert filename_of({}, "https://s.example/nicht-gefunden", asked) == "Bericht.pdf"
    assert filename_of({}, "https://s.example/Bericht-2.pdf", asked) == "Bericht-2.pdf"
