"""Pictures of numbers as SVG, made on the server: pure functions, data in, text out.

Colours come from the page's style sheet by class; without one everything is drawn in the colour of
the text. Each picture has a title and a description, and its links say in words where they lead;
whoever cannot see it reads the table of the same numbers that the page puts beside it.
"""

from docpipe.export.pictures.counted import Counted, Row
from docpipe.export.pictures.geography import ATTRIBUTION, Place, place_of
from docpipe.export.pictures.heat import heat_map
from docpipe.export.pictures.map import Placed, germany
from docpipe.export.pictures.timeline import timeline

__all__ = [
    "ATTRIBUTION",
    "Counted",
    "Place",
    "Placed",
    "Row",
    "germany",
    "heat_map",
    "place_of",
    "timeline",
]
