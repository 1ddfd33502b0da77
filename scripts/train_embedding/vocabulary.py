"""The tokenizer: folds what is the same word to a reader, and cuts words into pieces."""

import math
from collections.abc import Iterable, Iterator

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

_UNKNOWN = "[UNK]"
_LETTERS = 160
_LONGEST_WORD = 60


def new_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """Learn ``size`` word pieces.

    The folding is part of the tokenizer's file, so that every program that loads it folds alike.
    """
    tokenizer = Tokenizer(
        models.WordPiece(unk_token=_UNKNOWN, max_input_chars_per_word=_LONGEST_WORD)
    )
    tokenizer.normalizer = _folding()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=size,
        limit_alphabet=_LETTERS,
        special_tokens=[_UNKNOWN],
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def _folding() -> normalizers.Normalizer:
    """As the search by words folds (``docpipe.language.analysis``): ä, ae and a are one letter."""
    inner = r"(?<=\p{Ll})"
    invisible = r"[\u00ad\u200b-\u200d\u2060\ufeff]"
    return normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            # Migrant*innen, Migrant:innen, Migrant_innen, Migrant/-innen, Migrant(inn)en
            normalizers.Replace(
                Regex(invisible + "|" + inner + r"(?:[*:_·•’']|/[-\u2010]?)(?=[iI]n(?:nen)?\b)"), ""
            ),
            normalizers.Replace(Regex(inner + r"\(inn\)(?=en\b)"), "inn"),
            normalizers.Replace("\u2010", "-"),
            normalizers.Lowercase(),
            normalizers.Replace("ß", "ss"),
            # Typed with, without and in place of an umlaut key.
            normalizers.Replace(Regex("(?<=[ao])e"), ""),
            normalizers.Replace(Regex("(?<![aeiouqy])ue"), "u"),
        ]
    )


def common_words(language: str, n_words: int, per_million: float) -> Iterator[str]:
    """The commonest words, each as often as in general language (wordfreq, CC BY-SA 4.0).

    They keep the vocabulary from being that of laws alone.
    """
    from wordfreq import top_n_list, word_frequency

    for word in top_n_list(language, n_words):
        count = math.ceil(word_frequency(word, language) * 1e6 * per_million)
        yield " ".join([word] * count)
