"""A reading list ("Merkliste"): entries that somebody chose, in the order of the choosing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from docpipe import export
from docpipe.answers.quotations import Writing, quotation, sources
from docpipe.errors import QueryError, UnknownIdError
from docpipe.export import Entry
from docpipe.export.paper import Block, Facts, Heading, Paper, Paragraph
from docpipe.export.paper_file import MEDIA_TYPES as PAPER_TYPES
from docpipe.export.paper_file import paper_file
from docpipe.model import Chunk, DocumentInfo, Repeat
from docpipe.search import Searcher

MOST = 200
"""Entries of one list. The list stands in its address, and 200 ids fill 7 of the 8 kilobytes that
servers and mail programs let through; what is longer is a result set, and downloaded as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One entry of the list."""

    chunk: Chunk
    document: DocumentInfo
    repeats: tuple[Repeat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingList:
    """The list as it can be read now.

    Attributes:
        entries: In the order of the ids given, each once.
        unknown: Ids that the index does not hold (any more).
        n_beyond: Ids left out because the list has room for no more.
    """

    snapshot_id: str
    entries: tuple[Remembered, ...]
    unknown: tuple[str, ...] = ()
    n_beyond: int = 0

    @property
    def ids(self) -> tuple[str, ...]:
        """Of the entries that are there."""
        return tuple(one.chunk.id for one in self.entries)


def reading_list(searcher: Searcher, ids: Iterable[str]) -> ReadingList:
    """Look up the entries; what is unknown is reported, not dropped silently."""
    chosen = list(dict.fromkeys(one.strip() for one in ids if one.strip()))
    entries: list[Remembered] = []
    unknown: list[str] = []
    for one in chosen[:MOST]:
        try:
            chunk, document = searcher.get(one)
        except UnknownIdError:
            unknown.append(one)
            continue
        repeats = searcher.repeats(one)
        entries.append(Remembered(chunk=chunk, document=document, repeats=repeats))
    return ReadingList(
        snapshot_id=searcher.manifest.snapshot_id,
        entries=tuple(entries),
        unknown=tuple(unknown),
        n_beyond=max(0, len(chosen) - MOST),
    )


def reading_list_paper(found: ReadingList, created: date, writing: Writing) -> Paper:
    """The list as a paper, in its own order, with full references at the end."""
    say = writing.say
    documents = _documents(found)
    quotations = tuple(
        quotation(number, one.chunk, one.document, one.repeats, documents, writing)
        for number, one in enumerate(found.entries, start=1)
    )
    chapters: tuple[Block, ...] = (
        Heading(text=say("Fundstellen"), anchor="a1"),
        *quotations,
        Heading(text=say("Quellen"), anchor="a2"),
        sources(documents),
    )
    return Paper(
        kind=say("Merkliste"),
        title=say("Ausgewählte Fundstellen"),
        footer=writing.footer(found.snapshot_id, created),
        created=created,
        front=tuple(_front(found, created, writing)),
        blocks=chapters if quotations else (),
        language=writing.language,
        words=writing.words,
        has_contents=False,
    )


def _front(found: ReadingList, created: date, writing: Writing) -> Iterable[Block]:
    say = writing.say
    yield Facts(
        rows=(
            (say("Stand"), writing.day(created)),
            (say("Datenbestand"), found.snapshot_id),
            (say("Umfang"), say("{n} Fundstellen", n=len(found.entries))),
        )
    )
    yield Paragraph(text=say("Alle Zitate stehen wörtlich so auf der genannten Seite."))
    for text in notices(found, writing):
        yield Paragraph(text=text, notice=True)


def notices(found: ReadingList, writing: Writing) -> Iterable[str]:
    """What of the list cannot be shown."""
    say = writing.say
    if found.unknown:
        yield say("Nicht mehr im Datenbestand: {ids}", ids=", ".join(found.unknown))
    if found.n_beyond:
        yield say(
            "Eine Merkliste fasst {most} Einträge; {n} weitere sind hier nicht dabei.",
            most=MOST,
            n=found.n_beyond,
        )


def _documents(found: ReadingList) -> Sequence[DocumentInfo]:
    every = (
        document
        for one in found.entries
        for document in (one.document, *(repeat.document for repeat in one.repeats))
    )
    return tuple({document.id: document for document in every}.values())


_REFERENCES: dict[str, tuple[str, Callable[[list[Entry]], bytes]]] = {
    "bibtex": (
        "application/x-bibtex; charset=utf-8",
        lambda entries: export.to_bibtex(entries).encode(),
    ),
    "ris": (
        "application/x-research-info-systems; charset=utf-8",
        lambda entries: export.to_ris(entries).encode(),
    ),
    "csl-json": (
        "application/vnd.citationstyles.csl+json",
        lambda entries: export.to_csl_json(entries).encode(),
    ),
    "csv": ("text/csv; charset=utf-8", lambda entries: export.to_csv(entries).encode()),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda entries: export.to_xlsx(entries),
    ),
    "jsonl": (
        "application/jsonl; charset=utf-8",
        lambda entries: export.to_jsonl(export.entry_object(one) for one in entries).encode(),
    ),
}

MEDIA_TYPES = {**PAPER_TYPES, **{name: media for name, (media, _) in _REFERENCES.items()}}
"""By form: papers first, then references and tables."""


def reading_list_file(found: ReadingList, form: str, created: date, writing: Writing) -> bytes:
    """The list in one of the forms of ``MEDIA_TYPES``.

    Raises:
        QueryError: There is no such form.
    """
    if form in PAPER_TYPES:
        return paper_file(reading_list_paper(found, created, writing), form)
    if form not in _REFERENCES:
        raise QueryError(f"Unbekannte Form „{form}“. Es gibt: {', '.join(MEDIA_TYPES)}.")
    return _REFERENCES[form][1]([(one.chunk, one.document) for one in found.entries])
