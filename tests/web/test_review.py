"""Review pages: who may, from where, and that nobody's verdict is lost."""

import base64
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from docpipe import Searcher, Workspace, ingest
from docpipe.model import Verdict
from docpipe.pipeline import Desk
from docpipe.pipeline.allowed import addressee, municipality
from docpipe.web import create_app

TOKEN = "ein-langes-wort-für-tests"  # noqa: S105 - of no server
ADDRESSES = ("/review", "/en/review", "/review/verdicts", "/review/next", "/review/records/a:r1")


def basic(name: str, token: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{token}".encode()).decode()}


ADA, BEN = basic("Ada", TOKEN), basic("Ben", TOKEN)


@pytest.fixture
def own(place: Workspace, tmp_path: Path) -> Workspace:
    """A copy of corpus and index that may be changed, with reviewing switched on."""
    shutil.copytree(place.corpus.root, tmp_path / "corpus")
    shutil.copytree(place.index_dir, tmp_path / "index")
    web = replace(place.settings.web, review_token=TOKEN)
    return Workspace.open(tmp_path / "corpus", tmp_path / "index", replace(place.settings, web=web))


@pytest.fixture
def desk(own: Workspace) -> Iterator[TestClient]:
    with TestClient(create_app(own), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def first(desk: TestClient) -> str:
    """The path of the record that is least sure."""
    page = desk.get("/review", headers=ADA).text
    found = re.search(r'href="(/review/records/[^"?]+)"', page)
    assert found
    return unescape(found[1])


def form_of(page: str) -> dict[str, list[str]]:
    """What a browser would send if nothing were changed."""
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]*>", page):
        name = re.search(r' name="([^"]*)"', tag)
        value = re.search(r' value="([^"]*)"', tag)
        ticked = ("checkbox" not in tag and "radio" not in tag) or " checked" in tag
        if name and ticked and name[1] not in ("q", "theme"):
            found.setdefault(name[1], []).append(unescape(value[1]) if value else "")
    for name, options in re.findall(r'<select [^>]*name="(\w+)">(.*?)</select>', page, re.S):
        chosen = re.search(r'<option(?: value="([^"]*)")? selected[^>]*>([^<]*)', options)
        found[name] = [] if chosen is None else [chosen[1] or chosen[2]]
    found.setdefault("strength", [""])
    return found


def send(
    desk: TestClient, path: str, headers: dict[str, str], **values: object
) -> tuple[int, str, str]:
    """Fill in the form that the page has and send it; status, where to, page."""
    form: dict[str, object] = {**form_of(desk.get(path, headers=headers).text), **values}
    answer = desk.post(path, data=form, headers=headers, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", ""), answer.text


@pytest.mark.parametrize("path", ADDRESSES)
def test_off_there_is_nothing(client: TestClient, path: str) -> None:
    assert client.get(path, headers=ADA).status_code == 404
    assert client.get(path).status_code == 404
    assert client.post("/review/records/a:r1", headers=ADA).status_code == 404


WRONG: tuple[dict[str, str], ...] = (
    {},
    basic("Ada", "falsch"),
    basic("Ada", TOKEN[:-1]),
    basic("", TOKEN),
    basic("A\nda", TOKEN),
    {"Authorization": "Bearer abc"},
    {"Authorization": "Basic ***"},
    {"Authorization": "Basic " + base64.b64encode(b"\xff\xfe").decode()},
)


def test_without_name_and_token_there_is_only_the_question_for_them(desk: TestClient) -> None:
    for path in ADDRESSES:
        for headers in WRONG:
            answer = desk.get(path, headers=headers, follow_redirects=False)
            assert answer.status_code == 401, headers
            assert answer.headers["www-authenticate"].startswith("Basic ")
            assert "blockquote" not in answer.text


def test_the_least_sure_waits_first_and_nothing_is_kept_by_anybody(
    desk: TestClient, own: Workspace
) -> None:
    answer = desk.get("/review", headers=ADA)
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    shares = [int(n) for n in re.findall(r"Sicherheit (\d+) %", answer.text)]
    assert shares == sorted(shares)
    assert "Ada" in answer.text
    only = desk.get("/review?type=practice", headers=ADA).text
    assert "dp-card--practice" in only
    assert "dp-card--demand" not in only


def test_a_verdict_is_noted_and_the_next_record_follows(
    desk: TestClient, first: str, own: Workspace
) -> None:
    status, to, _ = send(desk, f"{first}?type=recommendation", ADA, verdict="accept")
    assert status == 303
    assert to.startswith("/review/next?type=recommendation&said=")
    page = desk.get(to, headers=ADA)
    assert page.url.path.startswith("/review/records/")
    assert page.url.path != first
    assert "Notiert: bestätigt" in page.text
    [said] = Desk(own).all()
    assert (said.review.name, said.review.verdict, said.review.reason) == (
        "Ada",
        Verdict.ACCEPT,
        "gelesen",
    )
    assert first not in desk.get("/review", headers=ADA).text
    assert "Ada" in desk.get("/review/verdicts", headers=BEN).text


def test_a_correction_is_seen_after_the_next_ingest(
    desk: TestClient, first: str, own: Workspace
) -> None:
    changed = {"type": "demand", "strength": "muss", "addressee": ["Land", "Jobcenter"]}
    status, _, page = send(
        desk,
        first,
        ADA,
        verdict="correct",
        reason="fordert",
        municipality=["Kreis Düren"],
        **changed,
    )
    assert status == 303, page
    ingest((), own)
    with Searcher.open(own.index_dir) as searcher:
        chunk, _ = searcher.get(first.rsplit("/", 1)[1].replace("%3A", ":"))
    facets = chunk.facets
    assert (chunk.type.value, facets.strength, chunk.review) == ("demand", "muss", "correct")
    assert facets.addressees == ("Jobcenter", "Länder")
    assert facets.municipalities == ("Kreis Düren",)


UNFIT: tuple[tuple[dict[str, object], str], ...] = (
    ({}, "Bitte wählen"),
    ({"verdict": "vielleicht"}, "Bitte wählen"),
    ({"verdict": "reject"}, "Bitte einen Grund"),
    ({"verdict": "correct", "reason": "x"}, "mindestens einen Wert"),
    ({"verdict": "accept", "strength": "muss", "type": "demand"}, "berichtigen"),
    ({"verdict": "correct", "reason": "x", "municipality": ["Entenhausen"]}, "Entenhausen"),
    ({"verdict": "correct", "reason": "x", "addressee": ["Xyzzy"]}, "Xyzzy"),
    ({"verdict": "correct", "reason": "x", "topic": ["Raumfahrt"]}, "Raumfahrt"),
    ({"verdict": "correct", "reason": "x", "type": "passage"}, "gibt es nicht"),
)


def test_what_does_not_fit_is_said_and_nothing_is_noted(
    desk: TestClient, first: str, own: Workspace
) -> None:
    for values, says in UNFIT:
        status, _, page = send(desk, first, ADA, **values)
        assert status == 422
        assert says in page
    assert Desk(own).all() == ()


def test_a_verdict_given_meanwhile_is_shown_and_not_overwritten(
    desk: TestClient, first: str, own: Workspace
) -> None:
    late = form_of(desk.get(first, headers=ADA).text)
    assert send(desk, first, BEN, verdict="reject", reason="beschreibt nur")[0] == 303
    answer = desk.post(first, data={**late, "verdict": "accept"}, headers=ADA)
    assert answer.status_code == 409
    assert "Inzwischen hat jemand geurteilt" in answer.text
    assert "Ben" in answer.text
    assert "beschreibt nur" in answer.text
    assert [said.review.name for said in Desk(own).all()] == ["Ben"]
    # Seen, and still otherwise: now it counts.
    assert send(desk, first, ADA, verdict="accept")[0] == 303
    assert [said.standing.value for said in Desk(own).all()] == ["overruled", "holds"]


def test_what_another_site_makes_the_browser_send_is_refused(
    desk: TestClient, first: str, own: Workspace
) -> None:
    form = {**form_of(desk.get(first, headers=ADA).text), "verdict": ["accept"]}
    for sent in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://boese.example"},
        {"Origin": "null"},
    ):
        assert desk.post(first, data=form, headers={**ADA, **sent}).status_code == 403
    assert Desk(own).all() == ()


def test_a_form_serves_its_reviewer_its_record_and_its_state_only(
    desk: TestClient, first: str, own: Workspace
) -> None:
    form = {**form_of(desk.get(first, headers=ADA).text), "verdict": ["accept"]}
    ids = re.findall(r'href="(/review/records/[^"?]+)"', desk.get("/review", headers=ADA).text)
    assert desk.post(ids[1], data=form, headers=ADA).status_code == 403
    assert desk.post(first, data=form, headers=BEN).status_code == 403
    assert desk.post(first, data={**form, "basis": ["0" * 16]}, headers=ADA).status_code == 403
    assert desk.post(first, data={**form, "form": []}, headers=ADA).status_code == 403
    own_site = {**ADA, "Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    answer = desk.post(first, data=form, headers=own_site, follow_redirects=False)
    assert answer.status_code == 303


def test_long_and_broken_forms_are_refused(desk: TestClient, first: str) -> None:
    headers = {**ADA, "Content-Type": "application/x-www-form-urlencoded"}
    assert desk.post(first, content=b"reason=" + b"x" * 70_000, headers=headers).status_code == 413
    assert desk.post(first, content=b"reason=\xff\xfe", headers=headers).status_code == 400
    assert desk.get("/review/records/gibt:esnicht", headers=ADA).status_code == 404


def test_nothing_else_of_the_site_can_be_written_to(own: Workspace) -> None:
    writing = {
        getattr(route, "path", "")
        for route in create_app(own).routes
        if set(getattr(route, "methods", None) or ()) - {"GET", "HEAD", "OPTIONS"}
    }
    assert all("/review/" in path for path in writing)


def test_names_are_those_of_the_house() -> None:
    assert addressee("Kommune") == "Kommunen"
    assert addressee("Xyzzy") is None
    assert municipality("Kreis Düren") == "Kreis Düren"
    assert municipality("Osnabrück") == "Osnabrück"
    assert municipality("Entenhausen") is None
