"""Results into a file that the caller named."""

import errno
from pathlib import Path

import click

_REASONS = {
    errno.EACCES: "keine Berechtigung",
    errno.EPERM: "nicht erlaubt",
    errno.ENOENT: "gibt es nicht",
    errno.EISDIR: "ist ein Ordner",
    errno.ENOTDIR: "ein Teil des Pfads ist kein Ordner",
    errno.EEXIST: "ein Teil des Pfads ist kein Ordner",
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EDQUOT: "das Kontingent ist erschöpft",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.EMFILE: "zu viele offene Dateien",
    errno.EIO: "Ein- oder Ausgabefehler des Datenträgers",
}


def write(path: Path, data: bytes) -> None:
    """Write a whole file or nothing, making its folder; devices and pipes are written to as such.

    Raises:
        OSError: Its ``filename`` is ``path``.
    """
    from docpipe.files import write_atomic

    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.write(data)
        else:
            write_atomic(path, data)
    except BrokenPipeError:
        raise
    except OSError as error:
        # The draft beside the file, which may be named in the error, tells the caller nothing.
        raise OSError(error.errno, error.strerror, str(path)) from error
    click.echo(f"Geschrieben: {path}", err=True)


def explained(error: OSError) -> str:
    """What the machine refused, in German, with the path if one is known."""
    reason = _REASONS.get(error.errno or 0) or error.strerror or str(error)
    where = f"{error.filename}: " if isinstance(error.filename, str | Path) else ""
    return f"{where}{reason}."
