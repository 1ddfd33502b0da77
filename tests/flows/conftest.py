"""One temporary Prefect server for all tests here: starting it takes seconds."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    # Its farewell comes after pytest has closed the stream that it would be written to.
    os.environ["PREFECT_SERVER_LOGGING_LEVEL"] = os.environ["PREFECT_LOGGING_LEVEL"] = "CRITICAL"
    from prefect.testing.utilities import prefect_test_harness

    import flows  # noqa: F401 - sets Prefect's environment before Prefect is imported

    with prefect_test_harness(server_startup_timeout=300):
        yield
