"""Notices as mails, and handing them to a mail server.

A mail says the same whenever it is made: its Message-ID comes from the notice and the recipient,
its date from the notice. Each recipient gets one of his or her own, so nobody sees another's
address and one refusal says nothing of the others.
"""

import logging
import smtplib
import ssl
import time
from collections.abc import Callable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from docpipe.alerts.letter import Addressed, as_html, as_text, is_cut, subject
from docpipe.alerts.shapes import Notice, Sort
from docpipe.alerts.wording import say
from docpipe.errors import DeliveryError, RefusedError
from docpipe.files import sha256_bytes
from docpipe.settings.alerts import MailOptions, MailSecurity

_LOG = logging.getLogger(__name__)

_POLICY = SMTP.clone(max_line_length=76)

_MAILS_A_CONNECTION = 50
"""Some servers end a connection after a hundred."""

_OK = 250

_WAIT_S = 2.0
"""Before the second attempt to reach the server; doubled before each further one."""


def compose(notice: Notice, recipient: str, options: MailOptions, base: str = "") -> EmailMessage:
    """The mail for one recipient."""
    unsubscribe = _unsubscribe(notice, options)
    to = Addressed(recipient=recipient, base=base, unsubscribe=unsubscribe, listed=options.listed)
    message = EmailMessage(policy=_POLICY)
    domain = options.sender.rpartition("@")[2]
    # Control characters would be refused: they come from texts of publications.
    message["Subject"] = _printable(subject(notice))
    message["From"] = Address(_printable(options.sender_name), addr_spec=options.sender)
    message["To"] = Address(addr_spec=recipient)
    if options.reply_to:
        message["Reply-To"] = Address(addr_spec=options.reply_to)
    message["Date"] = format_datetime(datetime.fromisoformat(notice.created))
    message["Message-ID"] = message_id(notice, recipient, domain)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    if notice.sort is not Sort.ALARM:
        message["List-Id"] = f"<{notice.alert}.alerts.{domain}>"
        message["List-Unsubscribe"] = f"<{unsubscribe}>"
    message.set_content(as_text(notice, to), cte="quoted-printable")
    message.add_alternative(as_html(notice, to), subtype="html", cte="quoted-printable")
    if is_cut(notice, to):
        whole = as_html(notice, to, whole=True).encode()
        name = say(notice.language, "file")
        message.add_attachment(whole, maintype="text", subtype="html", filename=name)
    if notice.ris:
        message.add_attachment(
            notice.ris.encode(),
            maintype="application",
            subtype="x-research-info-systems",
            filename=f"{notice.alert}.ris",
        )
    # Last: adding parts moves whatever is called Content-… into the first of them.
    message["Content-Language"] = notice.language.value
    return message


def message_id(notice: Notice, recipient: str, domain: str) -> str:
    """The same for every attempt: a mail server or reader can tell a repetition."""
    return f"<{notice.id}.{sha256_bytes(recipient.encode())[:8]}@{domain}>"


def _unsubscribe(notice: Notice, options: MailOptions) -> str:
    if options.unsubscribe:
        return options.unsubscribe
    address = options.reply_to or options.sender
    return f"mailto:{address}?subject={quote(f'Abbestellen: {notice.alert}')}"


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text).strip()


