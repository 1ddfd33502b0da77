"""The project's own judged questions.

``queries.jsonl`` holds ``{"_id", "text", "kind"}``; ``qrels.jsonl`` holds ``{"query_id",
"source", "source_id", "page", "quote", "relevance"}`` with grades 0 to 3. What is judged is a
place in a document, not an entry of an index: so judgements outlive every change of how documents
are cut. What a result is worth to them: ``scoring``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docpipe.codec import read_jsonl
from docpipe.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedQuery:
    """One question; ``kind`` groups it (keywords, plain question, paraphrase …)."""

    id: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPlace:
    """How much a place in a document answers a question, 0 to 3.

    Attributes:
        source_id: Id of the document; if empty, ``source`` names its file.
        page: Physical, from 1.
    """

    query_id: str
    page: int
    quote: str
    relevance: int
    source: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    _id: str
    text: str
    kind: str = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """All questions and, by question, the judged places."""

    queries: tuple[JudgedQuery, ...]
    places: Mapping[str, tuple[JudgedPlace, ...]]


def read_judgements(folder: Path) -> Judgements:
    """Read ``queries.jsonl`` and ``qrels.jsonl``.

    Raises:
        SettingsError: A file is missing.
        SchemaMismatchError: A line does not have the expected fields.
    """
    try:
        questions = read_jsonl((folder / "queries.jsonl").read_bytes(), _Question)
        judged = read_jsonl((folder / "qrels.jsonl").read_bytes(), JudgedPlace)
    except OSError as exc:
        raise SettingsError(f"In {folder} fehlen Urteile ({exc}).") from exc
    places: dict[str, list[JudgedPlace]] = {}
    for place in judged:
        places.setdefault(place.query_id, []).append(place)
    return Judgements(
        queries=tuple(
            JudgedQuery(id=one._id, text=one.text, kind=one.kind)
            for one in questions
            if any(place.relevance > 0 for place in places.get(one._id, ()))
        ),
        places={query: tuple(of_query) for query, of_query in places.items()},
    )
