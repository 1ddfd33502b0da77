"""The fields of a practice example: labelled parts, else what the wording gives away."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from docpipe.language.sentences import sentences
from docpipe.mine.draft import text_range
from docpipe.mine.practice.wording import place_of, worded
from docpipe.mine.tables import Row
from docpipe.mine.wordlists import word_list
from docpipe.model import Block, BlockId, TextRange

Fields = dict[str, TextRange]
"""Field name to its span; in the order of ``fields.toml``."""

_ON_ONE_LINE = frozenset({"title", "place", "start", "partners", "contact"})
_TELLING = ("goal", "steps", "partners", "result")
_MANY_LABELS = 2
"""An example with so many labels says under them all it has to say: its wording is left alone."""
_YEAR = re.compile(r"\b(?:19[89]|20[0-4])\d\b")


def field_name(label: str) -> str | None:
    """The field that a label (without its colon) names."""
    return _names().get(label.strip(" :?").lower())


def fields_of(blocks: Sequence[Block], ranges: Sequence[TextRange]) -> Fields:
    """Find the fields of an example told in these ranges, its title left out."""
    found: Fields = {}
    for name, span in _all_labelled(blocks, ranges):
        found.setdefault(name, span)
    whole = sum(name in found for name in _TELLING) < _MANY_LABELS
    by_label = tuple(found.values())
    home = next(filter(None, map(place_of, blocks, ranges)), None)
    if home is not None:
        found.setdefault("place", home)
    for block, place in zip(blocks, ranges, strict=True):
        is_first = place is ranges[0]
        for name, span in worded(block, place, whole=whole, home=home, is_first=is_first):
            if name == "start" or not _overlaps(span, by_label):
                found.setdefault(name, span)
    # What the opening says is what was done, if nothing after it does.
    if "opening" in found:
        found.setdefault("steps", found.pop("opening"))
    return _with_year(found, {block.id: block for block in blocks})


def _overlaps(span: TextRange, others: Sequence[TextRange]) -> bool:
    return any(
        span.block_id == other.block_id and span.start < other.end and other.start < span.end
        for other in others
    )


def row_fields(block: Block, heads: Sequence[str], row: Row) -> Fields:
    """Fields of a table row by its columns' heads; else the first column is the title."""
    found: Fields = {}
    for column, place in row.cells.items():
        names = _head_names(heads[column]) if column < len(heads) else []
        for name, part in zip(names, _shared(block, place, len(names)), strict=False):
            found.setdefault(name, part)
    home = place_of(block, row.place)
    if home is not None:
        found.setdefault("place", home)
    for name, span in worded(block, row.place, whole=False, home=home, is_first=True):
        found.setdefault(name, span)
    first = row.cells[min(row.cells)]
    if "title" not in found and (home is None or first not in (home, found.get("place"))):
        found["title"] = first
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
    whole = field_name(head)
    if whole is not None:
        return [whole]
    names = (field_name(part) for part in re.split(r"[,;/&]|\bund\b", head))
    return [name for name in names if name is not None]


def _all_labelled(
    blocks: Sequence[Block], ranges: Sequence[TextRange]
) -> Iterator[tuple[str, TextRange]]:
    """Labelled parts of all blocks; a label alone in a block names the block after it."""
    pending: str | None = None
    for block, place in zip(blocks, ranges, strict=True):
        alone = field_name(block.text[place.start : place.end].rstrip(" :"))
        if pending is not None and alone is None:
            yield pending, place
        elif alone is None:
            yield from labelled(block, place)
        pending = alone


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
        name = field_name(match["label"])
        value = _value(block, match.end(), end, is_short=name in _ON_ONE_LINE or len(labels) < 2)
        if name is not None and value is not None:
            spans.append((name, value))
    return spans


def opens_with_label(text: str) -> bool:
    """Whether a text begins with a label, be it of a field or not (``Ausgangslage:``)."""
    return bool(_label_pattern().match(text))


_PARTING = " \n\t•·|:;–-"


def _value(block: Block, start: int, end: int, *, is_short: bool) -> TextRange | None:
    """What a label introduces; short fields end with their line or sentence."""
    if not block.text[start:end].strip(" .,;–•-\n"):
        return None
    if is_short:
        line_end = block.text.find("\n", start, end)
        end = line_end if line_end > 0 else end
        first = sentences(block.text[start:end])
        end = start + first[0][1] if first else end
    # Bullets and colons part the labels from each other; they belong to no value.
    part = block.text[start:end]
    start += len(part) - len(part.lstrip(_PARTING))
    end -= len(part) - len(part.rstrip(_PARTING))
    return text_range(block, start, end) if start < end else None


def _at_line_or_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" ")
    return not before or before[-1] in ".\n!?:;•|)–\t" or _ends_unpunctuated(before)


def _ends_unpunctuated(before: str) -> bool:
    """Labels follow values such as ``seit 2015`` that no full stop closes."""
    return before[-1].isalnum()


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
    known = (*_names(), *word_list("fields")["closing"]["labels"])
    labels = sorted(known, key=lambda label: (-len(label), label))
    capitals = "|".join(re.escape(label[0].upper() + label[1:]) for label in labels)
    return re.compile(rf"(?<![\w-])(?P<label>{capitals})\s*:\s*")
