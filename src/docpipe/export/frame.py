"""Hits and records as a pandas data frame, for counting and plotting.

The columns are those of the CSV, in its order, but typed: years and pages are numbers, topics and
the like are lists (``frame.explode("topics")`` makes a row of each), missing values are missing.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docpipe.errors import ToolMissingError
from docpipe.export.citation import citation, page_label
from docpipe.export.entry import Entry, unpack
from docpipe.export.tabular import COLUMNS, RANK_COLUMNS
from docpipe.model import Hit

if TYPE_CHECKING:
    import pandas as pd

INSTALL = "pip install 'docpipe[analysis]'"

_DTYPES = {
    "rank": "Int64",
    "score": "Float64",
    "page": "Int64",
    "grade": "Float64",
    "year": "Int64",
    "confidence": "Float64",
}
"""Types that know a missing value; all else is text, a list, or what ``fields`` holds."""

_PAGES_AT = COLUMNS.index("page_label") + 1
_COLUMNS = (*RANK_COLUMNS, *COLUMNS[:_PAGES_AT], "pages", *COLUMNS[_PAGES_AT:])


def to_frame(entries: Iterable[Entry]) -> "pd.DataFrame":
    """One row an entry, in the order given; ``rank`` and ``score`` only where hits have them.

    ``page`` is the first physical page, ``page_label`` what is printed there, ``pages`` all
    physical ones; ``grade`` is that of the page which can be trusted least; ``fields`` holds the
    verbatim parts by name.

    Raises:
        ToolMissingError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ModuleNotFoundError as exc:
        raise ToolMissingError(f"Für Tabellen fehlt pandas. Abhilfe: {INSTALL}") from exc

    taken = list(entries)
    rows = [_row(entry) for entry in taken]
    is_ranked = any(isinstance(entry, Hit) for entry in taken)
    columns = [name for name in _COLUMNS if is_ranked or name not in RANK_COLUMNS]
    return pd.DataFrame(
        {
            name: pd.Series([row.get(name) for row in rows], dtype=_DTYPES.get(name, "object"))
            for name in columns
        }
    )


def _row(entry: Entry) -> dict[str, object]:
    chunk, document = unpack(entry)
    facets, pages = chunk.facets, chunk.evidence.pages
    row: dict[str, object] = {
        "id": chunk.id,
        "type": chunk.type.value,
        "quote": chunk.evidence.quote,
        "label": chunk.label,
        "heading_path": list(chunk.heading_path),
        "page": pages[0].page,
        "page_label": page_label(pages[0]),
        "pages": [region.page for region in pages],
        "grade": min(region.grade for region in pages),
        "topics": list(facets.topics),
        "addressees": list(facets.addressees),
        "addressee_groups": list(facets.addressee_groups),
        "municipalities": list(facets.municipalities),
        "strength": facets.strength,
        "document_id": document.id,
        "title": document.title,
        "year": document.year,
        "publisher": document.publisher,
        "kind": document.kind.value,
        "language": document.language,
        "file": document.file,
        "url": document.url,
        "citation": citation(chunk, document),
        "fields": {field.name: field.evidence.quote for field in chunk.fields},
        "rule": chunk.rule,
        "confidence": chunk.confidence,
        "group": chunk.group,
        "review": chunk.review,
    }
    if isinstance(entry, Hit):
        row |= {"rank": entry.rank, "score": entry.score}
    return row
