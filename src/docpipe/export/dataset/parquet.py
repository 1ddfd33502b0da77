"""Records as Parquet: the public JSON objects with types.

Equal rows give equal bytes for one version of pyarrow: nothing but content and its version goes
into the file.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_GROUP = 10_000
"""Rows held in memory at a time; readers fetch that many at once."""


def write_parquet(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write public hit objects, row group by row group."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = record_schema()
    with pq.ParquetWriter(path, schema, compression="zstd", version="2.6") as writer:
        for group in _groups(iter(rows)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def read_parquet(path: Path) -> list[dict[str, Any]]:
    """The objects again, as they were before ``write_parquet``."""
    import pyarrow.parquet as pq

    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return [{**row, "fields": dict(row["fields"])} for row in rows]


def record_schema() -> "pa.Schema":
    """Types of the keys of a record; a key that is not here would be left out."""
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())
    page = pa.struct(
        {
            "page": pa.int32(),
            "label": text,
            "boxes": pa.list_(pa.list_(pa.float64())),
            "grade": pa.float64(),
            "method": text,
        }
    )
    part = pa.struct({"quote": text, "pages": pa.list_(page)})
    ground = pa.struct(
        {
            "facet": text,
            "value": text,
            "origin": text,
            "confidence": pa.float64(),
            "quote": text,
        }
    )
    document = pa.struct(
        {
            "id": text,
            "title": text,
            "year": pa.int32(),
            "publisher": text,
            "kind": text,
            "language": text,
            "file": text,
            "url": text,
            "withdrawn": text,
        }
    )
    return pa.schema(
        {
            "id": text,
            "type": text,
            "quote": text,
            "heading_path": texts,
            "pages": pa.list_(page),
            "topics": texts,
            "addressees": texts,
            "addressee_groups": texts,
            "municipalities": texts,
            "strength": text,
            "document": document,
            "citation": text,
            "label": text,
            "fields": pa.map_(text, part),
            "grounds": pa.list_(ground),
            "rule": text,
            "confidence": pa.float64(),
            "parent": text,
            "group": text,
            "review": text,
        }
    )


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, ROWS_A_GROUP)):
        yield [{**row, "fields": list(row["fields"].items())} for row in group]
