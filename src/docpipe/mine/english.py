"""How English asks somebody to act: forms, agents and list items.

English marks the agent by place: it stands in front of the verb, after "by", or after the verb
of asking. The vocabulary stands in ``english.toml``; names of institutions are the German ones,
so that one filter finds both languages.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from docpipe.mine.addressees import Mention
from docpipe.mine.cues import Norm, Voice, forms_of
from docpipe.mine.wordlists import any_of, word_list


def _phrases(group: str, name: str) -> str:
    return any_of(word_list("english")[group][name])


_QUESTION = re.compile(r"\?[)“”\"»«]*\s*$")
_QUOTED = re.compile(r"^[„“\"»«].*[“”\"«»][.!]?$", re.DOTALL)
_CONDITION = re.compile(r"^(?:Should|Were|Had)\s|^Whether\b")
_REPORT = re.compile(rf"\b(?:{_phrases('report', 'verbs')})\b|\b(?:{_phrases('report', 'frames')})")
_LAW = re.compile(r"^(?:Under|Pursuant to)\s+(?:Section|Article|§)|^(?:§+|Art\.|Article)\s*\d+")
_PAST = re.compile(rf"\b(?:{_phrases('past', 'verbs')})\b", re.I)

_ABOVE = frozenset({"label", "demand-label", "demand-verb", "called-upon", "recommended"})

_MODAL = re.compile(
    r"\b(?:(?P<sollte>should|ought\s+to)|(?P<muss>must|ha(?:s|ve)\s+to|needs?\s+to|shall|(?:is|are)\s+to(?=\s+be\b))"
    r"|(?P<kann>can|could|may))\b",
    re.I,
)
_NEED_NOT = re.compile(r"\s+not\s+(?:have|need)\b|^$")
_NO_NEED = re.compile(r"\b(?:not|n't|n’t)\s+$")
_PASSIVE = re.compile(
    r"\s+(?:not\s+|also\s+|therefore\s+|always\s+)*be\s+(?:\w+ly\s+)?\w+(?:d|t|n|ne)\b"
)
# Relative and indirect clauses describe; "that" only where it is the subject itself.
_SUBORDINATE = re.compile(
    r"\b(?:if|whether|how|what|why|when|where|who|which|whose|because|although|unless|until)\b[^,;:]*$"
    r"|\bthat\s+$",
    re.I,
)
_TEXT_SUBJECT = re.compile(
    r"(?:^|[,;:]\s+)(?:\w+\s+)?(?:the|this|these|our|a|an)\s+(?:\w+\s+)?"
    rf"(?:{_phrases('subject', 'texts')})\s+$",
    re.I,
)
_PERSON_SUBJECT = re.compile(
    rf"\b(?:{_phrases('subject', 'persons')})(?:\s+(?:\w+\s+){{0,4}})?$", re.I
)
_STATING = re.compile(
    r"\s+(?:\w+\s+)?(?:be\s+(?:noted|said|remembered|seen|admitted|understood)|admit|say)\b", re.I
)
_STRENGTH = {"sollte": "sollte", "muss": "muss", "kann": "kann"}
_CONFIDENCE = {"sollte": 0.9, "muss": 0.7, "kann": 0.5}


def norms(sentence: str, before: str = "", year: int | None = None) -> Iterator[Norm]:
    """Yield the normative forms of an English sentence, surest first; see ``modal.norms``."""
    del before, year  # English tells the past by "should have" and "was to"
    if _is_no_statement(sentence):
        return
    worded = tuple(forms_of("english", sentence))
    yield from (norm for norm in worded if norm.rule in _ABOVE)
    yield from _modals(sentence)
    yield from (norm for norm in worded if norm.rule not in _ABOVE)


def _is_no_statement(sentence: str) -> bool:
    return bool(
        _QUESTION.search(sentence)
        or _QUOTED.match(sentence)
        or _CONDITION.match(sentence)
        or _LAW.search(sentence)
        or _REPORT.search(sentence)
    )


def _modals(sentence: str) -> Iterator[Norm]:
    for match in _MODAL.finditer(sentence):
        verb = str(match.lastgroup)
        subject = sentence[: match.start()]
        if not _asks(sentence, subject, match):
            continue
        passive = bool(_PASSIVE.match(sentence, match.end())) or match.group().lower().endswith(
            ("is to", "are to")
        )
        yield Norm(
            rule=f"modal-{verb}",
            strength=_STRENGTH[verb],
            confidence=_CONFIDENCE[verb],
            start=match.start(),
            end=match.end(),
            voice=Voice.PASSIVE if passive else Voice.ACTIVE,
            weak=verb == "kann" or (verb == "muss" and not passive),
            # What somebody "can" do in English is mostly open to them, not proposed.
            personal=verb == "kann"
            or (verb == "muss" and not passive and bool(_PERSON_SUBJECT.search(subject))),
        )


def _asks(sentence: str, subject: str, match: re.Match[str]) -> bool:
    if not subject.strip() or _SUBORDINATE.search(subject) or _TEXT_SUBJECT.search(subject):
        return False
    if _NO_NEED.search(subject) or _STATING.match(sentence, match.end()):
        return False
    if re.match(r"\s+(?:not\s+)?have\s+\w+(?:ed|en|ne)\b", sentence[match.end() :]):
        return False
    clause = re.split(r"[;:]", subject)[-1]
    return not _PAST.search(clause)


# --- Agents ---------------------------------------------------------------------------------------


@cache
def _actors() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(rf"\b(?:{any_of(actor['words'])})\b"), actor["name"], actor["group"])
        for actor in word_list("english")["actor"]
    )


_BEFORE = re.compile(
    r"(\w+|[,.;:(–])\s+(?:(?:the|all|our|every|each|both|their|its)\s+)?(?:[a-z-]+\s+)?$"
)
_JOINED = re.compile(r"\s*(?:,|,?\s*and|,?\s*or|as well as|&)\s*(?:the\s+|all\s+)?(?:\w+\s+)?$")


def mentions(text: str) -> tuple[Mention, ...]:
    """Find every institution that the word list knows; of overlapping names the longest."""
    found: list[Mention] = []
    for pattern, name, group in _actors():
        for match in pattern.finditer(text):
            before = _BEFORE.search(text, 0, match.start())
            found.append(
                Mention(
                    start=match.start(),
                    end=match.end(),
                    name=name,
                    group=group,
                    form="p",
                    phrase_start=match.start(),
                    determiner="",
                    before=before[1].lower() if before else "",
                )
            )
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def agents(text: str, norm: Norm) -> tuple[Mention, ...]:
    """Pick the institutions that a normative sentence makes act; empty if it names none."""
    chains = _chains(text, mentions(text))
    if norm.voice in (Voice.ACTIVE, Voice.CALLED):
        return _in_front(text, chains, norm.start)
    if norm.voice is Voice.DIRECT:
        return _after(text, chains, norm.end)
    return _by(chains) or _of_duty(text, chains)


def _chains(text: str, found: Sequence[Mention]) -> list[list[Mention]]:
    chains: list[list[Mention]] = []
    for mention in found:
        if chains and _JOINED.fullmatch(text[chains[-1][-1].end : mention.start]):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


_LIGHT = re.compile(
    r"(?:^|[,;:]\s+|\b(?:that|and|but|therefore|instead|thus|hence|so|then|here|also|moreover|finally)\s+)"
    r"(?:(?:therefore|also|thus|in particular|especially|both)\s+)?"
    r"(?:the|all|our|every|each|both|german|local|other|larger|smaller|participating|\s)*\s*$",
    re.I,
)


def _in_front(text: str, chains: list[list[Mention]], verb: int) -> tuple[Mention, ...]:
    """The chain that opens the verb's clause: nothing but light words in front of it."""
    for chain in reversed(chains):
        if chain[-1].end <= verb and _LIGHT.search(text[: chain[0].start]):
            between = text[chain[-1].end : verb]
            if not re.search(r"[;:]", between) and len(between.split()) < 12:
                return tuple(chain)
    return ()


