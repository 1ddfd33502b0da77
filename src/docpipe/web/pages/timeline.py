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

HITS = 40
"""Of a question, to be told by year: those behind hardly answer it."""

A_YEAR = 4
"""Records of each year that are shown; the others are one link away."""

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
        of_question = _of_question(searcher, question) if question else []
        followed = _followed(searcher, record) if record else None
    return render(
        request,
        "timeline.html.j2",
        guide=guide,
        topic=topic,
        question=question,
        kinds=RECORD_TYPES,
        topics=topics,
        of_topic=of_topic,
        of_question=of_question,
        followed=followed,
        a_year=A_YEAR,
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


def _of_question(searcher: Searcher, question: str) -> list[tuple[int | None, list[Hit]]]:
    """The best hits by year, undated ones last; within a year the best first."""
    hits = searcher.ask(Query(text=question, k=HITS, filters=OF_RECORDS)).hits
    by_year: dict[int | None, list[Hit]] = {}
    for hit in hits:
        by_year.setdefault(hit.document.year, []).append(hit)
    dated = sorted(year for year in by_year if year is not None)
    order = [*dated, *([None] if None in by_year else [])]
    return [(year, by_year[year][:A_YEAR]) for year in order]


def _followed(searcher: Searcher, record: str) -> Values:
    """One record through the years."""
    entry = searcher.get(record)
    said = searcher.timeline(record)
    return {
        "entry": entry,
        "said": said,
        "is_alone": sum(len(one.statements) for one in said) == 1,
    }
