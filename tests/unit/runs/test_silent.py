"""Which places and addresses are said to be silent."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from docpipe import Workspace
from docpipe.corpus.observations import save_observations
from docpipe.model import Observation
from docpipe.runs.silent import silent_for_long

NOW = datetime(2026, 3, 30, 6, tzinfo=UTC)
LAST_YEAR, YESTERDAY = "2025-12-01T06:00:00+00:00", "2026-03-29T06:00:00+00:00"

LANDING, FILE = "https://stadt.example/papiere", "https://stadt.example/a.pdf"
PLACE = Observation(
    address=LANDING, watch="stadt", first_seen=LAST_YEAR, last_seen=LAST_YEAR, n_failures=9
)
PAPER = replace(PLACE, address=FILE, last_seen=YESTERDAY)


def watch(place: Workspace, key: str, at: str) -> None:
    """Make the list of places name one page."""
    (place.corpus.root / "sources.toml").write_text(
        f'[[source]]\nkey = "{key}"\nkind = "page"\nat = "{at}"\n'
    )


def silent(place: Workspace, *known: Observation) -> list[str]:
    save_observations(place.corpus.root, known)
    return [one.address for one in silent_for_long(place, NOW)]


def test_a_place_and_a_file_that_do_not_answer_are_silent(place: Workspace) -> None:
    watch(place, "stadt", LANDING)
    assert silent(place, PLACE, PAPER) == [FILE, LANDING]


@pytest.mark.parametrize(("key", "at"), [("land", LANDING + "/neu"), ("stadt", LANDING + "/neu")])
def test_nobody_waits_for_a_place_that_is_not_asked_any_more(
    place: Workspace, key: str, at: str
) -> None:
    watch(place, key, at)
    answers = replace(PLACE, address=at, watch=key, checked=YESTERDAY, n_failures=0)
    assert silent(place, PLACE, answers) == []


def test_nobody_waits_for_a_file_that_its_place_names_no_more(place: Workspace) -> None:
    watch(place, "stadt", LANDING)
    answers = replace(PLACE, checked=YESTERDAY, n_failures=0)
    assert silent(place, answers, PAPER) == [FILE], "named by the last look"
    assert silent(place, answers, replace(PAPER, last_seen=LAST_YEAR)) == []


def test_a_broken_list_of_places_hides_nothing(place: Workspace) -> None:
    (place.corpus.root / "sources.toml").write_text("[[source]\n")
    assert silent(place, PLACE) == [LANDING]
