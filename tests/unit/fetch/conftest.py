"""A site that answers as told, and a clock that nobody has to wait for."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from docpipe.fetch import Fetcher, FetchOptions
from tests.site_server import Site, running_site

START = datetime(2026, 3, 2, 6, tzinfo=UTC)


class FakeClock:
    """Time passes only while somebody sleeps, or by ``tick_s`` at every look."""

    def __init__(self) -> None:
        self.passed = 0.0
        self.slept = 0.0
        self.tick_s = 0.0

    def monotonic(self) -> float:
        self.passed += self.tick_s
        return self.passed

    def sleep(self, seconds: float) -> None:
        self.passed += seconds
        self.slept += seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.passed)


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


Making = Callable[..., Fetcher]


@pytest.fixture
def fetcher_with(clock: FakeClock) -> Iterator[Making]:
    """Makes fetchers that may ask this machine and keep no pauses, unless told otherwise."""
    made: list[Fetcher] = []

    def make(resolve: Callable[[str, int], list[str]] | None = None, **options: Any) -> Fetcher:  # noqa: ANN401
        table = {"allow_hosts": ("127.0.0.0/8",), "delay_s": 0.0, **options}
        extra = {} if resolve is None else {"resolve": resolve}
        made.append(Fetcher(FetchOptions(**table), clock=clock, **extra))
        return made[-1]

    yield make
    for fetcher in made:
        fetcher.close()


@pytest.fixture
def fetcher(fetcher_with: Making) -> Fetcher:
    return fetcher_with()
