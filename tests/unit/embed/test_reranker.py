from pathlib import Path

import pytest

from docpipe.embed import Reranker
from docpipe.errors import ToolMissingError
from tests.cross_encoders import tiny_cross_encoder


def test_a_cross_encoder_scores_every_text_between_0_and_1(tmp_path: Path) -> None:
    reranker = Reranker(str(tiny_cross_encoder(tmp_path)))

    scores = reranker.scores("Haus", ["Ein Haus am See", "Wald"])

    assert scores.shape == (2,)
    assert ((scores > 0) & (scores < 1)).all()
    assert reranker.scores("Haus", ["Ein Haus am See", "Wald"]).tolist() == scores.tolist()
    assert not len(reranker.scores("Haus", []))


def test_a_folder_without_a_model_says_the_cure(tmp_path: Path) -> None:
    with pytest.raises(ToolMissingError, match="Abhilfe"):
        Reranker(str(tmp_path)).scores("Haus", ["Wald"])
