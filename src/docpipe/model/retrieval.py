"""A question and the answer."""

from dataclasses import dataclass
from enum import StrEnum

from docpipe.model.chunk import Chunk, RecordType
from docpipe.model.claims import Claim, Contributor
from docpipe.model.document import PageRegion
from docpipe.model.ids import ChunkId, SnapshotId, SourceId
from docpipe.model.interpretation import Interpretation
from docpipe.model.selection import EVERYTHING, Filters, chosen, whole
from docpipe.model.source import DocumentKind


class Mode(StrEnum):
    """Which retrievers answer."""

    HYBRID = "hybrid"
    DENSE = "dense"
    LEXICAL = "lexical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question.

    >>> Query(text="Wie gelingt Beteiligung?", mode="lexical").mode
    <Mode.LEXICAL: 'lexical'>

    Attributes:
        text: In words or in the query language.
        mode: Also by its public name.
        k: The number of hits wanted, from 1.
        understand: Whether filters said in words ("Praxisbeispiele aus Landkreisen") are used.
        expand: Whether synonyms, translations and the like are looked for, too.
        explain: Whether every hit says which words it was found by; costs a little.

    Raises:
        QueryError: There is no such mode, or ``k`` is no whole number.
    """

    text: str
    k: int = 10
    mode: Mode = Mode.HYBRID
    filters: Filters = EVERYTHING
    understand: bool = True
    expand: bool = True
    explain: bool = False

    def __post_init__(self) -> None:
        # "dense" equals Mode.DENSE but is not the same object, and the ranking asks with "is".
        object.__setattr__(self, "mode", chosen(Mode, self.mode, "Suchart"))
        object.__setattr__(self, "k", whole(self.k, "Die Zahl der Treffer"))


class Relation(StrEnum):
    """How two publications belong together that are no versions of one another."""

    NEAR_DUPLICATE = "near_duplicate"
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another document of the same index.

    Attributes:
        share: 0 to 1: letters that stand in both, or, of a translation, figures that both name.
    """

    kind: Relation
    document: SourceId
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentInfo:
    """The bibliographic line that a hit carries.

    ``claims`` hold what catalogue, document and file say, also where they contradict each other.
    ``withdrawn`` is ``Source.withdrawn``: since when the publisher does not offer it any more.
    ``related`` is known of documents in an index only: it depends on all the others.
    """

    id: SourceId
    title: str
    year: int | None
    publisher: str | None
    kind: DocumentKind
    language: str
    file: str
    url: str | None = None
    subtitle: str | None = None
    date: str | None = None
    edition: str | None = None
    place: str | None = None
    contributors: tuple[Contributor, ...] = ()
    claims: tuple[Claim, ...] = ()
    withdrawn: str | None = None
    related: tuple[Related, ...] = ()

    @property
    def by_title(self) -> tuple[str, int, str]:
        """Its place in lists: by title, year and id."""
        return self.title.casefold(), self.year or 0, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Where else the same thing is said."""

    chunk: Chunk
    document: DocumentInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What one retriever said of a hit; the ``share`` of all signals sum to the hit's score."""

    retriever: str
    rank: int
    score: float
    share: float


class Via(StrEnum):
    """Why a word that was found had been looked for; the nearest reason first."""

    OWN = "own"
    SYNONYM = "synonym"
    TRANSLATION = "translation"
    SPELLING = "spelling"
    PART = "part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A word that a hit was found by.

    Attributes:
        word: As asked, or as added.
        fields: Where it stands: ``title``, ``heading``, ``label``, ``facets``, ``body``.
        via: ``PART`` for a word of which the hit has a part, or that is a part of a word of it.
    """

    word: str
    fields: tuple[str, ...]
    via: Via


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One answer. ``highlights`` are half-open offsets into ``chunk.evidence.quote``.

    ``repeats`` are all other places that say the same, by year, whatever the filters: they show
    since when and how often something is said. ``matched`` is filled if ``Query.explain`` asks.
    """

    rank: int
    score: float
    chunk: Chunk
    document: DocumentInfo
    highlights: tuple[tuple[int, int], ...] = ()
    signals: tuple[Signal, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    matched: tuple[Match, ...] = ()

    @property
    def id(self) -> ChunkId:
        """Of the record or passage; stable as long as its words stand where they stand."""
        return self.chunk.id

    @property
    def type(self) -> RecordType:
        """What was found."""
        return self.chunk.type

    @property
    def quote(self) -> str:
        """Verbatim, as it stands in the document."""
        return self.chunk.evidence.quote

    @property
    def pages(self) -> tuple[PageRegion, ...]:
        """Where the quote stands, with boxes."""
        return self.chunk.evidence.pages


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """All hits of one question.

    Attributes:
        total: What ``hits`` was chosen from, whatever ``k`` is: in lexical and hybrid mode the
            entries that pass the filters and hold a word of the question; in dense mode, where
            everything is near to some degree, the entries that pass the filters. Never less than
            the number of hits: meaning may find what shares no word with the question.
        interpretation: How the question was understood.
    """

    query: Query
    snapshot_id: SnapshotId
    hits: tuple[Hit, ...]
    total: int
    took_ms: float
    interpretation: Interpretation


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What was said at some time.

    Attributes:
        likeness: 1 for the statement asked about and its repeats, less for what is only near.
        is_repeat: Whether it says the same in other words at most.
    """

    chunk: Chunk
    document: DocumentInfo
    likeness: float
    is_repeat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidIn:
    """The statements of one year; ``year`` is ``None`` for undated documents."""

    year: int | None
    statements: tuple[Statement, ...]
