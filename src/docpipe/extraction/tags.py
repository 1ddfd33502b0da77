"""A tagged PDF's structure tree: which element every piece of marked content belongs to.

pdfium builds the tree of one page from the ParentTree, with every kid at its place in the whole
document's tree: the way of kid indices from the root names an element on all of its pages.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

from docpipe.extraction.pdfium import ARTIFACT, address_of, plain_call
from docpipe.extraction.words import Word
from docpipe.model import Role, Tag

Way = tuple[int, ...]

# What an element is decides for all that stands in it, unless something stronger does: a note
# inside a paragraph is a note, a paragraph inside a table cell is the table's.
_ROLES = {
    "P": (1, Role.PARAGRAPH),
    "BlockQuote": (1, Role.PARAGRAPH),
    "Formula": (1, Role.PARAGRAPH),
    "LI": (2, Role.LIST_ITEM),
    "H": (3, Role.HEADING),
    "Title": (3, Role.HEADING),
    **{f"H{level}": (3, Role.HEADING) for level in range(1, 10)},
    "Aside": (4, Role.BOX),
    "Caption": (5, Role.CAPTION),
    "Table": (6, Role.TABLE),
    "Note": (7, Role.FOOTNOTE),
    "FENote": (7, Role.FOOTNOTE),
    "TOC": (8, Role.CONTENTS),
    "TOCI": (8, Role.CONTENTS),
    "Index": (8, Role.CONTENTS),
    "Artifact": (9, Role.ARTIFACT),
}
_INLINE = frozenset(
    {"Span", "Link", "Reference", "Em", "Strong", "Quote", "Code", "Annot", "Sub", "Lbl", "LBody"}
    | {"BibEntry", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Form", "Figure"}
)
# Text right in one of these belongs to no element that could be a block.
_GROUPING = frozenset(["Document", "DocumentFragment", "Part", "Art", "Sect"])
# Authors name their paragraph styles; InDesign hands the names on and maps them all to P.
_HEADING_NAME = re.compile(
    r"(?:.*(?:berschrift|ueberschr)|(?:heading|headline|subhead|titel|title|kapitel)(?!\w*verz)"
    r"|[hHüÜ](?=[\W_]*\d))(?:\D*(\d))?",
    re.IGNORECASE,
)
_CONTENTS_NAME = re.compile(r"(?:toc|ihv|inhalt(?:s?verz|sübers|$))", re.IGNORECASE)
_ARTIFACT_NAME = re.compile(
    r"(?:pagina|seitenzahl|kolumne|kopfzeile|fu(?:ß|ss)zeile|header$|footer$)", re.IGNORECASE
)
_NAMED = 1  # names tell of plain paragraphs only
_NESTING = 2  # paragraphs and list items stand in each other
# A page of 5,000 pieces has some thousand elements; what is larger is not worth its time.
_MAX_STEPS = 30_000
_MAX_DEPTH = 40
_NAME_BYTES = 128
_MAX_LEVEL = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What holds for the content of an element: the deciding element around it."""

    way: Way = ()
    rank: int = 0
    role: Role = Role.PARAGRAPH
    level: int | None = None
    lists: int = 0
    sections: int = 0


@dataclass(slots=True, kw_only=True)
class TagNumbers:
    """Numbers of the elements met so far, over the pages of a document."""

    by_way: dict[Way, int] = field(default_factory=dict)
    given: int = 0
    too_large: bool = False

    def number(self, way: Way) -> int:
        """The element's number; a new one is higher than all before."""
        if way not in self.by_way:
            self.by_way[way] = self.fresh()
        return self.by_way[way]

    def fresh(self) -> int:
        """A number for what is no element of the tree."""
        self.given += 1
        return self.given


def read_tags(page: Any, numbers: TagNumbers) -> dict[int, Tag]:  # noqa: ANN401 - untyped
    """The tag of every piece of marked content on the page, by its number on the page."""
    tree = None if numbers.too_large else pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return {}
    try:
        found = dict(_walk(address_of(tree)))
    except _TooLargeTreeError:
        numbers.too_large = True
        return {}
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    for context in sorted(found.values(), key=lambda context: context.way):
        numbers.number(context.way)
    tags = {
        content: Tag(element=numbers.number(context.way), role=context.role, level=context.level)
        for content, context in found.items()
    }
    tags[ARTIFACT] = Tag(element=numbers.fresh(), role=Role.ARTIFACT)
    return tags


