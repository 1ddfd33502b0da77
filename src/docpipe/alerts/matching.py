"""Which records are news for an alert, since the publication it was last told of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from docpipe.alerts.changes import Earlier, Was
from docpipe.alerts.shapes import Alert, Kind, Start, Told, What
from docpipe.alerts.state import Known, Mark, State
from docpipe.corpus.history import Change, History, Noted
from docpipe.corpus.store import digest
from docpipe.export import citation, document_citation, hit_object, page_url
from docpipe.export.citation import has_pages, one_line
from docpipe.index import Index
from docpipe.model import Chunk, DocumentInfo, Filters, Query, RecordType, Source, SourceId
from docpipe.pipeline.reviewing import newest
from docpipe.pipeline.rewording import Statement, reworded
from docpipe.search import Searcher
from docpipe.search.answering import answering, passing

_WANTED: dict[Kind, What] = {
    Kind.NEW: What.NEW,
    Kind.BACK: What.GONE,
    Kind.CHANGED: What.CHANGED,
    Kind.WITHDRAWN: What.GONE,
    Kind.GONE: What.GONE,
}
"""What comes back is told to whoever was told that it went."""

ORDER = (Kind.NEW, Kind.BACK, Kind.CHANGED, Kind.WITHDRAWN, Kind.GONE)


class Now:
    """What is there at this publication, and what was there at earlier ones.

    Attributes:
        withdrawn: Documents that their publishers do not offer any more.
        earlier: Snapshots that readers had before.
    """

    def __init__(
        self,
        searcher: Searcher,
        history: History,
        sources: Iterable[Source] = (),
        earlier: Earlier | None = None,
    ) -> None:
        self.index: Index = searcher.index
        self.earlier = earlier
        documents = self.index.documents.values()
        self.withdrawn = frozenset(one.id for one in documents if one.withdrawn is not None)
        self._newest = newest(sources)
        self._history = history
        self._before: dict[Mark, dict[str, str] | None] = {}

    def newest(self, document: str) -> str:
        """The version of a document that readers see now."""
        return self._newest.get(SourceId(document), SourceId(document))

    @property
    def last(self) -> Change | None:
        """The latest publication."""
        return self._history.last

    @cached_property
    def present(self) -> dict[str, Noted]:
        """Records that readers see, by id."""
        return {one: noted for one, noted in self._history.present().items() if ":" in one}

    @cached_property
    def born(self) -> frozenset[str]:
        """The same records by the ids they were born with."""
        return frozenset(noted.born for noted in self.present.values())

    @cached_property
    def is_in_step(self) -> bool:
        """Whether the open snapshot holds the records that the history tells of, and no others.

        Otherwise one of the two is a moment, or a crash, ahead of the other; asking then would
        leave records out for good.
        """
        index = self.index
        kinds = tuple(kind for kind in RecordType if kind is not RecordType.PASSAGE)
        ids = index.ids()
        rows = passing(index, Filters(types=kinds)).rows
        return {ids[row] for row in rows} == self.present.keys()

    def before(self, mark: Mark) -> Mapping[str, str] | None:
        """Id of birth -> digest, as of a publication; ``None`` if the history lacks it."""
        if mark not in self._before:
            self._before[mark] = self._replayed(mark)
        return self._before[mark]

    def _replayed(self, mark: Mark) -> dict[str, str] | None:
        changes = self._history.changes
        upto = next((n for n, one in _backwards(changes) if Mark.of(one) == mark), None)
        if upto is None:
            return None
        there = History(changes=changes[: upto + 1]).present()
        return {noted.born: noted.digest for noted in there.values()}


def _backwards(changes: tuple[Change, ...]) -> Iterator[tuple[int, Change]]:
    return ((n, changes[n]) for n in range(len(changes) - 1, -1, -1))


@dataclass(frozen=True, slots=True)
class Found:
    """What an alert has to tell, in the order of telling, and what it knows from then on.

    Attributes:
        entries: What is told and there, by id.
    """

    told: tuple[Told, ...]
    known: tuple[Known, ...]
    entries: Mapping[str, tuple[Chunk, DocumentInfo]]


def asked_digest(alert: Alert) -> str:
    """Changes with whatever decides which records answer."""
    return digest([alert.query, alert.filters])


def first_state(alert: Alert, mark: Mark | None) -> State:
    """Where an alert begins that nobody has looked at."""
    begins = None if alert.start is Start.EVERYTHING else mark
    return State(alert=alert.key, mark=begins, asked=asked_digest(alert))


def matches(alert: Alert, index: Index) -> tuple[int, ...]:
    """Rows of the entries that answer an alert, passages included.

    Raises:
        QueryError: The question or a filter cannot be understood.
    """
    query = Query(text=alert.query, filters=alert.filters)
    selection = answering(index, query) if query.text else passing(index, query.filters)
    return tuple(int(row) for row in selection.rows)


def news_for(alert: Alert, state: State, now: Now) -> Found:
    """Everything that is news, never cut short.

    Raises:
        QueryError: The question or a filter cannot be understood.
    """
    ledger = _Ledger(state, alert, now)
    ids = now.index.ids()
    met: list[_Met] = []
    for row in matches(alert, now.index):
        noted = now.present.get(ids[row])
        if noted is not None and (kind := ledger.meet(ids[row], noted, row)) is not None:
            chunk = now.index.chunk(row)
            met.append(_Met(kind, chunk, now.index.document_of(chunk), noted))
    before = ledger.reworded(met)
    found = [replace(one, kind=Kind.CHANGED) if one.chunk.id in before else one for one in met]
    wanted = (one for one in found if _WANTED[one.kind] in alert.what)
    found = sorted((one for one in wanted if not ledger.is_only_withdrawn(one, before)), key=_place)
    told = [replace(_told(one), was=ledger.was(one, before)) for one in found]
    left = ledger.left() if What.GONE in alert.what else ()
    entries = {str(one.chunk.id): (one.chunk, one.document) for one in found}
    return Found(told=(*told, *left), known=ledger.known(), entries=entries)


@dataclass(frozen=True, slots=True)
class _Met:
    """A record that answers, and what happened to it."""

    kind: Kind
    chunk: Chunk
    document: DocumentInfo
    noted: Noted


def _told(one: _Met) -> Told:
    return described(one.kind, one.chunk, one.document, one.noted)


def _place(one: _Met) -> tuple[object, ...]:
    chunk, document = one.chunk, one.document
    return (ORDER.index(one.kind), document.title, document.id, chunk.ordinal, chunk.id)


class _Ledger:
    """What is known of an alert's records, while they are gone through."""

    def __init__(self, state: State, alert: Alert, now: Now) -> None:
        self._state, self._alert, self._now = state, alert, now
        self._by_born = {one.born: one for one in state.known}
        self._by_id = {one.id: one for one in state.known}
        self._met: dict[str, Known] = {}
        self._replaced: frozenset[str] = frozenset()
        self._before = now.before(state.mark) if state.mark else None

    def meet(self, identifier: str, noted: Noted, row: int) -> Kind | None:
        """What happened to a record that answers; ``None`` for nothing."""
        # A history that was begun anew knows no birth but the last; the id may still be the same.
        known = self._by_born.get(noted.born) or self._by_id.get(identifier)
        met = self._kept(identifier, noted, row, known)
        self._met[known.born if known else noted.born] = met
        if known is None:
            return self._unknown(noted)
        if What.GONE in self._alert.what and (kind := self._offered(known, row)):
            return kind
        return None if known.digest == noted.digest else Kind.CHANGED

    def _offered(self, known: Known, row: int) -> Kind | None:
        withdrawn = self._is_withdrawn(row)
        if withdrawn and not known.withdrawn:
            return Kind.WITHDRAWN
        came_back = known.gone or (known.withdrawn and not withdrawn)
        return Kind.BACK if came_back else None

    def _is_withdrawn(self, row: int) -> bool:
        withdrawn = self._now.withdrawn
        # An id may begin with an earlier version's; the document is the chunk's.
        return bool(withdrawn) and self._now.index.chunk(row).source_id in withdrawn

    def _unknown(self, noted: Noted) -> Kind | None:
        if self._before is None or noted.born not in self._before:
            return Kind.NEW
        return None if self._before[noted.born] == noted.digest else Kind.CHANGED

    def _kept(self, identifier: str, noted: Noted, row: int, known: Known | None) -> Known:
        told = (
            known.told if known and (known.id, known.digest) == (identifier, noted.digest) else None
        )
        if told is None and What.GONE in self._alert.what:
            chunk = self._now.index.chunk(row)
            told = described(Kind.GONE, chunk, self._now.index.document_of(chunk), noted)
            told = replace(told, record=None)
        return Known(
            born=noted.born,
            id=identifier,
            digest=noted.digest,
            withdrawn=self._is_withdrawn(row),
            told=told,
        )

    def reworded(self, met: Iterable[_Met]) -> Mapping[str, Statement]:
        """Id of what is new -> what went, if both say the same in other words."""
        came = (
            Statement(
                id=one.chunk.id,
                quote=one.chunk.evidence.quote,
                among=(self._now.newest(one.chunk.source_id), one.chunk.type.value),
            )
            for one in met
            if one.kind is Kind.NEW
        )
        found = reworded(came, self._went())
        before = {one: rewording.before for one, rewording in found.items()}
        self._replaced = frozenset(old.id for old in before.values())
        return before

    def _went(self) -> Iterator[Statement]:
        for one in self._absent():
            said = None if one.gone else self._former(one)
            if said is not None:
                chunk, document = said
                yield Statement(
                    id=one.id,
                    quote=chunk.evidence.quote,
                    among=(self._now.newest(document.id), chunk.type.value),
                )

    def _former(self, known: Known) -> tuple[Chunk, DocumentInfo] | None:
        mark, earlier = self._state.mark, self._now.earlier
        if mark is None or earlier is None or self._state.asked != asked_digest(self._alert):
            return None
        return earlier.entry(mark.snapshot_id, known.id)

    def was(self, met: _Met, before: Mapping[str, Statement]) -> Was:
        """What of a changed record is not as it was."""
        mark, earlier = self._state.mark, self._now.earlier
        if met.kind is not Kind.CHANGED or mark is None or earlier is None:
            return ()
        former: str = met.chunk.id
        if old := before.get(met.chunk.id):
            former = old.id
        elif known := self._by_born.get(met.noted.born) or self._by_id.get(met.chunk.id):
            former = known.id
        return earlier.was(mark.snapshot_id, former, met.chunk, met.document)

    def is_only_withdrawn(self, met: _Met, before: Mapping[str, Statement]) -> bool:
        """Whether nothing changed but that its reference names it as withdrawn, or not any more.

        That is told to whoever asked for it (``_offered``), and to nobody else.
        """
        known = self._by_born.get(met.noted.born)
        if met.kind is not Kind.CHANGED or known is None:
            return False
        if known.withdrawn == (met.document.id in self._now.withdrawn):
            return False
        return {name for name, _ in self.was(met, before)} == {"citation"}

    def left(self) -> tuple[Told, ...]:
        """What was known and is there no more."""
        if self._state.asked != asked_digest(self._alert):
            return ()  # the question was another
        gone = (one.told for one in self._absent() if not one.gone and one.told)
        return tuple(sorted(gone, key=lambda one: (one.document, one.id)))

    def known(self) -> tuple[Known, ...]:
        """What is known from now on: what answers, and what is gone, should it come back."""
        last = self._now.last
        since = last.time if last else ""
        gone = (replace(one, gone=one.gone or since) for one in self._absent())
        return tuple(sorted((*self._met.values(), *gone), key=lambda one: one.born))

    def _absent(self) -> Iterator[Known]:
        now = self._now
        for one in self._state.known:
            is_there = one.born in self._met or one.born in now.born or one.id in now.present
            if not is_there and one.id not in self._replaced:
                yield one


def described(kind: Kind, chunk: Chunk, document: DocumentInfo, noted: Noted) -> Told:
    """A record in words, complete."""
    heading = chunk.heading_path[-1] if chunk.heading_path else document.title
    people = [one.name for one in document.contributors]
    page = chunk.evidence.pages[0].page
    return Told(
        kind=kind,
        id=chunk.id,
        born=noted.born,
        digest=noted.digest,
        type=chunk.type.value,
        title=one_line(chunk.label or heading),
        quote=chunk.evidence.quote,
        citation=citation(chunk, document),
        document_id=document.id,
        document=document_citation(document),
        author=one_line(document.publisher or "; ".join(people) or document.title),
        page=page if has_pages(chunk) else None,
        source_url=page_url(document, page),
        language=document.language,
        topics=chunk.facets.topics,
        first=noted.dates.first,
        changed=noted.dates.changed,
        record=hit_object(chunk, document),
    )
