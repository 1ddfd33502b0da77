from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from docpipe.embed import BUNDLED_MODEL
from docpipe.embed.model_files import locate
from docpipe.embed.pieces import WordPieces

_TEXTS = ["Die  Bürger*innen\nder Stadt,", "der Stadt­rat", "", "Stadt Die"]


def test_words_cut_one_by_one_are_the_text_cut_as_a_whole() -> None:
    tokenizer = Tokenizer.from_file(str(locate(BUNDLED_MODEL) / "tokenizer.json"))
    whole = [tokenizer.encode(text, add_special_tokens=False).ids for text in _TEXTS]
    pieces = WordPieces(tokenizer)

    assert pieces.encode(_TEXTS) == whole
    assert pieces.encode(_TEXTS[::-1]) == whole[::-1]


def test_where_a_space_is_part_of_a_token_nothing_is_cut_apart() -> None:
    vocabulary = {"[UNK]": 0, "▁rat": 1, "▁haus": 2, "rat": 3}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="never")

    assert WordPieces(tokenizer).encode(["Rat Haus"]) == [[3, 2]]
