"""Retrieval sets in BEIR layout: texts, questions, and which text answers which question."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docpipe.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class BeirText:
    """One entry of ``corpus.jsonl``."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeirSet:
    """One set.

    Attributes:
        queries: By id; only those that are judged.
        qrels: Query id -> text id -> relevance above 0 means relevant.
    """

    name: str
    texts: tuple[BeirText, ...]
    queries: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, int]]


def read_beir(folder: Path) -> BeirSet:
    """Read ``corpus.jsonl``, ``queries.jsonl`` and every ``qrels/*.tsv``.

    Raises:
        SettingsError: A file is missing or unreadable.
    """
    qrels: dict[str, dict[str, int]] = {}
    for path in _qrels_files(folder):
        for number, line in enumerate(_lines(path), start=1):
            cells = line.split("\t")
            if number == 1 and cells[-1].strip() == "score":
                continue
            try:
                query, text, relevance = cells
                qrels.setdefault(query, {})[text] = int(relevance)
            except ValueError as exc:
                raise SettingsError(
                    f"{path}, Zeile {number}: {line!r} ist unverständlich."
                ) from exc
    texts = tuple(
        BeirText(id=one["_id"], title=one.get("title") or "", text=one["text"])
        for one in _objects(folder / "corpus.jsonl")
    )
    queries = {one["_id"]: one["text"] for one in _objects(folder / "queries.jsonl")}
    return BeirSet(
        name=folder.resolve().name,
        texts=texts,
        queries={key: text for key, text in queries.items() if key in qrels},
        qrels=qrels,
    )


def _qrels_files(folder: Path) -> list[Path]:
    """The test part if there is one, as BEIR does; else whatever is there."""
    found = sorted((folder / "qrels").glob("*.tsv"))
    if not found:
        raise SettingsError(f"In {folder / 'qrels'} liegt keine Datei *.tsv.")
    test = [path for path in found if path.name == "test.tsv"]
    return test or found


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_lines(path), start=1):
        try:
            one = json.loads(line)
        except ValueError as exc:
            raise SettingsError(f"{path}, Zeile {number} ist kein JSON ({exc}).") from exc
        if not isinstance(one, dict) or "_id" not in one:
            raise SettingsError(f"{path}, Zeile {number}: „_id“ fehlt.")
        one["text"] = one.get("text") or ""
        for name in ("_id", "title", "text"):
            if not isinstance(one.get(name) or "", str):
                raise SettingsError(f"{path}, Zeile {number}: „{name}“ ist kein Text.")
        yield one


def _lines(path: Path) -> Iterator[str]:
    try:
        # utf-8-sig: with or without a byte order mark.
        with path.open(encoding="utf-8-sig") as stream:
            for line in stream:
                if line.strip():
                    yield line.rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise SettingsError(f"{path} ist nicht lesbar ({exc}).") from exc
