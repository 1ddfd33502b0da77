"""The model that questions are embedded with."""

from docpipe.embed import Embedder, EmbedOptions, open_embedder, options_for
from docpipe.errors import IncompatibleSnapshotError
from docpipe.index import Manifest


def embedder_of(manifest: Manifest, options: EmbedOptions | None) -> Embedder:
    """The model that a snapshot was made with, from this machine.

    Args:
        manifest: Of the snapshot.
        options: The configured model; ``None`` takes the one the snapshot names.

    Raises:
        ToolMissingError: It is not on this machine.
        IncompatibleSnapshotError: The one on this machine is another.
    """
    embedder = open_embedder(options or options_for(manifest.embedding))
    if embedder.spec != manifest.embedding:
        raise IncompatibleSnapshotError(
            f"Das Sprachmodell „{embedder.spec.model}“ auf diesem Rechner ist ein anderes als "
            "das, mit dem der Index gebaut wurde. Abhilfe: „docpipe ingest“ baut ihn neu, oder "
            "mit --mode lexical suchen."
        )
    return embedder
