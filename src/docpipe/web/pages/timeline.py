"""How something was said through the years: a topic, a question, or one record."""

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe.answers.counts import OF_RECORDS, RECORD_TYPES, latest, lines, span_of, through_years
from docpipe.errors import QueryError
from docpipe.export.pictures import timeline
from docpipe.model import Filters, Hit, Query
from docpipe.search import Searcher
from docpipe.web.asked import MAX_QUERY_CHARACTERS
from docpipe.web.guide import Guide
from docpipe.web.rendering import Values, render
from docpipe.web.site import site_of

CHOICES = 8
"""Hits of a question among which one is followed through the years."""

A_YEAR = 3
"""Records of a topic that are shown in full of each year."""

router = APIRouter()


@router.get("/timeline")
def through_time(request: Request) -> HTMLResponse:
    """A form, and what was asked: ``topic``, ``q`` or ``record``."""
    guide, site = Guide(request), site_of(request)
    params = request.query_params
    topic, question, record = (params.get(name, "").strip() for name in ("topic", "q", "record"))
    if len(question) > MAX_QUERY_CHARACTERS:
        raise QueryError(f"Die Frage ist länger als {MAX_QUERY_CHARACTERS} Zeichen.")
    with site.live.current() as searcher:
        topics = sorted(line.name for line in lines(searcher, "topics") if line.records)
        of_topic = _of_topic(searcher, guide, topic) if topic else None
        followed = _followed(searcher, question, record) if question or record else None
    return render(
        request,
        "timeline.html.j2",
        guide=guide,
        topic=topic,
        question=question,
        kinds=RECORD_TYPES,
        topics=topics,
        of_topic=of_topic,
        followed=followed,
    )


def _of_topic(searcher: Searcher, guide: Guide, topic: str) -> Values:
    """The picture of a topic, and a few records of every year."""
    filters = Filters(topics=(topic,))
    counts = through_years(searcher, filters)
    years = span_of({year for of in counts.values() for year in of})
    rows = guide.rows_of_types(counts, years, topic=topic)
    _ = guide.say
    picture = timeline(
        years,
        rows,
        title=_("{topic}: Datensätze nach Jahr und Art", topic=topic),
        description=_("Je Art eine Reihe von Balken, je Jahr ein Balken; alle im selben Maßstab."),
        name="timeline",
    )
    by_year = []
    for year in years:
        of_year = Filters(
            types=OF_RECORDS.types, topics=(topic,), year_from=int(year), year_to=int(year)
        )
        total = sum(of.get(year, 0) for of in counts.values())
        if total:
            whole = guide.counted(total, year, topic=topic, year_from=year, year_to=year)
            by_year.append((year, whole, latest(searcher, of_year, A_YEAR)))
    return {
        "picture": Markup(picture),  # noqa: S704 - built as a tree, which escapes
        "years": years,
        "rows": rows,
        "by_year": by_year,
    }


def _followed(searcher: Searcher, question: str, record: str) -> Values | None:
    """One record through the years, and the others that answer the question as well."""
    hits: tuple[Hit, ...] = ()
    if question:
        asked = Query(text=question, k=CHOICES, filters=OF_RECORDS)
        hits = searcher.ask(asked).hits
    if not hits and not record:
        return None
    chosen = record or hits[0].chunk.id
    chunk, document = searcher.get(chosen)
    return {
        "entry": (chunk, document),
        "said": searcher.timeline(chosen),
        "others": [hit for hit in hits if hit.chunk.id != chosen],
    }
