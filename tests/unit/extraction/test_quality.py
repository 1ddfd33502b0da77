"""How far the text of a page can be trusted."""

import pytest

from docpipe.extraction.quality import grade

GERMAN = (
    "Die Kommunen sollten die Beteiligung von Migrantinnen und Migranten stärken und dafür "
    "eigene Stellen in der Verwaltung schaffen, die mit den Vereinen vor Ort zusammenarbeiten "
    "und regelmäßig über ihre Arbeit berichten, damit alle davon lernen können."
)
ENGLISH = (
    "The cities should strengthen the participation of migrants and create positions in the "
    "administration that work with local associations and report on their work regularly so "
    "that all of them can learn from each other in the years to come."
)


@pytest.mark.parametrize("text", [GERMAN, ENGLISH, ""])
def test_running_text_is_trusted(text: str) -> None:
    assert grade(text) > 0.95


def test_replacement_characters_cost_trust() -> None:
    assert grade(GERMAN.replace("e", "\ufffd")) < 0.2


def test_letters_that_form_no_words_cost_trust() -> None:
    shifted = "".join(chr(ord(c) + 3) if c.isascii() and c.isalpha() else c for c in GERMAN)
    assert grade(shifted) < 0.6 * grade(GERMAN)


def test_a_table_is_trusted_less_than_text_but_more_than_garbage() -> None:
    table = " ".join(["Stuttgart", "Mannheim", "Krefeld", "Kreis", "Düren"] * 8)
    assert 0.4 < grade(table) < grade(GERMAN)
