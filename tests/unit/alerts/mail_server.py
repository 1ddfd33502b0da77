"""A real SMTP server on a port of this machine, which refuses what a test tells it to."""

import contextlib
import datetime
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

HOST = "127.0.0.1"
USER, PASSWORD = "docpipe", "geheim-oeffnet-nichts"


@dataclass
class Mailbox:
    """What arrived, and what is refused.

    Attributes:
        refused: Recipient -> what the server answers.
        on_data: What it answers to the mail itself; empty for taking it.
    """

    port: int
    arrived: list[tuple[Envelope, EmailMessage]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    on_data: str = ""
    was_secure: list[bool] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    n_connections: int = 0

    def recipients(self) -> list[str]:
        return [to for envelope, _ in self.arrived for to in envelope.rcpt_tos]

    # No property: the library looks at all members before anything has arrived.
    def last(self) -> EmailMessage:
        return self.arrived[-1][1]

    async def handle_EHLO(  # noqa: N802 - the library's name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        self.n_connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802 - the library's name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.on_data:
            return self.on_data
        content = envelope.original_content or b""
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.arrived.append((envelope, message))
        transport = server.transport
        assert transport is not None
        self.was_secure.append(transport.get_extra_info("sslcontext") is not None)
        return "250 OK"

    def login(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append(data.login.decode())
        return AuthResult(success=data.password.decode() == PASSWORD, handled=False)


@contextlib.contextmanager
def mail_server(
    *, certificate: Path | None = None, at_once: bool = False, with_login: bool = False
) -> Iterator[Mailbox]:
    """Serve until the test is done.

    Args:
        certificate: Offers STARTTLS with it and takes nothing without.
        at_once: TLS from the first byte instead.
        with_login: Only for those who know the password.
    """
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    box = Mailbox(port)
    context = None
    if certificate is not None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
    controller = Controller(
        box,
        hostname=HOST,
        port=port,
        ssl_context=context if at_once else None,
        tls_context=None if at_once else context,
        require_starttls=context is not None and not at_once,
        auth_required=with_login,
        authenticator=box.login if with_login else None,
    )
    with _trusting(certificate if at_once else None):
        controller.start()
    try:
        yield box
    finally:
        controller.stop()


@contextlib.contextmanager
def _trusting(certificate: Path | None) -> Iterator[None]:
    """The controller greets its own server once, as a client that checks certificates."""
    with contextlib.ExitStack() as stack:
        if certificate is not None:
            import pytest

            patch = stack.enter_context(pytest.MonkeyPatch.context())
            patch.setenv("SSL_CERT_FILE", str(certificate))
        yield


def write_certificate(path: Path) -> Path:
    """A certificate of this machine that vouches for itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "docpipe test")])
    today = datetime.datetime.now(datetime.UTC)
    own = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))])
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(own, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path.write_bytes(
        signed.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path
