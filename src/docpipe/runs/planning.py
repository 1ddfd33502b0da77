"""What a run would do now; nothing is written."""

from dataclasses import dataclass

from docpipe import pipeline
from docpipe.pipeline import Workspace
from docpipe.pipeline.candidate import is_published
from docpipe.runs.arrivals import catalogued


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is due.

    Attributes:
        take_in: Files and addresses of the catalogue that are new, or may have changed.
        process: Files in the corpus that have to be read anew.
        is_index_current: Whether the index says what the corpus gives now, before all that.
    """

    take_in: tuple[str, ...]
    process: tuple[str, ...]
    is_index_current: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.take_in and not self.process and self.is_index_current


def plan(place: Workspace) -> Plan:
    """What ``run`` would begin with."""
    due = pipeline.due_sources(place)
    return Plan(
        take_in=tuple(catalogued(place.corpus)),
        process=tuple(source.filename for source in due),
        is_index_current=is_published(place),
    )
