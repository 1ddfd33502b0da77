"""Which institutions a normative sentence makes act.

German marks the agent by case, number and place. What a phrase can be is known from its determiner
and noun (``grammar``), the clause of the verb from its punctuation (``clauses``); the rules here
choose between what is left. Beneficiaries and objects are never agents: "Die Länder müssen die
Kommunen unterstützen" asks the Länder alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from docpipe.mine.addressees.clauses import Clause, clause_of, is_inverted
from docpipe.mine.addressees.grammar import words
from docpipe.mine.addressees.mention import Mention, mentions
from docpipe.mine.cues import Norm, Voice

Chain = Sequence[Mention]

_CONJUNCTION = re.compile(
    r"\s*(?:,|/|&|\bund\b|\bsowie\b|\boder\b|\bbzw\.|\bbeziehungsweise\b|,?\s*\bals auch\b|,?\s*\bwie auch\b|\bwie\b"
    r"|,?\s*\baber auch\b|,?\s*\bnoch\b|\bund/oder\b|\bgemeinsam mit\b|\bzusammen mit\b|\bebenso wie\b|\bund ebenso\b)\s*"
    r"(?:auch\s+)?(?:(?:die|der|das|den|dem|des|jede[rsmn]?|alle[nr]?|ihren?|deren|vom|von|von den|an die|an den)\s+)?"
    r"(?:[a-zäöüß-]+(?:e|en|er|es)\s+){0,2}$"
)


def agents(text: str, norm: Norm) -> tuple[Mention, ...]:
    """Pick the institutions that a normative sentence makes act; empty if it names none."""
    found = mentions(text)
    if not any(mention.carries for mention in found):
        return ()
    named = _acting(text, chained(text, found), norm)
    return named if any(mention.carries for mention in named) else ()


def meant(text: str, norm: Norm) -> tuple[Mention, ...]:
    """Who is named at all, where ``agents`` finds nobody.

    Persons who act for themselves (they make no unsure form a recommendation), institutions that
    are to be obliged, and places of action: ``In den Schulen braucht es Räume``.
    """
    found = mentions(text)
    chains = chained(text, found)
    return (_acting(text, chains, norm) or _involved(text, chains, norm)) if found else ()


def chained(text: str, found: Sequence[Mention]) -> list[Chain]:
    """Group ``Bund, Länder und Kommunen`` together."""
    chains: list[list[Mention]] = []
    for mention in found:
        if chains and _CONJUNCTION.match(text[chains[-1][-1].end : mention.start]):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return list(chains)


def _acting(text: str, chains: Sequence[Chain], norm: Norm) -> tuple[Mention, ...]:
    clause = clause_of(text, norm.start, norm.end)
    inside = [chain for chain in chains if clause.holds(chain[0].start, chain[0].end)]
    named: Chain = ()
    if norm.rule in ("label", "demand-label"):
        named = _stated(text, chains, norm)
    elif norm.voice is Voice.ACTIVE or _is_state(text, norm):
        named = () if _receives(text, norm) else _subject(clause, inside, norm)
    elif norm.voice is Voice.DIRECT:
        named = _addressed(text, clause, chains, norm)
    elif norm.voice is Voice.CALLED:
        named = _called(text, chains, norm)
    found = tuple(named) or _in_agent_phrase(text, clause, chains, norm)
    return (*found, *_in_further_clauses(text, chains, norm, found))


# "Der Bund muss zahlen, und die Länder müssen folgen", "…; hier müssen die Länder handeln"
_FURTHER = re.compile(r"\b(?:sollten?|sollen|soll|müssen|muss)\b(?!\s*(?:[,.;:!?)–]|$))")


def _in_further_clauses(
    text: str, chains: Sequence[Chain], norm: Norm, found: Sequence[Mention]
) -> tuple[Mention, ...]:
    more: list[Mention] = []
    for match in _FURTHER.finditer(text, norm.end):
        plural = match.group().endswith("n")
        further = replace(norm, start=match.start(), end=match.end(), plural=plural)
        clause = clause_of(text, match.start(), match.end())
        own = max(text.rfind(mark, norm.end, match.start()) for mark in (",", ";", " und "))
        inside = [c for c in chains if c[0].start > own and clause.holds(c[0].start, c[0].end)]
        if own < 0 or _receives(text, further):
            continue
        front = Clause(clause.text, max(clause.start, own + 1), match.start(), match.end())
        if not _SUBORDINATE_FRONT.match(front.front):
            more += [m for m in _subject(front, inside, further) if m not in found]
    return tuple(more)


_SUBORDINATE_FRONT = re.compile(
    r"\s*(?:und\s+|,\s*)?(?:die|der|das|den|dem|dass|wenn|weil|damit|ob|was|wie|wo|um)\s+(?![A-ZÄÖÜ])"
    r"|\s*(?:und\s+|,\s*)?(?:dass|wenn|weil|damit|ob|was|wie|wo)\b"
)


# --- Active: the subject --------------------------------------------------------------------------

# "offen sein", "bereit werden" look like passives and describe the subject's own attitude.
_STATE = re.compile(
    r"\b(?:bereit|bewusst|offen|ansprechbar|vertraut|vertreten|präsent|aufgeschlossen|engagiert|vernetzt|gewillt|zuständig"
    r"|verlässlich|beteiligt|transparent)\s+(?:sein|werden|bleiben)\b"
)


def _is_state(text: str, norm: Norm) -> bool:
    return norm.voice is Voice.PASSIVE and bool(_STATE.search(text, norm.end))


# "Der Rat soll ein Antragsrecht erhalten": somebody else is to give it. A role is taken, not given.
_RECEIVING = re.compile(
    r"\b(?:erhalten|bekommen|profitieren|gehören|folgen|Unterstützung finden|teilhaben)\b"
    r"(?:\s+können)?\s*(?:[.;,!]|$)"
)
_TASK = re.compile(r"\b(?:[Rr]olle|\w*[Aa]ufgabe|[Aa]uftrag|\w*[Ff]unktion|[Vv]erantwortung)\s*$")


def _receives(text: str, norm: Norm) -> bool:
    clause_end = re.compile(r"[;:]|,\s+(?:d(?:er|ie|as)|wenn|um|damit)\b").search(text, norm.end)
    end = clause_end.end() if clause_end else len(text)
    match = _RECEIVING.search(text, norm.end, end)
    return match is not None and not _TASK.search(text[norm.end : match.start()])


def _subject(clause: Clause, chains: Sequence[Chain], norm: Norm) -> Chain:
    fitting = [chain for chain in chains if chain[0].is_nominative and _agrees(chain, norm)]
    before = [chain for chain in fitting if chain[-1].end <= norm.start]
    after = [chain for chain in fitting if chain[0].start >= norm.end]
    opening = next((chain for chain in reversed(before) if _opens_clause(clause, chain[0])), ())
    if opening and opening[0].is_surely_nominative:
        return opening
    for chain in after:
        near = _follows_verb(clause, norm.end, chain[0])
        if chain[0].is_surely_nominative and near and not chain[0].determiner.startswith("ein"):
            return chain
    if opening:
        return opening
    if is_inverted(clause.front) or _takes_on(clause, norm):
        return next((chain for chain in after if _follows_verb(clause, norm.end, chain[0])), ())
    return ()


# Things are taken on by institutions and not the other way round: "Die Kosten müssen die Länder
# tragen", whatever stands first.
_TAKING_ON = re.compile(
    r"\b(?:tragen|übernehmen|finanzieren|bezahlen|bereitstellen|leisten|sicherstellen|gewährleisten|schaffen|regeln|klären)"
    r"\s*[.;!,]?\s*$"
)


def _takes_on(clause: Clause, norm: Norm) -> bool:
    return bool(_TAKING_ON.search(clause.text[norm.end :].rstrip(" .;!,") + "."))


def _agrees(chain: Chain, norm: Norm) -> bool:
    if norm.plural is None:
        return True
    first = chain[0]
    can_be_plural = "pN" in first.readings
    can_be_single = any(r[1] == "N" and r[0] != "p" for r in first.readings)
    if len(chain) == 1:
        return can_be_plural if norm.plural else can_be_single
    # "Der Bürgermeister oder Landrat hat …", "Jede Stadt und jeder Landkreis sollte …"
    return norm.plural or can_be_single


def _opens_clause(clause: Clause, mention: Mention) -> bool:
    """Whether nothing but light words stands between the clause's start and the phrase."""
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


