"""Captions: what stands below or above a picture or table and names it."""

import re

_LABEL = re.compile(
    r"(?:Abb(?:ildung|\.)|Tab(?:elle|\.)|Grafik|Schaubild|Übersicht|Diagramm|Karte|Figure|Table)"
    r"\s*(?:\d+|[A-Z]\d*\b)"
    r"|(?:Abbildung|Tabelle|Grafik|Schaubild|Übersicht|Diagramm|Karte)\s?:"
    r"|(?:Quellen?|Fotos?|Bild(?:er|quellen?|nachweis)?|Grafik(?:en)?|Illustration(?:en)?|Sources?)\s*:"
)


def is_caption(text: str) -> bool:
    """Whether a line opens like a caption: ``Abbildung 3``, ``Tab. 2``, ``Quelle:``, ``Foto:``."""
    return bool(_LABEL.match(text))
