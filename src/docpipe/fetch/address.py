"""Web addresses: taken apart once, checked, and put together again in one normal form."""

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import quote, urljoin, urlsplit

from docpipe.errors import ForbiddenAddressError

_PORTS = {"http": 80, "https": 443}
_MAX_PRIVILEGED_PORT = 1023
"""Below 1024 other services live, which a web request could be made to talk to."""

_MAX_CHARACTERS = 4000
"""Servers answer 414 from about 8,000; nothing that long names a publication."""

_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_LOGIN = re.compile(r"//[^/?#]*@")
_UNESCAPED_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = "%/:@!$&'()*+,;=~-._"
"""What a path may hold as it is (RFC 3986); a query may hold ``?`` as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A checked address.

    Attributes:
        host: In lower case, international names in their ASCII form, IPv6 without brackets.
        path: With the query, percent-encoded.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The header ``Host``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.is_default_port else f"{host}:{self.port}"

    @property
    def is_default_port(self) -> bool:
        """Whether the scheme already says the port."""
        return self.port == _PORTS[self.scheme]

    @property
    def origin(self) -> str:
        """What one robots.txt holds for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def address(self) -> str:
        """The normal form."""
        return self.origin + self.path

    @property
    def has_usual_port(self) -> bool:
        """Whether web servers are to be expected there."""
        return self.port in _PORTS.values() or self.port > _MAX_PRIVILEGED_PORT


def parse(address: str) -> Target:
    """Take an address apart.

    Raises:
        ForbiddenAddressError: It is no web address, or holds a password.
    """
    text = address.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as exc:
        raise _refused(address, f"ist keine gültige Adresse ({exc})") from exc
    if parts.scheme not in _PORTS:
        raise _refused(address, "beginnt nicht mit http:// oder https://")
    if "@" in parts.netloc:
        raise _refused(address, "enthält Zugangsdaten; docpipe holt nur, was öffentlich ist")
    if len(text) > _MAX_CHARACTERS or _CONTROL.search(text) or "\\" in parts.netloc:
        raise _refused(address[:100], "ist zu lang oder enthält Steuerzeichen")
    return Target(
        scheme=parts.scheme,
        host=_host(parts.hostname or "", address),
        port=_PORTS[parts.scheme] if port is None else port,
        path=_encoded(parts.path) + (f"?{_encoded(parts.query, '?')}" if parts.query else ""),
    )


def follow(base: Target, location: str) -> Target:
    """Where a redirect leads.

    A redirect from https to http is refused: whoever sits on the line could put another file in
    place of the publication, and nobody is there to see it. Who trusts it lists the http address.

    Raises:
        ForbiddenAddressError: Nowhere that may be asked.
    """
    try:
        joined = urljoin(base.address, location.strip())
    except ValueError as exc:
        raise _refused(location, f"ist keine gültige Adresse ({exc})") from exc
    target = parse(joined)
    if base.scheme == "https" and target.scheme == "http":
        raise _refused(
            base.address,
            f"leitet von https auf das ungesicherte {target.address} um. "
            "Wenn das so sein soll, bitte diese Adresse selbst angeben",
        )
    return target


def canonical(address: str) -> str:
    """The normal form of an address, without fragment; what is none stays as it is."""
    try:
        return parse(address).address
    except ForbiddenAddressError:
        return address


def _host(name: str, address: str) -> str:
    host = name.rstrip(".").lower()
    if ":" in host:
        try:
            return str(IPv6Address(host))
        except ValueError as exc:
            raise _refused(address, f"nennt keine gültige IP-Adresse ({exc})") from exc
    if not host.isascii():
        host = _ascii(host, address)
    if not _HOST.fullmatch(host):
        raise _refused(address, "nennt keinen gültigen Rechner")
    return _number(host, address) if _NUMBER.fullmatch(host.rpartition(".")[2]) else host


def _number(host: str, address: str) -> str:
    """An IPv4 address in its usual notation; systems read ``2130706433`` and ``0x7f.1`` as one."""
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError as exc:
        raise _refused(address, "nennt keine gültige IP-Adresse") from exc


def _ascii(host: str, address: str) -> str:
    import idna  # its tables are large, and few names need them

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as exc:
        raise _refused(address, f"nennt keinen gültigen Rechner ({exc})") from exc


def _encoded(text: str, also: str = "") -> str:
    """Percent-encode what must be; what is encoded already stays."""
    kept = quote(_UNESCAPED_PERCENT.sub("%25", text), safe=_KEPT + also)
    return kept if also else kept or "/"


def is_ip(host: str) -> bool:
    """Whether a host is given by its number, in the usual notation."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _refused(address: str, why: str) -> ForbiddenAddressError:
    """Without name and password: messages stand in reports, mails and logs."""
    return ForbiddenAddressError(f"{_LOGIN.sub('//…@', address)} {why}.")
