"""What comes in, and how well it can be read."""

from datetime import UTC, datetime
from pathlib import Path

from docpipe.corpus import Corpus, read_catalogue
from docpipe.model import Source
from docpipe.pipeline import Outcome, Processed
from docpipe.runs.gate import NewPages


def catalogued(corpus: Corpus) -> list[str]:
    """What the catalogue names and may be new.

    Those are files that were written since they were taken in, and addresses from which nothing
    has come yet. A file counts as unchanged if it has its size and its inode was last changed
    before it was copied: nobody can write into a file without changing that, whatever date of
    modification is set afterwards.
    """
    known = {origin: source for source in corpus.sources() for origin in source.origins}
    names = []
    for entry in read_catalogue(corpus.root):
        origin = entry.file or entry.url
        if origin and (origin not in known or _may_differ(corpus, entry.file, known[origin])):
            names.append(str(corpus.root / entry.file) if entry.file else origin)
    return names


def _may_differ(corpus: Corpus, file: str | None, source: Source) -> bool:
    if file is None or source.superseded_by is not None:
        return False
    try:
        state = Path(corpus.root, file).stat()
    except FileNotFoundError:
        return True
    if source.taken_in is None or state.st_size != source.n_bytes:
        return True
    # Noted in whole seconds: within that second either may have come first.
    return datetime.fromtimestamp(int(state.st_ctime), UTC) >= datetime.fromisoformat(
        source.taken_in
    )


def arrived(outcomes: tuple[Outcome, ...]) -> NewPages:
    """How much was read in this run, and how much of it badly."""
    read = [one for one in outcomes if isinstance(one, Processed) and one.stages]
    return NewPages(
        n_sources=len(read),
        n_quarantined=sum(not isinstance(one, Processed) for one in outcomes),
        n_pages=sum(one.n_pages for one in read),
        n_bad_pages=sum(len(one.problems) for one in read),
    )
