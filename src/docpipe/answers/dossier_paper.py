"""A dossier as a paper: which blocks, in which order, with which fixed words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docpipe.answers.dossier import BOUNDS, Dossier, Finding, Gap, Group
from docpipe.answers.quotations import Say, Writing, quotation, sources
from docpipe.answers.understood import understood_rows
from docpipe.export.names import TYPE_NAMES
from docpipe.export.paper import Block, Facts, Heading, Paper, Paragraph, Table
from docpipe.model import RecordType

GAPS: dict[Gap, str] = {
    Gap.NO_RECOMMENDATION: "Keine Empfehlung gefunden.",
    Gap.FAR_RECOMMENDATION: "Keine Empfehlung kommt der Frage nahe genug.",
    Gap.NO_DEMAND: "Keine Forderung gefunden.",
    Gap.FAR_DEMAND: "Keine Forderung kommt der Frage nahe genug.",
    Gap.NO_PRACTICE: "Kein Praxisbeispiel gefunden.",
    Gap.FAR_PRACTICE: "Kein Praxisbeispiel kommt der Frage nahe genug.",
    Gap.NO_DEFINITION: "Keine Begriffsbestimmung gefunden.",
    Gap.FAR_DEFINITION: "Keine Begriffsbestimmung kommt der Frage nahe genug.",
    Gap.FEW_RECORDS: "Nur wenige Datensätze gefunden; daher auch Stellen aus dem laufenden Text.",
    Gap.ONE_DOCUMENT: "Alles stammt aus einer einzigen Veröffentlichung.",
    Gap.NOTHING: "Zu dieser Frage wurde nichts gefunden.",
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A chapter: its heading and what stands below it."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 1


def dossier_paper(dossier: Dossier, writing: Writing) -> Paper:
    """The paper in the language that ``writing`` speaks; quotes stay as they are."""
    say = writing.say
    return Paper(
        kind=say("Dossier"),
        title=dossier.query.text,
        footer=writing.footer(dossier.snapshot_id, dossier.created),
        created=dossier.created,
        front=tuple(_front(dossier, writing)),
        blocks=tuple(_with_anchors(_parts(dossier, writing))),
        language=writing.language,
        words=writing.words,
    )


def _front(dossier: Dossier, writing: Writing) -> Iterator[Block]:
    say = writing.say
    yield Facts(
        rows=(
            (say("Frage"), dossier.query.text),
            *understood_rows(dossier.query, dossier.interpretation, say),
            (say("Stand"), writing.day(dossier.created)),
            (say("Datenbestand"), dossier.snapshot_id),
            (
                say("Umfang"),
                say(
                    "{n} Fundstellen aus {m} Veröffentlichungen",
                    n=len(dossier.findings),
                    m=len(dossier.documents),
                ),
            ),
        )
    )
    bounds = BOUNDS[dossier.depth]
    yield Paragraph(
        text=say(
            "Alle Zitate stehen wörtlich so auf der genannten Seite; nichts ist zusammengefasst "
            "oder neu formuliert. Aufgenommen ist, was der Frage mindestens {floor} % so nahe "
            "kommt wie der beste Fund. Was mehrfach gesagt wird, steht einmal da, mit allen "
            "Fundstellen.",
            floor=round(bounds.floor * 100),
        )
    )
    if dossier.is_cut:
        yield Paragraph(
            text=say(
                "Es gibt mehr, als hier Platz hat: Gezeigt sind die {n} nächsten Datensätze. "
                "Filter grenzen die Frage ein.",
                n=bounds.most,
            ),
            notice=True,
        )
    if dossier.gaps:
        yield Paragraph(text=" ".join(say(GAPS[gap]) for gap in dossier.gaps), notice=True)


def _parts(dossier: Dossier, writing: Writing) -> Iterator[_Part]:
    say = writing.say
    yield from _addressed(say("Empfehlungen"), dossier.recommendations, dossier, writing)
    yield from _addressed(say("Forderungen"), dossier.demands, dossier, writing)
    for title, findings in (
        (say("Praxisbeispiele"), dossier.practices),
        (say("Begriffe"), dossier.definitions),
        (say("Textstellen"), dossier.passages),
    ):
        if findings:
            yield _Part(title, tuple(_quotations(findings, dossier, writing)))
    if len(dossier.years) > 1 or any(one.repeats for one in dossier.findings):
        yield _Part(say("Im Lauf der Jahre"), tuple(_through_time(dossier, say)))
    if dossier.documents:
        yield _Part(say("Quellen"), (sources(dossier.documents),))


def _addressed(
    title: str, groups: Sequence[Group], dossier: Dossier, writing: Writing
) -> Iterator[_Part]:
    if not groups:
        return
    say = writing.say
    order = Paragraph(
        text=say(
            "Nach Adressaten; je Adressat zuerst, was am verbindlichsten gesagt ist (muss, soll, "
            "sollte, kann), dann nach Nähe zur Frage."
        )
    )
    yield _Part(title, (order,))
    for group in groups:
        blocks: list[Block] = list(_quotations(group.findings, dossier, writing))
        if group.also:
            numbers = ", ".join(str(number) for number in group.also)
            blocks.append(Paragraph(text=say("Auch hierher gehört: Nr. {n}", n=numbers)))
        name = say("Ohne genannten Adressaten") if group.name is None else group.name
        yield _Part(name, tuple(blocks), 2)


def _quotations(findings: Iterable[Finding], dossier: Dossier, writing: Writing) -> Iterator[Block]:
    for one in findings:
        yield quotation(
            one.number, one.chunk, one.document, one.repeats, dossier.documents, writing
        )


def _through_time(dossier: Dossier, say: Say) -> Iterator[Block]:
    kinds = tuple(kind for kind, _ in dossier.years[0].counts) if dossier.years else ()
    undated = say("o. J.")
    yield Table(
        caption=say("Wie oft dazu etwas gesagt wurde, Wiederholungen mitgezählt"),
        head=(say("Jahr"), *(say(PLURALS[kind]) for kind in kinds), say("Veröffentlichungen")),
        rows=tuple(
            (
                str(line.year or undated),
                *(str(count) for _, count in line.counts),
                "; ".join(document.title for document in line.documents),
            )
            for line in dossier.years
        ),
    )
    repeated = [one for one in dossier.findings if one.repeats]
    if repeated:
        yield Table(
            caption=say("Was mehrfach gesagt wird"),
            head=(say("Nr."), say("Art"), say("Seit"), say("Jahre"), say("Fundstellen")),
            rows=tuple(_since(one, say) for one in repeated),
        )


PLURALS = {
    RecordType.RECOMMENDATION: "Empfehlungen",
    RecordType.DEMAND: "Forderungen",
    RecordType.PRACTICE: "Praxisbeispiele",
    RecordType.DEFINITION: "Begriffe",
}


def _since(one: Finding, say: Say) -> tuple[str, ...]:
    documents = (one.document, *(repeat.document for repeat in one.repeats))
    years = sorted({document.year for document in documents if document.year is not None})
    since = str(years[0]) if years else say("o. J.")
    listed = ", ".join(str(year) for year in years)
    kind = say(TYPE_NAMES[one.chunk.type])
    return str(one.number), kind, since, listed, str(len(documents))


def _with_anchors(parts: Iterable[_Part]) -> Iterator[Block]:
    for number, part in enumerate(parts, start=1):
        # Numbers serve as anchors in every language and file format.
        yield Heading(text=part.title, anchor=f"a{number}", level=part.level)
        yield from part.blocks
