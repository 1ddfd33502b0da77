"""Saved searches as people write them: ``corpus/alerts.toml``.

One entry that cannot be understood says nothing of the others: it comes out as faulty, with the
addresses that it names, and the rest is read.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from docpipe.alerts.shapes import Alert, Every, FaultyAlert, Start, Voice, What
from docpipe.answers.filters import FILTER_FIELDS, filters_named
from docpipe.errors import CorpusError, QueryError
from docpipe.model import Filters, RecordType, chosen
from docpipe.search.query import MAX_CHARACTERS

ALERTS_NAME = "alerts.toml"

KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
"""Names files and stands in headers of mails."""

RESERVED = frozenset({"alarms"})
"""Alarms of the operation go through the same outbox under this name."""

_NAMES = (
    "key",
    "title",
    "query",
    "filters",
    "language",
    "what",
    "start",
    "every",
    "mail",
    "webhook",
    "file",
    "paused",
)

_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
_DOMAIN = re.compile(r"[^\s@<>()\[\]\\,;:\"\x00-\x20\x7f]{1,253}")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Defined:
    """What a file of alerts says, in its order."""

    alerts: tuple[Alert, ...] = ()
    faulty: tuple[FaultyAlert, ...] = ()


def read_alerts(root: Path) -> Defined:
    """All alerts of a corpus; none if there is no file.

    Raises:
        CorpusError: The file is no TOML, so that nobody's alert can be told from another's.
    """
    path = root / ALERTS_NAME
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Defined()
    try:
        return parse_alerts(data.decode("utf-8-sig"))  # some editors put a mark in front
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise CorpusError(f"{path} ist kein gültiges TOML: {exc}") from exc


def parse_alerts(text: str) -> Defined:
    """The alerts of a text.

    Raises:
        tomllib.TOMLDecodeError: It is no TOML.
    """
    document = tomllib.loads(text)
    unknown = sorted(document.keys() - {"alert"})
    listed = document.get("alert", [])
    entries = listed if isinstance(listed, list) else [listed]
    read = [_read(entry, number) for number, entry in enumerate(entries, start=1)]
    read += [
        FaultyAlert(key=name, message=f"„{name}“ gehört nicht hierher; erwartet wird [[alert]].")
        for name in unknown
    ]
    return _told_apart(read)


def _told_apart(read: list[Alert | FaultyAlert]) -> Defined:
    """Of two entries with the same key neither is meant."""
    times = Counter(one.key for one in read if isinstance(one, Alert))
    alerts, faulty = [], []
    for one in read:
        if isinstance(one, FaultyAlert):
            faulty.append(one)
        elif times[one.key] > 1:
            message = f"Den Schlüssel „{one.key}“ gibt es {times[one.key]}-mal."
            faulty.append(FaultyAlert(key=one.key, message=message, mail=one.mail))
        else:
            alerts.append(one)
    return Defined(tuple(alerts), tuple(faulty))


def _read(entry: object, number: int) -> Alert | FaultyAlert:
    name = f"Eintrag {number}"
    if not isinstance(entry, dict):
        return FaultyAlert(key=name, message="Erwartet wird ein Abschnitt [[alert]].")
    key = entry.get("key")
    named = key if isinstance(key, str) and KEY.fullmatch(key) else name
    try:
        return alert_of(entry)
    except QueryError as error:
        return FaultyAlert(key=named, message=str(error), mail=tuple(_readable(entry.get("mail"))))


def _readable(value: object) -> Iterator[str]:
    """The addresses that are some, whatever else is wrong."""
    for one in value if isinstance(value, list) else [value]:
        try:
            yield mail_address(one)
        except QueryError:
            continue


def alert_of(entry: Mapping[str, object]) -> Alert:
    """An alert from what its entry says.

    Raises:
        QueryError: With what is wrong, in words for whoever wrote it.
    """
    if unknown := sorted(entry.keys() - set(_NAMES)):
        raise QueryError(f"Unbekannt: {', '.join(unknown)}. Es gibt: {', '.join(_NAMES)}.")
    alert = Alert(
        key=key_of(entry.get("key")),
        title=_text(entry, "title"),
        query=_text(entry, "query").strip(),
        filters=_filters(entry.get("filters", {})),
        language=chosen(Voice, _text(entry, "language") or Voice.GERMAN, "Sprache"),
        what=tuple(chosen(What, one, "Neuigkeit") for one in _texts(entry, "what"))
        or (What.NEW, What.CHANGED),
        start=chosen(Start, _text(entry, "start") or Start.NOW, "Angabe zu start"),
        every=chosen(Every, _text(entry, "every") or Every.RUN, "Angabe zu every"),
        mail=tuple(dict.fromkeys(mail_address(one) for one in _texts(entry, "mail"))),
        webhook=tuple(dict.fromkeys(web_address(one) for one in _texts(entry, "webhook"))),
        file=_switch(entry, "file"),
        paused=_switch(entry, "paused"),
    )
    _check(alert)
    return alert


def _check(alert: Alert) -> None:
    if not alert.recipients:
        raise QueryError("Niemand ist genannt: bitte mail, webhook oder file = true angeben.")
    if len(alert.query) > MAX_CHARACTERS:
        raise QueryError(f"Die Suchanfrage ist länger als {MAX_CHARACTERS} Zeichen.")
    if RecordType.PASSAGE in alert.filters.types:
        raise QueryError(
            "Über Textstellen (passage) wird nicht benachrichtigt, nur über Datensätze."
        )


def key_of(value: object) -> str:
    """A key that can name a file.

    Raises:
        QueryError: It cannot.
    """
    if not isinstance(value, str) or not KEY.fullmatch(value) or value in RESERVED:
        raise QueryError(
            f"„{value}“ ist kein Schlüssel (key): bis zu 60 Kleinbuchstaben ohne Umlaute, Ziffern "
            "und Bindestriche, etwa wohnen-musterau."
        )
    return value


def mail_address(value: object) -> str:
    """An address that can stand in an envelope and in a header.

    Raises:
        QueryError: It cannot.
    """
    local, at, domain = value.rpartition("@") if isinstance(value, str) else ("", "", "")
    if not at or not _LOCAL_PART.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise QueryError(f"„{value}“ ist keine E-Mail-Adresse.")
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError as exc:
        raise QueryError(f"„{value}“ ist keine E-Mail-Adresse.") from exc


def web_address(value: object) -> str:
    """An address for a webhook.

    Raises:
        QueryError: It is none.
    """
    text = value if isinstance(value, str) else ""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        sound = False
    if not sound or any(sign <= " " for sign in text):
        raise QueryError(f"„{value}“ ist keine Adresse mit http:// oder https://.")
    return text


def _filters(value: object) -> Filters:
    if not isinstance(value, dict):
        raise QueryError('filters erwartet eine Tabelle wie { type = ["recommendation"] }.')
    if unknown := sorted(value.keys() - FILTER_FIELDS.keys()):
        raise QueryError(
            f"Unbekannter Filter: {', '.join(unknown)}. Es gibt: {', '.join(FILTER_FIELDS)}."
        )
    for name, one in value.items():
        texts = one if isinstance(one, list) else [one]
        if not name.startswith("year_") and not all(isinstance(text, str) for text in texts):
            raise QueryError(f"Der Filter {name} erwartet Texte.")
        if name.startswith("year_") and (isinstance(one, bool) or not isinstance(one, int | str)):
            raise QueryError(f"Der Filter {name} erwartet eine Jahreszahl.")
    return filters_named(value)


def _text(entry: Mapping[str, object], name: str) -> str:
    value = entry.get(name, "")
    if not isinstance(value, str):
        raise QueryError(f"{name} muss ein Text sein.")
    return value


def _texts(entry: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = entry.get(name, [])
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in values):
        raise QueryError(f"{name} erwartet Texte.")
    return tuple(values)


def _switch(entry: Mapping[str, object], name: str) -> bool:
    value = entry.get(name, False)
    if not isinstance(value, bool):
        raise QueryError(f"{name} muss true oder false sein.")
    return value
