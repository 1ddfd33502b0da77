"""Addresses among the inputs."""

from dataclasses import dataclass
from pathlib import Path

from docpipe.fetch import Fetcher


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that an address served; its name is what the server or the address calls it."""

    path: Path
    filename: str


def is_address(name: str) -> bool:
    """Whether an input is an address rather than a path."""
    return name.startswith(("http://", "https://"))


def download(address: str, fetcher: Fetcher, folder: Path, *, max_bytes: int) -> Downloaded:
    """Save what an address serves as a new file in ``folder``.

    Raises:
        DownloadError: It may not be asked, or gave no answer that can be used.
        TooLargeError: More than ``max_bytes`` were sent.
    """
    limit = min(max_bytes, fetcher.options.max_bytes)
    answer = fetcher.get(address, into=folder, max_bytes=limit)
    if answer.path is None:
        raise ValueError("only requests with validators are answered without a body")
    return Downloaded(answer.path, answer.filename)
