from docpipe.model import Chunk, RecordType
from docpipe.search.collapse import distinct
from docpipe.search.ranking import Fused
from tests.snapshots import entry

LONG = entry("x" * 100, 0, block=1)
RECORD = entry("x" * 30, 1, block=1, start=50, kind=RecordType.RECOMMENDATION)
APART = entry("x" * 30, 2, block=1, start=90, kind=RecordType.DEMAND)
ELSEWHERE = entry("x" * 100, 3, block=1, source="b" * 16)


def _no_repeats(chunk: Chunk) -> tuple[Chunk, ...]:
    return ()


def _kept(*ranked: tuple[Chunk, float]) -> list[Chunk]:
    chunks = [chunk for chunk, _ in ranked]
    fused = [Fused(row, score, ()) for row, (_, score) in enumerate(ranked)]
    return [chunk for _, chunk in distinct(fused, chunks.__getitem__, _no_repeats, 0.6)]


def test_the_better_of_passage_and_record_stays() -> None:
    assert _kept((RECORD, 1.0), (LONG, 0.9)) == [RECORD]
    assert _kept((LONG, 1.0), (RECORD, 0.5)) == [LONG]


def test_little_overlap_or_another_document_is_another_thing() -> None:
    assert _kept((LONG, 1.0), (APART, 0.9), (ELSEWHERE, 0.1)) == [LONG, APART, ELSEWHERE]


def test_two_records_of_one_passage_both_stay() -> None:
    assert _kept((RECORD, 1.0), (APART, 0.9), (LONG, 0.8)) == [RECORD, APART]


def test_a_hit_stands_for_its_repeats_and_for_the_passages_that_hold_them() -> None:
    again = entry("x" * 30, 5, block=7, source="b" * 16, kind=RecordType.RECOMMENDATION)
    around = entry("x" * 100, 4, block=7, source="b" * 16)
    chunks = [RECORD, around, again, ELSEWHERE]
    fused = [Fused(row, 1.0 - row / 10, ()) for row in range(4)]

    def repeats(chunk: Chunk) -> tuple[Chunk, ...]:
        return (again,) if chunk == RECORD else ()

    found = distinct(fused, chunks.__getitem__, repeats, 0.6)
    assert [chunk for _, chunk in found] == [RECORD, ELSEWHERE]
