"""Results into a file that the caller named."""

from pathlib import Path

import click


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
