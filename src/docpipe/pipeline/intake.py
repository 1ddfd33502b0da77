"""Files, folders, lists and addresses into the corpus: which are new, known, or the same again."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from docpipe.corpus import CatalogueEntry, Corpus, QuarantineEntry, read_catalogue
from docpipe.corpus.observations import add_retrieval
from docpipe.errors import (
    CorpusError,
    DownloadError,
    QueryError,
    SourceError,
    TooLargeError,
)
from docpipe.extraction.formats import SUFFIXES, format_of
from docpipe.fetch import Fetcher
from docpipe.fetch.address import canonical
from docpipe.files import sha256_file
from docpipe.model import Ocr, Source, SourceId, source_id
from docpipe.pipeline.download import Downloaded, download, is_address
from docpipe.pipeline.workspace import Workspace

_LOG = logging.getLogger(__name__)

_LIST_SUFFIXES = frozenset({".txt", ".list"})


class Standing(StrEnum):
    """How an input stands to what the corpus held before."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One input file.

    Attributes:
        file: As the user named it; below a folder, the path inside that folder.
        path: The full path or address.
        entry: Why it could not even be taken in.
    """

    file: str
    path: str
    standing: Standing
    source_id: SourceId | None
    entry: QuarantineEntry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What came of the inputs, one item for each file, in the order of the inputs."""

    items: tuple[Item, ...]
    n_not_at_hand: int = 0
    """Catalogue entries of which neither a file nor an address is known."""


Describe = Callable[[Source], Source]
"""Adds what is known of a file from elsewhere than itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A file that may become a source.

    Attributes:
        origin: The place or address that it counts for.
        former: Where the same publication lay before, if it is known to have left that place.
    """

    file: str
    path: Path
    origin: str
    filename: str
    describe: Describe = lambda source: source
    former: str | None = None


def take_in(inputs: Sequence[str] | None, place: Workspace, *, ocr: Ocr | None = None) -> Intake:
    """Copy new files into the corpus and list them as sources. The caller holds the corpus lock.

    Args:
        inputs: Files, folders, text files that list either, or addresses; ``None`` stands for all
            entries of the catalogue.
        place: Where they go, and how large they may be.
        ocr: Which of their pages are read from their pictures, now and from now on; ``None`` for
            what was said before, or else what the settings say.

    Raises:
        QueryError: An input does not exist.
        CorpusError: The catalogue cannot be read, or nothing is named and nothing is there.
    """
    corpus = place.corpus
    catalogue = read_catalogue(corpus.root)
    if inputs is None and not catalogue and not corpus.sources():
        raise CorpusError(
            f"In {corpus.root} liegt weder ein Katalog (catalogue.jsonl) noch eine Quelle. "
            "Ist --corpus richtig? Sonst Dateien oder Ordner nennen: docpipe ingest PFAD."
        )
    _clear_drafts(corpus)
    at_hand = {
        place_of(corpus.root / entry.file, corpus): entry for entry in catalogue if entry.file
    } | {canonical(entry.url): entry for entry in catalogue if entry.url}
    with Fetcher(place.settings.fetch) as fetcher:
        register = Register(place, at_hand, ocr)
        for name in _catalogued(corpus, catalogue) if inputs is None else inputs:
            for candidate in _expand(name, register, fetcher):
                register.add(candidate)
    corpus.save_sources(register.sources.values())
    not_at_hand = sum(not entry.file and not entry.url for entry in catalogue)
    return Intake(items=tuple(register.items), n_not_at_hand=not_at_hand if inputs is None else 0)


def place_of(path: Path, corpus: Corpus) -> str:
    """How a place is noted: below the corpus relative to it, so that the folder can be moved."""
    full, root = path.resolve(), corpus.root.resolve()
    return str(full.relative_to(root) if full.is_relative_to(root) else full)


def _clear_drafts(corpus: Corpus) -> None:
    """Remove half-copied originals of runs that were killed; the caller holds the lock."""
    for draft in corpus.root.glob("originals/*.draft"):
        draft.unlink()


def _catalogued(corpus: Corpus, catalogue: Sequence[CatalogueEntry]) -> list[str]:
    return [
        str(corpus.root / entry.file) if entry.file else entry.url or ""
        for entry in catalogue
        if entry.file or entry.url
    ]


