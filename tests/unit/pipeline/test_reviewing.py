from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from docpipe import mine
from docpipe.chunk import chunk
from docpipe.model import (
    Chunk,
    ChunkId,
    Corrections,
    Document,
    Origin,
    RecordType,
    Review,
    Source,
    SourceId,
    TextRange,
    Verdict,
)
from docpipe.model.anchor import LetterStream
from docpipe.pipeline.reviewing import Reviewed, apply_reviews, reviews_by_source
from tests.builders import document

ADVICE = "Kommunen sollten Sprachmittlung dauerhaft finanzieren."
MORE = "Die Träger sollten ihre Angebote aufeinander abstimmen."
PAPER = document([f"Vor Ort fehlt es an Geld. {ADVICE} {MORE} Das zeigt die Erfahrung."])


def _cut(paper: Document) -> tuple[Chunk, ...]:
    return chunk(paper, mine.mine(paper), facets=mine.passage_facets(paper))


def _verdict(
    words: str,
    verdict: Verdict,
    *,
    paper: Document = PAPER,
    kind: RecordType = RecordType.RECOMMENDATION,
    **corrections: object,
) -> Review:
    start = paper.blocks[0].text.index(words)
    place = TextRange(block_id=paper.blocks[0].id, start=start, end=start + len(words))
    anchor = LetterStream(paper).anchor(place)
    assert anchor is not None
    return Review(
        time="2026-01-02T03:04:05+00:00",
        name="Ada",
        reason="gelesen",
        verdict=verdict,
        source_id=paper.source_id,
        record_id=ChunkId("x:r1"),
        type=kind,
        rule="modal-sollte",
        places=(anchor,),
        corrections=Corrections(**corrections),  # type: ignore[arg-type]
    )


def _apply(
    *reviews: Review, paper: Document = PAPER, chunks: Sequence[Chunk] | None = None
) -> Reviewed:
    found = _cut(paper) if chunks is None else chunks
    return apply_reviews(paper, found, reviews, mine.passage_facets(paper))


def _records(chunks: Iterable[Chunk]) -> dict[str, Chunk]:
    found = (one for one in chunks if one.type is not RecordType.PASSAGE)
    return {one.evidence.quote: one for one in found}


def test_the_paper_has_two_records() -> None:
    assert set(_records(_cut(PAPER))) == {ADVICE, MORE}


def test_what_is_rejected_is_no_record_but_its_text_can_be_found() -> None:
    found = _apply(_verdict(ADVICE, Verdict.REJECT))

    assert set(_records(found.chunks)) == {MORE}
    passages = [one for one in found.chunks if one.type is RecordType.PASSAGE]
    assert any(ADVICE in one.evidence.quote for one in passages)
    assert len(found.rejected) == 1


@pytest.mark.parametrize("words", [ADVICE[:-1], ADVICE[9:], f"Geld. {ADVICE}"])
def test_it_does_not_come_back_as_a_slightly_different_quote(words: str) -> None:
    assert set(_records(_apply(_verdict(words, Verdict.REJECT)).chunks)) == {MORE}


def test_a_neighbour_or_another_type_was_not_judged() -> None:
    whole = f"{ADVICE} {MORE} Das zeigt die Erfahrung."
    practice = _verdict(whole, Verdict.REJECT, kind=RecordType.PRACTICE)

    assert set(_records(_apply(practice).chunks)) == {ADVICE, MORE}
    assert set(_records(_apply(_verdict(ADVICE[:20], Verdict.REJECT)).chunks)) == {ADVICE, MORE}


