"""``datapackage.json``: Data Package, version 2 (https://datapackage.org)."""

import json
from collections.abc import Iterable

from docpipe.export.dataset.columns import DOCUMENT_COLUMNS, RECORD_COLUMNS, Column
from docpipe.export.dataset.described import (
    DATA,
    DOCUMENTS_CSV,
    NAME,
    RECORDS_CSV,
    Described,
    Written,
)

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_KEY = "id"
_TABLES = {RECORDS_CSV: RECORD_COLUMNS, DOCUMENTS_CSV: DOCUMENT_COLUMNS}


def descriptor(data: Described, files: Iterable[Written]) -> str:
    """The descriptor with one resource for each file of data."""
    licence = data.licence
    known: dict[str, object] = {
        "$schema": PROFILE,
        "name": NAME,
        "id": f"{NAME}:{data.version}",
        "title": data.title,
        "description": data.description,
        "version": data.version,
        "created": data.created_at,
        "homepage": data.address,
        "licenses": [{"name": licence.spdx, "path": licence.url, "title": licence.title}]
        if licence.spdx
        else [],
        "contributors": [_publisher(data)] if data.publisher else [],
        "keywords": list(data.keywords),
        "generator": data.program,
        "counts": dict(data.counts),
        "resources": [_resource(file) for file in files if file.name in DATA],
    }
    found = {name: value for name, value in known.items() if value}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _publisher(data: Described) -> dict[str, object]:
    address = {"path": data.publisher_url} if data.publisher_url else {}
    return {"title": data.publisher, "roles": ["publisher"], **address}


def _resource(file: Written) -> dict[str, object]:
    kind = DATA[file.name]
    stem, _, suffix = file.name.rpartition(".")
    shown: dict[str, object] = {
        "name": stem if suffix == "jsonl" else f"{stem}-{suffix}",
        "path": file.name,
        "title": f"{kind.german} / {kind.english}",
        "format": suffix,
        "mediatype": kind.media_type,
        "bytes": file.n_bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if file.name not in _TABLES:
        # frictionless would take JSONL and Parquet for flat tables and stumble over nested ones.
        return shown | {"type": "file"}
    return shown | {
        "type": "table",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": _schema(_TABLES[file.name]),
    }


def _schema(columns: Iterable[Column]) -> dict[str, object]:
    unique = {"constraints": {"required": True, "unique": True}}
    fields = [
        {
            "name": column.name,
            "type": column.type,
            "description": f"{column.german} / {column.english}",
            **(unique if column.name == _KEY else {}),
        }
        for column in columns
    ]
    return {"fields": fields, "primaryKey": [_KEY], "missingValues": [""]}
