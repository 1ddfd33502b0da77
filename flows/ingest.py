"""Take in new publications, one task a document, and publish one snapshot."""

import sys
import time
from typing import cast

import click
from prefect import flow, task, unmapped
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner

from docpipe import pipeline
from docpipe.errors import DocpipeError
from docpipe.model import SourceId
from flows.healing import can_heal
from flows.outcome import refused, told
from flows.places import WORKERS, open_workspace
from flows.report import ingest_markdown


@task(
    name="process",
    task_run_name="process-{source_id}",
    retries=2,
    retry_delay_seconds=10,
    retry_condition_fn=can_heal,
    # docpipe knows by content what is up to date; a cache of Prefect's would go by the code of
    # these lines and serve stale results after an upgrade of the library.
    cache_policy=NO_CACHE,
)
def process_source(
    source_id: SourceId, place: pipeline.Workspace, sandboxes: pipeline.SandboxPool
) -> pipeline.Outcome:
    """One document through all stages; a bad file comes back as a quarantined outcome."""
    return pipeline.process(source_id, place, sandboxes=sandboxes)


@task(
    name="publish",
    retries=2,
    retry_delay_seconds=10,
    retry_condition_fn=can_heal,
    cache_policy=NO_CACHE,
)
def publish(place: pipeline.Workspace) -> pipeline.Published:
    """Embed what changed and publish one snapshot."""
    return pipeline.build_index(place)


@flow(name="ingest", task_runner=ThreadPoolTaskRunner(max_workers=WORKERS))  # type: ignore[arg-type]
def ingest(
    inputs: list[str] | None = None,
    corpus: str = "corpus",
    index: str = "index",
    config: str | None = None,
) -> pipeline.IngestReport:
    """The same work as ``docpipe ingest``, watched task by task.

    Args:
        inputs: Files, folders, lists or addresses; nothing for the whole catalogue.
        corpus: Folder of the corpus.
        index: Folder of the index.
        config: Path of docpipe.toml, if any.
    """
    try:
        place = open_workspace(corpus, index, config)
        return _ingest(inputs, place)
    except (DocpipeError, OSError) as error:
        # Prefect takes a state as what it says, and raises what it holds.
        return cast("pipeline.IngestReport", refused(error))


def _ingest(inputs: list[str] | None, place: pipeline.Workspace) -> pipeline.IngestReport:
    started = time.monotonic()
    with place.corpus.lock(wait_s=place.settings.runs.wait_s), pipeline.SandboxPool() as sandboxes:
        intake = pipeline.take_in(inputs, place)
        due = [source.id for source in pipeline.due_sources(place)]
        outcomes = process_source.map(due, unmapped(place), unmapped(sandboxes)).result()
        pipeline.settle(place, intake, outcomes)
        published = publish(place)
        took_s = time.monotonic() - started
        report = pipeline.summarise(place, intake, outcomes, published, took_s)
    create_markdown_artifact(key="ingest-report", markdown=ingest_markdown(report))
    return report


@click.command()
@click.argument("inputs", nargs=-1)
@click.option("--corpus", default="corpus", show_default=True)
@click.option("--index", default="index", show_default=True)
@click.option("--config", default=None)
@click.option("--if-stale", is_flag=True, help="Start Prefect only if there is something to do.")
def main(
    inputs: tuple[str, ...], corpus: str, index: str, config: str | None, if_stale: bool
) -> None:
    """Run the flow once, here and now."""
    chosen = list(inputs) or None
    try:
        if if_stale and pipeline.is_current(chosen, open_workspace(corpus, index, config)):
            click.echo("Alles ist auf dem neuesten Stand.", err=True)
            return
        report = ingest(chosen, corpus, index, config)
    except (DocpipeError, OSError) as error:
        click.echo(f"Fehler: {told(error)}", err=True)
        sys.exit(4)
    click.echo(ingest_markdown(report))
    sys.exit(3 if report.quarantined else 0)


if __name__ == "__main__":
    main()
