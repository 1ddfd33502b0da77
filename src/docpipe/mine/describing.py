"""Sentences with a form of asking that only describe, hope, cite or tell."""

import re

# --- Whole sentences ------------------------------------------------------------------------------

_NAME = r"[A-ZÄÖÜ][\wäöüß:*-]*\.?"
# Surname, first name, year in brackets, and then the title, which may be a sentence that asks.
_REFERENCE = re.compile(
    r"^\W*(?:(?:Siehe|Vgl\.|Vergleiche|Quelle)\b(?:\s+(?:auch|dazu|hierzu))?:?\s+)?"
    rf"{_NAME}(?:(?:,\s+|\s*/\s*|\s+)(?:{_NAME}|und|&|von|van|für|der|des|u\.\s?a\.|\(Hrsg\.\)))*"
    r"\s+\((?:19|20)\d\d[a-z]?\)\s*:\s"
)
# "Der Rechnungshof hat angeregt, … sollten": whose words these are; the author's own go on asking.
_OTHERS_SAID = re.compile(
    r"^(?!(?:\w+\s+)?[Ww]ir\b)[^,;:]*\b(?:hat|haben)\b(?![^,;:]*\bwir\b)[^,;:]*"
    r"\b(?:angeregt|empfohlen|gefordert|verlangt|vorgeschlagen|angemahnt|gemahnt|gewarnt|geurteilt|entschieden)"
    r"\s*[,:]"
)
# "Nach dem Verursacherprinzip soll zahlen, wer …": a principle of law.
_PRINCIPLE = re.compile(r"^Nach\s+dem\s+\w+(?:prinzip|grundsatz)\s+(?:soll|muss)\s+\w+,\s+wer\b")
# "Wird eine Liste geführt, müssen Einträge gelöscht sein, bevor …": what must be the case by then.
_PRECONDITION = re.compile(
    r"^(?:Wird|Werden)\b[^,;?]*,\s+(?:so\s+|dann\s+)?(?:muss|müssen)\b[^,;]*\w+(?:t|en)\s+sein,\s+bevor\b"
)
_WHOLE = (_REFERENCE, _OTHERS_SAID, _PRINCIPLE, _PRECONDITION)


def is_cited(sentence: str) -> bool:
    """Whether a sentence is a reference, a principle of law or what others have said."""
    return any(pattern.search(sentence) for pattern in _WHOLE)


_QUOTATION = re.compile(r"[„“»][^„“”«»]*[“”«]|\"[^\"]*\"")


def is_quoted(sentence: str, start: int) -> bool:
    """Whether a place stands between quotation marks: the title of a speech or a resolution."""
    return any(match.start() < start < match.end() for match in _QUOTATION.finditer(sentence))


# --- Single verbs ---------------------------------------------------------------------------------

# "Eines Tages soll …", "Niemand soll …", "Kein Kind soll …": how it is to be one day.
_HOPING = re.compile(
    r"^(?:Eines\s+Tages|Am\s+Ende|(?:Lang|Mittel)fristig|(?:(?:Doch|Denn|Auch)\s+)?(?:[Nn]iemand|[Kk]ein(?:e|er)?(?:\s+\w+)?))\s*$"
)
_HOPED_TO_BE = re.compile(
    r"\s+(?!für\b)(?:\w+\s+){0,3}?(?:selbstverständlich|normal|Normalität|Alltag|Wirklichkeit)\s+(?:werden|sein)\b"
)
# "… und soll es auch nicht", "… und muss es vielleicht auch sein"
_TAKEN_UP = re.compile(r"\s+(?:es|das)\s+(?:\w+\s+){0,2}?(?:auch|nicht)\b[^,;:]{0,20}(?:[.;,]|$)")
_IMPRESSION = re.compile(r"\s+(?:nicht\s+)?(?:der|ein)\s+Eindruck\s+entstehen\b")
_NOT_BE = re.compile(r"\s+nicht\s+(?:sein|passieren|vorkommen|angehen)\s*,")
# "Ein Drittel der Menschen muss …", "Heute muss …": how it is.
_SHARE = re.compile(
    r"^(?:(?:Etwa|Rund|Fast|Knapp|Gut|Mehr\s+als|Über|Nur)\s+)?(?:\w+\s+(?:Drittel|Viertel|Fünftel)|(?:[Dd]ie\s+)?Hälfte"
    r"|[Jj]ede[rs]?\s+(?:zweite|dritte|vierte|fünfte|zehnte)|\d+\s+(?:Prozent|%)|(?:[Dd]ie\s+)?[Mm]eisten)\b[^,;:]*$"
)
_AT_PRESENT = re.compile(
    r"^(?:Heute|Heutzutage|Derzeit|Bislang|Bisher|Bis\s+heute|Noch\s+immer|Immer\s+noch|Immer\s+wieder|Oft|Häufig"
    r"|Vielerorts|Meist|Manche\s+\w+)\s*$"
)
_AS_IT_IS = re.compile(r"\s+(?:\w+\s+){0,2}?(?:ohnehin|sowieso|tagtäglich)\b")
# "Texte müssen kurz sein, sonst liest sie niemand": a saying.
_OR_ELSE = re.compile(r"\s+[a-zäöüß]+\s+sein,\s+sonst\b")
# "kann Vertrauen schaffen, das Ämtern fehlt", "können allerdings auch lähmen": what may come of it.
_EFFECT = re.compile(
    r"[^,;:]*\b(?:Vertrauen|Nähe|Identität|Zugehörigkeit|Orientierung|Halt|Mut|Brücken)\s+(?:schaffen|stiften|geben|wecken|machen|bauen)\b"
    r"|\s+(?:allerdings|freilich|indes|durchaus)\s+auch\b"
)
_MEANS = re.compile(r"[^;:.]*,\s+indem\s+(?:sie|er)\b")


def only_hopes(sentence: str, start: int, end: int) -> bool:
    """Whether ``soll`` says how it is to be one day, not what somebody is to do."""
    if _takes_up(sentence, start, end) or _HOPING.match(sentence[:start]):
        return True
    return _HOPED_TO_BE.match(sentence, end) is not None


def only_describes(sentence: str, start: int, end: int) -> bool:
    """Whether ``muss`` says how things are or that they are bound to be so."""
    opening = sentence[:start]
    if _takes_up(sentence, start, end) or _SHARE.match(opening) or _AT_PRESENT.match(opening):
        return True
    return _any_at((_AS_IT_IS, _OR_ELSE), sentence, end)


def only_deplores(sentence: str, end: int) -> bool:
    """``Es darf nicht sein, dass …``, ``… darf der Eindruck entstehen``: nobody is to act."""
    return _any_at((_NOT_BE, _IMPRESSION), sentence, end)


def only_effects(sentence: str, end: int) -> bool:
    """``können Vertrauen schaffen``: what may come of something, no act."""
    return _EFFECT.match(sentence, end) is not None


def names_means(sentence: str, end: int) -> bool:
    """``können beitragen, indem sie …``: the means is what they are to do."""
    return _MEANS.match(sentence, end) is not None


def _takes_up(sentence: str, start: int, end: int) -> bool:
    return sentence[:start].endswith("und ") and _TAKEN_UP.match(sentence, end) is not None


def _any_at(patterns: tuple[re.Pattern[str], ...], sentence: str, end: int) -> bool:
    return any(pattern.match(sentence, end) for pattern in patterns)
