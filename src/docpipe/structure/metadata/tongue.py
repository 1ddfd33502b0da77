"""German or English, by the small words of the whole text."""

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

from docpipe.model import Claim, ClaimName, ClaimOrigin
from docpipe.structure.metadata.front import Front, claim

# Parts of the text that are counted, and words of each: front matter may be in another language.
_PARTS, _WORDS_A_PART = 6, 150
_MIN_WORDS = 5
# Beside a text that can be read, the file's language is that of the program that saved it.
_CLEAR, _FEW, _OF_FILE, _OF_PROGRAM, _ASSUMED = 0.95, 0.6, 0.5, 0.25, 0.3


@cache
def _small_words() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("tongues.toml").read_text(encoding="utf-8")
    return {code: frozenset(words) for code, words in tomllib.loads(text).items()}


def language_claims(front: Front) -> list[Claim]:
    """What the words say, and what the file says."""
    counts = _counted(front)
    found = []
    best = max(_small_words(), key=lambda code: (counts[code], code == "de"))
    total = sum(counts.values())
    if total:
        share = counts[best] / total
        confidence = _CLEAR * share if total >= _MIN_WORDS else _FEW * share
        found.append(claim(ClaimName.LANGUAGE, best, ClaimOrigin.TEXT, round(confidence, 2)))
    said = (front.info.language or "")[:2].lower()
    if said.isalpha() and len(said) == 2:
        confidence = _OF_FILE if total < _MIN_WORDS else _OF_PROGRAM
        found.append(claim(ClaimName.LANGUAGE, said, front.file, confidence))
    return found or [claim(ClaimName.LANGUAGE, "de", ClaimOrigin.TEXT, _ASSUMED)]


def _counted(front: Front) -> Counter[str]:
    blocks = [block.text for block in front.blocks] or [p.text for p in front.cover]
    step = max(1, len(blocks) // _PARTS)
    counts: Counter[str] = Counter()
    for at in range(0, len(blocks), step):
        words: list[str] = []
        for text in blocks[at : at + step]:
            words += text.lower().split()
            if len(words) >= _WORDS_A_PART:
                break
        for code, small in _small_words().items():
            counts[code] += sum(word in small for word in words[:_WORDS_A_PART])
    return counts
