"""Clients that ask too much, too long, or only for the head."""

import dataclasses

import pytest
from starlette.testclient import TestClient

from docpipe import Workspace
from docpipe.settings import Settings
from docpipe.settings.web import WebOptions
from docpipe.web import create_app
from docpipe.web.limits import CLIENTS_KEPT, MAX_ADDRESS_BYTES, Buckets


def site_with(place: Workspace, **options: object) -> TestClient:
    web = WebOptions(**options)  # type: ignore[arg-type]
    return TestClient(create_app(dataclasses.replace(place, settings=Settings(web=web))))


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_is_followed_by_an_even_flow() -> None:
    clock = Clock()
    buckets = Buckets(60, clock)
    assert [buckets.wait("a") for _ in range(60)] == [0.0] * 60
    assert buckets.wait("a") == pytest.approx(1.0)
    assert buckets.wait("b") == 0.0
    clock.now = 1.0
    assert buckets.wait("a") == 0.0
    assert buckets.wait("a") > 0


def test_clients_are_forgotten_before_memory_runs_out() -> None:
    buckets = Buckets(1, Clock())
    buckets.wait("first")
    for number in range(CLIENTS_KEPT):
        buckets.wait(str(number))
    assert buckets.wait("first") == 0.0
    assert buckets.wait(str(CLIENTS_KEPT - 1)) > 0


def test_who_asks_too_often_is_told_when_to_come_back(place: Workspace) -> None:
    with site_with(place, requests_per_minute=2) as client:
        answers = [client.get("/api/v1/facets") for _ in range(3)]
        assert [one.status_code for one in answers] == [200, 200, 429]
        assert answers[2].json()["error"]["code"] == "too_many_requests"
        assert int(answers[2].headers["retry-after"]) >= 1
        assert client.get("/healthz").status_code == 200


def test_only_a_proxy_is_believed_whom_it_asks_for(place: Workspace) -> None:
    def asked(client: TestClient, *clients: str) -> list[int]:
        return [
            client.get("/api/v1/facets", headers={"X-Forwarded-For": one}).status_code
            for one in clients
        ]

    with site_with(place, requests_per_minute=1) as client:
        assert asked(client, "10.0.0.1", "10.0.0.2") == [200, 429]
    with site_with(place, requests_per_minute=1, behind_proxy=True) as client:
        assert asked(client, "10.0.0.1", "10.0.0.2", "spoofed, 10.0.0.1") == [200, 200, 429]


def test_an_address_has_an_end(client: TestClient) -> None:
    assert client.get(f"/search?q={'a' * MAX_ADDRESS_BYTES}").status_code == 414


@pytest.mark.parametrize("path", ["/", "/api/v1/search?q=Sprache", "/nichts"])
def test_the_head_is_that_of_the_answer_without_it(client: TestClient, path: str) -> None:
    head, answer = client.head(path), client.get(path)
    assert head.status_code == answer.status_code
    assert head.content == b""
    assert head.headers["content-type"] == answer.headers["content-type"]


def test_other_origins_may_ask_only_if_the_operator_says_so(place: Workspace) -> None:
    headers = {"Origin": "https://stadt.example"}
    with site_with(place) as client:
        assert "access-control-allow-origin" not in client.get("/healthz", headers=headers).headers
    with site_with(place, allowed_origins=("https://stadt.example",)) as client:
        allowed = client.get("/healthz", headers=headers).headers["access-control-allow-origin"]
        assert allowed == "https://stadt.example"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    for path in ("/api/v1/records", "/search", "/"):
        assert client.request(method, path).status_code == 405
