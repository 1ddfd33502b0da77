"""A hit as a card: everything that stands on it, with the links that lead on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from docpipe.export import FIELD_NAMES, citation, page_url, place_reference
from docpipe.export.embedded import coins
from docpipe.model import Chunk, Hit, RecordType, Repeat
from docpipe.search import Searcher
from docpipe.web.asked import Asked

Params = list[tuple[str, str]]

LONG = 700
"""Characters from which a quote is folded in; it is whole in the page, and unfolds without script.
Nine of ten records of the sample corpus are shorter."""

_INSIDE_SHOWN = 140
"""Characters of a record inside a passage: enough to know it, the whole is one link away."""

VIA_WORDS = {
    "own": "",
    "part": "Wortteil",
    "synonym": "verwandt",
    "translation": "übersetzt",
    "spelling": "Schreibweise",
}
COLUMN_WORDS = {
    "title": "Titel",
    "heading": "Überschrift",
    "label": "Name",
    "facets": "Merkmale",
    "body": "Text",
}
RETRIEVER_WORDS = {
    "lexical": "Wörter",
    "dense": "Sinn",
    "section": "Abschnitt",
    "document": "Dokument",
    "letters": "Wortteile",
    "order": "Wortfolge",
    "said": "ausdrücklich genannt",
    "reranker": "Zweitmeinung",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a facet, and the search that it narrows to."""

    name: str
    params: Params


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a quote, as it is."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one retriever adds to the score."""

    name: str
    share: float
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The repeats of one year; ``year`` is 0 for undated documents.

    ``places``: title and language of the document, where in it, and the entry.
    """

    year: int
    places: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One hit.

    Attributes:
        quote: All of it.
        fields: German name and quote of the record's parts; those that only repeat the quote are
            left out.
        source: The document's own address, opened at the page.
        inside: Type, beginning and id of the records in a passage.
        openurl: The record for reference managers (COinS).
    """

    hit: Hit
    quote: tuple[Part, ...]
    is_long: bool
    fields: tuple[tuple[str, str], ...]
    addressees: tuple[Value, ...]
    municipalities: tuple[Value, ...]
    topics: tuple[Value, ...]
    document: Value
    year: Value | None
    place: str
    citation: str
    source: str | None
    words: tuple[tuple[str, str, tuple[str, ...]], ...]
    shares: tuple[Share, ...]
    repeats: tuple[Said, ...]
    inside: tuple[tuple[RecordType, str, str], ...]
    openurl: str


def cards(searcher: Searcher, hits: Iterable[Hit], asked: Asked) -> list[Card]:
    """The cards of a page."""
    return [_card(searcher, hit, asked) for hit in hits]


def _card(searcher: Searcher, hit: Hit, asked: Asked) -> Card:
    chunk, document = hit.chunk, hit.document
    quote = chunk.evidence.quote
    year = None if document.year is None else str(document.year)
    of_year = asked.having("year_from", year or "").having("year_to", year or "")
    return Card(
        hit=hit,
        quote=tuple(_marked(quote, hit.highlights)),
        is_long=len(quote) > LONG,
        fields=tuple(_fields(chunk)),
        addressees=_values(asked, "addressee", chunk.facets.addressees),
        municipalities=_values(asked, "municipality", chunk.facets.municipalities),
        topics=_values(asked, "topic", chunk.facets.topics),
        document=Value(name=document.title, params=asked.having("document", document.id).params()),
        year=None if year is None else Value(name=year, params=of_year.params()),
        place=place_reference(chunk),
        citation=citation(chunk, document),
        source=page_url(document, chunk.evidence.pages[0].page),
        words=tuple(
            (one.word, VIA_WORDS[one.via], tuple(COLUMN_WORDS[field] for field in one.fields))
            for one in hit.matched
        ),
        shares=tuple(
            Share(
                name=RETRIEVER_WORDS.get(one.retriever, one.retriever),
                share=one.share,
                rank=one.rank,
            )
            for one in hit.signals
        ),
        repeats=tuple(_by_year(hit.repeats)),
        inside=tuple(_inside(searcher, chunk)),
        openurl=coins(hit),
    )


def _values(asked: Asked, name: str, values: Iterable[str]) -> tuple[Value, ...]:
    return tuple(Value(name=one, params=asked.having(name, one).params()) for one in values)


def _fields(chunk: Chunk) -> Iterator[tuple[str, str]]:
    """What the record says by name; not its title or its year once more, nor the whole quote."""
    start = next((one.evidence.quote for one in chunk.fields if one.name == "start"), "")
    for field in chunk.fields:
        quote = field.evidence.quote
        is_said = quote in (chunk.evidence.quote, chunk.label) and field.name != "term"
        if not is_said and not (field.name == "year" and quote in start):
            yield FIELD_NAMES.get(field.name, field.name), quote


def _marked(quote: str, highlights: Iterable[tuple[int, int]]) -> Iterator[Part]:
    """The quote, every character of it, in stretches."""
    borders = [0, *(edge for place in highlights for edge in place), len(quote)]
    for number, (start, end) in enumerate(pairwise(borders)):
        if start < end:
            yield Part(text=quote[start:end], marked=number % 2 == 1)


def _by_year(repeats: Iterable[Repeat]) -> Iterator[Said]:
    for year, of_year in groupby(repeats, key=lambda one: one.document.year or 0):
        yield Said(
            year=year,
            places=tuple(
                (
                    one.document.title,
                    one.document.language,
                    place_reference(one.chunk),
                    one.chunk.id,
                )
                for one in of_year
            ),
        )


def _inside(searcher: Searcher, chunk: Chunk) -> Iterator[tuple[RecordType, str, str]]:
    if chunk.type is RecordType.PASSAGE:
        for record in searcher.records_in(chunk):
            text = record.label or " ".join(record.evidence.quote.split())
            shown = text if len(text) <= _INSIDE_SHOWN else f"{text[:_INSIDE_SHOWN]} …"
            yield record.type, shown, record.id
