"""``entries.sqlite``: documents, entries and the words of every entry in their order."""

import errno
import os
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from docpipe import codec
from docpipe.index import matching, spelling, terms
from docpipe.index.manifest import ENTRIES
from docpipe.language.analysis import Analyser, Concept, PartLexicon, PrintedForms
from docpipe.model import Chunk, DocumentInfo, RecordType

if TYPE_CHECKING:
    from docpipe.index.facets import FacetValue

WEIGHTS = {"title": 0.2, "heading": 0.5, "label": 1.0, "facets": 1.0, "body": 1.0}
"""How much a word counts by the column it stands in: the document's title, the heading path, the
record's label, what the entry could be filtered by in words, the text. Title and headings are the
same for many entries: with more weight all of a section comes before the one that answers."""

COLUMNS = tuple(WEIGHTS)

MIN_WORDS_IN_CONTEXT = 8
"""A scrap of text (a line of the cover, a stray label) is found by its own words only: its
heading would make it the shortest, hence best, answer to every question on the subject."""

TYPE_WORDS = {
    RecordType.RECOMMENDATION: "Empfehlung Handlungsempfehlung",
    RecordType.PRACTICE: "Praxisbeispiel Beispiel guter Praxis",
    RecordType.DEFINITION: "Begriff Definition Bedeutung",
    RecordType.DEMAND: "Forderung",
    RecordType.PASSAGE: "",
}
"""Whoever asks for "Praxisbeispiele aus Düren" names a type and a place: words like others."""

_SCHEMA = f"""
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    file TEXT NOT NULL,
    publisher TEXT,
    language TEXT NOT NULL,
    year INTEGER,
    info BLOB NOT NULL
);
CREATE TABLE entries (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source_id TEXT NOT NULL REFERENCES documents (id),
    ordinal INTEGER NOT NULL,
    chunk BLOB NOT NULL
);
CREATE INDEX entries_in_reading_order ON entries (source_id, ordinal, row);
CREATE TABLE facet_values (
    key INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL
);
CREATE TABLE repeats (
    group_id TEXT NOT NULL,
    row INTEGER NOT NULL REFERENCES entries (row),
    PRIMARY KEY (group_id, row)
) WITHOUT ROWID;
CREATE TABLE parts (part TEXT PRIMARY KEY, frequency REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE vocabulary (
    token TEXT PRIMARY KEY, key INTEGER NOT NULL, form TEXT NOT NULL
) WITHOUT ROWID;
{spelling.SCHEMA}
{matching.SCHEMA}
{terms.SCHEMA}"""


_HEADS_KEPT = 10_000


def fold_value(value: str) -> str:
    """How filter values are compared: case and outer white space do not count."""
    return " ".join(value.casefold().split())


def write_entries(
    folder: Path,
    documents: Iterable[DocumentInfo],
    rows: Iterable[tuple[Chunk, str]],
    lexicon: PartLexicon,
    scheme: Iterable[Concept] = (),
) -> None:
    """Write everything but the vectors: ``entries.sqlite``, and the arrays beside it.

    Args:
        folder: Where to.
        documents: All documents.
        rows: Chunk and contextualised text, ordered as the vectors.
        lexicon: The parts of compounds.
        scheme: Concepts of the themes' scheme.
    """
    from docpipe.index.facets import FacetsBuilder
    from docpipe.index.surroundings import SectionsBuilder
    from docpipe.index.words import WordsBuilder

    by_id = {document.id: document for document in documents}
    numbers = {key: number for number, key in enumerate(sorted(by_id))}
    analyser = Analyser(lexicon)
    # Entries of one document share its title, those of one section its headings.
    of_heads = lru_cache(maxsize=_HEADS_KEPT)(analyser.analyse)
    words, facets = WordsBuilder(folder, WEIGHTS), FacetsBuilder(folder)
    printed = PrintedForms()
    sections = SectionsBuilder(folder)
    connection = sqlite3.connect(folder / ENTRIES)
    try:
        # The file is synced once, when it is whole; a half-written one is thrown away.
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        _write_documents(connection, [by_id[key] for key in numbers])
        connection.executemany("INSERT INTO parts VALUES (?, ?)", sorted(lexicon.items()))
        terms.write_scheme(connection, analyser, scheme)
        for row, (chunk, text) in enumerate(rows):
            _write_entry(connection, row, chunk)
            terms.write_definition(connection, analyser, row, chunk)
            facets.add(numbers[chunk.source_id], _facet_values(chunk))
            sections.add(chunk.source_id, chunk.section_id)
            columns = field_texts(chunk, text, by_id[chunk.source_id])
            tokens = [*map(of_heads, columns[:-1]), analyser.analyse(columns[-1])]
            words.add(tokens)
            printed.add(text)
            shown = chain(
                *(of for name, of in zip(COLUMNS, tokens, strict=True) if name in matching.SEEN)
            )
            texts = matching.columns(
                analyser, chunk.heading_path, chunk.label or "", columns[-1], shown
            )
            connection.execute(matching.INSERT, (row, *texts))
        sections.finish()
        values = facets.finish()
        connection.executemany(
            "INSERT INTO facet_values VALUES (?, ?, ?, ?)",
            [(key, one.field, one.value, one.label) for key, one in enumerate(values)],
        )
        tokens_by_key = words.finish()
        _write_vocabulary(connection, tokens_by_key, printed.by_token(analyser))
        spelling.write(folder, connection, tokens_by_key)
        connection.execute("INSERT INTO texts (texts) VALUES ('optimize')")
        connection.commit()
        connection.execute("VACUUM")
        connection.execute("ANALYZE")
        connection.commit()
    except sqlite3.OperationalError as exc:
        # As any other file that finds no room: whoever catches that knows the cure.
        code = errno.ENOSPC if exc.sqlite_errorcode == sqlite3.SQLITE_FULL else errno.EIO
        raise OSError(code, os.strerror(code), str(folder / ENTRIES)) from exc
    finally:
        connection.close()


