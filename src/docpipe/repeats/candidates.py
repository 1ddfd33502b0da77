"""Pairs of texts that may be alike, out of any number of texts, by MinHash."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHINGLE = 5
"""Letters: about a stem. Shorter ones are common to all German texts."""

_BANDS, _ROWS = 42, 3
"""Of the MinHash index: pairs that share half of their shingles become candidates at 99.6 %, at a
fifth in one case of four; what is too much costs one comparison of letters."""

_SEED = 1

_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd numbers of 64 bits: they make one number of the three of a band."""


def candidates(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Numbers of texts that share a band, the earlier one first; each pair once.

    Whoever shares a band stands side by side once its numbers are sorted: that takes half a
    kilobyte a text, where datasketch's own index, a dictionary of sets for each band, takes eleven.
    """
    import numpy as np

    keys = _band_keys(texts)
    # In the order of each band: who stands where, where each stands, and where its like begin.
    order = np.empty(keys.shape, dtype=np.int32)
    place, begin = np.empty_like(order), np.empty_like(order)
    for band, own in enumerate(keys):
        order[band] = np.argsort(own, kind="stable")  # hence the earlier one first
        is_new = np.diff(own[order[band]], prepend=own[order[band][:1]]) != 0
        positions = np.arange(len(texts), dtype=np.int32)
        place[band][order[band]] = positions
        begin[band][order[band]] = np.maximum.accumulate(np.where(is_new, positions, 0))
    del keys
    for number in np.flatnonzero((begin < place).any(axis=0)):
        shared = np.flatnonzero(begin[:, number] < place[:, number])
        earlier = [order[band, begin[band, number] : place[band, number]] for band in shared]
        for other in np.unique(np.concatenate(earlier)):
            yield int(other), int(number)


def _band_keys(texts: Sequence[str]) -> "NDArray[np.uint64]":
    """One number for every band of every text: ``(_BANDS, len(texts))``."""
    import numpy as np
    from datasketch import MinHash

    keys = np.empty((_BANDS, len(texts)), dtype=np.uint64)
    mix = np.array(_MIX, dtype=np.uint64)
    sketches = MinHash.generator(
        map(_shingles, texts), num_perm=_BANDS * _ROWS, seed=_SEED, hashfunc=crc32
    )
    for number, sketch in enumerate(sketches):
        keys[:, number] = sketch.hashvalues.reshape(_BANDS, _ROWS) @ mix
    return keys


def _shingles(text: str) -> set[bytes]:
    data = text.encode()
    return {data[start : start + _SHINGLE] for start in range(max(1, len(data) - _SHINGLE + 1))}