def _stated(text: str, chains: Sequence[Chain], norm: Norm) -> Chain:
    label = _LABEL.match(text)
    start = max(norm.end, label.end() if label else 0)
    for chain in chains:
        first = chain[0]
        if first.phrase_start <= start + 2 and first.start >= norm.start:
            stands = first.is_nominative and _FINITE.match(text, chain[-1].end)
            return chain if stands else ()
    return ()


# --- Spoken to: we recommend to, we call on -------------------------------------------------------


def _addressed(text: str, clause: Clause, chains: Sequence[Chain], norm: Norm) -> Chain:
    """Whom ``wir fordern …`` and ``… wird empfohlen`` speak to."""
    for chain in chains:
        first = chain[0]
        if not clause.holds(first.start, first.end):
            continue
        if _is_asked(text, chain) or _is_called_on(text, chain, norm):
            return chain
    return _in_that_clause(text, chains)


def _is_asked(text: str, chain: Chain) -> bool:
    first = chain[0]
    if first.before in ("an", "von", "vom", "gegenüber"):
        return not _is_attribute(text, first)
    if first.before == "für" and _OPENING_FOR.match(text[: first.phrase_start]):
        return True  # "Für die Schulen empfehlen sich …"
    return _is_dative(first)


_OPENING_FOR = re.compile(r"\W*(?:Auch\s+|Gerade\s+)?[Ff]ür\s*$")
_THAT = re.compile(r",\s+(?:dass|daß)\s+(?:auch\s+|sich\s+|künftig\s+|insbesondere\s+)*$")


