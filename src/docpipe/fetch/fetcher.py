"""One fetcher for a run: asks addresses and saves what they serve."""

import contextlib
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from docpipe.errors import ForbiddenAddressError, UnreachableError
from docpipe.fetch.address import parse
from docpipe.fetch.answer import NO_VALIDATORS, Answer, Validators
from docpipe.fetch.clock import Clock, SystemClock
from docpipe.fetch.guard import Guard, Resolve, resolve
from docpipe.fetch.options import FetchOptions
from docpipe.fetch.part import Part, clear_leftovers

if TYPE_CHECKING:
    from docpipe.fetch.asking import Asking

_LOG = logging.getLogger(__name__)

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")


class Fetcher:
    """Asks web addresses; safe for threads, one connection a host at a time."""

    def __init__(
        self,
        options: FetchOptions,
        *,
        clock: Clock | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        self.options = options
        self._clock = clock or SystemClock()
        self._guard = Guard(options.allow_hosts, resolve)
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._asking: Asking | None = None
        self._cleared: set[Path] = set()

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
        """End what is going on in other threads, and all connections."""
        self._stopped.set()
        if self._asking is not None:
            self._asking.close()

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
        self._clear(into)
        limit = self.options.max_bytes if max_bytes is None else max_bytes
        with Part(into, address, limit) as part:
            return self._begun().ask(address, validators, part)

    def tidy(self, folder: Path) -> None:
        """Clear up where files have been saved and taken from; what is half-done stays."""
        clear_leftovers(folder, self._clock.now(), all_taken=True)
        with contextlib.suppress(OSError):  # not empty
            folder.rmdir()

    def probe(self, address: str, validators: Validators = NO_VALIDATORS) -> Answer:
        """Ask whether something has changed; whatever is sent beyond the headers is not read.

        Raises:
            DownloadError: As ``get``.
        """
        return self._begun().ask(address, validators, None)

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
            work: Does it. An error that it raises ends everything, so it catches what it expects.

        Returns:
            One result for each job, in their order.
        """
        hosts: dict[str, list[int]] = {}
        for place, job in enumerate(jobs):
            hosts.setdefault(_host_of(address_of(job)), []).append(place)
        results: dict[int, _Result] = {}

        def ask_host(places: list[int]) -> None:
            for place in places:
                if self._stopped.is_set():
                    raise UnreachableError("Das Holen wurde abgebrochen.")
                results[place] = work(jobs[place])

        with ThreadPoolExecutor(self.options.n_hosts, thread_name_prefix="host") as pool:
            try:
                list(pool.map(ask_host, hosts.values()))
            except BaseException:
                self._stopped.set()  # the pool waits for the other hosts; they are to be quick
                raise
        return [results[place] for place in range(len(jobs))]

    def _begun(self) -> "Asking":
        from docpipe.fetch.asking import Asking  # httpcore is loaded when the first is asked

        with self._lock:
            if self._asking is None:
                if not (self.options.contact or self.options.user_agent):
                    _LOG.warning(
                        "Bitte in docpipe.toml unter [fetch] contact eine Adresse angeben, unter "
                        "der Betreiber von Webseiten jemanden erreichen."
                    )
                self._asking = Asking(self.options, self._guard, self._clock, self._stopped.is_set)
            return self._asking

    def _clear(self, folder: Path) -> None:
        with self._lock:
            if folder not in self._cleared:
                self._cleared.add(folder)
                clear_leftovers(folder, self._clock.now())


def _host_of(address: str) -> str:
    """Addresses that are none stand together; each is refused when it is asked."""
    try:
        return parse(address).host
    except ForbiddenAddressError:
        return ""
