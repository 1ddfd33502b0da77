"""What the texts themselves say of the terms of a question: explained, or advised against."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from docpipe.export import citation
from docpipe.index import Index, TermEntry
from docpipe.language.analysis import named_in
from docpipe.model import Chunk, DocumentInfo, TermNote, TermRole

MAX_NOTES = 3
"""More would push the hits off the screen."""

MAX_NOTES_OF_A_TERM = 2
"""Two papers may give different reasons; a third repeats them."""


class _Definition(NamedTuple):
    """A definition of a term that was asked for."""

    key: str
    role: TermRole
    preferred: tuple[str, ...]
    chunk: Chunk
    document: DocumentInfo


def notes(question: str, index: Index) -> tuple[TermNote, ...]:
    """Definitions of the question's terms that advise against them, the latest paper's first.

    A question that is nothing but one term ("Was ist Segregation?") gets what explains it, too.
    """
    asked = named_in(index.analyser, question)
    if not asked:
        return ()
    (whole, *_) = asked
    found = sorted(_definitions(index, asked, whole), key=_latest_first)
    kept: list[_Definition] = []
    for one in found:
        of_term = [other for other in kept if other.key == one.key]
        if len(kept) < MAX_NOTES and len(of_term) < MAX_NOTES_OF_A_TERM:
            kept.append(one)
    return tuple(
        TermNote(
            term=asked[one.key],
            preferred=one.preferred,
            entry_id=one.chunk.id,
            quote=one.chunk.evidence.quote,
            citation=citation(one.chunk, one.document),
        )
        for one in kept
    )


def _definitions(index: Index, asked: Mapping[str, str], whole: str) -> Iterator[_Definition]:
    for row, of_row in groupby(index.named(asked), key=lambda one: one.concept):
        terms = list(of_row)
        named = _named(terms, asked, whole) if row >= 0 else None
        if named is not None:
            chunk = index.chunk(row)
            better = tuple(
                one.term
                for one in terms
                if named.role is TermRole.DISCOURAGED and one.role is TermRole.PREFERRED
            )
            yield _Definition(named.key, named.role, better, chunk, index.document_of(chunk))


def _named(terms: list[TermEntry], asked: Mapping[str, str], whole: str) -> TermEntry | None:
    """The term of a definition that is to be shown."""
    against = (one for one in terms if one.key in asked and one.role is TermRole.DISCOURAGED)
    explained = (one for one in terms if one.key == whole)
    return next(against, None) or next(explained, None)


def _latest_first(one: _Definition) -> tuple[bool, int, str]:
    return one.role is not TermRole.DISCOURAGED, -(one.document.year or 0), one.chunk.id
