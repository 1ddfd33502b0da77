"""Mails, as they arrive at a real server."""

import email.utils
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
import rispy
from lxml import html

from docpipe.alerts import Channel, Notice, Sort, deliver
from docpipe.alerts.mail import MailSender, compose
from docpipe.alerts.sending import Sender
from docpipe.alerts.shapes import Kind, Recipient, Told, Voice
from docpipe.errors import DeliveryError, RefusedError
from docpipe.search import Searcher
from docpipe.settings.alerts import MailOptions, MailSecurity
from tests.unit.alerts.bench import SETTINGS, Bench, Post, record
from tests.unit.alerts.mail_server import (
    HOST,
    PASSWORD,
    USER,
    Mailbox,
    mail_server,
    write_certificate,
)

QUOTE = (
    "Die Stadt soll „bezahlbaren“ Wohnraum für\nMieter*innen schaffen – und zwar <jetzt> & hier."
)
TOLD = Told(
    kind=Kind.NEW,
    id="aaaaaaaaaaaaaaaa:r00000001",
    born="aaaaaaaaaaaaaaaa:r00000001",
    digest="0" * 16,
    type="recommendation",
    title="Wohnen für alle",
    quote=QUOTE,
    citation="Stadt Musterau (2023): Leitlinien. S. 10 (PDF-Seite 12).",
    document_id="a" * 16,
    document="Stadt Musterau (2023): Leitlinien.",
    author="Stadt Musterau",
    page=12,
    source_url="https://musterau.example/leitlinien.pdf#page=12",
    first="2026-01-05T06:00:00+00:00",
    changed="2026-03-02T06:00:00+00:00",
)
NOTICE = Notice(
    id="0123456789abcdef0123",
    sort=Sort.NEWS,
    alert="wohnen",
    title="Wohnen in Städten",
    channel=Channel.MAIL,
    created="2026-03-02T06:10:00+00:00",
    since="2026-02-23T06:00:00+00:00",
    until="2026-03-02T06:00:00+00:00",
    recipients=(Recipient(name="ada@example.org"),),
    told=(TOLD, replace(TOLD, kind=Kind.CHANGED, id=f"{TOLD.id[:-1]}2")),
    search="„Wohnraum“, Empfehlung",
    ris="TY  - RPRT\r\nER  - \r\n",
)
OPTIONS = MailOptions(
    host=HOST,
    security=MailSecurity.NONE,
    sender="benachrichtigung@docpipe.example",
    sender_name="Fundstellen Jürgen",
    timeout_s=5,
)
BASE = "https://beispiel.example"


@pytest.fixture
def box() -> Iterator[Mailbox]:
    with mail_server() as box:
        yield box


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_certificate(tmp_path_factory.mktemp("tls") / "mail.pem")


def send(options: MailOptions, notice: Notice = NOTICE, to: str = "ada@example.org") -> None:
    sender = MailSender(options, base=BASE, sleep=lambda _: None)
    try:
        sender.send(notice, to)
    finally:
        sender.close()


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    text = body.get_content()
    assert isinstance(text, str)
    return text.replace("\r\n", "\n")


def attachments(message: EmailMessage) -> dict[str, bytes]:
    found = {}
    for one in message.iter_attachments():
        data = one.get_payload(decode=True)
        assert isinstance(data, bytes)
        found[str(one.get_filename())] = data
    return found


def test_a_mail_arrives_with_all_that_it_should_say(box: Mailbox) -> None:
    send(replace(OPTIONS, port=box.port))
    mail = box.last()
    assert mail["Subject"] == "Wohnen in Städten: 1 neu, 1 geändert"
    assert mail["From"] == "Fundstellen Jürgen <benachrichtigung@docpipe.example>"
    assert mail["To"] == "ada@example.org"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert email.utils.parsedate_to_datetime(mail["Date"]) == datetime(
        2026, 3, 2, 6, 10, tzinfo=UTC
    )
    assert mail["Message-ID"].startswith("<0123456789abcdef0123.")
    assert mail["List-Unsubscribe"].strip() == (
        "<mailto:benachrichtigung@docpipe.example?subject=Abbestellen%3A%20wohnen>"
    )
    assert mail["List-Id"] == "<wohnen.alerts.docpipe.example>"
    assert mail.get_content_type() == "multipart/mixed"


