"""The agent of an active verb: the subject of its clause."""

import re
from collections.abc import Sequence

from docpipe.mine.addressees.chains import Chain
from docpipe.mine.addressees.clauses import Clause, is_inverted
from docpipe.mine.addressees.grammar import determiners, words
from docpipe.mine.addressees.mention import Mention
from docpipe.mine.cues import Norm, Voice

# "offen sein", "bereit werden" look like passives and describe the subject's own attitude.
_STATE = re.compile(
    r"\b(?:bereit|bewusst|offen|ansprechbar|vertraut|vertreten|präsent|aufgeschlossen|engagiert|vernetzt|gewillt|zuständig"
    r"|selbst|vor Ort|da|dabei|anwesend|verlässlich|transparent)\s+(?:sein|werden|bleiben)\b"
)


def is_state(text: str, norm: Norm) -> bool:
    """Whether what looks like a passive says how the subject itself should be."""
    return norm.voice is Voice.PASSIVE and bool(_STATE.search(text, norm.end))


# "Der Rat soll ein Antragsrecht erhalten": somebody else is to give it. A role is taken, not given.
_RECEIVING = re.compile(
    r"\b(?:erhalten|bekommen|profitieren|gehören|folgen|Unterstützung finden|teilhaben)\b"
    r"(?:\s+können)?\s*(?:[.;,!]|$)"
    r"|\b(?:Zeit|Zugang|Recht|Anspruch|Gelegenheit|Geld|Mittel)\s+(?:[\wäöüß]+\s+){0,6}haben\s*(?:[.;,!]|$)"
)
# "müssen mitreden dürfen": somebody else is to let them.
_ALLOWED = re.compile(r"\b[a-zäöüß]+(?:en|ern|eln)\s+dürfen\s*(?:[.;,!]|$)")
_STAYING = re.compile(r"\b(?:handlungs|leistungs|arbeits|zahlungs)fähig\b")
_TASK = re.compile(r"\b(?:[Rr]olle|\w*[Aa]ufgabe|[Aa]uftrag|\w*[Ff]unktion|[Vv]erantwortung)\s*$")


def receives(text: str, norm: Norm) -> bool:
    """Whether the subject is only to receive what somebody else gives."""
    clause_end = re.compile(r"[;:]|,\s+(?:d(?:er|ie|as)|wenn|um|damit)\b").search(text, norm.end)
    end = clause_end.end() if clause_end else len(text)
    match = _RECEIVING.search(text, norm.end, end)
    if _STAYING.search(text, norm.end, end):
        return True
    if norm.rule == "modal-muss" and _ALLOWED.search(text, norm.end):
        return True
    return match is not None and not _TASK.search(text[norm.end : match.start()])


_PASSIVE_END = re.compile(r"\b\w+(?:t|en)\s+(?:werden|worden sein)[\s.!;,]*$")


def is_acted_upon(clause: Clause) -> bool:
    """Whether a passive closes the clause behind what stands in between."""
    end = clause.text[clause.verb_end :]
    return bool(_PASSIVE_END.search(end)) and not _STATE.search(end)


# "Eltern müssen sich entscheiden können": somebody else is to make it possible.
_ENABLED = re.compile(
    r"\b\w+(?:en|ern|eln|n)\s+(?:können|dürfen)\s*(?:[.;,!]|$)|\bMöglichkeit\b|\b(?:haben|leben)\s*[.;,!]"
)


def is_enabled(text: str, norm: Norm) -> bool:
    """Whether a person is only to be able to do something, or bears it."""
    return norm.rule == "modal-kann" or bool(_ENABLED.search(text, norm.end))


def subject(clause: Clause, chains: Sequence[Chain], norm: Norm) -> Chain:
    """The institutions that are the subject of the clause's verb; empty if something else is."""
    led = _institution_of_staff(clause, chains) or _asked_first(clause, chains)
    if led:
        return led
    fitting = [chain for chain in chains if chain[0].is_nominative and _agrees(chain, norm)]
    before = [chain for chain in fitting if chain[-1].end <= norm.start]
    after = [chain for chain in fitting if chain[0].start >= norm.end]
    opening = next((chain for chain in reversed(before) if _opens_clause(clause, chain[0])), ())
    if opening and opening[0].is_surely_nominative:
        return opening
    for chain in after:
        near = _follows_verb(clause, norm.end, chain[0])
        if near and _is_sure(clause, chain[0]) and not chain[0].determiner.startswith("ein"):
            return chain
    if not opening and before and _SHARED.search(clause.front):
        return before[0]  # "Hierfür sind die Länder zuständig und müssen …"
    return opening or _behind(clause, after, norm)


