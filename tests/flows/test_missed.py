"""What was missed while nothing ran is made up for, once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docpipe import Workspace, load_settings, runs
from docpipe.runs import journal
from tests.papers import write_good

MONDAYS = ("0 3 * * 1", "Europe/Berlin")


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    config = tmp_path / "docpipe.toml"
    config.write_text('[embed]\nmodel = "hash:64"\n')
    write_good(tmp_path / "corpus" / "in" / "gut.pdf")
    (tmp_path / "corpus" / "sources.toml").write_text(
        '[[source]]\nkey = "eingang"\nkind = "folder"\nat = "in"\n'
    )
    return Workspace.open(tmp_path / "corpus", tmp_path / "index", load_settings(config))


@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=12)])
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_run_is_missed_if_the_schedule_wanted_one_since_the_last(
    place: Workspace, late: timedelta
) -> None:
    from flows.missed import is_missed

    monday = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # three o'clock in Berlin
    assert not is_missed(place, *MONDAYS, monday), "nothing was served before"
    runs.run(place, clock=lambda: monday + late)
    week = timedelta(weeks=1)
    assert not is_missed(place, *MONDAYS, monday + week - timedelta(seconds=1))
    assert is_missed(place, *MONDAYS, monday + week)
    assert is_missed(place, *MONDAYS, monday + 5 * week)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_run_that_was_cut_off_is_made_up_for_at_once(place: Workspace) -> None:
    from flows.missed import is_missed

    now = datetime.now(UTC)
    journal.mark(place, "0123abcd", "schedule", now.isoformat(), "process")
    assert is_missed(place, *MONDAYS, now)
