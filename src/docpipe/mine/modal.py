"""Modal verbs, ``ist … zu`` and ``hat … zu``: forms that need a look at their clause."""

import re
from collections.abc import Iterator

from docpipe.language.sentences import sentences
from docpipe.mine.cues import Norm, Voice, is_no_statement, phrases, worded_norms

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
        return
    worded = tuple(worded_norms(sentence))
    yield from (norm for norm in worded if norm.rule in _ABOVE)
    yield from _modals(sentence, before, year)
    yield from _to_infinitives(sentence)
    yield from (norm for norm in worded if norm.rule not in _ABOVE)


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
_SUBORDINATE = re.compile(
    r"\b(?:wenn|falls|ob|sofern|obwohl|weil|was|warum|inwieweit|inwiefern)\b"
    r"[^,;:]*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:–]")
# What follows such a comma is another clause; other commas only list.
_NEW_CLAUSE = re.compile(
    r"[;:–]\s|,\s+(?:(?:in|an|auf|mit|von|für|bei|zu|aus|durch|nach|über|unter)\s+)?(?:der|die|das|den|dem|deren"
    r"|dessen|denen|wenn|weil|dass|damit|um|wie|wo|als|welche[rns]?|was|sofern|soweit|falls|ohne|bevor|bis|so)\b"
)
_PASSIVE = re.compile(r"\b\w+(?:t|en|tan)\s+(?:werden|worden|sein)\b")
_NEGATED = re.compile(r"\b(?:nicht|nie|kein\w*|nur)\b")
# "müssen nicht umgeschrieben werden": no need. "nicht versicherter" only qualifies a noun.
_NEED_NOT = re.compile(
    r"[^,;:.]*?\bnicht\s+(?:mehr\s+|erst\s+)?[a-zäöüß]+(?:\s+(?:werden|sein|können))?\s*(?:[,.;:!]|$)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DATED = re.compile(
    rf"(?:\b(?:im Jahre?|bis(?: zum Jahr| Ende| Anfang)?|ab|Ende|Anfang|Mitte|schon|bereits"
    rf"|im [JFMASOND]\w+|seit|noch|erst|in den Jahren)|^)\s+?{_YEAR}"
    rf"|^{_YEAR.replace('year', 'first')}",
    re.IGNORECASE,
)
_PAST_ADVERB = re.compile(rf"\b(?:{phrases('past', 'adverbs')})\b", re.IGNORECASE)
# A past verb that closes its clause belongs to an attribute: "die beschlossen wurden".
_PAST_VERB = re.compile(
    rf"\b(?:{phrases('past', 'verbs')})\b(?!\s*(?:[,.;:)–]|$|und\b|oder\b|sollte|muss|müssen|soll))"
)
# "Als der erste Ruf erlaubt wurde, sollte …": the clause in front sets the time.
_PAST_CLAUSE = re.compile(
    r"^(?:Als|Nachdem)\b[^,]*\w(?:te|ten|de|den|war|waren|kam|kamen|ging|gab|stand),"
)
_ANAPHORIC = re.compile(rf"^(?:{phrases('past', 'anaphoric')})\b")
_TEXT_SUBJECT = re.compile(
    r"^(?:\w+\s+)?(?:(?:das|der|die|diese[rs]?|eine?|unsere?|vorliegende\w*)\s+)(?:\w+e[rns]?\s+)?"
    rf"\w*(?:{phrases('subject', 'texts')})\b",
    re.IGNORECASE,
)
_PERSONS = re.compile(rf"\b(?:{phrases('subject', 'persons')})\b")


def _modals(sentence: str, before: str, year: int | None) -> Iterator[Norm]:
    for match in _MODAL.finditer(sentence):
        verb = str(match.lastgroup)
        clause_end = _NEW_CLAUSE.search(sentence, match.end())
        end = clause_end.start() if clause_end else len(sentence)
        passive = bool(_PASSIVE.search(sentence, match.end(), end))
        # "Kinder dürfen nicht eingesetzt werden" binds the office, not the children.
        personal = verb != "sollte" and not passive and _is_personal(sentence, match)
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
                plural=match.group().endswith("n"),
                # "sollte" is advice by itself; what must or may be is often only described.
                weak=verb != "sollte" and (not passive or verb in ("soll", "kann")),
                personal=personal,
            )


