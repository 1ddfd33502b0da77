"""What is saved, how far each alert has come, and what it would find."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from docpipe.alerts.alarms import Raised, read_alarms
from docpipe.alerts.definition import Defined, read_alerts
from docpipe.alerts.matching import (
    Now,
    described,
    first_state,
    matches,
    news_for,
)
from docpipe.alerts.outbox import read_outbox, with_id
from docpipe.alerts.preparing import in_words, title_of
from docpipe.alerts.sending import delivery, senders
from docpipe.alerts.shapes import (
    Alert,
    Channel,
    Delivery,
    FaultyAlert,
    Kind,
    Notice,
    Recipient,
    Sort,
    Standing,
    Told,
)
from docpipe.alerts.state import Mark, read_handled, read_head, read_state, write_state
from docpipe.corpus.history import read_history
from docpipe.errors import DeliveryError, QueryError, SchemaMismatchError, UnknownIdError
from docpipe.pipeline import Workspace
from docpipe.search import Searcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One saved search and how far it has come.

    Attributes:
        search: Question and filters in words.
        told_up_to: The publication up to which everything was told; ``None`` for none yet.
        waiting: Notices that are on their way or were given up.
        fault: Why it cannot be carried out; empty if it can.
    """

    alert: Alert | None
    key: str
    title: str
    search: str
    told_up_to: str | None
    waiting: tuple[Delivery, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """All that is saved, and the alarms that hold."""

    alerts: tuple[Listed, ...]
    alarms: tuple[Raised, ...]


def overview(place: Workspace) -> Overview:
    """What is saved and what became of it; asks no index.

    Raises:
        CorpusError: The list of alerts is no TOML.
    """
    root = place.corpus.root
    defined = read_alerts(root)
    waiting = _waiting(place)
    listed = [_listed(place, one, waiting) for one in defined.alerts]
    listed += [_faulty(one, waiting) for one in defined.faulty]
    return Overview(tuple(listed), read_alarms(root).raised)


def _waiting(place: Workspace) -> tuple[Delivery, ...]:
    return tuple(
        delivery(notice, one)
        for notice in read_outbox(place.corpus.root).notices
        for one in notice.recipients
        if one.standing is not Standing.DELIVERED
    )


def _listed(place: Workspace, alert: Alert, waiting: Iterable[Delivery]) -> Listed:
    fault, mark = "", None
    try:
        state = read_head(place.corpus.root, alert.key)
    except SchemaMismatchError as error:
        fault = str(error)
    else:
        fault, mark = (state.fault, state.mark) if state else ("", None)
    return Listed(
        alert=alert,
        key=alert.key,
        title=title_of(alert),
        search=in_words(alert),
        told_up_to=mark.time if mark else None,
        waiting=tuple(one for one in waiting if one.alert == alert.key),
        fault=fault,
    )


def _faulty(faulty: FaultyAlert, waiting: Iterable[Delivery]) -> Listed:
    return Listed(
        alert=None,
        key=faulty.key,
        title=faulty.key,
        search="",
        told_up_to=None,
        waiting=tuple(one for one in waiting if one.alert == faulty.key),
        fault=faulty.message,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What an alert finds now.

    Attributes:
        n_matching: Records that answer it.
        latest: Some of them, the latest first.
        due: What the next delivery would tell.
        unknown: Values of filters that occur nowhere, each in words.
    """

    alert: Alert
    search: str
    n_matching: int
    latest: tuple[Told, ...]
    due: tuple[Told, ...]
    unknown: tuple[str, ...]


def named(defined: Defined, key: str) -> Alert:
    """A saved search by its key.

    Raises:
        QueryError: It cannot be understood.
        UnknownIdError: There is none.
    """
    for one in defined.alerts:
        if one.key == key:
            return one
    for faulty in defined.faulty:
        if faulty.key == key:
            raise QueryError(faulty.message)
    raise UnknownIdError(f"Eine Suche „{key}“ ist nicht gespeichert.")


def tried(place: Workspace, searcher: Searcher, alert: Alert, n: int = 5) -> Trial:
    """What an alert finds now; nothing is sent or noted.

    Raises:
        QueryError: The question or a filter cannot be understood.
    """
    root = place.corpus.root
    now = Now(searcher, read_history(root), place.corpus.sources())
    ids = now.index.ids()
    rows = [row for row in matches(alert, now.index) if ids[row] in now.present]
    rows.sort(key=lambda row: (now.present[ids[row]].dates.changed, ids[row]), reverse=True)
    chunks = [now.index.chunk(row) for row in rows[:n]]
    latest = tuple(
        described(Kind.NEW, one, now.index.document_of(one), now.present[one.id]) for one in chunks
    )
    mark = read_handled(root) or (Mark.of(now.last) if now.last else None)
    state = read_state(root, alert.key) or first_state(alert, mark)
    unknown = tuple(
        f"„{one.value}“ kommt nirgends vor."
        + (f" Gemeint ist vielleicht {' oder '.join(one.nearest)}." if one.nearest else "")
        for one in searcher.unknown_values(alert.filters)
    )
    return Trial(
        alert=alert,
        search=in_words(alert),
        n_matching=len(rows),
        latest=latest,
        due=news_for(alert, state, now).told,
        unknown=unknown,
    )


def begin(place: Workspace, alert: Alert) -> None:
    """Note where an alert that was just added begins: it tells of what comes from here on."""
    root = place.corpus.root
    last = read_history(root).last
    # Nobody has asked yet: the next delivery notes what is known.
    write_state(root, replace(first_state(alert, Mark.of(last) if last else None), asked=""))


def send_sample(place: Workspace, trial: Trial) -> tuple[Delivery, ...]:
    """Send what an alert finds now to everybody it names, as a test; nothing of it is noted.

    Feed files stay as they are: what is in a feed stays there.
    """
    moment = datetime.now(UTC).replace(microsecond=0)
    by = senders(place, moment)
    said = []
    for channel, names in trial.alert.recipients.items():
        if channel is Channel.FILE:
            continue
        notice = with_id(
            Notice(
                id="",
                sort=Sort.NEWS,
                alert=trial.alert.key,
                title=f"Probe: {title_of(trial.alert)}",
                channel=channel,
                language=trial.alert.language,
                created=moment.isoformat(timespec="seconds"),
                since=moment.isoformat(timespec="seconds"),
                until=moment.isoformat(timespec="seconds"),
                recipients=tuple(Recipient(name=name) for name in names),
                told=trial.latest,
                search=trial.search,
                text="Dies ist eine Probe. So sähe eine Nachricht zu dieser Suche aus.",
            ),
            None,
            None,
        )
        for one in notice.recipients:
            try:
                by[channel].send(notice, one.name)
            except DeliveryError as error:
                one = replace(one, standing=Standing.WAITING, message=str(error))
            else:
                one = replace(one, standing=Standing.DELIVERED)
            said.append(delivery(notice, one))
    for sender in by.values():
        sender.close()
    return tuple(said)
