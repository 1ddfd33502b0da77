"""Words that a text advises against: with the better word and the reason, where it says so."""

import re
from collections.abc import Sequence
from functools import cache

from docpipe.mine.definition.terms import IN_QUOTES, QUOTES, draft, unquoted
from docpipe.mine.draft import Draft, text_range
from docpipe.mine.wordlists import any_of, word_list
from docpipe.model import Block, TextRange

_HEADED = re.compile(rf"^[{QUOTES}][^{QUOTES}]{{2,60}}[{QUOTES}]\s*(?::|[–—-])\s")
_STATT = re.compile(rf"^Statt\b[^{QUOTES}]{{0,40}}{IN_QUOTES.pattern}")
# In a glossary the word itself is the subject: "Einheimische sollte man nicht gebrauchen".
_BARE = re.compile(
    r"^((?:[A-ZÄÖÜ][\w*-]+e[rsn]?\s)?[A-ZÄÖÜ][\w*-]+)\s+(?:sollte|sollten|soll|wird|werden|gilt|gelten)\b"
    r"(?=.*(?:\bnicht\b.*\b(?:gebrauch|verwend|benutz)|\bals (?:veraltet|überholt|abwertend)))"
)
# "bevorzugen viele statt „X“ inzwischen „Y“": one word for another.
_FOR_ANOTHER = re.compile(
    rf"\bstatt\s+(?:von\s+)?{IN_QUOTES.pattern}\s+(?:\w+\s+){{0,4}}[{QUOTES}](?=[^{QUOTES}]{{2,60}}[{QUOTES}])"
)
_NOT_AGAINST = re.compile(r"\bnicht\s+(?:veraltet|überholt|abwertend|falsch|problematisch)\b")

Spans = Sequence[tuple[int, int]]


def discouraged(
    block: Block, spans: Spans, number: int, *, in_terms: bool, english: bool
) -> tuple[Draft, int] | None:
    """A word that the sentence advises against, and how many sentences say it.

    Args:
        block: Where the sentences stand.
        spans: The block's sentences.
        number: Which of them is looked at.
        in_terms: In a glossary blame is enough: "X ist abwertend".
        english: The paper is in English.
    """
    start, end = spans[number]
    sentence = block.text[start:end]
    term = _term(sentence, in_terms=in_terms, english=english)
    if term is None:
        return None
    n_used = 1 if english else _n_sentences(block, spans, number)
    whole = text_range(block, start, spans[number + n_used - 1][1])
    fields = {"term": text_range(block, start + term[0], start + term[1])}
    fields |= _parts(block, spans[number : number + n_used], fields["term"])
    return draft(block, whole, "discouraged", 0.85, fields), n_used


def _term(sentence: str, *, in_terms: bool, english: bool) -> tuple[int, int] | None:
    if sentence.rstrip().endswith("?"):
        return None
    if english:
        match = _english_term().search(sentence)
        return match.span(1) if match and _english_against().search(sentence) else None
    statt = _STATT.match(sentence)
    if statt and (in_terms or _instead().search(sentence)):
        return statt.span(1)
    outside = IN_QUOTES.sub(" ", sentence)
    if sentence.startswith("Statt ") or _NOT_AGAINST.search(outside):
        return None
    bare = _BARE.match(sentence) if in_terms else None
    match = bare or _FOR_ANOTHER.search(sentence) or _blamed(sentence, outside, in_terms=in_terms)
    return match.span(1) if match else None


def _blamed(sentence: str, outside: str, *, in_terms: bool) -> re.Match[str] | None:
    """The word in quotes, or behind a word for the word, that the sentence speaks against."""
    named = _quoted_term().search(sentence) or _named_term().search(sentence)
    match = named or IN_QUOTES.search(sentence)
    if match is None:
        return None
    about_words = bool(named) or in_terms
    if about_words and (_blaming().search(outside) or _against().search(outside)):
        return match
    # "„Besitzen“ wird durch „Nutzen“ ersetzt" at the end of a sentence is about things.
    opens = match.start() <= _OPENING or sentence.rstrip(". ").endswith(match.group())
    return match if opens and _of_words().search(sentence) else None


_OPENING = 30
"""Characters before a word in quotes that is the subject of its sentence."""


