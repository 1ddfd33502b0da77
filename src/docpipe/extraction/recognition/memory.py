"""What was read stays at hand, page by page: reading a page takes seconds, a scan many minutes.

A run that is killed goes on where it was, and a new version of anything but the reading itself
makes the document anew without reading its pictures again.
"""

from dataclasses import dataclass
from pathlib import Path

from docpipe import codec
from docpipe.errors import SchemaMismatchError
from docpipe.extraction.recognition.reading import Reading
from docpipe.files import write_atomic


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    made_by: str
    reading: Reading


class Memory:
    """A folder with one file a page; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def recall(self, page: int, made_by: str | None) -> Reading | None:
        """What was read of a page by these means; with ``None`` by whatever means there were."""
        if self._folder is None:
            return None
        try:
            kept = codec.from_json(codec.unpack(self._path(page).read_bytes()), _Kept)
        except (FileNotFoundError, SchemaMismatchError):
            return None
        return kept.reading if made_by in (None, kept.made_by) else None

    def keep(self, page: int, made_by: str, reading: Reading) -> None:
        """Note what was read of a page."""
        if self._folder is not None:
            kept = _Kept(made_by=made_by, reading=reading)
            write_atomic(self._path(page), codec.pack(codec.to_json(kept)))

    def _path(self, page: int) -> Path:
        if self._folder is None:
            raise AssertionError("nothing is kept without a folder")
        return self._folder / f"{page:04d}.json.gz"
