"""The forms in which German asks somebody to act, and what only looks like them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Voice(StrEnum):
    """Where the one who is to act stands in the sentence."""

    ACTIVE = "active"
    PASSIVE = "passive"
    DIRECT = "direct"
    IMPERSONAL = "impersonal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """A normative form found in a sentence.

    Attributes:
        rule: Name of the form, goes into ``Record.rule``.
        strength: As in ``Facets.strength``.
        confidence: How often the form is a recommendation or demand in running text.
        start: Where the finite verb or cue begins.
        plural: Number of the finite verb, ``None`` where it says nothing about the agent.
        demands: The form itself is a demand, whoever is addressed.
        weak: Only counts with a named agent or under a heading that recommends or demands.
    """

    rule: str
    strength: str | None
    confidence: float
    start: int
    end: int
    voice: Voice
    plural: bool | None = None
    demands: bool = False
    weak: bool = False


def norms(sentence: str, before: str = "") -> Iterator[Norm]:
    """Yield the normative forms of a sentence, surest first.

    Args:
        sentence: One sentence or list item.
        before: The sentence in front of it, which can make ``sollte`` a past tense.
    """
    if _is_no_statement(sentence):
        return
    for form in _FORMS:
        norm = form(sentence, before)
        if norm is not None:
            yield norm


# --- What is no statement of the document itself -------------------------------------------------

_QUESTION = re.compile(r"\?[)“”\"»«]*\s*$")
_QUOTED = re.compile(r"^[„“\"»«].*[“”\"«»][.!]?$", re.S)
_CONDITION = re.compile(
    r"^(?:Sollte[nst]?|Müsste[nst]?|Soll|Sollen|Muss|Müssen|Kann|Können|Darf)\b"
)
_LAW = re.compile(
    r"^(?:\(\d+\)\s*)?(?:§+|Art\.|Artikel)\s*\d+|^(?:Nach|Gemäß|Laut|Entsprechend)\s+"
    r"(?:den\s+|dem\s+)?(?:§+|Art\.|Artikel|Absatz)\s*\d*"
)
_REPORT = re.compile(
    r"\b(?:sagte|betonte|erklärte|berichtete|meinte|forderte|kritisierte|unterstrich|äußerte|bemerkte"
    r"|argumentierte|plädierte|ergänzte|mahnte|warnte|verlangte|resümierte|hob|wies|schilderte"
    r"|beklagte|empfahl|beschloss|vereinbarte|behauptete|wünschte|regte|sprach|stellte)n?\b"
    r"(?!\w)|\b[Ll]aut\s+(?!einer Sprache)[A-ZÄÖÜd]|\bzufolge\b|\b(?:[Ss]o|sagt|meint|betont|erklärt"
    r"|berichtet)\s+(?:die\s+|der\s+)?(?:Herr|Frau|Dr\.|Prof\.|Befragte|Interviewte|Teilnehm)"
    r"|\b(?:Befragten?|Interviewten?|Diskutierenden)\b|\b(?:gaben|gab)\b.{0,60}\ban\b"
    r"|\b(?:nach|Nach)\s+(?:Ansicht|Auffassung|Meinung|Einschätzung|Aussage|Angaben)\s+(?:der|des|von|vieler)"
)
_SUBJUNCTIVE_REPORT = re.compile(r"\b(?:müsse|solle|dürfe|könne|sei|seien|habe|werde)\b")


def _is_no_statement(sentence: str) -> bool:
    return bool(
        _QUESTION.search(sentence)
        or _QUOTED.match(sentence)
        or _CONDITION.match(sentence)
        or _LAW.match(sentence)
        or _REPORT.search(sentence)
        or (_SUBJUNCTIVE_REPORT.search(sentence) and re.search(r",|„", sentence))
    )


# --- Modal verbs ----------------------------------------------------------------------------------

_MODAL = re.compile(
    r"\b(?P<sollte>[Ss]ollten?)\b|\b(?P<soll>sollen|soll)\b|\b(?P<muss>müssen|muss|muß)\b"
    r"|\b(?P<darf>dürfen|darf)\b|\b(?P<kann>können|kann)\b"
)
_VERB_FINAL = re.compile(r"\s*(?:[,.;!?)–“”\"»]|$)|\s+(?:und|oder|sowie|bzw\.|kann|muss|als|wie)\b")
_SUBORDINATE = re.compile(
    r"\b(?:wenn|falls|ob|sofern|obwohl|weil|wie|wo|warum|inwieweit|inwiefern|welche[nrsm]?|damit)\b[^,;:]*$",
    re.I,
)
_PASSIVE = re.compile(r"\b\w+(?:t|en|tan)\s+(?:werden|worden|sein)\b|\bwerden,\s")
_PAST = re.compile(
    r"\b(?:damals|seinerzeit|ursprünglich|anfangs|einst|zu Beginn des Projekts|in den Anfangsjahren"
    r"|bis dahin|im Vorfeld des)\b|\b(?:im Jahre?|Ende|Anfang|Mitte|seit|im \w+|^Schon|^Bereits)\s+(?:19|20)[012]\d\b"
    r"|^\W*(?:19|20)\d\d\b",
    re.I,
)
_PAST_VERB = re.compile(
    r"\b(?:war|waren|wurde|wurden|hatte|hatten|begann|startete|gründete|richtete|entstand|gab|kamen?"
    r"|ging|konnten?|fanden?|entwickelte|führte|nahm|lief|zeigte|blieb|initiierte|beteiligten sich)\b"
    r"(?!\s*(?:[,.;:)]|$|und\b|oder\b))"
)
_ANAPHORIC = re.compile(
    r"^(?:Damit|Dadurch|So|Hierdurch|Es|Sie|Er|Dabei|Ziel|Das (?:Projekt|Programm|Vorhaben|Angebot|Konzept)"
    r"|Diese[rs]?|Die (?:Maßnahme|Initiative|Veranstaltung|Kampagne|Studie|Befragung)|Der (?:Verein|Versuch))\b"
)
_TEXTS = re.compile(
    r"(?:\b(?:[Dd]as|[Dd]er|[Dd]ie|[Dd]iese[rs]?|[Ee]ine?|[Uu]nsere?|[Vv]orliegende\w*)\s+(?:\w+e[rns]?\s+)?)"
    r"(?:\w*(?:projekt|programm|studie|handreichung|papier|broschüre|beitrag|kapitel|text|abschnitt"
    r"|tabelle|übersicht|befragung|umfrage|workshop|leitfaden|arbeitshilfe|publikation|bericht|kampagne"
    r"|glossar|veranstaltung|schulung|dokument|gesetz|entwurf|novelle|manifest|checkliste|fragebogen))\b",
    re.I,
)
_PERSONS = re.compile(
    r"\b(?:Wer|wer|man|[Aa]ntragsteller\w*|Antragstellende\w*|Teilnehm\w+|Bewerber\w*|Geflüchtete\w*"
    r"|Flüchtlinge|Schutzsuchende|Zugewanderte|Eltern|Kinder|Jugendliche|Menschen|Personen|Betroffene"
    r"|Schüler\w*|Migrant(?:en|innen)|Ausländer\w*|Frauen|Männer|Bürger\w*|ich|Sie|sie|er|es|jede|jeder|TN)\b"
)
_STRENGTHS = {"sollte": "sollte", "soll": "soll", "muss": "muss", "darf": "muss", "kann": "kann"}
_CONFIDENCE = {"sollte": 0.9, "soll": 0.7, "muss": 0.7, "darf": 0.55, "kann": 0.5}


def _modal(sentence: str, before: str) -> Norm | None:
    for match in _MODAL.finditer(sentence):
        verb = str(match.lastgroup)
        if _is_in_subclause(sentence, match) or (verb == "darf" and not _forbids(sentence, match)):
            continue
        if _speaks_of_past_or_text(sentence, before, match, verb):
            continue
        passive = bool(_PASSIVE.search(sentence, match.end()))
        return Norm(
            rule=f"modal-{verb}",
            strength=_STRENGTHS[verb],
            confidence=_CONFIDENCE[verb],
            start=match.start(),
            end=match.end(),
            voice=Voice.PASSIVE if passive else Voice.ACTIVE,
            plural=match.group().endswith("n"),
            weak=_is_weak(sentence, match, verb, passive=passive),
        )
    return None


def _is_in_subclause(sentence: str, match: re.Match[str]) -> bool:
    """A finite verb at the clause's end stands in a subordinate clause."""
    if _VERB_FINAL.match(sentence, match.end()):
        return True
    return bool(_SUBORDINATE.search(sentence[: match.start()]))


