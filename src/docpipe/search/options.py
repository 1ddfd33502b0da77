"""How a ranking is made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """Options of ranking.

    Attributes:
        candidates: How many of its best each retriever hands to the fusion.
        dense_weight: Share of the meaning ranking in a hybrid score; the word ranking has the
            rest. Tuned for the carried model on development sets (see docs/benchmarks.md): more
            helps paraphrases and harms short, wordy theses.
        dense_weight_english: The same for a question in English, whose words the texts lack.
        same_thing: Two hits of one document whose texts overlap by this share of the shorter one
            are the same thing; only the better one is shown.
        record_first: A passage gives way to a record in it that has at least this share of its
            score: the record says the same in fewer words, with its type and addressee.
    """

    candidates: int = 300
    dense_weight: float = 0.4
    dense_weight_english: float = 0.4
    same_thing: float = 0.6
    record_first: float = 0.9
