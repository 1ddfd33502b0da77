"""Addresses among the inputs."""

from dataclasses import dataclass
from pathlib import Path

from docpipe.fetch import Answer, Fetcher
from docpipe.model import Retrieval

_KEPT_HEADERS = (
    "content-type",
    "content-disposition",
    "content-length",
    "etag",
    "last-modified",
    "date",
    "server",
)
"""Those that say something of the file, and of who served it when."""


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A file that an address served; its name is what the server or the address calls it."""

    path: Path
    filename: str
    retrieval: Retrieval


def is_address(name: str) -> bool:
    """Whether an input is an address rather than a path."""
    return name[: len("https://")].lower().startswith(("http://", "https://"))


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
    return Downloaded(answer.path, answer.filename, retrieval_of(answer))


def retrieval_of(answer: Answer) -> Retrieval:
    """What is noted of an answer for good."""
    return Retrieval(
        address=answer.address,
        retrieved=answer.retrieved,
        sha256=answer.sha256 or "",
        n_bytes=answer.n_bytes,
        status=answer.status,
        headers={name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers},
        redirects=answer.redirects,
    )