def _is_sure(clause: Clause, mention: Mention) -> bool:
    """Whether it can only be nominative: a genitive would stand behind a noun."""
    if mention.is_surely_nominative:
        return True
    cases = {reading[1] for reading in mention.readings}
    word = re.search(r"(\w)\w*\s*$", clause.text[: mention.phrase_start])
    return mention.is_nominative and cases == {"N", "G"} and (word is None or word[1].islower())


def _behind(clause: Clause, after: Sequence[Chain], norm: Norm) -> Chain:
    """The subject behind the verb, where what stands in front of it is none."""
    if _PRONOUN_SUBJECT.match(clause.text, norm.end):
        return ()
    if is_inverted(clause.front) or _is_no_subject(clause, norm) or _takes_on(clause, norm):
        return next((chain for chain in after if _follows_verb(clause, norm.end, chain[0])), ())
    return ()


_STAFF = re.compile(
    r"^\s*(?:(?:auch|und|aber|nur)\s+)?(?:(?:die|der|das|alle|ein|eine)\s+)?(?:[a-zäöüß]+e[nrs]?\s+)?(?:leitung(?:en)?|spitzen?|führung"
    r"|teams?|mitarbeite\w+|mitarbeitenden?|beschäftigten?|bediensteten?|fachkräfte|verantwortlichen|zuständigen"
    r"|vertreter\w*|kontaktbeamt\w+|organe|gremien|vorstände?)(?:[*:_/]\w+)?\s*$",
    re.I,
)


def _institution_of_staff(clause: Clause, chains: Sequence[Chain]) -> Chain:
    """``Die Leitung des Amtes soll …``: the institution acts by its people."""
    for chain in chains:
        first = chain[0]
        start = clause.start if first.end <= clause.verb_start else clause.verb_end
        is_attribute = first.can_be("G") and first.determiner and not first.is_governed
        if is_attribute and first.carries and _STAFF.match(clause.text[start : first.phrase_start]):
            return chain
    return ()


_ASKED_FIRST = re.compile(r"^\s*(?:auch\s+|gerade\s+)?von\s+$", re.I)


def _asked_first(clause: Clause, chains: Sequence[Chain]) -> Chain:
    """``Von den Vereinen sollten auch die Jüngeren mitreden``."""
    for chain in chains:
        if _ASKED_FIRST.match(clause.text[clause.start : chain[0].phrase_start]):
            return chain
    return ()


def _is_no_subject(clause: Clause, norm: Norm) -> bool:
    """Whether what opens the clause cannot be the subject by its number, or is a predicate."""
    opening = re.match(r"\s*([\wäöüß]+)", clause.front)
    allowed = determiners().get(opening[1].lower()) if opening else None
    if allowed is None:  # "Zuständig dafür sollte die Verwaltung sein"
        return bool(_COPULA_END.search(clause.text, norm.end))
    numbers = {reading[0] == "p" for reading in allowed if reading[1] == "N"}
    several = " und " in clause.front
    return norm.plural is not None and not several and norm.plural not in numbers


_COPULA_END = re.compile(r"\b(?:sein|bleiben|werden)[\s.!;,]*$")
_PRONOUN_SUBJECT = re.compile(r"\s+(?:sich\s+)?(?:[Ss]ie|er|wir|man|ich|es)\b")
# Things are taken on by institutions and not the other way round: "Die Kosten müssen die Länder
# tragen", whatever stands first.
_TAKING_ON = re.compile(
    r"\b(?:tragen|übernehmen|finanzieren|bezahlen|bereitstellen|leisten|sicherstellen|gewährleisten|schaffen|regeln|klären)"
    r"\s*[.;!,]?\s*$"
)


