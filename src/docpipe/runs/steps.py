"""The steps of one unattended run, each a plain function from what is known to what is known next.

``run`` calls them one after the other; so does a scheduler, each as a task of its own. A step that
fails does not raise: it notes why, and those after it pass that on until ``finish`` reports it.
Whoever calls them holds ``journal.alone``; those that write take the corpus lock themselves.
"""

import functools
import logging
import os
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from docpipe import index, pipeline
from docpipe.errors import CorpusError, DocpipeError, SnapshotError, explained
from docpipe.model import SourceId
from docpipe.pipeline import Outcome, Processed, SandboxPool, Workspace, discovering, fetching
from docpipe.pipeline.batch import MAX_WORKERS
from docpipe.runs import gate, journal, looking, telling
from docpipe.runs.arrivals import arrived, catalogued
from docpipe.runs.changes import changes_since, last_mark
from docpipe.runs.failing import failure_of, log_failure
from docpipe.runs.finishing import Kept, report_of
from docpipe.runs.losses import losses_of
from docpipe.runs.measuring import measure
from docpipe.runs.report import Failure, Problem, RunReport, Served, StepTime
from docpipe.runs.state import RunState
from docpipe.runs.versions import version_changes

if TYPE_CHECKING:
    from docpipe.fetch import Fetcher

_LOG = logging.getLogger(__name__)

_SLACK = timedelta(hours=12)
"""A weekly run never starts at the same second; a check that is due then must not wait a week."""

_P = ParamSpec("_P")
_Step = Callable[Concatenate[Workspace, RunState, _P], RunState]

SideBySide = Callable[[Callable[[SourceId], Outcome], Sequence[SourceId]], Iterable[Outcome]]
"""Calls a function for every source; outcomes come in the order of the sources."""


def _step(name: str, *, always: bool = False) -> Callable[[_Step[_P]], _Step[_P]]:
    """Mark the step, time it, and note why it failed; pass on a run that failed before.

    ``always``: it is done for such a run as well, and does not hide why that failed.
    """

    def make(step: _Step[_P]) -> _Step[_P]:
        @functools.wraps(step)
        def timed(
            place: Workspace, state: RunState, /, *args: _P.args, **kwargs: _P.kwargs
        ) -> RunState:
            if state.failure is not None and not always:
                return state
            said = {"run_id": state.run_id, "step": name}
            wall, cpu = time.monotonic(), time.process_time()
            try:
                journal.mark(place, state.run_id, state.trigger, state.started, name)
                after = step(place, state, *args, **kwargs)
            except Exception as error:  # noqa: BLE001 - nobody is there: whatever it was is reported
                log_failure(name, error, said)
                after = replace(state, failure=state.failure or failure_of(name, error))
            took = StepTime(
                name=name,
                wall_s=time.monotonic() - wall,
                cpu_s=time.process_time() - cpu + _cpu_of_children(after.outcomes, state.outcomes),
            )
            took_ms = round(took.wall_s * 1000)
            _LOG.info("step %s ended", name, extra={**said, "took_ms": took_ms})
            return replace(after, steps=(*after.steps, took))

        return timed

    return make


def _cpu_of_children(after: Sequence[Outcome], before: Sequence[Outcome]) -> float:
    fresh = after[len(before) :]
    return sum(outcome.cpu_s for outcome in fresh if isinstance(outcome, Processed))


def begin(place: Workspace, *, trigger: str = "manual", now: datetime | None = None) -> RunState:
    """Start a run: look at what is there, and whether the run before was cut off.

    ``now`` replaces the clock, here and in the other steps that ask for it. Lists that cannot be
    read end the run before its first step, with a report and an alarm.
    """
    moment = now or datetime.now(UTC)
    state = RunState(
        run_id=journal.new_run_id(moment),
        trigger=trigger,
        started=_moment(moment),
        before=served(place),
        cut_off=journal.cut_off(place),
        told_until=next((one.told_until for one in journal.headlines(place)), None),
        is_full_check=_is_full_check_due(place, moment),
    )
    journal.mark(place, state.run_id, trigger, state.started, "begin")
    kept, failure = _kept(place, state)
    return replace(state, n_quarantine_before=kept.n_quarantine, failure=failure)


@_step("discover")
def discover(
    place: Workspace,
    state: RunState,
    *,
    fetcher: "Fetcher | None" = None,
    now: datetime | None = None,
) -> RunState:
    """Ask the watched places what they name, and every known address whether it has changed.

    A list of places that cannot be read is a problem, and the rest of the run goes on without it.
    """
    try:
        with looking.open_fetcher(place, fetcher) as asking:
            seen = discovering.discover(place, asking, now=now)
    except DocpipeError as error:
        return with_problem(state, "discover", "Fundorte", str(error))
    return replace(state, discovery=seen)