def _in_that_clause(text: str, chains: Sequence[Chain]) -> Chain:
    """``Wir fordern, dass die Länder …``"""
    for chain in chains:
        first = chain[0]
        if first.is_nominative and _THAT.search(text[: first.phrase_start]):
            end = re.compile(r"[,;.]|$").search(text, chain[-1].end)
            rest = text[chain[-1].end : end.start() if end else len(text)]
            return () if _PASSIVE_END.search(rest) else chain
    return ()


_PASSIVE_END = re.compile(
    r"(?:\w+t|\w+en)\s+(?:werden|wird|würde[n]?)\s*$|\b(?:erhalten|erhält|bekommen|bekommt)\s*$"
)


def _is_called_on(text: str, chain: Chain, norm: Norm) -> bool:
    """``Wir fordern die Länder auf``, but not ``wir fordern eine neue Behörde``."""
    first = chain[0]
    if first.is_governed or first.determiner.startswith(("ein", "kein")):
        return False
    following = text[chain[-1].end :]
    if first.start < norm.start:  # "Die Verbände rufen wir auf, …", "Kreisen legen wir nahe, …"
        fronted = not re.search(r"[,;:]", text[chain[-1].end : norm.start])
        return fronted and (bool(_UP.search(text, norm.end)) or first.can_be("D"))
    near = first.phrase_start - norm.end < _NEAR
    return near and (following.lstrip().startswith(",") or bool(_UP.search(following)))


_NEAR = 25
"""Characters between the words of asking and whom they ask."""
_UP = re.compile(r"\bauf\s*[,:.]|\bdazu\b|\bdringend\b|\bnahe\s*[,:.]|^\s*$")


def _is_dative(mention: Mention) -> bool:
    if mention.is_governed or (mention.before in ("", ",") and not mention.determiner):
        return not mention.is_governed and {r[1] for r in mention.readings} == {"D"}
    if mention.form == "p":
        return mention.determiner in ("den", "allen", "diesen") or (
            {r[1] for r in mention.readings} == {"D"}
        )
    if mention.form == "f":
        return mention.determiner in ("der", "jeder") and mention.before in _ASKING_VERBS
    return mention.determiner in ("dem", "jedem") and mention.form in "mn"


_ASKING_VERBS = frozenset({"wir", "", "wird", "empfehlen", "raten", "auch"})


# --- Called: is in duty, is asked -----------------------------------------------------------------


def _called(text: str, chains: Sequence[Chain], norm: Norm) -> Chain:
    """``Der Bund ist gefordert``, ``Aufgerufen sind die Länder``."""
    for chain in chains:
        first = chain[0]
        beside = first.start >= norm.start or not re.search(
            r"[,;:]", text[chain[-1].end : norm.start]
        )
        if first.is_nominative and beside:
            return chain
    return ()


# --- Agents beside the verb -----------------------------------------------------------------------

_DUTY = re.compile(
    r"\b(?:[Aa]ufgaben?|[Vv]erantwortung|[Pp]flicht|[Zz]uständigkeit|[Ss]eitens|obliegt|obliegen|[Ss]ache|liegt bei"
    r"|liegt an|[Hh]and)\s+(?:es\s+)?(?:von\s+)?$"
)
_RECIPROCAL = re.compile(
    r"\b(?:vereinbart|abgestimmt|abgesprochen|verteilt|aufgeteilt|geteilt|geregelt|geklärt|verhandelt)\b"
)


