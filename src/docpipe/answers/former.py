"""Ids that were published once: where that stood, until when, and what stands there now.

A citation outlives what it cites. Whoever follows one to a record that a newer version dropped is
told so, and led to that version.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docpipe.answers.recovered import Version, versions
from docpipe.corpus import Corpus, history
from docpipe.corpus.history import history_stamp, read_history, split_id
from docpipe.errors import CorpusError, UnknownIdError
from docpipe.model import Chunk, SourceId
from docpipe.pipeline.differences import differences
from docpipe.pipeline.identities import published


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What once had an id.

    Attributes:
        id: The id.
        until: UTC, ISO 8601: since when it is not there.
        version: The version that it stood in last, or was; ``None`` where the corpus has it not.
        number: Which version of ``n_versions`` that is, from 1.
        current: The version that is searched now, if there is one.
        was: The record as it stood there, as far as that is kept.
        successor: What stands in the current version in its place, with other words.
    """

    id: str
    until: str
    version: Version | None = None
    number: int = 0
    n_versions: int = 0
    current: Version | None = None
    was: Chunk | None = None
    successor: Chunk | None = None

    @property
    def is_document(self) -> bool:
        """Whether a document had this id, not a record."""
        return not split_id(self.id)[1]

    @property
    def was_replaced(self) -> bool:
        """Whether there is a newer version than the one it stood in."""
        return bool(self.current and self.version and self.current.source != self.version.source)


class FormerIdError(UnknownIdError):
    """What had this id is not there any more."""

    def __init__(self, former: Former) -> None:
        super().__init__(_said(former))
        self.former = former


class MovedIdError(UnknownIdError):
    """The same entry goes by another id now."""

    def __init__(self, identifier: str, now: str) -> None:
        super().__init__(f"{identifier} hat jetzt die Kennung {now}.")
        self.identifier, self.now = identifier, now


@contextmanager
def told_if_former(corpus: Corpus, identifier: str) -> Iterator[None]:
    """Whoever asks for an id in here hears what is known of it if it is not there any more.

    Raises:
        MovedIdError: It goes by another id now.
        FormerIdError: It is gone.
    """
    try:
        yield
    except UnknownIdError as error:
        known = _past(corpus.root, history_stamp(corpus.root)).get(identifier)
        if known is None:
            raise
        if known.now is not None and split_id(identifier)[1]:
            raise MovedIdError(identifier, known.now) from error
        raise FormerIdError(_former(corpus, identifier, known)) from error


@lru_cache(maxsize=1)
def _past(root: Path, _stamp: tuple[int, int]) -> Mapping[str, history.Former]:
    return read_history(root).former()


def _former(corpus: Corpus, identifier: str, known: history.Former) -> Former:
    editions = versions(corpus, known.document)
    ids = [one.source.id for one in editions]
    bare = Former(id=identifier, until=known.until)
    if known.document not in ids:
        return bare
    number = ids.index(SourceId(known.document))
    was, successor = _record(corpus, identifier, ids[number], ids[-1])
    return Former(
        id=identifier,
        until=known.until,
        version=editions[number],
        number=number + 1,
        n_versions=len(editions),
        current=editions[-1],
        was=was,
        successor=successor,
    )


def _record(
    corpus: Corpus, identifier: str, version: SourceId, current: SourceId
) -> tuple[Chunk | None, Chunk | None]:
    """The record as it stood in its version, and what stands in the current one in its place."""
    try:
        before, after = published(corpus, version), published(corpus, current)
    except CorpusError:
        return None, None
    was = next((chunk for chunk in before if chunk.id == identifier), None)
    if was is None or version == current:
        return was, None
    changed = differences(before, after).changed
    return was, next((one.after for one in changed if one.before.id == identifier), None)


def _said(former: Former) -> str:
    """In one or two sentences, for programs and terminals."""
    day = ".".join(reversed(former.until[:10].split("-")))
    if former.version is None:
        return f"{former.id} ist seit dem {day} nicht mehr im Bestand."
    title = former.version.document.title
    which = f"Fassung {former.number} von {former.n_versions} von „{title}“"
    if former.is_document:
        said = f"{former.id} ist {which}; seit dem {day} wird sie nicht mehr durchsucht."
    else:
        said = f"{former.id} stand bis zum {day} in {which} ({former.version.source.id})."
    if former.current is not None and former.was_replaced:
        said += f" Die neueste Fassung ist {former.current.source.id}."
    elif not former.is_document:
        said += (
            " Einen neueren Wortlaut gibt es nicht: Der Eintrag ist verworfen worden, oder docpipe "
            "liest die Stelle inzwischen anders."
        )
    if former.successor is not None:
        said += f" Heute steht dort {former.successor.id}."
    return said


def former_object(former: Former) -> dict[str, object]:
    """What is known as plain JSON values, beside the error."""
    version, current = former.version, former.current
    return {
        "id": former.id,
        "until": former.until,
        "document": version.source.id if version else None,
        "version": former.number or None,
        "versions": former.n_versions or None,
        "current": current.source.id if current else None,
        "quote": former.was.evidence.quote if former.was else None,
        "successor": former.successor.id if former.successor else None,
    }
