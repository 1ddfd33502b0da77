"""From an address to its answer: redirects, robots.txt, attempts, and what a status means."""

import random
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from docpipe.errors import (
    DownloadError,
    GoneError,
    NotFoundError,
    RobotsError,
    UnreachableError,
)
from docpipe.fetch.address import Target, follow, parse
from docpipe.fetch.answer import NO_VALIDATORS, Answer, Validators
from docpipe.fetch.body import decoded, paced
from docpipe.fetch.clock import Clock
from docpipe.fetch.guard import Guard
from docpipe.fetch.host import Host
from docpipe.fetch.network import MAX_DRAINED_BYTES, Line, Reply
from docpipe.fetch.options import FetchOptions
from docpipe.fetch.part import Part, Saved
from docpipe.fetch.robots import MAX_BYTES, NO_RULES, Rules
from docpipe.fetch.trouble import AttemptError

_BACKOFF_S = 2.0
"""Longest wait before the second attempt; doubled for each further one."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_TEMPORARY = frozenset({408, 425, 429})
_NO_SUCH_RANGE = 416
_ANSWERS = {404: NotFoundError, 410: GoneError}


class Memory:
    """A short body that is kept in memory, as far as it is read."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self.data = bytearray()

    def request(self, served_at: str) -> dict[str, str]:
        """No part of it is here."""
        return {}

    def take(self, served_at: str, status: int, headers: Mapping[str, str]) -> None:
        """Get ready for a body."""
        self.data.clear()

    def restart(self) -> None:
        """Forget what came."""
        self.data.clear()

    def write(self, pieces: Iterator[bytes]) -> None:
        """Read the beginning."""
        for piece in pieces:
            self.data += piece
            if len(self.data) >= self._max_bytes:
                del self.data[self._max_bytes :]
                return


Sink = Part | Memory | None
"""Where a body goes; without one it is not read."""


@dataclass(slots=True)
class _Errand:
    """One file that is being asked for, and what may still be spent on it."""

    address: str
    validators: Validators
    sink: Sink
    n_attempts: int
    seconds: float
    is_robots: bool = False

    def headers(self, target: Target) -> dict[str, str]:
        """Of the request."""
        headers = {} if self.sink is None else self.sink.request(target.address)
        if self.validators.etag:
            headers["If-None-Match"] = self.validators.etag
        if self.validators.last_modified:
            headers["If-Modified-Since"] = self.validators.last_modified
        return headers


@dataclass(frozen=True, slots=True)
class _Answered:
    reply: Reply
    saved: Saved | None


