"""The fields of a practice example: labelled parts, else what the wording gives away."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from docpipe.mine.draft import text_range
from docpipe.mine.municipalities import municipalities
from docpipe.mine.tables import Row
from docpipe.mine.wordlists import any_of, word_list
from docpipe.model import Block, BlockId, TextRange

Fields = dict[str, TextRange]
"""Field name to its span; in the order of ``fields.toml``."""

_ON_ONE_LINE = frozenset({"title", "place", "start", "partners", "contact"})
_YEAR = re.compile(r"\b(?:19[89]|20[0-4])\d\b")
_START = re.compile(
    r"\b(?:(?:[Ss]eit(?: dem)?|[Ii]m|[Ss]eit Beginn des|[Aa]b)\s+(?:Jahre?s?\s+|\w+\s+)?"
    r"|(?:Beginn|Start|Anfang|Mitte|Ende|Herbst|Frühjahr|Sommer)\s+)?(?:19[89]|20[0-4])\d\b"
)
_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]*\w|\b(?:Tel\.?|Telefon):?\s*[\d /()-]{6,}\d|\bwww\.[\w./-]+\w"
)


def field_name(label: str) -> str | None:
    """The field that a label (without its colon) names."""
    return _names().get(label.strip().lower())


def fields_of(blocks: Sequence[Block], ranges: Sequence[TextRange]) -> Fields:
    """Find the fields of an example told in these ranges."""
    found: Fields = {}
    for block, place in zip(blocks, ranges, strict=True):
        for name, span in labelled(block, place):
            found.setdefault(name, span)
    for block, place in zip(blocks, ranges, strict=True):
        for name, span in _worded(block, place):
            found.setdefault(name, span)
    return _with_year(found, {block.id: block for block in blocks})


def row_fields(block: Block, heads: Sequence[str], row: Row) -> Fields:
    """Fields of a table row by its columns' heads; the first column is the title by default."""
    found: Fields = {"title": row.cells[min(row.cells)]}
    for column, place in row.cells.items():
        names = _head_names(heads[column]) if column < len(heads) else []
        for name, part in zip(names, _shared(block, place, len(names)), strict=False):
            found[name] = part
    for name, span in _worded(block, row.place):
        found.setdefault(name, span)
    return _with_year(found, {block.id: block})


def _shared(block: Block, place: TextRange, n_names: int) -> list[TextRange]:
    """``Kreis Düren: gleicher Zugang`` under ``Kommune und Ziel``: one part a field."""
    if n_names < 2:
        return [place]
    text = block.text[place.start : place.end]
    cut = re.search(r"[:;]\s", text)
    if cut is None:
        return [place]
    return [
        text_range(block, place.start, place.start + cut.start()),
        text_range(block, place.start + cut.end(), place.end),
    ]


def _head_names(head: str) -> list[str]:
    """``Ergebnis, Kontakt`` heads a column with two fields."""
    names = (field_name(part) for part in re.split(r"[,;/&]|\bund\b", head))
    return [name for name in names if name is not None]


def labelled(block: Block, place: TextRange | None = None) -> list[tuple[str, TextRange]]:
    """Parts that a label introduces: ``Ziel: …``; each reaches up to the next label."""
    place = place or text_range(block)
    labels = [
        match
        for match in _label_pattern().finditer(block.text, place.start, place.end)
        if _at_line_or_sentence(block.text, match.start())
    ]
    spans = []
    ends = [*(label.start() for label in labels[1:]), place.end]
    for match, end in zip(labels, ends, strict=False):
        name = field_name(match["label"]) or ""
        if name in _ON_ONE_LINE:
            line_end = block.text.find("\n", match.end(), end)
            end = line_end if line_end > 0 else end
        if name and block.text[match.end() : end].strip(" .,;–•-\n"):
            spans.append((name, text_range(block, match.end(), end)))
    return spans


def _at_line_or_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" ")
    return not before or before[-1] in ".\n!?:;•|)–" or _ends_unpunctuated(before)


def _ends_unpunctuated(before: str) -> bool:
    """Labels follow values such as ``seit 2015`` that no full stop closes."""
    return before[-1].isalnum()


def _worded(block: Block, place: TextRange) -> list[tuple[str, TextRange]]:
    spans = []
    places = municipalities(block.text[place.start : place.end])
    if places:
        town = places[0]
        spans.append(("place", text_range(block, place.start + town.start, place.start + town.end)))
    for name, pattern in (("start", _START), ("contact", _CONTACT), *_wordings()):
        match = pattern.search(block.text, place.start, place.end)
        if match:
            group = "part" if match.groupdict().get("part") else 0
            spans.append((name, text_range(block, match.start(group), match.end(group))))
    return spans


@cache
def _wordings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = word_list("fields")["wordings"]
    return tuple((name, re.compile(any_of(patterns))) for name, patterns in lists.items())


def in_order(found: Fields) -> Fields:
    """The fields in the order in which they are shown."""
    return {name: found[name] for name in word_list("fields")["labels"] if name in found}


def _with_year(found: Fields, blocks: Mapping[BlockId, Block]) -> Fields:
    start = found.get("start")
    if start is not None:
        block = blocks[start.block_id]
        year = _YEAR.search(block.text, start.start, start.end)
        if year:
            found["year"] = text_range(block, year.start(), year.end())
    return in_order(found)


@cache
def _names() -> dict[str, str]:
    return {
        label: name for name, labels in word_list("fields")["labels"].items() for label in labels
    }


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = sorted(_names(), key=lambda label: (-len(label), label))
    capitals = "|".join(re.escape(label[0].upper() + label[1:]) for label in labels)
    return re.compile(rf"(?<![\w-])(?P<label>{capitals})\s*:\s*")
