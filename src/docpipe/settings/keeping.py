"""What is kept, and for how long."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingOptions:
    """The table ``[keeping]``. Originals, lists, history and verdicts are kept for ever.

    Attributes:
        leftover_days: Drafts of processes that were killed go when they are so old; whatever is
            younger may still be written to.
        reports_days: Reports of runs are all kept for so long, then the last of each month, and
            the last of each month that succeeded.
        failures_days: Reports of runs that failed or were held are all kept for so long.
        pictures_days: Pictures of pages in the user's cache folder go when nobody has looked at
            them for so long.
        superseded_work: Whether the printed lines and vectors of versions that are not served any
            more are kept. Without them a page is read again should its version come back.
    """

    leftover_days: float = 2.0
    reports_days: float = 90.0
    failures_days: float = 365.0
    pictures_days: float = 90.0
    superseded_work: bool = False

    def __post_init__(self) -> None:
        for name in ("leftover_days", "reports_days", "failures_days", "pictures_days"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} ist kleiner als 0")
        if self.leftover_days < 1:
            raise ValueError("leftover_days ist kleiner als 1; so lange schreibt noch ein Lauf")
