"""docpipe: recommendations in German PDFs as typed, proven, findable records."""

from docpipe._version import __version__

__all__ = ["__version__"]
