"""Splitting German compounds: ``Sprachmittlungspool`` is found by ``Sprachmittlung``.

The word is cut into parts that a frequency list knows, joined by linking elements (-s-, -es-,
-n-, -en-, -er-, -e-). Among all ways to cut it the one with the highest geometric mean of part
frequencies wins, as in P. Koehn and K. Knight, "Empirical Methods for Compound Splitting"
(EACL 2003).
"""

from collections.abc import Mapping
from functools import lru_cache

PartLexicon = Mapping[str, float]
"""Folded part -> its frequency as log10 of occurrences per billion words (above 0)."""

NO_PARTS: PartLexicon = {}
"""With this lexicon no word is split."""

LINKS = ("", "s", "n", "en", "es", "er", "e", "innen")
"""What may stand between two parts without belonging to either; ``innen`` is the gender form in
``Bürger*innenbeteiligung``."""

MIN_PART = 4
"""Shorter parts are mostly endings; the exceptions are in ``lexicon.SHORT_PARTS``."""

MIN_WORD = 7
"""Two parts of ``MIN_PART`` or an exception of three letters and one of four."""

KNOWN_WORD = 1.1
"""A word that the list knows is cut only if its parts are commoner than this times the whole
(in log frequency): ``Verwaltung`` stays, ``Landkreis`` is cut."""

MAX_WORD = 60
"""Longer strings are no words; cutting them would only cost time."""


class CompoundSplitter:
    """Cuts folded words; remembers what it has cut."""

    def __init__(self, lexicon: PartLexicon) -> None:
        self._lexicon = lexicon
        self.split = lru_cache(maxsize=100_000)(self._split)

    def _split(self, word: str) -> tuple[str, ...]:
        """The parts of a folded word without linking elements; ``()`` if it is no compound."""
        if not MIN_WORD <= len(word) <= MAX_WORD or not self._lexicon:
            return ()
        # best[i]: (sum of part scores, parts) of the best cut of word[:i]; per number of parts,
        # because the mean of the whole, not the sum, decides.
        best: list[dict[int, tuple[float, tuple[str, ...]]]] = [{} for _ in range(len(word) + 1)]
        best[0][0] = (0.0, ())
        for end in range(3, len(word) + 1):
            for start in range(end - 2):
                if best[start]:
                    self._extend(best, word, start, end)
        return self._choose(best[-1], word)

    def _extend(
        self,
        best: list[dict[int, tuple[float, tuple[str, ...]]]],
        word: str,
        start: int,
        end: int,
    ) -> None:
        found = self._part(word[start:end], is_last=end == len(word))
        if found is None:
            return
        part, score = found
        for count, (total, parts) in best[start].items():
            candidate = (total + score, (*parts, part))
            known = best[end].get(count + 1)
            if known is None or candidate[0] > known[0]:
                best[end][count + 1] = candidate

    def _part(self, piece: str, *, is_last: bool) -> tuple[str, float] | None:
        """The part in ``piece``, which may carry a linking element unless it is the last."""
        found: tuple[str, float] | None = None
        for link in LINKS[:1] if is_last else LINKS:
            if not piece.endswith(link):
                continue
            part = piece[: len(piece) - len(link)]
            score = self._lexicon.get(part)
            if score is not None and (found is None or score > found[1]):
                found = (part, score)
        return found

    def _choose(
        self, cuts: Mapping[int, tuple[float, tuple[str, ...]]], word: str
    ) -> tuple[str, ...]:
        highest = KNOWN_WORD * self._lexicon.get(word, 0.0)
        chosen: tuple[str, ...] = ()
        for count in sorted(cuts):
            total, parts = cuts[count]
            if count > 1 and total / count > highest:
                highest, chosen = total / count, parts
        return chosen
