"""From what was typed to what is looked for."""

from docpipe.search.asking.asked import Asked
from docpipe.search.asking.reading import read

__all__ = ["Asked", "read"]
