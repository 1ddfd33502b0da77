"""One source through extraction, structure, mining and chunking, doing only what is stale."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

from docpipe import codec, extraction, mine, structure
from docpipe.chunk import VERSION as CHUNK_VERSION
from docpipe.chunk import chunk
from docpipe.corpus import Artefact, Corpus, Stamp
from docpipe.corpus.store import digest
from docpipe.extraction.recognition.means import due_means, means
from docpipe.files import sha256_bytes
from docpipe.model import (
    Chunk,
    Claim,
    Document,
    Extraction,
    FileFormat,
    Metadata,
    Record,
    RecordType,
    Source,
)
from docpipe.settings import Settings

# In the order in which they are made; each reads the ones before it.
_TOOLS = {
    FileFormat.PDF: ("pdfplumber", "pypdf", "pypdfium2"),
    FileFormat.HTML: ("lxml", "trafilatura"),
    FileFormat.DOCX: ("lxml", "mammoth"),
}
CHAIN = (Artefact.EXTRACTION, Artefact.DOCUMENT, Artefact.RECORDS, Artefact.CHUNKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is worth knowing of a processed source without opening its artefacts."""

    metadata: Metadata
    n_pages: int
    n_chunks: int
    n_records: dict[RecordType, int]
    problems: tuple[tuple[int, str], ...] = ()
    """Physical pages whose text is missing or bad, with why, and the cure."""
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRun:
    """Which stages ran, on how many pages, with what problems; made in the child."""

    stages: tuple[str, ...]
    n_pages: int
    problems: tuple[tuple[int, str], ...]


def is_fresh(corpus: Corpus, source: Source, settings: Settings) -> bool:
    """Whether running the stages again would change nothing."""
    stamps = corpus.stamps(source.id)
    themes = scheme_of(corpus)
    return Artefact.SUMMARY in stamps and all(
        (stored := stamps.get(artefact)) is not None
        and stored.matches(_due(artefact, source, stamps, settings, themes))
        for artefact in CHAIN
    )


def scheme_of(corpus: Corpus) -> mine.Scheme:
    """The corpus's own themes, else those in the package.

    Raises:
        CorpusError: Its ``topics.ttl`` cannot be read.
    """
    path = corpus.root / "topics.ttl"
    return mine.scheme_in(path.read_bytes()) if path.is_file() else mine.default_scheme()


def attempt_digest(source: Source, settings: Settings, password: str | None) -> str:
    """Names an attempt at reading a source: the same attempt would fail the same way."""
    due = [
        _due(Artefact.EXTRACTION, source, {}, settings, mine.default_scheme()),
        settings.limits,
        settings.structure,
    ]
    return digest([due, means(_options(source, settings)), _digest_of(password)])


def _digest_of(password: str | None) -> str:
    return sha256_bytes((password or "").encode())


def run_stages(root: Path, source: Source, settings: Settings, password: str | None) -> StageRun:
    """Run what is stale for one source and save it. Called inside a sandbox.

    Nothing is saved unless all stages succeed, so that artefacts always belong together.

    Raises:
        SourceError: The source is at fault.
    """
    run = _Run(Corpus.open(root), source, settings)
    original = run.corpus.original(source.id)
    run.ensure(
        Artefact.EXTRACTION,
        lambda: extraction.extract(
            original,
            _options(source, settings),
            password=password,
            kept=run.corpus.kept_pages(source.id),
        ),
    )
    run.ensure(Artefact.DOCUMENT, lambda: structure.recover(run.extraction(), settings.structure))
    run.ensure(
        Artefact.RECORDS,
        lambda: mine.mine(run.document(), settings.mine, scheme=run.themes),
    )
    run.ensure(Artefact.CHUNKS, lambda: _cut(run.document(), run.records(), settings, run.themes))
    summary = _summary(run.document(), run.records(), run.chunks())
    if run.made or not run.has_summary:
        run.save(summary)
    return StageRun(
        stages=tuple(name.name.lower() for name in run.made),
        n_pages=summary.n_pages,
        problems=summary.problems,
    )


def _options(source: Source, settings: Settings) -> extraction.ExtractOptions:
    return replace(settings.extract, ocr=source.ocr or settings.extract.ocr)


