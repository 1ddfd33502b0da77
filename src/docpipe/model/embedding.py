"""Which model made the vectors of a snapshot, and how texts were put to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddingSpec:
    """Everything on which a vector depends besides the text: equal specs, comparable vectors.

    Attributes:
        model: As configured: ``docpipe-de-en-static``, a hub name, a folder, or ``hash:256``.
        revision: Digest of the model's files, or the version of the hash embedder.
        dim: Length of the vectors, which are always unit vectors.
        query_prefix: Put before every question.
        passage_prefix: Put before every text of the index.
        max_tokens: Texts are cut after so many tokens of the model; 0 means never.
    """

    model: str
    revision: str
    dim: int
    query_prefix: str = ""
    passage_prefix: str = ""
    max_tokens: int = 0
