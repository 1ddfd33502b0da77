"""The parts of compounds, out of the frequency list of the ``wordfreq`` package.

The list is read when an index is built and stored in it: a query needs neither the package nor
the half second that loading it takes, and is analysed exactly as the index was.
"""

import importlib.metadata
import math
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from docpipe.errors import ToolMissingError
from docpipe.language.analysis.compounds import MIN_PART, PartLexicon
from docpipe.language.analysis.folding import fold
from docpipe.language.analysis.stopwords import STOP_WORDS

MAX_PARTS = 50_000
"""How many parts are kept, the most frequent first."""

_WORDS_READ = 150_000
"""Inflected forms and twin spellings fold together; this many words yield ``MAX_PARTS``."""

RARE_PART = 2.5
"""Frequency given to words of the texts that the list does not know: rarer than any it knows."""

MIN_TEXTS = 2
"""A word that only one text has may be a reading error."""

_WORD = re.compile(r"[^\W\d_]{5,}")

MAX_PART_LENGTH = 16
"""Longer words are compounds themselves."""

SHORT_PARTS = frozenset(
    """
    amt rat ort tag bau weg hof bad art zug not arm neu eid akt uhr hut tor bus ehe rad
    """.split()  # noqa: SIM905
)
"""Nouns of three letters that really form compounds in administrative German."""

NO_PARTS_OF_WORDS = frozenset(
    """
    heit heiten keit keiten schaft schaften lich liche lichen licher liches isch ische ischen
    ungen innen inne innere binnen tion tionen ation ationen ismus isten ierung ierungen ierte
    ieren iert itat itaten ende enden erin eren erten eten lung lungen rung rungen tung tungen
    gung gungen dung dungen sche schen chen lein tum tumer bar bare baren sam same samen los
    lose losen haft hafte haften weise massig massige massigen rinnen elle ellen igen ige iger
    ange ford rten sten ungs ierten
    hinter weiter zusammen wieder fort ruck zuruck inter fest voll erst
    """.split()  # noqa: SIM905
)
"""Endings that frequency lists count as words, and words that are mostly prefixes: as parts they
would only add noise (*Ukraine-rinnen*, *zusammen-arbeit*)."""

ONE_WORD = frozenset(
    """
    haushalt hintergrund werkstatt wohlfahrt hochschule grundlage zusammenarbeit zeitraum
    unterschied bundestag landtag
    """.split()  # noqa: SIM905
)
"""Compounds that nobody hears as two words any more; they are parts, but have none."""

_NEVER_CUT = 7.0
"""A frequency that no real part reaches."""


def lexicon_source() -> str:
    """Name and version of the list, for the manifest; empty if the package is missing."""
    try:
        return f"wordfreq {importlib.metadata.version('wordfreq')} {MAX_PARTS}"
    except importlib.metadata.PackageNotFoundError:
        return ""


def read_lexicon() -> PartLexicon:
    """The ``MAX_PARTS`` most frequent German words that can be part of a compound.

    Raises:
        ToolMissingError: The ``wordfreq`` package is not installed.
    """
    try:
        from wordfreq import get_frequency_dict
    except ImportError as exc:
        raise ToolMissingError("Das Paket „wordfreq“ fehlt. Abhilfe: pip install wordfreq") from exc
    frequencies: dict[str, float] = {}
    commonest_first = get_frequency_dict("de", wordlist="best").items()
    for word, frequency in islice(commonest_first, _WORDS_READ):
        if word.isalpha():
            part = fold(word)
            frequencies[part] = frequencies.get(part, 0.0) + frequency
    parts = sorted(
        (part for part in frequencies if _can_be_part(part)),
        key=lambda part: (-frequencies[part], part),
    )[:MAX_PARTS]
    scores = {part: round(math.log10(frequencies[part] * 1e9), 3) for part in parts}
    return {**scores, **dict.fromkeys(sorted(ONE_WORD), _NEVER_CUT)}


def with_words_of(texts: Iterable[str], lexicon: PartLexicon) -> PartLexicon:
    """The lexicon and the words that the indexed texts themselves use on their own.

    So the field's words count that no general list holds: *Sprachmittlung* in
    *Sprachmittlungspool*.
    """
    printed: Counter[str] = Counter()
    for text in texts:
        printed.update(set(_WORD.findall(text)))
    counts: Counter[str] = Counter()
    for word, count in printed.items():
        counts[fold(word)] += count
    added = {
        word: RARE_PART
        for word, count in sorted(counts.items())
        if count >= MIN_TEXTS and word not in lexicon and _can_be_part(word)
    }
    return {**lexicon, **added}


def _can_be_part(word: str) -> bool:
    if word in SHORT_PARTS:
        return True
    return (
        MIN_PART <= len(word) <= MAX_PART_LENGTH
        and word not in NO_PARTS_OF_WORDS
        and word not in STOP_WORDS
    )
