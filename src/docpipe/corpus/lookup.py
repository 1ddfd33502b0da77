"""One line out of a long list, without reading the list."""

import mmap
from pathlib import Path


def line_of(path: Path, identifier: str) -> bytes | None:
    """The line of ``{"id":"<identifier>",…``; ``None`` if there is none.

    The lines are sorted by id, so halving finds it: this is asked for every document, and reading
    a list of a million lines takes half a second. A list that somebody sorted otherwise is searched
    from its beginning.
    """
    if not path.is_file() or path.stat().st_size == 0:  # nothing cannot be mapped
        return None
    head = b'{"id":"' + identifier.encode() + b'"'
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
        start = _halved(lines, head)
        if start is None:
            at = 0 if lines[: len(head)] == head else lines.find(b"\n" + head) + 1
            start = at if lines[at : at + len(head)] == head else None
        return None if start is None else lines[start : _end(lines, start)]


def _halved(lines: mmap.mmap, head: bytes) -> int | None:
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        found = lines[start : start + len(head)]
        if found == head:
            return start
        if found < head:
            low = _end(lines, start) + 1
        else:
            high = start
    return None


def _end(lines: mmap.mmap, start: int) -> int:
    at = lines.find(b"\n", start)
    return len(lines) if at < 0 else at
