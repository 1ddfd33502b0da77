"""The journal of runs: ``corpus/reports``, and the marker of the run that is in progress.

::

    reports/
      .lock                        held by the run in progress
      running.json                 which run that is, where, and at which step
      held.json                    the candidate that the gate did not let pass
      <UTC time>-<run id>.json     the report of a run
      <UTC time>-<run id>.md       the same, to be read
"""

import logging
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docpipe import codec
from docpipe.errors import BusyError, CorpusError, SchemaMismatchError, UnknownIdError
from docpipe.files import write_atomic
from docpipe.locks import reading_lock, write_lock
from docpipe.pipeline import Candidate, Workspace
from docpipe.runs.gate import Condition
from docpipe.runs.report import CutOff, Failure, Mark, RunOutcome, RunReport, report_object
from docpipe.runs.report_markdown import report_markdown

_LOG = logging.getLogger(__name__)

_MARKER = "running.json"
_HELD = "held.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """The run in progress, as ``running.json`` has it."""

    run_id: str
    trigger: str
    started: str
    step: str
    pid: int
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A candidate that was not published, since when, and why."""

    candidate: Candidate
    run_id: str
    since: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A report without its lists."""

    run_id: str
    started: str
    ended: str
    outcome: RunOutcome
    exit_code: int
    n_quarantine: int = 0
    is_full_check: bool = False
    failure: Failure | None = None
    told_until: Mark | None = None


def folder_of(place: Workspace) -> Path:
    """Where the reports lie."""
    return place.corpus.root / "reports"


@contextmanager
def alone(place: Workspace, *, wait_s: float = 0.0, reading: bool = False) -> Iterator[None]:
    """Hold the lock of runs: there is one at a time.

    Args:
        place: Whose runs.
        wait_s: For how long to wait for the one in progress.
        reading: Whether nothing will be written; see ``reading_lock``.

    Raises:
        CorpusError: The corpus folder is not there: nobody meant to begin one unattended.
        BusyError: Another run is in progress, still after ``wait_s`` seconds.
    """
    if not place.corpus.root.is_dir():
        raise CorpusError(f"{place.corpus.root} gibt es nicht. Ist --corpus richtig?")
    with ExitStack() as held_until_the_end:
        try:
            lock = reading_lock if reading else write_lock
            held_until_the_end.enter_context(lock(folder_of(place), wait_s=wait_s))
        except BusyError as error:
            raise BusyError(_who(marked(place))) from error
        yield


def _who(marker: "Marker | None") -> str:
    cure = "Bitte warten, bis er fertig ist; --wait SEKUNDEN wartet von selbst."
    if marker is None:
        return f"Ein anderer Lauf ist unterwegs. {cure}"
    return (
        f"Der Lauf {marker.run_id} ist unterwegs (seit {marker.started}, Prozess {marker.pid} auf "
        f"{marker.host}, Schritt {marker.step}). {cure}"
    )


def new_run_id(moment: datetime) -> str:
    """Name a run that begins at ``moment``: 8 hexadecimal digits.

    The first three count the 4096th parts of its second, the others are drawn by chance. Reports
    are ordered by the names of their files, which tell the second: with this the later of two
    runs in the same second comes later, as with the identifiers of RFC 9562, version 7.
    """
    return f"{moment.microsecond * 4096 // 1_000_000:03x}{secrets.token_hex(3)[:5]}"


def mark(place: Workspace, run_id: str, trigger: str, started: str, step: str) -> None:
    """Note at which step the run in progress is; a full disk is no reason not to do the step."""
    marker = Marker(
        run_id=run_id,
        trigger=trigger,
        started=started,
        step=step,
        pid=os.getpid(),
        host=socket.gethostname(),
    )
    try:
        write_atomic(folder_of(place) / _MARKER, codec.to_json(marker))
    except OSError as error:
        _LOG.warning("the marker could not be written: %s", error)


def unmark(place: Workspace) -> None:
    """The run in progress has ended, with a report."""
    (folder_of(place) / _MARKER).unlink(missing_ok=True)


def marked(place: Workspace) -> Marker | None:
    """The run in progress, or the one that was cut off."""
    try:
        return codec.read_file(folder_of(place) / _MARKER, Marker)
    except (FileNotFoundError, NotADirectoryError, SchemaMismatchError):
        return None


def cut_off(place: Workspace) -> CutOff | None:
    """The run before, if it ended without a report; the caller holds the lock of runs."""
    marker = marked(place)
    if marker is None or any(p.stem.endswith(f"-{marker.run_id}") for p in report_paths(place)):
        return None
    return CutOff(run_id=marker.run_id, started=marker.started, step=marker.step, host=marker.host)


def save_report(place: Workspace, report: RunReport) -> Path:
    """Keep a report, as JSON, which counts, and as Markdown; gives the path of the latter."""
    stem = f"{report.started.replace('-', '').replace(':', '')[:15]}Z-{report.run_id}"
    folder = folder_of(place)
    readable = folder / f"{stem}.md"
    write_atomic(folder / f"{stem}.json", codec.to_json(report_object(report)))
    write_atomic(readable, report_markdown(report).encode())
    return readable


def reports(place: Workspace) -> Iterator[RunReport]:
    """The reports that are kept, the latest first; what cannot be read is left out."""
    for path in report_paths(place):
        try:
            yield codec.read_file(path, RunReport)
        except SchemaMismatchError as error:
            _LOG.warning("%s wird übergangen: %s", path, error)


def headlines(place: Workspace) -> Iterator[Headline]:
    """The same of what is asked often; lists of any length are skipped, not read."""
    for path in report_paths(place):
        try:
            yield codec.read_file(path, Headline)
        except SchemaMismatchError as error:
            _LOG.warning("%s wird übergangen: %s", path, error)


def report_paths(place: Workspace) -> list[Path]:
    """The JSON files of all reports, the latest first."""
    return sorted(folder_of(place).glob("*Z-*.json"), reverse=True)


def find_report(place: Workspace, name: str) -> Path:
    """The JSON file of a run, named by its id or ``last``.

    Raises:
        UnknownIdError: There is no such report.
    """
    paths = report_paths(place)
    wanted = paths[:1] if name == "last" else [p for p in paths if p.stem.endswith(f"-{name}")]
    if not wanted:
        raise UnknownIdError(
            f"Kein Bericht mit der Kennung {name}. Alle Berichte: docpipe reports list."
        )
    return wanted[0]


def save_held(place: Workspace, held: Held) -> None:
    """Note the candidate that waits for a person."""
    write_atomic(folder_of(place) / _HELD, codec.to_json(held))


def held(place: Workspace) -> Held | None:
    """The candidate that waits for a person."""
    try:
        return codec.read_file(folder_of(place) / _HELD, Held)
    except (FileNotFoundError, NotADirectoryError, SchemaMismatchError):
        return None


def drop_held(place: Workspace) -> None:
    """Nothing waits any more."""
    (folder_of(place) / _HELD).unlink(missing_ok=True)