def _write_documents(connection: sqlite3.Connection, documents: Iterable[DocumentInfo]) -> None:
    connection.executemany(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                one.id,
                one.title,
                one.file,
                one.publisher,
                one.language,
                one.year,
                codec.to_json(one),
            )
            for number, one in enumerate(documents)
        ],
    )


def _write_entry(connection: sqlite3.Connection, row: int, chunk: Chunk) -> None:
    connection.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?)",
        (row, chunk.id, chunk.source_id, chunk.ordinal, codec.to_json(chunk)),
    )
    if chunk.group is not None:
        connection.execute("INSERT INTO repeats VALUES (?, ?)", (chunk.group, row))


_FACETS = ("topics", "addressees", "addressee_groups", "municipalities")


def _facet_values(chunk: Chunk) -> "list[FacetValue]":
    from docpipe.index.facets import FacetValue

    found = [FacetValue("types", chunk.type.value, chunk.type.value)]
    for field in _FACETS:
        found += [
            FacetValue(field, fold_value(label), label) for label in getattr(chunk.facets, field)
        ]
    return found


def _write_vocabulary(
    connection: sqlite3.Connection, tokens: Sequence[str], forms: Mapping[str, str]
) -> None:
    """All tokens of the index with their keys and how they are mostly printed."""
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?)",
        ((token, key, forms.get(token, "")) for key, token in enumerate(tokens)),
    )


def field_texts(chunk: Chunk, text: str, document: DocumentInfo) -> tuple[str, str, str, str, str]:
    """The columns of ``COLUMNS``; ``body`` is what context adds to the quote, and the quote."""
    # A text without headings is headed by its title.
    heading = "\n".join(chunk.heading_path) or document.title
    label = chunk.label or ""
    quote = chunk.evidence.quote
    before, found, after = text.partition(quote)
    known = (document.title, *chunk.heading_path, label)
    lead = [line for line in before.splitlines() if not _is_made_of(line, known)]
    body = "\n".join([*lead, quote + after]) if found else "\n".join([*lead, quote])
    if chunk.type is RecordType.PASSAGE and len(quote.split()) < MIN_WORDS_IN_CONTEXT:
        return "", "", "", "", quote
    return document.title, heading, label, _facet_words(chunk, document), body


def _facet_words(chunk: Chunk, document: DocumentInfo) -> str:
    labels = dict.fromkeys(label for field in _FACETS for label in getattr(chunk.facets, field))
    year = "" if document.year is None else str(document.year)
    return "\n".join((TYPE_WORDS[chunk.type], *labels, year))


def _is_made_of(line: str, known: Iterable[str]) -> bool:
    """Whether a line of context only repeats title, headings and label."""
    for piece in sorted(known, key=len, reverse=True):
        line = line.replace(piece, " ") if piece else line
    return re.search(r"\w", line) is None
