"""Saved searches, what is told of them, and what became of telling it."""

from dataclasses import dataclass, field
from enum import StrEnum

from docpipe.model import Filters


class What(StrEnum):
    """Of what an alert tells: what came, what is not as it was, what went or was withdrawn."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


class Start(StrEnum):
    """With what an alert begins: with what comes from now on, or with all that is there."""

    NOW = "now"
    EVERYTHING = "everything"


class Every(StrEnum):
    """How often an alert speaks at most: after each run, once a calendar day or week."""

    RUN = "run"
    DAY = "day"
    WEEK = "week"


class Channel(StrEnum):
    """Through what a notice reaches somebody."""

    FILE = "file"
    MAIL = "mail"
    WEBHOOK = "webhook"


class Voice(StrEnum):
    """In which language the words around the quotes are."""

    GERMAN = "de"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One saved search of ``corpus/alerts.toml``.

    Attributes:
        key: Short name, unique; lower case letters, digits and hyphens.
        title: For subjects and lists; the question if nothing is said.
        query: May be empty: then everything that passes the filters is meant.
        what: Nothing else is told.
        mail: Addresses; each gets a message of its own and sees no other.
        webhook: Addresses that get JSON.
        file: Whether a feed is written.
    """

    key: str
    title: str = ""
    query: str = ""
    filters: Filters = field(default_factory=Filters)
    language: Voice = Voice.GERMAN
    what: tuple[What, ...] = (What.NEW, What.CHANGED)
    start: Start = Start.NOW
    every: Every = Every.RUN
    mail: tuple[str, ...] = ()
    webhook: tuple[str, ...] = ()
    file: bool = False
    paused: bool = False

    @property
    def recipients(self) -> dict[Channel, tuple[str, ...]]:
        """Who is told, by channel; channels without anybody are left out."""
        feed = (self.key,) if self.file else ()
        known = {Channel.FILE: feed, Channel.MAIL: self.mail, Channel.WEBHOOK: self.webhook}
        return {channel: names for channel, names in known.items() if names}


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyAlert:
    """An entry that cannot be understood.

    Attributes:
        key: Its key, or its place in the file.
        mail: Addresses that can be read in it: they are told once.
        search: Question and filters in words, if they can be read.
    """

    key: str
    message: str
    mail: tuple[str, ...] = ()
    search: str = ""


class Kind(StrEnum):
    """What happened to a record. ``BACK``: it had gone, and is there again."""

    NEW = "new"
    BACK = "back"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One record, as a notice tells of it; complete, for it may be gone when it is sent.

    Attributes:
        born: The id under which it first appeared.
        digest: Of its content, as the history notes it.
        document: The publication as a German reference.
        page: Physical page of the quote; ``None`` for a source without pages.
        source_url: Of the publication at that page, if it is known.
        first: When readers first saw it, and ``changed``: when it last changed; UTC, ISO 8601.
        was: Of a changed one, what changed and how it was, if that can be told.
        record: The public object of a record, for webhooks.
    """

    kind: Kind
    id: str
    born: str
    digest: str
    type: str
    title: str
    quote: str
    citation: str
    document_id: str
    document: str
    author: str
    page: int | None = None
    source_url: str | None = None
    language: str = "de"
    topics: tuple[str, ...] = ()
    first: str = ""
    changed: str = ""
    was: tuple[tuple[str, str], ...] = ()
    record: dict[str, object] | None = None


class Standing(StrEnum):
    """What became of telling somebody.

    ``WAITING``: another attempt follows. ``GIVEN_UP``: none does. ``FAULTY``: the alert itself
    cannot be understood.
    """

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"
    FAULTY = "faulty"


class Sort(StrEnum):
    """What a notice is about: news, an alert that cannot be understood, or the operation."""

    NEWS = "news"
    FAULT = "fault"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody to tell, and how far that has come. Moments are UTC, ISO 8601."""

    name: str
    standing: Standing = Standing.WAITING
    attempts: int = 0
    tried: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What one alert has to say through one channel: one file of the outbox.

    Attributes:
        id: Digest of alert, channel, publications and content: the same notice has the same one.
        serial: Of the state that the alert has once the notice counts; see ``outbox``.
        since: The publication up to which everything had been told, its time; empty for none.
        until: The publication up to which this notice tells.
        told: News; nothing for a fault or an alarm, which say it in ``text``.
        ris: The records for reference managers.
        part: If there is too much for one message: which of how many this is.
    """

    id: str
    sort: Sort
    alert: str
    title: str
    channel: Channel
    language: Voice = Voice.GERMAN
    serial: int = 0
    created: str
    since: str = ""
    until: str = ""
    recipients: tuple[Recipient, ...]
    told: tuple[Told, ...] = ()
    text: str = ""
    search: str = ""
    ris: str = ""
    part: int = 1
    parts: int = 1

    def count(self, *kinds: Kind) -> int:
        """How many of these kinds are told."""
        return sum(one.kind in kinds for one in self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a run says of one notice and one recipient.

    Attributes:
        channel: ``None`` if the alert is faulty and nobody can be named.
        notice: Id of the notice.
    """

    alert: str
    channel: Channel | None
    recipient: str
    standing: Standing
    sort: Sort = Sort.NEWS
    notice: str = ""
    n_new: int = 0
    n_changed: int = 0
    n_gone: int = 0
    since: str = ""
    until: str = ""
    attempts: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something that needs a person.

    Attributes:
        family: Who looks after it: ``run``, ``gate``, ``place``, ``undelivered``, ``disk`` …
        about: What in particular; the same text means the same trouble.
        title: One line.
        text: What it means and what to do.
    """

    family: str
    about: str = ""
    title: str
    text: str = field(default="")

    @property
    def key(self) -> str:
        """The same trouble has the same key, however it is worded."""
        return f"{self.family}:{self.about}"
