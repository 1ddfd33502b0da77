"""Half a year of weekly runs; ``make year`` lives the whole one."""

from pathlib import Path

from scripts.year.calendar import SHORT, Trouble, year
from scripts.year.checking import checks
from scripts.year.running import simulate


def test_outage_full_disk_and_kills_leave_the_right_corpus_and_tell_everything_once(
    tmp_path: Path,
) -> None:
    weeks = year(SHORT)
    assert {week.trouble for week in weeks} == {None, *Trouble}
    found = checks(simulate(tmp_path, weeks))
    assert [(one.says, one.detail) for one in found if not one.holds] == []
