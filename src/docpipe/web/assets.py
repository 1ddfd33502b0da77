"""Own files of the pages, and those that set-up puts beside them."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from docpipe.errors import ToolMissingError

_MADE_AT_SETUP = ("vendor/kern.min.css", "vendor/fira-sans.css")

DIGEST_CHARACTERS = 10
"""Enough that two versions of one file never share an address."""


def require() -> None:
    """See to it that the look of the pages is in place.

    Raises:
        ToolMissingError: Set-up has not put KERN's files here; the message holds the cure.
    """
    static = files("docpipe.web").joinpath("static")
    missing = [name for name in _MADE_AT_SETUP if not static.joinpath(*name.split("/")).is_file()]
    if missing:
        raise ToolMissingError(
            f"Das Aussehen der Webseiten fehlt ({', '.join(missing)}). Abhilfe: im Quellverzeichnis"
            " „make setup“ aufrufen; es holt KERN UX und die Schrift (braucht npm oder einen"
            " Zugang zum Python-Paketverzeichnis)."
        )


def asset(root: str, name: str) -> str:
    """The address of an own file; it changes with the content, so that it may be kept for ever."""
    return f"{root}/static/{digest_of(name)}/{name}"


@cache
def digest_of(name: str) -> str:
    """What stands in the address of an own file."""
    file = files("docpipe.web").joinpath("static", *name.split("/"))
    # Without its style a page can still be read; `require` is where the operator is told.
    content = file.read_bytes() if file.is_file() else b""
    return sha256(content).hexdigest()[:DIGEST_CHARACTERS]


@cache
def look() -> str:
    """A digest of all that pages are made with: another one, and pages kept elsewhere are old."""
    held = sha256()
    for folder in ("templates", "translations", "static"):
        _take_up(files("docpipe.web").joinpath(folder), held.update)
    return held.hexdigest()[:DIGEST_CHARACTERS]


def _take_up(place: Traversable, update: Callable[[bytes], None]) -> None:
    for entry in sorted(place.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            _take_up(entry, update)
        else:
            update(entry.name.encode())
            update(entry.read_bytes())
