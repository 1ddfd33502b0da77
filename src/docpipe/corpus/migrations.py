"""Which shape the files of a corpus have, and how an older one becomes that of today.

``format.json`` says it; without one it is version 1. The next command that writes brings an older
corpus up to date, under the lock of the corpus, after copying the lists to ``formats/before-N/``.
Each step may be done twice: ``format.json`` is written last, so a kill in between does it again.
"""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from docpipe import codec
from docpipe._version import __version__
from docpipe.errors import CorpusError, SchemaMismatchError
from docpipe.files import replacing_folder, write_atomic
from docpipe.model import Source

_LOG = logging.getLogger(__name__)

NAME = "format.json"
COPIES = "formats"

VERSION = 2
"""Raised whenever a docpipe of before would misread what is written now; see ``_STEPS``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """``format.json``; other names in it are of later versions, and left alone."""

    version: int
    docpipe_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one version changed.

    Attributes:
        to: The version that it makes.
        says: For people.
        count: How many things it would change.
        apply: Changes them; nothing happens if there is nothing to change.
    """

    to: int
    says: str
    count: Callable[[Path], int]
    apply: Callable[[Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One step that is due, and how much it changes."""

    to: int
    says: str
    n: int


def version_of(root: Path) -> int:
    """The version of a corpus; that of today for a folder that holds nothing yet.

    Raises:
        SchemaMismatchError: It was written by a newer docpipe.
        CorpusError: ``format.json`` cannot be read.
    """
    path = root / NAME
    try:
        version = codec.read_file(path, Format).version
    except (FileNotFoundError, NotADirectoryError):
        return 1 if (root / "sources.jsonl").is_file() else VERSION
    except SchemaMismatchError as error:
        raise CorpusError(
            f"{path} ist beschädigt. Abhilfe: die Datei löschen; der nächste Lauf prüft alle "
            "Listen und legt sie neu an."
        ) from error
    if version > VERSION:
        raise SchemaMismatchError(
            f"Den Korpus {root} hat eine neuere Fassung von docpipe geschrieben (Format {version}, "
            f"bekannt ist {VERSION}). Abhilfe: docpipe erneuern (pip install --upgrade docpipe); "
            "am Korpus ist nichts verändert worden."
        )
    return version


def due(root: Path) -> tuple[Due, ...]:
    """What ``migrate`` would do.

    Raises:
        SchemaMismatchError: The corpus was written by a newer docpipe.
    """
    version = version_of(root)
    return tuple(
        Due(to=step.to, says=step.says, n=step.count(root)) for step in _STEPS if step.to > version
    )


def migrate(root: Path) -> tuple[Due, ...]:
    """Bring a corpus up to date; the caller holds its lock.

    Raises:
        SchemaMismatchError: It was written by a newer docpipe.
        CorpusError: A list cannot be read; nothing has been changed.
    """
    steps = due(root)
    if not steps and (root / NAME).is_file():
        return ()
    if steps:
        _copy_lists(root, root / COPIES / f"before-{VERSION}")
    for step in _STEPS:
        if step.to in {one.to for one in steps}:
            step.apply(root)
            _LOG.info("the corpus has format %d now: %s", step.to, step.says)
    stamp = Format(version=VERSION, docpipe_version=__version__)
    write_atomic(root / NAME, codec.to_json(stamp))
    return steps


def _copy_lists(root: Path, target: Path) -> None:
    """Keep the lists as they were; the copy of an attempt that was cut off is older, and stays."""
    if target.is_dir() and any(target.iterdir()):
        return
    with replacing_folder(target) as draft:
        for path in sorted(root.iterdir()):
            if path.suffix in (".json", ".jsonl", ".toml") and path.is_file():
                shutil.copyfile(path, draft / path.name)


# Version 2: addresses in one spelling ------------------------------------------------------


def _sources(root: Path) -> tuple[Source, ...]:
    path = root / "sources.jsonl"
    return codec.read_jsonl(path.read_bytes(), Source) if path.is_file() else ()


def _respelled(source: Source) -> Source:
    """Watched places name addresses in one spelling; by another a new version finds no old one."""
    origins = {_spelling(origin) for origin in source.origins}
    return replace(source, origins=tuple(sorted(origins)))


def _spelling(origin: str) -> str:
    from docpipe.fetch.address import canonical  # whoever only reads a corpus does without

    return canonical(origin) if origin.lower().startswith(("http://", "https://")) else origin


def _n_respelled(root: Path) -> int:
    return sum(_respelled(source) != source for source in _sources(root))


def _respell(root: Path) -> None:
    sources = _sources(root)
    respelled = tuple(_respelled(source) for source in sources)
    if respelled != sources:
        write_atomic(root / "sources.jsonl", codec.write_jsonl(respelled))


_STEPS = (
    Step(
        to=2,
        says="Adressen von Quellen stehen in einer einzigen Schreibweise",
        count=_n_respelled,
        apply=_respell,
    ),
)
