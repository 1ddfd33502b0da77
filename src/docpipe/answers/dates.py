"""Since when records and documents are there: the corpus' history beside an open snapshot."""

import threading
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe.corpus.history import Dates, Noted, history_stamp, read_history
from docpipe.errors import QueryError
from docpipe.index import Selection
from docpipe.model import DocumentInfo, Filters, RecordType
from docpipe.search import Searcher

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RECORDS = tuple(kind for kind in RecordType if kind is not RecordType.PASSAGE)


@dataclass(frozen=True, slots=True)
class Since:
    """When something was first there, when it last changed, and the id it was born with."""

    dates: Dates
    born: str


class Dated:
    """The dates of what one snapshot holds; not changed once made.

    A record without a date was published a moment ago, and its line is not written yet: it is left
    out, and comes with the next question.

    Attributes:
        latest: When anything last came, changed or went; UTC, ISO 8601.
        stamp: Of the history that they were read from.
        rows: All dated records, the latest change first; then by year, the newest first, and id.
    """

    def __init__(
        self,
        searcher: Searcher,
        present: Mapping[str, Since],
        latest: str,
        stamp: tuple[int, int],
    ) -> None:
        import numpy as np

        index = searcher.index
        ids = index.ids()
        self._present = present
        self._n_rows = len(ids)
        self._all_documents = index.documents
        self.latest = latest
        self.stamp = stamp
        records = index.select(Filters(types=_RECORDS)).rows
        rows = np.array([row for row in records if ids[row] in present], dtype=np.int64)
        changed = [present[ids[row]].dates.changed for row in rows]
        self._moments = sorted(set(changed))
        when = np.searchsorted(self._moments, changed) if changed else rows
        by_number = np.array([index.documents[key].year or 0 for key in sorted(index.documents)])
        years = by_number[index.surroundings.documents(rows)] if changed else rows
        # Rows stand in the order of ids.
        order = np.lexsort((rows, -years, -when))
        self.rows: NDArray[np.int64] = rows[order]
        self._when = when[order]

    def of(self, identifier: str) -> Since:
        """The dates of a record or document that has some."""
        return self._present[identifier]

    def newest(self, selection: Selection) -> Iterator[tuple[str, int]]:
        """When it last changed, and the row, of the dated records among the selected."""
        mask = selection.mask
        kept = slice(None) if mask is None else mask[self.rows]
        for row, when in zip(self.rows[kept], self._when[kept], strict=True):
            yield self._moments[when], int(row)

    def count(self, selection: Selection) -> int:
        """How many of the selected are dated records."""
        mask = selection.mask
        return len(self.rows) if mask is None else int(mask[self.rows].sum())

    def since(self, moment: str) -> Selection:
        """The records that came or changed at that moment or later; see ``moment``."""
        import numpy as np

        mask = np.zeros(self._n_rows, dtype=np.bool_)
        mask[self.rows[self._when >= bisect_left(self._moments, moment)]] = True
        return Selection(self._n_rows, mask)

    @cached_property
    def documents(self) -> tuple[tuple[DocumentInfo, Since], ...]:
        """All dated documents in the same order."""
        present = self._present
        known = self._all_documents.values()
        dated = [(one, present[one.id]) for one in known if one.id in present]
        dated.sort(key=lambda one: (-(one[0].year or 0), one[0].id))
        return tuple(sorted(dated, key=lambda one: one[1].dates.changed, reverse=True))


class Chronicle:
    """The dates beside whichever snapshot is open; read again when either changes.

    Threads may share it.

    Args:
        root: The corpus folder. Without a history there, everything counts as published when the
            snapshot was made.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._reading = threading.Lock()
        self._known: tuple[object, Dated] | None = None

    def of(self, searcher: Searcher) -> Dated:
        """The dates of what this searcher answers from."""
        state = (searcher.manifest.snapshot_id, history_stamp(self._root))
        with self._reading:
            if self._known is None or self._known[0] != state:
                self._known = state, self._read(searcher)
            return self._known[1]

    def _read(self, searcher: Searcher) -> Dated:
        history = read_history(self._root)
        if history.last is None:
            made = searcher.manifest.created_at
            everything = [*searcher.index.ids(), *searcher.index.documents]
            unknown = {one: Since(Dates(made, made), one) for one in everything}
            return Dated(searcher, unknown, made, history.stamp)
        present = {one: _since(noted) for one, noted in history.present().items()}
        return Dated(searcher, present, history.last.time, history.stamp)


def _since(noted: Noted) -> Since:
    return Since(noted.dates, noted.born)


def moment(text: str) -> str:
    """A date or a moment as the history writes it; without a zone it is UTC.

    Raises:
        QueryError: It is neither.
    """
    try:
        day = date.fromisoformat(text)
        said = datetime(day.year, day.month, day.day, tzinfo=UTC)
    except ValueError:
        try:
            said = datetime.fromisoformat(text)
        except ValueError as exc:
            raise QueryError(
                f"„{text[:40]}“ ist kein Datum. Erwartet wird etwa 2026-03-31 oder "
                "2026-03-31T06:00:00+00:00."
            ) from exc
    zoned = said if said.tzinfo else said.replace(tzinfo=UTC)
    try:
        return zoned.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError as exc:
        raise QueryError(f"„{text[:40]}“ liegt zu weit ab.") from exc
