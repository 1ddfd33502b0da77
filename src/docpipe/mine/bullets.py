"""List items that ask without a finite verb: infinitives, imperatives and nouns of action."""

import re
from collections.abc import Iterable

from docpipe.language.sentences import sentences
from docpipe.mine.addressees import Mention
from docpipe.mine.framing import Frame, heading_frame

CONFIDENCE = {"infinitive": 0.85, "imperative": 0.85, "nominal": 0.65}

_INFINITIVE = re.compile(r"(?:^[A-ZÄÖÜ]?|\s)(?:[a-zäöüß]+(?:en|ern|eln|tun|sein))$")
_NO_INFINITIVE = re.compile(
    r"(?:^|\s)(?:wurden|waren|worden|hatten|konnten|sollten|wollten|haben|sind|wären|können|müssen|sollen"
    r"|gegen|neben|zwischen|eigenen|ihnen|allen|innen|außen|oben|unten|ge\w+en|\w*lichen|\w*ischen|\w*igen)$"
)
# "Wir wollen … stärken" is a statement of its author, not an infinitive.
_SUBJECT = re.compile(r"^(?:Wir|Ich|Sie|Er|Es|Das|Dies|Man|Hier|Dort)\b")
_FINITE = re.compile(
    r"\b(?:ist|sind|war|waren|hat|haben|hatte|hatten|wird|wurde|wurden|kann|konnte|gibt|gab|besteht|bestehen"
    r"|bietet|bieten|zeigt|zeigen|leben|lebt|kommt|kommen|steht|stehen|liegt|liegen|führt|führen|wirkt)\b"
)
# Of these only such forms as are no infinitives as well.
_SINGULAR = re.compile(
    r"\b(?:ist|sind|war|waren|hat|hatte|wird|wurde|kann|konnte|gibt|gab|besteht|bietet|zeigt|lebt|kommt|steht"
    r"|liegt|führt|wirkt)\b"
)
# "Sollten Sie Fragen haben, …" is a condition.
_CONDITIONAL = re.compile(
    r"^(?:Sollten|Haben|Möchten|Wollen|Können|Müssen|Dürfen|Würden|Hätten|Werden|Wären|Sind)\s+Sie\b"
)
_IMPERATIVE = re.compile(r"^(?:Bitte\s+)?(?:[A-ZÄÖÜ][a-zäöüß]+(?:en|ern|eln)|Seien|Tun)\s+Sie\b")
_IMPERATIVE_TO_PEERS = re.compile(
    r"^(?:Ladet|Nutzt|Sorgt|Bindet|Prüft|Fragt|Achtet|Schafft|Macht|Gebt|Stellt|Bezieht|Benennt|Beteiligt|Plant"
    r"|Richtet|Sprecht|Geht|Nehmt|Baut|Fördert|Stärkt|Setzt|Legt|Holt|Hört|Informiert|Vereinbart|Vermeidet"
    r"|Verzichtet|Wertet|Denkt|Bietet|Unterstützt)\s+"
    # "Beteiligt waren …" tells.
    r"(?!(?:sich|es|man|war|waren|ist|sind|wird|werden|wurden?|hat|haben)\b)[^?]*[.!;]?$"
    r"|^[A-ZÄÖÜ][a-zäöüß]+t\s+(?:eure?[nrms]?|euch)\b[^?]*$"
)
# "Theater und Büchereien, öffnet eure Säle!"
_CALLING = re.compile(
    r"^(?P<who>[A-ZÄÖÜ][^,.!?:;]{2,60}),\s+[a-zäöüß]+t\s+(?:\w+\s+)?(?:eure?[nrms]?|euch)\b[^?]*$"
)
# Who is asked to sign is asked for nothing else.
_PETITION = re.compile(r"^(?:Bitte\s+)?(?:Unterschreiben|Unterzeichnen|Zeichnen)\s+Sie\b")
_OPERATING = re.compile(
    r"^(?:Bitte\s+)?(?:Laden\s+Sie\b.*\b(?:herunter|hoch)\b|(?:Klicken|Öffnen|Wählen|Wenden|Rufen|Besuchen|Finden|Sehen|Füllen"
    r"|Kontaktieren|Melden|Senden|Drücken|Kopieren|Starten|Markieren)\s+Sie\b"
    r"|(?:Schreiben|Lesen)\s+Sie\s+(?:uns|an|mehr|weiter)\b|Tragen\s+Sie\b.*\bein\b)"
)
_NOMINAL = re.compile(
    r"^(?:(?:[A-ZÄÖÜ]?[a-zäöüß-]+(?:e|er|es|en|liche|ige)\s+){0,3})"
    r"[A-ZÄÖÜ][\wäöüß/-]*(?:ung|ungen|bau|nahme|gabe|schaffung|einsatz|einführung|abbau|aufbau|erhalt|verzicht"
    r"|ansatz|fall|zugang|anspruch|pflicht|recht)\b\s+(?:von|der|des|eines|einer|durch|auf|für|und|sowie|zu[rm]?|in|an|mit|bei|über)\b"
)
_REFERENCE = re.compile(r"^(?:https?://|www\.|[\w.-]+@)|\b(?:ISBN|Verlag|Hrsg\.|abrufbar unter)\b")
_LEAD_LABEL = re.compile(
    r"\b(?:empfehlungen|forderungen|handlungsempfehlungen|wir\s+(?:\w+\s+){0,2}(?:fordern|empfehlen)"
    r"|fordern\s+wir|empfehlen\s+wir)\b",
    re.I,
)


