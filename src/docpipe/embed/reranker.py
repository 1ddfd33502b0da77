"""A model that reads question and text together: slower than vectors, and surer."""

import os
import threading
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

from docpipe.embed.model_files import locate
from docpipe.errors import ToolMissingError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import CrossEncoder


class Reranker:
    """A cross-encoder in a folder or from the hub, loaded when first needed.

    Args:
        model: A folder, or a name on the hub.
        device: Where torch computes.
    """

    def __init__(self, model: str, device: str = "cpu") -> None:
        self._name = model
        self._device = device
        self._model: CrossEncoder | None = None
        self._lock = threading.Lock()

    def scores(self, question: str, texts: Sequence[str]) -> "NDArray[np.float64]":
        """How well each text answers the question, 0 to 1.

        Raises:
            ToolMissingError: sentence-transformers or the model cannot be loaded.
        """
        import numpy as np

        if not texts:
            return np.empty(0)
        with self._lock:
            if self._model is None:
                self._model = _load(locate(self._name), self._device)
            logits = self._model.predict(
                [(question, text) for text in texts],
                activation_fn=_as_it_is,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
        found = np.asarray(logits, dtype=np.float64)
        # Models of three classes (entailment) rank nothing; those of one or two end in "relevant".
        best = found[:, -1] if found.ndim > 1 else found
        scores: NDArray[np.float64] = np.round(1 / (1 + np.exp(-best)), 6)
        return scores


def _as_it_is(logits: object) -> object:
    """Models differ in what they do after their last layer; the sigmoid is put here."""
    return logits


def _load(folder: "Path", device: str) -> "CrossEncoder":
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from sentence_transformers import CrossEncoder
            from transformers.utils import logging as transformers_logging

            transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            model: CrossEncoder = CrossEncoder(str(folder), device=device, local_files_only=True)
            return model
    except ImportError as exc:
        raise ToolMissingError(
            "Das Paket „sentence-transformers“ fehlt, das der „reranker“ in docpipe.toml braucht. "
            "Abhilfe: pip install sentence-transformers"
        ) from exc
    except (OSError, ValueError, RuntimeError, KeyError) as exc:
        raise ToolMissingError(
            f"Das Modell in {folder} lässt sich nicht als Cross-Encoder laden "
            f"({type(exc).__name__}: {exc}). Abhilfe: in docpipe.toml unter [search] bei "
            "„reranker“ ein anderes angeben, oder die Zeile löschen."
        ) from exc
