"""What a run knows so far: plain data that its steps hand on."""

from dataclasses import dataclass, field
from functools import partial

from docpipe.alerts import Delivery
from docpipe.pipeline import Candidate, Intake, Outcome, Published
from docpipe.pipeline.discovering import Discovery
from docpipe.pipeline.fetching import Fetched
from docpipe.runs.gate import GateVerdict, Losses, Measured, Proof
from docpipe.runs.report import (
    CutOff,
    Failure,
    Mark,
    Problem,
    RecordChange,
    Served,
    StepTime,
    VersionChange,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunState:
    """Each step takes one and gives the next; ``finish`` makes the report of the last.

    Attributes:
        before: What was published when the run began.
        n_quarantine_before: Files that were set aside then.
        failure: Why the run cannot go on; every step but the last ones passes it on untouched.
        told_until: The publication up to which reports have told what changed.
        is_full_check: Whether all is checked although nothing changed.
    """

    run_id: str
    trigger: str
    started: str
    before: Served
    n_quarantine_before: int = 0
    cut_off: CutOff | None = None
    steps: tuple[StepTime, ...] = ()
    problems: tuple[Problem, ...] = ()
    failure: Failure | None = None
    is_full_check: bool = False
    discovery: Discovery | None = None
    fetched: Fetched | None = None
    intake: Intake = field(default_factory=partial(Intake, items=()))
    outcomes: tuple[Outcome, ...] = ()
    candidate: Candidate | None = None
    proof: Proof | None = None
    measured: Measured | None = None
    losses: Losses | None = None
    verdict: GateVerdict | None = None
    published: Published | None = None
    changes: tuple[RecordChange, ...] = ()
    versions: tuple[VersionChange, ...] = ()
    told_until: Mark | None = None
    told: tuple[Delivery, ...] = ()
