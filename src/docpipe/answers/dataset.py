"""The open data set: everything that is published, as a folder of files that can be cited.

Written from one snapshot and without a clock, so writing it again gives the same bytes. The
passages, which with the records make up nearly the whole text of the publications, are written
only on request: quoting single statements with their source is allowed to everybody, handing on
whole works only to whoever holds the rights.
"""

import json
import shutil
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docpipe._version import __version__
from docpipe.errors import DatasetError
from docpipe.export import described_object, entry_object, to_jsonl
from docpipe.export.dataset.catalogue import catalogue, of_files
from docpipe.export.dataset.columns import DOCUMENT_COLUMNS
from docpipe.export.dataset.described import (
    CATALOGUE,
    CITATION,
    DATA,
    DESCRIPTOR,
    DOCUMENTS,
    DOCUMENTS_CSV,
    NAME,
    PASSAGES,
    PASSAGES_PARQUET,
    README,
    README_ENGLISH,
    RECORDS,
    RECORDS_CSV,
    RECORDS_PARQUET,
    SUMS,
    TOPICS,
    Described,
    Written,
)
from docpipe.export.dataset.descriptor import descriptor
from docpipe.export.dataset.papers import (
    citation_file,
    citation_of,
    readme_english,
    readme_german,
)
from docpipe.export.dataset.parquet import write_parquet
from docpipe.export.dataset.topics import topics_turtle
from docpipe.export.tabular import to_table, write_csv
from docpipe.files import replacing_folder, sha256_bytes, sha256_file
from docpipe.mine import default_scheme
from docpipe.model import Filters, RecordType
from docpipe.model.licence import LICENCES
from docpipe.pipeline import Workspace
from docpipe.search import Searcher

_PACKING = threading.Lock()
"""Packing takes seconds: whoever asks meanwhile waits rather than do it as well."""

