"""Practice examples: boxes, sections, table rows and told examples, with their fields."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docpipe.language.sentences import sentences
from docpipe.mine import tables
from docpipe.mine.draft import Draft, text_range
from docpipe.mine.fields import Fields, field_name, fields_of, in_order, labelled, row_fields
from docpipe.mine.framing import Frame, heading_frame, settings
from docpipe.mine.grounds import surest, within
from docpipe.mine.modal import advises
from docpipe.mine.municipalities import municipalities
from docpipe.mine.told import n_particulars, told
from docpipe.model import (
    Block,
    BlockId,
    BlockKind,
    Document,
    FacetName,
    Ground,
    Origin,
    RecordType,
    Section,
    SectionId,
    TextRange,
)

_TELLABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BOX})
_MIN_WORDS = 12
_MIN_ROW_WORDS = 6
_MAX_TITLE = 140
_NUMBER = re.compile(r"^\W*\d+(?:\.\d+)*\W+")
_GENERIC = re.compile(
    r"^\W*(?:(?:\d+(?:\.\d+)*)\W+)?(?:(?:kommunale|gute|ausgewählte|weitere|unsere|drei|zwei|vier|fünf)\s+)?"
    r"(?:praxisbeispiele?|beispiele?|gute praxis|aus der (?:kommunalen )?praxis|best[\s-]practices?"
    r"|good[\s-]practices?|beispiele? (?:aus der|guter) (?:kommunalen )?praxis|gute beispiele)"
    r"(?:\s+(?:aus|in)\s+(?:den\s+)?kommunen)?\s*\d*\W*$",
    re.I,
)
_PREFIX = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*\W+)?(?:(?:gutes\s+)?(?:praxis|projekt)?beispiele?|gute praxis"
    r"|aus der praxis|best[\s-]practice|good[\s-]practice)(?:\s+(?:\d+|[A-Z])\b)?"
    r"\s*(?:[:–|-]\s*|\s+(?=aus\b|in\b)|\s+(?-i:(?=[A-ZÄÖÜ„])))",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Example:
    """Blocks that tell one example, and where its title stands."""

    blocks: tuple[Block, ...]
    title: TextRange | None
    rule: str
    confidence: float


def practices(document: Document) -> Iterator[Draft]:
    """Find practice examples in reading order of their kinds: sections first, then the rest."""
    headings = {
        block.section_id: block for block in document.blocks if block.kind is BlockKind.HEADING
    }
    setting_of = settings(document)
    done: set[BlockId] = set()
    in_practice: set[SectionId | None] = set()
    for root, members in _practice_sections(document):
        in_practice.update(section.id for section in members)
        for example in _examples(root, members, document, headings):
            done.update(block.id for block in example.blocks)
            yield _draft(example, headings)
    caption = ""
    for block in document.blocks:
        if block.id not in done and setting_of[block.section_id].frame is not Frame.CLOSED:
            shown = block.section_id in in_practice or heading_frame(caption) is Frame.PRACTICE
            yield from _elsewhere(block, headings, is_shown=shown)
        if block.kind is not BlockKind.MARGINAL:
            caption = block.text if block.kind is BlockKind.CAPTION else ""


# --- Sections -------------------------------------------------------------------------------------


def _practice_sections(document: Document) -> Iterator[tuple[Section, tuple[Section, ...]]]:
    """Sections that a heading makes practice examples, each with all sections below it."""
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


def _examples(
    root: Section,
    members: tuple[Section, ...],
    document: Document,
    headings: dict[SectionId | None, Block],
) -> Iterator[_Example]:
    for part in _parts(root, members):
        ids = {section.id for section in part}
        blocks = [b for b in document.blocks if b.section_id in ids and b.kind in _TELLABLE]
        heading = headings.get(part[0].id)
        yield from _split(blocks, heading, is_list=bool(_GENERIC.match(part[0].heading)))


def _parts(root: Section, members: tuple[Section, ...]) -> list[tuple[Section, ...]]:
    """One part an example: sub-sections are examples unless they are named like fields."""
    children = [section for section in members if section.parent_id == root.id]
    if not children or sum(_is_field(child.heading) for child in children) * 2 >= len(children):
        return [members]
    parts: list[tuple[Section, ...]] = [(root,)]
    for section in members[1:]:
        if section.parent_id == root.id:
            parts.append((section,))
        else:
            parts[-1] = (*parts[-1], section)
    return parts


def _is_field(heading: str) -> bool:
    return field_name(heading.strip(" :0123456789.")) is not None


def _heading_title(heading: Block | None) -> TextRange | None:
    if heading is None or _GENERIC.match(heading.text):
        return None
    prefix = _PREFIX.match(heading.text) or _NUMBER.match(heading.text)
    start = prefix.end() if prefix and prefix.end() < len(heading.text) - 3 else 0
    return text_range(heading, start)


def _split(blocks: Sequence[Block], heading: Block | None, *, is_list: bool) -> Iterator[_Example]:
    """Under ``Praxisbeispiele`` every box and every item that opens with a town is its own."""
    own = [b for b in blocks if b.kind is BlockKind.BOX and (is_list or _is_practice_box(b))]
    for box in own:
        yield _Example((box,), _box_title(box), "practice-box", 0.9)
    rest = [block for block in blocks if block not in own]
    starts = [number for number, block in enumerate(rest) if _opens_with_town(block)]
    if len(starts) > 1 and (is_list or rest[starts[0]].kind is BlockKind.LIST_ITEM):
        for first, after in zip(starts, [*starts[1:], len(rest)], strict=True):
            yield _Example(tuple(rest[first:after]), _opening(rest[first]), "practice-list", 0.8)
    elif rest and _is_one_example(rest, heading):
        yield _Example(tuple(rest), _heading_title(heading), "practice-section", 0.85)


def _is_one_example(blocks: Sequence[Block], heading: Block | None) -> bool:
    """Whether a section tells of one undertaking and does not compare or introduce several."""
    text = "\n".join(block.text for block in blocks)
    if len(text.split()) < _MIN_WORDS:
        return False
    if heading is not None and municipalities(heading.text):
        return True
    n_labelled = sum(len(labelled(block)) for block in blocks)
    if n_labelled > 1:
        return True
    if any(advises(block.text) for block in blocks):
        return False
    return bool(municipalities(_first_sentence(text))) and n_particulars(text) > 1


def _opens_with_town(block: Block) -> bool:
    places = municipalities(block.text[:80])
    return bool(places) and places[0].start < 25 and len(block.text.split()) >= _MIN_WORDS


def _opening(block: Block) -> TextRange | None:
    match = re.match(r"[^:–\n]{3,90}(?=:\s|\s–\s|\n)", block.text)
    return text_range(block, 0, match.end()) if match else None


# --- Boxes, tables, told examples -----------------------------------------------------------------


def _elsewhere(
    block: Block, headings: dict[SectionId | None, Block], *, is_shown: bool
) -> Iterator[Draft]:
    if block.kind is BlockKind.BOX and _is_practice_box(block):
        if len(block.text.split()) >= _MIN_WORDS:
            yield _draft(_Example((block,), _box_title(block), "practice-box", 0.95), headings)
    elif block.kind is BlockKind.TABLE and (is_shown or _lists_examples(block)):
        yield from _rows(block)
    elif block.kind in _TELLABLE:
        place = told(block)
        if place is not None:
            yield _told_draft(block, place)


def _first_lines(block: Block) -> list[tuple[int, int]]:
    """The first printed lines of a block, as ranges of its text."""
    lines = [(span.start, span.end) for span in block.spans[:4]]
    if len(lines) > 1:
        return lines
    return [match.span() for match in re.finditer(r"[^\n]+", block.text)][:4]


def _is_practice_box(block: Block) -> bool:
    start, end = _first_lines(block)[0]
    opening = block.text[start : min(end, start + 120)]
    return heading_frame(opening) is Frame.PRACTICE


def _box_title(block: Block) -> TextRange | None:
    lines = _first_lines(block)
    start, end = lines[0]
    paragraph = block.text.find("\n", start)
    if end < paragraph < _MAX_TITLE:
        end = paragraph  # a title over two printed lines
    if _GENERIC.match(block.text[start:end]):
        if len(lines) < 2:
            return None
        start, end = lines[1]
    else:
        prefix = _PREFIX.match(block.text[start:end])
        start += prefix.end() if prefix else 0
    closing = re.search(r"[.!?]\s|\s(?=[A-ZÄÖÜ]\w+:\s)", block.text[start:end])
    end = start + closing.start() if closing else end
    return text_range(block, start, end) if 0 < end - start < _MAX_TITLE else None


_EXAMPLE_COLUMN = re.compile(
    r"praxisbeispiel|^beispiel|^projekt|^angebot|^ansatz|^gute praxis|^maßnahme$|^initiative", re.I
)
_PLACE_COLUMN = re.compile(
    r"^(?:kommune|stadt|ort|kreis|landkreis|gemeinde|städte|kommune/kreis|stadt/kreis|wo)\b", re.I
)


def _lists_examples(block: Block) -> bool:
    heads = tables.header(block)
    if any(heading_frame(head) is Frame.PRACTICE for head in heads):
        return True
    return any(map(_PLACE_COLUMN.search, heads)) and any(map(_EXAMPLE_COLUMN.search, heads))


def _rows(block: Block) -> Iterator[Draft]:
    heads = tables.header(block)
    for row in tables.body_rows(block):
        text = block.text[row.place.start : row.place.end]
        if len(text.split()) >= _MIN_ROW_WORDS:
            fields = row_fields(block, heads, row)
            yield _of((row.place,), fields, "practice-row", 0.85, {block.id: block})


def _told_draft(block: Block, place: TextRange) -> Draft:
    found = fields_of((block,), (place,))
    return _of((place,), found, "practice-told", 0.6, {block.id: block})


# --- From example to draft ------------------------------------------------------------------------


def _draft(example: _Example, headings: dict[SectionId | None, Block]) -> Draft:
    ranges = tuple(text_range(block) for block in example.blocks)
    found = fields_of(example.blocks, ranges)
    if example.title is not None:
        found = {**found, "title": example.title}
    known = {block.id: block for block in (*example.blocks, *headings.values())}
    return _of(ranges, found, example.rule, example.confidence, known)


def _of(
    ranges: tuple[TextRange, ...],
    found: Fields,
    rule: str,
    confidence: float,
    blocks: Mapping[BlockId, Block],
) -> Draft:
    title = found.get("title")
    home = _at_home(found, ranges, blocks)
    return Draft(
        type=RecordType.PRACTICE,
        ranges=ranges,
        rule=rule,
        confidence=confidence,
        label=_words(blocks, title) if title else None,
        fields=tuple(in_order(found).items()),
        municipalities=tuple(sorted({ground.value for ground in home})),
        grounds=home,
    )


def _at_home(
    fields: Fields, ranges: tuple[TextRange, ...], blocks: Mapping[BlockId, Block]
) -> tuple[Ground, ...]:
    """Where the example happens: by its place or title before what its text mentions."""
    opening = text_range(blocks[ranges[0].block_id], ranges[0].start, ranges[0].end)
    first = sentences(_words(blocks, opening))
    sources: tuple[tuple[TextRange | None, ...], ...] = (
        (fields.get("place"),),
        (fields.get("title"),),
        (within(opening, *first[0]),) if first else (),
        (fields.get("contact"),),
        ranges,
    )
    for source in sources:
        places = [place for place in source if place is not None]
        home = [ground for place in places for ground in _named_at(place, blocks)]
        if home:
            return surest(home)
    return ()


def _named_at(place: TextRange, blocks: Mapping[BlockId, Block]) -> Iterator[Ground]:
    is_heading = blocks[place.block_id].kind is BlockKind.HEADING
    origin = Origin.HEADING if is_heading else Origin.TEXT
    for found in municipalities(_words(blocks, place)):
        yield Ground(
            facet=FacetName.MUNICIPALITY,
            value=found.name,
            origin=origin,
            confidence=found.confidence,
            place=within(place, found.start, found.end),
        )


def _words(blocks: Mapping[BlockId, Block], place: TextRange) -> str:
    return blocks[place.block_id].text[place.start : place.end]


def _first_sentence(text: str) -> str:
    parts = sentences(text)
    return text[: parts[0][1]] if parts else text
