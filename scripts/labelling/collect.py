"""A labeller's table to labels: words become anchors.

Eight columns, parted by tabs, ``-`` for empty: spans, type, construction, addressees,
municipalities, topics, fields, note; docs/labelling.md says what they mean.
"""

import re
from collections.abc import Iterator, Mapping

from docpipe.evaluation.records.labels import Label
from docpipe.model import Document, TextRange
from docpipe.model.anchor import Anchor, LetterStream
from scripts.labelling.sheet import numbered

_N_COLUMNS = 8
_PLACE = re.compile(r"(b\d+\.\d+)(?:-(b\d+\.\d+)|\{([^{}]*)\})?")
_FIELD = re.compile(r"(?:^|;)\s*([a-z]+)=")
_CUT = "…"


class TableError(ValueError):
    """A line of a labeller's table cannot be read; the message names line and cause."""


def pages_of(text: str) -> tuple[int, ...]:
    """The pages of ``# pages 3-9,14``; empty for all."""
    match = re.search(r"^#\s*pages?\s+([\d,\s–-]+)", text, re.M)
    if match is None:
        return ()
    found: set[int] = set()
    for part in match[1].split(","):
        first, _, last = part.strip().replace("–", "-").partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return tuple(sorted(found))


def collect(text: str, document: Document) -> Iterator[Label]:
    """Read a table.

    Raises:
        TableError: A line has too few columns, names a place that is not there, or a type or
            construction outside the closed lists.
    """
    places = _Places(document)
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith(("#", "spans\t")):
            continue
        columns = [column.strip() for column in line.split("\t")]
        if len(columns) < _N_COLUMNS - 1:
            raise TableError(f"line {number}: {len(columns)} columns instead of {_N_COLUMNS}")
        try:
            yield _label(columns, places)
        except (KeyError, ValueError) as exc:
            raise TableError(f"line {number}: {exc}") from exc


def _label(columns: list[str], places: "_Places") -> Label:
    spans, kind, construction, addressees, municipalities, topics, fields = columns[:7]
    named = _values(addressees)
    return Label(
        places=places.anchors(spans),
        type=kind,
        construction=construction,
        addressees=tuple(sorted(name.lstrip("~") for name in named)),
        implied=bool(named) and all(name.startswith("~") for name in named),
        municipalities=tuple(sorted(_values(municipalities))),
        topics=tuple(sorted(_values(topics))),
        fields={name: places.anchors(value) for name, value in _fields(fields).items()},
    )


def _values(column: str) -> list[str]:
    return [value.strip() for value in column.split(";") if value.strip(" -")]


def _fields(column: str) -> Mapping[str, str]:
    if column == "-":
        return {}
    starts = list(_FIELD.finditer(column))
    ends = [match.start() for match in starts[1:]] + [len(column)]
    return {
        match[1]: column[match.end() : end].strip(" ;")
        for match, end in zip(starts, ends, strict=True)
    }


class _Places:
    def __init__(self, document: Document) -> None:
        self._numbered = numbered(document)
        self._order = list(self._numbered)
        self._text = {block.id: block.text for block in document.blocks}
        self._stream = LetterStream(document)

    def anchors(self, spans: str) -> tuple[Anchor, ...]:
        found = [
            anchor
            for match in _PLACE.finditer(spans)
            for place in self._ranges(match)
            if (anchor := self._stream.anchor(place)) is not None
        ]
        if not found:
            raise ValueError(f"no place in {spans!r}")
        return tuple(found)

    def _ranges(self, match: re.Match[str]) -> list[TextRange]:
        first, last, words = match.groups()
        if words is not None:
            return [self._part(self._numbered[first], words)]
        order = self._order
        run = order[order.index(first) : order.index(last or first) + 1]
        return _joined([self._numbered[name] for name in run])

    def _part(self, place: TextRange, words: str) -> TextRange:
        text = self._text[place.block_id][place.start : place.end].replace("\n", " / ")
        opening, _, closing = words.partition(_CUT)
        start = text.find(opening.strip())
        end = text.find(closing.strip(), start) + len(closing.strip())
        if not closing:
            end = start + len(opening.strip())
        if start < 0 or end <= start:
            raise ValueError(f"these words do not stand there: {words!r}")
        # A printed line break is one character of the text and three of the sheet.
        shift = 2 * text.count(" / ", 0, start), 2 * text.count(" / ", 0, end)
        return TextRange(
            block_id=place.block_id,
            start=place.start + start - shift[0],
            end=place.start + end - shift[1],
        )


def _joined(ranges: list[TextRange]) -> list[TextRange]:
    """Neighbouring sentences of a block are one range."""
    joined: list[TextRange] = []
    for place in ranges:
        if joined and joined[-1].block_id == place.block_id:
            first = joined.pop()
            place = TextRange(block_id=place.block_id, start=first.start, end=place.end)
        joined.append(place)
    return joined
