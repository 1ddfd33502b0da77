"""What comes in, and how well it can be read."""

from docpipe.corpus import Corpus, read_catalogue
from docpipe.fetch.address import canonical
from docpipe.model import Source
from docpipe.pipeline import Outcome, Processed
from docpipe.pipeline.discovering import may_differ
from docpipe.runs.gate import NewPages


def catalogued(corpus: Corpus) -> list[str]:
    """What the catalogue names and may be new.

    Those are files that were written since they were taken in, and addresses from which nothing
    has come yet.
    """
    known = {origin: source for source in corpus.sources() for origin in source.origins}
    names = []
    for entry in read_catalogue(corpus.root):
        origin = entry.file or (canonical(entry.url) if entry.url else None)
        if origin and (origin not in known or _may_differ(corpus, entry.file, known[origin])):
            names.append(str(corpus.root / entry.file) if entry.file else origin)
    return names


def _may_differ(corpus: Corpus, file: str | None, source: Source) -> bool:
    if file is None or source.superseded_by is not None:
        return False
    path = corpus.root / file
    return not path.is_file() or may_differ(path, source)


def arrived(outcomes: tuple[Outcome, ...]) -> NewPages:
    """How much was read in this run, and how much of it badly."""
    read = [one for one in outcomes if isinstance(one, Processed) and one.stages]
    return NewPages(
        n_sources=len(read),
        n_quarantined=sum(not isinstance(one, Processed) for one in outcomes),
        n_pages=sum(one.n_pages for one in read),
        n_bad_pages=sum(len(one.problems) for one in read),
    )
