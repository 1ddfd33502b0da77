"""Filters as one SQL condition, so that both retrievers rank exactly the entries that pass."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docpipe.index.entries import fold_value
from docpipe.model import DocumentInfo, Filters, SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """How many entries carry a value."""

    value: str
    count: int


_ENTRY_FACETS: Mapping[str, tuple[str, ...]] = {
    "topics": ("topics",),
    "addressees": ("addressees", "addressee_groups"),
    "municipalities": ("municipalities",),
}


def condition(
    filters: Filters, documents: Mapping[SourceId, DocumentInfo]
) -> tuple[str, list[str]]:
    """A condition on ``entries`` and its parameters; ``("1", [])`` if everything passes."""
    parts: list[str] = []
    values: list[str] = []
    if filters.types:
        parts.append("type IN (SELECT value FROM json_each(?))")
        values.append(json.dumps([kind.value for kind in filters.types]))
    if _names_documents(filters):
        passing = [key for key, document in documents.items() if _passes(document, filters)]
        parts.append("source_id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(passing))
    for name, fields in _ENTRY_FACETS.items():
        if wanted := getattr(filters, name):
            parts.append(
                "row IN (SELECT row FROM facets WHERE field IN (SELECT value FROM json_each(?)) "
                "AND value IN (SELECT value FROM json_each(?)))"
            )
            values += [json.dumps(fields), json.dumps([fold_value(value) for value in wanted])]
    return " AND ".join(parts) or "1", values


def _names_documents(filters: Filters) -> bool:
    return bool(
        filters.documents
        or filters.publishers
        or filters.languages
        or filters.year_from is not None
        or filters.year_to is not None
    )


def _passes(document: DocumentInfo, filters: Filters) -> bool:
    return (
        _among(filters.documents, (document.id, document.title, document.file))
        and _among(filters.publishers, (document.publisher,))
        and _among(filters.languages, (document.language,))
        and _in_years(document.year, filters)
    )


def _among(wanted: Iterable[str], have: Iterable[str | None]) -> bool:
    folded = {fold_value(value) for value in wanted}
    return not folded or any(value is not None and fold_value(value) in folded for value in have)


def _in_years(year: int | None, filters: Filters) -> bool:
    if filters.year_from is None and filters.year_to is None:
        return True
    if year is None:
        return False
    after = filters.year_from is None or year >= filters.year_from
    return after and (filters.year_to is None or year <= filters.year_to)
