"""Who is to act: institutions in a sentence, and which of them the sentence makes the agent."""

from collections.abc import Iterable

from docpipe.mine.addressees.context import referred
from docpipe.mine.addressees.headings import called, is_alone, opening, spoken_to
from docpipe.mine.addressees.mention import Mention, mentions
from docpipe.mine.addressees.naming import GROUPS
from docpipe.mine.addressees.roles import agents, named_besides
from docpipe.mine.cues import Norm

__all__ = [
    "GROUPS",
    "HIGHER_LEVELS",
    "Mention",
    "agents",
    "called",
    "is_alone",
    "meant",
    "mentions",
    "names_of",
    "opening",
    "spoken_to",
]

HIGHER_LEVELS = frozenset({"Bund", "Land"})
"""A normative sentence that makes one of these act is a demand."""


def meant(text: str, norm: Norm, before: str) -> tuple[Mention, ...]:
    """Who is meant where ``agents`` finds nobody; never enough to make an unsure form ask.

    Args:
        text: The sentence.
        norm: Its normative form.
        before: The sentence in front of it, which a pronoun may take up.
    """
    return named_besides(text, norm) or referred(text, norm, before)


def names_of(found: Iterable[Mention]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sorted names, and their groups in the order of ``GROUPS``."""
    kept = tuple(found)
    groups = {mention.group for mention in kept}
    return (
        tuple(sorted({mention.name for mention in kept})),
        tuple(group for group in GROUPS if group in groups),
    )
