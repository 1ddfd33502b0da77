"""The sentence-transformers adapter."""

import os
import threading
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.embed.options import EmbedOptions
from docpipe.errors import ToolMissingError
from docpipe.model import EmbeddingSpec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer


class TransformerEmbedder:
    """A sentence-transformers model in a folder, loaded when first needed."""

    def __init__(self, folder: Path, spec: EmbeddingSpec, options: EmbedOptions) -> None:
        self._folder = folder
        self._spec = spec
        self._options = options
        self._model: SentenceTransformer | None = None
        self._lock = threading.Lock()

    @property
    def spec(self) -> EmbeddingSpec:
        """What the vectors depend on besides the text."""
        return self._spec

    def encode(self, texts: Sequence[str], *, query: bool) -> "NDArray[np.float32]":
        """See ``Embedder.encode``. Texts beyond ``spec.max_tokens`` are cut.

        Raises:
            ToolMissingError: sentence-transformers or the model cannot be loaded.
        """
        import numpy as np

        if not texts:
            return np.zeros((0, self._spec.dim), dtype=np.float32)
        prefix = self._spec.query_prefix if query else self._spec.passage_prefix
        with self._lock:
            model = self._loaded()
            # sentence-transformers sorts by length itself, so that batches need little padding.
            rows = model.encode(
                [prefix + text for text in texts],
                batch_size=self._options.batch_size,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
                prompt="",
            )
        return np.ascontiguousarray(rows, dtype=np.float32)

    def _loaded(self) -> "SentenceTransformer":
        if self._model is None:
            self._model = _load(self._folder, self._options.device)
        return self._model


def _load(folder: Path, device: str) -> "SentenceTransformer":
    # The model is a folder on this machine: no library may ask the hub about it.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging as transformers_logging

            transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            return SentenceTransformer(str(folder), device=device, local_files_only=True)
    except ImportError as exc:
        raise ToolMissingError(
            "Das Paket „sentence-transformers“ fehlt. Abhilfe: pip install sentence-transformers"
        ) from exc
    except (OSError, ValueError, RuntimeError) as exc:
        raise ToolMissingError(
            f"Das Sprachmodell in {folder} lässt sich nicht laden ({type(exc).__name__}: {exc}). "
            "Abhilfe: das Modell neu installieren oder in docpipe.toml ein anderes angeben."
        ) from exc
