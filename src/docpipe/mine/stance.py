"""Whom a whole paper speaks to: who only asks the state demands, also where it names nobody."""

from collections.abc import Sequence
from dataclasses import replace

from docpipe.mine.draft import Draft
from docpipe.model import DocumentKind, RecordType

# A handout and recommendations speak to municipalities by their kind.
_TO_MUNICIPALITIES = frozenset(
    {DocumentKind.RECOMMENDATIONS, DocumentKind.HANDOUT, DocumentKind.TERMINOLOGY}
)
_OF_THE_STATE = frozenset({"Parteien", "Politik", "Fraktionen"})
_AT_HOME = frozenset({"Kommune", "Verwaltung", "Politik/Rat", "Schule/Kita"})
"""Groups that a municipal paper advises."""
_MUNICIPAL = frozenset({"Kommune", "Politik/Rat"})
"""One of them shows that it is one: courts and libraries are administration elsewhere as well."""
_ADVICE = frozenset({"recommended", "advisable", "imperative", "behind-colon", "modal-kann"})
"""Nobody demands in this tone."""
_MIN_DEMANDS = 3
_CLEARLY = 2
"""So many times more demands than advice at home; a paper with a part for each stays as it is."""


def with_stance(drafts: Sequence[Draft], kind: DocumentKind) -> list[Draft]:
    """Turn advice to nobody in a paper that speaks to the state into demands.

    Args:
        drafts: Recommendations and demands of one document.
        kind: The document's kind.
    """
    if not _speaks_to_the_state(drafts, kind):
        return list(drafts)
    if not any(_is_at_home(d) and not _MUNICIPAL.isdisjoint(d.addressee_groups) for d in drafts):
        # Not a municipal paper: whatever it asks, it asks of the state.
        return all_demands(drafts)
    return [
        draft if _is_at_home(draft) or draft.rule in _ADVICE else _demand(draft) for draft in drafts
    ]


def all_demands(drafts: Sequence[Draft]) -> list[Draft]:
    """A party's programme asks the state for everything, whomever it names."""
    return [_demand(draft) for draft in drafts]


def _demand(draft: Draft) -> Draft:
    return replace(draft, type=RecordType.DEMAND)


def _speaks_to_the_state(drafts: Sequence[Draft], kind: DocumentKind) -> bool:
    if kind in _TO_MUNICIPALITIES:
        return False
    n_demands = sum(draft.type is RecordType.DEMAND for draft in drafts)
    n_at_home = sum(_is_at_home(draft) for draft in drafts)
    return n_demands >= _MIN_DEMANDS and n_demands > _CLEARLY * n_at_home


def _is_at_home(draft: Draft) -> bool:
    is_advice = draft.type is RecordType.RECOMMENDATION
    names_state = not _OF_THE_STATE.isdisjoint(draft.addressees)
    return is_advice and not names_state and not _AT_HOME.isdisjoint(draft.addressee_groups)
