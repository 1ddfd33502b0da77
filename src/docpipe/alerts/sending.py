"""Through the outbox: who is due is sent to, and what became of it is written down at once.

An attempt is noted before it is made, its outcome after. If the process dies between handing a
notice over and noting that, the next run hands it over once more, under the same Message-ID or
webhook id. Nothing else is ever sent twice. On a full disk the first note fails, before anything
is sent.
"""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from docpipe.alerts.feed_files import FeedSender
from docpipe.alerts.mail import MailSender
from docpipe.alerts.outbox import file_away, put, read_outbox, settled, withdraw
from docpipe.alerts.shapes import Channel, Delivery, Kind, Notice, Recipient, Sort, Standing
from docpipe.alerts.state import FOLDER
from docpipe.alerts.webhook import WebhookSender
from docpipe.errors import DeliveryError, RefusedError, SettingsError
from docpipe.files import sha256_bytes
from docpipe.pipeline import Workspace

_LOG = logging.getLogger(__name__)

FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(hours=24)
"""Between attempts of different runs; the wait doubles each time. Mail servers that put unknown
senders off ("greylisting") let them in after five to fifteen minutes."""


class Sender(Protocol):
    """Hands notices over through one channel."""

    def send(self, notice: Notice, recipient: str) -> None:
        """Hand over.

        Raises:
            RefusedError: Never again.
            DeliveryError: Not now.
        """

    def close(self) -> None:
        """End connections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One time through the outbox.

    Attributes:
        wanted: Who still wants to hear of an alert through a channel; alerts that are not in it
            are left alone, such as paused ones.
        ended: Alerts that are there no more: their notices go to nobody.
        patient: Whether waits between attempts are kept.
        only: The notices of this name; empty for all.
    """

    now: datetime
    wanted: Mapping[tuple[str, Channel], tuple[str, ...]]
    ended: Callable[[str], bool]
    patient: bool = True
    give_up: timedelta = field(default=timedelta(days=7))
    only: str = ""


def senders(
    place: Workspace, now: datetime, sleep: Callable[[float], None] = time.sleep
) -> Mapping[Channel, Sender]:
    """Those of the settings."""
    settings = place.settings
    options, web = settings.alerts, settings.web
    folder = place.corpus.root / FOLDER / "feeds"
    if options.feed_folder:
        folder = place.corpus.root / options.feed_folder
    return {
        Channel.FILE: FeedSender(
            folder, url=options.feed_url, base=web.base_url, author=web.operator or web.name
        ),
        Channel.MAIL: MailSender(
            settings.mail, base=web.base_url, attempts=options.attempts, sleep=sleep
        ),
        Channel.WEBHOOK: WebhookSender(options, base=web.base_url, now=lambda: now, sleep=sleep),
    }


def send_waiting(
    place: Workspace, by: Mapping[Channel, Sender], this: Round
) -> tuple[Delivery, ...]:
    """Send whatever is due; one failure holds nothing else up."""
    root = place.corpus.root
    said: list[Delivery] = []
    with ExitStack() as stack:
        for sender in by.values():
            stack.enter_context(closing(sender))
        for notice in read_outbox(root).notices:
            if this.only not in ("", notice.alert):
                continue
            after = _sent(place, notice, by[notice.channel], this)
            said += _deliveries(notice, after)
            if settled(after) or _is_over(after, this):
                file_away(root, after)
    return tuple(said)


def _sent(place: Workspace, notice: Notice, sender: Sender, this: Round) -> Notice:
    if this.ended(notice.alert):
        return _kept(place, notice, withdraw(notice, (), "Die Suche ist gelöscht."))
    names = this.wanted.get((notice.alert, notice.channel))
    if names is None:
        return notice
    notice = _kept(place, notice, withdraw(notice, names, "Nicht mehr eingetragen."))
    for n, one in enumerate(notice.recipients):
        if one.standing is Standing.WAITING and _is_due(one, this):
            notice = _tried(place, notice, n, sender, this)
    return notice


def _tried(place: Workspace, notice: Notice, n: int, sender: Sender, this: Round) -> Notice:
    moment = this.now.isoformat(timespec="seconds")
    one = notice.recipients[n]
    one = replace(one, attempts=one.attempts + 1, tried=moment, message="")
    notice = _with(notice, n, one)
    put(place.corpus.root, notice)
    try:
        sender.send(notice, one.name)
    except RefusedError as error:
        one = replace(one, standing=Standing.GIVEN_UP, message=str(error))
    except (DeliveryError, SettingsError) as error:
        late = this.now - datetime.fromisoformat(notice.created) >= this.give_up
        standing = Standing.GIVEN_UP if late else Standing.WAITING
        one = replace(one, standing=standing, message=str(error))
    else:
        one = replace(one, standing=Standing.DELIVERED)
    if one.message:
        _LOG.warning("notice %s of %s: %s", notice.id, notice.alert, one.message)
    notice = _with(notice, n, one)
    put(place.corpus.root, notice)
    return notice


def _is_due(one: Recipient, this: Round) -> bool:
    if not one.tried or not this.patient:
        return True
    doublings: int = min(one.attempts - 1, 10)
    wait = min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)
    return this.now >= datetime.fromisoformat(one.tried) + wait


def _is_over(notice: Notice, this: Round) -> bool:
    """Nobody is left who could be told, and nobody who should know."""
    left = [one for one in notice.recipients if one.standing is not Standing.DELIVERED]
    if any(one.standing is Standing.WAITING for one in left):
        return False
    if notice.sort is Sort.ALARM:
        return True  # no alarm about an alarm
    names = () if this.ended(notice.alert) else this.wanted.get((notice.alert, notice.channel))
    return names is not None and not any(one.name in names for one in left)


def _kept(place: Workspace, before: Notice, after: Notice) -> Notice:
    if after != before:
        put(place.corpus.root, after)
    return after


def _with(notice: Notice, n: int, one: Recipient) -> Notice:
    recipients = (*notice.recipients[:n], one, *notice.recipients[n + 1 :])
    return replace(notice, recipients=recipients)


def _deliveries(before: Notice, after: Notice) -> list[Delivery]:
    """What this run says of a notice; who had it before is not mentioned again."""
    return [
        delivery(after, now)
        for was, now in zip(before.recipients, after.recipients, strict=True)
        if was.standing is not Standing.DELIVERED
    ]


def delivery(notice: Notice, one: Recipient) -> Delivery:
    """How far a notice has come with one recipient."""
    return Delivery(
        alert=notice.alert,
        channel=notice.channel,
        recipient=_named(notice.channel, one.name),
        standing=one.standing,
        sort=notice.sort,
        notice=notice.id,
        n_new=notice.count(Kind.NEW, Kind.BACK),
        n_changed=notice.count(Kind.CHANGED),
        n_gone=notice.count(Kind.GONE, Kind.WITHDRAWN),
        since=notice.since,
        until=notice.until,
        attempts=one.attempts,
        message=one.message,
    )


def _named(channel: Channel, name: str) -> str:
    """The recipient as reports name it: many chat servers take the path of a webhook as password.

    The digits at the end are those of its webhook ids, and tell two on one server apart.
    """
    if channel is not Channel.WEBHOOK:
        return name
    host = urlsplit(name)
    return f"{host.scheme}://{host.netloc}/… ({sha256_bytes(name.encode())[:8]})"
