"""Which rules the analysis applies: all, unless one wants to know what a rule brings."""

from dataclasses import dataclass


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


ALL_RULES = Rules()
