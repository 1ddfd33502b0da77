"""How a question was understood: shown with the answer, so that nothing happens unseen."""

from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """What becomes of a filter that was said in words."""

    FILTER = "filter"
    BOOST = "boost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A filter read out of the words of a question.

    Attributes:
        field: The name of the field of ``Filters``.
        values: Its values, as ``Filters`` takes them; years as digits.
        start: Of the words in the question, in characters.
        end: Exclusive.
        use: Whether only what satisfies it is shown, or is ranked higher.
    """

    field: str
    values: tuple[str, ...]
    start: int
    end: int
    use: Use


class ExpansionKind(StrEnum):
    """Why a word is looked for that was not asked."""

    SYNONYM = "synonym"
    RELATED = "related"
    PREFERRED = "preferred"
    OUTDATED = "outdated"
    TRANSLATION = "translation"
    SPELLING = "spelling"


class TermRole(StrEnum):
    """What a term is to the concept that it names."""

    PREFERRED = "preferred"
    ALTERNATIVE = "alternative"
    OUTDATED = "outdated"
    DISCOURAGED = "discouraged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """Words looked for besides ``word`` of the question, as a reader would write them."""

    word: str
    added: tuple[str, ...]
    kind: ExpansionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TermNote:
    """What the body of texts itself says of a term that was asked for.

    Attributes:
        term: As asked.
        preferred: What the texts prefer to it; empty if they only explain it.
        entry_id: The definition that says so.
        quote: Its verbatim quote.
        citation: Document, year and page.
    """

    term: str
    preferred: tuple[str, ...]
    entry_id: str
    quote: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpretation:
    """All that was done with a question before it was answered.

    Attributes:
        text: The words that are ranked by, without operators and filters.
        required: What every hit must satisfy, in the query language; empty for nothing.
        said: Filters said in words.
        expansions: Words added.
        notes: On terms that the texts advise against or explain.
        suggestion: The question as it was probably meant ("Meinten Sie …").
        near_terms: Words of the texts that come nearest, where nothing was found.
    """

    text: str
    required: str = ""
    said: tuple[Said, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    notes: tuple[TermNote, ...] = ()
    suggestion: str | None = None
    near_terms: tuple[str, ...] = ()
