"""Which rules the analysis applies: all, unless one wants to know what a rule brings."""

from dataclasses import dataclass

from docpipe.language.analysis.gender import masculine
from docpipe.language.analysis.inflection import uninflected
from docpipe.language.analysis.stems import snowball


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of the analysis.

    Attributes:
        folding: Umlauts, ß, ligatures and invisible characters fold.
        stems: Words lose their regular endings.
        inflection: Loan words' plurals and double spellings become one.
        compounds: Compounds yield their parts.
        gender: Gender forms become the masculine stem.
        pairs: Pair forms count as one word, hanging words get their head.
        references: References and numbers are kept whole.
    """

    folding: bool = True
    stems: bool = True
    inflection: bool = True
    compounds: bool = True
    gender: bool = True
    pairs: bool = True
    references: bool = True

    def stem(self, folded: str) -> str:
        """The stem by those rules that apply."""
        word = uninflected(folded) if self.inflection else folded
        word = masculine(word) if self.gender else word
        return snowball(word) if self.stems else word


ALL_RULES = Rules()
