"""How a ranking is made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """Options of ranking; weights count against words and meaning together, which are 1.

    How they were chosen, and what each part brings: docs/search-quality.md.

    Attributes:
        candidates: How many of its best each retriever hands to the fusion.
        dense_weight: Weight of the meaning ranking in a hybrid score; the word ranking has the
            rest of 1. More helps paraphrases and harms short, wordy theses.
        dense_weight_unsaid: Added to it as far as no entry holds the words of a German question.
        dense_weight_english: The same for a question in English, whose words the texts lack.
        section_weight: Weight of the best other entry under the same heading, in a hybrid score.
        document_weight: Weight of the mean score of the document's entries, in a hybrid score.
        read_hits: How many of the best are looked at letter by letter and word beside word.
        letters_weight: Weight of the pieces of words they share with the question.
        order_weight: Weight of the question's neighbouring words that stand side by side in them.
        same_thing: Two hits of one document whose texts overlap by this share of the shorter one
            are the same thing; only the better one is shown.
        reranker: A cross-encoder that reads the best hits of a hybrid search once more: a folder
            or a name on the Hugging Face hub; empty for none. Needs sentence-transformers, and a
            tenth of a second or more a question.
        reranker_hits: How many it reads.
        reranker_weight: Weight of what it says.
    """

    candidates: int = 300
    dense_weight: float = 0.4
    dense_weight_unsaid: float = 0.3
    dense_weight_english: float = 0.5
    section_weight: float = 0.1
    document_weight: float = 0.5
    read_hits: int = 40
    letters_weight: float = 0.1
    order_weight: float = 0.1
    same_thing: float = 0.6
    reranker: str = ""
    reranker_hits: int = 30
    reranker_weight: float = 2.0

    def __post_init__(self) -> None:
        for name in ("dense_weight", "dense_weight_english", "same_thing"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} liegt nicht zwischen 0 und 1")
        weights = ("section", "document", "letters", "order", "reranker")
        for name in ("dense_weight_unsaid", *(f"{one}_weight" for one in weights)):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} ist kleiner als 0")
        for name in ("candidates", "read_hits", "reranker_hits"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} ist kleiner als 1")