def _forbids(sentence: str, match: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:nicht|nie|kein\w*|nur)\b", sentence[match.end() :]))


def _speaks_of_past_or_text(sentence: str, before: str, match: re.Match[str], verb: str) -> bool:
    if verb in ("sollte", "soll") and _TEXTS.search(
        sentence[max(0, match.start() - 60) : match.end() + 50]
    ):
        subject = sentence[: match.start()]
        if _TEXTS.match(subject) or not subject.strip():
            return not _PASSIVE.search(sentence, match.end())
    if verb != "sollte":
        return False
    if _PAST.search(sentence[: match.end() + 30]) or _PAST_VERB.search(sentence):
        return True
    return bool(_ANAPHORIC.match(sentence) and (_PAST_VERB.search(before) or _PAST.search(before)))


def _is_weak(sentence: str, match: re.Match[str], verb: str, *, passive: bool) -> bool:
    if verb == "sollte":
        return False
    if verb in ("kann", "darf"):
        return True
    near = sentence[max(0, match.start() - 40) : match.end() + 25]
    return not passive or bool(_PERSONS.search(near))


# --- Other forms ----------------------------------------------------------------------------------


def _by_pattern(
    rule: str,
    pattern: str,
    *,
    strength: str | None,
    confidence: float,
    voice: Voice,
    demands: bool = False,
    weak: bool = False,
) -> Callable[[str, str], Norm | None]:
    compiled = re.compile(pattern)

    def form(sentence: str, before: str) -> Norm | None:
        del before
        match = compiled.search(sentence)
        if match is None:
            return None
        return Norm(
            rule=rule,
            strength=strength,
            confidence=confidence,
            start=match.start(),
            end=match.end(),
            voice=voice,
            demands=demands,
            weak=weak,
        )

    return form


