"""Tagged PDFs for tests: marked content on the pages and a structure tree over it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
)
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element; kids are elements or ``(page, top, text)`` for a printed line."""

    kind: str
    kids: "Sequence[Element | tuple[int, int, str]]" = ()


@dataclass(slots=True)
class _Book:
    """What is printed, and which element each piece belongs to."""

    writer: PdfWriter = field(default_factory=PdfWriter)
    owners: dict[int, list[IndirectObject]] = field(default_factory=lambda: defaultdict(list))


def write_tagged(
    path: Path,
    tree: Element,
    *,
    role_map: Mapping[str, str] | None = None,
    artifacts: Sequence[tuple[int, int, str]] = (),
    untagged: Sequence[tuple[int, int, str]] = (),
) -> Path:
    """Print the lines of ``tree`` page by page and hang the tree into the file."""
    lines = [*_lines(tree)]
    canvas = Canvas(str(path), pagesize=(400, 500), invariant=1)
    for page in range(1, max(page for page, _, _ in [*lines, *artifacts]) + 1):
        canvas.setFont("Helvetica", 10)
        for number, (_, top, text) in enumerate([line for line in lines if line[0] == page]):
            _print(canvas, f"/P <</MCID {number}>> BDC", top, text)
        for _, top, text in [line for line in artifacts if line[0] == page]:
            _print(canvas, "/Artifact BMC", top, text)
        for _, top, text in [line for line in untagged if line[0] == page]:
            canvas.drawString(50, 490 - top, text)
        canvas.showPage()
    canvas.save()
    book = _Book(writer=PdfWriter(clone_from=str(path)))
    _hang(book, tree, role_map or {})
    book.writer.write(path)
    return path


def _print(canvas: Canvas, mark: str, top: int, text: str) -> None:
    canvas._code.append(mark)  # reportlab knows no marked content
    canvas.drawString(50, 490 - top, text)
    canvas._code.append("EMC")


def _lines(element: Element) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for kid in element.kids:
        found.extend(_lines(kid) if isinstance(kid, Element) else [kid])
    return found


def _hang(book: _Book, tree: Element, role_map: Mapping[str, str]) -> None:
    root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    reference = book.writer._add_object(root)
    root[NameObject("/K")] = ArrayObject([_add(book, tree, reference)])
    root[NameObject("/RoleMap")] = DictionaryObject(
        {NameObject(f"/{name}"): NameObject(f"/{kind}") for name, kind in role_map.items()}
    )
    numbers = ArrayObject()
    for page, owners in sorted(book.owners.items()):
        book.writer.pages[page - 1][NameObject("/StructParents")] = NumberObject(page)
        numbers.extend([NumberObject(page), ArrayObject(owners)])
    root[NameObject("/ParentTree")] = DictionaryObject({NameObject("/Nums"): numbers})
    catalogue = book.writer.root_object
    catalogue[NameObject("/StructTreeRoot")] = reference
    catalogue[NameObject("/MarkInfo")] = DictionaryObject(
        {NameObject("/Marked"): BooleanObject(value=True)}
    )


def _add(book: _Book, element: Element, parent: IndirectObject) -> IndirectObject:
    entry = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject(f"/{element.kind}"),
            NameObject("/P"): parent,
        }
    )
    reference = book.writer._add_object(entry)
    kids = ArrayObject()
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_add(book, kid, reference))
            continue
        owners = book.owners[kid[0]]
        kids.append(
            DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/MCR"),
                    NameObject("/Pg"): book.writer.pages[kid[0] - 1].indirect_reference
                    or NullObject(),
                    NameObject("/MCID"): NumberObject(len(owners)),
                }
            )
        )
        owners.append(reference)
    entry[NameObject("/K")] = kids
    return reference
