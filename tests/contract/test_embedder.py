"""What every embedder promises, shown on each of them."""

from collections.abc import Iterator

import numpy as np
import pytest

from docpipe.embed import BUNDLED_MODEL, ENGLISH_MODEL, Embedder, EmbedOptions, open_embedder

TEXTS = [
    "Kommunen sollten Sprachmittlung anbieten.",
    "",
    "Der Haushalt wird am Ende des Jahres beschlossen. " * 40,
    "§ 16a",
    "Kommunen sollten Sprachmittlung anbieten.",
]


@pytest.fixture(
    scope="module",
    params=["hash:64", BUNDLED_MODEL, pytest.param(ENGLISH_MODEL, marks=pytest.mark.model)],
)
def embedder(request: pytest.FixtureRequest) -> Iterator[Embedder]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HF_HUB_OFFLINE", "1")
        yield open_embedder(EmbedOptions(model=request.param))


@pytest.mark.filterwarnings("default")
def test_rows_are_unit_vectors_of_the_specs_length(embedder: Embedder) -> None:
    rows = embedder.encode(TEXTS, query=False)

    assert rows.shape == (len(TEXTS), embedder.spec.dim)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


@pytest.mark.filterwarnings("default")
def test_a_text_alone_gets_the_vector_it_gets_in_a_batch(embedder: Embedder) -> None:
    together = embedder.encode(TEXTS, query=False)
    alone = np.concatenate([embedder.encode([text], query=False) for text in TEXTS])

    np.testing.assert_allclose(together, alone, atol=1e-5)
    np.testing.assert_allclose(together[0], together[4], atol=1e-5)


@pytest.mark.filterwarnings("default")
def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder.encode([], query=True).shape == (0, embedder.spec.dim)


@pytest.mark.filterwarnings("default")
def test_a_paraphrase_is_nearer_than_something_else(embedder: Embedder) -> None:
    question, near, far = embedder.encode(
        [
            "Municipalities should offer interpreters for newcomers.",
            "Newcomers should be offered interpreters by their municipality.",
            "The football match was cancelled because of heavy rain.",
        ],
        query=True,
    )

    assert question @ near > question @ far + 0.2
