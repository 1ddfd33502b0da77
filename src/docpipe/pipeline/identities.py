"""What says the same in the next version of a paper keeps the id under which it was published.

Ids are made of content and place, so a paragraph in front renames all that follows. A citation,
a reading list or a feed must not notice: an entry of the same type with the same letters is the
same entry, the first occurrence the first, the second the second. Which former id an entry goes by
is decided when its version is first published, and kept as an artefact of it.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from docpipe import codec
from docpipe.corpus import Artefact, Corpus, Stamp
from docpipe.files import sha256_bytes
from docpipe.model import Chunk, ChunkId, RecordType, Source, SourceId

VERSION = 1

Kept = Mapping[ChunkId, ChunkId]
"""The id that an entry was made with -> the one that it goes by; only those that differ."""

Predecessors = Mapping[SourceId, tuple[SourceId, ...]]


def predecessors(sources: Iterable[Source]) -> Predecessors:
    """The sources that each one has replaced, the latest taken in first."""
    replaced: defaultdict[SourceId, list[Source]] = defaultdict(list)
    for source in sources:
        if source.superseded_by is not None:
            replaced[source.superseded_by].append(source)
    return {
        newer: tuple(
            one.id for one in sorted(former, key=lambda one: (one.taken_in or "", one.id))[::-1]
        )
        for newer, former in replaced.items()
    }


def kept_ids(corpus: Corpus, source_id: SourceId, before: Predecessors) -> Kept:
    """Which entries of a source go by an earlier id; computed anew unless that was kept."""
    if source_id not in before:  # nearly all: spares reading what is not there
        return {}
    return _kept_ids(corpus, source_id, before, frozenset())


def named(chunks: Iterable[Chunk], kept: Kept) -> tuple[Chunk, ...]:
    """The entries by the ids that they go by."""
    if not kept:
        return tuple(chunks)
    return tuple(
        replace(
            chunk,
            id=kept.get(chunk.id, chunk.id),
            parent=None if chunk.parent is None else kept.get(chunk.parent, chunk.parent),
        )
        for chunk in chunks
    )


def published(corpus: Corpus, source_id: SourceId) -> tuple[Chunk, ...]:
    """A version's entries as the machine made them, by the ids under which readers know them."""
    return _published(corpus, source_id, predecessors(corpus.sources()), frozenset())


def keep(corpus: Corpus, source_id: SourceId, kept: Kept) -> None:
    """Decide it for good; the caller holds the corpus lock."""
    due, stamps = _due(corpus, source_id), corpus.stamps(source_id)
    stored = stamps.get(Artefact.IDENTITIES)
    if due is None or (stored is not None and stored.matches(due)):
        return
    data = codec.to_json(kept)
    stamps[Artefact.IDENTITIES] = replace(due, output=sha256_bytes(data))
    corpus.save_artefacts(source_id, {Artefact.IDENTITIES: data}, stamps)


def _due(corpus: Corpus, source_id: SourceId) -> Stamp | None:
    chunks = corpus.stamps(source_id).get(Artefact.CHUNKS)
    return None if chunks is None else Stamp(version=VERSION, options="", inputs=chunks.output)


def _kept_ids(
    corpus: Corpus, source_id: SourceId, before: Predecessors, newer: frozenset[SourceId]
) -> Kept:
    due = _due(corpus, source_id)
    stored = corpus.stamps(source_id).get(Artefact.IDENTITIES)
    if due is not None and stored is not None and stored.matches(due):
        data = corpus.load_bytes(source_id, Artefact.IDENTITIES)
        return codec.from_json(data, dict[ChunkId, ChunkId])
    # Content that went back and forth is its own predecessor, some steps away.
    newer |= {source_id}
    former = [one for one in before.get(source_id, ()) if one not in newer]
    published = [chunk for one in former for chunk in _published(corpus, one, before, newer)]
    return matched(published, _chunks(corpus, source_id)) if published else {}


def _published(
    corpus: Corpus, source_id: SourceId, before: Predecessors, newer: frozenset[SourceId]
) -> tuple[Chunk, ...]:
    """The entries of an earlier version as they were published."""
    kept = _kept_ids(corpus, source_id, before, newer)
    return named(_chunks(corpus, source_id), kept)


def _chunks(corpus: Corpus, source_id: SourceId) -> tuple[Chunk, ...]:
    if Artefact.CHUNKS not in corpus.stamps(source_id):
        return ()  # never read, or pruned
    return codec.read_jsonl(corpus.load_bytes(source_id, Artefact.CHUNKS), Chunk)


def matched(published: Sequence[Chunk], chunks: Sequence[Chunk]) -> dict[ChunkId, ChunkId]:
    """For each entry that says what a published one says, that one's id."""
    left: defaultdict[tuple[RecordType, str], list[ChunkId]] = defaultdict(list)
    for chunk in published:
        left[said(chunk)].append(chunk.id)
    found: dict[ChunkId, ChunkId] = {}
    taken = {chunk.id for chunk in chunks}
    for chunk in chunks:
        if former := left[said(chunk)]:
            identifier = former.pop(0)
            if identifier != chunk.id and identifier not in taken:
                found[chunk.id] = identifier
    return found


def said(chunk: Chunk) -> tuple[RecordType, str]:
    """Its type and letters: other white space, hyphens or quotation marks make no other words."""
    text = unicodedata.normalize("NFKC", chunk.evidence.quote).casefold()
    return chunk.type, "".join(letter for letter in text if letter.isalnum())
