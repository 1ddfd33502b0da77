"""One delivery: news into the outbox, the outbox to people, trouble to the operator.

Everything happens under the lock of ``corpus/alerts``; nothing else writes there.
"""

import logging
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from docpipe.alerts.alarms import NAME as ALARMS
from docpipe.alerts.alarms import note_alarms, read_alarms, recipients
from docpipe.alerts.changes import Earlier
from docpipe.alerts.definition import KEY, Defined, read_alerts
from docpipe.alerts.matching import Now
from docpipe.alerts.outbox import Outbox, drop_uncounted, forget_old, put, read_outbox
from docpipe.alerts.preparing import Desk, prepare, tell_of_fault
from docpipe.alerts.sending import Round, Sender, send_waiting, senders
from docpipe.alerts.shapes import (
    Alarm,
    Alert,
    Channel,
    Delivery,
    FaultyAlert,
    Recipient,
    Sort,
    Standing,
)
from docpipe.alerts.state import FOLDER, Mark, read_head, write_handled
from docpipe.corpus.history import Change, read_history
from docpipe.errors import CorpusError, SchemaMismatchError
from docpipe.files import sha256_bytes
from docpipe.locks import write_lock
from docpipe.pipeline import Workspace
from docpipe.search import Searcher

_LOG = logging.getLogger(__name__)

