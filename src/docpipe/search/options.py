"""How a ranking is made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """Options of ranking.

    Attributes:
        candidates: How many of its best each retriever hands to the fusion.
        dense_weight: Weight of the meaning ranking in a hybrid score; the word ranking has the
            rest of 1. Tuned for the carried model on development sets (see docs/search-quality.md):
            more helps paraphrases and harms short, wordy theses.
        dense_weight_english: The same for a question in English, whose words the texts lack.
        section_weight: Weight of the best other entry under the same heading, in a hybrid score.
        document_weight: Weight of the mean score of the document's entries, in a hybrid score.
        same_thing: Two hits of one document whose texts overlap by this share of the shorter one
            are the same thing; only the better one is shown.
    """

    candidates: int = 300
    dense_weight: float = 0.4
    dense_weight_english: float = 0.4
    section_weight: float = 0.2
    document_weight: float = 0.5
    same_thing: float = 0.6
