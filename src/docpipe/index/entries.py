"""``entries.sqlite``: documents, entries, filter values and the words of every entry."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from docpipe import codec
from docpipe.index import spelling
from docpipe.language.analysis import Analyser, PartLexicon
from docpipe.model import Chunk, DocumentInfo, RecordType

COLUMNS = ("title", "heading", "label", "facets", "body")
"""Of the word index: the document's title, the heading path, the record's label, what the entry
could be filtered by in words, the text."""

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
CREATE TABLE documents (id TEXT PRIMARY KEY, info BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entries (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    source_id TEXT NOT NULL REFERENCES documents (id),
    ordinal INTEGER NOT NULL,
    type TEXT NOT NULL,
    chunk BLOB NOT NULL
);
CREATE INDEX entries_in_reading_order ON entries (source_id, ordinal, row);
CREATE INDEX entries_by_type ON entries (type, row);
CREATE TABLE facets (
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    row INTEGER NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (field, value, row)
) WITHOUT ROWID;
CREATE TABLE repeats (
    group_id TEXT NOT NULL,
    row INTEGER NOT NULL REFERENCES entries (row),
    PRIMARY KEY (group_id, row)
) WITHOUT ROWID;
CREATE TABLE parts (part TEXT PRIMARY KEY, frequency REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE vocabulary (token TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE spellings USING fts5 (token, tokenize='trigram', detail='none');
CREATE VIRTUAL TABLE words USING fts5 ({", ".join(COLUMNS)}, content='', tokenize='ascii');
"""
# The ascii tokenizer cuts at ASCII punctuation only: the text put in is analysed already.


def fold_value(value: str) -> str:
    """How filter values are compared: case and outer white space do not count."""
    return " ".join(value.casefold().split())


def write_entries(
    path: Path,
    documents: Iterable[DocumentInfo],
    rows: Iterable[tuple[Chunk, str]],
    lexicon: PartLexicon,
) -> None:
    """Write the whole file; ``rows`` are chunk and contextualised text, ordered as the vectors."""
    by_id = {document.id: document for document in documents}
    analyser = Analyser(lexicon)
    connection = sqlite3.connect(path)
    try:
        # The file is synced once, when it is whole; a half-written one is thrown away.
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        connection.executemany(
            "INSERT INTO documents VALUES (?, ?)",
            [(key, codec.to_json(by_id[key])) for key in sorted(by_id)],
        )
        connection.executemany("INSERT INTO parts VALUES (?, ?)", sorted(lexicon.items()))
        for row, (chunk, text) in enumerate(rows):
            _write_entry(connection, row, chunk)
            _write_words(connection, analyser, row, _columns(chunk, text, by_id[chunk.source_id]))
        _write_vocabulary(connection)
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.commit()
        connection.execute("VACUUM")
        connection.execute("ANALYZE")
        connection.commit()
    finally:
        connection.close()


def _write_entry(connection: sqlite3.Connection, row: int, chunk: Chunk) -> None:
    connection.execute(
        "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)",
        (
            row,
            chunk.id,
            chunk.source_id,
            chunk.ordinal,
            chunk.type.value,
            codec.to_json(chunk),
        ),
    )
    if chunk.group is not None:
        connection.execute("INSERT INTO repeats VALUES (?, ?)", (chunk.group, row))
    connection.executemany(
        "INSERT OR IGNORE INTO facets VALUES (?, ?, ?, ?)",
        [(field, fold_value(label), row, label) for field, label in _facet_values(chunk)],
    )


def _facet_values(chunk: Chunk) -> Iterator[tuple[str, str]]:
    for field in ("topics", "addressees", "addressee_groups", "municipalities"):
        for label in getattr(chunk.facets, field):
            yield field, label


def _write_words(
    connection: sqlite3.Connection, analyser: Analyser, row: int, columns: Iterable[str]
) -> None:
    connection.execute(
        f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
        (row, *(" ".join(analyser.analyse(column)) for column in columns)),
    )


def _write_vocabulary(connection: sqlite3.Connection) -> None:
    """All tokens of the index, and those with letters by their trigrams."""
    connection.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, words, row)")
    connection.execute("INSERT INTO vocabulary SELECT term FROM temp.terms ORDER BY term")
    connection.execute(
        "INSERT INTO spellings (token) SELECT token FROM vocabulary "
        "WHERE length(token) >= ? AND token NOT GLOB '*[0-9]*' ORDER BY token",
        (spelling.MIN_LENGTH,),
    )
    connection.execute("INSERT INTO spellings (spellings) VALUES ('optimize')")
    connection.execute("DROP TABLE temp.terms")


def _columns(chunk: Chunk, text: str, document: DocumentInfo) -> tuple[str, str, str, str, str]:
    """The columns of ``COLUMNS``; ``body`` is what context adds to the quote, and the quote."""
    heading = "\n".join(chunk.heading_path)
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
    labels = dict.fromkeys(label for _, label in _facet_values(chunk))
    year = "" if document.year is None else str(document.year)
    return "\n".join((TYPE_WORDS[chunk.type], *labels, year))


def _is_made_of(line: str, known: Iterable[str]) -> bool:
    """Whether a line of context only repeats title, headings and label."""
    for piece in sorted(known, key=len, reverse=True):
        line = line.replace(piece, " ") if piece else line
    return re.search(r"\w", line) is None
