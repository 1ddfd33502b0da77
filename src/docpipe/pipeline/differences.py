"""What a newer version of a paper says otherwise, record by record.

Both sides are quoted as they stand, each with its own pages; what differs is marked, never merged.
That a record stands on another page, or under another number, is no difference.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docpipe.corpus import Artefact, Corpus
from docpipe.errors import UnknownIdError
from docpipe.model import Chunk, RecordType, SourceId
from docpipe.pipeline.identities import predecessors, published, said
from docpipe.pipeline.rewording import Statement, reworded

_TOKEN = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRecord:
    """A record in two versions.

    Attributes:
        likeness: 0 to 1, share of words that they have in common; 1 if only ``facets`` differ.
        facets: What else is not as it was: ``type``, ``label``, ``strength``, ``topics``,
            ``addressees``, ``municipalities``.
    """

    before: Chunk
    after: Chunk
    likeness: float
    facets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionDifference:
    """What distinguishes the records of two versions, in reading order.

    Attributes:
        added: In the newer one only.
        removed: In the earlier one only.
        n_unchanged: Records with the same words and the same facets.
    """

    added: tuple[Chunk, ...]
    removed: tuple[Chunk, ...]
    changed: tuple[ChangedRecord, ...]
    n_unchanged: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a quote; ``is_marked`` if the other version has it not."""

    text: str
    is_marked: bool


def former_version(corpus: Corpus, source_id: SourceId) -> SourceId | None:
    """Whose place a source took last; ``None`` for a first version."""
    return next(iter(predecessors(corpus.sources()).get(source_id, ())), None)


def version_difference(
    corpus: Corpus, source_id: SourceId, former: SourceId | None = None
) -> VersionDifference:
    """What a source says otherwise than ``former``, or than the version before it.

    Raises:
        UnknownIdError: There is no such source, or no version before it.
    """
    former = former or former_version(corpus, corpus.source(source_id).id)
    if former is None:
        raise UnknownIdError(f"Von {source_id} gibt es hier keine frühere Fassung.")
    for one in (former, source_id):
        if Artefact.CHUNKS not in corpus.stamps(one):  # else all would seem new, or gone
            raise UnknownIdError(f"Von der Fassung {one} sind hier keine Datensätze vorhanden.")
    return differences(published(corpus, former), published(corpus, source_id))


def differences(before: Iterable[Chunk], after: Iterable[Chunk]) -> VersionDifference:
    """Compare the records of two versions; passages are cut anew in each, and do not count."""
    same, removed, added = _same_words(_records(before), _records(after))
    pairs = [(one, other, 1.0) for one, other in same]
    pairs += _alike(removed, added)
    old = {one.id for one, _, _ in pairs}
    new = {other.id for _, other, _ in pairs}
    changed = [
        ChangedRecord(before=one, after=other, likeness=likeness, facets=facets)
        for one, other, likeness in pairs
        if (facets := _facets_changed(one, other)) or said(one)[1] != said(other)[1]
    ]
    return VersionDifference(
        added=tuple(one for one in added if one.id not in new),
        removed=tuple(one for one in removed if one.id not in old),
        changed=tuple(sorted(changed, key=lambda one: (one.after.ordinal, one.after.id))),
        n_unchanged=len(pairs) - len(changed),
    )


def marked(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both quotes in pieces, whole: the words that only one of them has are marked."""
    from rapidfuzz.distance import Indel

    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    steps = Indel.opcodes([one.strip() for one in old], [one.strip() for one in new])
    return (
        tuple(_pieces((step.tag, old[step.src_start : step.src_end]) for step in steps)),
        tuple(_pieces((step.tag, new[step.dest_start : step.dest_end]) for step in steps)),
    )


def _pieces(steps: Iterable[tuple[str, Sequence[str]]]) -> Iterator[Piece]:
    for tag, tokens in steps:
        if tokens:
            yield Piece("".join(tokens), is_marked=tag != "equal")


def _records(chunks: Iterable[Chunk]) -> list[Chunk]:
    found = [chunk for chunk in chunks if chunk.type is not RecordType.PASSAGE]
    return sorted(found, key=lambda chunk: (chunk.ordinal, chunk.id))


def _same_words(
    before: Sequence[Chunk], after: Sequence[Chunk]
) -> tuple[list[tuple[Chunk, Chunk]], list[Chunk], list[Chunk]]:
    """Pairs of one type and the same letters, the first with the first; and what is left."""
    left: defaultdict[tuple[RecordType, str], list[Chunk]] = defaultdict(list)
    for chunk in before:
        left[said(chunk)].append(chunk)
    pairs, added = [], []
    for chunk in after:
        former = left[said(chunk)]
        if former:
            pairs.append((former.pop(0), chunk))
        else:
            added.append(chunk)
    paired = {one.id for one, _ in pairs}
    return pairs, [chunk for chunk in before if chunk.id not in paired], added


def _alike(removed: Sequence[Chunk], added: Sequence[Chunk]) -> list[tuple[Chunk, Chunk, float]]:
    """What says the same in other words; that it is of another type now is a change, too."""
    old = {str(chunk.id): chunk for chunk in removed}
    new = {str(chunk.id): chunk for chunk in added}
    found = reworded(map(_statement, added), map(_statement, removed))
    return [(old[pair.before.id], new[one], pair.likeness) for one, pair in found.items()]


def _statement(chunk: Chunk) -> Statement:
    return Statement(id=chunk.id, quote=chunk.evidence.quote)


def _facets_changed(before: Chunk, after: Chunk) -> tuple[str, ...]:
    one, other = before.facets, after.facets
    compared = {
        "type": (before.type, after.type),
        "label": (before.label, after.label),
        "strength": (one.strength, other.strength),
        "topics": (one.topics, other.topics),
        "addressees": (one.addressees, other.addressees),
        "municipalities": (one.municipalities, other.municipalities),
    }
    return tuple(name for name, (was, now) in compared.items() if was != now)
