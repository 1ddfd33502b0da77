"""What a publication changed for readers, in words: the history has ids and digests only."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docpipe import index
from docpipe.corpus.history import Change, join_id, read_history
from docpipe.errors import SnapshotError, UnknownIdError
from docpipe.model import ChunkId, SnapshotId, SourceId
from docpipe.pipeline import Workspace
from docpipe.pipeline.reviewing import newest
from docpipe.runs.report import DOCUMENT, RecordChange

SAME_STATEMENT = 60.0
"""Per cent of letters that stay where a statement is reworded; less is another statement."""


def last_change(place: Workspace) -> Change | None:
    """The latest publication in the history."""
    return read_history(place.corpus.root).last


def changes_since(
    place: Workspace, earlier: Change | None, before: SnapshotId | None
) -> tuple[RecordChange, ...]:
    """What the publication noted since ``earlier`` changed; nothing if none was.

    What is gone is quoted from the snapshot ``before``, as long as that can be opened.
    """
    last = last_change(place)
    if last is None or last == earlier:
        return ()
    gone = {source: dict.fromkeys(ends, "") for source, ends in last.gone.items()}
    newest_of = newest(place.corpus.sources())
    came, went, reworded = paired(
        tuple(_described(place, last.snapshot_id, "new", last.new)),
        tuple(_described(place, before, "gone", gone)),
        lambda one: newest_of.get(SourceId(one.source_id), SourceId(one.source_id)),
    )
    changed = (*_described(place, last.snapshot_id, "changed", last.changed), *reworded)
    return (*came, *sorted(changed, key=_as_read), *went)


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
    place: Workspace,
    snapshot: SnapshotId | None,
    standing: str,
    listed: Mapping[str, Mapping[str, str]],
) -> Iterator[RecordChange]:
    if not listed:
        return
    wanted = [(source, end) for source, ends in sorted(listed.items()) for end in sorted(ends)]
    try:
        if snapshot is None:
            yield from _bare(standing, wanted)
            return
        with index.open_snapshot(place.index_dir, snapshot) as opened:
            named = _Named(opened)
            changes = [named.change(standing, source, end) for source, end in wanted]
            yield from sorted(changes, key=_as_read)
    except SnapshotError:
        yield from _bare(standing, wanted)


def _as_read(one: RecordChange) -> tuple[str, bool, int, str]:
    """By document, the document itself first, then page by page."""
    return (one.document, one.type != DOCUMENT, one.page or 0, one.id)


def _bare(standing: str, wanted: Iterable[tuple[str, str]]) -> Iterator[RecordChange]:
    for source, end in wanted:
        kind = "record" if end else DOCUMENT
        yield RecordChange(
            standing=standing, id=join_id(source, end), type=kind, document=source, source_id=source
        )


@dataclass(frozen=True, slots=True)
class _Named:
    opened: index.Index

    def change(self, standing: str, source: str, end: str) -> RecordChange:
        known = self.opened.documents.get(SourceId(source))
        title = known.title if known else source
        identifier = join_id(source, end)
        bare = RecordChange(
            standing=standing, id=identifier, type="record", document=title, source_id=source
        )
        if not end:
            return replace(bare, type=DOCUMENT)
        try:
            chunk = self.opened.get(ChunkId(identifier))[0]
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
