"""Positioned lines to blocks in reading order, with sections and furniture set apart.

Pure functions over the model; no PDF library is known here.
"""

from docpipe.structure.options import StructureOptions
from docpipe.structure.recovery import recover

__all__ = ["VERSION", "StructureOptions", "recover"]

VERSION = 5
"""Raised whenever an equal ``Extraction`` gives another ``Document``."""
