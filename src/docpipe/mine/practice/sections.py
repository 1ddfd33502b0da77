"""Practice examples that fill a section of their own."""

import re
from collections.abc import Iterator, Mapping, Sequence

from docpipe.language.sentences import sentences
from docpipe.mine.framing import Frame, heading_frame
from docpipe.mine.modal import advises
from docpipe.mine.practice.boxes import tells
from docpipe.mine.practice.example import Example, whole
from docpipe.mine.practice.fields import Fields, field_name, labelled
from docpipe.mine.practice.home import homes
from docpipe.mine.practice.telling import asks, does, is_told_throughout, particulars
from docpipe.mine.practice.titles import heading_title, is_generic, names_practice
from docpipe.model import Block, BlockKind, Document, Section, SectionId, TextRange

_TELLABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOX})
_MIN_WORDS = 12
_MIN_LIST_WORDS = 7
_MIN_LABELS = 2
_MIN_PARTICULARS = 2
_MIN_TITLED_PARTICULARS = 3

Headings = Mapping[SectionId | None, Block]


def practice_sections(document: Document) -> Iterator[tuple[Section, tuple[Section, ...]]]:
    """Sections that a heading makes practice examples, each with all sections below it."""
    filled = {block.section_id for block in document.blocks if block.kind is not BlockKind.HEADING}
    position = 0
    while position < len(document.sections):
        root = document.sections[position]
        position += 1
        if heading_frame(root.heading) is not Frame.PRACTICE:
            continue
        members = [root]
        while position < len(document.sections) and document.sections[position].level > root.level:
            members.append(document.sections[position])
            position += 1
        yield root, tuple(members)
        if len(members) == 1 and root.id not in filled:
            # A heading alone frames the headings of its level that follow it.
            while position < len(document.sections) and _is_sibling(document, position, root):
                yield document.sections[position], (document.sections[position],)
                position += 1


def _is_sibling(document: Document, position: int, root: Section) -> bool:
    section = document.sections[position]
    same = section.parent_id == root.parent_id and section.level == root.level
    return same and heading_frame(section.heading) is None


def shown(
    root: Section, members: tuple[Section, ...], document: Document, headings: Headings
) -> Iterator[Example]:
    """The examples below a heading such as ``Praxisbeispiele``."""
    for part in _parts(root, members):
        ids = {section.id for section in part}
        blocks = [b for b in document.blocks if b.section_id in ids and b.kind in _TELLABLE]
        heading = headings.get(part[0].id)
        fields = _by_heading(part, blocks, headings)
        yield from _split(blocks, heading, fields, is_list=is_generic(part[0].heading))


def titled(blocks: Sequence[Block], heading: Block) -> Example | None:
    """A section whose heading is the title of the one example that it tells.

    Below a heading that names the town, the text may go on to other things after the example.
    """
    shortest = 1 if homes(heading.text) else len(blocks)
    ends = range(len(blocks), max(shortest, 1) - 1, -1)
    return next(filter(None, (_titled(blocks[:end], heading) for end in ends)), None)


def _titled(blocks: Sequence[Block], heading: Block) -> Example | None:
    tellable = [block for block in blocks if block.kind in _TELLABLE]
    if len(tellable) != len(blocks) or any(b.kind is BlockKind.BOX for b in blocks):
        return None
    text = "\n".join(block.text for block in tellable)
    if is_generic(heading.text) or not tells(text, heading.text):
        return None
    if len(particulars(text)) < _MIN_TITLED_PARTICULARS or _n_openings(tellable) > 1:
        return None
    if not homes(heading.text) and not is_told_throughout(tellable):
        return None
    return Example(
        ranges=whole(*tellable),
        title=heading_title(heading),
        rule="practice-section",
        confidence=0.75,
    )


def _n_openings(blocks: Sequence[Block]) -> int:
    """How many different municipalities its paragraphs open with."""
    named = (homes(_first_sentence(block.text)) for block in blocks)
    return len(frozenset[str]().union(*(found for found in named if len(found) == 1)))


def _parts(root: Section, members: tuple[Section, ...]) -> list[tuple[Section, ...]]:
    """One part an example: sub-sections are examples unless they are named like fields."""
    children = [section for section in members if section.parent_id == root.id]
    if not children or sum(_is_field(child.heading) for child in children) * 2 >= len(children):
        return [members]
    parts: list[tuple[Section, ...]] = [(root,)]
    for section in members[1:]:
        if section.parent_id == root.id:
            parts.append((section,))
        elif _is_field(section.heading) or not _is_example_title(section, members):
            parts[-1] = (*parts[-1], section)
        else:
            parts.append((section,))
    return parts


