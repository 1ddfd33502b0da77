"""The table ``[fetch]`` of docpipe.toml: how politely and how long files are fetched, and where."""

from dataclasses import dataclass
from ipaddress import ip_network
from urllib.parse import urlsplit

from docpipe._version import __version__

PRODUCT = "docpipe"
"""The name that a robots.txt addresses docpipe by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """The table ``[fetch]``.

    Attributes:
        user_agent: How docpipe names itself; empty for its name, version and ``contact``.
        contact: E-mail or web address of whoever runs it, for the webmasters of the hosts.
        delay_s: Pause between two requests to one host.
        max_delay_s: A robots.txt that asks for longer pauses gets this one.
        timeout_s: Without a sign of life from the server.
        max_time_s: For one file, all attempts together, pauses not counted.
        min_bytes_per_s: A server slower than this over half a minute is given up for now.
        max_bytes: Of one file.
        max_redirects: For one file.
        n_attempts: For one file, the first included.
        max_wait_s: Longest wait for a server in trouble; one that asks for more is left for the
            next run.
        allow_hosts: Names, IP addresses and networks (``10.0.0.0/8``) of one's own network that
            may be asked; everything outside the public internet is refused otherwise.
        obey_robots: Whether robots.txt is read and obeyed.
        proxy: Address of a proxy that all requests take. It resolves names itself, so docpipe can
            no longer tell where they lead; the proxy has to refuse the own network.
        n_hosts: How many hosts are asked side by side; one host has one connection only.
    """

    user_agent: str = ""
    contact: str = ""
    delay_s: float = 1.0
    max_delay_s: float = 30.0
    timeout_s: float = 30.0
    max_time_s: float = 900.0
    min_bytes_per_s: int = 1000
    max_bytes: int = 400_000_000
    max_redirects: int = 8
    n_attempts: int = 4
    max_wait_s: float = 120.0
    allow_hosts: tuple[str, ...] = ()
    obey_robots: bool = True
    proxy: str = ""
    n_hosts: int = 8

    def __post_init__(self) -> None:
        positive = ("timeout_s", "max_time_s", "max_bytes", "n_attempts", "n_hosts")
        not_negative = (
            "delay_s",
            "max_delay_s",
            "min_bytes_per_s",
            "max_redirects",
            "max_wait_s",
        )
        for name in positive:
            if getattr(self, name) <= 0:
                raise ValueError(f"[fetch] {name} muss größer als 0 sein")
        for name in not_negative:
            if getattr(self, name) < 0:
                raise ValueError(f"[fetch] {name} darf nicht negativ sein")
        self._check_texts()

    def _check_texts(self) -> None:
        for text in (self.user_agent, self.contact):
            if not (text.isascii() and text.isprintable()):
                raise ValueError("[fetch] user_agent und contact stehen in einer Kopfzeile: ASCII")
        for entry in self.allow_hosts:
            if "/" in entry:
                ip_network(entry)  # raises the ValueError that names what is wrong
            elif not entry or entry != entry.strip():
                raise ValueError(f"[fetch] allow_hosts: {entry!r} ist kein Name")
        if self.proxy and urlsplit(self.proxy).scheme not in {"http", "https"}:
            raise ValueError("[fetch] proxy ist eine Adresse wie http://proxy.example:3128")

    @property
    def agent(self) -> str:
        """The header ``User-Agent``."""
        name = f"{PRODUCT}/{__version__}"
        return self.user_agent or (f"{name} (+{self.contact})" if self.contact else name)
