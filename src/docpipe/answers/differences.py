"""Two versions of a publication side by side, for the command line, REST and the page."""

from dataclasses import dataclass

from docpipe.answers.recovered import Version, versions
from docpipe.corpus import Corpus
from docpipe.errors import UnknownIdError
from docpipe.export import hit_object
from docpipe.model import SourceId
from docpipe.pipeline.differences import VersionDifference, former_version, version_difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two versions, and what distinguishes their records."""

    before: Version
    after: Version
    found: VersionDifference


def compared(corpus: Corpus, document_id: str, former: str | None = None) -> Compared:
    """A version beside another one of the same publication; without ``former`` the one before it.

    Raises:
        UnknownIdError: There is no such version.
    """
    known = {one.source.id: one for one in versions(corpus, document_id)}
    if document_id not in known:
        raise UnknownIdError(f"Kein Dokument mit der Kennung {document_id[:40]}.")
    before = SourceId(former) if former else former_version(corpus, SourceId(document_id))
    if before is None:
        raise UnknownIdError(f"Von {document_id} gibt es hier keine frühere Fassung.")
    if before not in known:
        raise UnknownIdError(f"{former} ist keine andere Fassung von {document_id}.")
    found = version_difference(corpus, SourceId(document_id), before)
    return Compared(before=known[before], after=known[SourceId(document_id)], found=found)


def differences_answer(
    corpus: Corpus, document_id: str, former: str | None = None
) -> dict[str, object]:
    """What ``compared`` finds as plain JSON values; every record as search shows it."""
    both = compared(corpus, document_id, former)
    found, was, now = both.found, both.before.document, both.after.document
    return {
        "document": _version(both.after),
        "before": _version(both.before),
        "counts": counts(found),
        "added": [hit_object(one, now) for one in found.added],
        "removed": [hit_object(one, was) for one in found.removed],
        "changed": [
            {
                "likeness": round(one.likeness, 3),
                "facets": list(one.facets),
                "before": hit_object(one.before, was),
                "after": hit_object(one.after, now),
            }
            for one in found.changed
        ],
    }


def counts(found: VersionDifference) -> dict[str, int]:
    """How many records came, went, changed and stayed."""
    return {
        "added": len(found.added),
        "removed": len(found.removed),
        "changed": len(found.changed),
        "unchanged": found.n_unchanged,
    }


def _version(one: Version) -> dict[str, object]:
    return {
        "id": one.source.id,
        "title": one.document.title,
        "year": one.document.year,
        "file": one.source.filename,
        "taken_in": one.source.taken_in,
    }
