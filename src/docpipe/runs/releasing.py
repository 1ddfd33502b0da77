"""A person publishes what the gate did not let pass."""

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from docpipe import index, pipeline
from docpipe.codec import read_jsonl, to_json
from docpipe.errors import CorpusError, QueryError, SchemaMismatchError
from docpipe.files import append_line, whole_lines
from docpipe.pipeline import Published, Workspace
from docpipe.pipeline.history import is_noted
from docpipe.runs import journal
from docpipe.runs.gate import PROOF

RELEASES = "releases.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Who published a held candidate in spite of the gate, when, and why."""

    id: str
    time: str
    snapshot_id: str
    run_id: str
    name: str
    reason: str
    violated: tuple[str, ...]


def waiting_if_any(place: Workspace) -> journal.Held | None:
    """The candidate that waits for a decision, or to be noted: its release was cut off."""
    held = journal.held(place)
    if held is None:
        return None
    if held.candidate.snapshot_id == index.candidate_id(place.index_dir) or _is_cut_off(
        place, held
    ):
        return held
    return None  # replaced since, by a run that was cut off or by an ``ingest``


def _is_cut_off(place: Workspace, held: journal.Held) -> bool:
    """Whether it is published already, and the history does not know."""
    is_current = held.candidate.snapshot_id == index.current_id(place.index_dir)
    return is_current and not is_noted(place.corpus, held.candidate.content)


def waiting(place: Workspace) -> journal.Held:
    """The candidate that waits for a decision.

    Raises:
        CorpusError: None does.
    """
    held = waiting_if_any(place)
    if held is None or held.candidate.snapshot_id is None:
        raise CorpusError("Es wartet kein Index auf eine Entscheidung. Abhilfe: docpipe run.")
    return held


def release(place: Workspace, *, name: str, reason: str, wait_s: float = 0.0) -> Published:
    """Publish the candidate that waits; name and reason are noted first.

    Raises:
        CorpusError: None waits, or it has quotes that are not proven: those nobody can vouch for.
        QueryError: Name or reason is empty.
        OutdatedCandidateError: Something else was published since it was judged.
        BusyError: A run is in progress.
    """
    if not name.strip() or not reason.strip():
        raise QueryError("Wer gibt frei, und warum? Bitte --by und --reason angeben.")
    with journal.alone(place, wait_s=wait_s), place.corpus.lock(wait_s=wait_s):
        held = waiting(place)
        _require_proof(held)
        note = Release(
            id=uuid.uuid4().hex[:8],
            time=datetime.now(UTC).isoformat(timespec="seconds"),
            snapshot_id=held.candidate.snapshot_id or "",
            run_id=held.run_id,
            name=" ".join(name.split()),
            reason=" ".join(reason.split()),
            violated=tuple(one.says for one in held.conditions if not one.holds),
        )
        if not _is_known(place, note):
            append_line(journal.folder_of(place) / RELEASES, to_json(note))
        published = pipeline.publish_candidate(place, held.candidate)
        journal.drop_held(place)
    return published


def _is_known(place: Workspace, note: Release) -> bool:
    """Whether the last release says the same: it was cut off, and this one goes on with it."""
    path = journal.folder_of(place) / RELEASES
    try:
        known = read_jsonl(whole_lines(path.read_bytes()), Release)
    except (FileNotFoundError, SchemaMismatchError):
        return False
    return bool(known) and replace(known[-1], id=note.id, time=note.time) == note


def _require_proof(held: journal.Held) -> None:
    for condition in held.conditions:
        if condition.name == PROOF and not condition.holds:
            raise CorpusError(
                f"Was nicht belegt ist, kann niemand freigeben: {condition.says} Abhilfe: den "
                "Ordner der genannten Quelle unter work löschen oder ihr Original "
                "wiederherstellen, dann docpipe run."
            )
