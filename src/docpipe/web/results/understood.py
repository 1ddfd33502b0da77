"""How a question was understood, and why nothing was found: in words, each with its way out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docpipe.export import TYPE_NAMES
from docpipe.model import Interpretation, RecordType, SearchResult, Use
from docpipe.search.asking import Emptiness, Obstacle

_FIELD_TITLES = {
    "types": "Art",
    "topics": "Thema",
    "addressees": "Adressat",
    "municipalities": "Kommune",
    "documents": "Dokument",
    "publishers": "Herausgeber",
    "languages": "Sprache",
    "years": "Jahr",
    "year_from": "ab Jahr",
    "year_to": "bis Jahr",
    "required": "Bedingung",
}
_PUBLIC_NAMES = {
    "types": ("type",),
    "topics": ("topic",),
    "addressees": ("addressee",),
    "municipalities": ("municipality",),
    "documents": ("document",),
    "publishers": ("publisher",),
    "languages": ("language",),
    "years": ("year_from", "year_to"),
}
_KINDS = {
    "synonym": "auch",
    "preferred": "heute eher",
    "outdated": "früher auch",
    "translation": "auf Deutsch",
    "spelling": "gelesen als",
    "related": "verwandt",
}
_MOST_VALUES = 3
"""More are named by the words of the question: "aus Landkreisen" may be a hundred districts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A filter that was read out of words.

    Attributes:
        only: Whether nothing else is shown; otherwise it is ranked higher.
        words: Of the question.
    """

    title: str
    values: tuple[str, ...]
    only: bool
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Words looked for besides one of the question; ``kind`` says why, in German."""

    word: str
    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurdle:
    """A filter that leaves nothing.

    Attributes:
        names: Public names of the filter; empty for a condition typed or said in the question.
    """

    title: str
    values: tuple[str, ...]
    alone: int
    without: int
    names: tuple[str, ...]


def spoken(interpretation: Interpretation, question: str) -> list[Spoken]:
    """The filters said in words; the same words are named once."""
    found: dict[tuple[str, str], Spoken] = {}
    for one in interpretation.said:
        words = question[one.start : one.end].strip()
        many = len(one.values) > _MOST_VALUES
        values = (words,) if many else tuple(_value(one.field, value) for value in one.values)
        found.setdefault(
            (one.field, words),
            Spoken(
                title=_FIELD_TITLES[one.field],
                values=values,
                only=one.use is Use.FILTER,
                words=words,
            ),
        )
    return list(found.values())


def added(interpretation: Interpretation) -> Iterator[Added]:
    """The words added, in the order of the question."""
    for one in interpretation.expansions:
        yield Added(word=one.word, kind=_KINDS[one.kind], words=one.added)


def is_only_by_meaning(result: SearchResult) -> bool:
    """Whether none of the hits shown holds a word of the question."""
    signals = {signal.retriever for hit in result.hits for signal in hit.signals}
    return "dense" in signals and "lexical" not in signals


def hurdles(why: Emptiness, is_set: Iterable[str]) -> list[Hurdle]:
    """The filters to leave out, the most useful first.

    Args:
        why: What leaves nothing.
        is_set: Public names of the filters that the address sets; others were said in words.
    """
    given = set(is_set)
    return [_hurdle(one, given) for one in why.obstacles]


def _hurdle(one: Obstacle, is_set: set[str]) -> Hurdle:
    values = tuple(_value(one.field, value) for value in one.values if value)
    return Hurdle(
        title=_FIELD_TITLES[one.field],
        values=values,
        alone=one.n_alone,
        without=one.n_without,
        names=tuple(name for name in _PUBLIC_NAMES.get(one.field, ()) if name in is_set),
    )


def _value(field: str, value: str) -> str:
    return TYPE_NAMES[RecordType(value)] if field == "types" else value
