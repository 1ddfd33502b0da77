"""Watched places and addresses that have not answered for long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from docpipe.corpus.observations import read_observations
from docpipe.pipeline import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """One of them; ``since`` is when it last answered, or was first asked."""

    watch: str
    address: str
    since: str
    n_failures: int


def silent_for_long(place: Workspace, now: datetime) -> tuple[Silent, ...]:
    """Those without an answer for ``[alarms] silent_days``, by address.

    Raises:
        CorpusError: ``observations.jsonl`` cannot be read.
    """
    since = now - timedelta(days=place.settings.alarms.silent_days)
    return tuple(
        Silent(
            watch=one.watch,
            address=address,
            since=one.checked or one.first_seen,
            n_failures=one.n_failures,
        )
        for address, one in sorted(read_observations(place.corpus.root).items())
        if one.n_failures and datetime.fromisoformat(one.checked or one.first_seen) <= since
    )
