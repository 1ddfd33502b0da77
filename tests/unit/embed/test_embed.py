import json
import subprocess
import sys
from pathlib import Path

import pytest

from docpipe.embed import EmbedOptions, open_embedder, options_for, spec_of
from docpipe.errors import SettingsError, ToolMissingError


def _model(folder: Path, weights: bytes = b"weights") -> Path:
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"hidden_size": 8}))
    (folder / "modules.json").write_text(json.dumps([{"path": ""}, {"path": "1_Pooling"}]))
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"word_embedding_dimension": 6}))
    (folder / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": 99}))
    (folder / "model.safetensors").write_bytes(weights)
    return folder


def test_spec_is_read_from_the_models_files(tmp_path: Path) -> None:
    folder = _model(tmp_path / "m")

    spec = spec_of(EmbedOptions(model=str(folder), query_prefix="query: "))

    assert (spec.dim, spec.max_tokens, spec.query_prefix, spec.passage_prefix) == (
        6, 99, "query: ", "",
    )  # fmt: skip


def test_prompts_of_the_model_are_its_prefixes_unless_overruled(tmp_path: Path) -> None:
    folder = _model(tmp_path / "m")
    prompts = {"prompts": {"query": "q: ", "document": "d: "}}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))

    assert spec_of(EmbedOptions(model=str(folder))).passage_prefix == "d: "
    assert spec_of(EmbedOptions(model=str(folder), query_prefix="")).query_prefix == ""


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        ("multilingual-e5-small", "query: ", "passage: "),
        ("multilingual-e5-large-instruct", "", ""),
        ("bge-m3", "", ""),
        ("bge-small-en-v1.5", "Represent this sentence for searching relevant passages: ", ""),
        ("paraphrase-multilingual-MiniLM-L12-v2", "", ""),
    ],
)
def test_known_families_get_the_prefixes_they_were_trained_with(
    tmp_path: Path, name: str, query: str, passage: str
) -> None:
    spec = spec_of(EmbedOptions(model=str(_model(tmp_path / name))))

    assert (spec.query_prefix, spec.passage_prefix) == (query, passage)


def test_revision_changes_with_weights_and_configuration(tmp_path: Path) -> None:
    one = spec_of(EmbedOptions(model=str(_model(tmp_path / "a")))).revision
    same = spec_of(EmbedOptions(model=str(_model(tmp_path / "b")))).revision
    other = spec_of(EmbedOptions(model=str(_model(tmp_path / "c", b"Weights")))).revision
    (tmp_path / "b" / "config.json").write_text(json.dumps({"hidden_size": 9}))

    assert one == same != other
    assert spec_of(EmbedOptions(model=str(tmp_path / "b"))).revision != one


def test_options_for_a_spec_lead_to_that_spec() -> None:
    for options in (EmbedOptions(), EmbedOptions(model="hash:32")):
        spec = spec_of(options)
        assert spec_of(options_for(spec)) == spec


def test_missing_model_names_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ToolMissingError, match="Abhilfe"):
        spec_of(EmbedOptions(model=str(tmp_path / "empty")))

    folder = _model(tmp_path / "m")
    (folder / "model.safetensors").unlink()
    with pytest.raises(ToolMissingError, match="Gewichte"):
        spec_of(EmbedOptions(model=str(folder)))

    (folder / "modules.json").write_text("{")
    with pytest.raises(ToolMissingError):
        spec_of(EmbedOptions(model=str(folder)))


def test_hub_model_is_found_in_the_cache_without_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    store = tmp_path / "models--org--name"
    _model(store / "snapshots" / "abc")
    (store / "refs").mkdir()
    (store / "refs" / "main").write_text("abc")

    assert spec_of(EmbedOptions(model="org/name")).dim == 6


@pytest.mark.parametrize("model", ["hash:x", "hash:", "hash:1", "hash:99999"])
def test_malformed_hash_model_is_a_setting_error(model: str) -> None:
    with pytest.raises(SettingsError):
        open_embedder(EmbedOptions(model=model))


def test_naming_the_model_imports_no_numpy_and_asking_it_no_torch() -> None:
    program = (
        "import sys; from docpipe.embed import EmbedOptions, open_embedder, spec_of;"
        "embedder = open_embedder(EmbedOptions()); print(spec_of(EmbedOptions()).dim);"
        "assert not {'torch', 'numpy', 'sentence_transformers'} & set(sys.modules);"
        "embedder.encode(['Wer soll beraten?'], query=True);"
        "assert not {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert (done.stdout.strip(), done.stderr) == ("256", "")
