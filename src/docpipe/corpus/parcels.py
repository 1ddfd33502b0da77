"""One source with all that reading it needs, or with what reading it gave, as bytes that travel.

A parcel is an ordinary tar archive with the paths of the corpus folder in it.
"""

import io
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docpipe import codec
from docpipe.corpus.store import Artefact, Corpus, Stamp
from docpipe.errors import CorpusError, SchemaMismatchError
from docpipe.files import sha256_bytes, write_atomic
from docpipe.model import FileFormat, Source, SourceId

READ = (
    Artefact.EXTRACTION,
    Artefact.DOCUMENT,
    Artefact.RECORDS,
    Artefact.CHUNKS,
    Artefact.SUMMARY,
)
"""What the stages make of a source alone; vectors and identities come about with all others."""

_SOURCE, _THEMES, _STAMPS = "source.json", "topics.ttl", "stages.json"
_ORIGINAL, _ARTEFACT, _PAGE = "original/", "work/", "recognised/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What goes to a worker, or comes back from it.

    Attributes:
        source: What is read.
        original: Its untouched bytes; empty on the way back.
        themes: The corpus's own ``topics.ttl``, if it has one.
        stamps: Of the artefacts that the sender has.
        artefacts: Their content, uncompressed; on the way back only what is new.
        pages: Pages read from their pictures, by file name, to be kept for another time.
    """

    source: Source
    original: bytes = b""
    themes: bytes | None = None
    stamps: Mapping[Artefact, Stamp] = field(default_factory=dict)
    artefacts: Mapping[Artefact, bytes] = field(default_factory=dict)
    pages: Mapping[str, bytes] = field(default_factory=dict)


def parcel_for(corpus: Corpus, source_id: SourceId) -> Parcel:
    """All that a worker needs to bring this source up to date."""
    themes = corpus.root / "topics.ttl"
    stamps = _stamps(corpus, source_id)
    return Parcel(
        source=corpus.source(source_id),
        original=corpus.original(source_id).read_bytes(),
        themes=themes.read_bytes() if themes.is_file() else None,
        stamps=stamps,
        artefacts={one: corpus.load_bytes(source_id, one) for one in stamps},
        pages=_pages(corpus, source_id),
    )


def settle_in(parcel: Parcel, corpus: Corpus) -> None:
    """Make of an empty folder a corpus with nothing but this source."""
    source = parcel.source
    corpus.save_sources([source])
    write_atomic(corpus.root / "originals" / f"{source.id}.{source.format}", parcel.original)
    if parcel.themes is not None:
        write_atomic(corpus.root / "topics.ttl", parcel.themes)
    _keep_pages(parcel, corpus)
    corpus.save_artefacts(source.id, parcel.artefacts, parcel.stamps)


def answer_to(parcel: Parcel, corpus: Corpus) -> Parcel:
    """What has come about in the corpus that ``settle_in`` made of a parcel."""
    source_id = parcel.source.id
    stamps = _stamps(corpus, source_id)
    new = [one for one in stamps if stamps[one] != parcel.stamps.get(one)]
    pages = _pages(corpus, source_id)
    return Parcel(
        source=parcel.source,
        stamps=stamps,
        artefacts={one: corpus.load_bytes(source_id, one) for one in new},
        pages={name: data for name, data in pages.items() if parcel.pages.get(name) != data},
    )


def bring_home(answer: Parcel, corpus: Corpus) -> None:
    """Save what a worker made, as if it had been made here.

    Raises:
        CorpusError: It is not what its stamps say; nothing was saved.
    """
    source_id = answer.source.id
    for artefact, data in answer.artefacts.items():
        if answer.stamps[artefact].output != sha256_bytes(data):
            raise damaged(source_id)
    _keep_pages(answer, corpus)
    if answer.artefacts:
        stamps = {**corpus.stamps(source_id), **answer.stamps}
        corpus.save_artefacts(source_id, answer.artefacts, stamps)


def damaged(source_id: SourceId) -> CorpusError:
    """The error for a parcel that does not hold what it should."""
    return CorpusError(
        f"Was ein Arbeiter zu {source_id} zurückgab, ist beschädigt. Abhilfe: den nächsten Lauf "
        "abwarten, der es wiederholt; kommt es wieder vor, den Ablageort in [cluster] exchange "
        "prüfen."
    )


# Bytes ---------------------------------------------------------------------------------


def pack(parcel: Parcel) -> bytes:
    """The parcel as a tar archive; equal parcels give equal bytes."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in _members(parcel):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def unpack(data: bytes) -> Parcel:
    """Undo ``pack``. Only members with a known name are looked at, and nothing is put on disk.

    Raises:
        SchemaMismatchError: The bytes are no parcel.
    """
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            members = {
                member.name: stored.read()
                for member in archive
                if (stored := archive.extractfile(member)) is not None
            }
    except (tarfile.TarError, OSError, EOFError) as exc:
        raise SchemaMismatchError("Das Paket ist kein vollständiges Archiv.") from exc
    if not {_SOURCE, _STAMPS} <= members.keys():
        raise SchemaMismatchError("Dem Paket fehlt, wozu es gehört.")
    source = codec.from_json(members[_SOURCE], Source)
    stamps = codec.from_json(members[_STAMPS], dict[str, Stamp])
    return Parcel(
        source=source,
        original=members.get(f"{_ORIGINAL}{source.id}.{FileFormat(source.format)}", b""),
        themes=members.get(_THEMES),
        stamps={one: stamps[one.name] for one in READ if one.name in stamps},
        artefacts={one: members[_at(one)] for one in READ if _at(one) in members},
        pages={
            name.removeprefix(_PAGE): content
            for name, content in members.items()
            # A name with a folder in it would lead out of the place where pages are kept.
            if name.startswith(_PAGE) and "/" not in name.removeprefix(_PAGE)
        },
    )


def _members(parcel: Parcel) -> Iterator[tuple[str, bytes]]:
    source = parcel.source
    yield _SOURCE, codec.to_json(source)
    yield _STAMPS, codec.to_json({one.name: parcel.stamps[one] for one in sorted(parcel.stamps)})
    if parcel.original:
        yield f"{_ORIGINAL}{source.id}.{source.format}", parcel.original
    if parcel.themes is not None:
        yield _THEMES, parcel.themes
    for artefact in sorted(parcel.artefacts):
        yield _at(artefact), parcel.artefacts[artefact]
    for name in sorted(parcel.pages):
        yield f"{_PAGE}{name}", parcel.pages[name]


def _at(artefact: Artefact) -> str:
    # Uncompressed in here, whatever the name on disk says.
    return _ARTEFACT + artefact.value.removesuffix(".gz")


def _stamps(corpus: Corpus, source_id: SourceId) -> dict[Artefact, Stamp]:
    return {one: stamp for one, stamp in corpus.stamps(source_id).items() if one in READ}


def _pages(corpus: Corpus, source_id: SourceId) -> dict[str, bytes]:
    folder = corpus.kept_pages(source_id)
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def _keep_pages(parcel: Parcel, corpus: Corpus) -> None:
    folder = corpus.kept_pages(parcel.source.id)
    for name, data in parcel.pages.items():
        write_atomic(folder / name, data)
