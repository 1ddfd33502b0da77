"""One unattended run, step by step."""

from collections.abc import Callable
from datetime import UTC, datetime

from docpipe.pipeline import Workspace
from docpipe.runs import journal, looking, steps
from docpipe.runs.report import RunReport


def _clock() -> datetime:
    return datetime.now(UTC)


def run(
    place: Workspace,
    *,
    trigger: str = "manual",
    workers: int | None = None,
    wait_s: float = 0.0,
    clock: Callable[[], datetime] = _clock,
) -> RunReport:
    """Look, fetch, read, build, judge, publish, tell, report: all that nobody should have to do.

    Whatever fails on the way stands in the report; its ``exit_code`` is that of ``docpipe run``.

    Args:
        place: Corpus, index and settings.
        trigger: What started it; the report names it.
        workers: Documents read side by side; by default one a processor.
        wait_s: For how long to wait while another run is in progress.
        clock: Tells the moment (UTC).

    Raises:
        BusyError: Another run is in progress.
    """
    with journal.alone(place, wait_s=wait_s):
        state = steps.begin(place, trigger=trigger, now=clock())
        with looking.open_fetcher(place) as fetcher:
            state = steps.discover(place, state, fetcher=fetcher, now=clock())
            state = steps.fetch(place, state, fetcher=fetcher)
        state = steps.take_in(place, state)
        state = steps.process(place, state, workers=workers)
        state = steps.build(place, state)
        state = steps.verify(place, state)
        state = steps.evaluate(place, state)
        state = steps.judge(place, state)
        state = steps.publish(place, state)
        state = steps.notify(place, state, now=clock())
        return steps.finish(place, state, now=clock())
