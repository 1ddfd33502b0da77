"""Practice examples in boxes and in the margin."""

import re
from collections.abc import Iterator, Sequence

from docpipe.language.sentences import sentences
from docpipe.mine.modal import advises
from docpipe.mine.practice.example import Example, whole
from docpipe.mine.practice.fields import labelled
from docpipe.mine.practice.home import homes
from docpipe.mine.practice.telling import asks, does, is_general, is_no_example, particulars
from docpipe.mine.practice.titles import box_title, first_lines, names_other_box, names_practice
from docpipe.model import Block, BlockKind

_MIN_WORDS = 12
_MIN_TOLD_WORDS = 18
_MIN_LABELS = 2
_MIN_PARTICULARS = 2
_BULLET = re.compile(r"^\s*(?:[•▪■●‣–*o-]\s|[a-zäöü])")


def boxed(blocks: Sequence[Block]) -> Iterator[tuple[tuple[Block, ...], Example]]:
    """Find the boxes that are examples, each with the boxes in which it goes on."""
    position = 0
    while position < len(blocks):
        found = _example(blocks, position)
        if found is not None:
            yield found
        position += len(found[0]) if found else 1


def _example(blocks: Sequence[Block], position: int) -> tuple[tuple[Block, ...], Example] | None:
    block = blocks[position]
    if block.kind not in (BlockKind.BOX, BlockKind.MARGINAL):
        return None
    confidence = _confidence(block)
    if not confidence:
        return None
    parts = [block]
    for other in blocks[position + 1 :]:
        if other.kind is not block.kind or not _goes_on(other):
            break
        parts.append(other)
    if sum(len(part.text.split()) for part in parts) < _MIN_WORDS:
        return None
    example = Example(
        ranges=whole(*parts), title=box_title(block), rule="practice-box", confidence=confidence
    )
    return tuple(parts), example


def _confidence(block: Block) -> float:
    """How surely a box is an example; 0 if it is something else."""
    start, end = first_lines(block)[0]
    opening = block.heading or block.text[start : min(end, start + 120)]
    if names_practice(opening):
        return 0.95
    if names_other_box(opening):
        return 0.0
    if len({name for name, _ in labelled(block)} - {"title"}) >= _MIN_LABELS:
        return 0.9
    # Notes in the margin sum up what stands beside them.
    return 0.8 if block.kind is BlockKind.BOX and tells(block.text, opening) else 0.0


def tells(text: str, title: str) -> bool:
    """Whether a text with a title tells of one undertaking in one or two municipalities."""
    if len(text.split()) < _MIN_TOLD_WORDS or title.rstrip().endswith("?") or asks(text):
        return False
    parts = [text[start:end] for start, end in sentences(text)]
    home = homes(title) or next((found for found in map(homes, parts[:3]) if found), frozenset())
    if not 1 <= len(home) <= 2 or is_no_example(f"{title}\n{parts[0]}"):
        return False
    if is_general(parts[0]) and not homes(title):
        return False
    if advises(parts[0]) and not homes(parts[0]):
        return False
    return does(text) and len(particulars(text)) >= _MIN_PARTICULARS


def _goes_on(block: Block) -> bool:
    """A box without a title of its own that opens with a field or a bullet, or in mid-sentence."""
    start, end = first_lines(block)[0]
    if block.heading is not None or names_practice(block.text[start:end]):
        return False
    opens_with_field = any(place.start < 40 for _, place in labelled(block))
    return opens_with_field or bool(_BULLET.match(block.text))
