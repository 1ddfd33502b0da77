"""An index of any size out of real text: for figures of speed, not of quality.

The text is cut into chunks of some 110 words. When it is used up, halves of two chunks are joined:
the words stay those of real sentences, and no chunk comes twice.
"""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from docpipe.embed import Embedder
from docpipe.index import SnapshotContent
from docpipe.model import (
    BlockId,
    Chunk,
    ChunkId,
    DocumentInfo,
    DocumentKind,
    Evidence,
    Facets,
    PageRegion,
    RecordType,
    SourceId,
    TextRange,
)

WORDS = 110
"""Words of a chunk, as in the benchmarks of the design."""

_LEAST = 30
_CHUNKS_PER_DOCUMENT = 100
_BATCH = 20_000
_TYPES = (*RecordType, *(RecordType.PASSAGE,) * 10)
_TOPICS = ("Sprache", "Wohnen", "Arbeit", "Bildung", "Beteiligung", "Gesundheit")
_GROUPS = ("Kommune", "Land", "Bund", "Schule")


def read_text(folder: Path) -> list[str]:
    """Chunks of all ``*.jsonl.gz`` (field ``text``) and ``*.txt`` below a folder, shuffled."""
    chunks: list[str] = []
    for path in sorted(folder.rglob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                chunks += _cut(json.loads(line).get("text", ""))
    for path in sorted(folder.rglob("*.txt")):
        chunks += _cut(path.read_text(encoding="utf-8", errors="replace"))
    random.Random(1).shuffle(chunks)  # noqa: S311 - no secret
    return chunks


def _cut(text: str) -> Iterator[str]:
    words = text.split()
    for start in range(0, len(words), WORDS):
        if len(words) - start >= _LEAST:
            yield " ".join(words[start : start + WORDS])


def texts(chunks: Sequence[str], n: int) -> Iterator[str]:
    """``n`` texts."""
    yield from chunks[:n]
    rng = random.Random(2)  # noqa: S311
    for _ in range(n - len(chunks)):
        one, other = rng.choice(chunks).split(), rng.choice(chunks).split()
        yield " ".join((*one[: len(one) // 2], *other[len(other) // 2 :]))


def content(chunks: Sequence[str], n: int, embedder: Embedder) -> SnapshotContent:
    """``n`` entries with facets, in documents of 100."""
    rng = random.Random(3)  # noqa: S311
    entries: list[Chunk] = []
    quotes: list[str] = []
    vectors = np.empty((n, embedder.spec.dim), dtype=np.float32)
    for row, text in enumerate(texts(chunks, n)):
        entries.append(_entry(row, text, rng))
        quotes.append(text)
        if len(quotes) % _BATCH == 0 or len(quotes) == n:
            start = (row // _BATCH) * _BATCH
            vectors[start : row + 1] = embedder.encode(quotes[start:], query=False)
    n_documents = -(-n // _CHUNKS_PER_DOCUMENT)
    return SnapshotContent(
        documents=tuple(_document(number) for number in range(n_documents)),
        chunks=tuple(entries),
        texts=tuple(quotes),
        vectors=vectors,
        embedding=embedder.spec,
        n_pages=n_documents * 50,
    )


def _source(number: int) -> SourceId:
    return SourceId(f"{number:016x}")


def _document(number: int) -> DocumentInfo:
    return DocumentInfo(
        id=_source(number),
        title=f"Sammlung {number}",
        year=1990 + number * 13 % 36,
        publisher=f"Herausgeber {number % 200}",
        kind=DocumentKind.HANDOUT,
        language="de",
        file=f"{number}.pdf",
    )


def _entry(row: int, text: str, rng: random.Random) -> Chunk:
    number, ordinal = divmod(row, _CHUNKS_PER_DOCUMENT)
    source = _source(number)
    place = TextRange(block_id=BlockId(f"{source}:b{ordinal:04d}"), start=0, end=len(text))
    page = PageRegion(
        page=ordinal // 2 + 1, label=str(ordinal // 2 + 1), boxes=((70.9, 120.0, 520.2, 164.5),)
    )
    return Chunk(
        id=ChunkId(f"{source}:c{ordinal:08x}"),
        source_id=source,
        ordinal=ordinal,
        type=rng.choice(_TYPES),
        evidence=Evidence(ranges=(place,), quote=text, pages=(page,)),
        section_id=None,
        heading_path=(" ".join(text.split()[:4]),),
        label=None,
        facets=Facets(
            topics=tuple(rng.sample(_TOPICS, rng.randint(0, 2))),
            addressees=(),
            addressee_groups=tuple(rng.sample(_GROUPS, rng.randint(0, 1))),
            municipalities=(f"Kreis {rng.randint(1, 300)}",) if rng.random() < 0.3 else (),
        ),
    )
