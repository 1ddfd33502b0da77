"""Alarms for whoever runs docpipe: when something begins, weekly while it lasts, when it is mended.

Nobody reads the tenth mail on the same trouble.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from docpipe import codec
from docpipe.alerts.outbox import put, with_id
from docpipe.alerts.shapes import Alarm, Channel, Notice, Recipient, Sort
from docpipe.alerts.state import FOLDER
from docpipe.files import write_atomic
from docpipe.settings.alerts import AlarmOptions

NAME = "alarms"
"""What the outbox calls them; no alert may have this key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """An alarm that holds. Moments are UTC, ISO 8601."""

    alarm: Alarm
    since: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    """All alarms that hold: ``corpus/alerts/alarms.json``.

    Attributes:
        serial: Raised with every notice that counts; see ``outbox``.
    """

    serial: int = 0
    raised: tuple[Raised, ...] = field(default=())


def read_alarms(root: Path) -> Alarms:
    """What holds now.

    Raises:
        SchemaMismatchError: The file is damaged.
    """
    path = _path(root)
    return codec.read_file(path, Alarms) if path.is_file() else Alarms()


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to be said now, and what holds from now on."""

    begun: tuple[Alarm, ...]
    lasting: tuple[Raised, ...]
    mended: tuple[Raised, ...]
    raised: tuple[Raised, ...]


def turned(
    before: Iterable[Raised],
    families: Collection[str],
    alarms: Iterable[Alarm],
    now: datetime,
    remind: timedelta,
) -> Turn:
    """Compare what holds with what held.

    Args:
        before: What held.
        families: What was looked at: only of these can an alarm be mended.
        alarms: What holds of these families now.
        now: The moment.
        remind: After that long, what still holds is said again.
    """
    moment = now.isoformat(timespec="seconds")
    known = {one.alarm.key: one for one in before}
    current = {alarm.key: alarm for alarm in alarms}
    begun = tuple(alarm for key, alarm in current.items() if key not in known)
    mended = tuple(
        one for key, one in known.items() if one.alarm.family in families and key not in current
    )
    ended = {one.alarm.key for one in mended}
    raised: list[Raised] = []
    lasting: list[Raised] = []
    for key, one in known.items():
        if key in ended:
            continue
        now_said = replace(one, alarm=current.get(key, one.alarm))
        if key in current and now >= datetime.fromisoformat(one.told) + remind:
            now_said = replace(now_said, told=moment)
            lasting.append(now_said)
        raised.append(now_said)
    raised += [Raised(alarm=alarm, since=moment, told=moment) for alarm in begun]
    raised.sort(key=lambda one: one.alarm.key)
    return Turn(begun=begun, lasting=tuple(lasting), mended=mended, raised=tuple(raised))


def note_alarms(
    root: Path,
    options: AlarmOptions,
    families: Collection[str],
    alarms: Iterable[Alarm],
    now: datetime,
) -> None:
    """Write what is to be said into the outbox, and what holds beside it.

    The caller holds the lock of the outbox.
    """
    before = read_alarms(root)
    remind = timedelta(days=options.remind_days)
    turn = turned(before.raised, families, alarms, now, remind)
    speaks = bool(turn.begun or turn.lasting or turn.mended)
    after = Alarms(serial=before.serial + speaks, raised=turn.raised)
    if speaks:
        for channel, names in recipients(options).items():
            put(root, _notice(turn, channel, names, after.serial, now))
    if after != before:
        write_atomic(_path(root), codec.to_json(after))


def recipients(options: AlarmOptions) -> dict[Channel, tuple[str, ...]]:
    """Who hears of alarms, by channel."""
    known = {Channel.MAIL: options.mail, Channel.WEBHOOK: options.webhook}
    return {channel: names for channel, names in known.items() if names}


def _notice(
    turn: Turn, channel: Channel, names: tuple[str, ...], serial: int, now: datetime
) -> Notice:
    moment = now.isoformat(timespec="seconds")
    notice = Notice(
        id="",
        sort=Sort.ALARM,
        alert=NAME,
        title=_title(turn),
        channel=channel,
        serial=serial,
        created=moment,
        until=moment,
        recipients=tuple(Recipient(name=name) for name in names),
        text="\n\n".join(_paragraphs(turn)),
    )
    return with_id(notice, None, None)


def _title(turn: Turn) -> str:
    first = next((alarm.title for alarm in turn.begun), "")
    if first:
        more = len(turn.begun) - 1
        return f"docpipe: {first}" + (f" (und {more} weitere)" if more else "")
    if turn.lasting:
        n = len(turn.lasting)
        noch = "Störung besteht noch" if n == 1 else "Störungen bestehen noch"
        return f"docpipe: {n} {noch}"
    return f"docpipe: wieder in Ordnung: {turn.mended[0].alarm.title}"


def _paragraphs(turn: Turn) -> list[str]:
    said = [f"■ {alarm.title}\n{alarm.text}".strip() for alarm in turn.begun]
    said += [
        f"■ Besteht seit {_day(one.since)}: {one.alarm.title}\n{one.alarm.text}".strip()
        for one in turn.lasting
    ]
    said += [
        f"■ Wieder in Ordnung: {one.alarm.title}\n(bestand seit {_day(one.since)})"
        for one in turn.mended
    ]
    return said


def _day(moment: str) -> str:
    at = datetime.fromisoformat(moment)
    return f"{at.day}.{at.month}.{at.year}, {at:%H:%M} Uhr UTC"


def _path(root: Path) -> Path:
    return root / FOLDER / "alarms.json"
