"""A mail as it arrives, over the sample corpus: ``python -m scripts.alert_mail``.

The samples are taken in in two goes, an alert is delivered through a mail server on this machine,
and what arrives there is drawn by Chromium, below the head lines as a mail program shows them.
"""

import argparse
import email
import io
import shutil
import socket
import tempfile
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from html import escape
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from PIL import Image

from docpipe import Searcher, Workspace, ingest
from docpipe.alerts import Alert, How, deliver
from docpipe.alerts.editing import add_alert
from docpipe.alerts.overview import begin
from docpipe.embed import EmbedOptions
from docpipe.model import Filters, RecordType
from docpipe.settings import Settings
from docpipe.settings.alerts import AlertOptions, MailOptions, MailSecurity
from docpipe.settings.web import WebOptions
from scripts.screens import COLOURS, IMAGES, browser

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples"
LATER = ("sprachmittlung-2019", "migrantenoekonomie-2012")
"""Beginnings of names of samples that come in the second go, if nothing else is said."""

ALERT = Alert(
    key="sprachmittlung",
    title="Sprachmittlung in Kommunen",
    query="Sprachmittlung",
    filters=Filters(types=(RecordType.PRACTICE, RecordType.DEMAND)),
    mail=("ada@beispiel.example",),
)
WIDTH = 720


class _Box:
    """Keeps what arrives."""

    def __init__(self) -> None:
        self.arrived: list[EmailMessage] = []

    async def handle_DATA(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.original_content or b""
        self.arrived.append(email.message_from_bytes(content, policy=policy.default))
        return "250 OK"


def main() -> None:
    """Take in, deliver, draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--later", nargs="*", default=LATER)
    parser.add_argument("--raw", type=Path, help="Also keep the mail itself there")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        message = arrived(Path(folder), tuple(chosen.later))
    if chosen.raw:
        chosen.raw.write_bytes(message.as_bytes())
    picture = drawn(message)
    (IMAGES / "alert-mail.png").write_bytes(picture)
    print("alert-mail.png", len(picture) // 1024, "kB")


def arrived(root: Path, later: tuple[str, ...]) -> EmailMessage:
    """The mail about the samples that came later."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = Settings(
        embed=EmbedOptions(model="hash:64"),
        web=WebOptions(base_url="https://fundstellen.example"),
        alerts=AlertOptions(attempts=1),
        mail=MailOptions(
            host="127.0.0.1",
            port=port,
            security=MailSecurity.NONE,
            sender="fundstellen@stadt.example",
            sender_name="Fundstellen",
        ),
    )
    place = Workspace.open(root / "corpus", root / "index", settings)
    papers = root / "papers"
    papers.mkdir()
    for path in SAMPLES.glob("*.pdf"):
        if not path.name.startswith(later):
            shutil.copyfile(path, papers / path.name)
    ingest([str(papers)], place)
    add_alert(place.corpus.root, ALERT)
    begin(place, ALERT)
    ingest([str(SAMPLES)], place)
    box = _Box()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with Searcher.open(place.index_dir) as searcher:
            said = deliver(place, searcher, How(now=datetime.now(UTC)))
    finally:
        controller.stop()
    print(*said, sep="\n")
    return box.arrived[-1]


def drawn(message: EmailMessage) -> bytes:
    """The mail as PNG, head lines above."""
    body = message.get_body(("html",))
    if body is None:
        raise ValueError("no HTML in the mail")
    attached = ", ".join(str(one.get_filename()) for one in message.iter_attachments())
    lines = [(name, str(message[name])) for name in ("From", "To", "Date", "Subject")]
    lines += [("Attachment", attached)]
    head = "".join(
        f"<div><b>{escape(name)}:</b> {escape(' '.join(value.split()))}</div>"
        for name, value in lines
    )
    frame = (
        '<div style="font:14px/1.5 monospace;padding:12px 20px;background:#fff;'
        f'border-bottom:1px solid #888">{head}</div>'
    )
    page_source = str(body.get_content()).replace("<div", f"{frame}<div", 1)
    with browser() as one:
        page = one.new_page(viewport={"width": WIDTH, "height": 800})
        page.set_content(page_source)
        picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    packed = io.BytesIO()
    picture.convert("RGB").quantize(COLOURS).save(packed, "PNG", optimize=True)
    return packed.getvalue()


if __name__ == "__main__":
    main()