def test_quotes_are_verbatim_in_the_text_and_in_the_html(box: Mailbox) -> None:
    send(replace(OPTIONS, port=box.port))
    text = part(box.last(), "plain")
    assert "\n".join(f"> {line}" for line in QUOTE.splitlines()) in text
    tree = html.fromstring(part(box.last(), "html"))
    assert tree.xpath("//blockquote")[0].text_content() == QUOTE
    for said in (TOLD.citation, f"{BASE}/records/aaaaaaaaaaaaaaaa%3Ar00000001", TOLD.source_url):
        assert said is not None
        assert said in text
    links = tree.xpath("//a/@href")
    assert links[:2] == [f"{BASE}/records/aaaaaaaaaaaaaaaa%3Ar00000001", TOLD.source_url]
    assert "zuerst erschienen am 5.1.2026" in text


def test_no_line_is_longer_than_mail_allows(box: Mailbox) -> None:
    long = replace(TOLD, quote="sehr langes Zitat ohne Umbruch " * 100)
    send(replace(OPTIONS, port=box.port), replace(NOTICE, told=(long,)))
    raw = box.arrived[-1][0].original_content
    assert raw is not None
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert long.quote in part(box.last(), "plain")


def test_without_web_pages_there_is_no_link_to_them(box: Mailbox) -> None:
    sender = MailSender(replace(OPTIONS, port=box.port))
    sender.send(NOTICE, "ada@example.org")
    sender.close()
    assert "Beleg ansehen" not in part(box.last(), "plain")
    assert "Beleg ansehen" not in part(box.last(), "html")


def test_what_is_gone_has_no_proof_to_look_at() -> None:
    gone = replace(NOTICE, told=(replace(TOLD, kind=Kind.GONE),))
    text = part(compose(gone, "ada@example.org", OPTIONS, BASE), "plain")
    assert "NICHT MEHR IM BESTAND (1)" in text
    assert f"{BASE}/records" not in text


def test_what_changed_says_how_it_was() -> None:
    was = (("topics", "Wohnen"), ("type", "demand"), ("strength", ""))
    changed = replace(NOTICE, told=(replace(TOLD, kind=Kind.CHANGED, was=was),))
    mail = compose(changed, "ada@example.org", OPTIONS)
    for kind in ("plain", "html"):
        text = part(mail, kind)
        for said in ("Bisher Themen: Wohnen", "Bisher Art: Forderung", "Bisher Stärke: (nichts)"):
            assert said in text


def test_english_on_request() -> None:
    english = replace(NOTICE, language=Voice.ENGLISH)
    mail = compose(english, "ada@example.org", OPTIONS, BASE)
    assert mail["Subject"] == "Wohnen in Städten: 1 new, 1 changed"
    assert mail["Content-Language"] == "en"
    assert f"{BASE}/en/records/" in part(mail, "plain")
    assert "Recommendation" in part(mail, "html")


def test_a_long_list_stands_complete_in_an_attachment() -> None:
    many = tuple(replace(TOLD, id=f"{'a' * 16}:r{n:08d}", quote=f"Satz {n}.") for n in range(450))
    mail = compose(replace(NOTICE, told=many), "ada@example.org", OPTIONS, BASE)
    said = "Hier stehen die ersten 200 von 450"
    assert said in part(mail, "plain")
    assert said in part(mail, "html")
    whole = html.document_fromstring(attachments(mail)["alle-datensaetze.html"].decode())
    assert [one.text_content() for one in whole.xpath("//blockquote")] == [
        one.quote for one in many
    ]
    assert "NEU (450)" in part(mail, "plain")


