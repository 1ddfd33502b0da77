"""What is worth a second try."""

from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from docpipe.errors import BusyError


def can_heal(_: "Task[..., object]", __: TaskRun, state: "State[object]") -> bool:
    """Retry a full disk or a busy lock; a bad file or a mistake in the program stays bad."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, OSError | BusyError)