_IS_TO = re.compile(
    r"\b(?P<be>ist|sind)\b(?P<mid>[^,;:.!?]*?)\b(?:zu\s+(?P<inf>[a-zäöüß]+(?:e[lr]?n|tun|sein))|"
    r"(?P<sep>(?:ab|an|auf|aus|bei|bereit|dar|durch|ein|fest|fort|frei|her|heraus|herbei|hervor|hin|hinzu"
    r"|mit|nach|nieder|offen|sicher|statt|teil|um|unter|vor|voran|vorzu|wahr|weg|weiter|wieder|zu|zurück"
    r"|zusammen|über|klar|bekannt)zu[a-zäöüß]+(?:e[lr]?n|tun)))\b"
    r"(?=\s*(?:[.;:,!)–]|$)|\s+(?:und|oder|sowie)\b|\s*\()"
)
_OBSERVING = re.compile(
    r"^(?:beobachten|erwarten|befürchten|sehen|verstehen|vermuten|hoffen|verzeichnen|finden|erkennen|nennen"
    r"|lesen|rechnen|danken|entnehmen|spüren|hören|begrüßen|bedauern|verdanken|erreichen|haben|sein"
    r"|unterscheiden|erklären|messen|fragen|denken|glauben|vernachlässigen|bewältigen|tun|machen|kaufen)$"
)
_HINDERED = re.compile(
    r"\b(?:schwer|leicht|kaum|schwierig|einfach|nicht|nie|möglich|bereit|Lage|dabei|dazu|Ziel|Aufgabe|Chance"
    r"|Versuch|Weg|Möglichkeit|Instrument|um|noch|gut|mehr)\b"
)


def _is_to(sentence: str, before: str) -> Norm | None:
    del before
    for match in _IS_TO.finditer(sentence):
        if _HINDERED.search(match["mid"]) or (match["inf"] and _OBSERVING.match(match["inf"])):
            continue
        if re.search(r"\b[Uu]nter\b", sentence[: match.start()]) and match["inf"] == "verstehen":
            continue
        return Norm(
            rule="is-to",
            strength="muss",
            confidence=0.75,
            start=match.start(),
            end=match.start() + len(match["be"]),
            voice=Voice.IMPERSONAL,
        )
    return None


_OWN_VOICE = (
    r"(?:[Ww]ir|[Dd]er (?:\w+ )?(?:Qualitätszirkel|Arbeitskreis|Städtetag|Beirat|Verband)|[Dd]ie "
    r"(?:Unterzeichn\w+|Kommunen|Städte|Mitglieder|Integrationsbeauftragten|Autor\w+)|[Dd]as Bündnis\b[^,.]{0,12})"
)