def _asks(sentence: str, match: re.Match[str], verb: str, *, passive: bool) -> bool:
    """Whether the verb governs a main clause whose subject can be asked to do something."""
    if _CLAUSE_END.match(sentence, match.end()) or _SUBORDINATE.search(sentence[: match.start()]):
        return False
    if verb in ("muss", "darf") and sentence.startswith("Wer "):
        return False
    if verb == "darf":
        return bool(_NEGATED.search(sentence, match.end()))
    if verb == "muss" and (
        _NEED_NOT.match(sentence, match.end()) or _REMARKED.search(sentence, match.end())
    ):
        return False
    if verb in ("sollte", "soll") and not passive:
        subject = sentence[: match.start()] if match.start() else sentence[match.end() :].lstrip()
        return not _TEXT_SUBJECT.match(subject)
    return True


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
    for match in _DATED.finditer(text):
        dated = int(match["year"] or match["first"])
        is_deadline = match.group().lower().startswith(("bis", "ab"))
        # Without a year of publication only a deadline leaves open whether it has passed.
        if dated < year if year is not None else not is_deadline:
            return True
    return False


def _is_personal(sentence: str, match: re.Match[str]) -> bool:
    # What may not be done is said of people at any distance from the verb; "muss" near it.
    reach = 120 if match.lastgroup == "darf" else 40
    subject = sentence[max(0, match.start() - reach) : match.end() + 25]
    return bool(_PERSONS.search(subject))


# --- ist … zu, hat … zu ---------------------------------------------------------------------------

_TO = (
    r"(?:\bzu\s+(?P<inf>[a-zäöüß]+(?:e[lr]?n|tun|sein))"
    rf"|\b(?P<sep>(?:{phrases('is_to', 'prefixes')})zu[a-zäöüß]+(?:e[lr]?n|tun)))\b"
    r"(?=\s*(?:[.;:,!)–]|$)|\s+(?:und|oder|sowie|wie|als|durch)\b|\s*\()"
)
_IS_TO = re.compile(rf"\b(?P<be>ist|sind)\b(?!\s+(?:und|oder)\b)(?P<mid>[^,;:.!?]*?){_TO}")
_HAS_TO = re.compile(rf"\b(?P<be>hat|haben)\b(?P<mid>[^,;:.!?]*?){_TO}")
_OBSERVING = re.compile(rf"^(?:{phrases('is_to', 'observing')})$")
_REMARK = re.compile(rf"^(?:{phrases('is_to', 'remarks')})$")
_THAT = re.compile(r"\s*(?::|,\s*(?:dass|wie|ob)\b)")
_REMARKED = re.compile(rf"\b(?:{phrases('is_to', 'remarked')})\s+werden\b")
_HINDERED = re.compile(rf"\b(?:{phrases('is_to', 'hindered')})\b")


def _to_infinitives(sentence: str) -> Iterator[Norm]:
    for pattern, rule in ((_IS_TO, "is-to"), (_HAS_TO, "has-to")):
        for match in pattern.finditer(sentence):
            has = rule == "has-to"
            if _SUBORDINATE.search(sentence[: match.start()]) or _is_observation(
                sentence, match, has=has
            ):
                continue
            yield Norm(
                rule=rule,
                strength="muss",
                confidence=0.75,
                start=match.start(),
                end=match.end("be"),
                voice=Voice.ACTIVE if has else Voice.PASSIVE,
                plural=match["be"] == "haben" if has else None,
                weak=has or bool(_NOT.search(match["mid"])),
            )


_NOT = re.compile(r"\bnicht\b")
_INEVITABLE = re.compile(rf"^(?:{phrases('is_to', 'inevitable')})$")
_POINTING = re.compile(r"^(?:Hier|An erster Stelle|Als Beispiel|Beispielhaft|Vor allem)\b")


def _is_observation(sentence: str, match: re.Match[str], *, has: bool) -> bool:
    """``ist zu erwarten``, ``ist schwer zu …``, ``Hier ist … zu nennen``: nobody is asked."""
    infinitive = match["inf"] or match["sep"]
    if _HINDERED.search(match["mid"]) or _OBSERVING.match(infinitive):
        return True
    if _NOT.search(match["mid"]) and _INEVITABLE.match(infinitive):
        return True
    if infinitive == "schaffen":
        return bool(re.search(r"\b(?:[Dd]as|[Ee]s)\s+$", sentence[: match.start()]))
    if infinitive == "nennen":
        return bool(_POINTING.match(sentence))
    remarks = _REMARK.match(infinitive) and _THAT.match(sentence, match.end())
    return not has and bool(remarks)
