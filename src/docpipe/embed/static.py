"""Static models: a text is the weighted mean of its tokens' vectors.

Read from the files that sentence-transformers reads (``StaticEmbedding``, also in the layout of
model2vec: ``embeddings``, ``mapping``, ``weights``), computed with numpy and the tokenizer alone:
a question is answered before torch would be imported.
"""

import json
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docpipe.embed.pieces import WordPieces
from docpipe.errors import ToolMissingError
from docpipe.model import EmbeddingSpec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_MODULE = "StaticEmbedding"
_WEIGHTS = "model.safetensors"
_HEADER_BYTES = 8
_VECTOR_TENSORS = ("embeddings", "embedding.weight")
_BATCH = 512
"""Texts tokenised together; more only takes memory."""


def static_folder(folder: Path) -> Path | None:
    """Where the files of a static model lie; ``None`` if the model has layers to compute."""
    modules = _modules(folder)
    types = [str(module.get("type", "")).rpartition(".")[2] for module in modules]
    if types not in ([_MODULE], [_MODULE, "Normalize"]):
        return None
    place = folder / str(modules[0].get("path", ""))
    return place if (place / _WEIGHTS).is_file() else None


def vector_length(place: Path) -> int:
    """The length of the vectors, from the head of the weights' file.

    Raises:
        ToolMissingError: It is no such file.
    """
    try:
        with (place / _WEIGHTS).open("rb") as stream:
            n_bytes = int.from_bytes(stream.read(_HEADER_BYTES), "little")
            header = json.loads(stream.read(min(n_bytes, place.joinpath(_WEIGHTS).stat().st_size)))
        return int(next(header[name] for name in _VECTOR_TENSORS if name in header)["shape"][1])
    except (OSError, ValueError, LookupError, TypeError, StopIteration) as exc:
        raise _damaged(place, exc) from exc


class StaticEmbedder:
    """A static model in a folder, loaded when first needed."""

    def __init__(self, place: Path, spec: EmbeddingSpec) -> None:
        self._place = place
        self._spec = spec
        self._loaded: _Tables | None = None
        self._lock = threading.Lock()

    @property
    def spec(self) -> EmbeddingSpec:
        """What the vectors depend on besides the text."""
        return self._spec

    def encode(self, texts: Sequence[str], *, query: bool) -> "NDArray[np.float32]":
        """See ``Embedder.encode``. Nothing is cut; a text without a token points along axis one.

        Raises:
            ToolMissingError: The model's files are damaged.
        """
        import numpy as np

        rows = np.zeros((len(texts), self._spec.dim), dtype=np.float32)
        if not texts:
            return rows
        tables = self._tables()
        prefix = self._spec.query_prefix if query else self._spec.passage_prefix
        for start in range(0, len(texts), _BATCH):
            some = [prefix + text for text in texts[start : start + _BATCH]]
            for row, ids in zip(rows[start:], tables.pieces.encode(some), strict=False):
                row[:] = tables.sum_of(ids)
        lengths = np.linalg.norm(rows, axis=1)
        rows[lengths == 0, 0] = 1.0
        lengths[lengths == 0] = 1.0
        unit: NDArray[np.float32] = rows / lengths[:, None]
        return unit

    def _tables(self) -> "_Tables":
        with self._lock:
            if self._loaded is None:
                self._loaded = _Tables(self._place)
            return self._loaded


class _Tables:
    """The word pieces and, for each, its row and its weight."""

    def __init__(self, place: Path) -> None:
        # A pool of threads for single questions costs more than it brings, and warns after forks.
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import numpy as np

        self.pieces = WordPieces(_tokenizer(place))
        tensors = _tensors(place)
        name = next((name for name in _VECTOR_TENSORS if name in tensors), None)
        if name is None:
            raise _damaged(place, KeyError(_VECTOR_TENSORS[0]))
        self._vectors: NDArray[Any] = tensors[name]
        self._row_of: NDArray[Any] | None = tensors.get("mapping")
        weights = tensors.get("weights")
        self._weights = None if weights is None else weights.astype(np.float32)

    def sum_of(self, ids: Sequence[int]) -> "NDArray[np.float32]":
        """The weighted sum, whose direction is that of the weighted mean."""
        import numpy as np

        tokens = np.asarray(ids, dtype=np.int64)
        chosen = tokens if self._row_of is None else self._row_of[tokens]
        vectors = self._vectors.take(chosen, axis=0).astype(np.float32)
        if self._weights is None:
            total: NDArray[np.float32] = vectors.sum(axis=0)
        else:
            total = self._weights[tokens] @ vectors
        return total


def _tokenizer(place: Path) -> "Tokenizer":
    try:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
    except ImportError as exc:
        raise ToolMissingError(
            "Das Paket „tokenizers“ fehlt. Abhilfe: pip install tokenizers"
        ) from exc
    except Exception as exc:
        raise _damaged(place, exc) from exc
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _tensors(place: Path) -> "dict[str, NDArray[Any]]":
    try:
        from safetensors import SafetensorError
        from safetensors.numpy import load_file
    except ImportError as exc:
        raise ToolMissingError(
            "Das Paket „safetensors“ fehlt. Abhilfe: pip install safetensors"
        ) from exc
    try:
        return dict(load_file(place / _WEIGHTS))
    except (OSError, ValueError, SafetensorError) as exc:
        raise _damaged(place, exc) from exc


def _modules(folder: Path) -> list[dict[str, Any]]:
    path = folder / "modules.json"
    try:
        found: list[dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.is_file() else []
    except ValueError as exc:
        raise _damaged(folder, exc) from exc
    return found


def _damaged(place: Path, cause: Exception) -> ToolMissingError:
    return ToolMissingError(
        f"Das Sprachmodell in {place} ist beschädigt ({type(cause).__name__}). "
        "Abhilfe: das Modell neu installieren oder in docpipe.toml ein anderes angeben."
    )
