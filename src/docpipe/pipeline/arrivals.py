"""Files that were fetched from watched addresses, into the corpus."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from docpipe.corpus import CatalogueEntry
from docpipe.errors import NotAPdfError, SourceError
from docpipe.extraction.formats import format_of
from docpipe.model import FileFormat, Found, Retrieval, Source, SourceId, Watch
from docpipe.pipeline.intake import Candidate, Intake, Register, described_by
from docpipe.pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A fetched file, and all that is known of it.

    Attributes:
        former: Where the same publication lay before, if it has moved or was renamed.
        described: The entry of the catalogue that stands for it; what the place says otherwise.
        filename: As the server or the address names it.
    """

    path: Path
    found: Found
    watch: Watch
    retrieval: Retrieval
    filename: str
    former: str | None = None
    described: CatalogueEntry | None = None


def take_in_fetched(
    arrivals: Sequence[Arrival], place: Workspace, seen: set[SourceId] | None = None
) -> Intake:
    """Copy fetched files into the corpus. The caller holds the corpus lock.

    The same bytes are the same source, whatever the address; other bytes at an address, or at the
    one to which a publication has moved, are its new version. A page where there was a PDF is
    refused: that is an error message under another name, and what was there stays served.

    Args:
        arrivals: The files.
        place: Where they go.
        seen: What came in this run already, in other batches; what comes now is added to it.
    """
    register = Register(place, {}, None, seen)
    for arrival in arrivals:
        candidate = _candidate(arrival)
        try:
            _check_kind(arrival)
        except SourceError as error:
            register.refuse(candidate.file, candidate.origin, error, None)
            continue
        register.add(candidate)
    register.corpus.save_sources(register.sources.values())
    return Intake(items=tuple(register.items))


def _candidate(arrival: Arrival) -> Candidate:
    address = arrival.found.address
    return Candidate(
        file=address,
        path=arrival.path,
        origin=address,
        filename=arrival.filename,
        describe=partial(_described, arrival),
        former=arrival.former,
    )


def _check_kind(arrival: Arrival) -> None:
    """An address that ends like a PDF must serve one, or nothing that counts."""
    address = arrival.found.address
    if not urlsplit(address).path.lower().endswith(".pdf"):
        return
    # By content alone: under its own name it would pass for a PDF.
    if format_of(arrival.path, "") is FileFormat.HTML:
        raise NotAPdfError(
            f"{address} liefert eine Webseite statt eines PDF, wohl eine Fehlermeldung. Was vorher "
            "dort lag, bleibt in Kraft; der nächste Lauf fragt wieder."
        )


def _described(arrival: Arrival, source: Source) -> Source:
    """What the catalogue says, or else the place; what neither says stays."""
    found, watch = arrival.found, arrival.watch
    source = described_by(arrival.described)(source)
    if arrival.described is None:
        source = replace(
            source,
            title=watch.title or found.title or source.title,
            publisher=watch.publisher or source.publisher,
            year=watch.year or source.year,
            kind=watch.document_kind or source.kind,
            language=watch.language or source.language,
            licence=watch.licence or source.licence,
            landing_page=watch.at if watch.at != found.address else source.landing_page,
        )
    return replace(source, url=found.address, withdrawn=None)
