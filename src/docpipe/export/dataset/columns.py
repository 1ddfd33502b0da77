"""The columns of the flat tables and the keys of a record, explained in both languages."""

import csv
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its type in Table Schema and what it means."""

    name: str
    type: str
    german: str
    english: str


def _columns(table: str) -> tuple[Column, ...]:
    text = files("docpipe.export.dataset").joinpath("columns.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        Column(name=row["name"], type=row["type"], german=row["german"], english=row["english"])
        for row in rows
        if row["table"] == table
    )


RECORD_COLUMNS = _columns("records")
DOCUMENT_COLUMNS = _columns("documents")
MORE_KEYS = _columns("more")
"""What only the JSON objects and Parquet hold."""
