"""One published snapshot: built whole, checked, put in place at once, and queried read-only.

Importing this package loads neither numpy nor faiss; lexical search never loads faiss.
"""

from docpipe.index.content import IndexOptions, SnapshotContent, snapshot_id
from docpipe.index.filters import Crossed, FacetCount
from docpipe.index.manifest import VERSION, Counts, FileEntry, Manifest
from docpipe.index.neighbours import overlap
from docpipe.index.opening import open_current, open_snapshot
from docpipe.index.place import candidate_id, current_id, glance, read_manifest, verify_files
from docpipe.index.publish import build, make_current, publish
from docpipe.index.reader import Index
from docpipe.index.selection import Selection
from docpipe.index.terms import TermEntry

__all__ = [
    "VERSION",
    "Counts",
    "Crossed",
    "FacetCount",
    "FileEntry",
    "Index",
    "IndexOptions",
    "Manifest",
    "Selection",
    "SnapshotContent",
    "TermEntry",
    "build",
    "candidate_id",
    "current_id",
    "glance",
    "make_current",
    "open_current",
    "open_snapshot",
    "overlap",
    "publish",
    "read_manifest",
    "snapshot_id",
    "verify_files",
]
