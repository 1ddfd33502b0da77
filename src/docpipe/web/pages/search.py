"""Questions and their hits."""

from dataclasses import dataclass, replace
from functools import partial

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe.errors import QueryError
from docpipe.search import Listed, Searcher
from docpipe.search.asking import Emptiness
from docpipe.web.asked import PAGE_SIZE, Asked, Sort, read_asked
from docpipe.web.languages import Language, language_of
from docpipe.web.pages import exports
from docpipe.web.rendering import render
from docpipe.web.results.cards import Card, cards
from docpipe.web.results.narrowing import Chip, Filter, chips, filters
from docpipe.web.results.understood import (
    Added,
    Hurdle,
    Spoken,
    added,
    hurdles,
    is_only_by_meaning,
    spoken,
)
from docpipe.web.results.whole import order_of, question_of
from docpipe.web.site import site_of

router = APIRouter()
router.include_router(exports.router)  # before the pages of records, whose addresses are wider

EXAMPLES = (
    "Wie gelingt Sprachmittlung in einem Landkreis?",
    "Praxisbeispiele zur Beteiligung",
    "Was fordern Kommunen vom Bund?",
    "Was bedeutet Diversität?",
)

_SORTS = (("relevance", "Relevanz"), ("year", "Jahr"), ("document", "Dokument"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """All that the page shows of an answer."""

    listed: Listed
    cards: list[Card]
    filters: list[Filter]
    spoken: list[Spoken]
    added: list[Added]
    only_by_meaning: bool
    why: Emptiness | None
    hurdles: list[Hurdle]

    @property
    def n_pages(self) -> int:
        """How many pages there are to leaf through."""
        return -(-self.listed.n_hits // self.listed.result.query.k)


@router.get("/search")
def search(request: Request) -> HTMLResponse:
    """The hits of a question, or all that passes filters."""
    try:
        asked = read_asked(request.query_params)
    except QueryError as error:
        text = request.query_params.get("q", "")[:1000]
        return _page(request, Asked(text=text), fault=error)
    if not asked.text and asked.filters.is_empty:
        return _page(request, asked)
    with site_of(request).live.current() as searcher:
        titles = {str(document.id): document.title for document in searcher.documents}
        try:
            answer = _answer(searcher, asked, titles)
        except QueryError as error:
            return _page(request, asked, fault=error)
        return _page(request, asked, answer=answer, chips=chips(asked, titles))


def _answer(searcher: Searcher, asked: Asked, titles: dict[str, str]) -> Answer:
    query = question_of(asked)
    listed = searcher.page(replace(query, explain=bool(asked.text)), asked.page, order_of(asked))
    result = listed.result
    by_words = asked.query(k=asked.size) if asked.text else query
    why = None if listed.n_hits else searcher.why_empty(by_words)
    return Answer(
        listed=listed,
        cards=cards(searcher, result.hits, asked),
        filters=filters(asked, searcher.choices(by_words), titles),
        spoken=spoken(result.interpretation, asked.text),
        added=list(added(result.interpretation)),
        only_by_meaning=bool(result.hits) and is_only_by_meaning(result),
        why=why,
        hurdles=[] if why is None else hurdles(why, {name for name, _ in asked.params()}),
    )


def _page(
    request: Request,
    asked: Asked,
    *,
    answer: Answer | None = None,
    chips: list[Chip] | None = None,
    fault: QueryError | None = None,
) -> HTMLResponse:
    german = language_of(request) is Language.GERMAN
    return render(
        request,
        "search.html.j2",
        status=200 if fault is None else 422,
        asked=asked,
        answer=answer,
        chips=chips or [],
        fault=fault,
        examples=EXAMPLES,
        order=order_of(asked).value,
        sorts=_SORTS if asked.text else _SORTS[1:],
        shown=replace(asked, page=1, size=PAGE_SIZE).params(),
        subscribed=replace(asked, page=1, size=PAGE_SIZE, sort=Sort.RELEVANCE).params(),
        decimal=partial(_decimal, german=german),
    )


def _decimal(value: float, *, german: bool) -> str:
    text = f"{value:.3f}"
    return text.replace(".", ",") if german else text