def _n_sentences(block: Block, spans: Spans, number: int) -> int:
    """The sentence, and those after it with the better word or the reason."""
    first = block.text[slice(*spans[number])]
    has_reason = bool(_reason().search(first))
    used = _until_replaced(block, spans, number)
    if used > 1:
        return used
    for start, end in spans[number + 1 : number + 3]:
        text = block.text[start:end]
        if _goes_on("goes_on_instead").match(text):
            used += 1
            break
        if has_reason or used > 1 or not _goes_on("goes_on_reason").match(text):
            break
        if IN_QUOTES.search(text):
            break  # of another word
        used += 1
    return used


def _until_replaced(block: Block, spans: Spans, number: int) -> int:
    """Up to ``Statt „X“ …`` about the same word, if it comes soon; else 1."""
    first = block.text[slice(*spans[number])]
    for count, (start, end) in enumerate(spans[number + 1 : number + 1 + _REPLACED_WITHIN], 2):
        statt = _STATT.match(block.text[start:end])
        if statt and statt[1] in first:
            return count
    return 1


_REPLACED_WITHIN = 3
"""Sentences in which the better word for a discouraged one is given."""


def _parts(block: Block, spans: Spans, term: TextRange) -> dict[str, TextRange]:
    found: dict[str, TextRange] = {}
    for number, (start, end) in enumerate(spans):
        text = block.text[start:end]
        match = _instead().search(text)
        if match and start + match.start("instead") >= term.end:
            span = start + match.start("instead"), start + match.end("instead")
            found.setdefault("instead", unquoted(block, *span))
        if _goes_on("goes_on_instead").match(text):
            continue
        match = _reason().search(text, max(0, term.end - start))
        if match:
            span = start + match.start("reason"), start + match.end("reason")
            found.setdefault("reason", unquoted(block, *span))
        elif number and _goes_on("goes_on_reason").match(text):
            found.setdefault("reason", text_range(block, start, end))
    return found


def headed(block: Block) -> Draft | None:
    """``„X“: Der Ausdruck stammt …. Stattdessen: Y.``: an item about a word in quotes."""
    if not _HEADED.match(block.text):
        return None
    quoted = IN_QUOTES.match(block.text)
    rest = block.text[quoted.end() :] if quoted else ""
    if quoted is None or not (
        _blaming().search(rest) or _against().search(rest) or _instead().search(rest)
    ):
        return None
    fields = {"term": text_range(block, *quoted.span(1))}
    fields |= _parts(block, ((0, len(block.text)),), fields["term"])
    return draft(block, text_range(block), "discouraged", 0.9, fields)


@cache
def _quoted_term() -> re.Pattern[str]:
    words = word_list("definition")["term_words"]
    return re.compile(rf"\b{words}\s+(?:(?:von\s+)?(?:der|des|dem)\s+)?{IN_QUOTES.pattern}")


@cache
def _named_term() -> re.Pattern[str]:
    """``Der Begriff Parallelgesellschaft``: a term word and a noun without quotes."""
    return re.compile(
        rf"\b(?:[Dd]e[rnms]|[Dd]ie|[Dd]as|[Vv]om|[Aa]uf das)\s+"
        rf"{word_list('definition')['term_words']}\s+([A-ZÄÖÜ][\w*:/-]+)"
    )


@cache
def _english_term() -> re.Pattern[str]:
    words = word_list("definition")["english_discouraged"]["term_words"]
    return re.compile(rf"(?:\b{words}\s+)?{IN_QUOTES.pattern}")


@cache
def _english_against() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{any_of(word_list('definition')['english_discouraged']['against'])})\b"
    )


@cache
def _against() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_list('definition')['against'])})(?:\b|(?<=\W))")


@cache
def _of_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_list('definition')['against_words'])})")


@cache
def _blaming() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_list('definition')['blaming'])})(?:\b|(?<=\W))")


@cache
def _instead() -> "_Alternatives":
    return _Alternatives("instead")


@cache
def _reason() -> "_Alternatives":
    return _Alternatives("reason")


class _Alternatives:
    """Patterns of a list in the order of the file; each has the named group."""

    def __init__(self, name: str) -> None:
        self._patterns = [re.compile(entry) for entry in word_list("definition")[name]]

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first pattern that is found."""
        found = (pattern.search(text, start) for pattern in self._patterns)
        return next((match for match in found if match), None)


@cache
def _goes_on(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(word_list('definition')[name])})")
