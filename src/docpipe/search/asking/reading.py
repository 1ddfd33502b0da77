"""The way of a question before any retriever sees it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from docpipe.index import Index
from docpipe.language.analysis import STOP_WORDS, QuestionTerms, fold
from docpipe.model import Every, Expression, Filters, Interpretation, Query, Said, Use
from docpipe.search.asking.asked import Asked
from docpipe.search.asking.said import Boost, Heard, hear, known_of
from docpipe.search.asking.suggestions import suggestion
from docpipe.search.asking.syntax import Parsed, parse, render
from docpipe.search.asking.terminology import notes

NORMAL_FORM_TIMES = 2
"""How often the normal form counts against the question as typed once: twins agree in nine of ten
hits, and on the development sets it ranks better than either alone."""

CITED_WEIGHT = 0.3
"""Of a phrase cited in a sentence, against words and meaning together: before what holds only its
words, but not before everything."""

_WORD = re.compile(r"[^\W_]+")


def read(query: Query, index: Index, *, deaf_to: str = "") -> Asked:
    """Tell conditions and filters from words, analyse the words and add related ones.

    Args:
        query: As asked.
        index: The snapshot.
        deaf_to: A field of ``Filters`` that is not read out of words, as if it were set.

    Raises:
        QueryError: An operator is meant and broken.
    """
    parsed = parse(query.text)
    if not query.understand:
        parsed = parsed.to_the_letter()
    heard = _heard(query, parsed, index, deaf_to)
    text = _words(parsed, heard.spent)
    terms = index.terms(text, expand=query.expand)
    return Asked(
        text=text,
        embedded=_embedded(text, terms, index),
        terms=terms.weights,
        filters=_demanding(heard.filters, parsed.required),
        mode=query.mode,
        is_english=terms.is_english,
        is_foreign=_is_foreign(query, terms, index),
        explain=query.explain,
        boosts=(*heard.boosts, *_preferring(parsed)),
        interpretation=Interpretation(
            text=text,
            required="" if parsed.required is None else render(parsed.required),
            said=(*heard.said, *_said(parsed)),
            expansions=terms.expansions,
            notes=notes(text, index),
            suggestion=None if terms.is_english else suggestion(query.text, index),
        ),
    )


def _is_foreign(query: Query, terms: QuestionTerms, index: Index) -> bool:
    """An English question may be answered by German words that no dictionary here knows."""
    if terms.is_english or not terms.weights:
        return False
    if index.holding_any(terms.weights, Filters()).count:
        return False
    return suggestion(query.text, index) is None


def _heard(query: Query, parsed: Parsed, index: Index, deaf_to: str) -> Heard:
    """What the plain words say; nothing that an operator or quotation marks hold fast."""
    if not query.understand:
        return Heard(filters=query.filters, boosts=(), said=(), spent=())
    plain = parsed.masked(plain_only=True)
    heard = hear(plain, known_of(index), query.filters, deaf_to=deaf_to)
    if heard.filters != query.filters and not index.count(heard.filters):
        # Nobody set these filters. What they would hide may be what is asked for.
        return hear(plain, known_of(index), query.filters, strictly=False, deaf_to=deaf_to)
    return heard


def _preferring(parsed: Parsed) -> Iterator[Boost]:
    for one in parsed.cited:
        yield Boost(filters=Filters(required=one), weight=CITED_WEIGHT)


def _said(parsed: Parsed) -> Iterator[Said]:
    for one, (start, end) in zip(parsed.cited, parsed.cited_at, strict=True):
        values = (render(one),)
        yield Said(field="required", values=values, start=start, end=end, use=Use.BOOST)


def _embedded(text: str, terms: QuestionTerms, index: Index) -> str:
    """What stands for the question where meaning is compared.

    A static model sums words up, so the normal form may say them again: spellings and forms of a
    question come close to one another, and what the typed form alone tells is not lost. A model
    that reads sentences gets the sentence.
    """
    if index.manifest.embedding.max_tokens or terms.is_english:
        return text
    return " ".join((*(terms.normal_form,) * NORMAL_FORM_TIMES, terms.typed_form))


def _words(parsed: Parsed, spent: Iterable[tuple[int, int]]) -> str:
    """What is ranked by; an ordinary question to the letter.

    Where filters leave nothing, their own words rank: they tell more than no words.
    """
    if parsed.required is None:
        return _without(parsed.text, spent) or parsed.text
    spent = tuple(spent)
    kept = [
        piece.text
        for piece in parsed.pieces
        if not any(start <= piece.start and piece.end <= end for start, end in spent)
    ]
    return " ".join(kept or (piece.text for piece in parsed.pieces))


def _without(text: str, spent: Iterable[tuple[int, int]]) -> str:
    kept: list[str] = []
    position = 0
    for start, end in sorted(spent):
        kept.append(text[position : max(position, start)])
        position = max(position, end)
    rest = "".join((*kept, text[position:])).strip()
    return rest if _says_something(rest) else ""


def _says_something(text: str) -> bool:
    return any(fold(word) not in STOP_WORDS for word in _WORD.findall(text))


def _demanding(filters: Filters, required: Expression | None) -> Filters:
    given = [one for one in (filters.required, required) if one is not None]
    if not given:
        return filters
    return replace(filters, required=given[0] if len(given) == 1 else Every(tuple(given)))
