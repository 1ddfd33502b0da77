"""German names of the closed lists, for people; JSON and CSV keep the code words."""

from docpipe.model import (
    ClaimName,
    ClaimOrigin,
    DocumentKind,
    FacetName,
    Origin,
    RecordType,
    Relation,
    Verdict,
)

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

RELATION_NAMES: dict[Relation, str] = {
    Relation.NEAR_DUPLICATE: "Fast derselbe Text",
    Relation.TRANSLATION: "In anderer Sprache",
}

FACET_CHANGES: dict[str, str] = {
    "type": "Art",
    "label": "Bezeichnung",
    "strength": "Verbindlichkeit",
    "topics": "Themen",
    "addressees": "Adressaten",
    "municipalities": "Kommunen",
}
"""What can differ between two versions of a record besides its words."""

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

CLAIM_NAMES: dict[ClaimName, str] = {
    ClaimName.TITLE: "Titel",
    ClaimName.SUBTITLE: "Untertitel",
    ClaimName.PUBLISHER: "Herausgeber",
    ClaimName.YEAR: "Jahr",
    ClaimName.DATE: "Datum",
    ClaimName.AUTHOR: "Autor/in",
    ClaimName.EDITOR: "Redaktion",
    ClaimName.CONTRIBUTOR: "Mitarbeit",
    ClaimName.EDITION: "Ausgabe",
    ClaimName.PLACE: "Ort",
    ClaimName.KIND: "Art",
    ClaimName.LANGUAGE: "Sprache",
}

CLAIM_ORIGIN_NAMES: dict[ClaimOrigin, str] = {
    ClaimOrigin.CATALOGUE: "Katalog",
    ClaimOrigin.TITLE_PAGE: "Titelseite",
    ClaimOrigin.IMPRINT: "Impressum",
    ClaimOrigin.RUNNING_HEAD: "Kolumnentitel",
    ClaimOrigin.TEXT: "Text",
    ClaimOrigin.PDF_METADATA: "PDF-Angaben",
    ClaimOrigin.WORD_METADATA: "Word-Angaben",
    ClaimOrigin.WEB_PAGE: "Kopf der Webseite",
    ClaimOrigin.FILE_NAME: "Dateiname",
}
