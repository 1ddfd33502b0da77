"""Label files: one paper's labels as anchors, types and canonical names, never its words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docpipe import codec
from docpipe.evaluation.records.gold import CONSTRUCTIONS, GoldItem, GoldPaper, Split
from docpipe.model import Document, RecordType, SourceId, TextRange
from docpipe.model.anchor import Anchor, LetterStream

_PARAGRAPH = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The first line of a label file: which paper, and how much of it was read.

    Attributes:
        name: For people; the paper itself is found by ``source_id``.
        pages: Pages on which every record is labelled; empty for all.
        labeller: Who read it, where two passes are kept.
    """

    source_id: SourceId
    name: str
    group: str
    split: Split
    pages: tuple[int, ...] = ()
    labeller: str = "a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One labelled passage; ``places`` in reading order, one anchor a block."""

    places: tuple[Anchor, ...]
    type: str
    construction: str
    addressees: tuple[str, ...] = ()
    implied: bool = False
    municipalities: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    fields: Mapping[str, tuple[Anchor, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.construction not in CONSTRUCTIONS.get(self.type, ()):
            raise ValueError(f"{self.type} / {self.construction} is no construction")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFile:
    """A paper's labels, in reading order."""

    heading: Heading
    labels: tuple[Label, ...]


def read_labels(path: Path) -> LabelFile:
    """Read one label file.

    Raises:
        SchemaMismatchError: A line does not have the shape of a heading or a label.
    """
    first, _, rest = path.read_bytes().partition(b"\n")
    return LabelFile(heading=codec.from_json(first, Heading), labels=codec.read_jsonl(rest, Label))


def write_labels(labels: LabelFile) -> bytes:
    """The bytes of a label file: the heading, then a label a line."""
    return codec.write_jsonl([labels.heading]) + codec.write_jsonl(labels.labels)


def resolve(labels: LabelFile, document: Document) -> GoldPaper:
    """Give the labels their words back from the paper itself; counts those that are lost."""
    stream = LetterStream(document)
    reader = _Reader(document, stream)
    items = [item for label in labels.labels if (item := reader.item(label)) is not None]
    heading = labels.heading
    return GoldPaper(
        name=heading.name,
        group=heading.group,
        split=heading.split,
        items=tuple(items),
        pages=frozenset(heading.pages) or None,
        n_lost=len(labels.labels) - len(items),
    )


class _Reader:
    def __init__(self, document: Document, stream: LetterStream) -> None:
        self._stream = stream
        self._document = document
        self._blocks = {block.id: block for block in document.blocks}

    def item(self, label: Label) -> GoldItem | None:
        ranges = list(self._ranges(label.places))
        if not ranges:
            return None
        text = self._text(ranges)
        evidence = self._document.cite(tuple(ranges))
        return GoldItem(
            type=label.type,
            construction=label.construction,
            texts=tuple(dict.fromkeys((text, *self._variants(label, ranges)))),
            pages=frozenset(region.page for region in evidence.pages),
            addressees=frozenset(label.addressees),
            implied=label.implied,
            municipalities=frozenset(label.municipalities),
            topics=frozenset(label.topics),
            fields={
                name: self._text(found)
                for name, places in label.fields.items()
                if (found := list(self._ranges(places)))
            },
        )

    def _ranges(self, places: Iterable[Anchor]) -> Iterator[TextRange]:
        """All ranges, or none: half a passage is another passage."""
        found = [self._stream.resolve(place) for place in places]
        if all(found):
            yield from (part for parts in found for part in parts)

    def _text(self, ranges: Iterable[TextRange]) -> str:
        return "\n".join(
            self._blocks[place.block_id].text[place.start : place.end] for place in ranges
        )

    def _variants(self, label: Label, ranges: list[TextRange]) -> Iterator[str]:
        """Other extents of the same record: the whole paragraph, the row, with its heading."""
        block = self._blocks[ranges[0].block_id]
        if len(ranges) == 1:
            start = block.text.rfind(_PARAGRAPH, 0, ranges[0].start) + 1
            end = block.text.find(_PARAGRAPH, ranges[0].end)
            yield block.text[start : end if end >= 0 else None]
            yield block.text
        if label.type != RecordType.RECOMMENDATION and block.section_id is not None:
            path = self._document.heading_path(block.section_id)
            yield f"{path[-1]}\n{self._text(ranges)}"
