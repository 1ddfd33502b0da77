"""The main clause of a sentence: what is said in relative and subordinate clauses is blanked out.

Offsets stay as they are, so that what is found in the clause stands at the same place in the text.
"""

import re
from dataclasses import dataclass

from docpipe.mine.addressees.grammar import determiners, words

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|(?<=\s)–\s[^–:;.]{1,160}\s–(?=[\s,])")
_SEGMENT_END = re.compile(r"[,;:](?=\s|$|[“”\"»«])|(?<=\s)[–—](?=\s)|[.!?](?=\s+[A-ZÄÖÜ„])|[.!?]?$")
_SUBORDINATING = re.compile(
    r"\s*(?:und|oder|sondern|aber|auch|insbesondere|vor allem|so|nur|selbst|auf|dafür|als)?\s*"
    r"\b(?:dass|daß|wenn|weil|damit|da|ob|obwohl|obgleich|sobald|solange|bevor|ehe|nachdem|um|ohne|statt|anstatt"
    r"|indem|falls|sofern|soweit|während|wo|wie|was|wer|wen|wem|wann|warum|weshalb|wobei|wodurch|womit|wofür|worauf|wozu"
    r"|inwieweit|inwiefern|als ob|zumal|sodass|je)\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\s*(?:(?:in|an|auf|mit|von|für|bei|zu|aus|durch|nach|über|unter|vor|zwischen|gegen|neben|ohne)\s+)?"
    r"(?:der|die|das|den|dem|denen|deren|dessen|welche[rnms]?)\b"
)
_TO_INFINITIVE = re.compile(
    r"\b(?:zu\s+[a-zäöüß]+(?:en|ern|eln|n)|[a-zäöüß]+zu[a-zäöüß]+(?:en|ern|eln))\s*[.!]?$"
)
_PHRASE = re.compile(
    r"\s*(?:in|an|auf|mit|von|für|bei|zu|aus|durch|nach|über|unter)\s+(?:der|die|das|den|dem)\s+[A-ZÄÖÜ]"
)
# A segment that closes a subordinate clause ends in its verb.
_CLOSED = re.compile(
    r"(?:[a-zäöüß]{2,}(?:t|en|n|te)|\b(?:ist|sei|will|soll|muss|darf|kann|war))\s*$"
)
_NOT_VERBS = re.compile(
    r"\b(?:seinen|ihren|allen|eigenen|anderen|neuen|insbesondere|mit|gut|nicht)\s*$"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of a finite verb.

    Attributes:
        text: The whole sentence, blanked out wherever it is not this clause.
        start: Where the clause begins.
        verb_start: The finite verb, or the words of asking.
        verb_end: Where they end.
    """

    text: str
    start: int
    verb_start: int
    verb_end: int

    @property
    def front(self) -> str:
        """What stands before the verb."""
        return self.text[self.start : self.verb_start]

    def holds(self, start: int, end: int) -> bool:
        """Whether a place belongs to the clause."""
        return start >= self.start and not self.text[start:end].isspace()


def clause_of(text: str, verb_start: int, verb_end: int) -> Clause:
    """Cut the clause of a verb out of its sentence."""
    shown = _BRACKETS.sub(lambda m: _blank(m, verb_start), text)
    start = _start(shown, verb_start)
    kept = list(" " * start + shown[start:])
    is_open, was_aside = False, False
    for first, last in _segments(shown, start):
        if first <= verb_start < last:
            is_open, was_aside = False, False
            continue
        after = first > verb_start
        if after and _ENDS.search(shown[first - 2 : first]):
            return Clause("".join(kept[:first]).ljust(len(text)), start, verb_start, verb_end)
        segment = shown[first:last]
        # Behind an aside the clause goes on: "…, den viele meiden, durch die Ämter …"
        goes_on = was_aside and not is_open and _PHRASE.match(segment) is not None
        was_aside = is_open or (not goes_on and _is_aside(segment, after_verb=after))
        if was_aside:
            kept[first:last] = " " * (last - first)
            is_open = not (_CLOSED.search(segment) and not _NOT_VERBS.search(segment))
    return Clause("".join(kept), start, verb_start, verb_end)


def _blank(match: re.Match[str], verb_start: int) -> str:
    if match.start() <= verb_start < match.end():
        return match.group()
    return " " * len(match.group())


_ENDS = re.compile(r"[;:–]\s?$")
_OPENERS = re.compile(r"[;:–](?=\s)|[.!?](?=\s+[A-ZÄÖÜ„])|[„“\"»](?=\w)")


def _start(text: str, verb_start: int) -> int:
    """Behind the last colon, semicolon or dash in front of the verb."""
    found = [m.end() for m in _OPENERS.finditer(text, 0, verb_start)]
    return found[-1] if found else 0


def _segments(text: str, start: int) -> list[tuple[int, int]]:
    parts, first = [], start
    for match in _SEGMENT_END.finditer(text, start):
        if match.end() > first:
            parts.append((first, match.start()))
            first = match.end()
    return parts


def _is_aside(segment: str, *, after_verb: bool) -> bool:
    if _SUBORDINATING.match(segment) or _opens_relative(segment):
        return True
    if _RELATIVE.match(segment) and (_CLOSED.search(segment) or (after_verb and _verb_in(segment))):
        return True
    return after_verb and bool(_TO_INFINITIVE.search(segment))


def _opens_relative(segment: str) -> bool:
    """``die in diesem Punkt weiter sind``: behind an article stood a noun or an adjective."""
    match = _RELATIVE.match(segment)
    following = re.match(r"\s+([a-zäöüß]+)\b", segment[match.end() :]) if match else None
    if following is None:
        return False
    return following[1] in words("prepositions") or following[1] in (
        "sich",
        "nicht",
        "es",
        "sie",
        "wir",
    )


def _verb_in(segment: str) -> bool:
    return bool(re.search(r"\b(?:ist|sind|hat|haben|wird|werden|kann|können)\b", segment))


def is_inverted(front: str) -> bool:
    """Whether what stands before the verb is no subject, so that the subject comes after it."""
    opening = _DOUBLE_VERB.sub("", front).strip().lstrip(_LEADING_MARKS)
    if not opening or opening.endswith((",", ", so", ", dann")):
        return True
    first = re.match(r"[\wäöüß-]+", opening)
    word = first.group().lower() if first else ""
    if word in words("prepositions") or word in words("adverbs"):
        return True
    if word in ("das", "dies", "dieses", "all"):
        return len(opening.split()) == 1  # "Das sollten die Länder klären."
    if word in ("den", "dem", "einem", "einen", "allen", "diesen", "diesem", "jedem", "keinem"):
        return True
    if _INFINITIVE_FRONT.search(opening) and word not in determiners():
        return True  # "Vermieten müssen die Unternehmen …", "Ranglisten veröffentlichen sollten …"
    alone = len(opening.split()) == 1
    return alone and bool(_ADVERB_ENDING.search(word)) and opening[1:] == opening[1:].lower()


_INFINITIVE_FRONT = re.compile(
    r"\s[a-zäöüß]{4,}(?:en|ern|eln)$|^(?!\w*(?:ungen|ionen|eiten|schaften|innen|ichten)$)[A-ZÄÖÜ][a-zäöüß]{3,}(?:ten|ieren|men)$"
)
_LEADING_MARKS = ' „“"»•*–-'

# "Hier kann und sollte das Ordnungsamt …"
_DOUBLE_VERB = re.compile(
    r"\b(?:kann|können|muss|müssen|soll|sollen|darf|dürfen)\s+(?:und|oder|bzw\.)\s*$"
)
_ADVERB_ENDING = re.compile(r"(?:ig|lich|weise|end|ens|ell|iv|al|ar|mals|falls|wärts)$")
