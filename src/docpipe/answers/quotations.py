"""Entries as quotations of a paper; dossier and reading list share them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from urllib.parse import quote

from docpipe.export import FIELD_NAMES, TYPE_NAMES, citation, page_url
from docpipe.export.paper import Part, Place, Quotation, Source, Sources, Words
from docpipe.export.source_reference import source_reference
from docpipe.model import Chunk, DocumentInfo, RecordType, Repeat

TOLD_BY_PARTS = 0.75
"""Share of a practice example's characters that its parts hold, from which they stand for it: the
rest is their names ("Ziel:"). Below, the quote stands there whole, and the parts are left out."""


class Say(Protocol):
    """Fixed words in the language of the paper, values put in for ``{names}``."""

    def __call__(self, text: str, /, **values: object) -> str:
        """The words for ``text``, which is the German ones."""
        ...


def german(text: str, /, **values: object) -> str:
    """The words as they stand in the code."""
    return text.format(**values) if values else text


def proof_pages(base_url: str, prefix: str = "") -> Callable[[str], str] | None:
    """From ids to the proof pages of a site; ``None`` if its address is not known."""
    if not base_url:
        return None
    return lambda entry_id: f"{base_url.rstrip('/')}{prefix}/records/{quote(entry_id, safe='')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a paper is written.

    Attributes:
        say: Gives the fixed words.
        language: Of the fixed words.
        proof_url: From the id of an entry to its proof page; ``None`` if nobody serves one.
        names_types: Whether every entry says what it is; needless under headings that do.
    """

    say: Say = german
    language: str = "de"
    proof_url: Callable[[str], str] | None = None
    names_types: bool = False

    @property
    def words(self) -> Words:
        """Those that the writers of the formats add."""
        say = self.say
        return Words(
            contents=say("Inhalt"),
            page=say("Seite"),
            of=say("von"),
            proof=say("Beleg"),
            source=say("Quelle"),
            also_said=say("Auch gesagt in"),
        )

    def day(self, day: date) -> str:
        """As one writes it in the language."""
        return f"{day:%d.%m.%Y}" if self.language == "de" else f"{day:%Y-%m-%d}"

    def footer(self, snapshot_id: str, created: date) -> str:
        """What made the paper, from which data, when."""
        return self.say(
            "Erstellt mit docpipe · Datenbestand {snapshot} · {day}",
            snapshot=snapshot_id,
            day=self.day(created),
        )


def quotation(
    number: int,
    chunk: Chunk,
    document: DocumentInfo,
    repeats: Iterable[Repeat],
    documents: Sequence[DocumentInfo],
    writing: Writing,
) -> Quotation:
    """One entry with all its places.

    Args:
        number: Its running number.
        chunk: The entry.
        document: Where it stands.
        repeats: Where else the same is said.
        documents: All sources of the paper; their numbers are their places, from 1.
        writing: How it is written.
    """
    numbers = {one.id: place for place, one in enumerate(documents, start=1)}

    def place(chunk: Chunk, document: DocumentInfo) -> Place:
        url = page_url(document, chunk.evidence.pages[0].page)
        if writing.proof_url is not None:
            url = writing.proof_url(chunk.id)
        # A line never ends between "S." and the number.
        reference = citation(chunk, document).replace(" S. ", " S.\N{NO-BREAK SPACE}")
        return Place(reference=reference, source=numbers[document.id], url=url)

    is_card = chunk.type is RecordType.PRACTICE and _parts_tell_all(chunk)
    return Quotation(
        number=number,
        id=chunk.id,
        type=chunk.type.value,
        quote="" if is_card else chunk.evidence.quote,
        place=place(chunk, document),
        language=document.language,
        title=chunk.label,
        parts=tuple(_parts(chunk, writing.say)) if is_card else (),
        notes=tuple(_notes(chunk, writing)),
        repeats=tuple(place(one.chunk, one.document) for one in repeats),
    )


def sources(documents: Iterable[DocumentInfo]) -> Sources:
    """The list of documents, numbered in the order given."""
    return Sources(
        items=tuple(
            Source(
                number=number,
                reference=source_reference(document),
                url=document.url if page_url(document, 1) else None,
            )
            for number, document in enumerate(documents, start=1)
        )
    )


def _parts(chunk: Chunk, say: Say) -> Iterable[Part]:
    """All but the title; what two names have in common ("Beginn" and "Jahr") stands there once."""
    said: set[str] = set()
    for one in chunk.fields:
        quote = one.evidence.quote
        if one.name != "title" and quote not in said:
            said.add(quote)
            yield Part(name=say(FIELD_NAMES.get(one.name, one.name)), quote=quote)


def _parts_tell_all(chunk: Chunk) -> bool:
    whole = {
        (part.block_id, at) for part in chunk.evidence.ranges for at in range(part.start, part.end)
    }
    told = {
        (part.block_id, at)
        for field in chunk.fields
        for part in field.evidence.ranges
        for at in range(part.start, part.end)
    }
    return len(told & whole) >= TOLD_BY_PARTS * len(whole)


def _notes(chunk: Chunk, writing: Writing) -> Iterable[str]:
    facets, say = chunk.facets, writing.say
    if writing.names_types:
        yield say(TYPE_NAMES[chunk.type])
    if facets.addressees:
        yield f"{say('An')}: {', '.join(facets.addressees)}"
    if facets.strength:
        yield f"{say('Verbindlichkeit')}: {facets.strength}"
    if chunk.type is RecordType.PRACTICE and facets.municipalities:
        yield f"{say('Ort')}: {', '.join(facets.municipalities)}"
