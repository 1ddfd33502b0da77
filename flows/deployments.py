"""Run docpipe on a schedule, by a Prefect server on this machine: ``make schedule``.

The server listens on 127.0.0.1 only and ends with this program, by Ctrl-C or SIGTERM.
"""

import os
import signal
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import UUID

import click

from docpipe.errors import DocpipeError
from docpipe.pipeline import Workspace
from docpipe.settings.schedule import ScheduleOptions
from flows.places import open_workspace
from flows.server import local_server

NAME = "docpipe"


@click.command()
@click.option("--corpus", default="corpus", show_default=True)
@click.option("--index", default="index", show_default=True)
@click.option("--config", default=None, help="docpipe.toml; its table [schedule] says when.")
@click.option("--cron", default=None, help="In place of [schedule] cron.")
@click.option("--port", type=int, default=None, help="In place of [schedule] port.")
@click.option("--ui/--no-ui", default=None, help="In place of [schedule] ui.")
def main(corpus: str, index: str, config: str | None, **overruled: str | int | bool | None) -> None:
    """Serve the scheduled flow until this program is ended."""
    try:
        place = open_workspace(corpus, index, config)
    except DocpipeError as error:
        raise click.ClickException(str(error)) from error
    options = replace(
        place.settings.schedule,
        **{name: value for name, value in overruled.items() if value is not None},  # type: ignore[arg-type]
    )
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with local_server(options.port, ui=options.ui) as api:
        # Prefect reads the address when it is imported.
        os.environ["PREFECT_API_URL"] = api
        click.echo(
            f"Plan: {options.cron} ({options.timezone}), Server: {api.removesuffix('/api')}"
            + ("" if options.ui else " (ohne Seiten; mit: --ui)"),
            err=True,
        )
        # A flow run has another working directory.
        places = {"corpus": corpus, "index": index, "config": config}
        absolute = {name: one and str(Path(one).resolve()) for name, one in places.items()}
        _serve(options, place, absolute)


def _serve(options: ScheduleOptions, place: Workspace, places: dict[str, str | None]) -> None:
    from prefect import serve
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.schedules import CronSchedule
    from prefect.deployments import run_deployment
    from prefect.deployments.runner import RunnerDeployment

    from flows.missed import clear, is_missed
    from flows.scheduled import MADE_UP, scheduled

    deployment = RunnerDeployment.from_flow(
        scheduled,
        name=NAME,
        schedules=[CronSchedule(cron=options.cron, timezone=options.timezone)],
        parameters={**places, "jitter_s": options.jitter_minutes * 60},
        tags=[NAME],
        description="Nachsehen, holen, lesen, prüfen, veröffentlichen, berichten.",
    )
    identifier = cast("UUID", deployment.apply())
    now = datetime.now(UTC)
    with get_client(sync_client=True) as client:
        clear(client, identifier, now)
    if is_missed(place, options.cron, options.timezone, now):
        run_deployment(f"scheduled/{NAME}", timeout=0, tags=[MADE_UP])
    # One at a time; whatever comes meanwhile waits. A limit kept by the server would outlive a run
    # that was killed, and keep all others waiting.
    serve(deployment, limit=1, pause_on_shutdown=False)


if __name__ == "__main__":
    main()