def tag_of(run: Sequence[Word], tags: dict[int, Tag]) -> Tag | None:
    """What most letters of a line belong to; the dots that lead to a page number have no say."""
    if not tags:
        return None
    votes: Counter[int] = Counter()
    for word in run:
        votes[word.style.content] += sum(map(str.isalnum, word.text))
    return tags.get(max(votes, key=lambda content: (votes[content], -content)))


class _TooLargeTreeError(Exception):
    """More elements than a page can have."""


def _walk(tree: int) -> Iterator[tuple[int, _Context]]:
    """Marked content with its context, depth first."""
    one, pair = (ctypes.c_void_p,), (ctypes.c_void_p, ctypes.c_int)
    count_roots = plain_call("FPDF_StructTree_CountChildren", ctypes.c_int, *one)
    root_at = plain_call("FPDF_StructTree_GetChildAtIndex", ctypes.c_void_p, *pair)
    count = plain_call("FPDF_StructElement_CountChildren", ctypes.c_int, *one)
    child_at = plain_call("FPDF_StructElement_GetChildAtIndex", ctypes.c_void_p, *pair)
    content_at = plain_call("FPDF_StructElement_GetChildMarkedContentID", ctypes.c_int, *pair)
    stack: list[tuple[int, Way, _Context]] = [
        (element, (i,), _Context())
        for i in range(min(count_roots(tree), _MAX_STEPS))
        if (element := root_at(tree, i))
    ]
    steps = 0
    while stack:
        element, way, context = stack.pop()
        context = _enter(element, way, context)
        n = count(element)
        steps += n + 1
        if steps > _MAX_STEPS or len(way) > _MAX_DEPTH:
            raise _TooLargeTreeError
        for i in range(n):
            child = child_at(element, i)
            if child:
                stack.append((child, (*way, i), context))
            elif context.way and (content := content_at(element, i)) >= 0:
                yield content, context


def _enter(element: int, way: Way, context: _Context) -> _Context:
    """The context inside an element."""
    kind = _name("FPDF_StructElement_GetType", element)
    if kind in _INLINE:
        return context
    if kind == "L":
        return replace(context, lists=context.lists + 1)
    rank, role = _ROLES.get(kind, (0, Role.PARAGRAPH))
    level = _level(kind, context)
    if rank <= _NAMED >= context.rank:
        rank, role, level = _by_name(_name("FPDF_StructElement_GetRawType", element), rank, level)
    sections = context.sections + (kind == "Sect")
    if rank < context.rank or (rank == context.rank > _NESTING and kind != "TOCI"):
        return context if sections == context.sections else replace(context, sections=sections)
    return _Context(
        way=() if kind in _GROUPING and not rank else way,
        rank=rank,
        role=role,
        level=level,
        lists=context.lists,
        sections=sections,
    )


def _level(kind: str, context: _Context) -> int | None:
    if kind == "LI":
        return max(context.lists, 1)
    if kind == "H":
        return max(min(context.sections, _MAX_LEVEL), 1)
    if kind == "Title":
        return 1
    return int(kind[1]) if kind[:1] == "H" and kind[1:].isdigit() else None


def _by_name(name: str, rank: int, level: int | None) -> tuple[int, Role, int | None]:
    """A paragraph's role as the name of its style tells it."""
    heading = _HEADING_NAME.match(name)
    if _CONTENTS_NAME.match(name):
        return 8, Role.CONTENTS, None
    if _ARTIFACT_NAME.match(name):
        return 9, Role.ARTIFACT, None
    if heading:
        return 3, Role.HEADING, int(heading.group(1)) if heading.group(1) else None
    return rank, Role.PARAGRAPH, level


_BUFFER = ctypes.create_string_buffer(_NAME_BYTES)
_ADDRESS = ctypes.addressof(_BUFFER)


def _name(call: str, element: int) -> str:
    read = plain_call(call, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
    n: int = read(element, _ADDRESS, _NAME_BYTES)
    return _decoded(_BUFFER.raw[: n - 2]) if 2 < n <= _NAME_BYTES else ""


@lru_cache(maxsize=256)
def _decoded(name: bytes) -> str:
    return name.decode("utf-16-le", "replace")
