"""The words around the quotes, in German and English."""

from collections.abc import Mapping
from datetime import datetime

from docpipe.alerts.shapes import Kind, Notice, Voice
from docpipe.model import RecordType

_GERMAN: Mapping[str, str] = {
    "new": "Neu",
    "back": "Wieder da",
    "changed": "Geändert",
    "withdrawn": "Zurückgezogen",
    "gone": "Nicht mehr im Bestand",
    "new_n": "neu",
    "back_n": "wieder da",
    "changed_n": "geändert",
    "withdrawn_n": "zurückgezogen",
    "gone_n": "nicht mehr im Bestand",
    "proof": "Beleg ansehen",
    "source": "Seite in der Veröffentlichung",
    "since": "Seit der Veröffentlichung vom {since}",
    "beginning": "Alles, was zu dieser Suche da ist",
    "why": "Sie erhalten diese Nachricht, weil für {recipient} die Suche „{title}“ gespeichert "
    "ist.",
    "stop": "Abbestellen: {address}",
    "stop_by_mail": "Abbestellen: E-Mail an {address} mit dem Betreff „{about}“",
    "search": "Gesucht: {search}",
    "question": "„{question}“",
    "from_year": "ab {year}",
    "to_year": "bis {year}",
    "all": "alle Datensätze",
    "listed": "Hier stehen die ersten {n} von {total}; alle {total} stehen vollständig in der "
    "angehängten Datei „{file}“.",
    "part": "Teil {part} von {parts}",
    "ris": "Die Fundstellen hängen als RIS-Datei für die Literaturverwaltung an.",
    "verbatim": "Zitate stehen wörtlich so in der Veröffentlichung.",
    "changed_on": "zuerst erschienen am {first}",
    "changed_why": "Wortlaut, Einordnung oder Angaben zur Quelle sind nicht mehr wie zuvor; "
    "hier steht der neue Stand.",
    "was": "Bisher {what}: {said}",
    "was_nothing": "(nichts)",
    "was_type": "Art",
    "was_quote": "Wortlaut",
    "was_label": "Name",
    "was_fields": "Einzelangaben",
    "was_headings": "Überschriften",
    "was_topics": "Themen",
    "was_addressees": "Adressaten",
    "was_municipalities": "Orte",
    "was_strength": "Stärke",
    "was_review": "Prüfung",
    "was_citation": "Quelle",
    "gone_why": "Diese Sätze stehen nicht mehr im Bestand, etwa weil eine neuere Fassung sie "
    "nicht mehr enthält; hier steht der letzte Stand.",
    "withdrawn_why": "Die Veröffentlichung ist als zurückgezogen gekennzeichnet.",
    "fault": "Gespeicherte Suche „{title}“ kann nicht ausgeführt werden",
    "file": "alle-datensaetze.html",
}

_ENGLISH: Mapping[str, str] = {
    "new": "New",
    "back": "Back again",
    "changed": "Changed",
    "withdrawn": "Withdrawn",
    "gone": "No longer in the collection",
    "new_n": "new",
    "back_n": "back again",
    "changed_n": "changed",
    "withdrawn_n": "withdrawn",
    "gone_n": "no longer there",
    "proof": "See the proof",
    "source": "Page in the publication",
    "since": "Since the publication of {since}",
    "beginning": "Everything there is on this search",
    "why": "You receive this message because the search “{title}” is saved for {recipient}.",
    "stop": "Unsubscribe: {address}",
    "stop_by_mail": "Unsubscribe: mail to {address} with the subject “{about}”",
    "search": "Search: {search}",
    "question": "“{question}”",
    "from_year": "from {year}",
    "to_year": "to {year}",
    "all": "all records",
    "listed": "These are the first {n} of {total}; all {total} stand in full in the attached file "
    "“{file}”.",
    "part": "Part {part} of {parts}",
    "ris": "The records are attached as a RIS file for reference managers.",
    "verbatim": "Quotes stand in the publication word for word.",
    "changed_on": "first published on {first}",
    "changed_why": "Wording, classification or source are not as they were; this is how they "
    "stand now.",
    "was": "Formerly, {what}: {said}",
    "was_nothing": "(nothing)",
    "was_type": "type",
    "was_quote": "wording",
    "was_label": "name",
    "was_fields": "details",
    "was_headings": "headings",
    "was_topics": "topics",
    "was_addressees": "addressees",
    "was_municipalities": "places",
    "was_strength": "strength",
    "was_review": "review",
    "was_citation": "source",
    "gone_why": "These are no longer in the collection, for instance because a newer version "
    "leaves them out; this is how they last stood.",
    "withdrawn_why": "The publication is marked as withdrawn.",
    "fault": "The saved search “{title}” cannot be carried out",
    "file": "all-records.html",
}

_TYPES_ENGLISH: dict[str, str] = {
    RecordType.RECOMMENDATION: "Recommendation",
    RecordType.PRACTICE: "Good practice",
    RecordType.DEFINITION: "Term",
    RecordType.DEMAND: "Demand",
    RecordType.PASSAGE: "Passage",
}


def say(voice: Voice, name: str, **values: object) -> str:
    """One of the texts, with values put in."""
    texts = _ENGLISH if voice is Voice.ENGLISH else _GERMAN
    return texts[name].format(**values)


def type_name(voice: Voice, name: str) -> str:
    """The type of a record for people."""
    from docpipe.export import TYPE_NAMES

    if voice is Voice.ENGLISH:
        return _TYPES_ENGLISH[name]
    return TYPE_NAMES[RecordType(name)]


def day(voice: Voice, moment: str) -> str:
    """A moment as a date."""
    at = datetime.fromisoformat(moment)
    if voice is Voice.ENGLISH:
        return at.date().isoformat()
    return f"{at.day}.{at.month}.{at.year}"


def number(voice: Voice, n: int) -> str:
    """With the separator of thousands that is usual."""
    grouped = f"{n:,}"
    return grouped if voice is Voice.ENGLISH else grouped.replace(",", ".")


def summed_up(notice: Notice) -> str:
    """``3 neu, 1 geändert``; empty for nothing."""
    voice = notice.language
    counts = ((kind, notice.count(kind)) for kind in Kind)
    return ", ".join(f"{number(voice, n)} {say(voice, f'{kind}_n')}" for kind, n in counts if n)
