"""Own files, and those that set-up puts in place."""

import json
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from docpipe.errors import ToolMissingError
from docpipe.web import assets
from scripts import web_assets

ROOT = Path(__file__).resolve().parents[2]


def test_packages_are_pinned_by_checksum_and_name_no_registry() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    text = (ROOT / "package-lock.json").read_text()
    locked = json.loads(text)["packages"]
    for name, version in wanted.items():
        one = locked[f"node_modules/{name}"]
        assert one["version"] == version
        assert one["integrity"].startswith("sha512-")
    assert "resolved" not in text


def test_a_missing_look_names_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "_MADE_AT_SETUP", ("vendor/nichts.css",))
    with pytest.raises(ToolMissingError, match="make setup"):
        assets.require()


def test_style_sheets_are_packed_for_those_who_take_it(client: TestClient) -> None:
    address = assets.asset("", "docpipe.css")
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_fonts_have_the_address_that_pages_would_give_them(tmp_path: Path) -> None:
    (tmp_path / "fira-sans-400.woff2").write_bytes(b"letters")
    digest = sha256(b"letters").hexdigest()[: assets.DIGEST_CHARACTERS]
    face = web_assets.face(tmp_path, 400, "400 500")
    assert f"../../{digest}/vendor/fira-sans-400.woff2" in face


@pytest.mark.parametrize("name", ["/etc/hosts.txt", "./docpipe.css", "vendor/../docpipe.css"])
def test_only_one_name_leads_to_a_file(client: TestClient, name: str) -> None:
    assert client.get(f"/static/0000000000/{quote(name, safe='')}").status_code == 404


def test_an_address_of_another_content_is_not_kept_for_ever(client: TestClient) -> None:
    address = assets.asset("", "docpipe.css")
    assert "immutable" in client.get(address).headers["cache-control"]
    old = address.replace(assets.digest_of("docpipe.css"), "0" * assets.DIGEST_CHARACTERS)
    answer = client.get(old)
    assert answer.content == client.get(address).content
    assert answer.headers["cache-control"] == "no-cache"