def test_the_records_are_attached_for_reference_managers(bench: Bench) -> None:
    bench.define('[[alert]]\nkey = "alles"\nmail = ["ada@example.org"]\nstart = "everything"\n')
    bench.publish(record("1", "Die Stadt soll bauen."), record("2", "Der Bund soll fördern."))
    bench.deliver()
    mail = compose(bench.post.sent[0][0], "ada@example.org", OPTIONS)
    entries = rispy.loads(attachments(mail)["alles.ris"].decode())
    assert [one["notes"][0].split(" [")[0] for one in entries] == [
        "Die Stadt soll bauen.",
        "Der Bund soll fördern.",
    ]


@pytest.mark.parametrize("evil", ["Wohnen\r\nBcc: alle@example.org", "Wohnen\nX: y", "a\x00b"])
def test_no_text_can_write_a_header(box: Mailbox, evil: str) -> None:
    notice = replace(NOTICE, title=evil, told=(replace(TOLD, title=evil),))
    send(replace(OPTIONS, port=box.port), notice)
    assert box.recipients() == ["ada@example.org"]
    assert box.last()["Bcc"] is None
    assert box.last()["X"] is None


def test_starttls_and_login(certificate: Path) -> None:
    with mail_server(certificate=certificate, with_login=True) as box:
        options = replace(
            OPTIONS,
            port=box.port,
            security=MailSecurity.STARTTLS,
            ca_file=str(certificate),
            user=USER,
            password=PASSWORD,
        )
        send(options)
        assert (box.was_secure, box.logins) == ([True], [USER])


def test_tls_from_the_first_byte(certificate: Path) -> None:
    with mail_server(certificate=certificate, at_once=True) as box:
        send(replace(OPTIONS, port=box.port, security=MailSecurity.SSL, ca_file=str(certificate)))
        assert box.was_secure == [True]


def test_a_server_that_nobody_vouches_for_gets_nothing(certificate: Path) -> None:
    with mail_server(certificate=certificate) as box:
        with pytest.raises(DeliveryError, match="gesicherte Verbindung"):
            send(replace(OPTIONS, port=box.port, security=MailSecurity.STARTTLS))
        assert box.arrived == []


def test_a_server_without_tls_gets_nothing_if_tls_is_asked_for(box: Mailbox) -> None:
    with pytest.raises(DeliveryError, match="STARTTLS"):
        send(replace(OPTIONS, port=box.port, security=MailSecurity.STARTTLS))
    assert box.arrived == []


