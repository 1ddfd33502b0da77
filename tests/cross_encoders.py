"""A cross-encoder of a few kilobytes, with weights drawn by chance."""

from pathlib import Path
from typing import Any

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "haus", "wald", "see", "ein", "am"]


def tiny_cross_encoder(folder: Path) -> Path:
    """Build and save one, the same every time."""
    import torch
    import transformers

    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(WORDS), encoding="utf-8")
    torch.manual_seed(1)
    # Its stubs do not know what it loads on demand.
    library: Any = transformers
    config = library.BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=32,
        num_labels=1,
    )
    place = folder / "cross-encoder"
    library.BertForSequenceClassification(config).save_pretrained(place)
    library.BertTokenizerFast(str(vocabulary), model_max_length=32).save_pretrained(place)
    return place
