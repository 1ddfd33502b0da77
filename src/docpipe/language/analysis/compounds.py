"""Splitting German compounds: ``Sprachmittlungspool`` is found by ``Sprachmittlung``.

The word is cut into parts that a frequency list knows, joined by linking elements (-s-, -es-,
-n-, -en-, -er-, -e-). Among all ways to cut it the one with the highest geometric mean of part
frequencies wins, as in P. Koehn and K. Knight, "Empirical Methods for Compound Splitting"
(EACL 2003).
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from docpipe.language.analysis.stems import stem

PartLexicon = Mapping[str, float]
"""Folded part -> its frequency as log10 of occurrences per billion words (above 0)."""

NO_PARTS: PartLexicon = {}
"""With this lexicon no word is split."""

FEMININE = "innen"
"""The gender form in ``Bürger*innenbeteiligung`` joins like a linking element."""

LINKS = ("s", "n", "en", "es", "er", "e", FEMININE)
"""What may stand between two parts without belonging to either."""

_LINKS_BY_LAST = {
    last: tuple(link for link in LINKS if link[-1] == last) for last in {link[-1] for link in LINKS}
}

_ENDINGS = ("", "e", "en", "er")
_LOST_ENDINGS = ("e", "en")

MIN_PART = 4
"""Shorter parts are mostly endings; the exceptions are in ``lexicon.SHORT_PARTS``."""

MIN_LAST = 3
"""The length of those exceptions."""

MIN_WORD = 7
"""Two parts of ``MIN_PART`` or an exception of three letters and one of four."""

MAX_PIECE = 21
"""The longest part of the lexicon and the longest linking element."""

KNOWN_WORD = 1.1
"""A word that the list knows is cut only if its parts are commoner than this times the whole
(in log frequency): ``Verwaltung`` stays, ``Landkreis`` is cut."""

_MANY = 3

MAX_WORD = 60
"""Longer strings are no words; cutting them would only cost time."""


class Cut(NamedTuple):
    """One part of a compound: without its linking element, and where it begins in the word."""

    part: str
    start: int
    link: str


_Tails = dict[int, tuple[float, tuple[Cut, ...]]]


class CompoundSplitter:
    """Cuts folded words; remembers what it has cut."""

    def __init__(self, lexicon: PartLexicon) -> None:
        self._lexicon = lexicon
        self.cuts = lru_cache(maxsize=100_000)(self._cuts)

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of a folded word without linking elements; ``()`` if it is no compound."""
        return tuple(cut.part for cut in self.cuts(word))

    def knows(self, word: str) -> bool:
        """Whether a folded word is in the lexicon."""
        return word in self._lexicon

    def inner(self, word: str, cuts: tuple[Cut, ...]) -> tuple[str, ...]:
        """The compounds inside one of three parts or more: ``Integrationsrat(swahl)``."""
        if len(cuts) < _MANY:
            return ()
        found: list[str] = []
        for first, cut in enumerate(cuts):
            for last in range(first + 1, len(cuts)):
                end = cuts[last + 1].start if last + 1 < len(cuts) else len(word)
                piece = word[cut.start : end - len(cuts[last].link)]
                if piece != word and piece in self._lexicon:
                    found.append(piece)
        return tuple(found)

    def _cuts(self, word: str) -> tuple[Cut, ...]:
        if not MIN_WORD <= len(word) <= MAX_WORD or not self._lexicon:
            return ()
        # best[i]: (sum of part scores, parts) of the best cut of word[i:]; per number of parts,
        # because the mean of the whole, not the sum, decides. From the end, because few words end
        # in a part: the others are done at once.
        best: dict[int, _Tails] = {}
        end = len(word)
        ends = [at for at in range(end - MIN_LAST, 0, -1) if word[at:] in self._lexicon]
        for start in range(ends[0], -1, -1) if ends else ():
            tails = self._from(word, start, best)
            if start in ends:
                part = word[start:]
                tails[1] = (self._lexicon[part], (Cut(part, start, ""),))
            if tails:
                best[start] = tails
        return self._choose(best.get(0, {}), word)

    def _from(self, word: str, start: int, best: Mapping[int, _Tails]) -> _Tails:
        tails: _Tails = {}
        for end, rest in best.items():
            if not MIN_LAST <= end - start <= MAX_PIECE:
                continue
            found = self._part(word[start:end])
            if found is None:
                continue
            part, link, score = found
            cut = Cut(part, start, link)
            for count, (total, cuts) in rest.items():
                known = tails.get(count + 1)
                if known is None or total + score > known[0]:
                    tails[count + 1] = (total + score, (cut, *cuts))
        return tails

    def _part(self, piece: str) -> tuple[str, str, float] | None:
        """The part in ``piece``, which may carry a linking element."""
        lexicon = self._lexicon
        score = lexicon.get(piece)
        found = None if score is None else (piece, "", score)
        if found is None and len(piece) >= MIN_PART:
            found = self._shortened(piece)
        for link in _LINKS_BY_LAST.get(piece[-1], ()):
            if piece.endswith(link):
                part = piece[: len(piece) - len(link)]
                score = lexicon.get(part)
                if score is not None and (found is None or score > found[2]):
                    found = (part, link, score)
        return found

    def _shortened(self, piece: str) -> tuple[str, str, float] | None:
        """A part that loses its ending in front of another: ``Grenz-``, ``Lern-``."""
        for ending in _LOST_ENDINGS:
            score = self._lexicon.get(piece + ending)
            if score is not None:
                return piece + ending, "", score
        return None

    def _choose(self, cuts: _Tails, word: str) -> tuple[Cut, ...]:
        if not cuts:
            return ()
        # Of the commonest form: else "Krankenhaus" would stay whole and "Krankenhäusern" be cut.
        root = stem(word)
        forms = (word, *(root + ending for ending in _ENDINGS))
        highest = KNOWN_WORD * max(self._lexicon.get(form, 0.0) for form in forms)
        chosen: tuple[Cut, ...] = ()
        for count in sorted(cuts):
            total, parts = cuts[count]
            if count > 1 and total / count > highest:
                highest, chosen = total / count, parts
        return chosen
