import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from docpipe.embed import EmbedOptions, open_embedder
from scripts.train_embedding import sources
from scripts.train_embedding.corpus import Group, tokenise
from scripts.train_embedding.learning import LearningOptions, _view_of_asked, _without, learn
from scripts.train_embedding.overlap import OverlapFilter, evaluation_texts
from scripts.train_embedding.saving import save
from scripts.train_embedding.sources import Asked, Pair, Passage
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
    english, german = list(sources.own_words()), list(sources.words_alike())

    assert Pair("Mindestlohn", "minimum wage") in english
    assert any(pair.right == "Lehrling" and "Ausbildung" in pair.left for pair in german)
    assert all(pair.left and pair.right for pair in (*english, *german))


def test_every_rewording_is_a_statement_and_four_questions() -> None:
    found = list(sources.rewordings())

    assert len(found) > 500
    assert len({one.statement for one in found}) == len(found)
    for one in found:
        assert len(one.questions) == 4, one.statement
        assert all(text and "|" not in text for text in (one.statement, *one.questions))


def test_a_question_stands_beside_its_statement_or_another_question() -> None:
    asked = Asked("eins", ("zwei", "drei", "four"))
    tokenizer = new_tokenizer(["eins zwei drei four"] * 5, 60)
    group = tokenise("asked", [asked], tokenizer)
    generator = np.random.default_rng(1)
    options = LearningOptions(steps=1, forget_asked=0.0, shares={})
    views = [
        tuple(
            tokenizer.decode(side.tolist()) for side in _view_of_asked(group, 0, generator, options)
        )
        for _ in range(200)
    ]

    assert asked.english == "four"
    assert {left for left, _ in views} == set(asked.questions)
    assert {right for _, right in views} == {"eins", *asked.questions}
    assert all(left != right for left, right in views)
    assert sum(right == "eins" for _, right in views) > 100


def test_a_passage_is_its_heading_and_its_sentences() -> None:
    text = Passage("Rat", "Der Rat tagt. Das Haus ist alt.")
    tokenizer = new_tokenizer([text.text.lower(), "rat"] * 5, 200)
    group = tokenise("one", [text, Passage("leer", "")], tokenizer)

    assert len(group) == 1
    assert len(group.first) - 1 == 1
    assert len(group.pieces) - 1 == 3
    assert tokenizer.decode(group.heading(0).tolist()) == "rat"


def test_ways_to_type_an_umlaut_are_one_to_the_tokenizer() -> None:
    tokenizer = new_tokenizer(["uber gaste quelle neue steuer"] * 3, 60)
    normal = tokenizer.normalizer

    assert [normal.normalize_str(word) for word in ("Gäste", "Gaeste", "GASTE", "Ga\u0308ste")] == [
        "gaste"
    ] * 4
    assert normal.normalize_str("Quelle neue Steuer") == "quelle neue steuer"
    assert normal.normalize_str("Bürger:innen, Bürger/-innen") == "burgerinnen, burgerinnen"


def test_a_teacher_tells_which_pairs_are_alike(tmp_path: Path) -> None:
    tokenizer = new_tokenizer([f"{one.left} {one.right}" for one in _PAIRS] * 3, 120)
    group = tokenise("pairs", _PAIRS, tokenizer)
    start = starting_vectors([group], tokenizer.get_vocab_size(), 8, seed=1)
    options = LearningOptions(steps=80, batch=12, rate=0.05, taught=1.0, shares={"pairs": 1.0})
    alike = np.eye(4, dtype=np.float16)
    alike[1] = alike[0]  # to this teacher, dog and cat are the same

    replace(group, meanings=alike).save(tmp_path)
    vectors = learn([Group.load(tmp_path / "pairs.npz")], start, options, seed=1)
    save(tmp_path / "m", tokenizer, vectors)
    found = open_embedder(EmbedOptions(model=str(tmp_path / "m"))).encode(
        [one.left for one in _PAIRS], query=True
    )

    assert found[0] @ found[1] > found[0] @ found[2]


def test_words_of_the_question_may_be_missing_from_its_passage() -> None:
    assert _without(np.array([1, 2, 3, 4, 5, 6]), np.array([2, 4])).tolist() == [1, 3, 5, 6]
    assert _without(np.array([1, 2, 3, 4]), np.array([2, 4])).tolist() == [1, 2, 3, 4]


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
