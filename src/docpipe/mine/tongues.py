"""The languages that the cue rules read: each says what asks, and whom."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docpipe.mine import addressees, bullets, english, modal
from docpipe.mine.addressees import Mention
from docpipe.mine.cues import Norm


@dataclass(frozen=True, slots=True)
class Tongue:
    """The readers of one language.

    Attributes:
        norms: The normative forms of a sentence, surest first; see ``modal.norms``.
        agents: Whom a normative sentence makes act.
        meant: Where ``agents`` finds nobody: who else is named, or taken up by a pronoun.
        mentions: All institutions in a text.
        item_form: ``infinitive``, ``imperative`` or ``nominal`` for a list item that asks without
            a finite verb.
        states: Whether an item is a sentence with a finite verb.
        is_noun_phrase: Whether an item is a bare noun phrase.
        is_imperative: Whether a sentence speaks to its reader.
    """

    norms: Callable[[str, str, int | None], Iterator[Norm]]
    agents: Callable[[str, Norm], tuple[Mention, ...]]
    meant: Callable[[str, Norm, str], tuple[Mention, ...]]
    mentions: Callable[[str], tuple[Mention, ...]]
    item_form: Callable[[str], str | None]
    states: Callable[[str], bool]
    is_noun_phrase: Callable[[str], bool]
    is_imperative: Callable[[str], bool]


_GERMAN = Tongue(
    norms=modal.norms,
    agents=addressees.agents,
    meant=addressees.meant,
    mentions=addressees.mentions,
    item_form=bullets.form,
    states=bullets.states,
    is_noun_phrase=bullets.is_noun_phrase,
    is_imperative=bullets.is_imperative,
)
_ENGLISH = Tongue(
    norms=english.norms,
    agents=english.agents,
    meant=lambda text, norm, before: (),
    mentions=english.mentions,
    item_form=english.item_form,
    states=english.states,
    is_noun_phrase=lambda text: False,
    is_imperative=english.is_imperative,
)


def tongue_of(language: str | None) -> Tongue:
    """German, unless the document says that it is English."""
    return _ENGLISH if (language or "").lower().startswith("en") else _GERMAN
