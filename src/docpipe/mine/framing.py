"""What a heading says about the text below it: recommending, demanding, showing practice."""

import re
from dataclasses import dataclass
from enum import StrEnum

from docpipe.mine import english
from docpipe.mine.addressees import Mention, is_alone, spoken_to
from docpipe.model import BlockKind, Document, DocumentKind, Section, SectionId


class Frame(StrEnum):
    """How a section is to be read."""

    NEUTRAL = "neutral"
    RECOMMENDING = "recommending"
    DEMANDING = "demanding"
    PRACTICE = "practice"
    TERMS = "terms"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A section's frame.

    Attributes:
        is_own: The section's own heading says so, not one above it.
        is_title: Only the document's title says so: too far away to turn bare bullets into
            recommendations.
        addressed: Institutions that the deciding heading names (``Forderungen an den Bund``).
    """

    frame: Frame
    is_own: bool = False
    is_title: bool = False
    addressed: tuple[Mention, ...] = ()

    @property
    def directs(self) -> bool:
        """Whether what stands here is meant to be done."""
        return self.frame in (Frame.RECOMMENDING, Frame.DEMANDING) and not self.is_title


_CLOSED = re.compile(
    r"^(?:\W|\d|\.)*(?:inhalt(?:sverzeichnis|sübersicht)?|themenübersicht|literatur\w*|quellen\w*|anmerkungen"
    r"|fußnoten|endnoten|impressum|abkürzungs\w*|abbildungs\w*|tabellenverzeichnis|bildnachweise?"
    r"|autorinnen und autoren|mitwirkende|mitglieder|stichwortverzeichnis|register|index"
    r"|rechtsgrundlagen|gesetzestexte?|gesetzliche grundlagen|ansprechpartner\w*|references"
    r"|contents|table of contents|bibliography|imprint|acknowledge?ments|sources"
    r"|further reading|endnotes|about the authors|abbreviations|list of figures)\b\W*$"
    r"|\b(?:literaturverzeichnis|quellenverzeichnis|weiterführende literatur|literaturhinweise)\b",
    re.I,
)
_PRACTICE = re.compile(
    r"\bpraxisbeispiel\w*|\bpraxisbericht\w*|\bprojektbeispiel\w*|\bpraxisporträt\w*|\bpraxisprojekt\w*"
    r"|\bbeispiele?\s+(?:aus|guter|gelungener|gelingender|für\s+gute)\b|\bgute[rns]?\s+(?:kommunale[nr]?\s+)?praxis\b"
    r"|\b(?:aus|blick\s+in|einblicke?\s+in)\s+(?:der|die)\s+(?:kommunalen?\s+)?praxis\b|\bgute\s+beispiele\b"
    r"|\b(?:best|good)[\s-]+practices?\b|\bso\s+macht\s+es\b|^beispiel\s*\d*\s*[:–]|\bkommunale\s+beispiele\b"
    r"|^\W*(?:[\d.]+\s+)?praxis\W*$|\bweitere\s+beispiele\b",
    re.I,
)
_RECOMMENDING = re.compile(
    r"empfehlung|\bempfehlen\b|\bwas\s+(?:\w+\s+){0,4}(?:tun|leisten|beitragen)\s+(?:können?|sollten?|müssen)\b"
    r"|\bwas\s+(?:(?:\w+\s+){0,4}zu\s+tun\s+(?:ist|bleibt|wäre)|(?:\w+\s+)?tun\s+können)\b|\b(?:praktische\s+|konkrete\s+)?tipps\b|\bratschläge\b"
    r"|\bhandlungsansätze\b|\b(?:handlungs)?schritte\b|\bhausaufgaben\b|\bworauf\s+(?:es\s+ankommt|\w+\s+achten)\b|\bmerkposten\b|\bprüfliste\b|\bto-?dos?\b"
    r"|\bwas\s+(?:\w+\s+){0,4}(?:hilft|nötig\s+ist|notwendig\s+ist|geschehen\s+(?:muss|sollte)|passieren\s+muss)\b"
    r"|\bhandlungsbedarfe?\b|\bvorschläge\s+(?:für|zur?|an)\b|\bunsere\s+vorschläge\b|\bfahrplan\b|\bgrundregeln\b"
    r"|\bratschlag\b|\bwas\s+(?:wir|sich)\s+(?:\w+\s+)?(?:raten|vorschlagen|ändern\s+(?:muss|sollte))\b|\bmaßnahmenvorschläge\b|\bcheckliste\b"
    r"|\b(?:praxis)?hinweise\s+(?:für|zu[mr]?)\b|\bhandlungsoptionen\b|\bhandlungsmöglichkeiten\b"
    r"|\bwir\s+(?:\w+\s+){0,3}raten\b|\bkommunen\s+können\b|\bso\s+(?:kann|können)\s+\w+"
    r"|\brecommend|\bwhat\s+(?:\w+\s+){1,3}(?:can|should|must)\s+do\b|\bpractical\s+tips\b|\bnext\s+steps\b"
    r"|\b(?:steps|guidance|advice)\s+for\b",
    re.I,
)
_DEMANDING = re.compile(
    r"\bforderung|\bforderungskatalog|\bwir\s+fordern\b|\bfordern\s+wir\b|\berwartungen\s+an\b|\bappell\b"
    r"|\bwas\s+(?:\w+\s+){0,3}(?:bund|land|länder|bundesregierung|politik|eu)\b.*\b(?:tun|leisten|beitragen|ändern|müssen|soll(?:t?en)?)\b"
    r"|\bwas\s+wir\s+(?:\w+\s+){0,4}(?:brauchen|fordern|erwarten)\b"
    r"|(?<!die )(?<!das )\bwir\s+brauchen\b|\ban\s+(?:den\s+)?bund\b|\ban\s+die\s+länder\b"
    r"|^\W*(?:bund|länder|bund\s+und\s+länder)\W*$|\b(?:aufträge|erwartungen|wünsche)\s+an\b"
    r"|^\W*(?:[\d.]+\s+)?an\s+(?:den|die|das|beide|alle)\b"
    r"|\bdemands?\b(?!\s+for\b)|\b(?:we|our)\s+(?:demands?|call|calls|asks?|expect)\b|\bcalls?\s+(?:to|on|for\s+action)\b"
    r"|\bwhat\s+(?:we\s+(?:need|expect|demand)|(?:the\s+)?(?:federal|eu|european|national|government|länder|states?)\b.*\b(?:do|change))\b",
    re.I,
)
_TERMS = re.compile(
    r"\bglossar\b|\bbegriffs\w*|\bbegriffe\b|\bterminologie\b|\bdefinition(?:en)?\b|\bbegriffserklärung",
    re.I,
)
_NEUTRAL = re.compile(
    r"\b(?:ausgangslage|hintergrund|einleitung|einführung|vorwort|grußwort|begründung|rechtslage|anlass"
    r"|problemstellung|situation|rückblick|zusammenfassung der befragung|ergebnisse der befragung"
    r"|ziele?|lernziele?|inhalte?|aufgaben|ablauf|tagesordnung|vorgehen|methoden?|fragestellung"
    r"|rechtlicher rahmen|rechtliche grundlagen|präambel|methodik|erläuterung)\b",
    re.I,
)
_PATTERNS = (
    (Frame.CLOSED, _CLOSED),
    (Frame.DEMANDING, _DEMANDING),
    (Frame.RECOMMENDING, _RECOMMENDING),
    (Frame.PRACTICE, _PRACTICE),
    (Frame.TERMS, _TERMS),
    (Frame.NEUTRAL, _NEUTRAL),
)


# "Handreichung mit Praxisbeispielen" names the whole publication.
_PUBLICATION = re.compile(
    r"\b(?:handreichung|leitfaden|broschüre|arbeitshilfe|publikation|dokumentation|positionspapier)\b"
    r"|\bmit\s+(?:praxis)?beispielen\b|\bempfehlungen\s+und\s+(?:gute\s+)?praxisbeispiele\b",
    re.I,
)


def heading_frame(heading: str) -> Frame | None:
    """Read one heading; ``None`` if it decides nothing."""
    if _PUBLICATION.search(heading):
        return None
    return next((frame for frame, pattern in _PATTERNS if pattern.search(heading)), None)


_MUNICIPAL = frozenset({DocumentKind.RECOMMENDATIONS, DocumentKind.HANDOUT})


def settings(document: Document) -> dict[SectionId | None, Setting]:
    """Read every section's heading; a heading that decides nothing passes on the one above it.

    A bare ``Unsere Forderungen:`` with no text of its own stands over the headings that follow
    on its level.
    """
    title = _title_section(document)
    found: dict[SectionId | None, Setting] = {None: _of_document(document)}
    filled = {b.section_id for b in document.blocks if b.kind is not BlockKind.HEADING}
    filled |= {section.parent_id for section in document.sections}
    leading: dict[SectionId | None, Section] = {}
    for section in document.sections:
        leader = leading.get(section.parent_id)
        above = found[section.parent_id if leader is None else leader.id]
        own = _setting(section, above, document, is_title=section.id == title)
        found[section.id] = own
        if own.is_own:
            leading.pop(section.parent_id, None)
            if own.directs and section.id not in filled:
                leading[section.parent_id] = section
    return found


def _setting(section: Section, above: Setting, document: Document, *, is_title: bool) -> Setting:
    frame = heading_frame(section.heading) or _to_somebody(section.heading, document)
    if frame is None:
        own = _named(section.heading, document) if is_alone(section.heading) else ()
        addressed = (above.directs and own) or above.addressed
        return Setting(frame=above.frame, is_title=above.is_title, addressed=addressed)
    directs = frame in (Frame.RECOMMENDING, Frame.DEMANDING)
    return Setting(
        frame=frame,
        is_own=True,
        is_title=is_title,
        # "Forderungen an Bund und Länder › An beide gemeinsam" still speaks to both.
        addressed=(_named(section.heading, document) or above.addressed) if directs else (),
    )


_FOR = re.compile(r"^[\W\d]*(?:Für|For)\s+")
_MAX_ADDRESS = 8
"""Words."""


def _to_somebody(heading: str, document: Document) -> Frame | None:
    """``Für Vereine und Verbände`` in a municipal paper; elsewhere it is a slogan."""
    if document.metadata.kind not in _MUNICIPAL or not _FOR.match(heading):
        return None
    is_short = len(heading.split()) <= _MAX_ADDRESS
    return Frame.RECOMMENDING if is_short and _named(heading, document) else None


def _named(heading: str, document: Document) -> tuple[Mention, ...]:
    is_english = (document.metadata.language or "").lower().startswith("en")
    return english.mentions(heading) if is_english else spoken_to(heading)


def _of_document(document: Document) -> Setting:
    metadata = document.metadata
    if metadata.kind is DocumentKind.TERMINOLOGY:
        return Setting(frame=Frame.TERMS, is_title=True)
    frame = heading_frame(metadata.title or "")
    if frame in (Frame.RECOMMENDING, Frame.DEMANDING):
        return Setting(frame=frame, is_title=True)
    return Setting(frame=Frame.NEUTRAL, is_title=True)


def _title_section(document: Document) -> SectionId | None:
    """The section that is the whole document: its heading is the title, not a heading of a part."""
    first = next((section for section in document.sections if section.level == 1), None)
    if first is None or len(document.sections) == 1:
        return None
    n_top = sum(1 for section in document.sections if section.level == first.level)
    n_body = sum(1 for block in document.blocks if block.kind is not BlockKind.HEADING)
    in_first = sum(1 for block in document.blocks if block.section_id == first.id)
    is_title = n_top == 1 or first.heading == document.metadata.title
    return first.id if is_title and in_first <= max(3, n_body // 2) else None
