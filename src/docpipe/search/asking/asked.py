"""A question as the retrievers take it."""

from collections.abc import Mapping
from dataclasses import dataclass

from docpipe.model import Filters, Interpretation, Mode, asks_for_words
from docpipe.search.asking.said import Boost

NAMING_WEIGHT = 0.3
"""From this weight on a word stands for what was asked: it is marked in a hit, and entries with it
count as matches. Looser relations only move what is found by others up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question after reading.

    Attributes:
        text: The words to rank by, without operators.
        embedded: What stands for them where meaning is compared.
        terms: Token -> how much it counts for the ranking by words.
        filters: Given, and said in words.
        is_english: Whether the question is in English.
        boosts: What is ranked higher because the question says so.
        interpretation: What was done, for the reader.
        is_foreign: Whether no text holds any word of it, nor one like it or related to it.
        is_entry: Whether an entry stands for the question: "more like this".
        explain: Whether hits say by which words they were found.
    """

    text: str
    embedded: str
    terms: Mapping[str, float]
    filters: Filters
    mode: Mode
    is_english: bool
    interpretation: Interpretation
    boosts: tuple[Boost, ...] = ()
    is_foreign: bool = False
    is_entry: bool = False
    explain: bool = False

    @property
    def naming(self) -> dict[str, float]:
        """The terms that stand for what was asked, ``NAMING_WEIGHT`` and more."""
        return {term: weight for term, weight in self.terms.items() if weight >= NAMING_WEIGHT}

    @property
    def only_lists(self) -> bool:
        """Whether there is nothing to rank by: what passes is listed, as in a catalogue."""
        return not any(sign.isalnum() for sign in self.text)

    @property
    def says_nothing(self) -> bool:
        """Whether all that a hybrid ranking could go by is chance.

        To "und" and "xyzzy" something is nearest, too. Who asks for meaning alone gets it.
        """
        has_words = self.is_entry or (bool(self.terms) and not self.is_foreign)
        return self.mode is Mode.HYBRID and not (has_words or self.takes_all or self.boosts)

    @property
    def takes_all(self) -> bool:
        """Whether every entry that passes is an answer, whatever words of the question it holds."""
        required = self.filters.required
        return self.only_lists or (required is not None and asks_for_words(required))
