"""Whether an address still serves what was fetched from it, as far as its headers tell."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from docpipe.model import Observation

if TYPE_CHECKING:
    from docpipe.fetch import Answer

FULL_LOOK = timedelta(days=7)
"""Where only the length speaks for it, a file is read again after that: a corrected number is as
long as the wrong one. Between, a daily run would load everything every day."""

_SLACK = timedelta(hours=12)
"""Weekly runs are never a week apart to the second, and each of them is to read the file."""


def is_same(answer: "Answer", known: Observation, now: datetime) -> bool:
    """By the validators; without any, for a week by the length; else the file has to be read.

    Args:
        answer: To a request with the known validators, of which only the headers were read.
        known: What is known of the address.
        now: The moment.
    """
    if answer.not_modified:
        return True
    said = answer.validators
    if said.etag and known.etag:
        return said.etag.removeprefix("W/") == known.etag.removeprefix("W/")
    if said.etag or known.etag or said.last_modified != known.last_modified:
        return False
    return _is_as_long(answer, known) and _was_read_lately(known, now)


def _is_as_long(answer: "Answer", known: Observation) -> bool:
    """A length of compressed bytes says nothing of the file."""
    if "content-encoding" in answer.headers or known.n_bytes is None:
        return False
    return answer.headers.get("content-length", "") == str(known.n_bytes)


def _was_read_lately(known: Observation, now: datetime) -> bool:
    if known.fetched is None:
        return False
    since = now - datetime.fromisoformat(known.fetched)
    # A clock that was put back says nothing.
    return timedelta(0) <= since < FULL_LOOK - _SLACK
