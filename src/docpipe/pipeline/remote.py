"""A source read by a worker that has no corpus folder: all it needs travels through a store."""

import tempfile
from pathlib import Path

from docpipe.corpus import Corpus
from docpipe.corpus.exchange import Exchange
from docpipe.corpus.parcels import answer_to, bring_home, parcel_for, settle_in
from docpipe.model import SourceId
from docpipe.pipeline.processing import Outcome, Processed, SandboxPool, process
from docpipe.pipeline.workspace import Workspace
from docpipe.settings import Settings


def send(source_id: SourceId, place: Workspace, exchange: Exchange) -> None:
    """Lay a source out for a worker. Raises as ``Exchange.send``."""
    exchange.send(parcel_for(place.corpus, source_id))


def process_sent(
    source_id: SourceId, settings: Settings, exchange: Exchange, *, sandboxes: SandboxPool
) -> Outcome:
    """Read a source that was laid out, in a folder of this machine that is gone afterwards.

    Done twice it leaves the same, so a worker that dies in the middle costs nothing but its time.

    Raises:
        CorpusError: What lies in the store is damaged.
        OSError: The store does not answer, or this machine's disk is full.
    """
    parcel = exchange.sent(source_id)
    with tempfile.TemporaryDirectory(prefix="docpipe-") as folder:
        root = Path(folder)
        place = Workspace(corpus=Corpus(root / "corpus"), index_dir=root, settings=settings)
        settle_in(parcel, place.corpus)
        outcome = process(source_id, place, sandboxes=sandboxes)
        if isinstance(outcome, Processed):
            exchange.give_back(answer_to(parcel, place.corpus))
    return outcome


def receive(outcome: Outcome, place: Workspace, exchange: Exchange) -> None:
    """Save what a worker made of a source, and clear its place in the store.

    Raises:
        CorpusError: It is damaged; the next run does it again.
        OSError: The store does not answer.
    """
    if isinstance(outcome, Processed):
        bring_home(exchange.taken(outcome.source_id), place.corpus)
    exchange.clear(outcome.source_id)
