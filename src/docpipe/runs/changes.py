"""What changed for readers since the last report, in words: the history has ids and digests."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from docpipe import index
from docpipe.corpus.history import Change, History, Noted, read_history, split_id
from docpipe.errors import SnapshotError, UnknownIdError
from docpipe.model import ChunkId, SnapshotId, SourceId
from docpipe.pipeline import Workspace
from docpipe.pipeline.reviewing import newest
from docpipe.pipeline.rewording import Statement, reworded
from docpipe.runs.report import DOCUMENT, Mark, RecordChange


def last_mark(place: Workspace) -> Mark | None:
    """The latest publication."""
    return _mark(read_history(place.corpus.root).last)


def _mark(change: Change | None) -> Mark | None:
    return None if change is None else Mark(change.time, change.snapshot_id)


def changes_since(place: Workspace, since: Mark | None) -> tuple[RecordChange, ...]:
    """What readers see otherwise than at ``since``, however many publications ago that was.

    What is gone is quoted from the snapshot of that time, as long as that can be opened. A mark
    that the history does not know any more (it was restored, or begun anew) tells nothing.
    """
    history = read_history(place.corpus.root)
    last = history.last
    told = [n for n, change in enumerate(history.changes, start=1) if _mark(change) == since]
    if last is None or _mark(last) == since or (since is not None and not told):
        return ()
    past = History(changes=history.changes[: told[-1]] if told else ())
    before = past.present()
    new, changed, gone = _net(before, history.present())
    newest_of = newest(place.corpus.sources())
    came, went, others = paired(
        tuple(_described(place, last.snapshot_id, "new", new)),
        tuple(_described(place, since.snapshot_id if since else None, "gone", gone)),
        lambda one: newest_of.get(SourceId(one.source_id), SourceId(one.source_id)),
    )
    former = {noted.born: one for one, noted in before.items()}
    known = _described(place, last.snapshot_id, "changed", list(changed))
    rest = (*(_with_former(one, former[changed[one.id]]) for one in known), *others)
    return (*came, *sorted(rest, key=_as_read), *went)


def _with_former(one: RecordChange, former: str) -> RecordChange:
    """Of a newer version of a document also which it replaced."""
    is_version = one.type == DOCUMENT and former != one.id
    return replace(one, was_id=former) if is_version else one


def _net(
    past: Mapping[str, Noted], now: Mapping[str, Noted]
) -> tuple[list[str], dict[str, str], list[str]]:
    """Ids that are new, changed and gone; what goes by another id meanwhile is the same thing.

    Of what changed also the id that it was born with.
    """
    before = {noted.born: (one, noted.digest) for one, noted in past.items()}
    born = {noted.born for noted in now.values()}
    new = [one for one, noted in now.items() if noted.born not in before]
    changed = {
        one: noted.born
        for one, noted in now.items()
        if noted.born in before and before[noted.born][1] != noted.digest
    }
    return new, changed, [one for one, noted in past.items() if noted.born not in born]


_Changes = tuple[RecordChange, ...]


def paired(
    came: _Changes, went: _Changes, document_of: Callable[[RecordChange], str]
) -> tuple[_Changes, _Changes, _Changes]:
    """What came, what went, and what only says it in other words now.

    Statements are compared within one document and type; ``document_of`` names the newest version.
    """

    def statement(one: RecordChange) -> Statement:
        return Statement(id=one.id, quote=one.quote, among=(document_of(one), one.type))

    found = reworded(map(statement, came), map(statement, went))
    taken = {pair.before.id for pair in found.values()}
    return (
        tuple(one for one in came if one.id not in found),
        tuple(one for one in went if one.id not in taken),
        tuple(
            replace(one, standing="changed", was=pair.before.quote, was_id=pair.before.id)
            for one in came
            if (pair := found.get(one.id))
        ),
    )


def _described(
    place: Workspace, snapshot: SnapshotId | None, standing: str, wanted: Sequence[str]
) -> list[RecordChange]:
    if snapshot is None or not wanted:
        return _bare(standing, wanted)
    try:
        with index.open_snapshot(place.index_dir, snapshot) as opened:
            named = _Named(opened)
            return sorted((named.change(standing, one) for one in wanted), key=_as_read)
    except SnapshotError:
        return _bare(standing, wanted)


def _as_read(one: RecordChange) -> tuple[str, bool, int, str]:
    """By document, the document itself first, then page by page."""
    return (one.document, one.type != DOCUMENT, one.page or 0, one.id)


def _bare(standing: str, wanted: Iterable[str]) -> list[RecordChange]:
    """Of a snapshot that is not there any more only ids are known."""
    return [_unseen(standing, one) for one in sorted(wanted)]


def _unseen(standing: str, identifier: str) -> RecordChange:
    source, end = split_id(identifier)
    kind = "record" if end else DOCUMENT
    return RecordChange(
        standing=standing, id=identifier, type=kind, document=source, source_id=source
    )


@dataclass(frozen=True, slots=True)
class _Named:
    opened: index.Index

    def change(self, standing: str, identifier: str) -> RecordChange:
        bare = _unseen(standing, identifier)
        if known := self.opened.documents.get(SourceId(bare.source_id)):
            bare = replace(bare, document=known.title)
        if bare.type == DOCUMENT:
            return bare
        try:
            chunk = self.opened.get(ChunkId(bare.id))[0]
        except UnknownIdError:
            return bare
        return replace(
            bare,
            type=chunk.type.value,
            source_id=chunk.source_id,
            # Not the one in the id: what a newer version says unchanged keeps its former id.
            document=self.opened.document_of(chunk).title,
            quote=chunk.evidence.quote,
            page=chunk.evidence.pages[0].page if chunk.evidence.pages else None,
        )