class _Run:
    """The artefacts of one source: made where stale, loaded where fresh and asked for."""

    def __init__(self, corpus: Corpus, source: Source, settings: Settings) -> None:
        self.corpus = corpus
        self._source, self._settings = source, settings
        self.themes = scheme_of(corpus)
        self._stamps = corpus.stamps(source.id)
        self._values: dict[Artefact, Any] = {}
        self.made: dict[Artefact, bytes] = {}

    def ensure(self, artefact: Artefact, make: Callable[[], object]) -> None:
        """Make an artefact if its stamp is not the one that is due."""
        due = _due(artefact, self._source, self._stamps, self._settings, self.themes)
        stored = self._stamps.get(artefact)
        if stored is not None and stored.matches(due):
            return
        value = make()
        data = codec.write_jsonl(value) if isinstance(value, tuple) else codec.to_json(value)
        self._values[artefact] = value
        if isinstance(value, Extraction) and value.needs_ocr:
            used = means(_options(self._source, self._settings))
            due = replace(due, tools=(*_tools(self._source.format), used))
        self._stamps[artefact] = replace(due, output=sha256_bytes(data))
        self.made[artefact] = data

    @property
    def has_summary(self) -> bool:
        return Artefact.SUMMARY in self._stamps

    def save(self, summary: Summary) -> None:
        data = codec.to_json(summary)
        self._stamps[Artefact.SUMMARY] = Stamp(
            version=codec.SCHEMA_VERSION,
            options="",
            inputs=self._stamps[Artefact.CHUNKS].output,
            output=sha256_bytes(data),
        )
        artefacts = {**self.made, Artefact.SUMMARY: data}
        self.corpus.save_artefacts(self._source.id, artefacts, self._stamps)

    def extraction(self) -> Extraction:
        return cast("Extraction", self._value(Artefact.EXTRACTION))

    def document(self) -> Document:
        return cast("Document", self._value(Artefact.DOCUMENT))

    def records(self) -> tuple[Record, ...]:
        return cast("tuple[Record, ...]", self._value(Artefact.RECORDS))

    def chunks(self) -> tuple[Chunk, ...]:
        return cast("tuple[Chunk, ...]", self._value(Artefact.CHUNKS))

    def _value(self, artefact: Artefact) -> object:
        if artefact not in self._values:
            data = self.corpus.load_bytes(self._source.id, artefact)
            self._values[artefact] = _DECODERS[artefact](data)
        return self._values[artefact]


_DECODERS: dict[Artefact, Callable[[bytes], object]] = {
    Artefact.EXTRACTION: partial(codec.from_json, shape=Extraction),
    Artefact.DOCUMENT: partial(codec.from_json, shape=Document),
    Artefact.RECORDS: partial(codec.read_jsonl, shape=Record),
    Artefact.CHUNKS: partial(codec.read_jsonl, shape=Chunk),
}


def _cut(
    document: Document, records: tuple[Record, ...], settings: Settings, themes: mine.Scheme
) -> tuple[Chunk, ...]:
    return chunk(document, records, settings.chunk, facets=mine.passage_facets(document, themes))


def _summary(document: Document, records: tuple[Record, ...], chunks: tuple[Chunk, ...]) -> Summary:
    kinds = Counter(record.type for record in records)
    return Summary(
        metadata=document.metadata,
        n_pages=len(document.pages),
        n_chunks=len(chunks),
        n_records={kind: kinds[kind] for kind in RecordType if kind is not RecordType.PASSAGE},
        problems=tuple((page.number, page.problem) for page in document.pages if page.problem),
        claims=document.claims,
    )


def _due(
    artefact: Artefact,
    source: Source,
    stamps: Mapping[Artefact, Stamp],
    settings: Settings,
    themes: mine.Scheme,
) -> Stamp:
    """The stamp that an artefact has when it is up to date with the ones before it."""

    def made_of(*inputs: Artefact) -> str:
        return " ".join(stamps[i].output if i in stamps else "-" for i in inputs)

    match artefact:
        case Artefact.EXTRACTION:
            return Stamp(
                version=extraction.VERSION,
                options=digest(settings.extract.without_ocr()),
                inputs=source.sha256,
                tools=(*_tools(source.format), *_due_means(source, stamps, settings)),
            )
        case Artefact.DOCUMENT:
            return Stamp(
                version=structure.VERSION,
                options=digest(settings.structure),
                inputs=made_of(Artefact.EXTRACTION),
            )
        case Artefact.RECORDS:
            return Stamp(
                version=mine.VERSION,
                options=digest((settings.mine, themes.digest)),
                inputs=made_of(Artefact.DOCUMENT),
            )
        case Artefact.CHUNKS:
            # Passages get their facets from the miner, so its version counts here as well.
            return Stamp(
                version=CHUNK_VERSION * 1000 + mine.VERSION,
                options=digest((settings.chunk, settings.mine, themes.digest)),
                inputs=made_of(Artefact.DOCUMENT, Artefact.RECORDS),
            )
        case Artefact.SUMMARY | Artefact.VECTORS | Artefact.IDENTITIES:
            raise AssertionError(f"{artefact} is no link of the chain")


def _due_means(
    source: Source, stamps: Mapping[Artefact, Stamp], settings: Settings
) -> tuple[str, ...]:
    stored = stamps.get(Artefact.EXTRACTION)
    if source.format is not FileFormat.PDF:
        return ()
    return due_means(_options(source, settings), stored.tools if stored else None)


@cache
def _tools(form: FileFormat) -> tuple[str, ...]:
    return tuple(f"{name} {version(name)}" for name in _TOOLS[form])
