"""When an address counts as serving what was fetched from it."""

from datetime import UTC, datetime, timedelta

import pytest

from docpipe.fetch import Answer, Validators
from docpipe.model import Observation
from docpipe.pipeline.unchanged import is_same

NOW = datetime(2026, 3, 9, 3, tzinfo=UTC)


def known(
    days: float = 1, *, etag: str | None = None, last_modified: str | None = None
) -> Observation:
    fetched = (NOW - timedelta(days=days)).isoformat()
    return Observation(
        address="http://a.example/a.pdf",
        watch="a",
        first_seen=fetched,
        last_seen=fetched,
        n_bytes=500,
        fetched=fetched,
        etag=etag,
        last_modified=last_modified,
    )


def answer(headers: dict[str, str], **validators: str) -> Answer:
    return Answer(
        address="http://a.example/a.pdf",
        final_address="http://a.example/a.pdf",
        redirects=(),
        status=200,
        headers=headers,
        retrieved=NOW.isoformat(),
        validators=Validators(**validators),
    )


LENGTH = {"content-length": "500"}


@pytest.mark.parametrize(
    ("headers", "days", "same"),
    [
        (LENGTH, 1, True),
        (LENGTH, 7, False),
        (LENGTH, -1, False),  # the clock was put back
        ({"content-length": "501"}, 1, False),
        ({}, 1, False),
        ({**LENGTH, "content-encoding": "gzip"}, 1, False),
    ],
)
def test_without_validators_the_length_counts_for_a_week(
    headers: dict[str, str], days: float, *, same: bool
) -> None:
    assert is_same(answer(headers), known(days), NOW) is same


def test_validators_go_before_the_length() -> None:
    assert is_same(answer({}, etag='W/"a"'), known(90, etag='"a"'), NOW)
    assert not is_same(answer(LENGTH, etag='"b"'), known(etag='"a"'), NOW)
    assert not is_same(answer(LENGTH, etag='"b"'), known(), NOW)
    date = "Mon, 02 Mar 2026 03:00:00 GMT"
    assert is_same(answer(LENGTH, last_modified=date), known(last_modified=date), NOW)
    assert not is_same(answer(LENGTH, last_modified=date), known(), NOW)
