"""Anchors find a passage again after the paper was read anew, and nothing else."""

import pytest

from docpipe.model import Document, TextRange
from docpipe.model.anchor import LetterStream
from tests.builders import PAGE_BREAK, document

ASKS = "Kommunen sollten Räume stellen."


def place(doc: Document, words: str, nth: int = 0) -> TextRange:
    holding = [block for block in doc.blocks if words in block.text][nth]
    start = holding.text.index(words)
    return TextRange(block_id=holding.id, start=start, end=start + len(words))


def words(doc: Document, ranges: tuple[TextRange, ...]) -> list[str]:
    texts = {block.id: block.text for block in doc.blocks}
    return [texts[part.block_id][part.start : part.end] for part in ranges]


def test_an_anchor_finds_its_own_range() -> None:
    doc = document(["# Räume", f"Vorher. {ASKS} Nachher."])
    stream = LetterStream(doc)
    anchor = stream.anchor(place(doc, ASKS))
    assert anchor is not None
    assert (anchor.page, anchor.length) == (1, 27)
    # The full stop is no letter: it lies outside what can be named.
    assert words(doc, stream.resolve(anchor)) == [ASKS[:-1]]


def test_new_borders_of_blocks_and_other_white_space_do_not_matter() -> None:
    before = document(["Ein Absatz.", f"Vorher. {ASKS}"])
    after = document(["Ein Absatz. Vorher. Kommu-\nnen  sollten", "Räume stellen."])
    anchor = LetterStream(before).anchor(place(before, ASKS))
    assert anchor is not None
    found = words(after, LetterStream(after).resolve(anchor))
    assert found == ["Kommu-\nnen  sollten", "Räume stellen"]


@pytest.mark.parametrize("changed", ["Kommunen sollten Raume stellen.", "Kommunen sollten Räume."])
def test_other_letters_are_another_passage(changed: str) -> None:
    before, after = document([ASKS]), document([changed])
    anchor = LetterStream(before).anchor(place(before, ASKS))
    assert anchor is not None
    assert LetterStream(after).resolve(anchor) == ()


def test_of_equal_passages_on_a_page_the_one_that_was_meant() -> None:
    doc = document([ASKS, "Dazwischen.", ASKS])
    stream = LetterStream(doc)
    second = place(doc, ASKS, nth=1)
    anchor = stream.anchor(second)
    assert anchor is not None
    assert anchor.occurrence == 1
    assert stream.resolve(anchor)[0].block_id == second.block_id


def test_a_passage_may_move_to_the_next_page_but_no_further() -> None:
    before = document([ASKS])
    anchor = LetterStream(before).anchor(place(before, ASKS))
    assert anchor is not None
    near = document(["Vorne.", PAGE_BREAK, ASKS])
    far = document(["Vorne.", PAGE_BREAK, "Mitte.", PAGE_BREAK, ASKS])
    assert words(near, LetterStream(near).resolve(anchor)) == [ASKS[:-1]]
    assert LetterStream(far).resolve(anchor) == ()


def test_what_holds_no_letter_has_no_anchor() -> None:
    doc = document(["… – …"])
    assert LetterStream(doc).anchor(place(doc, "… – …")) is None
    assert (
        LetterStream(document([])).resolve(
            LetterStream(document(["Ein Wort"])).anchor(place(document(["Ein Wort"]), "Ein Wort"))  # type: ignore[arg-type]
        )
        == ()
    )
