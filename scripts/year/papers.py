"""The publications of the simulated year: invented, each sentence stands in one of them only."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

_TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=20, leading=26, spaceAfter=18)
_HEADING = ParagraphStyle(
    "heading", fontName="Helvetica-Bold", fontSize=14, leading=20, spaceAfter=8
)
_TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=11, leading=15, spaceAfter=9)

_SUBJECTS = (
    ("Sprachmittlung in der Verwaltung", "Sprachmittlung", "einen gemeinsamen Pool"),
    ("Elternbildung im Quartier", "Elternbildung", "feste Gruppen in den Kitas"),
    ("Beteiligung von Zugewanderten", "Beteiligung", "eigene Mittel des Beirats"),
    ("Willkommenskultur vor Ort", "Erstberatung", "eine Anlaufstelle im Rathaus"),
    ("Wohnen und Nachbarschaft", "Nachbarschaftsarbeit", "Stellen in den Wohnquartieren"),
    ("Ankommen im ländlichen Raum", "Mobilität", "einen Fahrdienst der Gemeinden"),
    ("Arbeit und Anerkennung", "Anerkennungsberatung", "Lotsen in den Betrieben"),
    ("Gesundheit für alle", "Gesundheitsberatung", "mehrsprachige Sprechstunden"),
    ("Zusammenarbeit mit Vereinen", "Vereinsförderung", "verlässliche Zuschüsse"),
    ("Interkulturelle Öffnung", "Personalgewinnung", "Ziele für jedes Amt"),
    ("Schule und Übergang", "Schulbegleitung", "Paten an den weiterführenden Schulen"),
    ("Schutz vor Diskriminierung", "Antidiskriminierungsarbeit", "eine unabhängige Stelle"),
    ("Monitoring der Integration", "Berichterstattung", "gleiche Kennzahlen in allen Kommunen"),
    ("Religion und Stadtgesellschaft", "Dialogarbeit", "einen Rat der Religionen"),
    ("Digitale Teilhabe", "Medienbildung", "Geräte zum Ausleihen"),
    ("Ehrenamt und Flucht", "Ehrenamtskoordination", "hauptamtliche Begleitung"),
    ("Sport als Brücke", "Sportförderung", "freie Zeiten in den Hallen"),
    ("Kultur und Vielfalt", "Kulturarbeit", "Bühnen für neue Ensembles"),
)
N_PAPERS = len(_SUBJECTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One state of a publication.

    Attributes:
        number: Of the publication; all its states share it.
        recommendations: Sentences that must be found, and be told once.
        running: Sentences that recommend nothing.
    """

    number: int
    title: str
    recommendations: tuple[str, ...]
    running: tuple[str, ...]

    @property
    def filename(self) -> str:
        """As the page names it."""
        return f"handreichung-{self.number:02d}.pdf"

    def pdf(self) -> bytes:
        """The same bytes each time."""
        stream = BytesIO()
        frame = SimpleDocTemplate(stream, pagesize=A4, title=self.title, invariant=1)
        frame.build(list(self._story()))
        return stream.getvalue()

    def _story(self) -> Iterator[Paragraph]:
        yield Paragraph(self.title, _TITLE)
        yield Paragraph("1 Ausgangslage", _HEADING)
        yield from (Paragraph(text, _TEXT) for text in self.running)
        yield Paragraph("2 Empfehlungen", _HEADING)
        yield from (Paragraph(text, _TEXT) for text in self.recommendations)


def paper(number: int) -> Paper:
    """The first state of a publication, from 0."""
    title, field, means = _SUBJECTS[number]
    return Paper(
        number=number,
        title=title,
        recommendations=(
            f"Die Kommunen sollten für {field} {means} einrichten und dauerhaft finanzieren.",
            f"Die Kommunen sollten {field} alle zwei Jahre auswerten und darüber berichten.",
            f"Die Landkreise sollten die Gemeinden bei {field} mit Personal unterstützen.",
        ),
        running=(
            f"Seit vielen Jahren gehört {field} zu den Aufgaben, über die sich Städte austauschen.",
            f"In den Gesprächen der letzten Sitzung stand {field} im Mittelpunkt der Beratung.",
            f"Die Berichte zeigen, dass {field} je nach Größe der Gemeinde anders aussieht.",
        ),
    )


def next_version(former: Paper, state: int) -> Paper:
    """A newer state: a paragraph in front, one recommendation more, the last one dropped."""
    field = _SUBJECTS[former.number][1]
    added = f"Die Kommunen sollten {field} ab der Fassung {state} mit den Nachbarn planen."
    return replace(
        former,
        recommendations=(added, *former.recommendations[:-1]),
        running=(f"Diese Fassung {state} wurde im Arbeitskreis beraten.", *former.running),
    )
