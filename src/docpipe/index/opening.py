"""Open what is published, if this program can read it."""

from pathlib import Path

from docpipe.errors import CorruptSnapshotError, IncompatibleSnapshotError
from docpipe.index.manifest import named
from docpipe.index.place import current_folder, manifest_in, snapshot_folder
from docpipe.index.reader import Index
from docpipe.language.analysis import ANALYSER
from docpipe.model import EmbeddingSpec, SnapshotId


def open_current(index_dir: Path, *, embedding: EmbeddingSpec | None = None) -> Index:
    """Open the published snapshot.

    Args:
        index_dir: The index folder.
        embedding: The configured model; ``None`` takes whatever the snapshot was made with.

    Raises:
        NoSnapshotError: Nothing has been published.
        CorruptSnapshotError: The manifest or ``entries.sqlite`` is damaged.
        IncompatibleSnapshotError: Made by another model or another version of the analysis.
    """
    folder = current_folder(index_dir)
    try:
        return _open(folder, embedding)
    except CorruptSnapshotError:
        # A publication may have pruned the folder between the two reads.
        if folder == current_folder(index_dir):
            raise
        return _open(current_folder(index_dir), embedding)


def open_snapshot(
    index_dir: Path, snapshot: str | None, *, embedding: EmbeddingSpec | None = None
) -> Index:
    """Open a snapshot, published or not; ``None`` for the published one (``open_current``)."""
    if snapshot is None:
        return open_current(index_dir, embedding=embedding)
    return _open(snapshot_folder(index_dir, SnapshotId(snapshot)), embedding)


def _open(folder: Path, embedding: EmbeddingSpec | None) -> Index:
    manifest = manifest_in(folder)
    if manifest.analyser != ANALYSER:
        raise IncompatibleSnapshotError(
            f"Der Index wurde mit der Wortanalyse „{manifest.analyser}“ gebaut, dieses Programm "
            f"verwendet „{ANALYSER}“. Abhilfe: „docpipe ingest“ baut ihn neu."
        )
    if embedding is not None and embedding != manifest.embedding:
        raise IncompatibleSnapshotError(
            f"Der Index wurde mit dem Sprachmodell {named(manifest.embedding)} gebaut, "
            f"eingestellt ist {named(embedding)}. Abhilfe: „docpipe ingest“ baut ihn neu, oder in "
            "docpipe.toml das frühere Modell einstellen."
        )
    return Index(folder, manifest)
