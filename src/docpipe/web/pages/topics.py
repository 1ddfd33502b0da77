"""Topics: how much there is to each, through the years, and where."""

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe.answers.counts import RECORD_TYPES, Line, latest, lines, span_of, through_years
from docpipe.errors import UnknownIdError
from docpipe.export.pictures import Counted, Row, heat_map, timeline
from docpipe.mine.scheme import Theme
from docpipe.model import DocumentInfo, Filters, RecordType
from docpipe.pipeline.stages import scheme_of
from docpipe.search import Searcher
from docpipe.web.guide import Guide
from docpipe.web.rendering import render
from docpipe.web.site import Site, site_of

EXAMPLES = 5
"""Newest records of a type on a topic's page; the others are one link away."""

MOST_LISTED = 30
"""Municipalities or documents on a topic's page."""

router = APIRouter()


@router.get("/topics")
def topics(request: Request) -> HTMLResponse:
    """All topics, with the heat map of topics by years."""
    guide, site = Guide(request), site_of(request)
    with site.live.current() as searcher:
        found = lines(searcher, "topics")
    years = span_of({year for line in found for year in line.years})
    _ = guide.say
    by_years = [_heat_row(guide, line, years) for line in found if line.years]
    picture = heat_map(
        years,
        by_years,
        title=_("Themen und Jahre"),
        description=_(
            "Je Thema eine Zeile, je Jahr eine Spalte; je mehr Datensätze, desto kräftiger."
        ),
        name="heat",
    )
    return render(
        request,
        "topics.html.j2",
        guide=guide,
        lines=found,
        kinds=RECORD_TYPES,
        themes=_themes(site),
        rows=[_type_row(guide, line) for line in found],
        years=years,
        by_years=by_years,
        undated=sum(line.undated for line in found),
        picture=Markup(picture),  # noqa: S704 - built as a tree, which escapes
    )


@router.get("/topics/{name:path}")
def topic(request: Request, name: str) -> HTMLResponse:
    """One topic."""
    guide, site = Guide(request), site_of(request)
    with site.live.current() as searcher:
        line = _line_of(searcher, name)
        filters = Filters(topics=(line.name,))
        counts = through_years(searcher, filters)
        years = span_of({year for of in counts.values() for year in of})
        rows = guide.rows_of_types(counts, years, topic=line.name)
        examples = {
            kind: latest(searcher, Filters(topics=(line.name,), types=(kind,)), EXAMPLES)
            for kind in RECORD_TYPES
            if line.types.get(kind)
        }
        municipalities = _done_in(searcher, guide, filters)
        documents = _said_in(searcher, guide, filters)
    theme = _themes(site).get(line.name)
    _ = guide.say
    picture = timeline(
        years,
        rows,
        title=_("{topic}: Datensätze nach Jahr und Art", topic=line.name),
        description=_("Je Art eine Reihe von Balken, je Jahr ein Balken; alle im selben Maßstab."),
        name="timeline",
    )
    return render(
        request,
        "topic.html.j2",
        guide=guide,
        line=line,
        theme=theme,
        # A label with a star stands for parts of words; it is for the program to read.
        names=[one for one in theme.strong if "*" not in one and one != line.name] if theme else [],
        kinds=RECORD_TYPES,
        counts=guide.by_type(line, (*RECORD_TYPES, RecordType.PASSAGE), line.name, topic=line.name),
        years=years,
        rows=rows,
        most_listed=MOST_LISTED,
        picture=Markup(picture),  # noqa: S704 - built as a tree, which escapes
        examples=examples,
        municipalities=municipalities,
        documents=documents,
    )


def _done_in(searcher: Searcher, guide: Guide, filters: Filters) -> list[tuple[str, Counted]]:
    """Municipalities with examples on a topic, those with most first."""
    (topic,) = filters.topics
    kind = RecordType.PRACTICE
    found = [
        (one.name, one.types[kind])
        for one in lines(searcher, "municipalities", filters)
        if one.types.get(kind)
    ]
    return [
        (name, guide.counted(n, name, type=kind.value, topic=topic, municipality=name))
        for name, n in sorted(found, key=lambda one: (-one[1], one[0].casefold()))
    ]


def _said_in(
    searcher: Searcher, guide: Guide, filters: Filters
) -> list[tuple[DocumentInfo, Counted]]:
    """Documents with records on a topic, those with most first."""
    (topic,) = filters.topics
    infos: dict[str, DocumentInfo] = {document.id: document for document in searcher.documents}
    return [
        (info, guide.counted(one.records, info.title, topic=topic, document=info.id))
        for one in lines(searcher, "documents", filters)
        if one.records and (info := infos[one.name])
    ]


def _line_of(searcher: Searcher, name: str) -> Line:
    wanted = " ".join(name.casefold().split())
    for line in lines(searcher, "topics", Filters(topics=(name,))):
        if " ".join(line.name.casefold().split()) == wanted:
            return line
    raise UnknownIdError(f"Kein Thema heißt „{name[:100]}“.")


def _themes(site: Site) -> dict[str, Theme]:
    return {theme.name: theme for theme in scheme_of(site.place.corpus).themes}


def _heat_row(guide: Guide, line: Line, years: tuple[str, ...]) -> Row:
    return Row(
        name=line.name,
        cells=guide.by_year(line.years, years, line.name, topic=line.name),
        address=guide.page_of("topics", line.name),
    )


def _type_row(guide: Guide, line: Line) -> Row:
    whole = guide.counted(line.records, line.name, topic=line.name) if line.records else None
    return Row(
        name=line.name,
        cells=(whole, *guide.by_type(line, RECORD_TYPES, line.name, topic=line.name)),
        address=guide.page_of("topics", line.name),
    )
