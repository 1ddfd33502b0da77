"""By which words a hit was found, and where they stand in it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docpipe.index import Index
from docpipe.index.entries import COLUMNS, field_texts
from docpipe.language.analysis import term_key
from docpipe.model import Chunk, Expansion, ExpansionKind, Match, Via
from docpipe.search.asking import Asked

_VIA = {ExpansionKind.TRANSLATION: Via.TRANSLATION, ExpansionKind.SPELLING: Via.SPELLING}
"""All other kinds are words that say the same, or nearly."""


class Wanted(NamedTuple):
    """A token that was looked for, and why."""

    token: str
    word: str
    via: Via


def wanted(index: Index, asked: Asked) -> tuple[Wanted, ...]:
    """What was looked for, once for all hits of a question."""
    return tuple(one for one in _wanted(index, asked) if one.token in asked.terms)


def matched(index: Index, looked_for: Iterable[Wanted], chunk: Chunk) -> tuple[Match, ...]:
    """The words of a question and those added to it that the entry holds, in their order.

    A word is named once, by the nearest reason: *part* only where the whole word is not found, and
    only if no word before it has named that part.
    """
    texts = field_texts(chunk, chunk.evidence.quote, index.document_of(chunk))
    held = {
        field: set(index.analyser.analyse(text)) for field, text in zip(COLUMNS, texts, strict=True)
    }
    found: dict[str, dict[Via, dict[str, None]]] = {}
    told_by: dict[str, str] = {}
    for one in looked_for:
        if told_by.setdefault(one.token, one.word) != one.word and one.via is Via.PART:
            continue
        fields = [field for field in COLUMNS if one.token in held[field]]
        if fields:
            of_word = found.setdefault(one.word, {}).setdefault(one.via, {})
            of_word.update(dict.fromkeys(fields))
    return tuple(
        Match(word=word, fields=tuple(field for field in COLUMNS if field in fields), via=via)
        for word, reasons in found.items()
        for via, fields in [next(iter(sorted(reasons.items(), key=_nearest)))]
    )


def _nearest(reason: tuple[Via, dict[str, None]]) -> int:
    return list(Via).index(reason[0])


def _wanted(index: Index, asked: Asked) -> Iterator[Wanted]:
    told: set[str] = set()
    end = 0
    for token in index.analyser.analyse_with_offsets(asked.text):
        via = Via.OWN if token.start >= end else Via.PART
        end = max(end, token.end)
        told.add(token.text)
        yield Wanted(token.text, asked.text[token.start : token.end], via)
    for expansion in asked.interpretation.expansions:
        added = tuple(_added(index, expansion))
        told.update(one.token for one in added)
        yield from added
    for term in asked.terms:
        if term not in told:
            is_compound = any(one in term for one in told if len(one) > _SHORT)
            yield Wanted(term, term, Via.PART if is_compound else Via.SPELLING)


_SHORT = 3
"""Letters; a shorter token stands in others by chance."""


def _added(index: Index, expansion: Expansion) -> Iterator[Wanted]:
    via = _VIA.get(expansion.kind, Via.SYNONYM)
    for word in expansion.added:
        whole = term_key(index.analyser, word).split()
        for token in index.analyser.analyse(word):
            yield Wanted(token, word, via if token in whole else Via.PART)
