"""How far the text of a page can be trusted: does it read like a language?

A text layer without a character map gives letters that are no words; a wrong one swaps some
letters (``organisa2on``, ``fÃ¼r``) or loses them; poor recognition gives half-words. None of it
needs understanding: it shows in the shape of words, in how many of the plain ones a list of
common words knows, and in how often umlauts occur. The lists are those of ``wordfreq``.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain

GARBAGE = 0.5
"""Below it a text is of no use: the worst sound pages met (tables, name lists, formulas, a
language without a list) grade 0.6, letters without a character map 0.3."""

_GERMAN, _ENGLISH = "de", "en"
# What else a German municipality publishes in, and neighbours' languages.
_OTHERS = ("fr", "tr", "nl", "es", "it", "pl", "pt", "ro", "sh", "cs", "hu", "sv")
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile("[\ufffd\u0000-\u0008\u000e-\u001f]|\\(cid:\\d+\\)")
# UTF-8 read as Latin-1, and umlauts that fell apart into letter and dots.
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bfŒœŠšŸ–-›]|â€|[a-zA-Z] ?¨|¨ ?[a-zA-Z]")
_MOJIBAKE_SIGNS = ("Ã", "Â", "â€", "¨")
_SIGN = re.compile(r"[^\w\s]")
_VOWEL = re.compile("[aeiouyäöüáàâéèêíîóôúûıåøæœ]", re.I)
# Gender forms (BürgerInnen) and names (McKinsey) have one capital inside, not two.
_MIXED = re.compile(r"[a-zäöüß][A-ZÄÖÜ][a-zäöüß]*[A-ZÄÖÜ]")
# A digit between lower-case letters stands for a ligature that the character map has wrong.
_DIGIT_INSIDE = re.compile(r"[a-zäöüß]\d[a-zäöüß]")
_UMLAUT = re.compile("[äöüßÄÖÜ]")
# "ue" for "ü" is a spelling, not damage; these are its commonest words.
_TRANSCRIBED = re.compile(r"\b(?:d?a?fuer|ueber|koennen|muessen|waere|wuerden?)\b", re.I)

# Below this many words their share says nothing.
_MIN_WORDS = 15
# Shorter ones are in some list by chance, whatever the letters; so are shorter stems.
_MIN_PLAIN = 4
_ENDINGS = (1, 2, 3)
# Of the plain words of sound German text the lists know all in the middle, 93 % on all but one
# page in ten; what is missing are compounds and halves of words. With 3 % wrong letters it is 84 %.
_KNOWN_SHARE = 0.92
# Every second German or English page has a quarter of these, no page of another language 5 %.
_COMMON = re.compile(
    "der|die|das|und|ist|für|mit|von|auf|zu|den|dem|im|nicht|oder|bei|nach|werden|eine|einer|zur"
    "|zum|the|and|of|for|to|is|that|with|are|on"
)
_COMMON_SHARE = 0.06
# A language without a list is no damage, well-shaped words are worth this much by themselves …
_UNKNOWN_LANGUAGE = 0.6
# … if some are common to the languages of Europe (Latin: 15 %); wrong letters hit 2 %.
_SOME_KNOWN = 0.08
_NONE_KNOWN = 0.35
# Bullets and boxes in place of letters; a contents page with its dots has twice as many.
_LETTER_SHARE = 0.2
# A broken character spoils the word around it: about eight letters.
_BROKEN_WEIGHT = 8.0
# A wrong ligature shows in one word of twenty; the others that it spoils do not show.
_DIGIT_WEIGHT = 5.0
# 1.9 % of the letters of German text are umlauts or ß; a page of this many letters without a
# fifth of that has lost them.
_UMLAUT_SHARE = 0.004
_MIN_UMLAUT_LETTERS = 800
_NO_UMLAUTS = 0.7
# Letters in a row that are no compound any more: the spaces got lost.
_GLUED = 32
# Longer ones are text without spaces.
_MAX_ADDRESS = 100
# Letters with a space after each: "B ü r g e r". Formulas have three or four in a row.
_SPACED_OUT = re.compile(r"(?<!\S)(?:[^\W\d_] ){5,}")
# Scripts other than Latin begin here; the tests of shape and spaces do not fit them.
_LATIN_END = "\u0250"


def grade(text: str) -> float:
    """0 to 1: sound characters, well-shaped words, words that are known, umlauts, spaces.

    A page without words grades 1.0 if it is empty and by its characters otherwise.
    """
    if not text.strip():
        return 1.0
    sound = _soundness(text)
    found, n_divided = _words_of(text)
    parted = sound * (1.0 - _glued(found))
    if len(found) < _MIN_WORDS:
        return round(parted, 3)
    shaped = sum(map(_is_shaped, found)) / len(found)
    return round(parted * shaped * shaped * _known(found, n_divided) * _spelling(text, found), 3)


def load_words() -> None:
    """Read the lists that every page needs, so that processes forked later share them."""
    _list(_GERMAN, _ENGLISH)


def _soundness(text: str) -> float:
    damaged = len(_BROKEN.findall(text))
    if any(sign in text for sign in _MOJIBAKE_SIGNS):
        damaged += len(_MOJIBAKE.findall(text))
    printable = len(text) - text.count(" ") - text.count("\n")
    signs = len(_SIGN.findall(text))
    filled = 1.0 if printable < _MIN_WORDS else (printable - signs) / printable / _LETTER_SHARE
    return max(0.0, 1.0 - _BROKEN_WEIGHT * damaged / max(printable, 1)) * min(1.0, filled)


def _words_of(text: str) -> tuple[list[str], int]:
    """All words but addresses, whose parts are none, and first halves of divided words.

    Their second halves may stand anywhere, as in the head of a table; so their number is told.
    """
    n_divided = 0
    kept: list[str] = []
    for line in text.split("\n"):
        tokens = line.split()
        if tokens and tokens[-1][-1] == "-" and len(tokens[-1]) > 1:
            tokens.pop()
            n_divided += 1
        kept += [token for token in tokens if not _is_address(token)]
    return _WORD.findall(" ".join(kept)), n_divided


def _is_address(token: str) -> bool:
    return len(token) <= _MAX_ADDRESS and ("." in token[1:-1] or "/" in token or "@" in token)


def _is_shaped(word: str) -> bool:
    """Abbreviations pass; longer words need a vowel and an ordinary use of capitals."""
    if len(word) <= 3 or word.isupper() or word[0] >= _LATIN_END:
        return True
    return bool(_VOWEL.search(word)) and not _MIXED.search(word)


def _known(found: Sequence[str], n_divided: int) -> float:
    """How many of the plain words are known; nouns and names do not count, there are too many."""
    plain = [w for w in found if len(w) >= _MIN_PLAIN and w[0].islower() and _is_latin(w)]
    if len(plain) < _MIN_WORDS:
        return 1.0
    known = _count_known(plain, _list(_GERMAN, _ENGLISH))
    if sum(map(bool, map(_COMMON.fullmatch, found))) < _COMMON_SHARE * len(found):
        known = max(known, *(_count_known(plain, _list(language)) for language in _OTHERS))
    share = (known + n_divided) / len(plain)
    least = _UNKNOWN_LANGUAGE if share > _SOME_KNOWN else _NONE_KNOWN
    return max(least, min(1.0, share / _KNOWN_SHARE))


def _count_known(plain: Sequence[str], listed: frozenset[str]) -> int:
    """How many words are listed, by themselves or less an ending."""
    count = 0
    for word in plain:
        spelled = word.replace("ß", "ss")  # as the lists have it
        count += spelled in listed or any(
            spelled[:-n] in listed for n in _ENDINGS if len(spelled) - n >= _MIN_PLAIN
        )
    return count


def _is_latin(word: str) -> bool:
    return word[0] < _LATIN_END


def _glued(found: Sequence[str]) -> float:
    """The share of letters in words so long that spaces got lost."""
    letters = sum(map(len, found))
    return sum(len(w) for w in found if len(w) > _GLUED and _is_latin(w)) / max(letters, 1)


def _spelling(text: str, found: Sequence[str]) -> float:
    """Umlauts that got lost, digits in place of letters, letters spaced out."""
    letters = sum(map(len, found))
    swapped = len(_DIGIT_INSIDE.findall(text)) / len(found)
    spaced = sum(map(len, _SPACED_OUT.findall(text))) / (2 * letters)
    value = max(0.0, 1.0 - _DIGIT_WEIGHT * swapped) * max(0.0, 1.0 - spaced)
    umlauts = len(_UMLAUT.findall(text)) / letters
    if umlauts < _UMLAUT_SHARE and letters >= _MIN_UMLAUT_LETTERS and _lacks_umlauts(text, found):
        value *= _NO_UMLAUTS + (1.0 - _NO_UMLAUTS) * umlauts / _UMLAUT_SHARE
    return value


def _lacks_umlauts(text: str, found: Sequence[str]) -> bool:
    """Whether the page is German, and does not write ``ue`` for ``ü``."""
    plain = [word for word in found if word[0].islower()]
    german = _count_known(plain, _list(_GERMAN))
    is_german = 2 * german > len(plain) and german > _count_known(plain, _list(_ENGLISH))
    return is_german and not _TRANSCRIBED.search(text)


@cache
def _list(*languages: str) -> frozenset[str]:
    from wordfreq import get_frequency_dict

    return frozenset(chain(*(get_frequency_dict(language, "small") for language in languages)))
