"""Notices on their way: one file a notice, from the moment it is made until all have it.

A notice is written before the state of its alert is, and counts from the moment the state counts
(its serial has been reached). If a run ends between the two, the next one finds the notice ahead
of its alert, drops it and makes it anew: nothing was sent yet, so nothing is told twice or lost.

What has been delivered moves to ``sent/`` and is kept for a while.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from docpipe import codec
from docpipe.alerts.shapes import Notice, Recipient, Standing
from docpipe.alerts.state import FOLDER, Mark
from docpipe.errors import SchemaMismatchError
from docpipe.files import sha256_bytes, sync_folder, write_atomic

_LOG = logging.getLogger(__name__)

_ID_DIGITS = 20

_SETTLED = (Standing.DELIVERED,)


@dataclass(frozen=True, slots=True)
class Outbox:
    """The notices that wait or were given up, the earliest first, and files that are damaged."""

    notices: tuple[Notice, ...] = ()
    damaged: tuple[str, ...] = ()


def with_id(notice: Notice, since: Mark | None, until: Mark | None) -> Notice:
    """Name a notice after what it says: made anew from the same, it has the same name."""
    told = [(one.kind, one.born, one.digest) for one in notice.told]
    made_of = [notice.sort, notice.alert, notice.channel, since, until]
    # The same said again later, such as a fault that comes back, is another notice.
    said = codec.to_json([*made_of, notice.serial, notice.part, notice.parts, told, notice.text])
    return replace(notice, id=sha256_bytes(said)[:_ID_DIGITS])


def put(root: Path, notice: Notice) -> None:
    """Write a notice down, or what has become of it."""
    write_atomic(_waiting(root) / f"{notice.id}.json", codec.to_json(notice))


def read_outbox(root: Path) -> Outbox:
    """All notices that are on their way."""
    notices, damaged = [], []
    for path in sorted(_waiting(root).glob("[!.]*.json")):
        try:
            notices.append(codec.read_file(path, Notice))
        except SchemaMismatchError as error:
            _LOG.warning("%s", error)
            damaged.append(path.name)
    notices.sort(key=lambda one: (one.created, one.alert, one.part, one.id))
    return Outbox(tuple(notices), tuple(damaged))


def drop_uncounted(root: Path, serials: Mapping[str, int]) -> None:
    """Drop what a run made that ended before it counted.

    Args:
        root: The corpus folder.
        serials: How far each alert has come; notices of others are left alone.
    """
    for notice in read_outbox(root).notices:
        if notice.serial > serials.get(notice.alert, notice.serial):
            _LOG.info("notice %s was never due and is made anew", notice.id)
            (_waiting(root) / f"{notice.id}.json").unlink()
            sync_folder(_waiting(root))


def settled(notice: Notice) -> bool:
    """Whether everybody has it."""
    return all(one.standing in _SETTLED for one in notice.recipients)


def file_away(root: Path, notice: Notice) -> None:
    """Put what needs no more attention aside."""
    source, target = _waiting(root) / f"{notice.id}.json", sent_folder(root) / f"{notice.id}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    sync_folder(target.parent)
    sync_folder(source.parent)


def forget_old(root: Path, now: datetime, keep_days: int) -> None:
    """Remove what was put aside long ago."""
    before = (now - timedelta(days=keep_days)).timestamp()
    for path in sent_folder(root).glob("[!.]*.json"):
        if path.stat().st_mtime < before:
            path.unlink()


def withdraw(notice: Notice, names: Iterable[str], message: str) -> Notice:
    """Nobody else than ``names`` gets the notice any more."""
    wanted = set(names)

    def kept(one: Recipient) -> Recipient:
        if one.name in wanted or one.standing is Standing.DELIVERED:
            return one
        return replace(one, standing=Standing.GIVEN_UP, message=message)

    return replace(notice, recipients=tuple(kept(one) for one in notice.recipients))


def sent_folder(root: Path) -> Path:
    """Where delivered notices lie."""
    return root / FOLDER / "sent"


def _waiting(root: Path) -> Path:
    return root / FOLDER / "outbox"
