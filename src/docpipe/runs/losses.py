"""Which records readers would see no more if a candidate were published, and whether why."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from docpipe import index
from docpipe.corpus import read_reviews
from docpipe.corpus.history import read_history, split_id
from docpipe.errors import SnapshotError, UnknownIdError
from docpipe.model import ChunkId, Filters, SnapshotId, SourceId, Verdict
from docpipe.pipeline import Candidate, Workspace
from docpipe.pipeline.candidate import RECORDS
from docpipe.pipeline.history import WORDS, digests
from docpipe.pipeline.publish import mined_chunks, ready_sources, reviewed
from docpipe.pipeline.reviewing import newest
from docpipe.runs.gate import DocumentLoss, Losses, LostRecord

_SHRUNK = 0.5
"""A newer version with less than this share of the records before deserves a look."""


def losses_of(place: Workspace, candidate: Candidate) -> Losses | None:
    """Compare a candidate with all that was ever noted as published and is still there.

    Noted, not indexed: an index that this docpipe cannot open any more still had its records, and
    a new version of docpipe is when most can be lost. Of an index from before there was a history
    its entries count. ``None`` if nothing was published yet, or nothing is known of it.
    """
    if candidate.snapshot_id is None:
        return None
    noted = read_history(place.corpus.root).present()
    known = {one: entry.digest for one, entry in noted.items()} or _indexed(place, candidate)
    if not known:
        return None
    return _Comparison(place, known, candidate.snapshot_id).losses(candidate.against)


def _indexed(place: Workspace, candidate: Candidate) -> dict[str, str]:
    if candidate.against is None:
        return {}
    try:
        return _shown(place, candidate.against)
    except SnapshotError:
        return {}


def _shown(place: Workspace, snapshot: SnapshotId) -> dict[str, str]:
    with index.open_snapshot(place.index_dir, snapshot) as opened:
        chunks = [chunk for chunk, _ in opened.entries(Filters(types=RECORDS))]
        return digests(opened.documents.values(), chunks)


_Newest = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Lists:
    """What a publication shows: documents, and by the newest version of each its records.

    Attributes:
        records: Newest version -> id of a record -> digest of its words.
    """

    documents: frozenset[str]
    records: Mapping[str, Mapping[str, str]]

    @property
    def n_records(self) -> int:
        return sum(len(of_document) for of_document in self.records.values())


def _lists(shown: Mapping[str, str], newest_of: _Newest) -> _Lists:
    """A record that a newer version keeps goes by the id that it has from an earlier one."""
    records: defaultdict[str, dict[str, str]] = defaultdict(dict)
    documents = set()
    for one, digest in shown.items():
        source, end = split_id(one)
        if end:
            records[newest_of(source)][one] = digest[:WORDS]
        else:
            documents.add(source)
    return _Lists(frozenset(documents), records)


class _Comparison:
    """What was published beside what would be; a document goes by its newest version."""

    def __init__(self, place: Workspace, known: Mapping[str, str], candidate: SnapshotId) -> None:
        self._place = place
        sources = place.corpus.sources()
        self._titles = {str(source.id): source.title or source.filename for source in sources}
        self._newest = newest(sources)
        self._before = _lists(known, self._newer)
        self._after = _lists(_shown(place, candidate), self._newer)
        self._shown_before = frozenset(map(self._newer, self._before.documents))
        self._shown_after = frozenset(map(self._newer, self._after.documents))

    def losses(self, published: SnapshotId | None) -> Losses:
        missing = {
            one: lost
            for one in self._documents()
            if (lost := self._missing(one)) or self._gone(one)
        }
        replaced = {one for one in missing if self._is_replaced(one)}
        judged = self._judged({*missing} - replaced)
        left = {
            document: [one for one in lost if one not in judged]
            for document, lost in missing.items()
            if document not in replaced
        }
        quotes = self._quotes(published, [one for lost in left.values() for one in lost])
        documents = tuple(
            DocumentLoss(
                source_id=document,
                title=self._titles.get(document, document),
                n_before=len(self._before.records.get(document, ())),
                lost=tuple(LostRecord(id=one, quote=quotes.get(one, "")) for one in lost),
                is_whole=self._gone(document),
            )
            for document, lost in sorted(left.items())
            if lost or self._gone(document)
        )
        n_missing = sum(len(lost) for lost in missing.values())
        return Losses(
            n_before=self._before.n_records,
            n_after=self._after.n_records,
            n_explained=n_missing - sum(len(document.lost) for document in documents),
            documents=documents,
            shrunk=tuple(sorted(self._shrunk(replaced))),
        )

    def _newer(self, source: str) -> str:
        return self._newest.get(SourceId(source), SourceId(source))

    def _documents(self) -> list[str]:
        return sorted({*self._shown_before, *self._before.records})

    def _gone(self, document: str) -> bool:
        """Shown in any version before, and in none now."""
        return document in self._shown_before and document not in self._shown_after

    def _is_replaced(self, document: str) -> bool:
        return document not in self._before.documents and document in self._after.documents

    def _missing(self, document: str) -> list[str]:
        """Records whose id is gone and whose words stand nowhere in the document any more."""
        after = self._after.records.get(document, {})
        before = self._before.records.get(document, {})
        left = Counter(words for one, words in after.items() if one not in before)
        missing = []
        for one, words in before.items():
            if one in after:
                continue
            if left[words]:
                left[words] -= 1
            else:
                missing.append(one)
        return missing

    def _judged(self, sources: Iterable[str]) -> frozenset[str]:
        """Records that a person rejected, or that give way to what a person accepted."""
        corpus = self._place.corpus
        rejected = {
            str(review.record_id)
            for review in read_reviews(corpus.root)
            if review.verdict is Verdict.REJECT
        }
        wanted = set(sources)
        for ready in ready_sources(corpus) if wanted else ():
            if ready.source.id in wanted and ready.reviews:
                found = reviewed(corpus, ready, mined_chunks(corpus, ready))
                rejected.update(found.rejected)
        return frozenset(rejected)

    def _shrunk(self, replaced: Iterable[str]) -> Iterable[str]:
        for document in replaced:
            n_before = len(self._before.records.get(document, ()))
            if len(self._after.records.get(document, ())) < _SHRUNK * n_before:
                yield self._titles.get(document, document)

    def _quotes(self, published: SnapshotId | None, lost: Iterable[str]) -> dict[str, str]:
        """The words of lost records, as long as the index that has them can be read."""
        quotes: dict[str, str] = {}
        wanted = list(lost)
        if published is None or not wanted:
            return quotes
        try:
            with index.open_snapshot(self._place.index_dir, published) as opened:
                for one in wanted:
                    quotes |= _quote(opened, one)
        except SnapshotError:
            return quotes
        return quotes


def _quote(opened: index.Index, one: str) -> dict[str, str]:
    try:
        return {one: opened.get(ChunkId(one))[0].evidence.quote}
    except UnknownIdError:
        return {}
