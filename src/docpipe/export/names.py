"""German names of the closed lists, for people; JSON and CSV keep the code words."""

from docpipe.model import DocumentKind, FacetName, Origin, RecordType, Verdict

TYPE_NAMES: dict[RecordType, str] = {
    RecordType.RECOMMENDATION: "Empfehlung",
    RecordType.PRACTICE: "Praxisbeispiel",
    RecordType.DEFINITION: "Begriff",
    RecordType.DEMAND: "Forderung",
    RecordType.PASSAGE: "Textstelle",
}

KIND_NAMES: dict[DocumentKind, str] = {
    DocumentKind.HANDOUT: "Handreichung",
    DocumentKind.POSITION_PAPER: "Positionspapier",
    DocumentKind.RECOMMENDATIONS: "Handlungsempfehlungen",
    DocumentKind.MANIFESTO: "Manifest",
    DocumentKind.TERMINOLOGY: "Begriffsbestimmungen",
    DocumentKind.MATERIAL: "Materialien",
    DocumentKind.OTHER: "Veröffentlichung",
}

FIELD_NAMES: dict[str, str] = {
    "title": "Titel",
    "place": "Ort",
    "start": "Beginn",
    "year": "Jahr",
    "goal": "Ziel",
    "steps": "Vorgehen",
    "partners": "Partner",
    "result": "Ergebnis",
    "contact": "Kontakt",
    "term": "Begriff",
    "meaning": "Bedeutung",
    "instead": "Stattdessen",
    "reason": "Begründung",
}

FACET_NAMES: dict[FacetName, str] = {
    FacetName.ADDRESSEE: "Adressat",
    FacetName.MUNICIPALITY: "Ort",
    FacetName.TOPIC: "Thema",
}

ORIGIN_NAMES: dict[Origin, str] = {
    Origin.TEXT: "im Satz genannt",
    Origin.CONTEXT: "aus dem Zusammenhang",
    Origin.HEADING: "aus der Überschrift",
    Origin.DOCUMENT: "aus dem Titel des Dokuments",
    Origin.MEANING: "dem Sinn nach",
    Origin.REVIEW: "durch Prüfung",
}

REVIEW_NAMES: dict[str, str] = {
    Verdict.ACCEPT: "bestätigt",
    Verdict.CORRECT: "berichtigt",
    Verdict.REJECT: "verworfen",
}
