"""Which machines may be asked: the public internet, and what the operator allows by name.

Addresses stand on pages that others write. Without this guard a link could make docpipe fetch from
the network it runs in: administration pages, databases, the keys that clouds hand out.
"""

import socket
from collections.abc import Callable, Sequence
from ipaddress import (
    IPv4Address,
    IPv6Address,
    ip_address,
    ip_network,
)

from docpipe.errors import ForbiddenAddressError
from docpipe.fetch.address import Target, is_ip
from docpipe.fetch.trouble import AttemptError

Resolve = Callable[[str, int], Sequence[str]]
"""All IP addresses of a host name, best first; ``OSError`` where there are none."""

_INSIDE = (
    ip_network("168.63.129.16"),  # answers inside Azure, though its number is a public one
    ip_network("192.0.0.0/24"),  # protocols, and inside Oracle's cloud; Python took it for public
)
"""Beside what Python's ``ipaddress`` knows. The metadata services of other clouds are in there."""

_UNICAST = ip_network("2000::/3")
"""All of IPv6 that is the public internet; the rest is special, or not given out yet."""

_NAT64 = ip_network("64:ff9b::/96")
"""IPv4 behind a translator (RFC 6052): what counts is the number inside."""


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the machine's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard:
    """Turns names into addresses that are safe to connect to."""

    def __init__(self, allow_hosts: Sequence[str], resolve: Resolve = resolve) -> None:
        self._resolve = resolve
        self._names = {name.lower().rstrip(".") for name in allow_hosts if not _is_network(name)}
        self._networks = [ip_network(name) for name in allow_hosts if _is_network(name)]

    def checked(self, target: Target) -> Sequence[str]:
        """Give the addresses of a host; whoever connects takes one of these.

        Never the name again: the next answer of its name server may be another one.

        Raises:
            ForbiddenAddressError: One of them is not to be asked.
            AttemptError: The name has no address, or the name server does not answer.
        """
        named = target.host in self._names
        if not (named or target.has_usual_port):
            raise ForbiddenAddressError(
                f"{target.address} nennt den Anschluss {target.port}; erlaubt sind 80, 443 und "
                f"alle ab 1024. Ausnahmen: [fetch] allow_hosts."
            )
        try:
            numbers = self._resolve(target.host, target.port)
        except (OSError, UnicodeError) as exc:
            again = getattr(exc, "errno", None) == socket.EAI_AGAIN
            raise AttemptError(
                f"Der Name {target.host} ist nicht auflösbar ({exc})", again
            ) from exc
        if not numbers:
            raise AttemptError(f"Der Name {target.host} hat keine Adresse", again=False)
        if not named:
            for number in numbers:
                self._check(target, number)
        return numbers

    def check_literal(self, target: Target) -> None:
        """What can be said where a proxy resolves the names.

        Raises:
            ForbiddenAddressError: The host is given by a number, or as this machine itself.
        """
        if target.host in self._names:
            return
        if target.host == "localhost" or target.host.endswith(".localhost"):
            self._check(target, "127.0.0.1")
        elif is_ip(target.host):
            self._check(target, target.host)

    def _check(self, target: Target, number: str) -> None:
        address = ip_address(number.partition("%")[0])
        allowed = any(address in network for network in self._networks)
        if not allowed and not is_public(address):
            raise ForbiddenAddressError(
                f"{target.address} führt zu {number}, einer Adresse außerhalb des öffentlichen "
                f"Internets. Wenn das so sein soll: [fetch] allow_hosts = "
                f'["{target.host}"] in docpipe.toml.'
            )


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an IP address belongs to the public internet, whatever it is wrapped in."""
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
        if address not in _UNICAST:
            return False
    return not (
        not address.is_global
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or address.is_loopback
        or address.is_link_local
        or any(address in network for network in _INSIDE)
    )


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _is_network(entry: str) -> bool:
    return "/" in entry or is_ip(entry)