_FORMS: tuple[Callable[[str, str], Norm | None], ...] = (
    _by_pattern(
        "label",
        r"^(?:Handlungsempfehlung|Empfehlung)(?:\s+(?:Nr\.\s*)?[\dIVX]+[a-z]?)?\s*[:.–-]\s",
        strength=None,
        confidence=0.95,
        voice=Voice.IMPERSONAL,
    ),
    _by_pattern(
        "demand-label",
        r"^(?:Unsere\s+)?Forderung(?:\s+(?:Nr\.\s*)?[\dIVX]+[a-z]?)?\s*[:.–-]\s",
        strength=None,
        confidence=0.95,
        voice=Voice.IMPERSONAL,
        demands=True,
    ),
    _by_pattern(
        "demand-verb",
        r"\b(?:fordern|verlangen|erwarten|bitten|appellieren|rufen)\s+wir\b",
        strength="muss",
        confidence=0.85,
        voice=Voice.DIRECT,
        demands=True,
    ),
    _by_pattern(
        "own-demand",
        rf"\b{_OWN_VOICE}\s+(?:\w+\s+){{0,3}}?(?:fordern|fordert|verlangen|verlangt|appellieren|appelliert|erwarten"
        r"|erwartet|rufen|ruft|bitten|bittet)\b",
        strength="muss",
        confidence=0.85,
        voice=Voice.DIRECT,
        demands=True,
    ),
    _by_pattern(
        "called-upon",
        r"\b(?:ist|sind)\b[^.;:,]{0,60}\b(?:gefordert|aufgefordert|aufgerufen|in der Pflicht|gut beraten)\b",
        strength="muss",
        confidence=0.7,
        voice=Voice.IMPERSONAL,
        weak=True,
    ),
    _by_pattern(
        "recommended",
        r"\b(?:wird|werden)\b[^.;:]{0,120}\bempfohlen\b|\bempfohlen\s+(?:wird|werden)\b"
        r"|\b(?:[Ww]ir|[Dd]er (?:\w+ )?(?:Qualitätszirkel|Arbeitskreis)|[Dd]ie (?:Autor\w+|Mitglieder))\s+(?:\w+\s+){0,3}?empf(?:ehlen|iehlt)\b"
        r"|\bempfehlen\s+wir\b|\b[Ee]s\s+empfiehlt\s+sich\b|\bempfiehlt\s+(?:es\s+)?sich\b|\bempfehlen\s+sich\b"
        r"|\b(?:ist|sind)\b[^.;:,]{0,60}\bzu\s+empfehlen\b|\bzu\s+empfehlen\s+(?:ist|sind)\b",
        strength="sollte",
        confidence=0.95,
        voice=Voice.DIRECT,
    ),
    _modal,
    _is_to,
    _by_pattern(
        "need",
        r"\bbedarf\s+es\b|\b[Ee]s\s+bedarf\b|\bbraucht\s+es\b|\b[Ee]s\s+braucht\b|\bbedarf\s+(?:einer|eines)\b",
        strength="muss",
        confidence=0.75,
        voice=Voice.IMPERSONAL,
    ),
    _by_pattern(
        "gilt-es",
        r"\b(?:gilt\s+es|[Ee]s\s+gilt)\b(?=.*\bzu\b|.*zu[a-zäöü]+en\b)",
        strength="muss",
        confidence=0.75,
        voice=Voice.IMPERSONAL,
    ),
    _by_pattern(
        "advisable",
        r"\b(?:[Ss]innvoll|[Hh]ilfreich|[Rr]atsam|[Ee]mpfehlenswert|[Ww]ünschenswert|[Zz]weckmäßig|[Zz]ielführend)\s+"
        r"(?:ist|sind|wäre|wären|erscheint|kann|können)\b"
        r"|\b(?:ist|sind|wäre|wären|erscheint)\b[^.;:,]{0,50}\b(?:sinnvoll|ratsam|empfehlenswert|wünschenswert|zweckmäßig"
        r"|hilfreich)\b|\b(?:[Ee]s\s+bietet|bietet\s+es)\s+sich\s+an\b",
        strength="sollte",
        confidence=0.65,
        voice=Voice.IMPERSONAL,
    ),
    _by_pattern(
        "necessary",
        r"\b(?:[Ee]s|[Dd]azu|[Hh]ierzu|[Hh]ierfür|[Dd]afür|[Dd]eshalb|[Dd]aher)\s+(?:ist|sind)\b[^.;:,]{0,60}\b"
        r"(?:notwendig|erforderlich|nötig|unerlässlich|unabdingbar|unverzichtbar|geboten|vonnöten)\b"
        r"|\b(?:[Nn]otwendig|[Ee]rforderlich|[Uu]nerlässlich|[Uu]nabdingbar|[Nn]ötig)\s+(?:ist|sind)\b",
        strength="muss",
        confidence=0.65,
        voice=Voice.IMPERSONAL,
    ),
    _by_pattern(
        "necessary-thing",
        r"\b(?:ist|sind)\b[^.;:,]{0,60}\b(?:notwendig|erforderlich|nötig|unerlässlich|unabdingbar|unverzichtbar|geboten)\b"
        r"|\b[Ww]ichtig\s+ist\b|\b(?:ist|sind)\s+(?:es\s+)?(?:daher\s+|deshalb\s+|besonders\s+|dabei\s+)?wichtig\b",
        strength="muss",
        confidence=0.55,
        voice=Voice.IMPERSONAL,
        weak=True,
    ),
)