@_step("fetch")
def fetch(place: Workspace, state: RunState, *, fetcher: "Fetcher | None" = None) -> RunState:
    """Fetch what is new and changed, and take it in; what was seen is kept last."""
    if state.discovery is None:
        return state
    try:
        with looking.open_fetcher(place, fetcher) as asking:
            fetched = fetching.fetch_found(place, state.discovery, asking)
    except DocpipeError as error:
        return with_problem(state, "fetch", "Fundorte", str(error))
    return with_intake(replace(state, fetched=fetched), fetched.intake)


@_step("take_in")
def take_in(place: Workspace, state: RunState) -> RunState:
    """Take in what the catalogue names and is new or changed on this machine.

    Without anything to look at, to take in or to serve the run fails: a wrong folder, surely.
    """
    names = catalogued(place.corpus)
    if not names:
        if (state.discovery is None or not state.discovery.looks) and not place.corpus.sources():
            raise CorpusError(
                f"In {place.corpus.root} liegt weder eine Liste von Fundorten (sources.toml) noch "
                "ein Katalog (catalogue.jsonl) noch eine Quelle. Ist --corpus richtig?"
            )
        return state
    with lock(place):
        return with_intake(state, pipeline.take_in(names, place))


def with_intake(state: RunState, intake: pipeline.Intake) -> RunState:
    """Add what came in."""
    items = (*state.intake.items, *intake.items)
    return replace(state, intake=replace(state.intake, items=items))


def due(place: Workspace, state: RunState) -> tuple[SourceId, ...]:
    """The sources that ``process`` is to be called for; none in a run that failed."""
    if state.failure is not None:
        return ()
    return tuple(source.id for source in pipeline.due_sources(place))


@_step("process")
def process(
    place: Workspace,
    state: RunState,
    *,
    workers: int | None = None,
    side_by_side: SideBySide | None = None,
) -> RunState:
    """Read every source that is due, and settle the quarantine.

    Args:
        place: Corpus, index and settings.
        state: What the run knows.
        workers: Sources read at a time; by default one a processor.
        side_by_side: What puts the work on threads or elsewhere, in place of threads of its own.
    """
    with lock(place), SandboxPool() as sandboxes:
        one = functools.partial(pipeline.process, place=place, sandboxes=sandboxes)
        outcomes = tuple((side_by_side or _on_threads(workers))(one, due(place, state)))
        # With nothing tried and nothing set aside there is nothing to settle.
        if outcomes or state.intake.items or place.corpus.quarantine():
            pipeline.settle(place, state.intake, outcomes)
    return replace(state, outcomes=(*state.outcomes, *outcomes))


def _on_threads(workers: int | None) -> SideBySide:
    def work(one: Callable[[SourceId], Outcome], wanted: Sequence[SourceId]) -> Sequence[Outcome]:
        n_workers = workers or min(os.cpu_count() or 1, MAX_WORKERS)
        with ThreadPoolExecutor(max_workers=n_workers) as pool:
            return list(pool.map(one, wanted))

    return work


@_step("build")
def build(place: Workspace, state: RunState) -> RunState:
    """Make the candidate; nothing to do if what is published is what the corpus gives."""
    with lock(place):
        candidate = pipeline.build_candidate(place, thorough=state.is_full_check)
    state = replace(state, candidate=candidate)
    if not candidate.mended:
        return state
    message = (
        "Der veröffentlichte Index war beschädigt und ist neu gebaut. Bitte den Datenträger prüfen."
    )
    # What was damaged is checked whole, like what is new.
    return replace(with_problem(state, "build", "Index", message), is_full_check=True)


@_step("verify")
def verify(place: Workspace, state: RunState) -> RunState:
    """Prove every quote and check every file, if there is a candidate or a check is due."""
    candidate = state.candidate
    if candidate is None or candidate.snapshot_id is None:
        return state
    if not candidate.is_new and not state.is_full_check:
        return state
    found = pipeline.verify(place, snapshot=candidate.snapshot_id)
    proof = gate.Proof(
        n_quotes=found.n_quotes,
        n_proven=found.n_proven,
        n_files=found.n_files,
        faults=tuple(f"{fault.where}: {fault.what}" for fault in found.faults),
    )
    return replace(state, proof=proof)


@_step("evaluate")
def evaluate(place: Workspace, state: RunState) -> RunState:
    """Put the judged questions to the candidate and to what is published."""
    candidate = state.candidate
    if candidate is None or not candidate.is_new:
        return state
    try:
        return replace(state, measured=measure(place, candidate))
    except DocpipeError as error:
        return with_problem(state, "evaluate", "Urteile", str(error))


