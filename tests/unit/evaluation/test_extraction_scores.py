"""The measures of extraction, on texts small enough to count by hand."""

from pathlib import Path

import pytest

from docpipe.evaluation.extraction import (
    ToolText,
    compare,
    gold_pairs,
    heading_f1,
    indel_similarity,
    read_gold,
    score_text,
    tokens,
)
from tests.papers import write_good


def test_tokens_are_lower_case_letters_and_digits() -> None:
    assert tokens("Die „Größe“ – 3,5 %; Inte\u00adgration ﬁx") == [
        "die",
        "größe",
        "3",
        "5",
        "integration",
        "fix",
    ]


def test_similarity_counts_insertions_and_deletions() -> None:
    assert indel_similarity(["a", "b", "c"], ["a", "b", "c"]) == 1.0
    # One of three tokens dropped: one deletion over 3 + 2 tokens.
    assert indel_similarity(["a", "b", "c"], ["a", "c"]) == pytest.approx(0.8)
    # A word moved from the front to the end: one insertion and one deletion.
    assert indel_similarity(["a", "b", "c"], ["b", "c", "a"]) == pytest.approx(1 - 2 / 6)


def test_a_document_is_scored_by_words_breaks_and_headings() -> None:
    gold = "# Ein Titel\n\nDie Kommunen fördern *alle*.\n"
    made = ToolText(
        text="Ein Titel\nDie Kommunen för- dern alle. Seite 3", headings=("Ein Titel", "Seite")
    )
    score = score_text(made, gold)
    assert score.word_precision == pytest.approx(5 / 9, abs=1e-4)
    assert score.word_recall == pytest.approx(5 / 6, abs=1e-4)
    assert score.broken_per_10k == pytest.approx(10_000 / 9, abs=0.01)
    assert score.heading_f1 == pytest.approx(2 / 3, abs=1e-4)


def test_a_hanging_hyphen_is_no_broken_word() -> None:
    made = ToolText(text="für kinder- und jugendhilfe, kinder- oder altenhilfe")
    assert score_text(made, "x").broken_per_10k == 0


def test_headings_are_a_bag() -> None:
    assert heading_f1(["A 1", "A 1", "B"], ["a1", "C"]) == pytest.approx(2 / 5)
    assert heading_f1([], []) == 0


def test_gold_markdown_gives_text_and_headings() -> None:
    text, headings = read_gold("## Kapitel 1 ##\n\nText mit **Nachdruck**\n- Punkt\n")
    assert headings == ("Kapitel 1",)
    assert tokens(text) == ["kapitel", "1", "text", "mit", "nachdruck", "punkt"]


def test_only_files_with_gold_are_compared(tmp_path: Path) -> None:
    pdfs, gold = tmp_path / "pdf", tmp_path / "gold"
    write_good(pdfs / "a.pdf")
    write_good(pdfs / "b.pdf")
    gold.mkdir()
    (gold / "a.mdown").write_text("# Handreichung Sprachmittlung\n", encoding="utf-8")
    assert [pdf.name for pdf, _ in gold_pairs(pdfs, gold)] == ["a.pdf"]
    one, mean = compare(pdfs, gold, peers=False)
    assert (one.tool, one.document, one.n_pages, one.heading_f1) == ("docpipe", "a", 1, 1.0)
    assert mean.document == "*"
    assert one.pages_per_cpu_s > 0
    assert one.peak_mb > 1


def test_nothing_to_compare_gives_no_scores(tmp_path: Path) -> None:
    assert compare(tmp_path, tmp_path, peers=True) == ()
