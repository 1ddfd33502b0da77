"""What was said year by year, as public JSON."""

from collections.abc import Iterable

from docpipe.export.citation import citation
from docpipe.export.hits import document_line, page_object
from docpipe.model import SaidIn, Statement


def timeline_object(years: Iterable[SaidIn]) -> list[dict[str, object]]:
    """Years in their order, each with its statements; a document without year has ``null``."""
    return [
        {"year": one.year, "statements": [_statement(said) for said in one.statements]}
        for one in years
    ]


def _statement(said: Statement) -> dict[str, object]:
    return {
        "id": said.chunk.id,
        "type": said.chunk.type.value,
        "quote": said.chunk.evidence.quote,
        "pages": [page_object(region) for region in said.chunk.evidence.pages],
        "document": document_line(said.document),
        "citation": citation(said.chunk, said.document),
        "repeat": said.is_repeat,
        "likeness": round(said.likeness, 3),
    }
