"""What goes into a snapshot, and the id that follows from it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docpipe import codec
from docpipe.files import sha256_bytes
from docpipe.index.manifest import SCHEMA_VERSION, VERSION
from docpipe.language.analysis import ANALYSER, Concept, lexicon_source
from docpipe.model import Chunk, DocumentInfo, EmbeddingSpec, SnapshotId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexOptions:
    """Options of building.

    Attributes:
        split_compounds: Compounds are found by their parts. Off, building needs no frequency list.
        keep_snapshots: How many published snapshots stay on disk, the current one included:
            readers that opened an older one can finish, and a mistake can be undone.
    """

    split_compounds: bool = True
    keep_snapshots: int = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SnapshotContent:
    """Row ``i`` of ``chunks``, ``texts`` and ``vectors`` belong together.

    Attributes:
        texts: The chunks as they were embedded, with their context.
        vectors: ``(len(chunks), embedding.dim)``, float32, rows of length 1.
        n_pages: Pages of all documents.
        scheme: Concepts of the themes' scheme, by whose terms a question is widened.
    """

    documents: tuple[DocumentInfo, ...]
    chunks: tuple[Chunk, ...]
    texts: tuple[str, ...]
    vectors: "NDArray[np.float32]"
    embedding: EmbeddingSpec
    n_pages: int
    scheme: tuple[Concept, ...] = ()

    def __post_init__(self) -> None:
        wanted = (len(self.chunks), self.embedding.dim)
        if len(self.texts) != len(self.chunks) or self.vectors.shape != wanted:
            raise ValueError(
                f"{len(self.chunks)} chunks, {len(self.texts)} texts and vectors of shape "
                f"{self.vectors.shape} do not belong together (expected {wanted})"
            )
        if len({chunk.id for chunk in self.chunks}) != len(self.chunks):
            raise ValueError("two chunks have the same id")
        known = {document.id for document in self.documents}
        if unknown := {chunk.source_id for chunk in self.chunks} - known:
            raise ValueError(f"chunks of documents that are not given: {sorted(unknown)}")


def lexicon_of(options: IndexOptions) -> str:
    """The name of the compound lexicon that building will use; empty for none."""
    return lexicon_source() if options.split_compounds else ""


def snapshot_id(
    inputs_digest: str, embedding: EmbeddingSpec, options: IndexOptions | None = None
) -> SnapshotId:
    """12 hex over everything a snapshot is made from; not over time or derived files.

    Args:
        inputs_digest: Digest of chunks, contextualised texts and bibliographic data.
        embedding: What makes the vectors.
        options: As for ``publish``.
    """
    made_from = [
        SCHEMA_VERSION,
        VERSION,
        inputs_digest,
        codec.to_builtins(embedding),
        ANALYSER,
        lexicon_of(options or IndexOptions()),
    ]
    return SnapshotId(sha256_bytes(codec.to_json(made_from))[:12])
