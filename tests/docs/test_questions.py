"""The judged questions are of every kind, answered, and quote what stands on the page."""

import html
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from scripts.samples.judgements import source_id, stands_on

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
QUESTIONS = CORPUS / "gold" / "questions" / "dev"
KINDS = {"question", "keywords", "colloquial", "english", "paraphrase", "filter"}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


QUERIES = rows(QUESTIONS / "queries.jsonl")
JUDGED = rows(QUESTIONS / "qrels.jsonl")


def paper(name: str) -> Path:
    folder = "samples" if name.endswith(".pdf") else "gold/papers/dev"
    return CORPUS / folder / name


@cache
def page_texts(path: Path) -> tuple[str, ...]:
    if path.suffix == ".html":
        body = path.read_text(encoding="utf-8").partition("<body")[2]
        return (html.unescape(re.sub(r"<[^>]*>", " ", body)),)
    document = pypdfium2.PdfDocument(path)
    try:
        return tuple(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_there_are_as_many_questions_of_every_kind() -> None:
    counts = Counter(query["kind"] for query in QUERIES)
    assert set(counts) == KINDS
    assert min(counts.values()) >= 35


def test_no_question_is_asked_twice_nor_stands_among_the_judgements() -> None:
    others = rows(CORPUS / "judgements" / "queries.jsonl")
    asked = [query[field] for query in (*QUERIES, *others) for field in ("_id", "text")]
    assert [text for text, count in Counter(asked).items() if count > 1] == []


def test_every_question_has_an_answer_and_every_judgement_a_question() -> None:
    questions = {query["_id"] for query in QUERIES}
    assert {j["query_id"] for j in JUDGED} == questions
    assert {j["query_id"] for j in JUDGED if j["relevance"] >= 2} == questions
    assert {j["relevance"] for j in JUDGED} == {1, 2, 3}


def test_no_place_is_judged_twice_for_a_question() -> None:
    places = Counter((j["query_id"], j["source"], j["page"], j["quote"]) for j in JUDGED)
    assert [place for place, count in places.items() if count > 1] == []


@pytest.mark.parametrize("name", sorted({j["source"] for j in JUDGED}))
def test_judgements_quote_what_stands_on_the_page(name: str) -> None:
    path = paper(name)
    pages = (*page_texts(path), "")
    for j in JUDGED:
        if j["source"] == name:
            assert j["source_id"] == source_id(path)
            assert stands_on(j["quote"], pages[j["page"] - 1], pages[j["page"]]), j["quote"]
