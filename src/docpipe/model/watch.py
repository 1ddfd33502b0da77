"""Where publications come from: the places that are watched, and what is known of each address."""

from dataclasses import dataclass
from enum import StrEnum

from docpipe.model.source import DocumentKind


class WatchKind(StrEnum):
    """What a watched place is."""

    PAGE = "page"
    FILE = "file"
    FOLDER = "folder"
    SITEMAP = "sitemap"
    FEED = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """One entry of ``corpus/sources.toml``.

    What it says of its publications (``publisher`` and the rest) describes all of them; ``None``
    leaves it to the document itself.

    Attributes:
        key: Short name, unique in the list.
        at: Address, or the path of a folder or file, relative to the corpus folder.
        selector: CSS selector; only links inside what it selects count.
        heading: Words of a heading; only links below it, up to the next of its level, count.
        link_text: Regular expression that the text of a link must match somewhere.
    """

    key: str
    kind: WatchKind
    at: str
    selector: str | None = None
    heading: str | None = None
    link_text: str | None = None
    publisher: str | None = None
    licence: str | None = None
    language: str | None = None
    document_kind: DocumentKind | None = None
    title: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A publication that a place names.

    Attributes:
        watch: Key of the watched place.
        address: Absolute address, or a path relative to the corpus folder if it lies inside.
        title: What the place calls it, without format and size; ``None`` for words that name
            nothing, such as "Download".
        n_bytes: The size that the place claims, roughly.
        modified: When the place says that it changed, ISO 8601.
    """

    watch: str
    address: str
    title: str | None = None
    n_bytes: int | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What is known of one address, kept from run to run. Moments are UTC, ISO 8601.

    Attributes:
        watch: Key of the place that named it last.
        title: What that place called it.
        sha256: Of the bytes fetched last; ``None`` as long as nothing could be fetched, and of the
            pages, sitemaps and feeds themselves.
        etag: Validator of the answer last received (RFC 9110).
        last_modified: The other validator.
        n_bytes: How many those were.
        fetched: When they were fetched.
        final_address: Where redirects led; ``None`` for nowhere else.
        first_seen: When it was first named.
        last_seen: When it was last named by its place.
        checked: When it last answered, whether with new bytes or with "not modified".
        missing_since: Since when its place does not name it, or it answers "not found" or "gone".
        n_failures: Checks in a row without an answer; an outage says nothing of the publication.
    """

    address: str
    watch: str
    first_seen: str
    last_seen: str
    title: str | None = None
    sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    n_bytes: int | None = None
    fetched: str | None = None
    final_address: str | None = None
    checked: str | None = None
    missing_since: str | None = None
    n_failures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrieval:
    """How bytes came to be in the corpus: one line of ``corpus/retrievals.jsonl``.

    Attributes:
        headers: Of the answer, names in lower case; only those that say something of the file.
        redirects: The addresses on the way, the first excluded, the last included.
    """

    address: str
    retrieved: str
    sha256: str
    n_bytes: int
    status: int
    headers: dict[str, str]
    redirects: tuple[str, ...] = ()
