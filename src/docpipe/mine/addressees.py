"""Who is to act: institutions in a sentence, and which of them the sentence makes the agent.

German marks the agent by case, number and place; without a parser three cheap signs stand in for
it: the determiner, agreement with the finite verb, and the position next to it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from docpipe.mine.cues import Norm, Voice
from docpipe.mine.wordlists import word_list

GROUPS = (
    "Bund",
    "Land",
    "Kommune",
    "Verwaltung",
    "Politik/Rat",
    "Schule/Kita",
    "Träger/Verbände",
    "Migrantenorganisationen",
    "Wirtschaft",
    "Zivilgesellschaft",
)
"""The closed list, from the top of the state downwards."""

HIGHER_LEVELS = frozenset({"Bund", "Land"})
"""A normative sentence that makes one of these act is a demand."""

_NOUN = re.compile(r"[A-ZÄÖÜ][\wäöüß]*(?:[*:_/-]+[\wäöüß]+)*")
_GENDER_MARKS = re.compile(r"[*:_/]")
_BEFORE = re.compile(r"([\wäöüß*:_/-]+|[,.;:(–„])\s*$")
_ADJECTIVE = re.compile(r"[a-zäöüß*:_-]+(?:e|en|er|es|em)$")
_CONJUNCTION = re.compile(
    r"\s*(?:,|/|&|\bund\b|\bsowie\b|\boder\b|\bbzw\.|,?\s*\bals auch\b|\bwie auch\b"
    r"|,?\s*\baber auch\b"
    r"|\bund/oder\b)\s*(?:auch\s+)?(?:(?:die|der|das|den|dem|des|jede[rsmn]?|alle[nr]?|ihren?|deren)\s+)?"
    r"(?:[a-zäöüß-]+(?:e|en|er|es)\s+){0,2}$"
)


def _grammar(name: str) -> frozenset[str]:
    return frozenset(word_list("addressees")["grammar"][name].split())


_NOMINATIVE = {form: _grammar(f"nominative_{form}") for form in "mfnp"}
_DETERMINERS = frozenset().union(*_NOMINATIVE.values(), _grammar("other_determiners"))
_PREPOSITIONS = _grammar("prepositions")
_AGENT_PREPOSITIONS = _grammar("agent_prepositions")
_ADVERBS = _grammar("adverbs")
_OBLIQUE = frozenset(["den", "dem", "einen", "einem", "allen", "diesen", "diesem"])
_ADVERB_ENDING = re.compile(r"(?:ig|lich|weise|end|ens|ell|iv|al|ar|mals|falls)$")
_LEAD_WORDS = _grammar("lead_words")
_NO_ADJECTIVES = _grammar("no_adjectives") | _PREPOSITIONS


@dataclass(frozen=True, slots=True)
class Mention:
    """An institution in a text.

    Attributes:
        form: ``m``, ``f``, ``n`` for a singular by gender, ``p`` for a plural.
        phrase_start: Where the noun phrase begins, determiner and adjectives included.
        determiner: Lower-cased, ``""`` if there is none.
        before: The lower-cased word or mark before the phrase, ``""`` at the start.
    """

    start: int
    end: int
    name: str
    group: str
    form: str
    phrase_start: int
    determiner: str
    before: str

    @property
    def is_nominative(self) -> bool:
        """Whether the form can be a subject."""
        if self.before in _PREPOSITIONS:
            return False
        return not self.determiner or self.determiner in _NOMINATIVE[self.form]


def mentions(text: str) -> tuple[Mention, ...]:
    """Find every institution that the word list knows, by name or by the last part of its name."""
    found = []
    for match in _NOUN.finditer(text):
        known = _look_up(match.group())
        if known is not None:
            found.append(_in_context(text, match.start(), match.end(), known))
    # "unser Land", "ein Land" is the country, not one of the federal states.
    return tuple(m for m in found if m.form != "n" or m.determiner in ("", "das", "dem", "jedes"))


def agents(text: str, norm: Norm) -> tuple[Mention, ...]:
    """Pick the institutions that a normative sentence makes act; empty if it names none."""
    found = mentions(text)
    if not found:
        return ()
    chains = _chains(text, found)
    named: tuple[Mention, ...] = ()
    if norm.voice is Voice.ACTIVE and not _receives(text, norm):
        named = _subject(text, chains, norm)
    elif norm.voice is Voice.DIRECT:
        named = _addressed(text, chains, norm)
    elif norm.voice is Voice.CALLED:
        named = _called(text, chains, norm)
    return named or _in_agent_phrase(text, chains, norm)


# "Der Rat soll ein Antragsrecht erhalten": somebody else is to give it.
_RECEIVING = re.compile(
    r"\b(?:erhalten|bekommen|profitieren|gehören|folgen|Unterstützung finden|teilhaben)\b"
    r"(?:\s+können)?\s*(?:[.;,!]|$)"
)


def _receives(text: str, norm: Norm) -> bool:
    clause_end = re.compile(r"[;:]|,\s+(?:d(?:er|ie|as)|wenn|um|damit)\b").search(text, norm.end)
    end = clause_end.end() if clause_end else len(text)
    return bool(_RECEIVING.search(text, norm.end, end))


def names_of(found: Iterable[Mention]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sorted names, and their groups in the order of ``GROUPS``."""
    kept = tuple(found)
    groups = {mention.group for mention in kept}
    return (
        tuple(sorted({mention.name for mention in kept})),
        tuple(group for group in GROUPS if group in groups),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    group: str
    form: str


@cache
def _exact() -> dict[str, _Known]:
    table: dict[str, _Known] = {}
    for actor in word_list("addressees")["actor"]:
        for form in "mfnp":
            for word in actor.get(form, ()):
                known = _Known(actor["name"], actor["group"], form)
                for inflected in _inflections(_key(word), form):
                    # "Jobcenter" is singular and plural: the first form listed wins.
                    table.setdefault(inflected, known)
    return table


def _inflections(key: str, form: str) -> tuple[str, ...]:
    if form == "p":
        return (key, key + "n")
    return (key,) if form == "f" else (key, key + "s", key + "es")


def _key(word: str) -> str:
    return _GENDER_MARKS.sub("", word).lower()


@cache
def _look_up(word: str) -> _Known | None:
    key = _key(word)
    exact = _exact().get(key)
    return exact if exact is not None else _by_last_part(key, word)


def _by_last_part(key: str, word: str) -> _Known | None:
    for entry in word_list("addressees")["suffix"]:
        for form, ending in ((entry["gender"], entry["singular"]), ("p", entry["plural"])):
            for inflected in _inflections(ending, form):
                if not key.endswith(inflected):
                    continue
                stem = key[: len(key) - len(inflected)]
                if stem + entry["singular"] in _grammar("not_actors"):
                    return None
                if "only" in entry and stem + entry["singular"] not in entry["only"]:
                    continue
                written = word if len(word) == len(key) else key.capitalize()
                plural = entry["plural"]
                if stem.endswith("-"):
                    plural = plural[0].upper() + plural[1:]
                plural = written[: len(stem)] + plural
                return _Known(plural[0].upper() + plural[1:], _group(stem, entry), form)
    return None


def _group(stem: str, entry: dict[str, str]) -> str:
    if stem.startswith("bundes"):
        return "Bund"
    return "Land" if stem.startswith("landes") else entry["group"]


def _in_context(text: str, start: int, end: int, known: _Known) -> Mention:
    cursor, determiner = start, ""
    for _ in range(4):
        match = _BEFORE.search(text, 0, cursor)
        if match is None:
            return Mention(start, end, known.name, known.group, known.form, cursor, determiner, "")
        word = match[1]
        if word.lower() in _DETERMINERS:
            determiner, cursor = word.lower(), match.start(1)
            break
        if not _ADJECTIVE.match(word) or word in _NO_ADJECTIVES:
            break
        cursor = match.start(1)
    before = _BEFORE.search(text, 0, cursor)
    return Mention(
        start=start,
        end=end,
        name=known.name,
        group=known.group,
        form=known.form,
        phrase_start=cursor,
        determiner=determiner,
        before=before[1].lower() if before else "",
    )


def _chains(text: str, found: Sequence[Mention]) -> list[list[Mention]]:
    """Group ``Bund, Länder und Kommunen`` together."""
    chains: list[list[Mention]] = []
    for mention in found:
        if chains and _CONJUNCTION.match(text[chains[-1][-1].end : mention.start]):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def _subject(text: str, chains: list[list[Mention]], norm: Norm) -> tuple[Mention, ...]:
    fitting = [chain for chain in chains if chain[0].is_nominative and _agrees(chain, norm)]
    for chain in reversed([c for c in fitting if c[-1].end <= norm.start]):
        if _opens_clause(text, chain[0]):
            return tuple(chain)
    if not _is_inverted(text[: norm.start]):
        return ()
    for chain in fitting:
        if chain[0].start >= norm.end and _follows_verb(text, norm.end, chain[0]):
            return tuple(chain)
    return ()


def _is_inverted(opening: str) -> bool:
    """Whether what stands before the verb is no subject, so that the subject comes after it."""
    opening = re.split(r"[:–;]\s|\)\s", opening)[-1].strip()
    if not opening or opening.endswith(","):
        return True
    first = re.match(r"[\wäöüß]+", opening)
    word = first.group().lower() if first else ""
    if word in _PREPOSITIONS or word in _ADVERBS or word in _OBLIQUE:
        return True
    return len(opening.split()) == 1 and bool(_ADVERB_ENDING.search(word))


def _agrees(chain: Sequence[Mention], norm: Norm) -> bool:
    if norm.plural is None:
        return True
    if not norm.plural and all(mention.determiner.startswith("jede") for mention in chain):
        return True  # "Jede Stadt und jeder Landkreis sollte …"
    return norm.plural == (len(chain) > 1 or chain[0].form == "p" or _is_both(chain[0]))


def _is_both(mention: Mention) -> bool:
    """Forms like ``Jobcenter`` and ``Träger`` are a plural as well, unless the article tells."""
    return mention.determiner in ("", "die") and mention.name.lower().endswith(
        ("center", "träger", "unternehmen", "arbeitgeber", "bürgermeister")
    )


def _opens_clause(text: str, mention: Mention) -> bool:
    """Whether nothing but light words stands between the clause's start and the phrase."""
    clause_start = max(text.rfind(mark, 0, mention.phrase_start) for mark in ",;:–(„") + 1
    words = re.findall(r"[\wäöüß]+", text[clause_start : mention.phrase_start])
    return all(word.lower() in _LEAD_WORDS or word.isdecimal() for word in words)


def _follows_verb(text: str, verb_end: int, mention: Mention) -> bool:
    between = text[verb_end : mention.phrase_start]
    return not _NOUN.search(between) and not re.search(r"[,;:]", between) and len(between) < 60


def _addressed(text: str, chains: list[list[Mention]], norm: Norm) -> tuple[Mention, ...]:
    """Whom ``wir fordern …`` and ``… wird empfohlen`` speak to."""
    for chain in chains:
        first = chain[0]
        asked = first.before in ("an", "von", "vom") and not _is_attribute(text, first)
        if asked or _is_dative(first) or _is_called_on(text, chain, norm):
            return tuple(chain)
    return ()


def _is_called_on(text: str, chain: Sequence[Mention], norm: Norm) -> bool:
    """``Wir fordern die Länder auf``, but not ``wir fordern eine neue Behörde``."""
    first = chain[0]
    if first.before in _PREPOSITIONS or first.determiner.startswith(("ein", "kein")):
        return False
    near = norm.start <= first.start and first.phrase_start - norm.end < 25
    following = text[chain[-1].end :]
    return near and (following.lstrip().startswith(",") or bool(_UP.search(following)))


_UP = re.compile(r"\bauf\s*[,:.]|\bdazu\b|\bdringend\b|^\s*$")


def _is_dative(mention: Mention) -> bool:
    if mention.before in _PREPOSITIONS or (mention.before in ("", ",") and not mention.determiner):
        return False
    if mention.form == "p":
        return mention.determiner in ("den", "allen")
    return mention.determiner == "dem" and mention.form in "mn"


def _called(text: str, chains: list[list[Mention]], norm: Norm) -> tuple[Mention, ...]:
    """``Der Bund ist gefordert``, ``Aufgerufen sind die Länder``."""
    for chain in chains:
        first = chain[0]
        beside = first.start >= norm.start or not _CLAUSE_MARK.search(
            text[chain[-1].end : norm.start]
        )
        if first.is_nominative and beside:
            return tuple(chain)
    return ()


_CLAUSE_MARK = re.compile(r"[,;:]")
_DUTY = re.compile(
    r"\b(?:[Aa]ufgabe|[Vv]erantwortung|[Pp]flicht|[Zz]uständigkeit|[Ss]eitens|obliegt|[Ss]ache)"
    r"\s+(?:von\s+)?$"
)


def _in_agent_phrase(text: str, chains: list[list[Mention]], norm: Norm) -> tuple[Mention, ...]:
    """``… ist von den Ländern zu tragen``, ``Aufgabe der Kommunen ist es``."""
    passive = norm.voice is Voice.PASSIVE
    for chain in chains:
        first = chain[0]
        if _DUTY.search(text[: first.phrase_start]):
            return tuple(chain)
        apart = _CLAUSE_MARK.search(text[min(norm.end, first.end) : max(norm.start, first.start)])
        if passive and not apart and _is_agent_of_passive(text, first):
            return tuple(chain)
    return ()


# "die Einbeziehung von Vereinen": an attribute of the noun in front, not the passive's agent.
_ATTRIBUTE = re.compile(r"[A-ZÄÖÜ][\wäöüß*:-]*\s+\w+\s*$")


def _is_agent_of_passive(text: str, mention: Mention) -> bool:
    return mention.before in _AGENT_PREPOSITIONS and not _is_attribute(text, mention)


def _is_attribute(text: str, mention: Mention) -> bool:
    before = text[: mention.phrase_start]
    return bool(_ATTRIBUTE.search(before)) and bool(before[: -len(mention.before) - 1].strip())