def _in_agent_phrase(
    text: str, clause: Clause, chains: Sequence[Chain], norm: Norm
) -> tuple[Mention, ...]:
    """``… ist von den Ländern zu tragen``, ``Aufgabe der Kommunen ist es``."""
    for chain in chains:
        first = chain[0]
        if _DUTY.search(text[: first.phrase_start]):
            return tuple(chain)
        if norm.voice is Voice.PASSIVE and clause.holds(first.start, first.end):
            if _is_agent_of_passive(text, first):
                return tuple(chain)
            if first.before in ("zwischen", "unter") and _RECIPROCAL.search(text):
                return tuple(chain)
        if _is_expected_of(text, clause, first) or _is_matter_of(text, chain):
            return tuple(chain)
        if norm.voice is Voice.IMPERSONAL and _is_concerned(clause, first):
            return tuple(chain)
    if norm.voice is Voice.IMPERSONAL:
        return tuple(_in_that_clause(text, chains))
    return ()


# "die Einbeziehung von Vereinen": an attribute of the noun in front, not the passive's agent.
_ATTRIBUTE = re.compile(r"[A-ZÄÖÜ][\wäöüß*:-]*\s+\w+\s*$")
_BY = frozenset({"von", "vom", "durch", "seitens", "vonseiten"})


def _is_agent_of_passive(text: str, mention: Mention) -> bool:
    if mention.before == "durch":  # "die Förderung durch den Bund ist zu sichern": he is to do it
        return True
    return mention.before in _BY and not _is_attribute(text, mention)


def _is_attribute(text: str, mention: Mention) -> bool:
    before = text[: mention.phrase_start]
    return bool(_ATTRIBUTE.search(before)) and bool(before[: -len(mention.before) - 1].strip())


_EXPECTED = re.compile(
    r"\b(?:erwarten|erwartet|verlangen|verlangt|fordern|gefordert|braucht|bedarf|einzufordern)\b"
)


def _is_expected_of(text: str, clause: Clause, mention: Mention) -> bool:
    """``Von den Verlagen ist zu erwarten …``, ``Es braucht von der Bundesregierung …``"""
    if mention.before not in ("von", "vom", "vonseiten") or not _EXPECTED.search(text):
        return False
    return clause.holds(mention.start, mention.end) and not _is_attribute(text, mention)


_MATTER = re.compile(r"\s+(?:\w+\s+){0,2}(?:selbstverständlich|verbindlich|verpflichtend|Pflicht|Standard)\b")


def _is_matter_of(text: str, chain: Chain) -> bool:
    """``… muss für die Stadtwerke selbstverständlich sein``"""
    return chain[0].before == "für" and bool(_MATTER.match(text, chain[-1].end))


def _is_concerned(clause: Clause, mention: Mention) -> bool:
    """``Sinnvoll ist es für Kommunen, …``, ``Für die Schulen gilt es, …``"""
    between = clause.text[clause.verb_end : mention.phrase_start]
    near = mention.start < clause.verb_start or len(between.split()) <= _CONCERNED
    return mention.before == "für" and near and not _is_attribute(clause.text, mention)


_CONCERNED = 4
"""Words between ``es gilt`` and ``für die Kommunen``; farther away it belongs to a noun."""


# --- Not made to act, but meant -------------------------------------------------------------------

_OBLIGED = re.compile(
    r"\b(?:verpflichtet|zu verpflichten|beauftragt|zu beauftragen|ermutigt|angehalten|anzuhalten|aufgefordert|Pflicht genommen)\b"
)
_AT_PLACE = frozenset({"in", "bei", "beim", "an", "im", "auf"})


def _involved(text: str, chains: Sequence[Chain], norm: Norm) -> tuple[Mention, ...]:
    for chain in chains:
        first = chain[0]
        is_object = not first.is_governed and (first.is_nominative or first.can_be("A"))
        opens = not re.search(r"[A-ZÄÖÜ]\w*\s", text[: first.phrase_start][2:])
        is_place = opens and first.before in _AT_PLACE and first.start < norm.start
        if (is_object and _OBLIGED.search(text)) or is_place:
            return tuple(replace(mention, is_involved=True) for mention in chain)
    return ()