# "Diese Mittel sollten die Kommunen nutzen": what is pointed at mostly is the object …
_POINTING = re.compile(
    r"\s*(?:Diese[nsmr]?|Solche[nsmr]?|Derartige[nsmr]?|Eine?n?|All diese)\s+\S", re.I
)
# … unless its verb is one by which things act on institutions.
_THING_ACTS = re.compile(
    r"\b(?:entlasten|stärken|unterstützen|erreichen|schützen|fördern|berücksichtigen|einbeziehen|verpflichten|befähigen"
    r"|ermutigen|ermöglichen|betreffen|enthalten|umfassen|überzeugen|belasten|motivieren|ansprechen|helfen|dienen"
    r"|geben|bieten|können|werden|sein|haben|gelten|entsprechen|vorsehen|nennen|zeigen|regeln|klären)\s*$"
)


def _takes_on(clause: Clause, norm: Norm) -> bool:
    rest = clause.text[norm.end :].rstrip(" .;!,")
    if _TAKING_ON.search(rest + "."):
        return True
    return bool(_POINTING.match(clause.front)) and not _THING_ACTS.search(rest)


def _agrees(chain: Chain, norm: Norm) -> bool:
    if norm.plural is None:
        return True
    first = chain[0]
    can_be_plural = "pN" in first.readings
    # "Nicht nur die Länder, sondern auch der Bund muss …": the verb goes by the last.
    can_be_single = any(r[1] == "N" and r[0] != "p" for m in chain for r in m.readings)
    if len(chain) == 1:
        return can_be_plural if norm.plural else can_be_single
    # "Der Bürgermeister oder Landrat hat …", "Jede Stadt und jeder Landkreis sollte …"
    return norm.plural or can_be_single


# "Deutschland ist stark, und das muss …": another verb's subject.
_SHARED = re.compile(r"\b(?:und|oder|aber|sondern)\s*$")
_FINITE_BETWEEN = re.compile(r"\b(?:ist|sind|hat|haben|wird|werden|war|waren|gibt)\b")


def _opens_clause(clause: Clause, mention: Mention) -> bool:
    """Whether nothing but light words stands between the clause's start and the phrase."""
    shares = _SHARED.search(clause.front)  # "X haben … anzubieten und sollten …"
    if not shares and _FINITE_BETWEEN.search(clause.text, mention.end, clause.verb_start):
        return False
    front = clause.text[clause.start : mention.phrase_start]
    front = front[max(front.rfind(mark) for mark in ",(„") + 1 :]
    light = words("lead_words")
    return all(w.lower() in light or w.isdecimal() for w in re.findall(r"[\wäöüß]+", front))


_PHRASE_IN_BETWEEN = re.compile(
    r"\b(?:in|im|an|am|auf|bei|beim|für|mit|zu|zur|zum|von|vom|aus|durch|nach|über|unter|vor|ohne|gegen|seit|bis|innerhalb|neben"
    r"|den|dem|ihren|ihrem|seinem|seinen|einem|allen)\b(?:\s+(?:der|die|das|den|dem|einer|einem|eine|einen|ihren?|jede[rnm]|alle[rn]?"
    r"|\d+|[a-zäöüß-]+(?:e|en|er|em)))*\s+(?:[A-ZÄÖÜ][\wäöüß*:-]*)(?:\s+(?:und|oder|der|des)\s+[A-ZÄÖÜ][\wäöüß*:-]*)*"
)


def _follows_verb(clause: Clause, verb_end: int, mention: Mention) -> bool:
    """Whether only pronouns, adverbs, datives and prepositional phrases stand in between."""
    between = clause.text[verb_end : mention.phrase_start]
    if re.search(r"[;:]", between) or len(between.split()) > _MAX_BETWEEN:
        return False
    return not re.search(r"[A-ZÄÖÜ]", _PHRASE_IN_BETWEEN.sub(" ", between))


_MAX_BETWEEN = 14
"""Words from verb to subject; farther away stand subjects of other verbs."""


# "Empfehlung: Die Schulträger richten … ein": the label asks, the sentence states what shall be.
_LABEL = re.compile(r"^[^:.–-]{3,40}(?:[:.–]|\s-)\s+")
_FINITE = re.compile(r"\s+(?:[a-zäöüß]+(?:en|ern|eln|t))\b")


def stated(text: str, chains: Sequence[Chain], norm: Norm) -> Chain:
    """The subject of a labelled sentence in the indicative."""
    label = _LABEL.match(text)
    start = max(norm.end, label.end() if label else 0)
    for chain in chains:
        first = chain[0]
        if first.phrase_start <= start + 2 and first.start >= norm.start:
            stands = first.is_nominative and _FINITE.match(text, chain[-1].end)
            return chain if stands else ()
    return ()
