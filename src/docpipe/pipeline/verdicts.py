"""Saying what holds of a record, and looking at what was said."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from docpipe import codec
from docpipe.corpus import Artefact, Corpus, add_review, read_reviews
from docpipe.corpus.history import split_id
from docpipe.errors import QueryError, UnknownIdError
from docpipe.model import (
    Chunk,
    ChunkId,
    Corrections,
    Document,
    DocumentInfo,
    RecordType,
    Review,
    SourceId,
    Verdict,
)
from docpipe.model.anchor import Anchor, LetterStream
from docpipe.pipeline.publish import Ready, mined_chunks, ready_sources, reviewed
from docpipe.pipeline.reviewing import Reviewed, corrected, newest
from docpipe.pipeline.workspace import Workspace


class Standing(StrEnum):
    """Whether a verdict is in force."""

    HOLDS = "holds"
    OVERRULED = "overruled"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A verdict, whether it holds, and what it is about.

    Attributes:
        document: ``None`` if the document is not in the corpus any more.
        quote: What stands at the place now; empty if the verdict is lost or overruled.
    """

    review: Review
    standing: Standing
    document: DocumentInfo | None
    quote: str


class Desk:
    """The reviewer's desk: the records of a corpus and the verdicts on them.

    Nothing is published; the next ``ingest`` does that. Verdicts are read anew for every question,
    so that several people can review at the same time.
    """

    def __init__(self, place: Workspace, *, wait_s: float = 0.0) -> None:
        """Open the desk.

        Args:
            place: Whose records.
            wait_s: For how long a verdict waits for whoever writes to the corpus; 0 says it at
                once, also in the middle of a run.
        """
        self._corpus: Corpus = place.corpus
        self._wait_s = wait_s
        self._chunks: dict[str, tuple[Chunk, ...]] = {}
        self._states: dict[str, tuple[tuple[Review, ...], Reviewed]] = {}

    def record(self, identifier: str) -> tuple[Chunk, DocumentInfo]:
        """A record as it would be published now; a rejected one as it was mined.

        Raises:
            UnknownIdError: There is none.
            QueryError: It is a passage.
        """
        ready, _, chunk = self._find(identifier)
        return chunk, ready.document

    def verdict_on(self, identifier: str) -> Review | None:
        """What is in force on a record.

        Raises:
            UnknownIdError: There is none.
        """
        _, state, chunk = self._find(identifier)
        return state.of.get(chunk.id) or state.rejected.get(chunk.id)

    def say(
        self,
        identifier: str,
        verdict: Verdict,
        *,
        name: str,
        reason: str,
        corrections: Corrections | None = None,
    ) -> tuple[Review, Chunk]:
        """Write a verdict down; returns it and the record as it will be.

        Corrections add to earlier ones on the same record.

        Raises:
            UnknownIdError: There is no such record.
            QueryError: It is a passage, or name or reason are missing.
            BusyError: Somebody writes to the corpus, still after the wait that was asked for.
        """
        if not name.strip() or not reason.strip():
            raise QueryError("Ein Urteil braucht einen Namen (--by) und einen Grund (--reason).")
        calm = self._corpus.lock(wait_s=self._wait_s) if self._wait_s else nullcontext()
        with calm:
            return self._said(identifier, verdict, name, reason, corrections or Corrections())

    def _said(
        self, identifier: str, verdict: Verdict, name: str, reason: str, given: Corrections
    ) -> tuple[Review, Chunk]:
        ready, state, chunk = self._find(identifier)
        earlier = state.of.get(chunk.id)
        found = self._mined(ready, chunk.id) or chunk
        if earlier is not None and verdict is not Verdict.REJECT:
            given = given.over(earlier.corrections)
        review = Review(
            time=datetime.now(UTC).isoformat(timespec="seconds"),
            name=name.strip(),
            reason=reason.strip(),
            verdict=verdict,
            source_id=ready.source.id,
            record_id=chunk.id,
            type=found.type if earlier is None else earlier.type,
            rule=found.rule,
            places=_anchors(self._document(ready), chunk),
            corrections=given,
        )
        add_review(self._corpus.root, review)
        return review, chunk if verdict is Verdict.REJECT else corrected(found, review)

    def judged(self) -> frozenset[ChunkId]:
        """All records that a verdict is in force on, published yet or not."""
        states = [self._state(ready) for ready in self._ready() if ready.reviews]
        return frozenset(key for state in states for key in (*state.of, *state.rejected))

    def on(self, identifier: str) -> tuple[Said, ...]:
        """Every verdict that was given on a record, the earliest first.

        Raises:
            UnknownIdError: There is none.
        """
        ready, _, chunk = self._find(identifier)
        if not ready.reviews:
            return ()
        places = set(_anchors(self._document(ready), chunk))
        return tuple(
            said
            for review, said in self._of(ready).items()
            if review.record_id == chunk.id or places & set(review.places)
        )

    def sheets(self) -> Iterator[tuple[DocumentInfo, Document, Reviewed]]:
        """Every document that somebody has said something about, with its entries."""
        for ready in self._ready():
            if ready.reviews:
                yield ready.document, self._document(ready), self._state(ready)

    def all(self) -> tuple[Said, ...]:
        """Every verdict, the earliest first."""
        found: dict[Review, Said] = {}
        for ready in self._ready():
            if ready.reviews:
                found.update(self._of(ready))
        return tuple(
            found.get(review)
            or Said(review=review, standing=Standing.LOST, document=None, quote="")
            for review in read_reviews(self._corpus.root)
        )

    def _of(self, ready: Ready) -> dict[Review, Said]:
        state = self._state(ready)
        by_id = {chunk.id: chunk for chunk in (*self._own(ready), *state.chunks)}
        quotes = {
            review: by_id[key].evidence.quote
            for key, review in (*state.rejected.items(), *state.of.items())
        }

        def standing(review: Review) -> Standing:
            if review in state.lost:
                return Standing.LOST
            return Standing.OVERRULED if review in state.overruled else Standing.HOLDS

        return {
            review: Said(
                review=review,
                standing=standing(review),
                document=ready.document,
                quote=quotes.get(review, ""),
            )
            for review in ready.reviews
        }

    def _find(self, identifier: str) -> tuple[Ready, Reviewed, Chunk]:
        # Its own document, or a newer version in which it goes by its former id.
        named = SourceId(split_id(identifier)[0])
        source = newest(self._corpus.sources()).get(named, named)
        ready = next((one for one in self._ready() if one.source.id == source), None)
        if ready is None:
            raise UnknownIdError(f"Kein Datensatz hat die Kennung „{identifier}“.")
        state = self._state(ready)
        chunk = next((c for c in (*state.chunks, *self._own(ready)) if c.id == identifier), None)
        if chunk is None:
            raise UnknownIdError(f"Kein Datensatz hat die Kennung „{identifier}“.")
        if chunk.type is RecordType.PASSAGE:
            raise QueryError(
                f"„{identifier}“ ist eine Textstelle. Geprüft werden Empfehlungen, Forderungen, "
                "Praxisbeispiele und Begriffe."
            )
        return ready, state, chunk

    def _ready(self) -> Sequence[Ready]:
        return ready_sources(self._corpus)

    def _own(self, ready: Ready) -> tuple[Chunk, ...]:
        if ready.chunks_digest not in self._chunks:
            self._chunks[ready.chunks_digest] = mined_chunks(self._corpus, ready)
        return self._chunks[ready.chunks_digest]

    def _mined(self, ready: Ready, identifier: ChunkId) -> Chunk | None:
        return next((chunk for chunk in self._own(ready) if chunk.id == identifier), None)

    def _state(self, ready: Ready) -> Reviewed:
        own = self._own(ready)
        if not ready.reviews:
            return Reviewed(chunks=own, of={}, rejected={}, overruled=(), lost=())
        known = self._states.get(ready.chunks_digest)
        if known is None or known[0] != ready.reviews:
            known = ready.reviews, reviewed(self._corpus, ready, own)
            self._states[ready.chunks_digest] = known
        return known[1]

    def _document(self, ready: Ready) -> Document:
        data = self._corpus.load_bytes(ready.source.id, Artefact.DOCUMENT)
        return codec.from_json(data, Document)


def _anchors(document: Document, chunk: Chunk) -> tuple[Anchor, ...]:
    stream = LetterStream(document)
    found = (stream.anchor(place) for place in chunk.evidence.ranges)
    return tuple(anchor for anchor in found if anchor is not None)
