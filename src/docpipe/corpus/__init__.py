"""The corpus on disk: what came in, what was made of it, and what could not be read."""

from docpipe.corpus.catalogue import CatalogueEntry, read_catalogue
from docpipe.corpus.reviews import add_review, read_reviews
from docpipe.corpus.store import Artefact, Corpus, QuarantineEntry, Stamp

__all__ = [
    "Artefact",
    "CatalogueEntry",
    "Corpus",
    "QuarantineEntry",
    "Stamp",
    "add_review",
    "read_catalogue",
    "read_reviews",
]
