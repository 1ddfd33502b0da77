"""Who is told: a mail server and a receiver of webhooks on 127.0.0.1 that keep what arrives."""

import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(slots=True)
class Post:
    """Everything that arrived, in order.

    Attributes:
        mails: As received.
        notices: Bodies of webhooks.
    """

    mail_port: int = 0
    webhook: str = ""
    mails: list[EmailMessage] = field(default_factory=list)
    notices: list[dict[str, Any]] = field(default_factory=list)

    async def handle_DATA(self, _: object, __: object, envelope: Any) -> str:  # noqa: ANN401, N802 - aiosmtpd's own
        """Take a mail."""
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@contextlib.contextmanager
def receiving() -> Iterator[Post]:
    """Run both servers on free ports."""
    from aiosmtpd.controller import Controller

    post = Post(mail_port=_free_port())
    controller = Controller(post, hostname="127.0.0.1", port=post.mail_port)
    controller.start()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            post.notices.append(json.loads(body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Receiver) as receiver:
        thread = threading.Thread(target=receiver.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        post.webhook = f"http://127.0.0.1:{receiver.server_port}/notices"
        try:
            yield post
        finally:
            receiver.shutdown()
            thread.join()
            controller.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def quotes_of(mail: EmailMessage) -> tuple[str, ...]:
    """The passages that a mail quotes, without what a changed one said before."""
    body = mail.get_body(("plain",))
    lines = () if body is None else str(body.get_content()).splitlines()
    return tuple(line.removeprefix("> ") for line in lines if line.startswith("> "))
