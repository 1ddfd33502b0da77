"""What changed for readers since the last report, in words: the history has ids and digests."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from docpipe import index
from docpipe.corpus.history import Change, History, Noted, read_history, split_id
from docpipe.errors import SnapshotError, UnknownIdError
from docpipe.model import ChunkId, SnapshotId, SourceId
from docpipe.pipeline import Workspace
from docpipe.pipeline.reviewing import newest
from docpipe.runs.report import DOCUMENT, Mark, RecordChange

SAME_STATEMENT = 60.0
"""Per cent of letters that stay where a statement is reworded; less is another statement."""


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
    new, changed, gone = _net(past.present(), history.present())
    newest_of = newest(place.corpus.sources())
    came, went, reworded = paired(
        tuple(_described(place, last.snapshot_id, "new", new)),
        tuple(_described(place, since.snapshot_id if since else None, "gone", gone)),
        lambda one: newest_of.get(SourceId(one.source_id), SourceId(one.source_id)),
    )
    rest = (*_described(place, last.snapshot_id, "changed", changed), *reworded)
    return (*came, *sorted(rest, key=_as_read), *went)


def _net(
    past: Mapping[str, Noted], now: Mapping[str, Noted]
) -> tuple[list[str], list[str], list[str]]:
    """Ids that are new, changed and gone; what goes by another id meanwhile is the same thing."""
    before = {noted.born: (one, noted.digest) for one, noted in past.items()}
    born = {noted.born for noted in now.values()}
    new = [one for one, noted in now.items() if noted.born not in before]
    changed = [
        one
        for one, noted in now.items()
        if noted.born in before and before[noted.born][1] != noted.digest
    ]
    return new, changed, [one for one, noted in past.items() if noted.born not in born]


_Changes = tuple[RecordChange, ...]


def paired(
    came: _Changes, went: _Changes, document_of: Callable[[RecordChange], str]
) -> tuple[_Changes, _Changes, _Changes]:
    """What came, what went, and what only says it in other words now.

    Of one document and type, the two that are most alike are the same statement, then the next;
    ``document_of`` names the newest version.
    """
    from rapidfuzz.fuzz import ratio

    left: defaultdict[tuple[str, str], list[RecordChange]] = defaultdict(list)
    for one in went:
        if one.quote:
            left[document_of(one), one.type].append(one)
    alike = (
        (ratio(new.quote, old.quote), new, old)
        for new in came
        if new.quote
        for old in left[document_of(new), new.type]
    )
    likeliest = sorted(
        (pair for pair in alike if pair[0] >= SAME_STATEMENT),
        key=lambda pair: (-pair[0], pair[1].id, pair[2].id),
    )
    new_of: dict[str, RecordChange] = {}
    taken: set[str] = set()
    for _, new, old in likeliest:
        if new.id not in new_of and old.id not in taken:
            taken.add(old.id)
            new_of[new.id] = replace(new, standing="changed", was=old.quote, was_id=old.id)
    return (
        tuple(one for one in came if one.id not in new_of),
        tuple(one for one in went if one.id not in taken),
        tuple(new_of.values()),
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
