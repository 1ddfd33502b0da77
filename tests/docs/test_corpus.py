"""The corpus folder keeps its promises: catalogue, samples and judgements fit each other."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from docpipe.model.source import DocumentKind
from scripts.samples.judgements import source_id, stands_on
from scripts.samples.publication import Publication
from scripts.samples.publications import PUBLICATIONS

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
KEYS = {
    "key", "title", "year", "kind", "publisher", "language", "licence", "file", "url",
    "landing_page", "sample", "note",
}  # fmt: skip
KINDS = {"question", "keywords", "colloquial", "english", "paraphrase", "filter"}


def rows(name: str) -> list[dict[str, Any]]:
    lines = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def page_texts(file: str) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(CORPUS / "samples" / file)
    try:
        return tuple(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_every_catalogue_line_has_exactly_the_agreed_keys() -> None:
    for row in rows("catalogue.jsonl"):
        assert set(row) == KEYS, row["key"]
        assert row["kind"] in set(DocumentKind)


def test_catalogue_keys_are_unique() -> None:
    keys = [row["key"] for row in rows("catalogue.jsonl")]
    assert len(keys) == len(set(keys))


def test_catalogue_names_every_sample_as_its_text_does() -> None:
    catalogued = {
        (row["file"], row["title"], row["year"], row["kind"])
        for row in rows("catalogue.jsonl")
        if row["sample"]
    }
    written = {(f"samples/{p.key}.pdf", p.title, p.year, p.kind) for p in PUBLICATIONS}
    assert catalogued == written


def test_every_file_of_the_catalogue_exists_and_no_pdf_is_left_out() -> None:
    named = {row["file"] for row in rows("catalogue.jsonl") if row["file"] is not None}
    assert named == {f"samples/{path.name}" for path in (CORPUS / "samples").glob("*.pdf")}


def test_only_samples_lie_here_and_others_have_a_landing_page() -> None:
    for row in rows("catalogue.jsonl"):
        assert (row["file"] is not None) == row["sample"]
        assert (row["landing_page"] is None) == row["sample"]
        assert (row["licence"] == "Apache-2.0") == row["sample"]


def test_every_page_says_that_it_is_a_sample() -> None:
    for publication in PUBLICATIONS:
        for text in page_texts(f"{publication.key}.pdf"):
            assert "Muster – erfundener Beispieltext" in text, publication.key


def test_samples_have_four_to_twelve_pages_and_sixty_together() -> None:
    counts = [len(page_texts(f"{publication.key}.pdf")) for publication in PUBLICATIONS]
    assert min(counts) >= 4
    assert max(counts) <= 12
    assert sum(counts) >= 60


def test_queries_are_unique_and_of_every_kind() -> None:
    queries = rows("judgements/queries.jsonl")
    assert len({query["_id"] for query in queries}) == len(queries) >= 70
    assert len({query["text"] for query in queries}) == len(queries)
    assert {query["kind"] for query in queries} == KINDS


def test_every_query_has_an_answer_and_every_judgement_a_query() -> None:
    queries = {query["_id"] for query in rows("judgements/queries.jsonl")}
    judgements = rows("judgements/qrels.jsonl")
    assert {j["query_id"] for j in judgements} == queries
    assert {j["query_id"] for j in judgements if j["relevance"] >= 2} == queries
    assert {j["relevance"] for j in judgements} == {1, 2, 3}


def test_no_passage_is_judged_twice_for_a_query() -> None:
    judged = Counter((j["query_id"], j["quote"]) for j in rows("judgements/qrels.jsonl"))
    assert [key for key, count in judged.items() if count > 1] == []


@pytest.mark.parametrize("publication", PUBLICATIONS, ids=lambda p: p.key)
def test_judgements_quote_what_stands_on_the_page(publication: Publication) -> None:
    file = f"{publication.key}.pdf"
    pages = (*page_texts(file), "")
    judgements = [j for j in rows("judgements/qrels.jsonl") if j["source"] == file]
    assert judgements
    for j in judgements:
        assert j["source_id"] == source_id(CORPUS / "samples" / file)
        assert stands_on(j["quote"], pages[j["page"] - 1], pages[j["page"]]), j["quote"]
