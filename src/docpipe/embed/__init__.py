"""Texts to unit vectors. Importing this package loads neither torch nor numpy."""

from docpipe.embed.embedder import Embedder, open_embedder, spec_of
from docpipe.embed.hashing import HashEmbedder
from docpipe.embed.options import BUNDLED_MODEL, ENGLISH_MODEL, EmbedOptions, options_for
from docpipe.embed.reranker import Reranker
from docpipe.model import EmbeddingSpec

__all__ = [
    "BUNDLED_MODEL",
    "ENGLISH_MODEL",
    "EmbedOptions",
    "Embedder",
    "EmbeddingSpec",
    "HashEmbedder",
    "Reranker",
    "open_embedder",
    "options_for",
    "spec_of",
]
