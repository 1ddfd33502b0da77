"""How far the text of a page can be trusted: does it read like German or English?

A text layer without a character map gives letters that are no words; poor recognition gives
half-words. Both show in how often the commonest short words and ordinary letter shapes occur,
which needs no dictionary.
"""

import re

# The commonest function words of German and of English: about 35 % of running text.
_FUNCTION_WORDS = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "und",
        "in",
        "zu",
        "mit",
        "von",
        "für",
        "auf",
        "ist",
        "im",
        "ein",
        "eine",
        "einen",
        "einer",
        "eines",
        "nicht",
        "sich",
        "als",
        "auch",
        "an",
        "es",
        "aus",
        "bei",
        "wir",
        "sind",
        "werden",
        "wird",
        "oder",
        "durch",
        "zum",
        "zur",
        "wie",
        "nach",
        "dass",
        "über",
        "sie",
        "haben",
        "hat",
        "kann",
        "um",
        "am",
        "vor",
        "nur",
        "so",
        "noch",
        "vom",
        "bis",
        "er",
        "unter",
        "mehr",
        "ihre",
        "ihrer",
        "sowie",
        "alle",
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "for",
        "is",
        "that",
        "on",
        "are",
        "as",
        "with",
        "be",
        "by",
        "this",
        "at",
        "from",
        "or",
        "an",
        "it",
        "we",
        "not",
        "have",
        "has",
        "which",
        "their",
        "will",
        "our",
        "can",
        "more",
        "its",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_BROKEN = re.compile("[\ufffd\u0000-\u0008\u000e-\u001f]|\\(cid:\\d+\\)")
_VOWEL = re.compile("[aeiouyäöüáàâéèêíóôúıåøæœ]", re.I)
_MIXED = re.compile(r"[a-zäöüß][A-ZÄÖÜ][a-zäöüß]*[A-ZÄÖÜ]")
# Below this many words, the share of function words says nothing.
_MIN_WORDS = 30
_EXPECTED_SHARE = 0.18


def grade(text: str) -> float:
    """0 to 1: broken characters, letters that form no words, and missing function words.

    A page without words grades 1.0 if it is empty and by its characters otherwise.
    """
    if not text.strip():
        return 1.0
    found = _WORD.findall(text)
    printable = max(len(text.replace(" ", "").replace("\n", "")), 1)
    sound = max(0.0, 1.0 - 8.0 * len(_BROKEN.findall(text)) / printable)
    if len(found) < _MIN_WORDS:
        return round(sound, 3)
    shaped = sum(_is_shaped(word) for word in found) / len(found)
    common = sum(word.lower() in _FUNCTION_WORDS for word in found) / len(found)
    # Tables and lists of names have few function words: it may halve the grade, not more.
    fluency = 0.5 + 0.5 * min(1.0, common / _EXPECTED_SHARE)
    return round(sound * shaped * fluency, 3)


def _is_shaped(word: str) -> bool:
    """Abbreviations pass; longer words need a vowel and an ordinary use of capitals."""
    if len(word) <= 3 or word.isupper():
        return True
    return bool(_VOWEL.search(word)) and not _MIXED.search(word)
