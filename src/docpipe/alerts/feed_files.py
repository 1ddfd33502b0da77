"""Notices as feed files: Atom and JSON Feed in a folder that any web server can hand out.

``told.jsonl`` holds everything that was ever told, a line a notice; the pages are made of it. The
first page holds the latest one to two hundred entries. All others stand on archive pages that
never change (RFC 5005): a reader that comes once a year finds everything.
"""

import logging
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from docpipe import codec
from docpipe.alerts.letter import record_url
from docpipe.alerts.shapes import Kind, Notice, Told
from docpipe.alerts.wording import say, type_name
from docpipe.errors import DeliveryError, SchemaMismatchError, cure_of, explained
from docpipe.export.feeds import Feed, Item, to_atom, to_json_feed
from docpipe.files import append_line, write_atomic

_LOG = logging.getLogger(__name__)

PAGE = 100
"""Entries of an archive page; the first page holds that many at least, once there are."""

_TOLD = "told.jsonl"
_TAG = "tag:docpipe.invalid,2026:alert:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What one notice told: one line of ``told.jsonl``."""

    notice: str
    title: str
    until: str
    items: tuple[Item, ...]


class FeedSender:
    """Writes feed files; the recipient is the name of the folder.

    Args:
        folder: Of all feeds.
        url: Under which others reach it; empty: pages refer to each other by name.
        base: Address of the web pages; empty for none.
        author: Who publishes the feed.
    """

    def __init__(self, folder: Path, *, url: str = "", base: str = "", author: str) -> None:
        self._folder, self._author = folder, author
        self._url, self._base = url.rstrip("/"), base.rstrip("/")

    def send(self, notice: Notice, recipient: str) -> None:
        """Add a notice to its feed; done twice, it is there once.

        Raises:
            DeliveryError: The folder cannot be written to.
        """
        folder = self._folder / recipient
        try:
            batches = read_batches(folder)
            if notice.id not in {one.notice for one in batches}:
                batch = Batch(
                    notice=notice.id,
                    title=notice.title,
                    until=notice.until,
                    items=tuple(_item(notice, told, self._base) for told in notice.told),
                )
                append_line(folder / _TOLD, codec.to_json(batch))
                batches = (*batches, batch)
            self._write(folder, recipient, notice, batches)
        except OSError as exc:
            raise DeliveryError(
                "Der Feed kann nicht geschrieben werden: "
                f"{explained(exc)} Der nächste Lauf versucht es noch einmal.{cure_of(exc)}"
            ) from exc

    def close(self) -> None:
        """Nothing is kept open."""

    def _write(self, folder: Path, key: str, notice: Notice, batches: tuple[Batch, ...]) -> None:
        items = [item for batch in batches for item in reversed(batch.items)]
        n_archived = max(0, len(items) // PAGE - 1)
        for number in range(1, n_archived + 1):
            name = _archive(number)
            if not (folder / f"{name}.json").is_file():  # written last
                own = items[(number - 1) * PAGE : number * PAGE]
                self._write_page(folder, self._feed(key, notice, own, number, archive=True), name)
        latest = items[n_archived * PAGE :]
        self._write_page(folder, self._feed(key, notice, latest, n_archived + 1), "feed")

    def _feed(
        self, key: str, notice: Notice, items: list[Item], number: int, *, archive: bool = False
    ) -> Feed:
        name = _archive(number) if archive else "feed"
        pages = {}
        if number > 1:
            pages["prev-archive"] = self._address(key, _archive(number - 1))
        if archive:
            pages["current"] = self._address(key, "feed")
        return Feed(
            title=notice.title,
            subtitle=say(notice.language, "search", search=notice.search),
            url=f"{_TAG}{key}",
            page_url=self._address(key, name),
            home=f"{self._base}/" if self._base else "",
            updated=max((item.changed for item in items), default=notice.until),
            author=self._author,
            items=tuple(reversed(items)),
            pages=pages,
            language=notice.language.value,
            proof=say(notice.language, "proof"),
            archive=archive,
        )

    def _address(self, key: str, name: str) -> str:
        return f"{self._url}/{quote(key)}/{name}" if self._url else name

    def _write_page(self, folder: Path, feed: Feed, name: str) -> None:
        write_atomic(folder / f"{name}.atom", to_atom(_suffixed(feed, ".atom")))
        as_json = _suffixed(feed, ".json")
        write_atomic(folder / f"{name}.json", to_json_feed(_following(as_json)).encode())


def read_batches(folder: Path) -> tuple[Batch, ...]:
    """Everything that a feed ever told, the earliest first."""
    path = folder / _TOLD
    if not path.is_file():
        return ()
    batches = []
    for line in path.read_bytes().split(b"\n"):
        if line.strip():
            try:
                batches.append(codec.from_json(line, Batch))
            except SchemaMismatchError as error:  # cut short by a crash: it was written again
                _LOG.warning("%s: %s", path, error)
    return tuple(batches)


def _archive(number: int) -> str:
    return f"archive-{number:04d}"


def _suffixed(feed: Feed, suffix: str) -> Feed:
    pages = {relation: f"{address}{suffix}" for relation, address in feed.pages.items()}
    url = feed.url if suffix == ".atom" else f"{feed.page_url}{suffix}"
    return replace(feed, page_url=f"{feed.page_url}{suffix}", pages=pages, url=url)


def _following(feed: Feed) -> Feed:
    """JSON Feed knows one way on only."""
    earlier = feed.pages.get("prev-archive")
    return replace(feed, pages={"next": earlier} if earlier else {})


def _item(notice: Notice, told: Told, base: str) -> Item:
    voice = notice.language
    happened = say(voice, told.kind)
    return Item(
        born=told.born,
        title=f"{happened}: {type_name(voice, told.type)}: {told.title}",
        url="" if told.kind is Kind.GONE else record_url(base, told, voice),
        source_url=told.source_url,
        first=told.first or notice.until,
        changed=told.changed if told.kind is Kind.NEW else notice.until,
        quote=told.quote,
        citation=told.citation,
        author=told.author,
        note="" if told.kind is Kind.NEW else f"{happened}.",
        language=told.language,
        categories=told.topics,
    )