@_step("judge")
def judge(place: Workspace, state: RunState) -> RunState:
    """Decide whether the candidate may be published."""
    candidate, options = state.candidate, place.settings.runs
    if candidate is None or (not candidate.is_new and state.proof is None):
        return state
    if not candidate.is_new:
        return replace(state, verdict=gate.of_proof(state.proof))
    losses = losses_of(place, candidate)
    figures = gate.GateFigures(
        proof=state.proof,
        measured=state.measured,
        losses=losses,
        arrived=arrived(state.outcomes),
    )
    return replace(state, losses=losses, verdict=gate.judge(figures, options))


@_step("publish")
def publish(place: Workspace, state: RunState) -> RunState:
    """Publish what the gate lets pass; what it does not is kept for a person."""
    candidate, verdict = state.candidate, state.verdict
    if candidate is None:
        return state
    if candidate.is_new and verdict is not None and not verdict.holds:
        held = journal.Held(
            candidate=candidate,
            run_id=state.run_id,
            since=_held_since(place, candidate) or state.started,
            conditions=verdict.conditions,
        )
        journal.save_held(place, held)
        return state
    with lock(place):
        since = state.told_until or last_mark(place)
        published = pipeline.publish_candidate(place, candidate)
    journal.drop_held(place)
    versions, changes = version_changes(place.corpus, changes_since(place, since))
    return replace(
        state,
        published=published,
        changes=changes,
        versions=versions,
        told_until=last_mark(place),
    )


@_step("notify", always=True)
def notify(place: Workspace, state: RunState, *, now: datetime | None = None) -> RunState:
    """Tell people what is new, and the operators what needs them; also of a run that failed."""
    told, problems = telling.tell(place, state, now)
    return replace(state, told=told, problems=(*state.problems, *problems))


def finish(place: Workspace, state: RunState, *, now: datetime | None = None) -> RunReport:
    """Make the report and keep it.

    What nobody needs any more goes before that, so that there is room for it.
    A report that cannot be kept leaves the marker: the next run tells of it.
    """
    _tidy(place, state, now)
    kept, failure = _kept(place, state)
    report = report_of(replace(state, failure=failure), kept, served(place), _moment(now))
    try:
        journal.save_report(place, report)
        journal.unmark(place)
    except OSError as error:
        _LOG.warning("the report could not be kept: %s", error)
        problem = Problem(step="report", where="Bericht", message=explained(error))
        return replace(report, problems=(*report.problems, problem), exit_code=4)
    return report


def _kept(place: Workspace, state: RunState) -> tuple[Kept, Failure | None]:
    """What the lists of the corpus say, and why the run has failed: perhaps because of them."""
    try:
        return Kept.of(place), state.failure
    except (DocpipeError, OSError) as error:
        log_failure("lists", error, {"run_id": state.run_id, "step": "lists"})
        known = Kept(n_quarantine=state.n_quarantine_before)
        return known, state.failure or failure_of("lists", error)


def _tidy(place: Workspace, state: RunState, now: datetime | None) -> None:
    """It can wait for the next run, whatever is in its way now."""
    try:
        done = pipeline.prune(place, now)
    except (DocpipeError, OSError) as error:
        _LOG.warning("nothing was pruned: %s", error, extra={"run_id": state.run_id})
        return
    known = {"run_id": state.run_id, "step": "prune"}
    _LOG.info("pruned %d items, %d bytes", len(done.items), done.n_bytes, extra=known)


def lock(place: Workspace) -> AbstractContextManager[None]:
    """The corpus lock, waited for as ``[runs] wait_s`` says: an ``ingest`` may be at work."""
    return place.corpus.lock(wait_s=place.settings.runs.wait_s)


def with_problem(state: RunState, step: str, where: str, message: str) -> RunState:
    """Note something that does not stop the run."""
    problem = Problem(step=step, where=where, message=message)
    return replace(state, problems=(*state.problems, problem))


def served(place: Workspace) -> Served:
    """What readers get now; nothing if that cannot be said."""
    try:
        snapshot = index.current_id(place.index_dir)
        if snapshot is None:
            return Served()
        counts = index.read_manifest(place.index_dir, snapshot).counts
    except SnapshotError as error:
        _LOG.warning("the published index cannot be read: %s", error)
        return Served()
    names = ("sources", "pages", "records", "chunks")
    numbers = {name: getattr(counts, name) for name in names}
    return Served(snapshot_id=snapshot, counts={**numbers, **counts.by_type})


def _held_since(place: Workspace, candidate: pipeline.Candidate) -> str | None:
    before = journal.held(place)
    same = before is not None and before.candidate.snapshot_id == candidate.snapshot_id
    return before.since if before is not None and same else None


def _is_full_check_due(place: Workspace, now: datetime) -> bool:
    every = timedelta(days=place.settings.runs.full_check_every_days)
    last = next((one for one in journal.headlines(place) if one.is_full_check), None)
    if last is None:
        return True
    return now - datetime.fromisoformat(last.ended) >= every - _SLACK


def _moment(now: datetime | None) -> str:
    return (now or datetime.now(UTC)).isoformat(timespec="seconds")
