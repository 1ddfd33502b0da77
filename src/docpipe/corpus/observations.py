"""What is known of each watched address, and how every file came in.

``observations.jsonl`` is replaced as a whole after each look; ``retrievals.jsonl`` only grows.
"""

from collections.abc import Iterable
from pathlib import Path

from docpipe.codec import read_jsonl, to_json, write_jsonl
from docpipe.errors import CorpusError, SchemaMismatchError
from docpipe.files import append_line, whole_lines, write_atomic
from docpipe.model import Observation, Retrieval

OBSERVATIONS_NAME = "observations.jsonl"
RETRIEVALS_NAME = "retrievals.jsonl"


def read_observations(root: Path) -> dict[str, Observation]:
    """What is known, by address; nothing before the first look.

    Raises:
        CorpusError: A line cannot be read.
    """
    path = root / OBSERVATIONS_NAME
    if not path.is_file():
        return {}
    try:
        known = read_jsonl(path.read_bytes(), Observation)
    except SchemaMismatchError as exc:
        raise CorpusError(
            f"{path}: {exc}. Abhilfe: die Datei löschen; der nächste Lauf fragt alle Adressen neu "
            "ab. Verloren geht nur, seit wann etwas fehlt."
        ) from exc
    return {one.address: one for one in known}


def save_observations(root: Path, observations: Iterable[Observation]) -> None:
    """Replace what is known; the caller holds the corpus lock."""
    ordered = sorted(observations, key=lambda one: one.address)
    write_atomic(root / OBSERVATIONS_NAME, write_jsonl(ordered))


def add_retrieval(root: Path, retrieval: Retrieval) -> None:
    """Note how a file came in."""
    append_line(root / RETRIEVALS_NAME, to_json(retrieval))


def read_retrievals(root: Path) -> tuple[Retrieval, ...]:
    """All of them, the earliest first.

    Raises:
        CorpusError: A line cannot be read.
    """
    path = root / RETRIEVALS_NAME
    if not path.is_file():
        return ()
    try:
        return read_jsonl(whole_lines(path.read_bytes()), Retrieval)
    except SchemaMismatchError as exc:
        raise CorpusError(f"{path}: {exc}. Bitte die Zeile entfernen.") from exc
