"""The JSON that others rely on: keys may be added, none may go, none may change its type."""

import json
import subprocess
import sys

from docpipe.export import document_object, hit_object, search_object, to_jsonl
from docpipe.model import Interpretation, Query, SearchResult, SnapshotId
from tests.builders import document
from tests.unit.export import samples

ANY = object()
RECORD = {
    "id": str,
    "type": str,
    "quote": str,
    "heading_path": [str],
    "pages": [{"page": int, "label": str, "boxes": [[float]], "grade": float, "method": str}],
    "topics": [str],
    "addressees": [str],
    "addressee_groups": [str],
    "municipalities": [str],
    "strength": str,
    "document": {
        "id": str,
        "title": str,
        "year": int,
        "publisher": str,
        "kind": str,
        "language": str,
        "file": str,
        "url": str,
    },
    "citation": str,
}
HIT = RECORD | {"rank": int, "score": float, "highlights": [[int]]}
SEARCH = {
    "query": str,
    "mode": str,
    "filters": {},
    "snapshot_id": str,
    "total": int,
    "took_ms": float,
    "hits": [HIT],
}
DOCUMENT = {
    "source": {},
    "pages": [
        {
            "number": int,
            "label": str,
            "width": float,
            "height": float,
            "method": str,
            "grade": float,
        }
    ],
    "blocks": [
        {
            "id": str,
            "kind": str,
            "level": ANY,
            "text": str,
            "heading_path": [str],
            "spans": [{"page": int, "boxes": [[float]]}],
            "table": ANY,
        }
    ],
    "furniture": [],
    "hidden_text": [],
}


def assert_has(shape: object, value: object, at: str = "$") -> None:
    """Every key of ``shape`` is in ``value``, with a value of the type that ``shape`` names."""
    if shape is ANY:
        return
    if isinstance(shape, dict):
        assert isinstance(value, dict), at
        for key, inner in shape.items():
            assert key in value, f"{at}.{key}"
            assert_has(inner, value[key], f"{at}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), at
        assert value or not shape, f"{at} is empty: the sample shows nothing"
        for inner in value if shape else ():
            assert_has(shape[0], inner, f"{at}[]")
    else:
        assert type(value) is shape, f"{at}: {value!r}"


def result() -> SearchResult:
    document_info = samples.info(url="https://example.org/a.pdf")
    return SearchResult(
        query=Query(text="Beteiligung"),
        snapshot_id=SnapshotId("0" * 12),
        hits=(samples.hit(document=document_info),),
        total=1,
        took_ms=8,
        interpretation=Interpretation(text="Beteiligung?"),
    )


def test_a_search_keeps_its_shape() -> None:
    assert_has(SEARCH, json.loads(json.dumps(search_object(result()))))


def test_a_record_keeps_its_shape_and_has_no_rank() -> None:
    [hit] = result().hits
    [line] = to_jsonl([hit_object(hit.chunk, hit.document)]).splitlines()

    assert_has(RECORD, json.loads(line))
    assert not {"rank", "score", "highlights"} & set(json.loads(line))


def test_an_extracted_document_keeps_its_shape() -> None:
    built = document(["# Ziele", "Absatz", "| a | b\nc | d"])
    shown = json.loads(json.dumps(document_object(None, built)))

    assert_has(DOCUMENT, shown)
    assert [block["table"] and block["table"]["rows"] for block in shown["blocks"]] == [
        None,
        None,
        [["a", "b"], ["c", "d"]],
    ]


def test_importing_the_exports_loads_no_spreadsheet_library() -> None:
    # Command line and search import this package at every start.
    probe = "import sys, docpipe.export; print('xlsxwriter' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
