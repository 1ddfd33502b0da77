import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from docpipe.embed import BUNDLED_MODEL, EmbedOptions, open_embedder, spec_of
from docpipe.embed.model_files import locate
from docpipe.embed.static import StaticEmbedder
from docpipe.errors import ToolMissingError

_STATIC = "sentence_transformers.models.StaticEmbedding"
_VECTORS = np.array([[0, 0], [3, 0], [0, 4]], dtype=np.int8)


def _model(folder: Path, tensors: Mapping[str, NDArray[np.generic]]) -> str:
    folder.mkdir()
    vocabulary = {"[UNK]": 0, "rat": 1, "haus": 2}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file(dict(tensors), folder / "model.safetensors")
    (folder / "modules.json").write_text(json.dumps([{"path": "", "type": _STATIC}]))
    return str(folder)


def _encode(model: str, text: str, query_prefix: str = "") -> list[float]:
    embedder = open_embedder(EmbedOptions(model=model, query_prefix=query_prefix))
    assert isinstance(embedder, StaticEmbedder)
    (row,) = embedder.encode([text], query=True)
    return [round(float(one), 4) for one in row]


def test_a_text_is_the_direction_of_the_sum_of_its_tokens(tmp_path: Path) -> None:
    model = _model(tmp_path / "m", {"embedding.weight": _VECTORS.astype(np.float32)})

    assert _encode(model, "Rat Haus") == [0.6, 0.8]
    assert spec_of(EmbedOptions(model=model)).dim == 2


def test_rows_may_be_small_integers_with_a_weight_a_token(tmp_path: Path) -> None:
    weights = np.array([1, 4, 3], dtype=np.float32)
    model = _model(tmp_path / "m", {"embeddings": _VECTORS, "weights": weights})

    assert _encode(model, "rat haus") == [0.7071, 0.7071]


def test_tokens_may_share_rows(tmp_path: Path) -> None:
    mapping = np.array([0, 2, 2], dtype=np.int64)
    model = _model(tmp_path / "m", {"embeddings": _VECTORS, "mapping": mapping})

    assert _encode(model, "rat") == _encode(model, "haus") == [0.0, 1.0]


def test_the_prefix_is_read_with_the_question(tmp_path: Path) -> None:
    model = _model(tmp_path / "m", {"embeddings": _VECTORS})

    assert _encode(model, "rat", query_prefix="haus ") == [0.6, 0.8]


def test_a_static_model_of_the_hub_is_found_in_its_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    store = tmp_path / "models--org--name"
    (store / "refs").mkdir(parents=True)
    (store / "refs" / "main").write_text("abc")
    (store / "snapshots").mkdir()
    _model(store / "snapshots" / "abc", {"embeddings": _VECTORS})

    assert _encode("org/name", "rat haus") == [0.6, 0.8]


def test_a_text_without_a_known_token_still_has_length_one(tmp_path: Path) -> None:
    model = _model(tmp_path / "m", {"embeddings": _VECTORS})

    assert _encode(model, "") == _encode(model, "xyz") == [1.0, 0.0]


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_damaged_files_name_the_cure(tmp_path: Path, name: str) -> None:
    model = _model(tmp_path / "m", {"embeddings": _VECTORS})
    (tmp_path / "m" / name).write_bytes(b"{}" * 20)

    with pytest.raises(ToolMissingError, match="Abhilfe"):
        _encode(model, "rat")


def test_a_model_with_layers_is_not_taken_for_a_static_one(tmp_path: Path) -> None:
    _model(tmp_path / "m", {"embeddings": _VECTORS})
    layers = [{"path": "", "type": _STATIC}, {"path": "1_Dense", "type": "x.Dense"}]
    (tmp_path / "m" / "modules.json").write_text(json.dumps(layers))
    (tmp_path / "m" / "config.json").write_text(json.dumps({"hidden_size": 2}))

    assert not isinstance(open_embedder(EmbedOptions(model=str(tmp_path / "m"))), StaticEmbedder)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bürger*innen", "Bürgerinnen"),
        ("Lehrer/-innen", "LehrerInnen"),
        ("Förderung", "Foerderung"),
        ("Straße", "STRASSE"),
        ("Groß\u2011Gerau", "Groß-Gerau"),
        ("Inte\u00adgration", "Integration"),
        ("ﬁnden", "finden"),
    ],
)
def test_twin_spellings_have_one_vector(one: str, other: str) -> None:
    rows = open_embedder(EmbedOptions()).encode([one, other], query=True)

    np.testing.assert_allclose(rows[0], rows[1], atol=1e-6)


def test_the_carried_model_knows_german_and_english() -> None:
    embedder = open_embedder(EmbedOptions())
    question, twin, far = embedder.encode(
        [
            "Welche Aufenthaltserlaubnis brauchen ausländische Studierende?",
            "Which residence permit do foreign students need?",
            "Die Feuerwehr löschte den Brand im Schwimmbad.",
        ],
        query=True,
    )

    assert question @ twin > question @ far + 0.3


def test_the_carried_model_is_small() -> None:
    n_bytes = sum(path.stat().st_size for path in locate(BUNDLED_MODEL).rglob("*"))

    assert n_bytes < 12_000_000
