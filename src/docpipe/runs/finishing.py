"""From what a run knows at its end to its report."""

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from docpipe._version import __version__
from docpipe.alerts import Delivery, Standing
from docpipe.corpus import QuarantineEntry
from docpipe.pipeline import Quarantined, Workspace
from docpipe.pipeline.intake import Standing as Arrival
from docpipe.runs.looking import discovered, problems_of
from docpipe.runs.report import (
    EXIT_CODES,
    Discovered,
    RunOutcome,
    RunReport,
    Served,
    SetAside,
    TakenIn,
)
from docpipe.runs.state import RunState


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the lists of the corpus hold: files set aside, and titles of sources by their id."""

    n_quarantine: int
    titles: Mapping[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, place: Workspace) -> "Kept":
        """Read both lists.

        Raises:
            CorpusError: One of them is damaged.
        """
        return cls(
            n_quarantine=len(place.corpus.quarantine()),
            titles={source.id: source.title for source in place.corpus.sources()},
        )


def report_of(state: RunState, kept: Kept, after: Served, ended: str) -> RunReport:
    """The report of a run that ends now."""
    found = discovered(state.discovery, state.fetched) if state.discovery else None
    outcome = outcome_of(state, found)
    items = [item for item in state.intake.items if item.standing is not Arrival.UNCHANGED]
    took = datetime.fromisoformat(ended) - datetime.fromisoformat(state.started)
    return RunReport(
        run_id=state.run_id,
        trigger=state.trigger,
        started=state.started,
        ended=ended,
        took_s=max(took.total_seconds(), sum(step.wall_s for step in state.steps)),
        cpu_s=sum(step.cpu_s for step in state.steps),
        outcome=outcome,
        exit_code=EXIT_CODES.get(outcome, 3 if kept.n_quarantine else 0),
        docpipe_version=__version__,
        host=socket.gethostname(),
        steps=state.steps,
        cut_off=state.cut_off,
        discovered=found,
        taken_in=tuple(
            TakenIn(
                file=item.file,
                origin=item.path,
                standing=item.standing.value,
                source_id=item.source_id,
                title=kept.titles.get(item.source_id) if item.source_id else None,
            )
            for item in items
        ),
        n_unchanged=len(state.intake.items) - len(items),
        set_aside=tuple(_set_aside(entry) for entry in _failed(state)),
        n_quarantine=kept.n_quarantine,
        n_quarantine_before=state.n_quarantine_before,
        is_full_check=state.proof is not None,
        measured=state.measured,
        losses=state.losses.documents if state.losses else (),
        gate=state.verdict,
        candidate=state.candidate.snapshot_id if state.candidate else None,
        before=state.before,
        after=after,
        changes=state.changes,
        versions=state.versions,
        told_until=state.told_until,
        told=state.told,
        problems=(*problems_of(found), *state.problems) if found else state.problems,
        failure=state.failure,
    )


def outcome_of(state: RunState, found: Discovered | None) -> RunOutcome:
    """How the run ended; the worst counts."""
    if state.failure is not None:
        return RunOutcome.FAILED
    if state.verdict is not None and not state.verdict.holds:
        return RunOutcome.HELD
    missing = found.failed if found else ()
    told = all(was_delivered(one) for one in state.told)
    if missing or _failed(state) or state.problems or not told:
        return RunOutcome.PARTLY
    # A run that was killed after publishing leaves it to the next to tell what changed.
    is_new = bool(state.changes) or (state.published is not None and state.published.is_new)
    return RunOutcome.PUBLISHED if is_new else RunOutcome.UNCHANGED


def was_delivered(one: Delivery) -> bool:
    """Whether whoever was meant has it now."""
    return one.standing is Standing.DELIVERED


def _failed(state: RunState) -> list[QuarantineEntry]:
    refused = [item.entry for item in state.intake.items if item.entry is not None]
    failed = [one.entry for one in state.outcomes if isinstance(one, Quarantined)]
    return refused + failed


def _set_aside(entry: QuarantineEntry) -> SetAside:
    return SetAside(
        file=entry.file,
        origin=entry.origin,
        source_id=entry.source_id,
        stage=entry.stage,
        reason=entry.reason.value,
        message=entry.message,
    )
