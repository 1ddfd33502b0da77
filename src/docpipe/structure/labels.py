"""Labels: ``Partner: …`` before a value, ``Praxisbeispiel: …`` above a box."""

import re

_LABEL = re.compile(r"[A-ZÄÖÜ][\w/&-]*(?: [\w/&-]+){0,3}:(?=\s|$)")
_TITLE = re.compile(
    r"(?:(?:Gutes |Das )?(?:Praxis|Fall|Projekt)?[Bb]eispiel|(?:Gute|Best)[ -]Practice"
    r"|Aus der Praxis|Info(?:box|kasten|rmation)?|Exkurs|Hintergrund|Definition|Merk(?:e|satz)"
    r"|Tipp|Hinweis|Wichtig|Checkliste|Prüffragen|Zum Weiterlesen|Auf einen Blick|Kasten)\b"
)


def starts_with_label(text: str) -> bool:
    """``Partner: …``, ``Ort und Zeit: …``."""
    return bool(_LABEL.match(text))


def is_box_label(text: str) -> bool:
    """A label that boxes are headed with: ``Praxisbeispiel: Stadt …``, ``Tipp``."""
    return bool(_TITLE.match(text))
