"""What is new and changed: of the whole corpus, or of what answers a search."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from urllib.parse import quote

from docpipe.answers.dates import Dated, Since
from docpipe.export import KIND_NAMES, TYPE_NAMES, citation, page_url
from docpipe.export.citation import one_line
from docpipe.export.feeds import Item
from docpipe.index import Index, Selection
from docpipe.model import Chunk, DocumentInfo, Query
from docpipe.search import Searcher
from docpipe.search.answering import answering, passing

PAGE_SIZE = 100
"""Entries a page of a feed; the pages behind it hold the rest."""


@dataclass(frozen=True, slots=True)
class News:
    """A record, or a document if there is no chunk, and since when it is there."""

    chunk: Chunk | None
    document: DocumentInfo
    since: Since


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of the news, the latest first.

    Attributes:
        total: Of all pages.
    """

    news: tuple[News, ...]
    number: int
    total: int

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // PAGE_SIZE))


def news_on(searcher: Searcher, dated: Dated, query: Query, page: int = 1) -> Page:
    """New and changed records that answer a search; without any, of all, with the documents.

    Filters hold exactly, and the question by its words: see ``answering``.

    Raises:
        QueryError: The question cannot be read.
    """
    everything = not query.text and query.filters.is_empty
    index = searcher.index
    selection = answering(index, query) if query.text else passing(index, query.filters)
    documents = dated.documents if everything else ()
    found = _newest_first(dated, selection, documents)
    n_before = (page - 1) * PAGE_SIZE
    news = (_news(index, dated, one) for one in islice(found, n_before, n_before + PAGE_SIZE))
    total = dated.count(selection) + len(documents)
    return Page(news=tuple(news), number=page, total=total)


_Dated = tuple[str, int, int | DocumentInfo]


def _newest_first(
    dated: Dated, selection: Selection, documents: tuple[tuple[DocumentInfo, Since], ...]
) -> Iterator[int | DocumentInfo]:
    """Rows and documents; of the same moment documents before their records."""
    whole: Iterator[_Dated] = ((of.dates.changed, 1, document) for document, of in documents)
    rows: Iterator[_Dated] = ((changed, 0, row) for changed, row in dated.newest(selection))
    return (what for _, _, what in merge(whole, rows, key=lambda one: one[:2], reverse=True))


def _news(index: Index, dated: Dated, what: int | DocumentInfo) -> News:
    if isinstance(what, DocumentInfo):
        return News(None, what, dated.of(what.id))
    chunk = index.chunk(what)
    return News(chunk, index.document_of(chunk), dated.of(chunk.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How news are told.

    Attributes:
        base: The address of the site, its language included.
        say: A German text in the language of the feed, with values put in.
        day: A moment as a date of that language.
    """

    base: str
    say: Callable[..., str]
    day: Callable[[datetime], str]

    def item(self, news: News) -> Item:
        """One entry of a feed."""
        return self._document(news) if news.chunk is None else self._record(news, news.chunk)

    def _record(self, news: News, chunk: Chunk) -> Item:
        document, dates = news.document, news.since.dates
        heading = chunk.heading_path[-1] if chunk.heading_path else document.title
        title = f"{self.say(TYPE_NAMES[chunk.type])}: {one_line(chunk.label or heading)}"
        return Item(
            born=news.since.born,
            title=title,
            url=f"{self.base}/records/{quote(chunk.id, safe='')}",
            source_url=page_url(document, chunk.evidence.pages[0].page),
            first=dates.first,
            changed=dates.changed,
            quote=chunk.evidence.quote,
            citation=citation(chunk, document),
            author=_author(document),
            note=self._note(news),
            language=document.language,
            categories=chunk.facets.topics,
        )

    def _document(self, news: News) -> Item:
        document, dates = news.document, news.since.dates
        year = "" if document.year is None else f" ({document.year})"
        kind = self.say(KIND_NAMES[document.kind])
        return Item(
            born=news.since.born,
            title=f"{kind}: {one_line(document.title)}{year}",
            url=f"{self.base}/documents/{quote(document.id, safe='')}",
            source_url=page_url(document, 1),
            first=dates.first,
            changed=dates.changed,
            quote="",
            citation=f"{_author(document)}{year}: {one_line(document.title)}.",
            author=_author(document),
            note=self._note(news),
            language=document.language,
        )

    def _note(self, news: News) -> str:
        dates = news.since.dates
        if dates.first == dates.changed:
            return ""
        first, changed = (
            self.day(datetime.fromisoformat(one)) for one in (dates.first, dates.changed)
        )
        return self.say(
            "Geändert am {changed}, zuerst erschienen am {first}.", changed=changed, first=first
        )


def _author(document: DocumentInfo) -> str:
    """Who published it; RFC 4287 wants a name in any case."""
    people = [one.name for one in document.contributors]
    return one_line(document.publisher or "; ".join(people) or document.title)
