"""Nothing of one's own network is asked, whoever names it and however."""

from ipaddress import ip_address
from pathlib import Path

import pytest

from docpipe.errors import ForbiddenAddressError, UnreachableError
from docpipe.fetch import Fetcher, FetchOptions
from docpipe.fetch.address import parse
from docpipe.fetch.guard import Guard, is_public
from tests.site_server import Say, Site, running_site
from tests.unit.fetch.conftest import FakeClock, Making

PDF = b"%PDF-1.7 x"


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",  # noqa: S104 - asked, not listened on
        "10.1.2.3",
        "172.16.0.1",
        "192.168.178.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "2001:db8::1",
        "fec0::1",
        "64:ff9b:1::a00:1",
        "::10.0.0.1",
    ],
)
def test_numbers_outside_the_public_internet(number: str) -> None:
    assert not is_public(ip_address(number))


@pytest.mark.parametrize(
    "number",
    ["193.99.144.80", "2a02:2e0:3fe:1001:302::", "::ffff:193.99.144.80", "2002:c163:9050::"],
)
def test_numbers_of_the_public_internet(number: str) -> None:
    assert is_public(ip_address(number))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/a.pdf",
        "http://localhost/a.pdf",
        "http://2130706433/a.pdf",
        "http://0x7f.1/a.pdf",
        "http://0177.0.0.1/a.pdf",
        "http://127.1/a.pdf",
        "http://[::1]/a.pdf",
        "http://[::ffff:7f00:1]/a.pdf",
        "http://127.0.0.1./a.pdf",
        "http://１２７.0.0.1/a.pdf",
    ],
)
def test_this_machine_is_refused_however_it_is_written(address: str, tmp_path: Path) -> None:
    with (
        Fetcher(FetchOptions(delay_s=0)) as fetcher,
        pytest.raises(ForbiddenAddressError, match="allow_h"),
    ):
        fetcher.get(address, into=tmp_path)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://stadt.example/a.pdf", "http"),
        ("file:///etc/passwd", "http"),
        ("gopher://stadt.example/", "http"),
        ("//stadt.example/a.pdf", "http"),
        ("http://nutzer:geheim@stadt.example/a.pdf", "Zugangsdaten"),
        ("http://stadt.example@10.0.0.1/a.pdf", "Zugangsdaten"),
        ("http://", "gültigen Rechner"),
        ("http://-/a", "gültigen Rechner"),
        ("http://1.2.3.4.5/", "IP-Adresse"),
        ("http://stadt.example:99999/", "gültige Adresse"),
        ("http://nutzer:geheim@stadt.example:99999/", "gültige Adresse"),
        ("http://nutzer:geheim@[stadt.example/", "gültige Adresse"),
        ("ftp://nutzer:geheim@stadt.example/a.pdf", "http"),
        ("http://stadt.example:25/", "Anschluss 25"),
        ("http://[::g]/", "gültige"),
        ("http://stadt.example\\@10.0.0.1/", "Zugangsdaten"),
        ("http://stadt.example/a\r\nX: y", "Steuerzeichen"),
        ("http://stadt.example/" + "a" * 5000, "zu lang"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(
    fetcher_with: Making, tmp_path: Path, address: str, words: str
) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    with pytest.raises(ForbiddenAddressError, match=words) as refused:
        fetcher_with(resolve).get(address, into=tmp_path)
    assert "geheim" not in str(refused.value)


def test_one_address_inside_among_those_of_a_name_is_enough(
    fetcher_with: Making, tmp_path: Path
) -> None:
    fetcher = fetcher_with(lambda *_: ["193.99.144.80", "10.0.0.5"])
    with pytest.raises(ForbiddenAddressError, match=r"10\.0\.0\.5"):
        fetcher.get("http://stadt.example/a.pdf", into=tmp_path)


def test_a_name_that_leads_inside_the_next_time_is_refused_then(
    fetcher_with: Making, tmp_path: Path
) -> None:
    answers = [["127.0.0.2"], ["127.0.0.1"]]
    with running_site("127.0.0.2") as outside, running_site() as inside:
        fetcher = fetcher_with(lambda *_: answers.pop(0), allow_hosts=("127.0.0.2",))
        address = f"http://stadt.example:{outside.port}/a.pdf"
        outside.serve("/a.pdf", Say(PDF, length=-1))  # ends the connection
        assert fetcher.get(address, into=tmp_path).n_bytes == len(PDF)
        with pytest.raises(ForbiddenAddressError):
            fetcher.get(address, into=tmp_path)
    assert outside.asked[-1].headers["host"] == f"stadt.example:{outside.port}"
    assert (answers, inside.asked) == ([], [])


def test_a_redirect_inside_is_refused(fetcher_with: Making, tmp_path: Path) -> None:
    with running_site("127.0.0.2") as outside, running_site() as inside:
        inside.serve("/geheim", Say(PDF))
        outside.serve("/a", Say(status=302, headers={"Location": f"{inside.address}/geheim"}))
        with pytest.raises(ForbiddenAddressError):
            fetcher_with(allow_hosts=("127.0.0.2",)).get(f"{outside.address}/a", into=tmp_path)
    assert inside.asked == []


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://a:b@stadt.example/"])
def test_a_redirect_elsewhere_than_the_web_is_refused(
    site: Site, fetcher: Fetcher, tmp_path: Path, location: str
) -> None:
    address = site.serve("/a", Say(status=302, headers={"Location": location}))
    with pytest.raises(ForbiddenAddressError):
        fetcher.get(address, into=tmp_path)


@pytest.mark.parametrize(
    "entry", ["intern.stadt.example", "10.0.0.5", "10.0.0.0/8", "INTERN.stadt.example."]
)
def test_names_numbers_and_networks_can_be_allowed(entry: str) -> None:
    guard = Guard([entry], lambda *_: ["10.0.0.5"])
    assert guard.checked(parse("http://intern.stadt.example/")) == ["10.0.0.5"]
    other = Guard([entry], lambda *_: ["192.168.0.5"])
    with pytest.raises(ForbiddenAddressError):
        other.checked(parse("http://anders.stadt.example/"))


def test_a_name_without_address_is_unreachable(fetcher_with: Making, tmp_path: Path) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(UnreachableError, match=r"stadt\.example ist nicht auflösbar"):
        fetcher_with(resolve).get("https://stadt.example/", into=tmp_path)


def test_where_nobody_listens_is_unreachable(
    fetcher: Fetcher, clock: FakeClock, tmp_path: Path
) -> None:
    with running_site() as gone:
        address = f"{gone.address}/a.pdf"
    with pytest.raises(UnreachableError, match="gestört"):
        fetcher.get(address, into=tmp_path)


def test_the_second_address_of_a_name_is_tried(
    site: Site, fetcher_with: Making, tmp_path: Path
) -> None:
    site.serve("/a.pdf", Say(PDF))
    fetcher = fetcher_with(lambda *_: ["127.0.0.3", "127.0.0.1"])
    answer = fetcher.get(f"http://stadt.example:{site.port}/a.pdf", into=tmp_path)
    assert answer.n_bytes == len(PDF)


def test_a_proxy_takes_all_and_numbers_are_still_checked(
    site: Site, fetcher_with: Making, tmp_path: Path
) -> None:
    fetcher = fetcher_with(
        proxy=f"http://nutzer:wort@127.0.0.1:{site.port}", allow_hosts=(), obey_robots=False
    )
    site.pages["http://stadt.example/a.pdf"] = [Say(PDF)]
    assert fetcher.get("http://stadt.example/a.pdf", into=tmp_path).n_bytes == len(PDF)
    assert site.asked[-1].headers["host"] == "stadt.example"
    assert site.asked[-1].headers["proxy-authorization"].startswith("Basic ")
    for inside in ("http://10.0.0.1/", "http://localhost/", "http://[::1]/", "http://0x7f.1/"):
        with pytest.raises(ForbiddenAddressError):
            fetcher.get(inside, into=tmp_path)


def test_the_environment_names_no_proxy(
    site: Site, fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert fetcher.get(site.serve("/a", Say(PDF)), into=tmp_path).n_bytes == len(PDF)
