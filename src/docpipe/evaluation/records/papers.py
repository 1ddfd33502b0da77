"""Papers of our own whose gold is written into them, as attributes of their HTML.

An element with ``data-type`` is a labelled item; ``data-construction``, ``data-addressees``
(``~`` in front: only the context names them), ``data-municipalities`` and ``data-topics`` say more,
several values parted by ``;``. An element with ``data-field`` inside it marks a field.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docpipe.evaluation.records.gold import (
    CONSTRUCTIONS,
    NEAR_MISS,
    GoldItem,
    GoldPaper,
    Split,
)

GROUP = "written"
_BLOCKS = frozenset(
    ["p", "li", "td", "th", "tr", "aside", "blockquote", "dd", "dt", "section", "div"]
)


def read_paper(path: Path, split: Split) -> GoldPaper:
    """Read the gold of one paper.

    Raises:
        ValueError: A type or construction is none of the closed lists.
    """
    from lxml import html

    tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    marked = [element for element in tree.iter() if element.get("data-type") is not None]
    return GoldPaper(
        name=path.stem,
        group=GROUP,
        split=split,
        items=tuple(_item(element, path.name) for element in marked),
    )


def _item(element: Any, file: str) -> GoldItem:  # noqa: ANN401 - lxml has no types
    kind, construction = element.get("data-type"), element.get("data-construction", "other")
    text = _text(element)
    if construction not in CONSTRUCTIONS.get(kind, ()):
        raise ValueError(f"{file}: {kind} / {construction} is no construction: {text[:60]}")
    addressees = _values(element, "addressees")
    return GoldItem(
        type=kind,
        construction=construction,
        texts=tuple(dict.fromkeys((text, *_variants(element, kind)))),
        pages=frozenset(),
        addressees=frozenset(name.lstrip("~") for name in addressees),
        implied=bool(addressees) and all(name.startswith("~") for name in addressees),
        municipalities=frozenset(_values(element, "municipalities")),
        topics=frozenset(_values(element, "topics")),
        fields={part.get("data-field"): _text(part) for part in element.iter() if _is_field(part)},
    )


def _is_field(element: Any) -> bool:  # noqa: ANN401
    return element.get("data-field") is not None


def _variants(element: Any, kind: str) -> Iterator[str]:  # noqa: ANN401
    """The paragraph or row around it, and the heading in front of a section."""
    if kind == NEAR_MISS:
        return
    around = element
    while around is not None and around.tag not in _BLOCKS:
        around = around.getparent()
    if around is not None and around.tag in ("p", "li", "td", "dd"):
        yield _text(around)
    if around is not None and around.tag in ("td", "dd"):
        row = around.getparent()
        yield _text(row) if around.tag == "td" else _with_term(around)
    before = element.getprevious()
    if before is not None and before.tag in ("h2", "h3", "h4", "dt"):
        yield f"{_text(before)} {_text(element)}"


def _with_term(meaning: Any) -> str:  # noqa: ANN401
    term = meaning.getprevious()
    return f"{_text(term)} {_text(meaning)}" if term is not None else _text(meaning)


def _values(element: Any, name: str) -> tuple[str, ...]:  # noqa: ANN401
    listed = element.get(f"data-{name}") or ""
    return tuple(value.strip() for value in listed.split(";") if value.strip(" -"))


def _text(element: Any) -> str:  # noqa: ANN401
    """All text, elements parted by a blank so that cells and items do not run together."""
    inline = frozenset(("span", "strong", "em", "b", "i", "a", "sup", "mark"))
    parts: list[str] = []

    def walk(node: Any) -> None:  # noqa: ANN401
        if node.tag not in inline:
            parts.append(" ")
        parts.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str):
                walk(child)
            parts.append(child.tail or "")
        if node.tag not in inline:
            parts.append(" ")

    walk(element)
    return " ".join("".join(parts).split())
