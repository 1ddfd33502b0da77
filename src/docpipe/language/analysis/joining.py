"""Two words of a question that the texts write as one: ``Management von Bildung``.

Somebody who asks for *Pool für Sprachmittlung*, *kommunales Wahlrecht* or *EU Bürger* means what
the texts call *Sprachmittlungspool*, *Kommunalwahlrecht* and *EU-Bürger*. Which compounds there
are, the index knows: nothing is made up.
"""

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from docpipe.language.analysis.folding import fold
from docpipe.language.analysis.stems import stem

Holds = Callable[[Collection[str]], Collection[str]]
"""Tokens -> those that the index holds."""


class Group(NamedTuple):
    """The tokens of one word, the word itself first, and its place in the question."""

    tokens: tuple[str, ...]
    start: int
    end: int


_CONNECTORS = frozenset(
    """
    von vom der des fur zur zum zu mit im in an am auf aus einer eines den dem bei durch uber die
    """.split()  # noqa: SIM905
)
"""Folded; what stands between head and modifier: *Beratung für Eltern*, *Wahl des Rates*."""

_MAX_CONNECTORS = 2
_LINKS = ("", "s", "n", "en", "es", "er", "e")
_INFLECTION = re.compile(r"(?:e[mnrs]?|[ns])$")
_ADJECTIVE = re.compile(r"(?:lich|isch)(?:e[mnrs]?)?$")
_GAP = re.compile(r"[^\W\d_]+")
_ONLY_WORDS = re.compile(r"[\w\s\u00ad]*")
_ONE_WORD = re.compile(r"[^\W\d_]+")
_MIN_MODIFIER = 2
_MIN_HEAD = 3
_PREFIX = "banane"
"""A long word before the head, so that the stemmer treats it as the end of a compound."""


def joined(text: str, groups: Sequence[Group], holds: Holds) -> tuple[Group, ...]:
    """The words of a question, neighbours replaced by the compound that the index holds.

    From the end, as German attaches: *Personal der (Verwaltung des Kreises)*.

    Args:
        text: The question.
        groups: Its words in order.
        holds: What the index knows.
    """
    pairs = [tuple(_candidates(text, one, other)) for one, other in itertools.pairwise(groups)]
    wanted = {token for pair in pairs for token in pair}
    held = holds(wanted) if wanted else ()
    found: list[Group] = []
    position = len(groups) - 1
    while position >= 0:
        group = groups[position]
        before = pairs[position - 1] if position else ()
        compound = next((token for token in before if token in held), None)
        if compound is not None:
            position -= 1
            left = groups[position]
            group = Group((compound, *left.tokens, *group.tokens), left.start, group.end)
        found.append(group)
        position -= 1
    return tuple(reversed(found))


def _candidates(text: str, one: Group, other: Group) -> Iterator[str]:
    """Tokens of the compounds that two neighbours could make."""
    gap = text[one.end : other.start]
    between = [fold(word) for word in _GAP.findall(gap)]
    if (
        len(between) > _MAX_CONNECTORS
        or not _ONLY_WORDS.fullmatch(gap)
        or not _CONNECTORS.issuperset(between)
    ):
        return
    left, right = text[one.start : one.end], text[other.start : other.end]
    modifier, head = (right, left) if between else (left, right)
    if not (_ONE_WORD.fullmatch(modifier) and _ONE_WORD.fullmatch(head)):
        return
    folded = fold(head)
    if len(modifier) < _MIN_MODIFIER or len(folded) < _MIN_HEAD:
        return
    ending = stem(_PREFIX + folded).removeprefix(_PREFIX)
    for base in _bases(fold(modifier), modifier):
        for link in _LINKS:
            yield base + link + ending


def _bases(folded: str, printed: str) -> Iterator[str]:
    """What may open the compound: the word, without its ending, without what makes an adjective."""
    yield folded
    bare = _INFLECTION.sub("", folded)
    if len(bare) > _MIN_HEAD and bare != folded:
        yield bare
    noun = _ADJECTIVE.sub("", folded)
    if printed[:1].islower() and noun != folded and len(noun) > _MIN_HEAD:
        yield noun