OWN_FAMILIES = frozenset({"alert", "undelivered", "disk"})
"""Alarms that a delivery itself looks after."""

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a delivery goes about it.

    Attributes:
        now: The moment; ``None`` for the clock's.
        patient: Whether the waits between attempts are kept; a person who asks does not wait.
        again: Whether notices that were given up are tried once more.
        by: Other senders than those of the settings.
        sleep: Between attempts in one run.
        wait_s: For another delivery that is going on: it may have begun before the publication.
    """

    now: datetime | None = None
    patient: bool = True
    again: bool = False
    by: Mapping[Channel, Sender] | None = None
    sleep: Callable[[float], None] = time.sleep
    wait_s: float = 300.0

    @property
    def moment(self) -> datetime:
        """The moment, to the second."""
        return (self.now or datetime.now(UTC)).replace(microsecond=0)


def deliver(
    place: Workspace, searcher: Searcher | None = None, how: How | None = None
) -> tuple[Delivery, ...]:
    """Tell everybody what is new since they were last told, and send what still waits.

    Args:
        place: Corpus and settings.
        searcher: The published snapshot; without one, only what waits is sent.
        how: As a run does it, if nothing is said.

    Returns:
        One entry for each notice and recipient of which there is something to say, and one for
        each alert that cannot be understood.

    Raises:
        BusyError: Another process is delivering, still.
        OSError: The disk is full or cannot be written to; nothing was sent unnoted.
    """
    how = _fixed(how or How())
    root = place.corpus.root
    with _lock(root, how):
        defined, broken = _defined(root)
        with Earlier(place.index_dir) as earlier:
            now = None if searcher is None else _now(place, searcher, earlier)
            faults = (*_prepared(place, now, defined, how.moment), *broken)
        if how.again:
            _given_another_chance(root)
        said = _sent(place, defined, how, sound=not broken)
        note_alarms(
            root,
            place.settings.alarms,
            OWN_FAMILIES,
            (*_alarms(place, read_outbox(root)), *map(_alarm_of, faults)),
            how.moment,
        )
        said += _sent(place, defined, how, sound=not broken, only=ALARMS)
        forget_old(root, how.moment, place.settings.alerts.keep_days)
    return (*map(_faulty, faults), *said)


def report_alarms(
    place: Workspace,
    families: Collection[str],
    alarms: Iterable[Alarm],
    how: How | None = None,
) -> tuple[Delivery, ...]:
    """Tell the operators what holds now, if they do not know, and what is mended.

    Args:
        place: Corpus and settings.
        families: All that the caller has looked at; what is not in ``alarms`` is in order.
        alarms: What is not.
        how: As a run does it, if nothing is said.

    Raises:
        BusyError: Another process is delivering, still.
    """
    how = _fixed(how or How())
    alarms = tuple(alarms)
    root = place.corpus.root
    if not alarms and not (root / FOLDER).is_dir():
        return ()
    with _lock(root, how):
        note_alarms(root, place.settings.alarms, families, alarms, how.moment)
        return _sent(place, Defined(), how, sound=False, only=ALARMS)


def _fixed(how: How) -> How:
    return replace(how, now=how.moment)


def _lock(root: Path, how: How) -> AbstractContextManager[None]:
    return write_lock(root / FOLDER, wait_s=how.wait_s)


def _defined(root: Path) -> tuple[Defined, tuple[FaultyAlert, ...]]:
    """What people wrote; if it cannot be read at all, what waits is sent all the same."""
    try:
        return read_alerts(root), ()
    except CorpusError as error:
        return Defined(), (FaultyAlert(key="alerts.toml", message=str(error)),)


def _now(place: Workspace, searcher: Searcher, earlier: Earlier) -> Now:
    history = read_history(place.corpus.root)
    return Now(searcher, history, place.corpus.sources(), earlier)


def _prepared(
    place: Workspace, now: Now | None, defined: Defined, moment: datetime
) -> tuple[FaultyAlert, ...]:
    """Write down all that is news; what is wrong with alerts."""
    root = place.corpus.root
    _drop_uncounted(root, defined)
    last = read_history(root).last if now is None else now.last
    stamp = moment.isoformat(timespec="seconds")
    if now is not None and not _is_ready(root, now, defined.alerts, last):
        now = None
    desk = Desk(root, now, last, stamp, ZoneInfo(place.settings.schedule.timezone))
    faults = [*defined.faulty]
    faults += [fault for one in defined.alerts if (fault := prepare(desk, one))]
    merged = _merged(faults)
    for fault in merged:
        tell_of_fault(desk, fault, _state_name(fault))
    if now is not None and last is not None:
        # Without any alert, too: the first that is written down hears of the next publication.
        write_handled(root, Mark.of(last))
    return merged


def _is_ready(root: Path, now: Now, alerts: tuple[Alert, ...], last: Change | None) -> bool:
    """Whether snapshot and history tell of the same records; not looked at if nothing is due."""
    if last is None or all(_is_told(root, one, last) for one in alerts):
        return last is not None
    if now.is_in_step:
        return True
    _LOG.warning("history and snapshot differ: news are told after the next publication")
    return False


def _is_told(root: Path, alert: Alert, last: Change) -> bool:
    try:
        state = read_head(root, alert.key)
    except SchemaMismatchError:
        return False
    return state is not None and state.mark == Mark.of(last)


def _drop_uncounted(root: Path, defined: Defined) -> None:
    serials: dict[str, int] = {}
    names = [one.key for one in defined.alerts] + [_state_name(one) for one in defined.faulty]
    for name in names:
        try:
            state = read_head(root, name)
        except SchemaMismatchError:
            continue
        serials[name] = state.serial if state else 0
    drop_uncounted(root, {**serials, ALARMS: read_alarms(root).serial})


def _merged(faults: Iterable[FaultyAlert]) -> tuple[FaultyAlert, ...]:
    """One entry a key, with the addresses of all."""
    merged: dict[str, FaultyAlert] = {}
    for one in faults:
        known = merged.get(one.key)
        mail = tuple(dict.fromkeys((*(known.mail if known else ()), *one.mail)))
        merged[one.key] = replace(one, mail=mail)
    return tuple(merged.values())


def _state_name(faulty: FaultyAlert) -> str:
    """An entry without a proper key gets a name that can be a file's."""
    if KEY.fullmatch(faulty.key):
        return faulty.key
    return f"entry-{sha256_bytes(repr(faulty.mail).encode())[:8]}"


