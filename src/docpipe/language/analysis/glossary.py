"""English words and what they are called in German: written by hand, and learnt from pairs.

Two files beside this one. ``glossary.txt``, written for this project: the field's words and terms
of several words, ``english, english = deutsch, deutsch``, the usual German word first.
``translations.tsv``: common words, learnt by ``scripts/learn_translations.py`` (which names the
sources; CC BY-SA 4.0). What is written by hand goes before. Read at the first English question.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import Stemmer

from docpipe.language.analysis.folding import fold

FUNCTION_WORDS = frozenset(
    """
    the a an and or of in to for from with without by at on into about between among during within
    is are was were be been being am do does did has have had having can could should would will
    shall may might must how what which who whom whose where when why that this these those there
    their they them it its we our us you your he she his her i my me not no any some all every
    each more most much many other such as if than then so also only out up over under through
    get give gives given make makes made let there's what's one just like well even too per via way
    """.split()  # noqa: SIM905
)
"""English words that say nothing about a subject."""

NEXT_SHARE = 0.7
"""Each further German word of a line counts so much against the one before it."""

MOST_WORDS = 6
"""Of a term; longer ones are looked up by their words."""

_BRITISH = (
    (re.compile(r"is(e|ed|es|ing|er|ers|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"^(lab|neighb|behavi|col|fav|hon|harb)our"), r"\1or"),
    (re.compile(r"(cent|theat|lit|met)re(s?)$"), r"\1er\2"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"^licenc"), "licens"),
    (
        re.compile(r"^(enro|counse|trave|cance|labe|fulfi)ll?(ing|ed|or|er|ers|ors|ment)?$"),
        r"\1l\2",
    ),
)
"""British spelling, brought to the American one; on both sides, so slips do no harm."""

_FORMS = """
    child children; woman women; man men; person people; life lives; foot feet; tooth teeth
    wife wives; begin began begun; bring brought; build built; buy bought; choose chose chosen
    come came; cost costs; cut cuts; do done; drive drove driven; eat ate eaten; fall fell fallen
    feel felt; fight fought; find found; fly flew flown; forget forgot forgotten; forbid forbidden
    get got gotten; give gave; go went gone; grow grew grown; hear heard; hold held; keep kept
    know knew known; lead led; learn learnt; leave left; lend lent; lose lost; mean meant; meet met
    pay paid; read reads; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold
    send sent; sing sang sung; sit sat; sleep slept; speak spoke spoken; spend spent; stand stood
    steal stole stolen; strike struck; swim swam; take took taken; teach taught; tell told
    think thought; throw threw thrown; understand understood; wear wore worn; win won
    write wrote written; bear bore borne; hide hid hidden; bury buried; drink drank drunk
    """
"""A word and the forms that no rule brings to it."""

_IRREGULAR = {
    form: forms[0]
    for forms in (line.split() for line in re.split("[;\n]", _FORMS))
    for form in forms[1:]
}


class Translation(NamedTuple):
    """A German word, or words that stand together, and how likely it is meant."""

    german: str
    share: float


Lexicon = Mapping[str, tuple[Translation, ...]]
"""Keys of English words, joined by blanks, -> German, the likeliest first."""


@lru_cache(maxsize=10_000)
def key(word: str) -> str:
    """The form under which the forms and spellings of an English word are one.

    >>> key("Organisations") == key("organization"), key("children") == key("child")
    (True, True)
    """
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    plain = _IRREGULAR.get(plain, plain)
    for pattern, american in _BRITISH:
        plain = pattern.sub(american, plain)
    stem: str = _stemmer().stemWord(plain)
    return stem


def key_of_term(english: str) -> str:
    """The key of a term of several words."""
    return " ".join(key(word) for word in re.findall(r"[^\W\d_]+", english))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """All that is known, by key."""
    return {**dict(_learnt()), **_written()}


@lru_cache(maxsize=1)
def english_keys() -> frozenset[str]:
    """The keys of all English words that are known, alone or in a term."""
    return frozenset(word for term in lexicon() for word in term.split())


@lru_cache(maxsize=1)
def german_words() -> frozenset[str]:
    """The German words that English ones stand for, folded."""
    return frozenset(fold(one.german) for words in lexicon().values() for one in words)


def _written() -> dict[str, tuple[Translation, ...]]:
    found: dict[str, tuple[Translation, ...]] = {}
    for line in _lines("glossary.txt"):
        english, _, german = line.partition(" = ")
        words = tuple(
            Translation(word, NEXT_SHARE**place) for place, word in enumerate(german.split(", "))
        )
        for term in english.split(", "):
            found.setdefault(key_of_term(term), words)
    return found


def _learnt() -> Iterator[tuple[str, tuple[Translation, ...]]]:
    for line in _lines("translations.tsv"):
        english, _, german = line.partition("\t")
        parts = (one.rpartition(":") for one in german.split())
        shares = [(word, int(percent)) for word, _, percent in parts]
        best = shares[0][1]
        yield english, tuple(Translation(word, share / best) for word, share in shares)


def _lines(name: str) -> Iterator[str]:
    for line in (files(__package__) / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
