"""The year as Markdown."""

from collections.abc import Iterator, Sequence

from scripts.machine import measured_on
from scripts.year.calendar import Event, Trouble
from scripts.year.checking import Check
from scripts.year.child import STEPS
from scripts.year.running import Ended, Year

_HEAD = """# A simulated year

52 weekly runs of `docpipe run` over a municipal page that is served on 127.0.0.1 and changes from
week to week; made by `make year`, each run a process of its own at its moment of the year. The disk
that is full is a limit on the size of files ({limit} bytes). A kill is SIGKILL, so many seconds
into a step; nothing is tried again before the next week.

"""

_WORDS = {
    Event.ADDED: "new paper",
    Event.REPLACED: "new version at the same address",
    Event.RENAMED: "new version under another name",
    Event.MOVED: "moved, with a redirect",
    Event.REMOVED: "taken down",
    Event.RETURNED: "put up again",
    Event.SPOILED: "an error page under its name",
    Event.MENDED: "in order again",
}


def report(year: Year, found: Sequence[Check]) -> str:
    """What happened, week by week, and what holds in the end."""
    from scripts.year.child import FULL_BYTES

    lines = [_HEAD.format(limit=FULL_BYTES), "## What holds in the end", ""]
    lines += [f"- {'yes' if one.holds else '**NO**'}: {_said(one)}" for one in found]
    total = sum(one.took_s for one in year.ended)
    n_mails, n_notices = len(year.post.mails), len(year.post.notices)
    lines += [
        "",
        f"{n_mails} mails (alarms included) and {n_notices} webhooks arrived; "
        f"{len(year.ended)} runs took {total:.0f} s in all.",
        "",
        measured_on(),
        "",
        "## Week by week",
        "",
        "| week | on the page | trouble | outcome | records | new | changed | gone | mails | s |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(one) for one in year.ended]
    return "\n".join(lines) + "\n"


def _said(check: Check) -> str:
    return check.says if check.holds else f"{check.says} ({check.detail})"


def _row(one: Ended) -> str:
    report = one.report or {}
    changes = report.get("changes", [])
    counts = [
        str(sum(c["standing"] == standing and c["type"] != "document" for c in changes) or "")
        for standing in ("new", "changed", "gone")
    ]
    records = report.get("after", {}).get("counts", {}).get("records", "")
    outcome = report.get("outcome", f"killed ({one.code})")
    cells = [
        str(one.week.number),
        "; ".join(f"{_WORDS[event]} ({number})" for event, number in one.week.events),
        _trouble(one),
        outcome,
        str(records),
        *counts,
        str(one.n_mails or ""),
        f"{one.took_s:.1f}",
    ]
    return f"| {' | '.join(cells)} |"


def _trouble(one: Ended) -> str:
    if one.week.trouble is Trouble.KILL and one.week.kill_at is not None:
        return " + ".join(str(part) for part in _parts(one.week.kill_at))
    return one.week.trouble or ""


def _parts(kill_at: int) -> Iterator[str]:
    step, after_s = STEPS[kill_at]
    yield f"killed in `{step}`"
    yield f"{after_s:.2f} s"