def test_a_definition_that_grew_by_its_reason_is_the_same_one() -> None:
    term = "Leitkultur ist ein unscharfes Wort und sollte nicht mehr verwendet werden."
    reason = "Es sagt nicht, wessen Regeln gelten. Gemeint ist meist das Grundgesetz."
    paper = document([f"{term} {reason}"])
    place = TextRange(block_id=paper.blocks[0].id, start=0, end=len(paper.blocks[0].text))
    grown = Chunk(
        id=ChunkId("x:r2"),
        source_id=paper.source_id,
        ordinal=0,
        type=RecordType.DEFINITION,
        evidence=paper.cite([place]),
        section_id=None,
        heading_path=(),
    )
    verdict = _verdict(term, Verdict.REJECT, paper=paper, kind=RecordType.DEFINITION)

    assert _records(_apply(verdict, paper=paper, chunks=[grown]).chunks) == {}
    listed = replace(grown, type=RecordType.DEMAND)
    verdict = _verdict(term[:50], Verdict.REJECT, paper=paper, kind=RecordType.DEMAND)
    assert _records(_apply(verdict, paper=paper, chunks=[listed]).chunks)


def test_words_outside_every_passage_become_one() -> None:
    only_records = [one for one in _cut(PAPER) if one.type is not RecordType.PASSAGE]
    found = _apply(_verdict(ADVICE, Verdict.REJECT), chunks=only_records)

    (passage,) = (one for one in found.chunks if one.type is RecordType.PASSAGE)
    assert passage.evidence.quote == ADVICE
    assert (passage.facets.addressees, passage.facets.strength, passage.rule) == ((), None, None)


def test_a_correction_holds_with_its_origin() -> None:
    found = _apply(
        _verdict(
            ADVICE,
            Verdict.CORRECT,
            type=RecordType.DEMAND,
            addressees=("Länder",),
            topics=(),
            strength="muss",
        )
    )
    record = _records(found.chunks)[ADVICE]

    assert (record.type, record.confidence, record.review) == (RecordType.DEMAND, 1.0, "correct")
    assert record.facets.addressees == ("Länder",)
    assert record.facets.addressee_groups == ("Land",)
    assert (record.facets.topics, record.facets.strength) == ((), "muss")
    (ground,) = record.facets.grounds
    assert (ground.value, ground.origin, ground.confidence) == ("Länder", Origin.REVIEW, 1.0)


def test_an_accepted_record_stays_though_the_miner_does_not_find_it() -> None:
    passages = [one for one in _cut(PAPER) if one.type is RecordType.PASSAGE]
    found = _apply(_verdict(ADVICE, Verdict.ACCEPT), chunks=passages)
    record = _records(found.chunks)[ADVICE]

    assert (record.review, record.confidence) == ("accept", 1.0)
    assert record.evidence == PAPER.cite(record.evidence.ranges)
    assert found.of.keys() == {record.id}


def test_a_later_verdict_on_the_same_place_replaces_an_earlier_one() -> None:
    first, last = _verdict(ADVICE, Verdict.REJECT), _verdict(ADVICE, Verdict.ACCEPT)
    found = _apply(first, last)

    assert _records(found.chunks)[ADVICE].review == "accept"
    assert found.overruled == (first,)
    assert set(_records(_apply(last, first).chunks)) == {MORE}


def test_verdicts_outlive_a_new_reading_and_are_never_dropped_in_silence() -> None:
    reread = document(["Vor Ort fehlt es an Geld.", ADVICE, MORE])
    changed = document([f"Vor Ort fehlt es an Geld. {MORE}"])
    verdict = _verdict(ADVICE, Verdict.REJECT)

    assert set(_records(_apply(verdict, paper=reread).chunks)) == {MORE}
    found = _apply(verdict, paper=changed)
    assert found.lost == (verdict,)
    assert found.chunks == tuple(sorted(_cut(changed), key=lambda one: (one.ordinal, one.id)))


def test_a_newer_version_inherits_the_verdicts_on_the_one_before() -> None:
    old, new = SourceId("a" * 16), SourceId("b" * 16)
    verdict = replace(_verdict(ADVICE, Verdict.ACCEPT), source_id=old)
    sources = [
        Source(
            id=identifier,
            sha256=identifier * 4,
            n_bytes=1,
            filename="x.pdf",
            origins=("x",),
            superseded_by=following,
        )
        for identifier, following in ((old, new), (new, None))
    ]

    assert reviews_by_source([verdict], sources) == {new: (verdict,)}
