"""A corpus on which alerts are tried."""

from pathlib import Path

import pytest

from tests.unit.alerts.bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)