_TOWARDS = frozenset({"an", "für", "von", "to", "for", "on"})


_GOES_ON = re.compile(r"(?:[,;]?\s+(?:und|oder|sowie)|\s+(?:sollten?|sollen|müssen|können)[.]?)$")


def form(text: str) -> str | None:
    """``infinitive``, ``imperative`` or ``nominal``; ``None`` if the item only states something."""
    if is_imperative(text):
        return "imperative"
    # An item can go over into the next one ("… mitteilen und") or end the lead-in's clause.
    text = _GOES_ON.sub("", text)
    opening = text[: sentences(text)[0][1]]
    if any(_is_infinitive(part) for part in (_head(text), opening.rstrip(" .;,!"))):
        return "infinitive"
    if _NOMINAL.match(text) and not _FINITE.search(_head(text)):
        return "nominal"
    return None


def is_imperative(text: str) -> bool:
    """Whether a sentence speaks to its reader: ``Richten Sie … ein``."""
    if text.rstrip().endswith("?") or _CONDITIONAL.match(text) or _PETITION.match(text):
        return False
    # "Sorgt der Bund nicht dafür, so …" is a condition: its main clause follows the comma.
    to_peers = _IMPERATIVE_TO_PEERS.match(text) and not re.search(
        r",\s+(?:so|dann|sind|ist)\b", text
    )
    return bool(_IMPERATIVE.match(text) or to_peers)


def calling(text: str) -> str | None:
    """Whom an imperative calls by name: ``Vereine, öffnet eure Häuser!``."""
    match = _CALLING.match(text)
    return match["who"] if match else None


_PLAN = re.compile(
    r"^(?:[^.:]{3,80}[.:]\s+)?(?:Wir|Wir alle)\s+[a-zäöüß]+(?:en|ern|eln)\b|^We\s+(?:will|want)\b"
)
_LOWER_T = re.compile(r"\b[a-zäöüß]{3,}t\b")
_NO_VERBS = frozenset(
    """
    mit nicht statt seit erst fest selbst dort gut weit laut bereit gesamt samt insgesamt zuerst
    damit somit jetzt acht dicht direkt konsequent sonst leicht schlecht oft zumeist meist möglichst
    sowohl
    """.split()  # noqa: SIM905 - a text is easier to keep than a list of strings
)
_PLURAL = re.compile(
    r"\b(?:werden|können|müssen|sollen|wollen|dürfen|sollten?|muss|soll|haben|wir|sie|es|man|ich)\b"
)


def states(text: str) -> bool:
    """Whether an item is a sentence with a finite verb of its own."""
    opening = text[: sentences(text)[0][1]]
    if _FINITE.search(opening) or _PLURAL.search(opening):
        return True
    tokens = _LOWER_T.findall(opening)
    return any(t not in _NO_VERBS and not t.startswith(("ge", "be", "ver")) for t in tokens)


def is_own_plan(text: str) -> bool:
    """Whether an item announces what its author will do: ``Wir wollen …``."""
    return bool(_PLAN.match(text))


def is_noun_phrase(text: str) -> bool:
    """``Verlässliche Mittel für Vereine``: some words, no verb."""
    return 2 < len(text.split()) < 30 and text[0].isupper() and not states(text)


def is_operating(text: str) -> bool:
    """Whether an imperative only guides through a form, a page or a book."""
    return bool(_OPERATING.match(text))


def asks_nothing(text: str) -> bool:
    """Whether an item is a question, a reference or a lone word."""
    stripped = text.strip()
    return stripped.endswith("?") or len(stripped.split()) < 2 or bool(_REFERENCE.search(stripped))


def lead_frame(text: str) -> Frame | None:
    """Whether a lead-in announces recommendations or demands."""
    if not _LEAD_LABEL.search(text):
        return None
    frame = heading_frame(text)
    return frame if frame in (Frame.RECOMMENDING, Frame.DEMANDING) else None


def addressed(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Whom a lead-in speaks to: ``Empfehlungen an die Kommunen:``."""
    return tuple(mention for mention in found if mention.before in _TOWARDS)


def _head(text: str) -> str:
    """The catchword of an item: up to the first colon, dash, bracket or full stop."""
    return re.split(r"[:.;]\s|[:.;]$|\s[(–-]", text.strip(), maxsplit=1)[0].rstrip(" .;,!")


def _is_infinitive(text: str) -> bool:
    main = re.split(
        r",\s+(?:nicht|auch|sondern|statt|vor\s+allem|etwa|möglichst|mit|zum|zur|bevor|damit|um|wenn|die|der|das|so|in|für|sobald|ohne|worüber|was|wie|wer|wo|ob|dass|solange|welche[rns]?)\b",
        text,
    )[0]
    return any(map(_ends_in_infinitive, (text, main)))


def _ends_in_infinitive(text: str) -> bool:
    if _SUBJECT.match(text) or not _INFINITIVE.search(text) or _NO_INFINITIVE.search(text):
        return False
    return not _SINGULAR.search(re.sub(r",[^,]*,", " ", text))
