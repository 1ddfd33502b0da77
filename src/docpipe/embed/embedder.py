"""What every embedder can do, and the way from options to one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from docpipe.embed.hashing import HashEmbedder, hash_dim
from docpipe.embed.model_files import locate, read_spec
from docpipe.embed.options import EmbedOptions
from docpipe.embed.static import StaticEmbedder, static_folder
from docpipe.embed.transformer import TransformerEmbedder
from docpipe.model import EmbeddingSpec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """Texts to unit vectors; equal texts give equal vectors, whatever stands beside them."""

    @property
    def spec(self) -> EmbeddingSpec:
        """What the vectors depend on besides the text."""
        ...

    def encode(self, texts: Sequence[str], *, query: bool) -> "NDArray[np.float32]":
        """One row a text: ``(len(texts), spec.dim)``, each row of length 1.

        Args:
            texts: May be empty.
            query: Whether they are questions (``query_prefix``) or texts of the index.
        """
        ...


def spec_of(options: EmbedOptions) -> EmbeddingSpec:
    """What ``open_embedder`` would use, read from the model's files without loading the model.

    Raises:
        ToolMissingError: The model is not there and cannot be fetched; the message says the cure.
        SettingsError: ``options.model`` is malformed.
    """
    dim = hash_dim(options.model)
    if dim is not None:
        return HashEmbedder(dim).spec
    return read_spec(locate(options.model), options)


def open_embedder(options: EmbedOptions) -> Embedder:
    """The embedder of ``options``. The model itself is loaded at the first ``encode``.

    Raises:
        ToolMissingError: The model is not there and cannot be fetched; the message says the cure.
        SettingsError: ``options.model`` is malformed.
    """
    dim = hash_dim(options.model)
    if dim is not None:
        return HashEmbedder(dim)
    folder = locate(options.model)
    static = static_folder(folder)
    if static is not None:
        return StaticEmbedder(static, read_spec(folder, options))
    return TransformerEmbedder(folder, read_spec(folder, options), options)
