"""Municipalities: who has done what, and where."""

from collections import defaultdict
from dataclasses import dataclass

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from docpipe.answers.counts import Line, latest, lines, span_of, through_years
from docpipe.errors import UnknownIdError
from docpipe.export.pictures import ATTRIBUTION, Counted, Place, Placed, germany, place_of, timeline
from docpipe.model import Filters, RecordType
from docpipe.search import Searcher
from docpipe.web.guide import Guide
from docpipe.web.rendering import render
from docpipe.web.site import site_of

ALL_KINDS = (RecordType.PRACTICE, RecordType.RECOMMENDATION, RecordType.DEMAND,
             RecordType.DEFINITION, RecordType.PASSAGE)  # fmt: skip
"""The columns of the table; what somebody has done comes first."""

PRACTICES, OTHERS = 20, 5
"""Records of each type on a municipality's page; all are one link away."""

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A line of the table.

    Attributes:
        place: ``None`` for a name that several municipalities bear, or that nobody knows.
        cells: One number a type.
    """

    name: str
    address: str
    place: Place | None
    cells: tuple[Counted | None, ...]

    @property
    def practices(self) -> Counted | None:
        """What it has done."""
        return self.cells[0]


@router.get("/municipalities")
def municipalities(request: Request) -> HTMLResponse:
    """All municipalities that are named, or those with examples on a topic; and their map."""
    guide, site = Guide(request), site_of(request)
    topic = request.query_params.get("topic", "").strip()
    with site.live.current() as searcher:
        topics = lines(searcher, "topics", Filters(types=()))
        filters = Filters(topics=(topic,) if topic else ())
        found = [_line(guide, line, topic) for line in lines(searcher, "municipalities", filters)]
    done = [one for one in found if one.practices]
    by_state: defaultdict[str, list[Municipality]] = defaultdict(list)
    for one in sorted(done, key=lambda one: one.name.casefold()):
        by_state[one.place.state if one.place else ""].append(one)
    states = sorted(by_state.items(), key=lambda one: (not one[0], one[0]))
    return render(
        request,
        "municipalities.html.j2",
        guide=guide,
        topic=topic,
        topics=[line.name for line in topics if line.types.get(RecordType.PRACTICE)],
        municipalities=found,
        kinds=ALL_KINDS,
        states=states,
        attribution=ATTRIBUTION,
        picture=_map(guide, done, topic),
    )


@router.get("/municipalities/{name:path}")
def municipality(request: Request, name: str) -> HTMLResponse:
    """What a municipality has done, and what is said of it."""
    guide, site = Guide(request), site_of(request)
    with site.live.current() as searcher:
        line = _line_of(searcher, name)
        filters = Filters(municipalities=(line.name,))
        counts = through_years(searcher, filters)
        years = span_of({year for of in counts.values() for year in of})
        rows = guide.rows_of_types(counts, years, municipality=line.name)
        records = {
            kind: latest(
                searcher,
                Filters(municipalities=(line.name,), types=(kind,)),
                PRACTICES if kind is RecordType.PRACTICE else OTHERS,
            )
            for kind in ALL_KINDS
            if line.types.get(kind)
        }
        topics = [
            (one.name, guide.counted(one.records, one.name, topic=one.name, municipality=line.name))
            for one in lines(searcher, "topics", filters)
            if one.records
        ]
    _ = guide.say
    picture = timeline(
        years,
        rows,
        title=_("{name}: Datensätze nach Jahr und Art", name=line.name),
        description=_("Je Art eine Reihe von Balken, je Jahr ein Balken; alle im selben Maßstab."),
        name="timeline",
    )
    return render(
        request,
        "municipality.html.j2",
        guide=guide,
        line=line,
        place=place_of(line.name),
        kinds=ALL_KINDS,
        counts=guide.by_type(line, ALL_KINDS, line.name, municipality=line.name),
        records=records,
        topics=topics,
        years=years,
        rows=rows,
        picture=Markup(picture),  # noqa: S704 - built as a tree, which escapes
    )


def _line(guide: Guide, line: Line, topic: str) -> Municipality:
    return Municipality(
        name=line.name,
        address=guide.page_of("municipalities", line.name),
        place=place_of(line.name),
        cells=guide.by_type(line, ALL_KINDS, line.name, municipality=line.name, topic=topic),
    )


def _line_of(searcher: Searcher, name: str) -> Line:
    wanted = " ".join(name.casefold().split())
    for line in lines(searcher, "municipalities", Filters(municipalities=(name,))):
        if " ".join(line.name.casefold().split()) == wanted:
            return line
    raise UnknownIdError(f"Keine Kommune „{name[:100]}“ wird genannt.")


def _map(guide: Guide, done: list[Municipality], topic: str) -> Markup | None:
    """The map of practice examples; none if nothing has a place."""
    placed = [
        Placed(place=one.place, counted=one.practices)
        for one in done
        if one.place and one.practices
    ]
    if not placed:
        return None
    _ = guide.say
    title = _("Praxisbeispiele zu „{topic}“", topic=topic) if topic else _("Praxisbeispiele")
    drawn = germany(
        placed,
        title=title,
        description=_("Karte von Deutschland; je Kommune ein Kreis mit der Zahl ihrer Beispiele."),
        name="map",
    )
    return Markup(drawn)  # noqa: S704 - built as a tree, which escapes
