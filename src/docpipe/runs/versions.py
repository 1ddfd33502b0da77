"""What newer versions of publications say otherwise, for the report of a run."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docpipe.corpus import Corpus
from docpipe.errors import CorpusError
from docpipe.export import FACET_CHANGES, TYPE_NAMES
from docpipe.model import Chunk, RecordType, SourceId
from docpipe.pipeline.differences import VersionDifference, version_difference
from docpipe.runs.markdown import in_one_line, table
from docpipe.runs.report import DOCUMENT, RecordChange, VersionChange

SHOWN = 10
"""Records of one newer version that a report shows: what a person reads through. ``docpipe
differences`` shows all."""

_SIGNS = {"new": "neu", "changed": "geändert", "gone": "entfallen"}


def version_changes(
    corpus: Corpus, changes: Sequence[RecordChange]
) -> tuple[tuple[VersionChange, ...], tuple[RecordChange, ...]]:
    """The newer versions among the changes, and the changes, marked if they are told there.

    What cannot be compared, because of one version no records are kept, is told as before.
    """
    told: list[VersionChange] = []
    versions: dict[str, str] = {}
    for one in changes:
        if one.type != DOCUMENT or not one.was_id:
            continue
        try:
            found = version_difference(corpus, SourceId(one.id), SourceId(one.was_id))
        except CorpusError:
            continue
        told.append(_told(one, found))
        versions |= dict.fromkeys((one.id, *_ids(found)), one.was_id)
    marked = tuple(
        replace(one, version=versions[one.id]) if one.id in versions else one for one in changes
    )
    return tuple(told), marked


def _ids(found: VersionDifference) -> Iterator[str]:
    yield from (chunk.id for chunk in (*found.added, *found.removed))
    for pair in found.changed:
        yield from (pair.before.id, pair.after.id)


def _told(one: RecordChange, found: VersionDifference) -> VersionChange:
    listed = [
        replace(
            _record("changed", pair.after, one),
            was=pair.before.evidence.quote,
            was_id=pair.before.id,
            facets=pair.facets,
        )
        for pair in found.changed
    ]
    listed += [_record("gone", chunk, one) for chunk in found.removed]
    listed += [_record("new", chunk, one) for chunk in found.added]
    return VersionChange(
        document=one.document,
        source_id=one.id,
        before=one.was_id,
        n_new=len(found.added),
        n_changed=len(found.changed),
        n_gone=len(found.removed),
        n_unchanged=found.n_unchanged,
        shown=tuple(listed[:SHOWN]),
    )


def _record(standing: str, chunk: Chunk, document: RecordChange) -> RecordChange:
    return RecordChange(
        standing=standing,
        id=chunk.id,
        type=chunk.type.value,
        document=document.document,
        source_id=chunk.source_id,
        quote=chunk.evidence.quote,
        page=chunk.evidence.pages[0].page if chunk.evidence.pages else None,
    )


def versions_markdown(told: Sequence[VersionChange]) -> Iterator[str]:
    """A section, with a part for each publication."""
    if not told:
        return
    yield "## Neue Fassungen"
    yield ""
    for one in told:
        yield f"### {in_one_line(one.document)}"
        yield ""
        yield (
            f"Gegenüber der Fassung davor: {one.n_new} Datensätze neu, {one.n_changed} geändert, "
            f"{one.n_gone} entfallen, {one.n_unchanged} unverändert."
        )
        yield ""
        if one.shown:
            heads = ("", "Art", "Wortlaut", "bisher", "Seite", "Kennung")
            yield from table(heads, map(_row, one.shown))
        more = f"{one.n_more} weitere: " if one.n_more else "Alles nebeneinander: "
        yield f"{more}`docpipe differences {one.source_id} --before {one.before}`"
        yield ""


def _row(one: RecordChange) -> tuple[str, ...]:
    facets = ", ".join(FACET_CHANGES[name] for name in one.facets)
    sign = f"{_SIGNS[one.standing]} ({facets})" if facets else _SIGNS[one.standing]
    was = "ebenso" if one.was == one.quote else one.was or "–"
    kind = TYPE_NAMES[RecordType(one.type)]
    return (sign, kind, one.quote, was, str(one.page or "–"), one.id)
