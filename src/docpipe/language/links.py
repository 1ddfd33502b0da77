"""Web addresses that a line end broke: nothing in them says where a word ends."""

import re

_START = re.compile(r"(?:https?://|www\.|ftp://|doi\.org/|mailto:|[\w.-]+@\w)", re.I)
# "bamf.de/SharedDocs" has no scheme; a slash after a domain makes it a link all the same.
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:de|eu|org|com|net|info|at|ch|gov|int|edu|io)/", re.I)
_HOST = re.compile(r"(?:https?://|www\.)[\w.-]*$", re.I)
# A link goes on after these; after a letter it may just as well be over.
_OPEN_END = "/-_.=&?%#~+:\u2010\u2011\u00ad"
# What no word of a sentence has: a slash between letters, an assignment, a file's ending.
_REST = re.compile(
    r"[a-z0-9%_][\w%~+.-]*(?:/[\w%~.?=&#-]|=\w)\S*"
    r"|[\w%~+-]+\.(?:html?|pdf|php|aspx?|jsp|xml|docx?|xlsx?)\b"
)
_SENTENCE = re.compile(
    r"(?:Der|Die|Das|Den|Dem|Ein|Eine|Im|In|Es|Für|Auf|Mit|Bei|Hier|Dort|Weitere|Siehe|Und|Wir)\b"
)


def is_link(token: str) -> bool:
    """Whether a token without white space is a web address, or its beginning."""
    return bool(_START.search(token) or _DOMAIN.search(token))


def link_goes_on(token: str, right: str) -> bool:
    """Whether the link ``token`` at a line end goes on with the next line's first characters."""
    if not is_link(token) or not right or _START.match(right):
        return False
    first = right.split(maxsplit=1)[0]
    if token[-1] not in _OPEN_END or (token[-1] == "." and not _HOST.search(token)):
        return bool(_REST.match(first)) and not _DOMAIN.match(first)
    return any(map(str.isalnum, first[:2])) and first[0] != "-" and not _SENTENCE.match(right)
