"""What the documents of a flow are spread over: threads of this machine, or a Dask cluster."""

import atexit
import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from prefect.context import FlowRunContext
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from docpipe import pipeline
from docpipe.corpus.exchange import Exchange
from docpipe.errors import DocpipeError, ToolMissingError
from docpipe.model import SourceId
from docpipe.pipeline import Outcome, SandboxPool, Workspace, remote
from docpipe.settings import Settings, load_settings
from docpipe.settings.cluster import ClusterOptions, Runner
from flows.places import WORKERS

_CONFIG = "DOCPIPE_CONFIG"


def configured(environ: Mapping[str, str] = os.environ) -> "TaskRunner[Any]":
    """The task runner that settings and environment name.

    A flow has its runner before it has its parameters: so this goes by ``DOCPIPE_CONFIG`` or the
    ``docpipe.toml`` of the folder it is started in, as the command line does.
    """
    named = Path(environ.get(_CONFIG, "docpipe.toml"))
    path = named if _CONFIG in environ or named.is_file() else None
    return runner_of(load_settings(path, environ).cluster)


def chosen(
    environ: Mapping[str, str] = os.environ,
) -> tuple["TaskRunner[Any]", DocpipeError | None]:
    """``configured``; if that is wrong, threads and what is wrong, for the flow to end with.

    Flows are imported before anybody can be told anything.
    """
    try:
        return configured(environ), None
    except DocpipeError as error:
        return runner_of(ClusterOptions()), error


def runner_of(options: ClusterOptions) -> "TaskRunner[Any]":
    """The task runner for these options.

    Raises:
        ToolMissingError: Dask is asked for and not installed.
    """
    if options.runner is Runner.THREADS:
        return ThreadPoolTaskRunner(max_workers=WORKERS)
    try:
        import dask
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as exc:
        raise ToolMissingError(
            "[cluster] runner = 'dask' braucht Dask: pip install 'docpipe[cluster]'"
        ) from exc
    if options.address:
        return DaskTaskRunner(address=options.address)
    # Documents are read in children of the worker, which a daemon must not have.
    dask.config.set({"distributed.worker.daemon": False})
    workers = {"n_workers": options.workers or WORKERS, "threads_per_worker": 1}
    quiet = {"host": "127.0.0.1", "dashboard_address": None}
    return DaskTaskRunner(cluster_kwargs={**workers, **quiet, "processes": True})


Reading = Callable[[SourceId], Outcome]


class Crew:
    """Who reads the documents of the running flow, and what they need for it.

    On threads that is ``one`` itself. Workers elsewhere get something that can travel, and either
    see the corpus folder or are sent each source through a store.
    """

    def __init__(self, place: Workspace, one: Reading) -> None:
        self._place, self._exchange = place, None
        context = FlowRunContext.get()
        if context is None or isinstance(context.task_runner, ThreadPoolTaskRunner):
            # Dask takes Prefect's quotation, a tuple, apart; so only here.
            self.reading: Reading | quote = quote(one)
        elif address := place.settings.cluster.exchange:
            self._exchange = Exchange(address)
            self.reading = Sent(place.settings, self._exchange)
        else:
            self.reading = Elsewhere(place.absolute())

    def send(self, source_id: SourceId) -> None:
        """Lay a source out, for those who do not see the corpus."""
        if self._exchange is not None:
            remote.send(source_id, self._place, self._exchange)

    def receive(self, outcome: Outcome) -> None:
        """Save what they made of it."""
        if self._exchange is not None:
            remote.receive(outcome, self._place, self._exchange)


# These two travel, so they hold plain data. No dataclasses: Prefect would look through the fields
# for results of other tasks.


class Elsewhere:
    """Reads one document in whatever process it is called, if that sees the corpus folder."""

    def __init__(self, place: Workspace) -> None:
        self._place = place

    def __call__(self, source_id: SourceId) -> Outcome:
        """As ``pipeline.process``, with children that outlive the document."""
        return pipeline.process(source_id, self._place, sandboxes=_sandboxes())


class Sent:
    """Reads one document that was laid out in a store."""

    def __init__(self, settings: Settings, exchange: Exchange) -> None:
        self._settings, self._exchange = settings, exchange

    def __call__(self, source_id: SourceId) -> Outcome:
        """As ``remote.process_sent``, with children that outlive the document."""
        return remote.process_sent(
            source_id, self._settings, self._exchange, sandboxes=_sandboxes()
        )


@cache
def _sandboxes() -> SandboxPool:
    """One pool a worker process; its children end with it."""
    pool = SandboxPool()
    atexit.register(pool.close)
    return pool
