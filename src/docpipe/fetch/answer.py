"""What a request brought, and what the next one can refer to."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from docpipe.fetch.names import filename_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """By which a server tells whether something has changed since (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


NO_VALIDATORS = Validators()
"""Nothing is known yet: whatever is there is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answered request.

    Attributes:
        address: As it was asked for.
        final_address: Where redirects led; without any, ``address`` in its normal form.
        redirects: The addresses on the way, the first excluded, the last included.
        status: Of the last answer, e.g. 200 or 304.
        headers: Of the last answer, names in lower case.
        retrieved: When it came, UTC, ISO 8601.
        not_modified: The validators still hold: nothing was sent.
        path: The saved body; ``None`` without one.
        sha256: Of the saved body, as it is after any Content-Encoding has been undone.
        n_bytes: The same.
        validators: What to ask with next time.
    """

    address: str
    final_address: str
    redirects: tuple[str, ...]
    status: int
    headers: Mapping[str, str]
    retrieved: str
    not_modified: bool = False
    path: Path | None = None
    sha256: str | None = None
    n_bytes: int = 0
    validators: Validators = NO_VALIDATORS

    @property
    def filename(self) -> str:
        """What the saved file is called; says nothing of what it holds."""
        return filename_of(self.headers, self.final_address, self.address)

    @property
    def charset(self) -> str | None:
        """How the body is encoded, if the server says so."""
        header = Message()
        header["Content-Type"] = self.headers.get("content-type", "")
        return header.get_content_charset()
