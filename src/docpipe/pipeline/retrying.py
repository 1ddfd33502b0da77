"""Try quarantined files again."""

from collections.abc import Sequence
from dataclasses import replace

from docpipe.corpus import QuarantineEntry
from docpipe.errors import UnknownIdError
from docpipe.pipeline.batch import IngestReport, ingest
from docpipe.pipeline.publish import Progress
from docpipe.pipeline.workspace import Workspace


def retry(
    names: Sequence[str],
    place: Workspace,
    *,
    password: str | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Try the named quarantined files again, or all if none is named, and publish.

    Args:
        names: Source ids or file names.
        place: Whose quarantine, and where to publish.
        password: Tried on encrypted files.
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
    with corpus.lock():
        corpus.save_quarantine(
            replace(entry, attempt="") if entry in wanted else entry for entry in entries
        )
    outside = [entry.origin for entry in wanted if entry.stage == "intake"]
    return ingest(outside, place, password=password, progress=progress)


def _is_named(entry: QuarantineEntry, names: Sequence[str]) -> bool:
    return entry.source_id in names or entry.file in names
