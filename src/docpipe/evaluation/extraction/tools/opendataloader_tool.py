"""OpenDataLoader PDF (Java, local mode): its JSON, all papers in one run of its program."""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docpipe.evaluation.extraction.reading import Grid, Piece, Reading
from docpipe.evaluation.extraction.tools.markdown import cells_grid

_Node = Mapping[str, Any]
_KINDS = {"heading": "heading", "list item": "list_item", "caption": "caption"}
_FURNITURE = frozenset({"header", "footer"})


def load() -> None:
    """Import the library."""
    import opendataloader_pdf  # noqa: F401


def read(paths: Sequence[Path], *, recognise: bool) -> Iterator[bytes | None]:
    """The JSON of every paper; nothing where the program wrote none."""
    import opendataloader_pdf

    with tempfile.TemporaryDirectory() as place:
        # Papers of one name from several folders would overwrite each other's output.
        links = [Path(place, f"{number}.pdf") for number in range(len(paths))]
        for link, path in zip(links, paths, strict=True):
            link.symlink_to(path.absolute())
        opendataloader_pdf.convert(
            [str(link) for link in links],
            output_dir=str(Path(place, "made")),
            format="json",
            image_output="off",
            quiet=True,
        )
        for link in links:
            made = Path(place, "made", f"{link.stem}.json")
            yield made.read_bytes() if made.is_file() else None


def as_reading(made: bytes | None) -> Reading:
    """Headings, items, paragraphs, captions and tables, with their pages."""
    pieces: list[Piece] = []
    grids: list[Grid] = []
    if made is not None:
        for node in json.loads(made)["kids"]:
            _take(node, pieces, grids)
    return Reading(
        pieces=tuple(pieces),
        tables=tuple(grids),
        names_headings=True,
        names_tables=True,
        problem="no output" if made is None else None,
    )


def _take(node: _Node, pieces: list[Piece], grids: list[Grid]) -> None:
    """Add a node, then what lies below it."""
    kind = node.get("type")
    if kind in _FURNITURE:
        return
    if kind == "table":
        grid = _grid(node)
        grids.append(grid)
        rows = "\n".join("\t".join(row) for row in grid.rows)
        pieces.append(Piece(kind="table", text=rows, page=grid.page))
        return
    if node.get("content"):
        pieces.append(
            Piece(
                kind=_KINDS.get(str(kind), "paragraph"),
                text=node["content"],
                page=node.get("page number"),
                level=node.get("heading level"),
            )
        )
    for below in _below(node):
        _take(below, pieces, grids)


def _below(node: _Node) -> list[_Node]:
    return [*node.get("list items", ()), *node.get("kids", ())]


def _grid(node: _Node) -> Grid:
    rows = [[_spanning(cell) for cell in row["cells"]] for row in node["rows"]]
    return cells_grid(rows, node.get("page number"))


def _spanning(cell: _Node) -> tuple[str, int, int]:
    return _text(cell), cell.get("row span", 1), cell.get("column span", 1)


def _text(node: _Node) -> str:
    own = [node["content"]] if node.get("content") else []
    return "\n".join([*own, *filter(None, (_text(below) for below in _below(node)))])