class MailSender:
    """Hands mails over, through one connection a run.

    A server that cannot be reached is not asked again in the same run.

    Args:
        attempts: To reach the server.
        sleep: Replaced in tests.
    """

    def __init__(
        self,
        options: MailOptions,
        *,
        base: str = "",
        attempts: int = 1,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._options, self._base = options, base.rstrip("/")
        self._attempts, self._sleep = attempts, sleep
        self._server: smtplib.SMTP | None = None
        self._n_sent = 0
        self._down = ""

    def send(self, notice: Notice, recipient: str) -> None:
        """Hand one mail over: it is the server's from here on.

        Raises:
            RefusedError: The server refuses this mail or recipient for good (5xx).
            DeliveryError: It could not be reached, or refuses for now (4xx).
        """
        if not self._options.host:
            raise DeliveryError("Es ist kein Mailserver eingestellt ([mail] host und sender).")
        try:
            message = compose(notice, recipient, self._options, self._base)
        except ValueError as exc:
            raise DeliveryError(f"Die Nachricht kann nicht geschrieben werden: {exc}") from exc
        server = self._connected()
        self._n_sent += 1
        try:
            server.send_message(message, self._options.sender, [recipient])
        except smtplib.SMTPRecipientsRefused as exc:
            code, said = next(iter(exc.recipients.values()))
            raise _refusal(code, said) from exc
        except smtplib.SMTPResponseException as exc:
            raise _refusal(exc.smtp_code, exc.smtp_error) from exc
        except (smtplib.SMTPException, OSError) as exc:
            self._hang_up()
            raise DeliveryError(f"Der Mailserver hat die Verbindung beendet: {exc}") from exc

    def close(self) -> None:
        """Say goodbye; what was handed over is not touched by a failure of that."""
        server, self._server = self._server, None
        if server is not None:
            try:
                server.quit()
            except (smtplib.SMTPException, OSError):
                server.close()

    def _hang_up(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()

    def _is_alive(self, server: smtplib.SMTP) -> bool:
        """Whether another mail may go through this connection: found out before it matters."""
        try:
            return self._n_sent < _MAILS_A_CONNECTION and server.noop()[0] == _OK
        except (smtplib.SMTPException, OSError):
            return False

    def _connected(self) -> smtplib.SMTP:
        if self._server is not None and self._is_alive(self._server):
            return self._server
        self.close()
        if self._down:
            raise DeliveryError(self._down)
        for attempt in range(self._attempts):
            if attempt:
                self._sleep(_WAIT_S * 2 ** (attempt - 1))
            try:
                self._server = _login(self._options)
            except DeliveryError as exc:
                _LOG.warning("%s", exc)
                self._down = str(exc)
            else:
                self._down, self._n_sent = "", 0
                return self._server
        raise DeliveryError(self._down)


def _login(options: MailOptions) -> smtplib.SMTP:
    """A connection on which mails can be sent."""
    where = f"{options.host}:{options.port_used}"
    try:
        server = _connection(options)
        try:
            if options.user:
                server.login(options.user, options.secret())
        except BaseException:
            server.close()
            raise
    except smtplib.SMTPAuthenticationError as exc:
        raise DeliveryError(
            f"Der Mailserver {where} nimmt die Anmeldung nicht an ({exc.smtp_code}). Bitte "
            "[mail] user und das Passwort prüfen."
        ) from exc
    except UnicodeEncodeError as exc:
        raise DeliveryError(
            "[mail] user und Passwort dürfen nur Zeichen des ASCII enthalten; andere kennt die "
            "Anmeldung bei Mailservern nicht."
        ) from exc
    except smtplib.SMTPNotSupportedError as exc:
        raise DeliveryError(
            f"Der Mailserver {where} bietet nicht, was eingestellt ist (STARTTLS oder Anmeldung)."
        ) from exc
    except ssl.SSLError as exc:
        raise DeliveryError(
            f"Mit dem Mailserver {where} kommt keine gesicherte Verbindung zustande: {exc}"
        ) from exc
    except (smtplib.SMTPException, OSError) as exc:
        raise DeliveryError(f"Der Mailserver {where} ist nicht zu erreichen: {exc}") from exc
    return server


def _connection(options: MailOptions) -> smtplib.SMTP:
    host, port, timeout = options.host, options.port_used, options.timeout_s
    if options.security is MailSecurity.NONE:
        return smtplib.SMTP(host, port, timeout=timeout)
    context = ssl.create_default_context(cafile=options.ca_file or None)
    if options.security is MailSecurity.SSL:
        return smtplib.SMTP_SSL(host, port, timeout=timeout, context=context)
    server = smtplib.SMTP(host, port, timeout=timeout)
    try:
        server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _refusal(code: int, said: bytes | str) -> DeliveryError:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    message = f"Der Mailserver lehnt ab: {code} {_printable(text)}"
    permanent = 500 <= code < 600  # RFC 5321, 4.2.1
    return RefusedError(message) if permanent else DeliveryError(message)
