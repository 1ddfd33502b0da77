"""The judged questions put to the candidate and to what is published."""

import statistics
from collections.abc import Collection

from docpipe.errors import SnapshotError
from docpipe.evaluation.figures import MAIN
from docpipe.evaluation.judged import evaluate_judgements
from docpipe.evaluation.judgements import Judgements, read_judgements
from docpipe.evaluation.statistics import paired
from docpipe.model import Mode, SnapshotId
from docpipe.pipeline import Candidate, Workspace
from docpipe.runs.gate import Measured
from docpipe.search import Searcher

JUDGEMENTS = "judgements"
_MODE = Mode.HYBRID
"""The way of searching that readers get unless they ask for another."""


def measure(place: Workspace, candidate: Candidate) -> Measured | None:
    """Compare both snapshots; ``None`` if the corpus has no judgements.

    Only questions whose judged documents are in both count: of a new or a withdrawn document the
    other one cannot know. What is published and cannot be opened any more is not compared.
    """
    folder = place.corpus.root / JUDGEMENTS
    if candidate.snapshot_id is None or not folder.is_dir():
        return None
    judgements = read_judgements(folder)
    with _open(place, candidate.snapshot_id) as new:
        try:
            old = _open(place, candidate.against) if candidate.against else None
        except SnapshotError:
            old = None
        if old is None:
            return _measured(judgements, new, None)
        with old:
            return _measured(judgements, new, old)


def _open(place: Workspace, snapshot: SnapshotId) -> Searcher:
    settings = place.settings
    return Searcher.open(
        place.index_dir, snapshot=snapshot, embed=settings.embed, options=settings.search
    )


def _measured(judgements: Judgements, new: Searcher, old: Searcher | None) -> Measured | None:
    known = [_names(searcher) for searcher in (new, old) if searcher is not None]
    asked = _answerable(judgements, known)
    queries = [query.id for query in asked.queries]
    n_left_out = len(judgements.queries) - len(queries)
    if not queries:
        return Measured(n_questions=0, n_left_out=n_left_out, candidate=0.0)
    found = _values(new, asked)
    before = _values(old, asked) if old is not None else None
    return Measured(
        n_questions=len(queries),
        n_left_out=n_left_out,
        candidate=statistics.fmean(found),
        current=statistics.fmean(before) if before else None,
        difference=paired(found, before) if before else None,
    )


def _values(searcher: Searcher, asked: Judgements) -> list[float]:
    figures = evaluate_judgements(searcher, asked, (_MODE,))
    return figures.column(_MODE, MAIN, figures.texts)


def _names(searcher: Searcher) -> frozenset[str]:
    """Ids and file names of all documents: judgements name either."""
    return frozenset(
        name for document in searcher.documents for name in (document.id, document.file)
    )


def _answerable(judgements: Judgements, known: Collection[frozenset[str]]) -> Judgements:
    queries = tuple(
        query
        for query in judgements.queries
        if all(
            (place.source_id or place.source) in names
            for place in judgements.places[query.id]
            if place.relevance > 0
            for names in known
        )
    )
    return Judgements(queries=queries, places=judgements.places)
