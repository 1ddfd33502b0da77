"""The same thing said again: nearly equal entries across documents and versions.

A demand that is made in 2009, 2017 and 2023 is one thing with three sources. MinHash finds the
candidates, an exact comparison of the wordings decides, so a group never rests on a chance
collision.
"""

from docpipe.repeats.grouping import groups
from docpipe.repeats.relations import related
from docpipe.repeats.wording import Wording, is_repeat, wording

VERSION = 2
"""Raised whenever equal entries would be grouped, or equal documents linked, otherwise."""

__all__ = ["VERSION", "Wording", "groups", "is_repeat", "related", "wording"]
