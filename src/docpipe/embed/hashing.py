"""An embedder without a model: hashed character n-grams.

Texts that share pieces of words are near each other. It knows no meaning, but it needs no model
file and no torch, is exactly reproducible, and copes with spelling and inflection.
"""

import math
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from docpipe.errors import SettingsError
from docpipe.model import EmbeddingSpec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_VERSION = "1"
_SIZES = (3, 4, 5)
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"hash(?::(\d+))?")
_MIN_DIM, _DEFAULT_DIM, _MAX_DIM = 16, 256, 8192


class HashEmbedder:
    """Each n-gram of a word adds or subtracts at one place of the vector, by its hash.

    The weight is ``1 + log(count)``; a text without any word points along the first axis.
    """

    def __init__(self, dim: int = _DEFAULT_DIM) -> None:
        if not _MIN_DIM <= dim <= _MAX_DIM:
            raise SettingsError(f"hash:{dim} – erlaubt sind {_MIN_DIM} bis {_MAX_DIM} Stellen.")
        self._spec = EmbeddingSpec(model=f"hash:{dim}", revision=_VERSION, dim=dim)

    @property
    def spec(self) -> EmbeddingSpec:
        """What the vectors depend on besides the text."""
        return self._spec

    def encode(self, texts: Sequence[str], *, query: bool) -> "NDArray[np.float32]":
        """See ``Embedder.encode``; questions and texts are treated alike."""
        import numpy as np

        del query
        rows = np.zeros((len(texts), self._spec.dim), dtype=np.float64)
        for row, text in zip(rows, texts, strict=True):
            for gram, count in sorted(_grams(text).items()):
                place, sign = _place(gram, self._spec.dim)
                row[place] += sign * (1.0 + math.log(count))
            if not row.any():
                row[0] = 1.0
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit.astype(np.float32)


def hash_dim(model: str) -> int | None:
    """The dimension in ``hash:<dim>``; ``None`` for the name of any other model.

    Raises:
        SettingsError: ``hash:`` without a number.
    """
    if not model.startswith("hash:") and model != "hash":
        return None
    match = _NAME.fullmatch(model)
    if match is None:
        raise SettingsError(f"„{model}“ ist unverständlich; erwartet wird zum Beispiel „hash:256“.")
    return int(match[1] or _DEFAULT_DIM)


def _grams(text: str) -> Counter[str]:
    grams: Counter[str] = Counter()
    for word in _WORD.findall(text.casefold()):
        grams.update(_grams_of(word))
    return grams


@lru_cache(maxsize=50_000)
def _grams_of(word: str) -> tuple[str, ...]:
    framed = f"<{word}>"
    return tuple(
        framed[start : start + size] for size in _SIZES for start in range(len(framed) - size + 1)
    )


@lru_cache(maxsize=500_000)
def _place(gram: str, dim: int) -> tuple[int, float]:
    # crc32 is the same on every machine, unlike hash().
    code = zlib.crc32(gram.encode())
    return (code >> 1) % dim, 1.0 if code & 1 else -1.0