def _is_example_title(section: Section, members: tuple[Section, ...]) -> bool:
    """``Praxisbeispiele › Sprache › Lotsen in Hamm``: one level more."""
    return bool(homes(section.heading)) and len(members) > 1


def _is_field(heading: str) -> bool:
    return field_name(heading.strip(" :0123456789.")) is not None


def _by_heading(part: Sequence[Section], blocks: Sequence[Block], headings: Headings) -> Fields:
    """Fields that have a heading of their own."""
    found: Fields = {}
    for section in part[1:]:
        heading = headings.get(section.id)
        name = field_name(heading.text.strip(" :0123456789.")) if heading else None
        first = next((b for b in blocks if b.section_id == section.id), None)
        if name is not None and first is not None:
            found.setdefault(name, whole(first)[0])
    return found


def _split(
    blocks: Sequence[Block], heading: Block | None, fields: Fields, *, is_list: bool
) -> Iterator[Example]:
    """Under ``Praxisbeispiele`` every item that opens with a town is its own."""
    rest = [block for block in blocks if block.kind is not BlockKind.BOX]
    starts = [number for number, block in enumerate(rest) if opens_with_town(block)]
    if len(starts) > 1 and (is_list or rest[starts[0]].kind is BlockKind.LIST_ITEM):
        for first, after in zip(starts, [*starts[1:], len(rest)], strict=True):
            # An item ends with itself; a paragraph goes on to the next that opens with a town.
            is_item = rest[first].kind is BlockKind.LIST_ITEM
            yield listed(rest[first : first + 1] if is_item else rest[first:after])
    elif rest and _is_one_example(rest, heading, n_fields=len(fields)):
        yield Example(
            ranges=whole(*rest),
            title=heading_title(heading),
            known=fields,
            rule="practice-section",
            confidence=0.85,
        )


def _is_one_example(blocks: Sequence[Block], heading: Block | None, *, n_fields: int) -> bool:
    """Whether a section tells of one undertaking and does not compare or introduce several."""
    text = "\n".join(block.text for block in blocks)
    if len(text.split()) < _MIN_WORDS:
        return False
    n_labelled = n_fields + sum(len(labelled(block)) for block in blocks)
    if n_labelled >= _MIN_LABELS:
        return True
    if asks(text):
        return False
    if heading is not None and homes(heading.text):
        return True
    # Named by its heading alone: "Open Schufa", below "Projektbeispiele".
    if heading is not None and _names_project(heading.text) and not advises(text):
        said = particulars(text)
        return does(text) and len(said) >= _MIN_PARTICULARS and bool(said & {"when", "result"})
    opening = homes(_first_sentence(text))
    return (
        bool(opening)
        and len(opening) < 3
        and does(text)
        and len(particulars(text)) >= _MIN_PARTICULARS
    )


def _names_project(heading: str) -> bool:
    return (
        not is_generic(heading) and not names_practice(heading) and not _REFLECTION.match(heading)
    )


# Sections beside the examples that look at them.
_REFLECTION = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?:fazit|erfahrungen|lehren|was wir|was sich|ergebnis|auswertung|einleitung"
    r"|überblick|zum weiterlesen|hinweise?|erfolgs|stolper|vergleich|was zeigen|gemeinsam)",
    re.I,
)


def opens_with_town(block: Block) -> bool:
    """Whether an item begins with a municipality: ``Stadt Hamm: …``."""
    found = homes(block.text[:80])
    return (
        bool(found)
        and bool(_OPENING.match(block.text))
        and len(block.text.split()) >= _MIN_LIST_WORDS
    )


_OPENING = re.compile(r"^(?:(?:In|Im|Die|Der|Das)\s+)?(?:\w+\s+){0,2}?[A-ZÄÖÜ][^:–\n.]{1,60}")


def listed(blocks: Sequence[Block]) -> Example:
    """An item of a list, with the blocks up to the next."""
    return Example(
        ranges=whole(*blocks), title=_opening(blocks[0]), rule="practice-list", confidence=0.8
    )


def _opening(block: Block) -> TextRange | None:
    match = re.match(r"[^:–\n]{3,90}(?=:\s|\s–\s|\n)", block.text)
    return TextRange(block_id=block.id, start=0, end=match.end()) if match else None


def _first_sentence(text: str) -> str:
    parts = sentences(text)
    return text[: parts[0][1]] if parts else text