class Asking:
    """What one fetcher knows of all hosts, and how it asks them."""

    def __init__(
        self, options: FetchOptions, guard: Guard, clock: Clock, is_stopped: Callable[[], bool]
    ) -> None:
        self._options = options
        self._guard = guard
        self._clock = clock
        self._is_stopped = is_stopped
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()
        self._chance = random.SystemRandom()

    def close(self) -> None:
        """End all connections."""
        for host in self._hosts.values():
            host.close()

    def ask(self, address: str, validators: Validators, sink: Part | None) -> Answer:
        """Ask an address, whatever it takes."""
        return self._ask(
            _Errand(
                address,
                validators,
                sink,
                self._options.n_attempts,
                self._options.max_time_s,
            )
        )

    def _ask(self, errand: _Errand) -> Answer:
        target, trail = parse(errand.address), list[str]()
        while True:
            done = self._insist(errand, target)
            if done.reply.status not in _REDIRECTS:
                return self._answer(errand, target, trail, done)
            target = follow(target, self._location(target, done.reply))
            trail.append(target.address)
            if len(trail) > self._options.max_redirects:
                raise DownloadError(
                    f"{errand.address} leitet mehr als {self._options.max_redirects}-mal um, "
                    f"zuletzt auf {target.address}."
                )

    def _insist(self, errand: _Errand, target: Target) -> _Answered:
        """Ask one address until it answers or the attempts are used up.

        Waiting belongs to the host, not to the address: whoever else wants something of it waits
        as well. That is why no library for repeated calls stands here.
        """
        host = self._host(target.host)
        while True:
            self._check_allowed(errand, host, target)
            try:
                return self._try(errand, host, target)
            except AttemptError as trouble:
                errand.n_attempts -= 1
                wait = self._wait(trouble, self._options.n_attempts - errand.n_attempts)
                if wait > self._options.max_wait_s:
                    host.closed = f"{target.host} bittet, erst später wieder gefragt zu werden"
                if trouble.again and errand.n_attempts > 0 and wait <= self._options.max_wait_s:
                    host.postpone(wait)
                    continue
                if not errand.is_robots and host.closed is None:
                    self._doubt(host, target)
                raise UnreachableError(
                    f"{errand.address} ist zurzeit nicht abrufbar: {trouble}."
                ) from trouble

    def _wait(self, trouble: AttemptError, n_failed: int) -> float:
        """As long as the server asks for, or by chance, so that crowds do not come back at once."""
        if trouble.wait_s is not None:
            return trouble.wait_s
        longest = min(self._options.max_wait_s, _BACKOFF_S * 2.0 ** (n_failed - 1))
        return self._chance.uniform(0.0, longest)

    def _doubt(self, host: Host, target: Target) -> None:
        """After an address without answer: is it the address, or the host? robots.txt tells.

        A host that is down is not asked for a thousand more addresses, with attempts for each.
        """
        with host.rules_lock:
            host.rules.pop(target.origin, None)
            trouble = self._rules(host, target, n_attempts=1).trouble
        if trouble is not None:
            host.closed = trouble

    def _check_allowed(self, errand: _Errand, host: Host, target: Target) -> None:
        if host.closed is not None:
            raise UnreachableError(f"{errand.address} ist zurzeit nicht abrufbar: {host.closed}.")
        if errand.is_robots or not self._options.obey_robots:
            return
        rules = self._rules(host, target, self._options.n_attempts)
        if rules.trouble is not None:
            raise UnreachableError(f"{errand.address} ist zurzeit nicht abrufbar: {rules.trouble}.")
        if not rules.allow(target.address):
            raise RobotsError(
                f"{target.address} soll nach {target.origin}/robots.txt nicht von Programmen "
                "geholt werden. Bitte die Betreiber fragen oder die Datei von Hand aufnehmen."
            )

    def _rules(self, host: Host, target: Target, n_attempts: int) -> Rules:
        with host.rules_lock:
            if target.origin not in host.rules:
                rules = self._read_rules(target, n_attempts)
                host.rules[target.origin] = rules
                host.slow_down(min(rules.delay_s, self._options.max_delay_s))
            return host.rules[target.origin]

    def _read_rules(self, target: Target, n_attempts: int) -> Rules:
        """What robots.txt says; a host that does not tell is left alone (RFC 9309, 2.3.1)."""
        memory = Memory(MAX_BYTES)
        errand = _Errand(
            f"{target.origin}/robots.txt",
            NO_VALIDATORS,
            memory,
            n_attempts,
            self._options.timeout_s,
            is_robots=True,
        )
        try:
            self._ask(errand)
        except UnreachableError as error:
            return Rules(trouble=f"{errand.address} bleibt aus ({error.__cause__ or error})")
        except DownloadError:
            return NO_RULES
        return Rules.read(bytes(memory.data), self._options.agent)

    def _try(self, errand: _Errand, host: Host, target: Target) -> _Answered:
        with host.turn() as line:
            began = self._clock.monotonic()
            try:
                return self._exchange(errand, line, target)
            finally:
                errand.seconds -= self._clock.monotonic() - began

    def _exchange(self, errand: _Errand, line: Line, target: Target) -> _Answered:
        with line.ask(target, errand.headers(target), errand.seconds) as reply:
            if reply.status in (HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT):
                return _Answered(reply, self._receive(errand, target, reply))
            reply.drain()
            if reply.status not in _REDIRECTS and reply.status != HTTPStatus.NOT_MODIFIED:
                self._complain(errand, target, reply)
            return _Answered(reply, None)

    def _receive(self, errand: _Errand, target: Target, reply: Reply) -> Saved | None:
        if errand.sink is None:
            if reply.n_bytes <= MAX_DRAINED_BYTES:
                reply.drain()
            return None
        errand.sink.take(target.address, reply.status, reply.headers)
        pieces = paced(reply.pieces, self._clock, self._options.min_bytes_per_s)
        return errand.sink.write(decoded(pieces, reply.headers.get("content-encoding", "")))

    def _complain(self, errand: _Errand, target: Target, reply: Reply) -> None:
        """Raise what a status means."""
        status, words = reply.status, _words(reply.status)
        if status == _NO_SUCH_RANGE and errand.sink and errand.sink.request(target.address):
            errand.sink.restart()
            raise AttemptError("Der Server kann nicht fortsetzen")
        if status in _TEMPORARY or status >= 500:
            wait = _retry_after(reply.headers, self._clock.now()) if status in _BUSY else None
            raise AttemptError(f"{target.host} antwortet {words}", wait_s=wait)
        kind = _ANSWERS.get(status, DownloadError)
        raise kind(f"{errand.address} war nicht abrufbar ({words}).")

    def _answer(self, errand: _Errand, target: Target, trail: list[str], done: _Answered) -> Answer:
        reply, saved = done.reply, done.saved
        not_modified = reply.status == HTTPStatus.NOT_MODIFIED
        if not_modified and errand.validators == NO_VALIDATORS:
            raise DownloadError(f"{errand.address} antwortet „unverändert“, ohne gefragt zu sein.")
        if not_modified and errand.sink is not None:
            errand.sink.restart()
        return Answer(
            address=errand.address,
            final_address=target.address,
            redirects=tuple(trail),
            status=reply.status,
            headers=reply.headers,
            retrieved=self._clock.now().isoformat(timespec="seconds"),
            not_modified=not_modified,
            path=saved.path if saved else None,
            sha256=saved.sha256 if saved else None,
            n_bytes=saved.n_bytes if saved else 0,
            validators=_validators(reply, errand.validators),
        )

    def _location(self, target: Target, reply: Reply) -> str:
        location = reply.headers.get("location", "")
        if not location:
            raise DownloadError(f"{target.address} leitet um, sagt aber nicht wohin.")
        return location

    def _host(self, name: str) -> Host:
        with self._lock:
            if name not in self._hosts:
                line = Line(self._options, self._guard, self._clock, self._is_stopped)
                self._hosts[name] = Host(line, self._clock, self._options.delay_s, self._is_stopped)
            return self._hosts[name]


def _validators(reply: Reply, asked: Validators) -> Validators:
    """Those of the answer; what "not modified" does not repeat still holds."""
    named = Validators(
        etag=reply.headers.get("etag"), last_modified=reply.headers.get("last-modified")
    )
    if reply.status != HTTPStatus.NOT_MODIFIED:
        return named
    return Validators(
        etag=named.etag or asked.etag,
        last_modified=named.last_modified or asked.last_modified,
    )


def _words(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that a server asks to wait; ``None`` if it does not, or not understandably."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