def _sent(
    place: Workspace, defined: Defined, how: How, *, sound: bool, only: str = ""
) -> tuple[Delivery, ...]:
    """Through the outbox.

    Args:
        place: Corpus and settings.
        defined: Who wants what.
        how: The moment and the senders.
        sound: Whether ``defined`` is all there is, so that what is not in it has ended.
        only: The notices of this name.
    """
    wanted: dict[tuple[str, Channel], tuple[str, ...]] = {
        (ALARMS, channel): names for channel, names in recipients(place.settings.alarms).items()
    }
    if not only:
        wanted |= _wanted(defined)
    keys = {one.key for one in defined.alerts} | {_state_name(one) for one in defined.faulty}
    # While an entry without a key is there, nobody knows which alert it was.
    certain = sound and not only and all(KEY.fullmatch(one.key) for one in defined.faulty)
    this = Round(
        now=how.moment,
        wanted=wanted,
        ended=lambda name: certain and name != ALARMS and name not in keys,
        patient=how.patient,
        give_up=timedelta(days=place.settings.alerts.give_up_days),
        only=only,
    )
    by = how.by or senders(place, how.moment, how.sleep)
    return send_waiting(place, by, this)


def _wanted(defined: Defined) -> dict[tuple[str, Channel], tuple[str, ...]]:
    named = {
        (one.key, channel): names
        for one in defined.alerts
        if not one.paused
        for channel, names in one.recipients.items()
    }
    none_left = {
        (one.key, channel): () for one in defined.alerts if not one.paused for channel in Channel
    }
    faulty = {(_state_name(one), Channel.MAIL): one.mail for one in _merged(defined.faulty)}
    return {**none_left, **named, **faulty}


def _given_another_chance(root: Path) -> None:
    """Notices that were given up wait again."""

    def renewed(one: Recipient) -> Recipient:
        if one.standing is not Standing.GIVEN_UP:
            return one
        return replace(one, standing=Standing.WAITING, tried="", attempts=0)

    for notice in read_outbox(root).notices:
        names = tuple(map(renewed, notice.recipients))
        if names != notice.recipients:
            put(root, replace(notice, recipients=names))


def _alarms(place: Workspace, outbox: Outbox) -> list[Alarm]:
    given_up = [
        (notice, one)
        for notice in outbox.notices
        for one in notice.recipients
        if one.standing is Standing.GIVEN_UP and notice.sort is not Sort.ALARM
    ]
    found = {
        (notice.alert, one.name): Alarm(
            family="undelivered",
            about=f"{notice.alert}:{notice.channel}:{one.name}",
            title=f"Nachrichten an {one.name} kommen nicht an (Suche {notice.alert})",
            text=f"{one.message}\nNach der Abhilfe: docpipe alerts run --again",
        )
        for notice, one in given_up
    }
    damaged = [
        Alarm(
            family="undelivered",
            about=name,
            title=f"Eine Nachricht im Postausgang ist beschädigt: {name}",
            text="Die Datei in alerts/outbox lässt sich nicht lesen. Bitte aus einer Sicherung "
            "zurückholen oder löschen.",
        )
        for name in outbox.damaged
    ]
    return [*found.values(), *damaged, *_disk(place)]


def _disk(place: Workspace) -> list[Alarm]:
    """Whether the disk is about to fill up."""
    least = place.settings.alarms.free_mb
    free = shutil.disk_usage(place.corpus.root).free // _MEGABYTE
    if free >= least:
        return []
    text = (
        f"Frei sind {free} MB, gewünscht mindestens {least} MB ([alarms] free_mb). Bitte "
        "Platz schaffen, bevor ein Lauf daran scheitert."
    )
    return [Alarm(family="disk", title="Der Datenträger des Korpus ist fast voll", text=text)]


def _alarm_of(faulty: FaultyAlert) -> Alarm:
    title = f"Gespeicherte Suche „{faulty.key}“ kann nicht ausgeführt werden"
    text = f"{faulty.message}\nPrüfen: docpipe alerts test {faulty.key}"
    return Alarm(family="alert", about=faulty.key, title=title, text=text)


def _faulty(faulty: FaultyAlert) -> Delivery:
    return Delivery(
        alert=faulty.key,
        channel=None,
        recipient="",
        standing=Standing.FAULTY,
        sort=Sort.FAULT,
        message=faulty.message,
    )
