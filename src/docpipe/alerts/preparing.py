"""From what is news for an alert to notices that count."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from docpipe.alerts.letter import divided
from docpipe.alerts.matching import Found, Now, asked_digest, first_state, news_for
from docpipe.alerts.outbox import put, with_id
from docpipe.alerts.shapes import (
    Alert,
    Channel,
    Every,
    FaultyAlert,
    Notice,
    Recipient,
    Sort,
    Told,
)
from docpipe.alerts.state import Mark, State, read_handled, read_head, read_state, write_state
from docpipe.alerts.wording import say, type_name
from docpipe.answers.filters import LIST_FILTERS
from docpipe.corpus.history import Change
from docpipe.errors import QueryError, SchemaMismatchError
from docpipe.export import filters_object, to_ris

MOST = 2000
"""Records of one message; more come in several. A mail with so many has some 4 MB, and servers
take 10 at least."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where alerts are prepared.

    Attributes:
        now: What is there; ``None`` if nothing can be asked: then only beginnings are noted.
        last: The latest publication.
        moment: UTC, ISO 8601.
        zone: Where a day begins.
    """

    root: Path
    now: Now | None
    last: Change | None
    moment: str
    zone: tzinfo = UTC

    def state_of(self, alert: Alert) -> State:
        """How far an alert has come.

        One that nobody has looked at begins where the run before stopped: what came since is told,
        although the alert was written down in between.

        Raises:
            SchemaMismatchError: A file is damaged.
        """
        known = read_state(self.root, alert.key)
        if known is not None:
            return known
        mark = read_handled(self.root) or (Mark.of(self.last) if self.last else None)
        # Not looked at yet: no question has been asked.
        return replace(first_state(alert, mark), asked="")


def prepare(desk: Desk, alert: Alert) -> FaultyAlert | None:
    """Write down what is news for an alert; what is wrong if it cannot be asked."""
    try:
        if _is_up_to_date(desk, alert) or _rests(desk, alert):
            return None
        state = desk.state_of(alert)
    except SchemaMismatchError as error:
        message = f"{error} Abhilfe: die Datei löschen; dann beginnt die Suche mit dem Jetzt."
        return FaultyAlert(key=alert.key, message=message)
    if alert.paused or desk.now is None or desk.last is None:
        write_state(desk.root, state)
        return None
    try:
        found = news_for(alert, state, desk.now)
    except QueryError as error:
        write_state(desk.root, state)
        search = in_words(alert)
        return FaultyAlert(key=alert.key, message=str(error), mail=alert.mail, search=search)
    notices = _notices(desk, alert, state, found) if found.told else ()
    for notice in notices:
        put(desk.root, notice)
    after = replace(
        state,
        serial=state.serial + bool(notices),
        mark=Mark.of(desk.last),
        asked=asked_digest(alert),
        known=found.known,
        fault="",
        latest=desk.moment if notices else state.latest,
    )
    write_state(desk.root, after)
    return None


def _is_up_to_date(desk: Desk, alert: Alert) -> bool:
    """Whether there is nothing to do, or nothing that could be done now."""
    head = read_head(desk.root, alert.key)
    if head is None:
        return False
    if alert.paused or desk.now is None or desk.last is None:
        return True
    return (head.mark, head.asked, head.fault) == (Mark.of(desk.last), asked_digest(alert), "")


def _rests(desk: Desk, alert: Alert) -> bool:
    """Whether it has spoken lately: its mark stays, so that all since is told the next time."""
    head = read_head(desk.root, alert.key)
    # One that was told to be faulty catches up as soon as it is mended.
    if head is None or head.fault:
        return False
    return not is_due(alert.every, head.latest, desk.moment, desk.zone)


def is_due(every: Every, latest: str, moment: str, zone: tzinfo) -> bool:
    """Whether an alert that had news at ``latest`` may speak again.

    By the calendar, not by hours: runs never begin at the same second, and a daily one must not
    wait for the day after the next.
    """
    if every is Every.RUN or not latest:
        return True
    then, now = (datetime.fromisoformat(one).astimezone(zone).date() for one in (latest, moment))
    if every is Every.DAY:
        return then != now
    return then.isocalendar()[:2] != now.isocalendar()[:2]


def _notices(desk: Desk, alert: Alert, state: State, found: Found) -> tuple[Notice, ...]:
    until = Mark.of(desk.last) if desk.last else None
    whole = Notice(
        id="",
        sort=Sort.NEWS,
        alert=alert.key,
        title=title_of(alert),
        channel=Channel.FILE,
        language=alert.language,
        serial=state.serial + 1,
        created=desk.moment,
        since=state.mark.time if state.mark else "",
        until=until.time if until else "",
        recipients=(),
        told=found.told,
        search=in_words(alert),
    )
    return tuple(
        with_id(part, state.mark, until)
        for channel, names in alert.recipients.items()
        for part in _parts(whole, channel, names, found)
    )


def _parts(
    whole: Notice, channel: Channel, names: tuple[str, ...], found: Found
) -> Iterator[Notice]:
    notice = replace(
        whole,
        channel=channel,
        recipients=tuple(Recipient(name=name) for name in names),
        told=tuple(_fitting(one, channel) for one in whole.told),
    )
    if channel is Channel.FILE:
        yield notice
        return
    for part in divided(notice, MOST):
        yield replace(part, ris=_ris(part.told, found)) if channel is Channel.MAIL else part


def _fitting(told: Told, channel: Channel) -> Told:
    return told if channel is Channel.WEBHOOK else replace(told, record=None)


def _ris(told: Iterable[Told], found: Found) -> str:
    entries = [found.entries[one.id] for one in told if one.id in found.entries]
    return to_ris(entries) if entries else ""


def title_of(alert: Alert) -> str:
    """What people call the alert."""
    return " ".join((alert.title or alert.query or in_words(alert)).split())


def in_words(alert: Alert) -> str:
    """Question and filters in one line."""
    voice, filters = alert.language, alert.filters
    shown = filters_object(filters)
    parts = [say(voice, "question", question=alert.query)] if alert.query else []
    parts += [type_name(voice, kind) for kind in _texts(shown.get("type"))]
    for name in LIST_FILTERS:
        parts += _texts(shown.get(name)) if name != "type" else []
    years = (("from_year", filters.year_from), ("to_year", filters.year_to))
    parts += [say(voice, name, year=year) for name, year in years if year is not None]
    return ", ".join(parts) or say(voice, "all")


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def tell_of_fault(desk: Desk, faulty: FaultyAlert, name: str) -> State | None:
    """Tell those who wait for an alert, once, that it cannot be carried out.

    Returns:
        How far the alert has come; ``None`` if that cannot be read.
    """
    try:
        known = read_state(desk.root, name)
        mark = read_handled(desk.root) or (Mark.of(desk.last) if desk.last else None)
    except SchemaMismatchError:
        return None
    state = known or State(alert=name, mark=mark)
    if state.fault == faulty.message:
        return state
    if faulty.mail:
        put(desk.root, _fault_notice(desk, faulty, name, state.serial + 1))
    state = replace(state, serial=state.serial + bool(faulty.mail), fault=faulty.message)
    write_state(desk.root, state)
    return state


def _fault_notice(desk: Desk, faulty: FaultyAlert, name: str, serial: int) -> Notice:
    notice = Notice(
        id="",
        sort=Sort.FAULT,
        alert=name,
        title=faulty.key,
        channel=Channel.MAIL,
        serial=serial,
        created=desk.moment,
        recipients=tuple(Recipient(name=one) for one in faulty.mail),
    )
    text = (
        f"{faulty.message}\n\nBis das berichtigt ist, kommen zu dieser Suche keine Nachrichten. "
        "Danach wird nachgeholt, was inzwischen neu ist. Wer docpipe betreibt, weiß Bescheid."
    )
    title = say(notice.language, "fault", title=faulty.key)
    search = faulty.search
    return with_id(replace(notice, title=title, text=text, search=search), None, None)
