"""The public JSON of a hit, a record and a search; one shape for command line and REST."""

from collections.abc import Iterable

from docpipe.export.citation import citation
from docpipe.export.entry import Entry
from docpipe.export.understood import interpretation_object
from docpipe.model import (
    BBox,
    Chunk,
    DocumentInfo,
    Filters,
    Hit,
    PageRegion,
    Repeat,
    SearchResult,
    Signal,
)

SCORE_DIGITS = 6
"""Enough to tell neighbouring hits apart; the digits behind differ between machines."""


def hit_object(
    chunk: Chunk,
    document: DocumentInfo,
    *,
    hit: Hit | None = None,
    explain: bool = False,
) -> dict[str, object]:
    """One hit or, without ``hit``, one record as plain JSON values, keys in a fixed order.

    Args:
        chunk: The passage or record; its quote goes out byte for byte.
        document: Where it stands.
        hit: Adds ``rank``, ``score`` (six digits) and ``highlights``.
        explain: With ``hit``: also ``signals``, what each retriever contributed to the score, and
            ``matched``, the words it was found by (if ``Query.explain`` asked for them).
    """
    shown: dict[str, object] = {}
    if hit is not None:
        shown |= {"rank": hit.rank, "score": _rounded(hit.score, SCORE_DIGITS)}
    shown |= {"id": chunk.id, "type": chunk.type.value, "quote": chunk.evidence.quote}
    if hit is not None:
        shown["highlights"] = [[start, end] for start, end in hit.highlights]
    shown |= {
        "heading_path": list(chunk.heading_path),
        "pages": [page_object(region) for region in chunk.evidence.pages],
        "topics": list(chunk.facets.topics),
        "addressees": list(chunk.facets.addressees),
        "addressee_groups": list(chunk.facets.addressee_groups),
        "municipalities": list(chunk.facets.municipalities),
        "strength": chunk.facets.strength,
        "document": document_line(document),
        "citation": citation(chunk, document),
        "label": chunk.label,
        "fields": fields_object(chunk),
        "grounds": grounds_object(chunk),
        "rule": chunk.rule,
        "confidence": None if chunk.confidence is None else _rounded(chunk.confidence, 3),
        "parent": chunk.parent,
        "group": chunk.group,
        "review": chunk.review,
    }
    if hit is not None:
        shown["repeats"] = repeats_object(hit.repeats)
    if hit is not None and explain:
        shown["signals"] = [_signal_object(signal) for signal in hit.signals]
        shown["matched"] = [
            {"word": one.word, "in": list(one.fields), "via": one.via.value} for one in hit.matched
        ]
    return shown


def fields_object(chunk: Chunk) -> dict[str, object]:
    """The verbatim parts of a record by name, in its order; nothing for a passage."""
    return {
        field.name: {
            "quote": field.evidence.quote,
            "pages": [page_object(region) for region in field.evidence.pages],
        }
        for field in chunk.fields
    }


def repeats_object(repeats: Iterable[Repeat]) -> list[dict[str, object]]:
    """Where else the same is said, in the order given."""
    return [
        {
            "id": repeat.chunk.id,
            "document": document_line(repeat.document),
            "year": repeat.document.year,
            "page": repeat.chunk.evidence.pages[0].page,
            "citation": citation(repeat.chunk, repeat.document),
        }
        for repeat in repeats
    ]


def grounds_object(chunk: Chunk) -> list[dict[str, object]]:
    """Why the chunk has its topics, addressees and municipalities, one entry a value."""
    return [
        {
            "facet": ground.facet.value,
            "value": ground.value,
            "origin": ground.origin.value,
            "confidence": _rounded(ground.confidence, 3),
            "quote": ground.quote,
        }
        for ground in chunk.facets.grounds
    ]


def entry_object(entry: Entry) -> dict[str, object]:
    """``hit_object`` of an export row, with rank, score and highlights if it has them."""
    if isinstance(entry, Hit):
        return hit_object(entry.chunk, entry.document, hit=entry)
    return hit_object(*entry)


def search_object(result: SearchResult, *, explain: bool = False) -> dict[str, object]:
    """The answer to one question as plain JSON values, keys in a fixed order.

    ``filters`` holds only what was set, under the names of the options and query parameters.
    """
    return {
        "query": result.query.text,
        "mode": result.query.mode.value,
        "filters": filters_object(result.query.filters),
        "snapshot_id": result.snapshot_id,
        "total": result.total,
        "took_ms": _rounded(result.took_ms, 1),
        "hits": [
            hit_object(hit.chunk, hit.document, hit=hit, explain=explain) for hit in result.hits
        ],
        "interpretation": interpretation_object(result.interpretation),
    }


def filters_object(filters: Filters) -> dict[str, object]:
    """The filters that are set, by their public names."""
    lists: dict[str, tuple[str, ...]] = {
        "type": tuple(kind.value for kind in filters.types),
        "topic": filters.topics,
        "addressee": filters.addressees,
        "municipality": filters.municipalities,
        "document": filters.documents,
        "publisher": filters.publishers,
    }
    years = {"year_from": filters.year_from, "year_to": filters.year_to}
    shown: dict[str, object] = {name: list(values) for name, values in lists.items() if values}
    shown |= {name: year for name, year in years.items() if year is not None}
    if filters.languages:
        shown["language"] = list(filters.languages)
    return shown


def document_line(document: DocumentInfo) -> dict[str, object]:
    """The bibliographic line of a hit as plain JSON values."""
    return {
        "id": document.id,
        "title": document.title,
        "year": document.year,
        "publisher": document.publisher,
        "kind": document.kind.value,
        "language": document.language,
        "file": document.file,
        "url": document.url,
        "withdrawn": document.withdrawn,
    }


def rounded_box(box: BBox) -> list[float]:
    """``[x0, top, x1, bottom]`` to a tenth of a point, finer than any printer."""
    return [_rounded(edge, 1) for edge in box]


def page_object(region: PageRegion) -> dict[str, object]:
    """One page with the boxes of a quote on it."""
    return {
        "page": region.page,
        "label": region.label,
        "boxes": [rounded_box(box) for box in region.boxes],
        "grade": _rounded(region.grade, 3),
        "method": region.method.value,
    }


def _signal_object(signal: Signal) -> dict[str, object]:
    return {
        "retriever": signal.retriever,
        "rank": signal.rank,
        "score": _rounded(signal.score, SCORE_DIGITS),
        "share": _rounded(signal.share, SCORE_DIGITS),
    }


def _rounded(value: float, digits: int) -> float:
    # Adding zero turns -0.0 into 0.0; float() because a retriever may hand in a float32.
    return round(float(value), digits) + 0.0
