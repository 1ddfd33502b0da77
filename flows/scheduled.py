"""One unattended run, task by task, as Prefect shows it: the same as ``docpipe run``.

The flow's state is the outcome of the run: Failed if the gate is closed, a step failed or the run
could not begin, otherwise Completed.
"""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from prefect import flow, runtime, unmapped
from prefect.tasks import Task
from prefect.utilities.annotations import quote

from docpipe.errors import DocpipeError
from docpipe.model import SourceId
from docpipe.pipeline import Outcome, Workspace
from docpipe.runs import RunState, journal, looking
from docpipe.runs import steps as plain
from flows import runners, steps
from flows.outcome import Ended, refused, state_of
from flows.places import open_workspace, spread

_AUTO = "auto-scheduled"
"""Prefect's tag of runs that its scheduler made."""

_RUNNER, _NO_RUNNER = runners.chosen()

MADE_UP = "made-up"
"""Tag of a run that makes up for missed ones."""


def _now() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d %H:%M}"


@flow(
    name="scheduled",
    flow_run_name=_now,
    task_runner=_RUNNER,
)
def scheduled(
    corpus: str = "corpus",
    index: str = "index",
    config: str | None = None,
    wait_s: float | None = None,
    jitter_s: float = 0.0,
) -> Ended:
    """Look, fetch, read, build, judge, publish, tell, report.

    Args:
        corpus: Folder of the corpus.
        index: Folder of the index.
        config: Path of docpipe.toml, if any.
        wait_s: For how long to wait while another run is in progress; by default ``[runs] wait_s``.
        jitter_s: A run of the schedule starts up to so many seconds later; see ``spread``.
    """
    try:
        if _NO_RUNNER is not None:
            raise _NO_RUNNER
        place = open_workspace(corpus, index, config)
        tags = set(runtime.flow_run.tags or ())
        if _AUTO in tags:
            time.sleep(spread(corpus, jitter_s))
        trigger = "schedule" if tags & {_AUTO, MADE_UP} else "manual"
        patience = place.settings.runs.wait_s if wait_s is None else wait_s
        with journal.alone(place, wait_s=patience):
            return _run(place, trigger)
    except (DocpipeError, OSError) as error:
        # Steps do not raise: this run could not begin.
        return refused(error)


def _run(place: Workspace, trigger: str) -> Ended:
    way = _Way(place, plain.begin(place, trigger=trigger))
    with looking.open_fetcher(place) as fetcher:
        way.go(steps.discover, fetcher=fetcher)
        way.go(steps.fetch, fetcher=fetcher)
    way.go(steps.take_in)
    way.state = plain.process(place, way.state, side_by_side=way.side_by_side)
    for step in (steps.build, steps.verify, steps.evaluate, steps.judge, steps.publish):
        way.go(step)
    way.go(steps.notify, always=True)
    return state_of(steps.report(quote(place), quote(way.state), wait_for=way.before).value)


class _Way:
    """Calls task after task with what the run knows by then.

    ``quote`` keeps Prefect from looking through all that for results of other tasks; ``before`` is
    what tells it the order.
    """

    def __init__(self, place: Workspace, state: RunState) -> None:
        self.place, self.state = place, state
        self.before: list[Any] = []

    def go(self, step: "Task[..., Any]", *, always: bool = False, **more: object) -> None:
        """Take a step; of a run that failed, only one that is taken always."""
        if self.state.failure is not None and not always:
            return
        quoted = {name: quote(value) for name, value in more.items()}
        ended = step(
            quote(self.place),
            quote(self.state),
            **quoted,
            wait_for=self.before,
            return_state=True,
        )
        self.state = ended.result(raise_on_failure=False).value
        # Prefect starts nothing that waits for what failed.
        self.before = [ended] if ended.is_completed() else []

    def side_by_side(
        self, one: Callable[[SourceId], Outcome], wanted: Sequence[SourceId]
    ) -> Sequence[Outcome]:
        """One task a source; they wait for what came before, and what comes next for them."""
        if not wanted:
            return ()
        files = [self.place.corpus.source(source).filename for source in wanted]
        crew = runners.Crew(self.place, one)
        for source in wanted:
            crew.send(source)
        futures = steps.process_source.map(
            wanted, files, unmapped(crew.reading), wait_for=self.before
        )
        for future in futures:
            # Saved one by one: what breaks off later costs only what was not read yet.
            future.wait()
            if future.state.is_completed():
                crew.receive(future.result().value)
        self.before = [future.state for future in futures if future.state.is_completed()]
        return [future.result().value for future in futures]


if __name__ == "__main__":
    sys.exit(0 if scheduled(return_state=True).is_completed() else 1)
