"""Try quarantined files again."""

from collections.abc import Sequence
from dataclasses import replace

from docpipe.corpus import Corpus, QuarantineEntry
from docpipe.errors import UnknownIdError
from docpipe.pipeline.batch import IngestReport, ingest
from docpipe.pipeline.download import is_address
from docpipe.pipeline.publish import Progress
from docpipe.pipeline.workspace import Workspace


def retry(
    names: Sequence[str],
    place: Workspace,
    *,
    password: str | None = None,
    wait_s: float = 0.0,
    progress: Progress | None = None,
) -> IngestReport:
    """Try the named quarantined files again, or all if none is named, and publish.

    Args:
        names: Source ids or file names.
        place: Whose quarantine, and where to publish.
        password: Tried on encrypted files.
        wait_s: For how long to wait while another run writes to the corpus.
        progress: Told about every finished document.

    Raises:
        UnknownIdError: A name is not in quarantine.
    """
    corpus = place.corpus
    entries = corpus.quarantine()
    wanted = [entry for entry in entries if not names or _is_named(entry, names)]
    for name in names:
        if not any(_is_named(entry, [name]) for entry in entries):
            raise UnknownIdError(f"{name} ist nicht in Quarantäne (siehe `docpipe quarantine`).")
    inside = {entry.source_id for entry in wanted if entry.source_id and entry.stage != "intake"}
    outside = [_input_of(entry, corpus) for entry in _outside(wanted)]
    # What never came in and has vanished since is no longer anybody's concern.
    gone = {entry.origin for entry, path in zip(_outside(wanted), outside, strict=True) if not path}
    with corpus.lock(wait_s=wait_s):
        corpus.save_quarantine(
            replace(entry, attempt="") if entry in wanted else entry
            for entry in entries
            if entry.stage != "intake" or entry.origin not in gone
        )
    present = [path for path in outside if path]
    return ingest(
        present,
        place,
        password=password,
        wait_s=wait_s,
        only=inside if names and not present else None,
        progress=progress,
    )


def _outside(entries: Sequence[QuarantineEntry]) -> list[QuarantineEntry]:
    return [entry for entry in entries if entry.stage == "intake"]


def _input_of(entry: QuarantineEntry, corpus: Corpus) -> str | None:
    """The input that led to an entry; ``None`` if its file is gone."""
    if is_address(entry.origin):
        return entry.origin
    path = corpus.root / entry.origin
    return str(path) if path.exists() else None


def _is_named(entry: QuarantineEntry, names: Sequence[str]) -> bool:
    return entry.source_id in names or entry.file in names