class Register:
    """The list of sources while inputs are added to it; the caller holds the corpus lock."""

    def __init__(
        self,
        place: Workspace,
        at_hand: Mapping[str, CatalogueEntry],
        ocr: Ocr | None,
        seen: set[SourceId] | None = None,
    ) -> None:
        self.corpus = corpus = place.corpus
        self.max_bytes = place.settings.extract.max_bytes
        self.incoming = corpus.root / "incoming"
        self.at_hand = at_hand
        self.ocr = ocr
        self._now = datetime.now(UTC).isoformat(timespec="seconds")
        self.sources = {source.id: source for source in corpus.sources()}
        self._tried = {entry.source_id for entry in corpus.quarantine()}
        self._seen: set[SourceId] = set() if seen is None else seen
        self.lists: set[Path] = set()
        self.items: list[Item] = []

    def refuse(self, file: str, path: str, error: SourceError, source: SourceId | None) -> None:
        """Note an input that cannot be taken in."""
        entry = QuarantineEntry(
            file=file,
            origin=path,
            source_id=source,
            stage="intake",
            reason=error.reason,
            message=str(error),
        )
        self.items.append(
            Item(
                file=file,
                path=path,
                standing=Standing.QUARANTINED,
                source_id=source,
                entry=entry,
            )
        )

    def add(self, candidate: Candidate) -> None:
        """Note an input and keep its bytes, unless the corpus has them."""
        try:
            sha256, n_bytes = sha256_file(candidate.path), candidate.path.stat().st_size
        except OSError as exc:
            error = DownloadError(f"{candidate.file} lässt sich nicht lesen: {exc.strerror}.")
            self.refuse(candidate.file, candidate.origin, error, None)
            return
        identifier = source_id(sha256)
        try:
            form = format_of(candidate.path, candidate.filename)
        except SourceError as error:
            self.refuse(candidate.file, candidate.origin, error, None)
            return
        if n_bytes > self.max_bytes:
            limit = f"{self.max_bytes / 1e6:.0f} MB (Einstellung [extract] max_bytes)"
            self.refuse(
                candidate.file, candidate.origin, TooLargeError(f"Größer als {limit}."), identifier
            )
            return
        before = self.sources.get(identifier)
        standing = self._standing(identifier, candidate)
        replaced = self._leave_place(identifier, candidate.origin)
        if candidate.former is not None:
            replaced = self._leave_place(identifier, candidate.former) or replaced
        if standing is Standing.ADDED and replaced:
            standing = Standing.UPDATED
        known = before or Source(
            id=identifier,
            sha256=sha256,
            n_bytes=n_bytes,
            filename=candidate.filename,
            origins=(),
            url=candidate.origin if is_address(candidate.origin) else None,
            format=form,
            taken_in=self._now,
        )
        places = known.origins if known.superseded_by is None else ()
        kept = {o for o in places if _is_there(o, self.corpus)} | {candidate.origin}
        kept -= {candidate.former}
        self.corpus.keep_original(identifier, candidate.path, known.format)
        self.sources[identifier] = candidate.describe(
            replace(
                known,
                origins=tuple(sorted(kept)),
                superseded_by=None,
                ocr=self.ocr or known.ocr,
            )
        )
        self._seen.add(identifier)
        self.items.append(
            Item(
                file=candidate.file,
                path=candidate.origin,
                standing=standing,
                source_id=identifier,
            )
        )

    def _standing(self, identifier: SourceId, candidate: Candidate) -> Standing:
        known = self.sources.get(identifier)
        if identifier in self._seen:
            return Standing.DUPLICATE
        if known is None or self._is_unfinished(known):
            return Standing.ADDED
        if known.superseded_by is not None or known != candidate.describe(known):
            return Standing.UPDATED
        elsewhere = [
            o for o in known.origins if _is_there(o, self.corpus) and o != candidate.former
        ]
        if candidate.origin not in known.origins and elsewhere:
            return Standing.DUPLICATE
        return Standing.UNCHANGED

    def _is_unfinished(self, source: Source) -> bool:
        """Taken in by a run that did not live to read it: it is still new."""
        return source.id not in self._tried and not self.corpus.stamps(source.id)

    def _leave_place(self, identifier: SourceId, origin: str) -> bool:
        """Take a place from the content that had it; one without any place left is superseded."""
        for other in [s for s in self.sources.values() if origin in s.origins]:
            if other.id == identifier:
                continue
            left = tuple(o for o in other.origins if o != origin)
            # A superseded source keeps its last place: that is where it came from.
            successor = other.superseded_by or (None if left else identifier)
            self.sources[other.id] = replace(
                other, origins=left or (origin,), superseded_by=successor
            )
            if other.superseded_by is None:
                return True
        return False


