"""Practice examples without a heading or box of their own: lists, labelled paragraphs, stories."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docpipe.mine.practice.example import Example, whole
from docpipe.mine.practice.fields import field_name, labelled, opens_with_label
from docpipe.mine.practice.home import homes
from docpipe.mine.practice.sections import listed, opens_with_town
from docpipe.mine.practice.telling import asks, does, particulars, told
from docpipe.model import Block, BlockKind, TextRange

_MIN_ITEMS = 2
_MIN_LABELS = 3
_MAX_TITLE_WORDS = 14


def in_runs(blocks: Sequence[Block]) -> Iterator[Example]:
    """Find the examples in the paragraphs and list items of one section."""
    rest: list[Block] = []
    for example, used in (*_labelled(blocks), *_items(blocks)):
        yield example
        rest.extend(used)
    taken = {block.id for block in rest}
    for ranges in told([block for block in blocks if block.id not in taken]):
        yield Example(ranges=ranges, rule="practice-told", confidence=0.7)


def _items(blocks: Sequence[Block]) -> Iterator[tuple[Example, Sequence[Block]]]:
    """Lists whose items open with a town each and say what it does."""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        items = list(group)
        if kind is not BlockKind.LIST_ITEM:
            continue
        examples = [item for item in items if _is_item(item)]
        if len(examples) >= _MIN_ITEMS and len(examples) * 2 > len(items):
            for item in examples:
                yield listed([item]), [item]


def _is_item(block: Block) -> bool:
    found = homes(block.text[:100])
    return (
        0 < len(found) < 3
        and opens_with_town(block)
        and not asks(block.text)
        and (does(block.text) or len(particulars(block.text)) > 1)
    )


def _labelled(blocks: Sequence[Block]) -> Iterator[tuple[Example, Sequence[Block]]]:
    """Paragraphs with labels that follow each other: ``Ziel: …``, ``Partner: …``."""
    position = 0
    while position < len(blocks):
        used = _labelled_run(blocks, position)
        if used:
            before = blocks[position - 1] if position else None
            title = whole(before)[0] if before is not None and _is_title(before) else None
            head = [before] if before is not None and title is not None else []
            yield _of_labelled([*head, *used], title), [*head, *used]
        position += max(1, len(used))


def _of_labelled(blocks: Sequence[Block], title: TextRange | None) -> Example:
    return Example(ranges=whole(*blocks), title=title, rule="practice-labelled", confidence=0.8)


def _labelled_run(blocks: Sequence[Block], position: int) -> Sequence[Block]:
    names: set[str] = set()
    end = position
    while end < len(blocks):
        found = _labels(blocks[end])
        follows_label = end > position and field_name(blocks[end - 1].text.rstrip(" :")) is not None
        is_item = blocks[end].kind is BlockKind.LIST_ITEM and end > position
        belongs = follows_label or is_item or opens_with_label(blocks[end].text)
        if not found and not belongs:
            break
        if names & found and "title" in found:
            break
        names |= found
        end += 1
    return blocks[position:end] if len(names - {"title"}) >= _MIN_LABELS else ()


def _labels(block: Block) -> set[str]:
    alone = field_name(block.text.rstrip(" :"))
    if alone is not None:
        return {alone}
    found = labelled(block)
    return {name for name, _ in found} if found and found[0][1].start < 60 else set()


def _is_title(block: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.text.split()) <= _MAX_TITLE_WORDS
        and not block.text.rstrip().endswith((".", ":", "?"))
    )
