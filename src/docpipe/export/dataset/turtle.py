"""Writing Turtle with one order of everything: rdflib names blank nodes anew every time."""

import re
from collections.abc import Iterable

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def literal(text: str, tag: str = "") -> str:
    """A string, with ``@de`` or ``^^xsd:date`` behind it if given."""
    escaped = "".join(_ESCAPES.get(char, char) for char in text)
    # Surrogates and controls have no place in a file others read.
    escaped = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]", "", escaped)
    return f'"{escaped}"{tag}'


def iri(address: str) -> str:
    """An address in angle brackets; what cannot stand in one is percent-encoded."""
    return f"<{_NOT_IN_IRI.sub(lambda char: f'%{ord(char[0]):02X}', address)}>"


def node(subject: str, pairs: Iterable[tuple[str, str]]) -> str:
    """One subject with its properties, each on a line; empty values are left out."""
    lines = [f"{name} {value}" for name, value in pairs if value]
    return f"{subject}\n    " + " ;\n    ".join(lines) + " .\n"


def blank(pairs: Iterable[tuple[str, str]]) -> str:
    """A node without a name, inside another."""
    return "[ " + " ; ".join(f"{name} {value}" for name, value in pairs if value) + " ]"


def prefixes(names: Iterable[tuple[str, str]]) -> str:
    """The head of a file."""
    return "".join(f"@prefix {name}: <{address}> .\n" for name, address in names) + "\n"
