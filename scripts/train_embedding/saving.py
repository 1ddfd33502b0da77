"""Write the model as sentence-transformers reads it: int8 rows, one weight a token."""

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.models.Normalize",
    },
]
_CONFIG = {"model_type": "SentenceTransformer", "prompts": {}, "similarity_fn_name": "cosine"}
_STEPS = 127


def save(folder: Path, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
    """Write ``vectors``, a row a token of ``tokenizer``."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / _STEPS
    rows = np.rint(vectors / weights[:, None]).astype(np.int8)
    save_file(
        {"embeddings": rows, "weights": weights.astype(np.float32)}, folder / "model.safetensors"
    )
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    _write(folder / "modules.json", _MODULES)
    _write(folder / "config_sentence_transformers.json", _CONFIG)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
