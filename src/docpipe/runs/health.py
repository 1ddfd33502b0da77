"""Whether unattended runs do what they should: for monitors, and for who looks in now and then."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from docpipe import codec
from docpipe.pipeline import Workspace
from docpipe.runs import journal
from docpipe.runs.releasing import waiting_if_any
from docpipe.runs.report import RunOutcome
from docpipe.runs.silent import Silent, silent_for_long

GRACE = timedelta(days=1)
"""A run may wait for another, or for the machine to be switched on."""

_LOOKED_AT = 30
"""Reports that are read at most: half a year of weekly runs."""

_QUARANTINE_WINDOW = 5
_QUARANTINE_GROWTH = 3
"""So many more files in quarantine than that many runs ago deserve a look."""

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    """One run in a line."""

    run_id: str
    started: str
    ended: str
    outcome: RunOutcome
    exit_code: int
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A candidate that waits for a person, since when, and why."""

    snapshot_id: str
    since: str
    run_id: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How unattended runs are doing.

    Attributes:
        last_run: The latest with a report.
        last_success: The latest that did not fail and was not held.
        in_progress: The run that is under way, or was cut off.
        next_expected: When the next run should have begun.
        is_overdue: Whether that is longer ago than the day of grace.
        held: What waits for a person.
        silent: Places and addresses that have not answered for long.
        quarantine_growth: Files in quarantine more than some runs ago.
        free_bytes: Room left on the disk of the corpus.
        concerns: What somebody should look at, in German, each with the cure; empty if all is well.
    """

    last_run: LastRun | None
    last_success: LastRun | None
    in_progress: journal.Marker | None
    next_expected: str | None
    is_overdue: bool
    held: Waiting | None
    silent: tuple[Silent, ...]
    quarantine_growth: int
    free_bytes: int
    concerns: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Whether runs happen and end well; what ``docpipe status --check`` asks."""
        return self.last_run is not None and not self.concerns


def health(place: Workspace, now: datetime | None = None) -> Health:
    """Look at the journal and the disk; reads some reports, no source."""
    now = now or datetime.now(UTC)
    reports = list(islice(journal.headlines(place), _LOOKED_AT))
    success = next((one for one in reports if _went_well(one)), None)
    expected = _next_expected(reports, place)
    found = Health(
        last_run=_line(reports[0]) if reports else None,
        last_success=_line(success) if success else None,
        in_progress=journal.marked(place),
        next_expected=expected.isoformat(timespec="seconds") if expected else None,
        is_overdue=expected is not None and now > expected + GRACE,
        held=_waiting(place),
        silent=silent_for_long(place, now),
        quarantine_growth=_growth(reports),
        free_bytes=_free_bytes(place),
        concerns=(),
    )
    return _with_concerns(found, place)


def _went_well(report: journal.Headline) -> bool:
    return report.outcome not in (RunOutcome.FAILED, RunOutcome.HELD)


def _line(report: journal.Headline) -> LastRun:
    return LastRun(
        run_id=report.run_id,
        started=report.started,
        ended=report.ended,
        outcome=report.outcome,
        exit_code=report.exit_code,
        message=report.failure.message if report.failure else None,
    )


def _next_expected(reports: Sequence[journal.Headline], place: Workspace) -> datetime | None:
    if not reports:
        return None
    every = timedelta(days=place.settings.runs.expected_every_days)
    return datetime.fromisoformat(reports[0].started) + every


def _waiting(place: Workspace) -> Waiting | None:
    held = waiting_if_any(place)
    if held is None or held.candidate.snapshot_id is None:
        return None
    return Waiting(
        snapshot_id=held.candidate.snapshot_id,
        since=held.since,
        run_id=held.run_id,
        reasons=tuple(one.says for one in held.conditions if not one.holds),
    )


def _growth(reports: Sequence[journal.Headline]) -> int:
    window = [one.n_quarantine for one in reports[:_QUARANTINE_WINDOW]]
    return window[0] - window[-1] if window else 0


def _free_bytes(place: Workspace) -> int:
    folder = place.corpus.root
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def _with_concerns(found: Health, place: Workspace) -> Health:
    return replace(found, concerns=tuple(_concerns(found, place.settings.alarms.free_mb)))


def _concerns(found: Health, free_mb: int) -> Iterator[str]:
    last = found.last_run
    if found.is_overdue and last is not None:
        yield (
            f"Überfällig: der letzte Lauf begann am {last.started[:10]}, der nächste war für den "
            f"{(found.next_expected or '')[:10]} erwartet. Läuft der Zeitplan noch? Von Hand: "
            "docpipe run."
        )
    if last is not None and last.outcome is RunOutcome.FAILED:
        yield f"Der letzte Lauf ist gescheitert: {last.message or '–'}"
    if last is not None and last.outcome is RunOutcome.HELD:
        yield (
            "Der letzte Lauf hat nichts veröffentlicht, weil die Prüfung nicht bestanden ist. "
            f"Warum: docpipe reports show {last.run_id}."
        )
    if found.held is not None:
        yield (
            f"Der Index {found.held.snapshot_id} wartet seit {found.held.since[:10]} auf eine "
            "Entscheidung: docpipe publish."
        )
    for one in found.silent:
        yield f"{one.address} ({one.watch}) antwortet seit dem {one.since[:10]} nicht mehr."
    if found.quarantine_growth >= _QUARANTINE_GROWTH:
        yield (
            f"In Quarantäne sind {found.quarantine_growth} Dateien mehr als vor einigen Läufen: "
            "docpipe quarantine list."
        )
    if found.free_bytes < free_mb * _MEGABYTE:
        yield (
            f"Auf dem Datenträger sind noch {found.free_bytes // _MEGABYTE} MB frei; ein neuer "
            "Index braucht Platz neben dem alten."
        )


def health_object(found: Health) -> dict[str, Any]:
    """As plain JSON values; says whether all is well."""
    return {"is_well": found.is_well, **codec.to_builtins(found)}
