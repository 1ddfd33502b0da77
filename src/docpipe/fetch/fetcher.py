"""One fetcher for a run: asks addresses and saves what they serve."""

import hashlib
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar
from urllib.parse import urlsplit

from docpipe.errors import DownloadError, GoneError, NotFoundError, TooLargeError, UnreachableError
from docpipe.fetch.answer import NO_VALIDATORS, Answer, Validators
from docpipe.fetch.clock import Clock, SystemClock
from docpipe.fetch.options import FetchOptions

if TYPE_CHECKING:
    import httpx

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


class Fetcher:
    """Asks web addresses; safe for threads, one connection a host at a time."""

    def __init__(self, options: FetchOptions, *, clock: Clock | None = None) -> None:
        self.options = options
        self._clock = clock or SystemClock()
        self._lock = threading.Lock()
        self._client: httpx.Client | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all connections."""
        if self._client is not None:
            self._client.close()

    def get(
        self,
        address: str,
        *,
        into: Path,
        validators: Validators = NO_VALIDATORS,
        max_bytes: int | None = None,
    ) -> Answer:
        """Save what an address serves as a file in the folder ``into``.

        What an earlier run left half-done there is gone on with, if the server still has the same.

        Args:
            address: http or https.
            into: A folder for files on the way. The saved file is the caller's from then on.
            validators: Of what is already there: if they still hold, nothing is sent and the
                answer says ``not_modified``.
            max_bytes: ``None`` for what the options say.

        Raises:
            ForbiddenAddressError: It may not be asked; ``RobotsError`` if the host says so.
            NotFoundError: 404.
            GoneError: 410.
            UnreachableError: No answer for now.
            TooLargeError: More than ``max_bytes``.
            DownloadError: Any other refusal.
        """
        return self._ask(address, validators, into, max_bytes or self.options.max_bytes)

    def probe(self, address: str, validators: Validators = NO_VALIDATORS) -> Answer:
        """Ask whether something has changed; whatever is sent beyond the headers is not read.

        Raises:
            DownloadError: As ``get``.
        """
        return self._ask(address, validators, None, 0)

    def side_by_side(
        self,
        jobs: Sequence[_Job],
        address_of: Callable[[_Job], str],
        work: Callable[[_Job], _Result],
    ) -> list[_Result]:
        """Do all jobs: several hosts at the same time, those of one host one after another.

        Args:
            jobs: What to do.
            address_of: Which address a job asks.
            work: Does it; errors that it raises end everything, so it catches what it expects.

        Returns:
            One result for each job, in their order.
        """
        hosts: dict[str | None, list[int]] = {}
        for place, job in enumerate(jobs):
            hosts.setdefault(urlsplit(address_of(job)).hostname, []).append(place)
        results: dict[int, _Result] = {}

        def ask_host(places: list[int]) -> None:
            for place in places:
                results[place] = work(jobs[place])

        with ThreadPoolExecutor(self.options.n_hosts, thread_name_prefix="host") as pool:
            list(pool.map(ask_host, hosts.values()))
        return [results[place] for place in range(len(jobs))]

    def _ask(
        self, address: str, validators: Validators, into: Path | None, max_bytes: int
    ) -> Answer:
        import httpx  # costs 0.13 CPU seconds, and most runs fetch nothing

        with self._lock:
            if self._client is None:
                self._client = httpx.Client(
                    follow_redirects=True,
                    timeout=self.options.timeout_s,
                    headers={"User-Agent": self.options.agent, "Accept-Encoding": "identity"},
                    trust_env=False,
                )
        headers = {}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        try:
            with self._client.stream("GET", address, headers=headers) as answer:
                return self._answered(address, answer, into, max_bytes)
        except (httpx.HTTPError, httpx.InvalidURL) as exc:
            raise UnreachableError(
                f"{address} war nicht abrufbar ({exc}). Bitte Adresse und Verbindung prüfen."
            ) from exc

    def _answered(
        self, address: str, answer: "httpx.Response", into: Path | None, max_bytes: int
    ) -> Answer:
        kinds = {404: NotFoundError, 410: GoneError}
        if answer.status_code != 304 and not answer.is_success:
            kind = UnreachableError if answer.is_server_error else DownloadError
            raise kinds.get(answer.status_code, kind)(
                f"{address} war nicht abrufbar ({answer.status_code} {answer.reason_phrase})."
            )
        path, digest, n_bytes = None, hashlib.sha256(), 0
        if into is not None and answer.status_code != 304:
            into.mkdir(parents=True, exist_ok=True)
            path = into / hashlib.sha256(address.encode()).hexdigest()[:24]
            with path.open("wb") as stream:
                for piece in answer.iter_bytes():
                    stream.write(piece)
                    digest.update(piece)
                    n_bytes += len(piece)
                    if n_bytes > max_bytes:
                        break
            if n_bytes > max_bytes:
                path.unlink()
                raise TooLargeError(f"{address} liefert mehr als {max_bytes / 1e6:.0f} MB.")
        return Answer(
            address=address,
            final_address=str(answer.url),
            redirects=tuple(str(hop.url) for hop in [*answer.history[1:], answer])
            if answer.history
            else (),
            status=answer.status_code,
            headers=dict(answer.headers),
            retrieved=self._clock.now().isoformat(timespec="seconds"),
            not_modified=answer.status_code == 304,
            path=path,
            sha256=digest.hexdigest() if path else None,
            n_bytes=n_bytes,
        )
