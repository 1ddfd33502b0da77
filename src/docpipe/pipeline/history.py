"""What a publication changed, and noting it in the corpus.

Noted after the publication: a date never lies before the moment when readers could see what it
stands for, so nobody who asks "what is new since I last asked" misses anything. If the process
ends between the two, the next run finds the history behind the corpus and notes it then; until
then the records in question have no date.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from docpipe.corpus import Corpus
from docpipe.corpus.history import (
    Change,
    History,
    Listed,
    Noted,
    add_change,
    read_history,
    split_id,
)
from docpipe.corpus.store import digest
from docpipe.export import citation
from docpipe.model import Chunk, DocumentInfo, RecordType, SnapshotId, SourceId
from docpipe.pipeline.reviewing import newest

_DIGITS = 8
"""Of each half of a digest: one change in four thousand million goes unnoticed."""

WORDS = _DIGITS
"""So many digits of a digest stand for the words alone."""

_DOCUMENT = "0" * _DIGITS
"""Stands for the words of a document: a newer version is the same document."""

_NO_LETTER = re.compile(r"[\W_]+")


def is_noted(corpus: Corpus, content: str) -> bool:
    """Whether the history knows what the corpus gives now."""
    last = read_history(corpus.root).last
    return last is not None and last.content == content


def note_publication(
    corpus: Corpus,
    snapshot: SnapshotId,
    content: str,
    documents: Iterable[DocumentInfo],
    chunks: Iterable[Chunk],
) -> Change | None:
    """Note what is new, changed and gone; nothing if that is done already.

    The caller holds the corpus lock.
    """
    history = read_history(corpus.root)
    if history.last is not None and history.last.content == content:
        return None
    known = history.present()
    shown = digests(documents, chunks)
    moved = _moved(known, shown, newest(corpus.sources()))
    change = Change(
        time=_time(history),
        snapshot_id=snapshot,
        content=content,
        new=_listed({one: shown[one] for one in shown if one not in known and one not in moved}),
        changed=_listed(
            {
                one: said
                for one, said in shown.items()
                if (before := known.get(moved.get(one, one))) and before.digest != said
            }
        ),
        moved=_listed(moved),
        gone=_gone(known.keys() - shown.keys() - set(moved.values())),
    )
    add_change(corpus.root, history, change)
    return change


def digests(documents: Iterable[DocumentInfo], chunks: Iterable[Chunk]) -> dict[str, str]:
    """What readers see of every document and record: one digest of its words, one of the rest."""
    by_id = {document.id: document for document in documents}
    found: dict[str, str] = {}
    for key, document in by_id.items():
        found[key] = _DOCUMENT + _digest(_document_object(document))
    for chunk in chunks:
        if chunk.type is not RecordType.PASSAGE:
            seen = _record_object(chunk, by_id[chunk.source_id])
            found[chunk.id] = _digest(_letters(chunk.evidence.quote)) + _digest(seen)
    return found


def _record_object(chunk: Chunk, document: DocumentInfo) -> list[object]:
    """What a reader would call a change.

    Neither boxes, grades and confidences nor who else says it: they move with every new reading.
    """
    facets = chunk.facets
    return [
        chunk.type,
        " ".join(chunk.evidence.quote.split()),
        chunk.label,
        [(one.name, " ".join(one.evidence.quote.split())) for one in chunk.fields],
        chunk.heading_path,
        (facets.topics, facets.addressees, facets.addressee_groups, facets.municipalities),
        facets.strength,
        chunk.review,
        # Whether it is still offered is told of the publication, not of each record.
        citation(chunk, replace(document, withdrawn=None)),
    ]


def _document_object(document: DocumentInfo) -> list[object]:
    """With its id, which is that of its bytes: a newer version is a change."""
    return [
        document.id,
        (document.title, document.subtitle, document.edition),
        (document.publisher, document.contributors, document.place),
        (document.year, document.date),
        (document.kind, document.language, document.url),
    ]


def _digest(value: object) -> str:
    return digest(value)[:_DIGITS]


def _letters(text: str) -> str:
    """As anchors count: other white space, hyphens or quotation marks make no other words."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).lower())


def _moved(
    known: Mapping[str, Noted], shown: Mapping[str, str], newest_of: Mapping[SourceId, SourceId]
) -> dict[str, str]:
    """New id -> former id of what says the same in the same document, or in its newer version."""
    left: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one, noted in known.items():
        if one not in shown:
            source = SourceId(split_id(one)[0])
            left[newest_of.get(source, source), noted.digest[:_DIGITS]].append(one)
    moved = {}
    for one, said in shown.items():
        if one not in known and (former := left.get((split_id(one)[0], said[:_DIGITS]))):
            moved[one] = former.pop(0)
    return moved


def _listed(found: Mapping[str, str]) -> Listed:
    listed: Listed = {}
    for one, said in found.items():
        source, end = split_id(one)
        listed.setdefault(source, {})[end] = said
    return listed


def _gone(found: Iterable[str]) -> dict[str, tuple[str, ...]]:
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for one in sorted(found):
        source, end = split_id(one)
        gone[source].append(end)
    return {source: tuple(ends) for source, ends in gone.items()}


def _time(history: History) -> str:
    """Now; never before the publication before, whatever the clock says."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return max(now, history.last.time) if history.last else now
