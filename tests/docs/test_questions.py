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
QUESTIONS = CORPUS / "gold" / "questions"
PAPERS = (
    CORPUS / "samples",
    CORPUS / "gold" / "papers" / "dev",
    CORPUS / "gold" / "papers" / "test",
    QUESTIONS / "test" / "papers",
)
PARTS = ("dev", "test")
KINDS = {"question", "keywords", "colloquial", "english", "paraphrase", "filter"}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


QUERIES = {part: rows(QUESTIONS / part / "queries.jsonl") for part in PARTS}
JUDGED = {part: rows(QUESTIONS / part / "qrels.jsonl") for part in PARTS}


def paper(name: str) -> Path:
    return next(folder / name for folder in PAPERS if (folder / name).is_file())


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


@pytest.mark.parametrize("part", PARTS)
def test_there_are_as_many_questions_of_every_kind(part: str) -> None:
    counts = Counter(query["kind"] for query in QUERIES[part])
    assert set(counts) == KINDS
    assert min(counts.values()) >= 25


def test_no_question_is_asked_twice() -> None:
    others = rows(CORPUS / "judgements" / "queries.jsonl")
    texts = Counter(
        query["text"].casefold() for query in (*QUERIES["dev"], *QUERIES["test"], *others)
    )
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("part", PARTS)
def test_every_question_has_an_answer_and_every_judgement_a_question(part: str) -> None:
    questions = [query["_id"] for query in QUERIES[part]]
    assert len(set(questions)) == len(questions)
    assert {j["query_id"] for j in JUDGED[part]} == set(questions)
    assert {j["query_id"] for j in JUDGED[part] if j["relevance"] >= 2} == set(questions)
    assert {j["relevance"] for j in JUDGED[part]} == {1, 2, 3}


@pytest.mark.parametrize("part", PARTS)
def test_no_place_is_judged_twice_for_a_question(part: str) -> None:
    places = Counter((j["query_id"], j["source"], j["page"], j["quote"]) for j in JUDGED[part])
    assert [place for place, count in places.items() if count > 1] == []


@pytest.mark.parametrize(
    ("part", "name"), sorted({(part, j["source"]) for part in PARTS for j in JUDGED[part]})
)
def test_judgements_quote_what_stands_on_the_page(part: str, name: str) -> None:
    path = paper(name)
    pages = (*page_texts(path), "")
    for j in JUDGED[part]:
        if j["source"] == name:
            assert j["source_id"] == source_id(path)
            assert stands_on(j["quote"], pages[j["page"] - 1], pages[j["page"]]), j["quote"]
