"""Signed JSON for other programs."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from docpipe.alerts import Channel
from docpipe.alerts.webhook import WebhookSender
from docpipe.errors import DeliveryError, RefusedError
from docpipe.settings.alerts import AlertOptions
from tests.unit.alerts.bench import Bench, record
from tests.unit.alerts.test_mail import NOTICE, TOLD

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
SECRET = "das-beide-kennen"  # noqa: S105 - opens nothing


@dataclass
class Receiver:
    """What was posted, and what is answered: one status after the other, the last one stays."""

    address: str = ""
    statuses: list[int] = field(default_factory=lambda: [204])
    posted: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.posted.append((headers, body))
            status = receiver.statuses[0]
            if len(receiver.statuses) > 1:
                receiver.statuses.pop(0)
            self.send_response(status)
            self.send_header("Location", receiver.address + "/anderswo")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        receiver.address = f"http://127.0.0.1:{server.server_port}/hook?a=b"
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


OPTIONS = AlertOptions(allow_hosts=("127.0.0.1",), webhook_secret=SECRET, timeout_s=5)


def sender(options: AlertOptions = OPTIONS, waits: list[float] | None = None) -> WebhookSender:
    kept: list[float] = [] if waits is None else waits
    return WebhookSender(
        options, base="https://beispiel.example", now=lambda: NOW, sleep=kept.append
    )


def test_the_notice_as_json(receiver: Receiver) -> None:
    sender().send(NOTICE, receiver.address)
    [(headers, body)] = receiver.posted
    said = json.loads(body)
    assert headers["content-type"] == "application/json"
    assert (said["alert"], said["type"]) == ("wohnen", "docpipe.news")
    assert said["counts"] == {"new": 1, "back": 0, "changed": 1, "withdrawn": 0, "gone": 0}
    assert [one["kind"] for one in said["items"]] == ["new", "changed"]
    assert said["items"][0]["record"]["quote"] == TOLD.quote
    assert said["items"][0]["url"].startswith("https://beispiel.example/records/")


def test_items_are_the_public_objects_of_records(bench: Bench, receiver: Receiver) -> None:
    bench.define(
        f'[[alert]]\nkey = "alles"\nwebhook = "{receiver.address}"\nstart = "everything"\n'
    )
    bench.publish(record("1", "Die Stadt soll bauen.", ["Wohnen"]))
    bench.deliver(by={Channel.WEBHOOK: sender()})
    [item] = json.loads(receiver.posted[0][1])["items"]
    assert item["record"]["topics"] == ["Wohnen"]
    assert {"heading_path", "pages", "document", "citation"} <= item["record"].keys()


def test_the_signature_is_that_of_standard_webhooks(receiver: Receiver) -> None:
    sender().send(NOTICE, receiver.address)
    [(headers, body)] = receiver.posted
    said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    due = hmac.new(SECRET.encode(), said, hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(due).decode()}"
    assert headers["webhook-timestamp"] == str(int(NOW.timestamp()))


def test_a_secret_in_base64(receiver: Receiver) -> None:
    key = bytes(range(24))
    secret = "whsec_" + base64.b64encode(key).decode()
    sender(replace(OPTIONS, webhook_secret=secret)).send(NOTICE, receiver.address)
    [(headers, body)] = receiver.posted
    said = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    due = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{due}"
    assert secret not in repr(replace(OPTIONS, webhook_secret=secret))


def test_a_server_in_trouble_is_asked_again_under_the_same_id(receiver: Receiver) -> None:
    receiver.statuses = [500, 503, 204]
    waits: list[float] = []
    sender(waits=waits).send(NOTICE, receiver.address)
    assert len({headers["idempotency-key"] for headers, _ in receiver.posted}) == 1
    assert (len(receiver.posted), waits) == (3, [1.0, 2.0])


def test_after_the_attempts_of_a_run_the_notice_waits(receiver: Receiver) -> None:
    receiver.statuses = [500]
    own = sender()
    for _ in range(2):
        with pytest.raises(DeliveryError, match="500") as caught:
            own.send(NOTICE, receiver.address)
        assert type(caught.value) is DeliveryError
    assert len(receiver.posted) == 3, "an address in trouble is left alone for the rest of a run"


def test_a_wrong_address_is_not_hammered(receiver: Receiver) -> None:
    receiver.statuses = [404]
    with pytest.raises(DeliveryError, match="404"):
        sender().send(NOTICE, receiver.address)
    assert len(receiver.posted) == 1


def test_an_address_that_is_gone_is_given_up(receiver: Receiver) -> None:
    receiver.statuses = [410]
    with pytest.raises(RefusedError, match="410"):
        sender().send(NOTICE, receiver.address)


def test_redirects_are_not_followed(receiver: Receiver) -> None:
    receiver.statuses = [307]
    with pytest.raises(DeliveryError, match="307"):
        sender().send(NOTICE, receiver.address)
    assert len(receiver.posted) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "[::1]", "10.0.0.1"])
def test_the_own_network_is_not_reached_unless_allowed(receiver: Receiver, host: str) -> None:
    address = receiver.address.replace("127.0.0.1", host)
    with pytest.raises(RefusedError, match=r"\[alerts\] allow_hosts"):
        sender(replace(OPTIONS, allow_hosts=())).send(NOTICE, address)
    assert receiver.posted == []


def test_nobody_listens() -> None:
    with pytest.raises(DeliveryError, match="nicht zu erreichen"):
        sender().send(NOTICE, "http://127.0.0.1:65533/hook")


def test_a_name_is_asked_at_its_next_address_if_the_first_does_not_listen(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``localhost`` is ::1 first, and much listens on 127.0.0.1 alone."""
    own = sender(replace(OPTIONS, allow_hosts=("hier.example",), attempts=1))
    monkeypatch.setattr(own._guard, "_resolve", lambda *_: ["127.0.0.2", "127.0.0.1"])
    own.send(NOTICE, receiver.address.replace("127.0.0.1", "hier.example"))
    [(headers, _)] = receiver.posted
    assert headers["host"].startswith("hier.example:")
