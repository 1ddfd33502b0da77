"""Which of what came says what went in other words: to a reader it is the same, changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SAME_STATEMENT = 60.0
"""Per cent of letters that stay where a statement is reworded, as in the reports of runs; less is
another statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What is said, where.

    Attributes:
        document: The newest version of the document, so that versions meet.
    """

    id: str
    document: str
    type: str
    quote: str


def reworded(came: Iterable[Statement], went: Iterable[Statement]) -> Mapping[str, Statement]:
    """Id of what came -> what it said before; of each document and type the most alike first."""
    from rapidfuzz.fuzz import ratio

    left: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for old in went:
        left[old.document, old.type].append(old)
    alike = (
        (ratio(new.quote, old.quote, score_cutoff=SAME_STATEMENT), new, old)
        for new in came
        for old in left[new.document, new.type]
    )
    pairs = sorted(
        (pair for pair in alike if pair[0] >= SAME_STATEMENT),
        key=lambda pair: (-pair[0], pair[1].id, pair[2].id),
    )
    before: dict[str, Statement] = {}
    taken: set[str] = set()
    for _, new, old in pairs:
        if new.id not in before and old.id not in taken:
            taken.add(old.id)
            before[new.id] = old
    return before
