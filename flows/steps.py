"""The steps of an unattended run as tasks.

A step notes why it failed instead of raising; a task that ran such a step ends as Failed.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.states import Failed
from prefect.tasks import Task

from docpipe.model import SourceId
from docpipe.pipeline import Outcome, Workspace
from docpipe.runs import RunReport, RunState, steps
from flows.artifacts import show
from flows.healing import can_heal

_Value = TypeVar("_Value")


class Closed(Generic[_Value]):
    """A result that Prefect does not look into.

    It would note the identity of all parts, an empty tuple as well, and then draw an arrow to every
    task that is given another empty tuple. The order of tasks is told by ``wait_for``.
    """

    def __init__(self, value: _Value) -> None:
        self.value = value


def _task(step: Callable[..., RunState]) -> "Task[..., Closed[RunState]]":
    """The step as a task; docpipe knows by content what is up to date, so nothing is cached."""
    name = step.__name__

    @task(name=name, task_run_name=name, cache_policy=NO_CACHE)
    def body(place: Workspace, state: RunState, **more: Any) -> Closed[RunState]:  # noqa: ANN401
        return _shown(state, step(place, state, **more))

    return body


def _shown(before: RunState, after: RunState) -> Closed[RunState]:
    if after.failure is None or before.failure is not None:
        return Closed(after)
    # Prefect takes a state as what it says, and hands out its data.
    return cast("Closed[RunState]", Failed(data=Closed(after), message=after.failure.message))


discover, fetch, take_in = map(_task, (steps.discover, steps.fetch, steps.take_in))
build, verify, evaluate = map(_task, (steps.build, steps.verify, steps.evaluate))
judge, publish, notify = map(_task, (steps.judge, steps.publish, steps.notify))


@task(
    name="process",
    task_run_name="process {file}",
    # All other steps wait for locks and ask servers again by themselves.
    retries=2,
    retry_delay_seconds=10,
    retry_condition_fn=can_heal,
    cache_policy=NO_CACHE,
)
def process_source(
    source_id: SourceId, file: str, one: Callable[[SourceId], Outcome]
) -> Closed[Outcome]:
    """One document through all stages; a bad file comes back as a quarantined outcome."""
    return Closed(one(source_id))


@task(name="report", task_run_name="report", cache_policy=NO_CACHE)
def report(place: Workspace, state: RunState) -> Closed[RunReport]:
    """Keep the report, and show it."""
    kept = steps.finish(place, state)
    show(kept)
    return Closed(kept)
