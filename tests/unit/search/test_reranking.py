from pathlib import Path

import pytest

from docpipe.errors import ToolMissingError
from docpipe.search import Searcher, SearchOptions
from tests.cross_encoders import tiny_cross_encoder
from tests.snapshots import entry, published

CHUNKS = [
    entry(text, row, block=row)
    for row, text in enumerate(("Haus am See", "Ein Haus", "Wald", "Haus, Haus und Wald am See"))
]


def test_a_configured_cross_encoder_reads_the_best_hits_once_more(tmp_path: Path) -> None:
    published(tmp_path / "index", CHUNKS)
    model = str(tiny_cross_encoder(tmp_path))
    options = SearchOptions(reranker=model, reranker_hits=2)
    with Searcher.open(tmp_path / "index", options=options) as searcher:
        hits = searcher.search("Haus am See").hits
        lexical = searcher.search("Haus am See", mode="lexical").hits

    shares = [{signal.retriever: signal.share for signal in hit.signals} for hit in hits]
    assert ["reranker" in one for one in shares] == [True, True, *[False] * (len(hits) - 2)]
    for hit, of_hit in zip(hits, shares, strict=True):
        assert sum(of_hit.values()) == pytest.approx(hit.score, abs=1e-8)
    assert all(signal.retriever == "lexical" for hit in lexical for signal in hit.signals)


def test_a_missing_cross_encoder_is_said_with_its_cure(tmp_path: Path) -> None:
    published(tmp_path / "index", CHUNKS)
    options = SearchOptions(reranker=str(tmp_path / "nowhere"))
    with (
        Searcher.open(tmp_path / "index", options=options) as searcher,
        pytest.raises(ToolMissingError, match="Abhilfe"),
    ):
        searcher.search("Haus")


@pytest.mark.parametrize(
    "wrong", [{"dense_weight": 1.5}, {"section_weight": -1}, {"candidates": 0}]
)
def test_options_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        SearchOptions(**wrong)  # type: ignore[arg-type]