def test_a_wrong_password_is_named_and_never_logged(
    certificate: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    path = tmp_path / "passwort"
    path.write_text("falsch-und-geheim\n", encoding="utf-8")
    with mail_server(certificate=certificate, with_login=True) as box:
        options = replace(
            OPTIONS,
            port=box.port,
            security=MailSecurity.STARTTLS,
            ca_file=str(certificate),
            user=USER,
            password_file=str(path),
        )
        with pytest.raises(DeliveryError, match="Anmeldung") as caught:
            send(options)
    assert "falsch-und-geheim" not in f"{caplog.text}{caught.value}{options!r}"
    assert PASSWORD not in repr(replace(options, password=PASSWORD))


def test_a_password_that_no_server_could_take_is_named(certificate: Path) -> None:
    with mail_server(certificate=certificate, with_login=True) as box:
        options = replace(
            OPTIONS,
            port=box.port,
            security=MailSecurity.STARTTLS,
            ca_file=str(certificate),
            user=USER,
            password="öffnet-nichts",  # noqa: S106 - opens nothing
        )
        with pytest.raises(DeliveryError, match="ASCII"):
            send(options)


@pytest.mark.parametrize(
    ("answer", "error"),
    [("550 5.1.1 unbekannt", RefusedError), ("450 4.2.1 später", DeliveryError)],
)
def test_a_refused_recipient(box: Mailbox, answer: str, error: type[DeliveryError]) -> None:
    box.refused["ada@example.org"] = answer
    with pytest.raises(DeliveryError, match=answer[:3]) as caught:
        send(replace(OPTIONS, port=box.port))
    assert type(caught.value) is error


@pytest.mark.parametrize(
    ("answer", "error"), [("554 Spam", RefusedError), ("451 greylisted", DeliveryError)]
)
def test_a_refused_mail(box: Mailbox, answer: str, error: type[DeliveryError]) -> None:
    box.on_data = answer
    with pytest.raises(DeliveryError, match=answer) as caught:
        send(replace(OPTIONS, port=box.port))
    assert type(caught.value) is error


def test_after_a_refusal_the_next_mail_goes_through(box: Mailbox) -> None:
    box.refused["ada@example.org"] = "550 unbekannt"
    sender = MailSender(replace(OPTIONS, port=box.port))
    with pytest.raises(RefusedError):
        sender.send(NOTICE, "ada@example.org")
    sender.send(NOTICE, "bea@example.org")
    sender.close()
    assert box.recipients() == ["bea@example.org"]


def test_a_server_that_is_down_is_not_asked_for_every_mail(box: Mailbox) -> None:
    waits: list[float] = []
    sender = MailSender(replace(OPTIONS, port=1), attempts=3, sleep=waits.append)
    for _ in range(4):
        with pytest.raises(DeliveryError, match="nicht zu erreichen"):
            sender.send(NOTICE, "ada@example.org")
    assert waits == [2.0, 4.0]


def test_many_mails_share_connections_but_not_one_for_all(box: Mailbox) -> None:
    sender = MailSender(replace(OPTIONS, port=box.port))
    for n in range(120):
        sender.send(NOTICE, f"p{n}@example.org")
    sender.close()
    assert len(box.recipients()) == 120
    assert box.n_connections == 3


def test_a_connection_that_the_server_has_ended_is_made_anew(box: Mailbox) -> None:
    sender = MailSender(replace(OPTIONS, port=box.port))
    sender.send(NOTICE, "ada@example.org")
    assert sender._server is not None
    assert sender._server.sock is not None
    sender._server.sock.close()
    sender.send(NOTICE, "bea@example.org")
    sender.close()
    assert box.recipients() == ["ada@example.org", "bea@example.org"]


def test_half_of_the_recipients_and_nobody_sees_the_others(bench: Bench, box: Mailbox) -> None:
    mail = replace(OPTIONS, port=box.port)
    bench.settings = replace(SETTINGS, mail=mail)
    bench.define(
        '[[alert]]\nkey = "alles"\nmail = ["ada@example.org", "bea@example.org"]\n'
        'start = "everything"\n'
    )
    bench.publish(record("1", "Die Stadt soll bauen."))
    box.refused["ada@example.org"] = "450 4.2.1 später"
    bench.deliver(by={Channel.MAIL: MailSender(mail), **_rest()})
    assert box.recipients() == ["bea@example.org"]
    box.refused.clear()
    for _ in range(2):
        bench.deliver(by={Channel.MAIL: MailSender(mail), **_rest()})
    assert box.recipients() == ["bea@example.org", "ada@example.org"]
    assert [str(message["To"]) for _, message in box.arrived] == box.recipients()
    ids = {str(message["Message-ID"]) for _, message in box.arrived}
    assert len(ids) == 2


def _rest() -> dict[Channel, Sender]:
    return {Channel.FILE: Post(), Channel.WEBHOOK: Post()}


def test_the_senders_of_the_settings_deliver(bench: Bench, box: Mailbox) -> None:
    bench.settings = replace(SETTINGS, mail=replace(OPTIONS, port=box.port))
    bench.define(
        '[[alert]]\nkey = "alles"\nfile = true\nmail = ["ada@example.org"]\nstart = "everything"\n'
    )
    bench.publish(record("1", "Die Stadt soll bauen."))
    with Searcher.open(bench.place.index_dir) as searcher:
        said = deliver(bench.place, searcher)
    assert [one.message for one in said] == ["", ""]
    assert box.recipients() == ["ada@example.org"]
    assert (bench.place.corpus.root / "alerts" / "feeds" / "alles" / "feed.atom").is_file()


def test_without_a_mail_server_the_notice_waits(bench: Bench) -> None:
    with pytest.raises(DeliveryError, match=r"\[mail\] host"):
        send(MailOptions())
