"""Facet values that a person gives instead of the miner."""

from collections.abc import Iterable

from docpipe.mine import grounds
from docpipe.mine.addressees.naming import look_up
from docpipe.model import FacetName, Ground, Origin


def groups_of(addressees: Iterable[str]) -> tuple[str, ...]:
    """The groups of the addressees that the word lists know, sorted."""
    known = (look_up(name) for name in addressees)
    return tuple(sorted({found.group for found in known if found is not None}))


def given(facet: FacetName, values: Iterable[str]) -> tuple[Ground, ...]:
    """Grounds that say: a person said so."""
    return tuple(grounds.of(facet, value, Origin.REVIEW) for value in values)
