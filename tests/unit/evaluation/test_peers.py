import numpy as np

from scripts.retrieval_peers import ranked


def test_peers_rank_by_score_then_position_and_leave_out_what_has_none() -> None:
    scores = np.asarray([[0.0, 2.0, 2.0, 3.0], [1.0, 1.0, 1.0, 1.0]], dtype=np.float32)

    assert ranked(scores, 3) == [[(3, 3.0), (1, 2.0), (2, 2.0)], []]
    assert ranked(scores, 1)[0] == [(3, 3.0)]
