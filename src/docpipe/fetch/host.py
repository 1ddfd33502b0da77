"""One host: who may ask it when."""

import contextlib
import threading
from collections.abc import Callable, Iterator

from docpipe.errors import UnreachableError
from docpipe.fetch.clock import Clock
from docpipe.fetch.network import Line
from docpipe.fetch.robots import Rules

_SLICE_S = 1.0
"""A pause is slept in slices of this, so that ending the run does not have to wait for it."""


class Host:
    """What a run knows of one host. One request at a time, with pauses in between.

    Attributes:
        closed: Why it is not asked any more in this run; ``None`` as long as it is.
        rules: What its robots.txt says, by origin; read and written under ``rules_lock``.
    """

    def __init__(
        self, line: Line, clock: Clock, delay_s: float, is_stopped: Callable[[], bool]
    ) -> None:
        self.closed: str | None = None
        self.rules: dict[str, Rules] = {}
        self.rules_lock = threading.RLock()
        self._line = line
        self._clock = clock
        self._delay_s = delay_s
        self._is_stopped = is_stopped
        self._turn = threading.Lock()
        self._ready_at = clock.monotonic()

    @contextlib.contextmanager
    def turn(self) -> Iterator[Line]:
        """Wait until the host may be asked, and keep others away meanwhile."""
        with self._turn:
            self._pause()
            try:
                yield self._line
            finally:
                self.postpone(self._delay_s)

    def slow_down(self, delay_s: float) -> None:
        """Keep longer pauses from now on."""
        self._delay_s = max(self._delay_s, delay_s)
        self.postpone(self._delay_s)

    def postpone(self, seconds: float) -> None:
        """Leave the host alone for a while; a longer while that was set before stays."""
        self._ready_at = max(self._ready_at, self._clock.monotonic() + seconds)

    def close(self) -> None:
        """End the connection."""
        with self._turn:
            self._line.close()

    def _pause(self) -> None:
        while (left := self._ready_at - self._clock.monotonic()) > 0:
            if self._is_stopped():
                raise UnreachableError("Das Holen wurde abgebrochen.")
            self._clock.sleep(min(left, _SLICE_S))
