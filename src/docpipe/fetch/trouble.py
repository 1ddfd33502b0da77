"""What goes wrong for now, inside the fetcher; callers see ``UnreachableError``."""

from docpipe.errors import UnreachableError


class AttemptError(UnreachableError):
    """One attempt failed.

    Attributes:
        again: Another attempt may succeed within this run.
        wait_s: For how long the server asks to be left alone; ``None`` if it does not say.
    """

    def __init__(self, message: str, again: bool = True, wait_s: float | None = None) -> None:
        super().__init__(message)
        self.again = again
        self.wait_s = wait_s
