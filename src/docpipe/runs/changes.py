"""What a publication changed for readers, in words: the history has ids and digests only."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docpipe import index
from docpipe.corpus.history import Change, join_id, read_history
from docpipe.errors import SnapshotError, UnknownIdError
from docpipe.model import ChunkId, SnapshotId, SourceId
from docpipe.pipeline import Workspace
from docpipe.runs.report import DOCUMENT, RecordChange


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
    return (
        *_described(place, last.snapshot_id, "new", last.new),
        *_described(place, last.snapshot_id, "changed", last.changed),
        *_described(place, before, "gone", gone),
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
        yield RecordChange(standing=standing, id=join_id(source, end), type=kind, document=source)


@dataclass(frozen=True, slots=True)
class _Named:
    opened: index.Index

    def change(self, standing: str, source: str, end: str) -> RecordChange:
        known = self.opened.documents.get(SourceId(source))
        title = known.title if known else source
        identifier = join_id(source, end)
        if not end:
            return RecordChange(standing=standing, id=identifier, type=DOCUMENT, document=title)
        try:
            chunk = self.opened.get(ChunkId(identifier))[0]
        except UnknownIdError:
            return RecordChange(standing=standing, id=identifier, type="record", document=title)
        return RecordChange(
            standing=standing,
            id=identifier,
            type=chunk.type.value,
            # Not the one in the id: what a newer version says unchanged keeps its former id.
            document=self.opened.document_of(chunk).title,
            quote=chunk.evidence.quote,
            page=chunk.evidence.pages[0].page if chunk.evidence.pages else None,
        )
