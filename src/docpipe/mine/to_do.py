"""``ist … zu`` and ``hat … zu``: what is to be done, and what is only there to be seen."""

import re
from collections.abc import Iterator

from docpipe.mine.cues import SUBORDINATE, Norm, Voice, phrases

_TO = (
    r"(?:\bzu\s+(?P<inf>[a-zäöüß]+(?:e[lr]?n|tun|sein))"
    rf"|\b(?P<sep>(?:{phrases('is_to', 'prefixes')})zu[a-zäöüß]+(?:e[lr]?n|tun)))\b"
    r"(?=\s*(?:[.;:,!)–]|$)|\s+(?:und|oder|sowie|wie|als|durch)\b|\s*\()"
)
# The verb in front: "Zu prüfen ist, ob …", "Anzustreben ist …", "Vermieden werden sollte, dass …".
_TO_BE = re.compile(
    r"^(?:\w+\s+)?(?:[Zz]u\s+(?P<inf>[a-zäöüß]+(?:e[lr]?n|tun))"
    rf"|(?P<sep>(?i:{phrases('is_to', 'prefixes')})zu[a-zäöüß]+(?:e[lr]?n|tun)))"
    r"\s+(?P<be>ist|sind|wäre|wären)\b(?P<mid>)"
)
_IS_TO = re.compile(rf"\b(?P<be>ist|sind)\b(?!\s+(?:und|oder)\b)(?P<mid>[^,;:.!?]*?){_TO}")
_HAS_TO = re.compile(rf"\b(?P<be>hat|haben)\b(?P<mid>[^,;:.!?]*?){_TO}")
_OBSERVING = re.compile(rf"^(?:{phrases('is_to', 'observing')})$")
_REMARK = re.compile(rf"^(?:{phrases('is_to', 'remarks')})$")
_THAT = re.compile(r"\s*(?::|,\s*(?:dass|wie|ob)\b)")
REMARKED = re.compile(rf"\b(?:{phrases('is_to', 'remarked')})\s+werden\b")
_HINDERED = re.compile(rf"\b(?:{phrases('is_to', 'hindered')})\b")


def to_infinitives(sentence: str) -> Iterator[Norm]:
    """Yield what is to be done by somebody or has to be done."""
    for pattern, rule in ((_TO_BE, "is-to"), (_IS_TO, "is-to"), (_HAS_TO, "has-to")):
        for match in pattern.finditer(sentence):
            has = rule == "has-to"
            if SUBORDINATE.search(sentence[: match.start()]) or _is_observation(
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


_NOT = re.compile(r"\b(?:nicht|kein\w*)\b")
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
    if infinitive == "nehmen" and re.search(r"\bernst\s*$", match["mid"]):
        return True
    if infinitive == "nennen":
        return bool(_POINTING.match(sentence))
    remarks = _REMARK.match(infinitive) and _THAT.match(sentence, match.end())
    return not has and bool(remarks)