def _is_there(origin: str, corpus: Corpus) -> bool:
    """Whether a place still exists; of an address nobody can say, so it counts as existing."""
    return is_address(origin) or (corpus.root / origin).exists()


def described_by(entry: CatalogueEntry | None) -> Describe:
    """What the catalogue says replaces what was known."""
    return (lambda source: source) if entry is None else partial(_as_catalogued, entry)


def _as_catalogued(entry: CatalogueEntry, source: Source) -> Source:
    return replace(
        source,
        title=entry.title,
        publisher=entry.publisher,
        year=entry.year,
        kind=entry.kind,
        language=entry.language,
        licence=entry.licence,
        url=entry.url,
        landing_page=entry.landing_page,
    )


def _expand(name: str, register: Register, fetcher: Fetcher) -> Iterator[Candidate]:
    """All files that one input stands for; what cannot be had is refused on the way."""
    path = Path(name)
    if is_address(name):
        yield from _fetched(name, register, fetcher)
    elif path.is_dir():
        for below in sorted(_readable(path)):
            yield _candidate(str(below.relative_to(path)), below, register)
    elif path.suffix.lower() in _LIST_SUFFIXES and path.is_file():
        for listed in _listed(path, register):
            yield from _expand(listed, register, fetcher)
    else:
        yield from _one_file(name, path, register)


def _listed(path: Path, register: Register) -> list[str]:
    """Paths and addresses of a list; its paths are relative to the list itself."""
    if path.resolve() in register.lists:
        raise QueryError(f"Die Liste {path} nennt sich selbst oder steht zweimal da.")
    register.lists.add(path.resolve())
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as exc:
        raise QueryError(f"Die Liste {path} ist kein UTF-8. Bitte so speichern.") from exc
    names = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return [name if is_address(name) else str(path.parent / name) for name in names]


def _one_file(name: str, path: Path, register: Register) -> Iterator[Candidate]:
    origin = place_of(path, register.corpus)
    if path.is_file():
        yield _candidate(name, path, register)
    elif origin in register.at_hand:
        missing = DownloadError(
            f"{name} steht im Katalog, die Datei fehlt aber. Bitte wiederherstellen."
        )
        register.refuse(name, origin, missing, None)
    else:
        raise QueryError(f"{name} gibt es nicht. Bitte den Pfad prüfen.")


def _candidate(file: str, path: Path, register: Register) -> Candidate:
    origin = place_of(path, register.corpus)
    return Candidate(
        file=file,
        path=path,
        origin=origin,
        filename=path.name,
        describe=described_by(register.at_hand.get(origin)),
    )


def _readable(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in names:
            if Path(name).suffix.lower() in SUFFIXES:
                yield Path(parent, name)


def _fetched(address: str, register: Register, fetcher: Fetcher) -> Iterator[Candidate]:
    got: Downloaded | None = None
    # Two spellings of an address are one place: by another one no old version would be found.
    origin = canonical(address)
    try:
        got = download(address, fetcher, register.incoming, max_bytes=register.max_bytes)
        yield Candidate(
            file=address,
            path=got.path,
            origin=origin,
            filename=got.filename,
            describe=described_by(register.at_hand.get(origin)),
        )
        add_retrieval(register.corpus.root, got.retrieval)
    except SourceError as error:
        register.refuse(address, origin, error, None)
    finally:
        if got is not None:
            got.path.unlink(missing_ok=True)
        fetcher.tidy(register.incoming)
