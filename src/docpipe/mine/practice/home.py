"""Where an example happens: the choice among the municipalities that its text names."""

import re
from collections.abc import Iterator, Mapping

from docpipe.language.sentences import sentences
from docpipe.mine.draft import text_range
from docpipe.mine.grounds import surest, within
from docpipe.mine.municipalities import Place, municipalities
from docpipe.model import Block, BlockId, BlockKind, FacetName, Ground, Origin, TextRange

# "Universität Jena", "Studierende aus Köln", "nach dem Vorbild von Wien": named, but not the scene.
_BODY = (
    r"(?:Universität|Hochschule|Fachhochschule|Uni|Handwerkskammer|IHK|Landgericht|Bistum|Erzbistum"
    r"|Industrie- und Handelskammer|Verwaltungsgericht|Bezirksregierung|Regierungspräsidium|Frau"
    r"|Polizeipräsidium|Herrn?|Dr\.|Partnerstadt|Nachbarstadt)"
)
_ELSEWHERE = re.compile(
    rf"(?:\b{_BODY}(?:\s+(?:der|des|in|von))?"
    r"|\b(?:[Vv]orbild|[Mm]uster|[Vv]orlage)\w*\s+(?:von|aus|der|des|in)(?:\s+der)?"
    r"|\b(?:wie|als|neben|außer)(?:\s+(?:auch|schon|bereits|zuvor))?(?:\s+i[nm])?(?:\s+der)?"
    r"|(?<!eispiel )(?<!eispiele )(?<!Praxis )(?<!ommt )(?<!tammt )"
    r"\b(?:nach|bis|aus)(?:\s+der)?)(?:\s+Stadt)?\s+$"
)


def homes(sentence: str) -> frozenset[str]:
    """The municipalities in which a sentence plays or which act in it."""
    return frozenset(place.name for place in _scenes(sentence))


def _scenes(text: str) -> tuple[Place, ...]:
    places = municipalities(text)
    return tuple(p for p in places if not _ELSEWHERE.search(text[: p.start]))


def first_scene(text: str) -> Place | None:
    """The first municipality of a text that is not only mentioned."""
    found = _scenes(text)
    return found[0] if found else None


def at_home(
    title: TextRange | None,
    fields: Mapping[str, TextRange],
    ranges: tuple[TextRange, ...],
    blocks: Mapping[BlockId, Block],
) -> tuple[Ground, ...]:
    """Where the example happens: by its place or title before what its text mentions."""
    for source in _sources(title, fields, ranges, blocks):
        home = list(_named_at(source, blocks))
        if home:
            return surest(home)
    return ()


def _sources(
    title: TextRange | None,
    fields: Mapping[str, TextRange],
    ranges: tuple[TextRange, ...],
    blocks: Mapping[BlockId, Block],
) -> Iterator[TextRange]:
    for place in (fields.get("place"), title):
        if place is not None:
            yield place
    # The sentence that names a town first, and only then whom to call.
    for place in ranges:
        block = blocks[place.block_id]
        for start, end in sentences(block.text[place.start : place.end]):
            yield text_range(block, place.start + start, place.start + end)
    if "contact" in fields:
        yield fields["contact"]


def _named_at(place: TextRange, blocks: Mapping[BlockId, Block]) -> Iterator[Ground]:
    block = blocks[place.block_id]
    origin = Origin.HEADING if block.kind is BlockKind.HEADING else Origin.TEXT
    # What stands in front decides what a name means: "Kreis" before the place "Düren".
    start = block.text.rfind("\n", 0, place.start) + 1
    whole = TextRange(block_id=block.id, start=start, end=place.end)
    for found in _scenes(block.text[whole.start : whole.end]):
        if whole.start + found.end <= place.start:
            continue
        yield Ground(
            facet=FacetName.MUNICIPALITY,
            value=found.name,
            origin=origin,
            confidence=found.confidence,
            place=within(whole, found.start, found.end),
        )
