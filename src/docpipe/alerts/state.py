"""How far each alert has come: one file an alert, replaced whole.

An alert remembers two things. The *mark* is the last publication of the history that it has told
of. The *known* records are those that answered it then. As long as the mark is found in the
history, the history says what is news, and what merely began to answer (because other papers made
a word more telling) is none. When the history was rewritten, or restored from a backup, the known
records still say what has been told, and nobody hears everything anew.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from docpipe import codec
from docpipe.alerts.shapes import Told
from docpipe.corpus.history import Change
from docpipe.errors import SchemaMismatchError
from docpipe.files import write_atomic

FOLDER = "alerts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One publication of the history, wherever in the file its line stands."""

    time: str
    snapshot_id: str
    content: str

    @classmethod
    def of(cls, change: Change) -> "Mark":
        """The mark of a publication."""
        return cls(time=change.time, snapshot_id=change.snapshot_id, content=change.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A record that answered the alert when it was last looked at.

    Attributes:
        gone: Since which publication it is not there any more; empty as long as it is.
        withdrawn: Whether its document was marked as withdrawn.
        told: The record in words, kept for alerts that tell of what goes: by then it is not there.
    """

    born: str
    id: str
    digest: str
    gone: str = ""
    withdrawn: bool = False
    told: Told | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far an alert has come.

    Attributes:
        serial: Raised with every notice that counts; see ``outbox``.
        mark: ``None``: it begins with everything.
        asked: Digest of question and filters: ``known`` answers these.
        fault: What was wrong with the alert, if somebody was told so.
        latest: When it last had news; UTC, ISO 8601.
    """

    alert: str
    serial: int = 0
    mark: Mark | None = None
    asked: str = ""
    known: tuple[Known, ...] = ()
    fault: str = ""
    latest: str = ""


def read_state(root: Path, alert: str) -> State | None:
    """How far an alert has come; ``None`` for one that was never looked at.

    Raises:
        SchemaMismatchError: The file is damaged.
    """
    path = _path(root, alert)
    if not path.is_file():
        return None
    head, _, known = path.read_bytes().partition(b"\n")
    try:
        return replace(codec.from_json(head, State), known=codec.read_jsonl(known, Known))
    except SchemaMismatchError as exc:
        raise SchemaMismatchError(f"{path}: {exc}") from exc


def read_head(root: Path, alert: str) -> State | None:
    """The same without what is known: most runs bring nothing new, and that can be much.

    Raises:
        SchemaMismatchError: The file is damaged.
    """
    try:
        with _path(root, alert).open("rb") as stream:
            head = stream.readline()
    except FileNotFoundError:
        return None
    try:
        return codec.from_json(head, State)
    except SchemaMismatchError as exc:
        raise SchemaMismatchError(f"{_path(root, alert)}: {exc}") from exc


def write_state(root: Path, state: State) -> None:
    """Keep how far an alert has come: from here on its notices count."""
    lines = (replace(state, known=()), *state.known)
    write_atomic(_path(root, state.alert), codec.write_jsonl(lines))


def forget_state(root: Path, alert: str) -> None:
    """Begin anew when an alert of this name is added again."""
    _path(root, alert).unlink(missing_ok=True)


def read_handled(root: Path) -> Mark | None:
    """Up to which publication the last run told: there alerts begin that nobody has looked at.

    Raises:
        SchemaMismatchError: The file is damaged.
    """
    path = root / FOLDER / "handled.json"
    return codec.read_file(path, Mark) if path.is_file() else None


def write_handled(root: Path, mark: Mark) -> None:
    """Keep up to which publication a run told."""
    path, data = root / FOLDER / "handled.json", codec.to_json(mark)
    if not path.is_file() or path.read_bytes() != data:
        write_atomic(path, data)


def _path(root: Path, alert: str) -> Path:
    return root / FOLDER / "state" / f"{alert}.jsonl"
