"""Watched places and addresses that have not answered for long."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from docpipe.corpus.observations import read_observations
from docpipe.corpus.watches import read_watches
from docpipe.errors import CorpusError
from docpipe.model import Observation
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
    known = read_observations(place.corpus.root)
    is_asked = _asked(place.corpus.root, known)
    return tuple(
        Silent(
            watch=one.watch,
            address=address,
            since=one.checked or one.first_seen,
            n_failures=one.n_failures,
        )
        for address, one in sorted(known.items())
        if one.n_failures and datetime.fromisoformat(one.checked or one.first_seen) <= since
        if is_asked(one)
    )


def _asked(root: Path, known: Mapping[str, Observation]) -> Callable[[Observation], bool]:
    """Tells which addresses are still asked: nobody can mend what is not asked any more.

    What is known of others stays in the file: a place that was taken off the list, had its address
    corrected, or answers without naming a file that never came.
    """
    try:
        places = {watch.key: watch.at for watch in read_watches(root)}
    except CorpusError:  # the run itself says so; what is known holds meanwhile
        return lambda _: True
    addresses = set(places.values())
    answered = {key: known[at].checked or "" if at in known else "" for key, at in places.items()}

    def is_asked(one: Observation) -> bool:
        named = one.watch in answered and one.last_seen >= answered[one.watch]
        return one.address in addresses or named

    return is_asked
