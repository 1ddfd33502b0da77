"""A text as it is compared: spelling, gender forms and names that drifted over the years agree."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from docpipe.language.analysis import Analyser
from docpipe.language.analysis.folding import fold
from docpipe.language.analysis.gender import ENDING, masculine

MIN_LIKENESS = 0.80
"""Share of letters in common, in order (Indel). Among 3,400 records of 148 papers all pairs below
it are other statements of like form ("Wir fordern das Recht auf …")."""

MAX_REPLACED = 0.10
"""Share of content words that stand in each of the two and not in the other. One word in ten is
a change of wording; one in four ("Richter dürfen nicht …", "Staatsanwälte dürfen nicht …") is
another statement, though most of its letters are the same."""

# What was called one thing in 2009 and another in 2023, by whole words or the beginnings of
# compounds; search widens questions much further (language.analysis.synonyms), but "Beteiligung"
# and "Teilhabe" in otherwise equal sentences may well be two demands.
_DRIFTED = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"^(?:fluchtling|geflucht|asylsuch|asylbewerb|schutzsuch)", "flucht"),
        (r"^(?:zu|ein)gewandert", "eingewandert"),
        (
            r"^(?:migrations(?:hintergrund|geschicht|biografi)|(?:ein|zu)wanderungsgeschicht)",
            "migrationsgeschicht",
        ),
        (r"^(?:zu|ein)wand(?:er)?", "einwander"),
        (
            r"^(?:auslander|integrations|migrations|migranten)(beirat|beirate|rat|rate)$",
            "integrationsrat",
        ),
        (r"^(?:auslander|integrations|migrations)beauftragt", "integrationsbeauftragt"),
    )
)
_WORDS_KEPT, _TEXTS_KEPT = 100_000, 1_000
_GENDER_FORM = re.compile(rf"(?<=\w){ENDING}")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NEGATION = re.compile(r"^(?:nicht|kein[a-z]{0,2}|nie|niemals|weder|ohne|not|no|never|without)$")
_ENUMERATOR = re.compile(
    r"^\W*(?:(?:[Ee]mpfehlung|[Ff]orderung)\s+)?(?:\d+(?:\.\d+)*|[a-z](?=[.)]))[.):]*\s+"
)
_NOTE_CALLS = dict.fromkeys(map(ord, "¹²³⁰⁴⁵⁶⁷⁸⁹"))


@dataclass(frozen=True, slots=True)
class Wording:
    """What of a text counts when it is compared with another.

    Attributes:
        text: Without an item's number and calls of notes.
        letters: All letters and digits in one spelling.
        n_words: How many words they were.
        numbers: Those among them, sorted.
        negations: How many words deny.
    """

    text: str
    letters: str
    n_words: int
    numbers: tuple[str, ...]
    negations: int


def wording(text: str) -> Wording:
    """The form in which repeats agree; an item's number and calls of notes do not count."""
    text = _ENUMERATOR.sub("", text.translate(_NOTE_CALLS), count=1)
    words = [_plain(word) for word in _WORD.findall(_GENDER_FORM.sub("innen", text))]
    return Wording(
        text=text,
        letters="".join(words),
        n_words=len(words),
        numbers=tuple(sorted(word for word in words if word[0].isdigit())),
        negations=sum(1 for word in words if _NEGATION.match(word)),
    )


@lru_cache(maxsize=_WORDS_KEPT)
def _plain(word: str) -> str:
    return masculine(fold(word))


@lru_cache(maxsize=1)
def _analyser() -> Analyser:
    return Analyser()


@lru_cache(maxsize=_TEXTS_KEPT)
def _content(text: str) -> Counter[str]:
    """The stems of the words that are no stop words, with how often they stand."""
    return Counter(_canonical(token) for token in _analyser().analyse(text))


@lru_cache(maxsize=_WORDS_KEPT)
def _canonical(word: str) -> str:
    for pattern, name in _DRIFTED:
        if match := pattern.match(word):
            return name + word[match.end() :]
    return word


def is_repeat(one: Wording, other: Wording) -> bool:
    """Whether two texts say the same in nearly the same words.

    Another number, or one denial more, makes another statement, however alike the rest.
    """
    from rapidfuzz.distance import Indel

    if one.letters == other.letters:
        return True
    if one.numbers != other.numbers or one.negations != other.negations:
        return False
    likeness = Indel.normalized_similarity(one.letters, other.letters, score_cutoff=MIN_LIKENESS)
    if likeness < MIN_LIKENESS:
        return False
    return _replaced(_content(one.text), _content(other.text)) <= MAX_REPLACED


def _replaced(one: Counter[str], other: Counter[str]) -> float:
    """Words that give way to others; words that are merely added are counted by the letters."""
    gone, come = (one - other).total(), (other - one).total()
    return min(gone, come) / max(1, min(one.total(), other.total()))
