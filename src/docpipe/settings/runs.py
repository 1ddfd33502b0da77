"""How unattended runs judge and how often they are expected; here as ``settings.web`` says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """The table ``[runs]``.

    Attributes:
        expected_every_days: How often somebody or something starts ``docpipe run``; later than
            that, and a day of grace, it is overdue.
        wait_s: For how long a run waits while somebody else writes to the corpus.
        full_check_every_days: How often everything is checked although nothing changed: every
            quote against its page, every file against its checksum.
        max_lost_share: Share of all records that may be missing without a reason.
        max_lost_share_of_document: The same of a single document.
        few_records: So many missing records are no sudden loss, whatever the share: a newer
            docpipe cuts a sentence otherwise.
        min_ndcg: Floor of nDCG@10 on the corpus's own judgements: below it a search is broken,
            whatever it is compared with.
        min_questions: Of fewer questions nothing certain can be said, so they close no gate.
        warn_bad_pages: Share of pages without good text among what is new that deserves a look.
        warn_quarantined: Share of what came in and could not be read that deserves a look.
    """

    expected_every_days: float = 7.0
    wait_s: float = 600.0
    full_check_every_days: float = 7.0
    max_lost_share: float = 0.05
    max_lost_share_of_document: float = 0.3
    few_records: int = 5
    min_ndcg: float = 0.2
    min_questions: int = 5
    warn_bad_pages: float = 0.2
    warn_quarantined: float = 0.5

    def __post_init__(self) -> None:
        for name in ("expected_every_days", "full_check_every_days"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} ist nicht größer als 0")
        shares = ("max_lost_share", "max_lost_share_of_document", "min_ndcg")
        for name in (*shares, "warn_bad_pages", "warn_quarantined"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} liegt nicht zwischen 0 und 1")
        for name in ("wait_s", "few_records", "min_questions"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} ist kleiner als 0")
