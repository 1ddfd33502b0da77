"""What a run did: the report that is kept, shown and sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from docpipe import codec
from docpipe.alerts import Delivery
from docpipe.model import SnapshotId
from docpipe.runs.gate import DocumentLoss, GateVerdict, Measured


class RunOutcome(StrEnum):
    """How a run ended.

    ``PARTLY``: done, but a place, a file or an alert failed. ``HELD``: the gate is closed, the
    index before stays.
    """

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    PARTLY = "partly"
    HELD = "held"
    FAILED = "failed"


EXIT_CODES = {RunOutcome.HELD: 1, RunOutcome.PARTLY: 3, RunOutcome.FAILED: 4}
"""The others end with 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTime:
    """How long one step took; ``cpu_s`` with that of the processes it started."""

    name: str
    wall_s: float
    cpu_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """A run that ended without a report: killed, or without power."""

    run_id: str
    started: str
    step: str
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a run could not go on.

    Attributes:
        kind: Name of the error's class.
        message: In German, with the cure where docpipe knows one.
    """

    step: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that did not stop the run; ``message`` says what, in German."""

    step: str
    where: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One address that a place names, or named."""

    address: str
    watch: str
    title: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """What the watched places say.

    Attributes:
        gone: Named no more, or not there any more, since this look.
        failed: Places and addresses that did not answer.
        withdrawn: Titles that are marked as withdrawn from now on.
        returned: Titles that are not any more.
    """

    n_places: int = 0
    n_unchanged: int = 0
    new: tuple[Seen, ...] = ()
    changed: tuple[Seen, ...] = ()
    moved: tuple[Seen, ...] = ()
    gone: tuple[Seen, ...] = ()
    failed: tuple[Seen, ...] = ()
    withdrawn: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """A file that came in, and how it stands to what was there (``pipeline.Item``)."""

    file: str
    origin: str
    standing: str
    source_id: str | None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A file that could not be read, at which stage, and why."""

    file: str
    origin: str
    source_id: str | None
    stage: str
    reason: str
    message: str


DOCUMENT = "document"
"""``RecordChange.type`` of a document itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What readers see otherwise than before: of a record or, without quote, of a document.

    Attributes:
        standing: ``new``, ``changed`` or ``gone``.
        type: ``document``, or that of the record.
        document: Title.
        source_id: The version that it stands in.
        page: Physical page of the quote, from 1.
        was: How a newer version's record was worded before; empty if its words are the same.
        was_id: The id of that record; of a document the version that it replaced.
        facets: What else is not as it was, of a record in a newer version (``ChangedRecord``).
        version: The version before, if this is told under ``RunReport.versions`` as well.
    """

    standing: str
    id: str
    type: str
    document: str
    source_id: str = ""
    quote: str = ""
    page: int | None = None
    was: str = ""
    was_id: str = ""
    facets: tuple[str, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionChange:
    """What a newer version of a publication says otherwise, in short.

    Attributes:
        document: Title.
        before: The version that it replaced.
        shown: The first of its records that changed, went and came.
    """

    document: str
    source_id: str
    before: str
    n_new: int
    n_changed: int
    n_gone: int
    n_unchanged: int
    shown: tuple[RecordChange, ...] = ()

    @property
    def n_more(self) -> int:
        """Records that are not shown."""
        return self.n_new + self.n_changed + self.n_gone - len(self.shown)


@dataclass(frozen=True, slots=True)
class Mark:
    """One publication of the history: so far reports have told what readers see otherwise."""

    time: str
    snapshot_id: SnapshotId


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A snapshot and what it holds."""

    snapshot_id: SnapshotId | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """One run from beginning to end; kept as JSON and as Markdown in ``corpus/reports``.

    Attributes:
        trigger: What started it: ``manual``, ``schedule`` or whatever the caller says.
        cut_off: The run before, if it ended without a report.
        is_full_check: Whether every quote and every file was checked.
        changes: What readers see otherwise since the last report that told of such.
        versions: Newer versions among them, compared record by record.
        told_until: The publication up to which that is told.
        taken_in: Without what is unchanged; that is counted.
        set_aside: What this run could not read.
        candidate: What was built, published or not.
        told: Who was told of news or of trouble, or could not be.
    """

    schema_version: int = 1
    run_id: str
    trigger: str
    started: str
    ended: str
    took_s: float
    cpu_s: float
    outcome: RunOutcome
    exit_code: int
    docpipe_version: str
    host: str
    steps: tuple[StepTime, ...] = ()
    cut_off: CutOff | None = None
    discovered: Discovered | None = None
    taken_in: tuple[TakenIn, ...] = ()
    n_unchanged: int = 0
    set_aside: tuple[SetAside, ...] = ()
    n_quarantine: int = 0
    n_quarantine_before: int = 0
    is_full_check: bool = False
    measured: Measured | None = None
    losses: tuple[DocumentLoss, ...] = ()
    gate: GateVerdict | None = None
    candidate: SnapshotId | None = None
    before: Served = Served()
    after: Served = Served()
    changes: tuple[RecordChange, ...] = ()
    versions: tuple[VersionChange, ...] = ()
    told_until: Mark | None = None
    told: tuple[Delivery, ...] = ()
    problems: tuple[Problem, ...] = ()
    failure: Failure | None = None


def report_object(report: RunReport) -> dict[str, Any]:
    """The report as plain JSON values; says of the gate whether it holds, and what is not shown."""
    plain: dict[str, Any] = codec.to_builtins(report)
    for one, known in zip(plain["versions"], report.versions, strict=True):
        one["n_more"] = known.n_more
    if report.gate is not None:
        plain["gate"] = {"holds": report.gate.holds, **plain["gate"]}
    return plain
