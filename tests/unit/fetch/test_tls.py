"""Over TLS the name counts, though the connection goes to a number."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from docpipe.errors import ForbiddenAddressError, UnreachableError
from tests.site_server import Say, Site, running_site
from tests.unit.fetch.conftest import Making

NAME = "stadt.example"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of the name that vouches for itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    today = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "stadt.pem"
    path.write_bytes(
        signed.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


@pytest.fixture
def secure(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with that certificate, which the machine trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with running_site(certificate=certificate) as site:
        yield site


def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def test_the_certificate_is_that_of_the_name(
    secure: Site, fetcher_with: Making, tmp_path: Path
) -> None:
    secure.serve("/a.pdf", Say(b"%PDF"))
    answer = fetcher_with(here).get(f"https://{NAME}:{secure.port}/a.pdf", into=tmp_path)
    assert answer.n_bytes == 4
    assert secure.asked[-1].headers["host"] == f"{NAME}:{secure.port}"
    assert set(secure.names) == {NAME}


@pytest.mark.parametrize("host", ["kreis.example", "127.0.0.1"])
def test_a_certificate_of_another_name_is_not_taken(
    secure: Site, fetcher_with: Making, tmp_path: Path, host: str
) -> None:
    with pytest.raises(UnreachableError, match="Zertifikat"):
        fetcher_with(here).get(f"https://{host}:{secure.port}/a.pdf", into=tmp_path)
    assert secure.asked == []


def test_nobody_is_led_from_https_to_http(
    secure: Site, site: Site, fetcher_with: Making, tmp_path: Path
) -> None:
    secure.serve(
        "/a.pdf", Say(status=301, headers={"Location": site.serve("/a.pdf", Say(b"%PDF"))})
    )
    with pytest.raises(ForbiddenAddressError, match="ungesicherte"):
        fetcher_with(here).get(f"https://{NAME}:{secure.port}/a.pdf", into=tmp_path)
    assert site.asked == []


def test_from_http_to_https_is_fine(
    secure: Site, site: Site, fetcher_with: Making, tmp_path: Path
) -> None:
    secure.serve("/a.pdf", Say(b"%PDF"))
    safe = f"https://{NAME}:{secure.port}/a.pdf"
    site.serve("/a.pdf", Say(status=301, headers={"Location": safe}))
    answer = fetcher_with(here).get(f"http://{NAME}:{site.port}/a.pdf", into=tmp_path)
    assert answer.redirects == (safe,)


def test_a_proxy_is_told_the_name_and_the_certificate_still_counts(
    secure: Site, site: Site, fetcher_with: Making, tmp_path: Path
) -> None:
    secure.serve("/a.pdf", Say(b"%PDF"))
    fetcher = fetcher_with(proxy=site.address, allow_hosts=())
    assert fetcher.get(f"https://{NAME}:{secure.port}/a.pdf", into=tmp_path).n_bytes == 4
    assert [one.path for one in site.asked] == [f"{NAME}:{secure.port}"]
    assert set(secure.names) == {NAME}
    with pytest.raises(UnreachableError, match="Zertifikat"):
        fetcher.get(f"https://kreis.example:{secure.port}/a.pdf", into=tmp_path)
