"""Sentences that say what a term means."""

import re
from dataclasses import dataclass
from functools import cache

from docpipe.mine.cues import worded_norms
from docpipe.mine.definition.terms import draft, filled, is_term, speaks
from docpipe.mine.draft import Draft, text_range
from docpipe.mine.wordlists import any_of, word_list
from docpipe.model import Block

_MIN_MEANING_WORDS = 3
# "bezeichnet das Projekt als Erfolg", "meint, das sei richtig": somebody judges.
_JUDGES = re.compile(r"^(?:den|die|das|ihn|sie|es)\s[^,.]*\sals\s(?:[a-zäöü]+\b|\w+\.?$)")
# "sind die Daten bereitzustellen" asks.
_IS_TO = re.compile(r"^[^,]*(?:\bzu\s+[a-zäöüß]+e?n\b|\b[a-zäöü]+zu[a-zäöüß]+e?n\b)\W*(?:$|,)")
# "heißt vielerorts schlicht „Deutschkurs“": a name.
_NAMES = re.compile(r"^(?:\w+\s+){0,3}[„\"»“][^„“]{2,40}[“\"«”](?:[,.;]|$)")
_ENDS_LOW = re.compile(r"\s[a-zäöüß]+$")
_ADJECTIVE = re.compile(r"[a-zäöüß]{6,}")
_MEANINGS = ("meaning", "falls", "seen", "called", "case", "given", "law")


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    confidence: float
    only_in_terms: bool
    speaks: bool
    not_valued: bool


def meaning(block: Block, start: int, end: int, *, in_terms: bool, english: bool) -> Draft | None:
    """The definition in a sentence, if it is one.

    Args:
        block: Where the sentence stands.
        start: Where it begins.
        end: Where it ends.
        in_terms: In a glossary also "X ist ein Y" defines.
        english: The paper is in English.
    """
    sentence = block.text[start:end]
    if sentence.rstrip(' “”"«»').endswith("?"):
        return None
    for rule in _rules("english" if english else "rule"):
        match = rule.pattern.search(sentence)
        if match is not None and _holds(rule, match, in_terms=in_terms, english=english):
            group = "quoted" if match["quoted"] else "bare"
            first, last = match.span(group)
            # "Das Stichwort X bezeichnet …" defines X.
            naming = _naming().match(sentence, first, last)
            first = naming.end() if naming else first
            fields = {"term": text_range(block, start + first, start + last)}
            span = _meaning_span(match)
            if len(match.string[span[0] : span[1]].split()) >= _MIN_MEANING_WORDS:
                fields["meaning"] = text_range(block, *_shifted(span, start))
            return draft(block, text_range(block, start, end), rule.name, rule.confidence, fields)
    return None


def _holds(rule: _Rule, match: re.Match[str], *, in_terms: bool, english: bool) -> bool:
    if rule.only_in_terms and not in_terms:
        return False
    # "Als zugewandert gilt, wer …": an adjective is defined.
    is_adjective = rule.name == "as-called" and _ADJECTIVE.fullmatch(match["bare"] or "")
    if match["quoted"] is None and not is_term(match["bare"], english=english) and not is_adjective:
        return False
    start, end = _meaning_span(match)
    told = match.string[start:end]
    if rule.speaks and _NAMES.match(told):
        return False
    if rule.speaks and (_JUDGES.search(told) or speaks(match["quoted"] or match["bare"])):
        return False
    if rule.name.startswith("copula") and (_IS_TO.search(told) or _asks(match.string)):
        return False
    said = told[:_VALUED_REACH].split(",")[0]
    valued = _valued().search(said) or _valued().search(match["bare"] or "")
    return not (rule.not_valued and valued)


def _asks(sentence: str) -> bool:
    """``Überfällig ist eine Reform``: the first word asks, and is no term."""
    return any(norm.start == 0 and not norm.weak for norm in worded_norms(sentence))


_VALUED_REACH = 60
"""Characters in which an adjective that values belongs to what the term is said to be."""


def _meaning_span(match: re.Match[str]) -> tuple[int, int]:
    found = match.groupdict()
    name = next(name for name in _MEANINGS if found.get(name))
    return match.span(name)


def _shifted(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            entry["name"],
            re.compile(filled(entry["pattern"])),
            entry["confidence"],
            entry.get("only_in_terms", False),
            entry.get("speaks", False),
            entry.get("not_valued", False),
        )
        for entry in word_list("definition")[language]
    )


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(rf"{word_list('definition')['term_words']}\s+")


@cache
def _valued() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_list('definition')['valued'])})\b")
