"""Learn which German words an English word stands for: ``translations.tsv`` of the package.

python -m scripts.learn_translations --pairs de-en.jsonl.gz

Learnt from pairs of sentences whose licence lets the result be shipped, by IBM model 1 (P. Brown
et al., "The Mathematics of Statistical Machine Translation", 1993) in both directions: a
translation is kept only if each word is likely given the other. Same input, same file.

Sources: Tatoeba (CC BY 2.0 FR) and NTREX-128 (CC BY-SA 4.0), both in ``--pairs``, lines of
``{"de", "en", "source"}``; names of countries, languages and regions of Unicode CLDR (Unicode
licence), out of the ``babel`` package; the project's own list ``words_en_de.txt``. The file that
comes out is under CC BY-SA 4.0.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import Stemmer

from docpipe.language.analysis.folding import fold
from docpipe.language.analysis.glossary import FUNCTION_WORDS, key
from docpipe.language.analysis.stopwords import STOP_WORDS

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "docpipe" / "language" / "analysis" / "translations.tsv"
OWN_WORDS = ROOT / "scripts" / "train_embedding" / "words_en_de.txt"

HEADER = """\
# English word (its key) and its German words with their weight in percent.
# Made by scripts/learn_translations.py from Tatoeba (tatoeba.org, CC BY 2.0 FR), NTREX-128
# (Microsoft, CC BY-SA 4.0), Unicode CLDR (Unicode licence) and words_en_de.txt (this project).
# Licence of this file: CC BY-SA 4.0.
"""

SOURCES = frozenset({"tatoeba", "ntrex"})
ROUNDS = 8
"""Of expectation maximisation; more change no first translation."""

MIN_GIVEN = 0.06
"""Least share of a German word among the translations of an English one, and …"""

MIN_BACK = 0.05
"""… of the English word among those of the German one."""

MIN_EVIDENCE = 1.5
"""Expected number of times that the two were seen as translations; once may be chance."""

MOST = 4
"""Translations kept of a word."""

OWN_TIMES = 3
"""How often the project's own entries count: they are meant, not met by chance."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")

Words = tuple[str, ...]


class Pair(NamedTuple):
    """What says the same, as keys of English and stems of German words."""

    english: Words
    german: Words


def main() -> None:
    """Read the pairs, learn, write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=Path, required=True)
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    stem = Stemmer.Stemmer("german").stemWord
    pairs: list[Pair] = []
    for german, english in _texts(parser.parse_args().pairs):
        words = _WORD.findall(german)
        stems = tuple(stem(fold(word)) for word in words)
        for one, word in zip(stems, words, strict=True):
            printed[one][word] += 1
        keys = tuple(key(word) for word in _WORD.findall(english))
        pairs.append(Pair(keys, stems))
    names = {one: min(words, key=lambda w: (-words[w], w)) for one, words in printed.items()}
    lines = [f"{english}\t{german}" for english, german in _entries(pairs, names)]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(pairs)} pairs, {len(lines)} words")


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """German and English texts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            if one["source"] in SOURCES:
                yield one["de"], one["en"]
    for line in OWN_WORDS.read_text("utf-8").splitlines():
        english, _, german = line.partition(": ")
        if german and not line.startswith("#"):
            yield from [(german, english)] * OWN_TIMES
    yield from _names()


def _names() -> Iterator[tuple[str, str]]:
    from babel import Locale

    german, english = Locale("de"), Locale("en")
    for names, others in (
        (german.territories, english.territories),
        (german.languages, english.languages),
    ):
        for code in sorted(names.keys() & others.keys()):
            yield from [(names[code], others[code])] * OWN_TIMES


def _entries(pairs: Sequence[Pair], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    given = _learn(pairs)
    back = _learn([Pair(pair.german, pair.english) for pair in pairs])
    seen = Counter(word for pair in pairs for word in pair.english)
    found: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (english, german), share in given.items():
        likely = share >= MIN_GIVEN and back.get((german, english), 0.0) >= MIN_BACK
        if likely and share * seen[english] >= MIN_EVIDENCE and _is_content(english, names[german]):
            found[english].append((share, names[german]))
    for english in sorted(found):
        best = sorted(found[english], key=lambda one: (-one[0], one[1]))[:MOST]
        yield english, " ".join(f"{word}:{round(100 * share)}" for share, word in best)


def _is_content(english: str, german: str) -> bool:
    return len(english) > 1 and english not in FUNCTION_WORDS and fold(german) not in STOP_WORDS


def _learn(pairs: Iterable[Pair]) -> dict[tuple[str, str], float]:
    """IBM model 1: (word, its translation) -> probability."""
    chances: dict[tuple[str, str], float] = {}
    for number in range(ROUNDS):
        counts: dict[tuple[str, str], float] = defaultdict(float)
        totals: dict[str, float] = defaultdict(float)
        for sources, targets in pairs:
            words = ("", *sources)
            for target in targets:
                shares = [chances.get((word, target), 0.0) if number else 1.0 for word in words]
                whole = sum(shares) or 1.0
                for word, share in zip(words, shares, strict=True):
                    counts[word, target] += share / whole
                    totals[word] += share / whole
        chances = {
            (word, target): count / totals[word]
            for (word, target), count in counts.items()
            if (word and count > MIN_KEPT) or not word
        }
    return {both: share for both, share in chances.items() if both[0]}


MIN_KEPT = 1e-3
"""Expected counts below are dropped between the rounds, to save memory."""


if __name__ == "__main__":
    main()
