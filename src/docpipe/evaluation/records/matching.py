"""Which mined record is which labelled one.

Two texts agree by token-F1 (bag overlap × 2 / (n + m)). A practice example also counts as found by
a quote of 12 tokens or more that lies to 95 % inside the labelled passage and covers a third of
it. Best match first, one to one; a further record on the same label is neither right nor wrong.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from docpipe.evaluation.extraction.tokens import tokens
from docpipe.evaluation.records.gold import NEAR_MISS, GoldItem
from docpipe.model import Record, RecordType

SAME = 0.6
"""Token-F1 from which two extents are the same record."""
_MIN_PART = 12
_INSIDE = 0.95
_COVERED = 1 / 3

Bag = Counter[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A paper's records against its labels.

    Attributes:
        found: Label and record of the same type that agree.
        missed: Labelled records that nothing agrees with.
        spurious: Records that agree with no label of their type and do not repeat a found one.
        fooled: Near-misses that a record agrees with, and that record.
        confused: Spurious records that agree with a label of another type.
    """

    found: tuple[tuple[GoldItem, Record], ...]
    missed: tuple[GoldItem, ...]
    spurious: tuple[Record, ...]
    fooled: tuple[tuple[GoldItem, Record], ...]
    confused: tuple[tuple[GoldItem, Record], ...]


def pair(items: Sequence[GoldItem], records: Sequence[Record]) -> Pairing:
    """Match the records of one paper with its labels."""
    wanted = [item for item in items if item.type != NEAR_MISS]
    agreement = {
        (i, j): score
        for i, item in enumerate(wanted)
        for j, record in enumerate(records)
        if (score := likeness(item, record)) >= SAME
    }
    same = {pair: s for pair, s in agreement.items() if _same_type(wanted, records, pair)}
    of_label: dict[int, int] = {}
    used: set[int] = set()
    for (i, j), _ in sorted(same.items(), key=lambda entry: (-entry[1], entry[0])):
        if i not in of_label and j not in used:
            of_label[i] = j
            used.add(j)
    repeats = {j for i, j in same if j not in used and i in of_label}
    spurious = [j for j in range(len(records)) if j not in used and j not in repeats]
    return Pairing(
        found=tuple((wanted[i], records[j]) for i, j in sorted(of_label.items())),
        missed=tuple(item for i, item in enumerate(wanted) if i not in of_label),
        spurious=tuple(records[j] for j in spurious),
        fooled=_fooled(items, [records[j] for j in spurious]),
        confused=tuple(
            (wanted[i], records[j])
            for j in spurious
            for i in range(len(wanted))
            if (i, j) in agreement
        ),
    )


def _same_type(
    wanted: Sequence[GoldItem], records: Sequence[Record], pair: tuple[int, int]
) -> bool:
    return wanted[pair[0]].type == records[pair[1]].type.value


def _fooled(
    items: Sequence[GoldItem], records: Sequence[Record]
) -> tuple[tuple[GoldItem, Record], ...]:
    return tuple(
        (item, record)
        for item in items
        if item.type == NEAR_MISS
        for record in records
        if likeness(item, record) >= SAME
    )


def likeness(item: GoldItem, record: Record) -> float:
    """Token-F1 of the best pair of extents, 0 to 1; 1 for a proper part of a practice example."""
    quote = Counter(tokens(record.evidence.quote))
    labelled = Counter(tokens(f"{record.label} {record.evidence.quote}")) if record.label else quote
    texts = [Counter(tokens(text)) for text in item.texts]
    best = max(f1(text, bag) for text in texts for bag in (quote, labelled))
    if item.type == RecordType.PRACTICE and _is_part(quote, texts[0]):
        return max(best, SAME)
    return best


def f1(left: Bag, right: Bag) -> float:
    """Bag overlap; 0 if both are empty."""
    size = left.total() + right.total()
    return 2 * (left & right).total() / size if size else 0.0


def _is_part(quote: Bag, passage: Bag) -> bool:
    shared, length = (quote & passage).total(), quote.total()
    return (
        length >= _MIN_PART and shared >= _INSIDE * length and shared >= _COVERED * passage.total()
    )
