"""The carried model is one for sentence-transformers, too."""

import numpy as np
import pytest

from docpipe.embed import BUNDLED_MODEL, EmbedOptions, open_embedder
from docpipe.embed.model_files import locate

TEXTS = [
    "Die Kommunen sollten Sprachmittlung für Bürger*innen anbieten (§ 16a).",
    "Which rights should an integration council have?",
    "Groß\u2011Gerau – Straße, Förderung, Inte\u00adgration",
    "Der Haushalt wird am Ende des Jahres beschlossen. " * 60,
]


@pytest.mark.model
@pytest.mark.filterwarnings("default")
def test_sentence_transformers_makes_the_same_vectors_of_the_same_files() -> None:
    from sentence_transformers import SentenceTransformer

    peer = SentenceTransformer(str(locate(BUNDLED_MODEL)), device="cpu", local_files_only=True)
    theirs = peer.encode(TEXTS, show_progress_bar=False)
    ours = open_embedder(EmbedOptions()).encode(TEXTS, query=False)

    np.testing.assert_allclose(ours, theirs, atol=1e-3)
