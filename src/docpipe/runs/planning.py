"""What a run would do now; nothing is written."""

from dataclasses import dataclass

from docpipe import pipeline
from docpipe.pipeline import Workspace
from docpipe.pipeline.candidate import is_published
from docpipe.pipeline.discovering import discover
from docpipe.runs.arrivals import catalogued
from docpipe.runs.looking import discovered, open_fetcher
from docpipe.runs.report import Discovered


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is due.

    Attributes:
        discovered: What the watched places say.
        take_in: Files and addresses of the catalogue that are new, or may have changed.
        process: Files in the corpus that have to be read anew.
        is_index_current: Whether the index says what the corpus gives now, before all that.
    """

    discovered: Discovered
    take_in: tuple[str, ...]
    process: tuple[str, ...]
    is_index_current: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        news = (*self.discovered.new, *self.discovered.changed, *self.discovered.moved)
        return self.is_index_current and not (news or self.take_in or self.process)


def plan(place: Workspace) -> Plan:
    """What ``run`` would begin with; asks the watched places.

    Raises:
        CorpusError: The list of places or the catalogue cannot be read.
    """
    with open_fetcher(place) as fetcher:
        seen = discover(place, fetcher)
    due = pipeline.due_sources(place)
    return Plan(
        discovered=discovered(seen, None),
        take_in=tuple(catalogued(place.corpus)),
        process=tuple(source.filename for source in due),
        is_index_current=is_published(place),
    )
