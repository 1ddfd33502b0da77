"""A paper of quotes, before it becomes DOCX, PDF, Markdown or a page.

Blocks in the order of reading. Quotes and their parts are verbatim; all other words are fixed ones,
chosen by whoever makes the paper, in its language.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The few words that writers add by themselves."""

    contents: str = "Inhalt"
    page: str = "Seite"
    of: str = "von"
    proof: str = "Beleg"
    source: str = "Quelle"
    also_said: str = "Auch gesagt in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """``level`` from 1 (below the title) to 3; ``anchor`` is unique in the paper."""

    text: str
    anchor: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Fixed words; one that is a ``notice`` tells of a limit or a gap."""

    text: str
    notice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Names and values, such as question, date and snapshot."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A named part of a record, verbatim."""

    name: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands: the reference, the number of its source, its proof page."""

    reference: str
    source: int
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quote with its proof.

    Attributes:
        number: Running number; its anchor is ``n`` and the number.
        id: Of the entry.
        type: Of the entry, by its code word.
        quote: Verbatim; empty where ``parts`` say it all.
        language: Of the quote.
        title: A verbatim headword or title.
        parts: Verbatim parts.
        notes: Who is addressed and the like: fixed words and values of facets.
        place: Where it stands.
        repeats: Where else the same is said, the earliest first.
    """

    number: int
    id: str
    type: str
    quote: str
    place: Place
    language: str = "de"
    title: str | None = None
    parts: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    repeats: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """``caption`` says what is counted; every row has as many cells as ``head``."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document with its full reference; its anchor is ``q`` and the number."""

    number: int
    reference: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The list of documents quoted."""

    items: tuple[Source, ...]


Block = Heading | Paragraph | Facts | Quotation | Table | Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper.

    Attributes:
        kind: What it is, above its title: "Dossier".
        title: The question, or the name of a list.
        footer: Below every page, beside its number.
        created: The day it bears, also in the files' properties.
        front: What stands before the table of contents.
        has_contents: Whether a table of contents stands before the text.
    """

    kind: str
    title: str
    footer: str
    created: date
    front: tuple[Block, ...]
    blocks: tuple[Block, ...]
    language: str = "de"
    words: Words = Words()
    has_contents: bool = True

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in order."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))
