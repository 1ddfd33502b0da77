"""Sorted bands name the pairs that datasketch's own index names."""

import random
from zlib import crc32

from datasketch import MinHash, MinHashLSH

from docpipe.repeats.candidates import candidates

WORDS = ("bund", "land", "kommune", "soll", "beratung", "fördern", "sprache", "schule", "wohnen")


def _texts() -> list[str]:
    rng = random.Random(1)  # noqa: S311 - no secret
    texts = ["".join(rng.choices(WORDS, k=8)) for _ in range(150)]
    # Many of one kind, one after the other and scattered.
    return [*texts, *(f"{texts[0]}{number % 4}" for number in range(20)), *texts[:5]]


def test_the_same_pairs_each_once_the_earlier_first() -> None:
    texts = _texts()
    reference = MinHashLSH(num_perm=126, params=(42, 3))
    expected = set()
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=126, seed=1, hashfunc=crc32)
        data = text.encode()
        sketch.update_batch([data[start : start + 5] for start in range(len(data) - 4)])
        expected |= {(other, number) for other in reference.query(sketch)}
        reference.insert(number, sketch)
    found = list(candidates(texts))
    assert len(expected) > 200
    assert set(found) == expected
    assert len(found) == len(expected)
    assert list(candidates(texts)) == found, "the same texts give the same pairs, in one order"


def test_no_texts_no_pairs() -> None:
    assert list(candidates([])) == []
    assert list(candidates(["a"])) == []
