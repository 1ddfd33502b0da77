"""Who is to act: institutions in a sentence, and which of them the sentence makes the agent."""

from collections.abc import Iterable

from docpipe.mine.addressees.context import referred
from docpipe.mine.addressees.mention import Mention, mentions
from docpipe.mine.addressees.naming import GROUPS
from docpipe.mine.addressees.roles import agents, meant

__all__ = ["GROUPS", "HIGHER_LEVELS", "Mention", "agents", "meant", "mentions", "names_of", "referred"]

HIGHER_LEVELS = frozenset({"Bund", "Land"})
"""A normative sentence that makes one of these act is a demand."""


def names_of(found: Iterable[Mention]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sorted names, and their groups in the order of ``GROUPS``."""
    kept = tuple(found)
    groups = {mention.group for mention in kept}
    return (
        tuple(sorted({mention.name for mention in kept})),
        tuple(group for group in GROUPS if group in groups),
    )
