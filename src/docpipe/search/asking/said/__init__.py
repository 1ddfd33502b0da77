"""Filters that a question says in words: "Praxisbeispiele aus Landkreisen seit 2015"."""

from docpipe.search.asking.said.found import Found
from docpipe.search.asking.said.known import Known, known_of
from docpipe.search.asking.said.spoken import Boost, Heard, hear

__all__ = ["Boost", "Found", "Heard", "Known", "hear", "known_of"]
