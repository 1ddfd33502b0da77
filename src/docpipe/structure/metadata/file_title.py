"""Titles in a file's own metadata: some were written, many were made up by a program."""

import re

MAX_LETTERS = 300
"""No title is longer."""

_MIN_LETTERS = 3
_FILE_NAME = re.compile(
    r"\.(?:docx?|indd|key|numbers|odt|pages|pdf|pptx?|qxd|rtf|tex)\b|_|\d{6}|^\d{4}-\d{2}-\d{2}"
    r"|^microsoft (?:word|powerpoint)\b|^(?:powerpoint-)?pr(?:ä|e)sentation\W*\d*$|^untitled"
    r"|^(?:word|powerpoint|unbenannt|dokument|document|none|layout|slide|folie|titel|title|neu)"
    r"[\s\d.-]*$",
    re.I,
)
# Where a web page prints the site behind its title.
_SITE = re.compile(r"\s+[|»]\s+[^|»]{2,40}$")


def clean_file_title(text: str | None) -> str | None:
    """The file's own title, if it is none that a program made up."""
    title = _SITE.sub("", (text or "").replace("\u00a0", " ").strip())
    letters = sum(letter.isalpha() for letter in title)
    if letters < _MIN_LETTERS or len(title) > MAX_LETTERS or _FILE_NAME.search(title):
        return None
    made_up = " " not in title and ("-" in title.strip("-") and any(c.isdigit() for c in title))
    return None if made_up else title