_PASSAGES = Filters(types=(RecordType.PASSAGE,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A data set that was read back.

    Attributes:
        records: The public objects, as ``docpipe records --format jsonl`` gives them.
        documents: The publications with all that is claimed of them.
        passages: Empty unless they were written.
        descriptor: ``datapackage.json``.
    """

    records: tuple[dict[str, Any], ...]
    documents: tuple[dict[str, Any], ...]
    passages: tuple[dict[str, Any], ...]
    descriptor: Mapping[str, Any]

    @property
    def version(self) -> str:
        """Id of the snapshot that it was taken from."""
        return str(self.descriptor["version"])


def write_dataset(
    searcher: Searcher, place: Workspace, target: Path, *, passages: bool = False
) -> dict[str, object]:
    """Write the data set into a folder; an earlier data set there is replaced as a whole.

    Returns:
        Version, counts, files and how to cite it, as plain JSON values.

    Raises:
        DatasetError: The folder holds something else.
    """
    _check_target(target)
    data = described(searcher, place, passages=passages)
    with replacing_folder(target) as draft:
        _write_data(draft, searcher, place, passages=passages)
        files = [_written(draft / name) for name in DATA if (draft / name).exists()]
        papers = {
            DESCRIPTOR: descriptor(data, files),
            CATALOGUE: catalogue(data, of_files(files)),
            CITATION: citation_file(data),
            README: readme_german(data, files),
            README_ENGLISH: readme_english(data, files),
        }
        for name, text in papers.items():
            (draft / name).write_bytes(text.encode())
        everything = [*files, *(_written(draft / name) for name in papers)]
        (draft / SUMS).write_text(_sums(everything), encoding="utf-8")
    return {
        "version": data.version,
        "created_at": data.created_at,
        "counts": dict(data.counts),
        "files": sorted([*(file.name for file in everything), SUMS]),
        "citation": citation_of(data),
    }


def archive(searcher: Searcher, place: Workspace, folder: Path) -> Path:
    """The data set as a ZIP file below ``folder``; made once for a snapshot and what is said of it.

    Equal data sets give equal archives. Whoever asks while it is being made waits for it.
    """
    target = _archive_of(searcher, place, folder)
    if not target.is_file():
        with _PACKING:
            if not target.is_file():
                _make_archive(searcher, place, target)
    return target


def _archive_of(searcher: Searcher, place: Workspace, folder: Path) -> Path:
    data = described(searcher, place)
    said = sha256_bytes(repr(data).encode())[:12]
    return folder / f"{NAME}-{data.version}-{said}.zip"


def _make_archive(searcher: Searcher, place: Workspace, target: Path) -> None:
    folder = target.parent
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as draft:
        inside = Path(draft) / NAME
        write_dataset(searcher, place, inside)
        packed = Path(draft) / target.name
        _pack(inside, packed)
        packed.replace(target)
    for former in folder.glob(f"{NAME}-*.zip"):
        if former != target:
            former.unlink(missing_ok=True)


def _pack(inside: Path, packed: Path) -> None:
    with ZipFile(packed, "w") as zipped:
        for path in sorted(inside.iterdir()):
            # Times and rights of the files say nothing of the data.
            entry = ZipInfo(f"{inside.name}/{path.name}")
            entry.compress_type = ZIP_STORED if path.suffix == ".parquet" else ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with path.open("rb") as source, zipped.open(entry, "w") as stream:
                shutil.copyfileobj(source, stream)


def read_dataset(folder: str | Path) -> Dataset:
    """Read a data set back; its checksums are compared first.

    Raises:
        DatasetError: It is none, or a file is missing or damaged.
    """
    place = Path(folder)
    wrong = wrong_files(place)
    if wrong:
        raise DatasetError(
            f"Der Datensatz {place} ist beschädigt: {', '.join(wrong)}. Abhilfe: neu herunterladen "
            "oder mit „docpipe export“ neu schreiben."
        )
    return Dataset(
        records=tuple(_lines(place / RECORDS)),
        documents=tuple(_lines(place / DOCUMENTS)),
        passages=tuple(_lines(place / PASSAGES)) if (place / PASSAGES).exists() else (),
        descriptor=json.loads((place / DESCRIPTOR).read_bytes()),
    )


def wrong_files(folder: Path) -> list[str]:
    """Names of files that are missing or not what was written.

    Raises:
        DatasetError: The folder is no data set.
    """
    if not _is_dataset(folder):
        raise DatasetError(f"{folder} ist kein Datensatz von docpipe ({DESCRIPTOR}, {SUMS}).")
    return [
        name
        for name, digest in _named_sums(folder).items()
        if not (folder / name).is_file() or sha256_file(folder / name) != digest
    ]


def described(searcher: Searcher, place: Workspace, *, passages: bool = False) -> Described:
    """What is said of the data set of the open snapshot."""
    said, web, manifest = place.settings.dataset, place.settings.web, searcher.manifest
    documents = searcher.documents
    years = [document.year for document in documents if document.year is not None]
    counts = {"documents": len(documents), "records": manifest.counts.records}
    if passages:
        counts["passages"] = manifest.counts.chunks - manifest.counts.records
    contact = said.contact or web.contact
    return Described(
        title=said.title,
        description=said.description or _description(counts, years),
        publisher=said.publisher or web.operator,
        publisher_url=said.publisher_url or web.base_url,
        contact=contact if "@" in contact or contact.startswith("http") else "",
        licence=LICENCES[said.licence],
        attribution=said.attribution,
        contributor_id=said.contributor_id,
        spatial=said.spatial,
        themes=said.themes,
        keywords=said.keywords,
        address=f"{web.base_url}/data" if web.base_url else "",
        version=manifest.snapshot_id,
        created_at=manifest.created_at,
        program=f"docpipe {__version__}",
        counts=counts,
        years=(min(years), max(years)) if years else None,
        languages=tuple(sorted({document.language for document in documents})),
    )


def _description(counts: Mapping[str, int], years: Iterable[int]) -> str:
    known = list(years)
    span = f" aus den Jahren {min(known)} bis {max(known)}" if known else ""
    return (
        f"{counts['records']} Empfehlungen, Praxisbeispiele, Begriffe und Forderungen aus "
        f"{counts['documents']} Veröffentlichungen{span}: jede Aussage im Wortlaut, mit Seite, "
        "Thema, Adressat und Nachweis."
    )


def _write_data(folder: Path, searcher: Searcher, place: Workspace, *, passages: bool) -> None:
    with (folder / RECORDS).open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(to_jsonl([one]) for one in _objects(searcher, Filters()))
    with (folder / RECORDS_CSV).open("w", encoding="utf-8", newline="") as stream:
        write_csv(stream, searcher.records())
    write_parquet(folder / RECORDS_PARQUET, _objects(searcher, Filters()))
    documents = list(_documents(searcher, place))
    (folder / DOCUMENTS).write_bytes(to_jsonl(documents).encode())
    columns = [column.name for column in DOCUMENT_COLUMNS]
    (folder / DOCUMENTS_CSV).write_bytes(to_table(columns, documents).encode())
    (folder / TOPICS).write_bytes(_topics(place))
    if passages:
        with (folder / PASSAGES).open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(to_jsonl([one]) for one in _objects(searcher, _PASSAGES))
        write_parquet(folder / PASSAGES_PARQUET, _objects(searcher, _PASSAGES))


def _objects(searcher: Searcher, filters: Filters) -> Iterator[dict[str, Any]]:
    return (entry_object(entry) for entry in searcher.records(filters))


def _documents(searcher: Searcher, place: Workspace) -> Iterator[dict[str, object]]:
    sources = {source.id: source for source in place.corpus.sources()}
    counts = Counter(document.id for _, document in searcher.records())
    for document in searcher.documents:
        source = sources.get(document.id)
        yield {
            **described_object(document),
            "landing_page": source.landing_page if source else None,
            "licence": source.licence if source else None,
            "sha256": source.sha256 if source else None,
            "records": counts[document.id],
        }


def _topics(place: Workspace) -> bytes:
    own = place.corpus.root / "topics.ttl"
    if own.is_file():
        return own.read_bytes()
    return topics_turtle((theme.name, theme.strong) for theme in default_scheme().themes).encode()


def _check_target(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise DatasetError(f"{target} ist eine Datei. Bitte einen Ordner nennen.")
    if not target.exists() or not any(target.iterdir()):
        return
    if not _is_dataset(target):
        raise DatasetError(
            f"{target} ist nicht leer und kein früherer Datensatz. Bitte einen anderen Ordner "
            "nennen oder ihn leeren."
        )
    known = {*_named_sums(target), SUMS}
    foreign = sorted(path.name for path in target.iterdir() if path.name not in known)
    if foreign:
        raise DatasetError(
            f"In {target} liegt außer dem Datensatz noch {', '.join(foreign[:3])}; das ginge "
            "verloren. Bitte verschieben oder einen anderen Ordner nennen."
        )


def _is_dataset(folder: Path) -> bool:
    try:
        described_as = json.loads((folder / DESCRIPTOR).read_bytes())
    except (OSError, ValueError):
        return False
    is_ours = isinstance(described_as, dict) and described_as.get("name") == NAME
    return is_ours and (folder / SUMS).is_file()


def _named_sums(folder: Path) -> dict[str, str]:
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("  ") for line in lines)
    # Names only: a list from elsewhere must not lead out of the folder.
    return {Path(name).name: digest for digest, _, name in pairs if name}


def _sums(files: Iterable[Written]) -> str:
    ordered = sorted(files, key=lambda file: file.name)
    return "".join(f"{file.sha256}  {file.name}\n" for file in ordered)


def _written(path: Path) -> Written:
    return Written(name=path.name, n_bytes=path.stat().st_size, sha256=sha256_file(path))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as stream:
        for line in stream:
            yield json.loads(line)
