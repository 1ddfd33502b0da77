"""Changing ``corpus/alerts.toml`` for people, without touching what they wrote there.

Line by line: an entry reaches from the comments right above its ``[[alert]]`` to those of the next
one, and every other line stays byte for byte. (A library that edits TOML as a tree counts a comment
above an entry to the entry before, and loses it with that.) Whether a change did what it should,
and nothing else, is read back before anything is written.
"""

import json
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docpipe.alerts.definition import ALERTS_NAME, alert_of
from docpipe.alerts.shapes import Alert
from docpipe.alerts.state import FOLDER, forget_state
from docpipe.errors import CorpusError, QueryError, UnknownIdError
from docpipe.export import filters_object
from docpipe.files import write_atomic
from docpipe.locks import write_lock

_HEAD = re.compile(r"\s*\[\[\s*alert\s*\]\]\s*(#.*)?")
_PAUSED = re.compile(r"\s*paused\s*=")
_KEY_LINE = re.compile(r"\s*key\s*=")

_FIRST_LINES = """\
# Gespeicherte Suchen: wer benachrichtigt wird, wenn etwas neu ist (docs/alerts.md).
# Von Hand oder mit „docpipe alerts add|remove|pause“ zu ändern.
"""

_Entry = dict[str, object]

_USUAL: _Entry = {"language": "de", "what": ["new", "changed"], "start": "now", "every": "run"}


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one entry: from ``start`` up to ``end``; ``head`` is its ``[[alert]]``."""

    start: int
    head: int
    end: int


PATIENCE_S = 10.0
"""A delivery that only looks is over by then; one that waits for a mail server may not be."""


def add_alert(
    root: Path,
    alert: Alert,
    *,
    begin: Callable[[], None] | None = None,
    wait_s: float = PATIENCE_S,
) -> None:
    """Write a new entry behind the others.

    Args:
        root: The corpus folder.
        alert: What it says.
        begin: Notes where it begins. Called right before the entry is written, so that no entry
            is there without it; by default the next delivery does that.
        wait_s: For how long to wait for a delivery in progress, here and in the others.

    Raises:
        QueryError: It is not sound, or the key is taken.
        CorpusError: The file is no TOML, or cannot be changed safely.
    """
    entry = entry_of(alert)
    alert_of(entry)

    def added(text: str) -> str:
        if alert.key in _keys(text):
            raise QueryError(f"Den Schlüssel „{alert.key}“ gibt es schon.")
        above = text or _FIRST_LINES
        return f"{above}{'' if above.endswith(chr(10)) else chr(10)}\n{_written(entry)}"

    def anew() -> None:
        """Whatever another of its name was told."""
        forget_state(root, alert.key)

    def begun() -> None:
        anew()
        if begin is not None:
            begin()

    change = _Change(added, lambda before: [*before, entry], begun, anew)
    _make(root, change, wait_s)


def remove_alert(root: Path, key: str, *, wait_s: float = PATIENCE_S) -> None:
    """Take an entry out, with the comments right above it.

    Raises:
        UnknownIdError: There is none of this key.
        CorpusError: The file is no TOML, or cannot be changed safely.
    """

    def removed(text: str) -> str:
        lines = text.splitlines(keepends=True)
        block = _block_of(text, key)
        return "".join(lines[: block.start] + lines[block.end :])

    change = _Change(removed, lambda before: [one for one in before if one.get("key") != key])
    _make(root, change, wait_s)


def pause_alert(root: Path, key: str, *, paused: bool, wait_s: float = PATIENCE_S) -> None:
    """Let an alert rest, or go on: it then tells of all that came meanwhile.

    Raises:
        UnknownIdError: There is none of this key.
        CorpusError: The file is no TOML, or cannot be changed safely.
    """

    def changed(text: str) -> str:
        lines = text.splitlines(keepends=True)
        block = _block_of(text, key)
        own = lines[block.head : block.end]
        kept = [line for line in own if not _PAUSED.match(line)]
        if paused:
            at = next(n for n, line in enumerate(kept) if _KEY_LINE.match(line)) + 1
            kept[at - 1] = kept[at - 1].rstrip("\n") + "\n"
            kept.insert(at, "paused = true\n")
        return "".join(lines[: block.head] + kept + lines[block.end :])

    def meant(before: list[_Entry]) -> list[_Entry]:
        return [_with_pause(one, paused=paused) if one.get("key") == key else one for one in before]

    _make(root, _Change(changed, meant), wait_s)


def _with_pause(entry: _Entry, *, paused: bool) -> _Entry:
    rest = {name: value for name, value in entry.items() if name != "paused"}
    return {**rest, "paused": True} if paused else rest


def entry_of(alert: Alert) -> _Entry:
    """What the file says of an alert; what is as usual is left out."""
    said: _Entry = {
        "key": alert.key,
        "title": alert.title,
        "query": alert.query,
        "filters": filters_object(alert.filters),
        "language": alert.language.value,
        "what": [one.value for one in alert.what],
        "start": alert.start.value,
        "every": alert.every.value,
        "mail": list(alert.mail),
        "webhook": list(alert.webhook),
        "file": alert.file,
        "paused": alert.paused,
    }
    return {name: value for name, value in said.items() if value and value != _USUAL.get(name)}


def _written(entry: Mapping[str, object]) -> str:
    lines = ["[[alert]]", *(f"{name} = {_value(value)}" for name, value in entry.items())]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_value(one)}" for name, one in value.items()) + " }"
    # Texts, numbers, switches and lists of texts are written alike in JSON and TOML.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@dataclass(frozen=True, slots=True)
class _Change:
    """What is done to the file.

    Attributes:
        text: Before -> after.
        meant: The entries before -> after.
        first: Done when all is in order, right before the file is written.
        undo: Takes that back if the file could not be written.
    """

    text: Callable[[str], str]
    meant: Callable[[list[_Entry]], list[_Entry]]
    first: Callable[[], None] = lambda: None
    undo: Callable[[], None] = lambda: None


def _make(root: Path, change: _Change, wait_s: float) -> None:
    """Change the file, if that does what is meant and nothing else."""
    path = root / ALERTS_NAME
    with write_lock(root / FOLDER, wait_s=wait_s):
        text = _read(path)
        after = change.text(text)
        try:
            as_meant = _entries(after) == change.meant(_entries(text))
        except tomllib.TOMLDecodeError:
            as_meant = False
        if not as_meant:
            raise CorpusError(f"{path} lässt sich nicht sicher ändern; bitte von Hand.")
        try:
            change.first()
            write_atomic(path, after.encode())
        except OSError:
            change.undo()
            raise


def _read(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tomllib.loads(text)
    except FileNotFoundError:
        return ""
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise CorpusError(f"{path} ist kein gültiges TOML: {exc}") from exc
    return text


def _entries(text: str) -> list[_Entry]:
    listed = tomllib.loads(text).get("alert", [])
    return listed if isinstance(listed, list) else [listed]


def _keys(text: str) -> list[object]:
    return [one.get("key") for one in _entries(text) if isinstance(one, dict)]


def _block_of(text: str, key: str) -> _Block:
    keys = _keys(text)
    if key not in keys:
        raise UnknownIdError(f"Eine Suche „{key}“ ist nicht gespeichert.")
    blocks = _blocks(text.splitlines())
    if len(blocks) != len(keys):
        raise CorpusError("Die Liste der Suchen lässt sich nicht sicher ändern; bitte von Hand.")
    return blocks[keys.index(key)]


def _blocks(lines: Sequence[str]) -> list[_Block]:
    heads = [n for n, line in enumerate(lines) if _HEAD.fullmatch(line)]
    starts = [_above(lines, head) for head in heads]
    ends = [*starts[1:], len(lines)]
    return [_Block(start, head, end) for start, head, end in zip(starts, heads, ends, strict=True)]


def _above(lines: Sequence[str], head: int) -> int:
    """Where the comments right above an entry begin; those of the file itself stay."""
    start = head
    while start > 0 and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return head if start == 0 else start
