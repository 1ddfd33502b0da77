"""The bytes of a body while they come in: decoded, counted, and not too slowly."""

import zlib
from collections.abc import Iterable, Iterator

from docpipe.errors import DownloadError
from docpipe.fetch.clock import Clock
from docpipe.fetch.trouble import AttemptError

_PIECE_BYTES = 1 << 16
"""Most that is unpacked at once: a bomb is noticed before it fills the memory."""

_PACE_WINDOW_S = 30.0
"""Over which the speed is measured; shorter pauses happen on good lines too."""

_ZIPPED = frozenset({"gzip", "x-gzip", "deflate"})
_AS_IT_IS = frozenset({"", "identity", "none", "utf-8", "binary"})
"""The last three are no encodings, but servers say so and mean nothing by it."""


def is_encoded(encoding: str) -> bool:
    """Whether a Content-Encoding changes the bytes."""
    return encoding.strip().lower() not in _AS_IT_IS


def decoded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Undo a Content-Encoding, in pieces of bounded size.

    Raises:
        DownloadError: One that nobody asked for and docpipe does not undo.
        AttemptError: The packed bytes are damaged or end too early.
    """
    if not is_encoded(encoding):
        return iter(pieces)
    if encoding.strip().lower() not in _ZIPPED:
        raise DownloadError(f"Der Server verpackt die Datei ungefragt als {encoding}.")
    return _unzipped(pieces)


def _unzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    unzip = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # either header, found by itself
    try:
        for piece in pieces:
            waiting = piece
            while waiting and not unzip.eof:
                yield unzip.decompress(waiting, _PIECE_BYTES)
                waiting = unzip.unconsumed_tail
    except zlib.error as exc:
        raise AttemptError(f"Die verpackten Daten sind beschädigt ({exc})") from exc
    while not unzip.eof:
        rest = unzip.decompress(unzip.unconsumed_tail, _PIECE_BYTES)
        if not rest:
            raise AttemptError("Die verpackten Daten brechen ab")
        yield rest


def paced(pieces: Iterable[bytes], clock: Clock, min_bytes_per_s: float) -> Iterator[bytes]:
    """Pass bytes on as long as they come fast enough.

    Raises:
        AttemptError: They do not; what came so far stays.
    """
    since, n_bytes = clock.monotonic(), 0
    for piece in pieces:
        yield piece
        n_bytes += len(piece)
        elapsed = clock.monotonic() - since
        if elapsed < _PACE_WINDOW_S:
            continue
        if n_bytes < min_bytes_per_s * elapsed:
            raise AttemptError(
                f"Der Server sendet nur {n_bytes / elapsed:.0f} Bytes in der Sekunde"
            )
        since, n_bytes = clock.monotonic(), 0