# "recommend to involve associations": what is acted upon, not who acts.
_OBJECT = re.compile(
    r"\b(?:for|of|in|by|with|from)\s+(?:the\s+)?$|\bto\s+[a-z]+\s+(?:the\s+)?(?:\w+\s+)?$"
)


def _after(text: str, chains: list[list[Mention]], verb: int) -> tuple[Mention, ...]:
    """``call on the Länder to …``, ``recommend that municipalities …``."""
    for chain in chains:
        between = text[verb : chain[0].start]
        if chain[0].start >= verb and len(between.split()) < 5 and not re.search(r"[;:.]", between):
            following = text[chain[-1].end :]
            asks = re.match(r"\s*(?:to\b|should\b|must\b|that\b|,|$|\w+(?:s|e|t)?\b)", following)
            if asks and not _OBJECT.search(between):
                return tuple(chain)
    return ()


def _by(chains: list[list[Mention]]) -> tuple[Mention, ...]:
    return next((tuple(chain) for chain in chains if chain[0].before == "by"), ())


_DUTY = re.compile(
    r"\b(?:task|duty|responsibility|job)\s+of\s+(?:the\s+)?$|\bup\s+to\s+(?:the\s+)?$", re.I
)


def _of_duty(text: str, chains: list[list[Mention]]) -> tuple[Mention, ...]:
    return next((tuple(c) for c in chains if _DUTY.search(text[: c[0].start])), ())


# --- List items -----------------------------------------------------------------------------------


@cache
def _bare_verbs() -> frozenset[str]:
    return frozenset(word_list("english")["bullets"]["verbs"].split())


_OPENING = re.compile(
    r"^(?:[Pp]lease\s+|(?:[Dd]o\s+not|[Dd]on[’']t|[Nn]ever|[Aa]lways|\w+ly)\s+)?(\w+)"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|can|could|will|would|may|might|must|should)\b"
)
_NOUN_OF_ACTION = re.compile(
    r"^(?:[A-Za-z-]+\s+){0,3}?[A-Za-z-]+(?:tion|sion|ment|ing|al|ance|ence|sis|port|cess|right)s?\s+"
    r"(?:of|for|to|in|and|with|by|on|into)\b",
)


def is_imperative(text: str) -> bool:
    """Whether a sentence opens with a bare verb: ``Involve parents early``."""
    if text.rstrip().endswith("?"):
        return False
    opening = _OPENING.match(text)
    return bool(opening) and opening[1].lower() in _bare_verbs()  # type: ignore[index]


def item_form(text: str) -> str | None:
    """``imperative`` or ``nominal``; ``None`` if the item only states something."""
    if is_imperative(text):
        return "imperative"
    head = re.split(r"[:.;]\s|[:.;]$|\s[(–-]", text.strip(), maxsplit=1)[0]
    if _NOUN_OF_ACTION.match(text) and not _FINITE.search(head):
        return "nominal"
    return None


def states(text: str) -> bool:
    """Whether an item is a sentence with a finite verb of its own."""
    return bool(_FINITE.search(text)) and not is_imperative(text)
