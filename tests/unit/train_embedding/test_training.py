import json
from pathlib import Path

import numpy as np

from docpipe.embed import EmbedOptions, open_embedder
from scripts.train_embedding import sources
from scripts.train_embedding.corpus import Group, tokenise
from scripts.train_embedding.learning import LearningOptions, learn
from scripts.train_embedding.overlap import OverlapFilter, evaluation_texts
from scripts.train_embedding.saving import save
from scripts.train_embedding.sources import Pair, Passage
from scripts.train_embedding.start import starting_vectors
from scripts.train_embedding.vocabulary import new_tokenizer

_JUDGED = "Die Stadt sollte jedes Jahr einen Bericht über die Beratung vorlegen."
_PAIRS = [
    Pair("der Hund bellt laut", "the dog barks loudly"),
    Pair("die Katze schläft gern", "the cat likes to sleep"),
    Pair("das Haus ist alt", "the house is old"),
    Pair("der Bus fährt ab", "the bus is leaving"),
]


def test_eight_words_in_a_row_are_too_many_seven_are_not(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "corpus.jsonl").write_text(json.dumps({"_id": "1", "text": _JUDGED}) + "\n", "utf-8")
    known = OverlapFilter(evaluation_texts([folder]))
    words = _JUDGED.split()

    assert known.hits(" ".join(["So", *words[1:9], "und", "mehr"]).upper())
    assert not known.hits(" ".join(["So", *words[1:8], "und", "mehr"]))
    assert not known.hits("kurz")
    assert not OverlapFilter(iter(())).hits(_JUDGED)


def test_unclear_licences_are_not_read(tmp_path: Path) -> None:
    import gzip

    (tmp_path / "parallel").mkdir()
    lines = [{"de": name, "en": "x", "source": name} for name in ("tatoeba", "newstest", "dict")]
    with gzip.open(tmp_path / "parallel" / "de-en.jsonl.gz", "wt") as stream:
        stream.writelines(json.dumps(line) + "\n" for line in lines)

    assert [pair.left for pair in sources.translations(tmp_path)] == ["tatoeba"]


def test_own_words_pair_german_with_english_and_with_german() -> None:
    pairs = list(sources.own_words())

    assert Pair("Mindestlohn", "minimum wage") in pairs
    assert any("Geflüchtete" in pair.left + pair.right for pair in pairs)
    assert all(pair.left and pair.right for pair in pairs)


def test_a_passage_is_its_heading_and_its_sentences() -> None:
    text = Passage("Rat", "Der Rat tagt. Das Haus ist alt.")
    tokenizer = new_tokenizer([text.text.lower(), "rat"] * 5, 200)
    group = tokenise("one", [text, Passage("leer", "")], tokenizer)

    assert len(group) == 1
    assert len(group.first) - 1 == 1
    assert len(group.pieces) - 1 == 3
    assert tokenizer.decode(group.heading(0).tolist()) == "rat"


def test_training_brings_pairs_together_and_can_be_repeated(tmp_path: Path) -> None:
    tokenizer = new_tokenizer([f"{one.left} {one.right}" for one in _PAIRS] * 3, 120)
    group: Group = tokenise("pairs", _PAIRS * 3, tokenizer)
    size = tokenizer.get_vocab_size()
    start = starting_vectors([group], size, 8, seed=1)
    options = LearningOptions(steps=60, batch=12, rate=0.05, shares={"pairs": 1.0})

    vectors = learn([group], start, options, seed=1)
    again = learn([group], start, options, seed=1)
    save(tmp_path / "m", tokenizer, vectors)
    embedder = open_embedder(EmbedOptions(model=str(tmp_path / "m")))
    german = embedder.encode([one.left for one in _PAIRS], query=True)
    english = embedder.encode([one.right for one in _PAIRS], query=True)

    np.testing.assert_array_equal(vectors, again)
    assert (german @ english.T).argmax(axis=1).tolist() == [0, 1, 2, 3]
