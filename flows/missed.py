"""What is left of the time before: runs that were cut off, and runs that were missed.

Whatever was missed while the machine or the server was off is made up for once, not each time: a
run takes in all that came since the one before.
"""

import asyncio
from datetime import datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.server.schemas.schedules import CronSchedule
from prefect.states import Crashed

from docpipe.pipeline import Workspace
from docpipe.runs import journal


def is_missed(place: Workspace, cron: str, timezone: str, now: datetime) -> bool:
    """Whether the schedule wanted a run since the last one began, or that one was cut off.

    A first run is never missed.
    """
    if journal.marked(place) is not None:
        return True
    last = next(journal.reports(place), None)
    if last is None:
        return False
    schedule = CronSchedule(cron=cron, timezone=timezone)
    # Dates count from ``start`` on, itself included: a run that began on time was not missed.
    after = datetime.fromisoformat(last.started) + timedelta(seconds=1)
    dates = asyncio.run(schedule.get_dates(n=1, start=after))
    return bool(dates) and dates[0] <= now


def clear(client: SyncPrefectClient, deployment: UUID, now: datetime) -> None:
    """Before anything is served: what seems to run was cut off, what waits since is not started."""
    of_this = DeploymentFilter.model_validate({"id": {"any_": [deployment]}})

    def runs(**conditions: object) -> list[UUID]:
        wanted = FlowRunFilter.model_validate(conditions)
        found = client.read_flow_runs(flow_run_filter=wanted, deployment_filter=of_this)
        return [one.id for one in found]

    for run in runs(state={"type": {"any_": ["RUNNING", "PENDING", "CANCELLING"]}}):
        message = "Der Rechner oder docpipe ist angehalten worden; der nächste Lauf holt es nach."
        client.set_flow_run_state(run, Crashed(message=message), force=True)
    for run in runs(
        state={"type": {"any_": ["SCHEDULED"]}}, expected_start_time={"before_": now.isoformat()}
    ):
        client.delete_flow_run(run)
