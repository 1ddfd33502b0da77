"""Modal verbs and ``brauchen``: forms that need a look at their clause."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docpipe.language.sentences import sentences
from docpipe.mine import describing
from docpipe.mine.cues import (
    SUBORDINATE,
    Norm,
    Voice,
    after_condition,
    is_no_statement,
    phrases,
    worded_norms,
)
from docpipe.mine.to_do import REMARKED, to_infinitives

# Forms that stand above the modal verbs: whoever writes "wir fordern, dass der Bund … muss"
# demands, and "es wird empfohlen, … sollte" recommends.
_ABOVE = frozenset(
    {"label", "demand-label", "demand-verb", "expected-of", "called-upon", "recommended"}
)


def norms(sentence: str, before: str = "", year: int | None = None) -> Iterator[Norm]:
    """Yield the normative forms of a sentence, surest first.

    Args:
        sentence: One sentence or list item.
        before: The sentence in front of it, which can put ``sollte`` into the past.
        year: Of publication: ``sollte`` with an earlier year tells of the past.
    """
    if is_no_statement(sentence):
        main = after_condition(sentence)
        if main:
            yield from (_moved(norm, main) for norm in norms(sentence[main:], "", year))
        return
    for norm in _every(sentence, before, year):
        if not describing.is_quoted(sentence, norm.start):
            yield norm


def _every(sentence: str, before: str, year: int | None) -> Iterator[Norm]:
    worded = tuple(worded_norms(sentence))
    yield from (norm for norm in worded if norm.rule in _ABOVE)
    yield from _modals(sentence, before, year)
    yield from to_infinitives(sentence)
    yield from (norm for norm in worded if norm.rule not in _ABOVE)
    yield from _needs(sentence)


def _moved(norm: Norm, by: int) -> Norm:
    return replace(norm, start=norm.start + by, end=norm.end + by)


def advises(text: str) -> bool:
    """Whether any sentence of a text asks somebody to act by a form that is sure by itself."""
    found = (norms(text[start:end]) for start, end in sentences(text))
    return any(not norm.weak for forms in found for norm in forms)


# --- Modal verbs ----------------------------------------------------------------------------------

_MODAL = re.compile(
    r"\b(?:(?P<sollte>[Ss]ollten?)|(?P<soll>sollen|soll)|(?P<muss>müssen|muss|muß)"
    r"|(?P<darf>dürfen|darf)|(?P<kann>können|kann))\b"
)
_STRENGTH = {"darf": "muss"}
_CONFIDENCE = {"sollte": 0.9, "soll": 0.7, "muss": 0.7, "darf": 0.55, "kann": 0.5}
# The finite verb closes a subordinate clause: punctuation, a conjunction or another verb follows.
_CLAUSE_END = re.compile(r"\s*(?:[,.;!?)–“”\"»]|$)|\s+(?:und|oder|sowie)\b")
# "Kommunen sollten, bevor es brennt, …" only breaks off: its verb stands in the main clause.
_BREAKING_OFF = re.compile(
    r"\s*(?:,|–)\s+(?:bevor|soweit|sofern|wenn|falls|wo|statt|anstatt|um|wie|auch|so|ebenso|je"
    r"|ähnlich|gerade|neben)\b"
)
_CLAUSE = re.compile(r"[,;:–]")
# What follows such a comma is another clause; other commas only list.
_NEW_CLAUSE = re.compile(
    r"[;:–]\s|,\s+(?:(?:in|an|auf|mit|von|für|bei|zu|aus|durch|nach|über|unter)\s+)?(?:der|die|das|den|dem|deren"
    r"|dessen|denen|wenn|weil|dass|damit|um|wie|wo|als|welche[rns]?|was|sofern|soweit|falls|ohne|bevor|bis|so)\b"
)
_PASSIVE = re.compile(r"\b\w+(?:t|en|tan)\s+(?:werden|worden|sein)\b")
_NEGATED = re.compile(r"\b(?:nicht|nie|niemals|kein\w*|nur|weder|niemand)\b")
_NO_SUBJECT = re.compile(
    r"(?:^|[,;:]\s)(?:[Kk]eine?[rsmn]?|[Nn]iemand|[Kk]einesfalls|[Kk]eineswegs|[Aa]uf keinen Fall"
    r"|[Nn]iemals|[Nn]icht)\b[^,;:]*$"
)
_MISTAKEN = re.compile(
    r"\b(?:überschätzt|unterschätzt|vergessen|übersehen|verkannt|verschwiegen|verwechselt)\s+werden\b"
)
# "müssen nicht umgeschrieben werden": no need. "nicht versicherter" only qualifies a noun.
_NEED_NOT = re.compile(
    r"[^,;:.]*?\bnicht\s+(?:mehr\s+|erst\s+)?[„“\"]?[a-zäöüß]+[“”\"]?(?:\s+(?:werden|sein|können))?\s*(?:[,.;:!]|$)"
)
# "nicht jeder Streit muss entschieden werden", "muss kein Hindernis sein": no need either.
_NOT_EVERY = re.compile(r"\b[Nn]icht\s+(?:jede[rsnm]?|alle[rsnm]?)\b[^,;:]*$")
_NO_SUCH = re.compile(r"\s+(?:aber\s+|ja\s+)?kein(?:e|en)?\b[^,;:.]*\b(?:sein|bedeuten|heißen)\b")
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DATED = re.compile(
    rf"(?:\b(?:im Jahre?|bis(?: zum Jahr| Ende| Anfang)?|ab|Ende|Anfang|Mitte|schon|bereits"
    rf"|im [JFMASOND]\w+|seit|noch|erst|in den Jahren)|^)\s+?{_YEAR}"
    rf"|^{_YEAR.replace('year', 'first')}",
    re.IGNORECASE,
)
# "erhob das Merkmal 2005 und sollte …": the verb of the past stands in front of the year.
_BOTH_PAST = re.compile(rf"[a-zäöüß]\s[^,;:]*\b{_YEAR}[^,;:]*\bund\s+sollten?\b")
_PAST_ADVERB = re.compile(rf"\b(?:{phrases('past', 'adverbs')})\b", re.IGNORECASE)
# A past verb that closes its clause belongs to an attribute: "die beschlossen wurden".
_PAST_VERB = re.compile(
    rf"\b(?:{phrases('past', 'verbs')})\b(?!\s*(?:[,.;:)–]|$|und\b|oder\b|sollte|muss|müssen|soll))"
)
# "Als der erste Ruf erlaubt wurde, sollte …": the clause in front sets the time.
_PAST_CLAUSE = re.compile(
    r"^(?:Als|Nachdem)\b[^,]*\w(?:te|ten|de|den|war|waren|kam|kamen|ging|gab|stand|\wann|annen|og|ogen|ieb|ieben),"
)
_ANAPHORIC = re.compile(rf"^(?:{phrases('past', 'anaphoric')})\b")
_TEXT_SUBJECT = re.compile(
    r"^(?:\w+\s+)?(?:(?:das|der|die|diese[rs]?|eine?|unsere?|vorliegende\w*)\s+)(?:\w+e[rns]?\s+)?"
    rf"\w*(?:{phrases('subject', 'texts')})\b",
    re.IGNORECASE,
)
# "Mit dem Programm soll …": what its makers intend.
_BY_TEXT = re.compile(
    r"^(?:Mit|In|Durch|Im Rahmen)\s+(?:de[mnrs]|diese[mnrs]|eine[mnrs]|unsere[mnrs])?\s*"
    rf"(?:\w+e[nrs]\s+)?\w*(?:{phrases('subject', 'texts')})\b[^,;:]*$"
    r"|^(?:Im|Am)\s+(?:\w+en\s+)?\w*(?:projekt|programm|workshop)\b",
    re.IGNORECASE,
)
_AIM = re.compile(rf"\b(?:{phrases('is_to', 'aims')})\s*(?:[.;:,]|$)")
# "Damit sollen Eltern gestärkt werden": what is hoped of the thing just told.
_HOPED = re.compile(r"^(?:Damit|Dadurch|Hierdurch|Hiermit|So|Auf diese Weise|Dies|Das)$")
_HEARSAY = re.compile(r"\s+[^,;:]*\bbereits\b[^,;:]*\b(?:sein|haben|worden)\b")
_WE = re.compile(r"\b[Ww]ir\b")
# What one must know, and what follows if nothing is done, is no task.
_MUST_KNOW = re.compile(
    r"\s+(?:man\s+)?(?:\w+\s+){0,2}?(?:wissen|bedenken|sagen|fairerweise|zugeben|einräumen)\b"
)
_UNDONE = re.compile(
    r"^(?:Wenn|Falls|Solange|Ohne)\b[^,]*(?:\bnicht\b|\bkein\w*|^Ohne\b)[^,]*,?\s*$"
)
# "muss vielerorts erst suchen" tells how it is; "Wer fordert, muss liefern" is a saying.
_HAPPENS = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:vielerorts|oft|häufig|meist|noch immer|immer noch|immer wieder"
    r"|bislang|bisher|derzeit)\b"
)
# Whoever claims something must do something: law. Others are asked.
_CLAIMANT = re.compile(
    r"^Wer\s+(?:fordert|A\s+sagt)\b|^Wer\b[^,]*\b(?:[Aa]ntr\w+|beantrag\w+|Leistung\w*|Aufenthalt\w*|Bleiberecht|Asyl\w*|Titel"
    r"|eingebürgert|Kindergeld|Visum)"
)
_PERSONS = re.compile(rf"\b(?:{phrases('subject', 'persons')})\b")


def _modals(sentence: str, before: str, year: int | None) -> Iterator[Norm]:
    for match in _MODAL.finditer(sentence):
        verb = str(match.lastgroup)
        clause_end = _NEW_CLAUSE.search(sentence, match.end())
        end = clause_end.start() if clause_end else len(sentence)
        passive = bool(_PASSIVE.search(sentence, match.end(), end))
        # "Kinder dürfen nicht eingesetzt werden" binds the office, not the children.
        personal = verb != "sollte" and not passive and _is_personal(sentence, match, end)
        if _asks(sentence, match, verb, passive=passive) and not (
            verb == "sollte" and _is_past(sentence, before, match, year)
        ):
            yield Norm(
                rule=f"modal-{verb}",
                strength=_STRENGTH.get(verb, verb),
                confidence=_CONFIDENCE[verb],
                start=match.start(),
                end=match.end(),
                voice=Voice.PASSIVE if passive else Voice.ACTIVE,
                plural=match.group().endswith("en"),
                weak=_is_weak(sentence, match, verb, passive=passive),
                personal=personal,
            )


def _is_weak(sentence: str, match: re.Match[str], verb: str, *, passive: bool) -> bool:
    """``sollte`` is advice by itself, and so is a means; what must or may be is often told."""
    if verb == "sollte" or (verb == "kann" and describing.names_means(sentence, match.end())):
        return False
    return not passive or verb in ("soll", "kann")


_GOAL_SUBJECT = re.compile(r"^(?:(?:Unser|Das|Ein|Oberstes|Gemeinsames)\s+)?(?:\w+es\s+)?Ziel\s*$")
# Verb-final clauses that the author stands behind: "Das bedeutet, dass wir … müssen".
_STANDS_BEHIND = re.compile(
    r"^(?:(?:Dies|Das)\s+(?:bedeutet|heißt)|Für\s+[^,;:]+\s+bedeutet\s+(?:dies|das)|Klar\s+ist|Es\s+ist\s+klar"
    r"|Fest\s+steht|Einig\s+sind\s+(?:wir\s+uns|sich\b[^,]*)|Wir\s+(?:sind|finden|meinen)\b[^,]*)[^,]*,\s+dass\b[^;:]*$"
)


def _asks(sentence: str, match: re.Match[str], verb: str, *, passive: bool) -> bool:
    """Whether the verb governs a main clause whose subject can be asked to do something."""
    opening = sentence[: match.start()]
    if _GOAL_SUBJECT.match(opening) or SUBORDINATE.search(opening):
        return False
    if _closes_clause(sentence, match):
        forbids = verb == "darf" and _NEGATED.search(opening)
        return bool((verb in ("muss", "sollte") or forbids) and _STANDS_BEHIND.match(opening))
    if verb in ("muss", "darf") and _CLAIMANT.match(sentence):
        return False
    if verb == "darf":
        return _forbids(sentence, opening, match)
    if verb == "muss":
        return not _needs_not(sentence, opening, match)
    if verb == "kann":
        return _proposes(sentence, opening, match)
    return not _is_aim(sentence, opening, match, passive=passive)


def _forbids(sentence: str, opening: str, match: re.Match[str]) -> bool:
    negated = _NEGATED.search(sentence, match.end()) or _NO_SUBJECT.search(opening)
    if not negated or _MISTAKEN.search(sentence, match.end()):
        return False
    return not describing.only_deplores(sentence, match.end())


def _proposes(sentence: str, opening: str, match: re.Match[str]) -> bool:
    if describing.names_means(sentence, match.end()):
        return True
    if describing.only_effects(sentence, match.end()):
        return False
    return not (_OPEN_TO.search(sentence, match.end()) or _ONLY_SO.search(opening))


# What an office can have, get or fail in is open to it; what it can do is proposed to it.
_OPEN_TO = re.compile(
    r"\bnach\s+§|\b(?:nicht|nie|kein\w*|kaum|wenig|schwer|nur|beantragen|zurückgreifen|abrufen|erhalten|bekommen|profitieren|sein"
    r"|werden|verlieren|scheitern|führen|überfordern|beitragen|ersetzen|wirken|entstehen|leisten|lernen)\b"
)
_ONLY_SO = re.compile(r"^(?:Nur|Erst|So|Dann|Damit|Dadurch)\b|\b(?:wo|wie|was|die|das|der)\s*$")


# "Vermieden werden sollte, dass …": the verb's own part stands in front.
_FRONTED = re.compile(r"^(?:\w+\s+){0,2}?[A-ZÄÖÜa-zäöü]\w+(?:t|en)\s+(?:werden|sein|bleiben)\s+$")


def _closes_clause(sentence: str, match: re.Match[str]) -> bool:
    if not _CLAUSE_END.match(sentence, match.end()):
        return False
    opening = sentence[: match.start()]
    opens = not re.search(r"[,;:]", opening)
    goes_on = _BREAKING_OFF.match(sentence, match.end()) or _FRONTED.match(opening)
    return not (opens and goes_on)


def _needs_not(sentence: str, opening: str, match: re.Match[str]) -> bool:
    """``muss nicht``, ``muss man wissen``, ``wenn nicht …, müssen``: nothing is asked."""
    behind = (_NEED_NOT, _NO_SUCH, _MUST_KNOW)
    if any(pattern.match(sentence, match.end()) for pattern in behind):
        return True
    if describing.only_describes(sentence, match.start(), match.end()):
        return True
    if REMARKED.search(sentence, match.end()) or _HAPPENS.match(sentence, match.end()):
        return True
    return bool(_NOT_EVERY.search(opening) or _UNDONE.match(opening))


def _is_aim(sentence: str, opening: str, match: re.Match[str], *, passive: bool) -> bool:
    """What a text, a project or a measure is meant to bring about."""
    if _BY_TEXT.match(opening.strip()) or _HEARSAY.match(sentence, match.end()):
        return True
    if match.lastgroup == "soll" and (
        _HOPED.match(opening.strip()) or describing.only_hopes(sentence, match.start(), match.end())
    ):
        return True
    if passive:
        return False
    subject = opening if opening else sentence[match.end() :].lstrip()
    return bool(_TEXT_SUBJECT.match(subject))


def _is_past(sentence: str, before: str, match: re.Match[str], year: int | None) -> bool:
    clause_end = _CLAUSE.search(sentence, match.end())
    clause = sentence[: clause_end.start() if clause_end else len(sentence)]
    if _PAST_ADVERB.search(clause) or _is_dated_before(clause, year):
        return True
    if _PAST_VERB.search(sentence) or _PAST_CLAUSE.match(sentence):
        return True
    tells_of_past = bool(_PAST_VERB.search(before)) or _is_dated_before(before, year)
    return tells_of_past and bool(_ANAPHORIC.match(sentence))


def _is_dated_before(text: str, year: int | None) -> bool:
    both = _BOTH_PAST.search(text)
    if both is not None and year is not None and int(both["year"]) < year:
        return True
    for match in _DATED.finditer(text):
        dated = int(match["year"] or match["first"])
        is_deadline = match.group().lower().startswith(("bis", "ab"))
        # Without a year of publication only a deadline leaves open whether it has passed.
        if dated < year if year is not None else not is_deadline:
            return True
    return False


# "Geflüchtete müssen Zugang erhalten": others are to give it.
_GIVEN = re.compile(
    r"\b(?:Zugang|Zugänge|Anspruch|Recht|Rechte|Chancen?|Möglichkeit(?:en)?|Schutz|Unterstützung|Hilfe|Gehör|Angebote?"
    r"|Staatsangehörigkeit|\w*[Aa]nspruch|Leistungen)\b"
    r"[^,;:]*\b(?:haben|erhalten|bekommen|finden|können)\b|\b(?:teilhaben|teilnehmen|mitreden|mitbestimmen)\s+können\b"
)


def _is_personal(sentence: str, match: re.Match[str], end: int) -> bool:
    if _WE.search(sentence[max(0, match.start() - 25) : match.end() + 8]):
        return True
    if match.lastgroup == "soll" and _AIM.search(sentence, match.end(), end + 1):
        return True
    if _GIVEN.search(sentence, match.end(), end) or sentence.startswith("Wer "):
        return False
    # What may not be done is said of people at any distance from the verb; "muss" near it.
    reach = 120 if match.lastgroup == "darf" else 40
    before = sentence[max(0, match.start() - reach) : match.start()]
    inverted = not re.search(r"[A-ZÄÖÜ]\w+\s+$", before)
    subject = before + sentence[match.start() : match.end() + 25] if inverted else before
    return bool(_PERSONS.search(subject))


# --- brauchen, benötigen --------------------------------------------------------------------------

_NEEDS = re.compile(
    r"\b(?:brauch(?:t|en)|benötig(?:t|en)|bedürfen|bedarf|verlang(?:t|en)\s+nach)\b(?!\s+(?:nicht|kein\w*|es|man)\b)"
)
_WHAT_WE_NEED = re.compile(
    r"^Was\s+(?:(?:wir|es|Kommunen|die\s+Kommunen)\s+(?:\w+\s+)?brauch(?:en|t)|(?:\w+\s+)?fehlt)"
    r",?\s+(?:ist|sind)\b"
)
# People need much in their lives; a paper asks for what offices, towns and services need.
_NEEDY = re.compile(
    rf"^(?:\w+\s+){{0,2}}?(?:{phrases('subject', 'persons')}|[Pp]rivate\w*|Wirtschaft|Demokratie"
    r"|Integration|Gesellschaft|Zusammenhalt|Vertrauen|Zeit)\b"
)
# "für die Bearbeitung drei Monate": how long something takes.
_TAKES = re.compile(r"[^.;:]*\b(?:Minuten|Stunden|Tage|Wochen|Monate|Jahre|Zeit)\s*(?:[.,;]|$)")


def _needs(sentence: str) -> Iterator[Norm]:
    """``Jede Kommune braucht eine Anlaufstelle``: main clauses, institutions only."""
    match = _WHAT_WE_NEED.match(sentence)
    for found in (match,) if match else _NEEDS.finditer(sentence):
        if match is None and not _is_needed(sentence, found):
            continue
        yield Norm(
            rule="need-thing",
            strength="muss",
            confidence=0.6,
            start=found.start(),
            end=found.end(),
            voice=Voice.IMPERSONAL,
            weak=True,
        )


def _is_needed(sentence: str, match: re.Match[str]) -> bool:
    opening = sentence[: match.start()]
    if _CLAUSE_END.match(sentence, match.end()) or SUBORDINATE.search(opening):
        return False
    clause = _CLAUSE.split(opening)[-1].strip()
    subject = clause if re.search(r"[A-ZÄÖÜ]\w*\s*$", clause) else sentence[match.end() :].strip()
    return not (
        _NEEDY.match(clause) or _NEEDY.match(subject) or _TAKES.match(sentence, match.end())
    )
