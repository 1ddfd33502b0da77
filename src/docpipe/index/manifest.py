"""The manifest: what a snapshot holds, made of what, and the checksum of every file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from docpipe import codec
from docpipe.files import sha256_bytes
from docpipe.model import EmbeddingSpec, SnapshotId

VERSION = 4
"""Raised whenever equal content would give another snapshot."""

SCHEMA_VERSION = 7
"""Raised whenever the files of a snapshot change their shape; older ones must be built anew."""

MANIFEST = "manifest.json"
ENTRIES = "entries.sqlite"
VECTORS = "vectors.faiss"
NEAR = "near.faiss"
"""Only in large snapshots; see ``dense``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEntry:
    """Checksum and size of one file."""

    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """``chunks`` are all entries, ``records`` those that are no passages."""

    sources: int
    pages: int
    chunks: int
    records: int
    by_type: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Written last, read first.

    Attributes:
        created_at: UTC, ISO 8601.
        analyser: Name and version of the analysis of words.
        lexicon: Where the parts of compounds come from.
        files: By name; the manifest itself is covered by ``checksum``.
        previous: The snapshot that was published before.
        checksum: Of this manifest with an empty ``checksum``.
    """

    schema_version: int
    snapshot_id: SnapshotId
    created_at: str
    docpipe_version: str
    embedding: EmbeddingSpec
    analyser: str
    lexicon: str
    counts: Counts
    files: Mapping[str, FileEntry]
    previous: SnapshotId | None = None
    checksum: str = ""

    def sealed(self) -> "Manifest":
        """With its checksum."""
        blank = replace(self, checksum="")
        return replace(blank, checksum=sha256_bytes(codec.to_json(blank)))

    @property
    def is_sound(self) -> bool:
        """Whether the checksum fits."""
        return self.sealed().checksum == self.checksum


def named(spec: EmbeddingSpec) -> str:
    """A model as messages name it."""
    prefixes = f", Präfixe „{spec.query_prefix}“/„{spec.passage_prefix}“"
    return f"„{spec.model}“ ({spec.revision}{prefixes if spec.query_prefix else ''})"
