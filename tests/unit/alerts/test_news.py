"""What is news for an alert, and that it is told once."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from docpipe.alerts import Standing
from docpipe.alerts.definition import alert_of, read_alerts
from docpipe.alerts.editing import add_alert
from docpipe.alerts.preparing import is_due
from docpipe.alerts.shapes import Every
from docpipe.model import ChunkId
from tests.snapshots import info
from tests.unit.alerts.bench import ONE, Bench, record

OLD = record("1", "Die Stadt soll Wohnraum schaffen.")
NEW = record("2", "Der Kreis soll Wohnraum sichern.")
OTHER = record("3", "Die Schule soll Sprachkurse anbieten.")
ALL_KINDS = ONE + 'what = ["new", "changed", "gone"]\n'


def test_what_comes_after_the_alert_is_told_once(bench: Bench) -> None:
    bench.define()
    bench.publish(OLD)
    assert bench.deliver() == ()
    bench.publish(OLD, NEW, OTHER)
    [said] = bench.deliver()
    assert (said.alert, said.n_new, said.standing) == ("wohnen", 1, Standing.DELIVERED)
    assert bench.post.told == [("new", "2")]
    assert bench.deliver() == ()
    assert bench.post.told == [("new", "2")]


def test_an_alert_written_down_between_two_runs_hears_of_the_second(bench: Bench) -> None:
    bench.define("")
    bench.publish(OLD)
    bench.deliver()
    bench.define()
    bench.publish(OLD, NEW)
    bench.deliver()
    assert bench.post.told == [("new", "2")]


def test_everything_first_if_asked_for(bench: Bench) -> None:
    bench.define(ONE + 'start = "everything"\n')
    bench.publish(OLD, OTHER)
    bench.deliver()
    bench.publish(OLD, NEW, OTHER)
    bench.deliver()
    assert bench.post.told == [("new", "1"), ("new", "2")]


def test_several_publications_are_told_together(bench: Bench) -> None:
    bench.define()
    bench.publish(OTHER)
    bench.deliver()
    bench.publish(OTHER, OLD)
    bench.publish(OTHER, OLD, NEW)
    bench.deliver()
    assert bench.post.told == [("new", "1"), ("new", "2")]


@pytest.mark.parametrize(
    ("every", "silent", "speaks"),
    [
        ("day", "2026-03-02T21:00", "2026-03-02T22:10"),
        ("week", "2026-03-08T20:00", "2026-03-09T05"),
    ],
)
def test_an_alert_that_has_spoken_rests_and_then_tells_all_since(
    bench: Bench, every: str, silent: str, speaks: str
) -> None:
    bench.define(ALL_KINDS + f'every = "{every}"\n')
    bench.publish(OLD)
    bench.now = datetime(2026, 3, 2, 5, tzinfo=UTC)  # a Monday
    bench.deliver()
    bench.publish(OLD, NEW)
    # The first news come at once.
    [said] = bench.deliver()
    assert said.n_new == 1
    third = record("4", "Das Land soll Wohnraum fördern.")
    bench.publish(OLD, NEW, third)
    bench.now = datetime.fromisoformat(silent).replace(tzinfo=UTC)
    assert bench.deliver() == ()
    bench.publish(NEW, third, OTHER)
    bench.now = datetime.fromisoformat(speaks).replace(tzinfo=UTC)
    bench.deliver()
    assert bench.post.told == [("new", "2"), ("new", "4"), ("gone", "1")]


def test_a_day_begins_where_the_schedule_is() -> None:
    late, later = "2026-03-02T22:30:00+00:00", "2026-03-02T23:30:00+00:00"
    assert not is_due(Every.DAY, late, later, UTC)
    assert is_due(Every.DAY, late, later, ZoneInfo("Europe/Berlin"))
    # The first days of a year may belong to the last week of the year before.
    assert not is_due(Every.WEEK, "2026-12-30T12:00:00+00:00", "2027-01-02T12:00:00+00:00", UTC)
    assert is_due(Every.RUN, late, late, UTC)


def test_how_often_is_checked_and_kept(bench: Bench) -> None:
    bench.define(ONE + 'every = "month"\n')
    bench.publish(OLD)
    said, *_ = bench.deliver()
    assert said.standing is Standing.FAULTY
    assert "run, day, week" in said.message
    bench.define("")
    add_alert(
        bench.place.corpus.root, replace(alert_of({"key": "a", "file": True}), every=Every.WEEK)
    )
    (kept,) = read_alerts(bench.place.corpus.root).alerts
    assert kept.every is Every.WEEK


def test_nothing_is_left_out_however_much_there_is(bench: Bench) -> None:
    bench.define()
    bench.publish(OTHER)
    bench.deliver()
    many = [record(f"{n:x}", f"Stadtteil {n} soll Wohnraum schaffen.") for n in range(16, 2100)]
    bench.publish(OTHER, *many)
    bench.deliver()
    notices = [notice for notice, _ in bench.post.sent]
    assert [(one.part, one.parts) for one in notices] == [(1, 2), (2, 2)]
    assert {one.id for notice in notices for one in notice.told} == {one.id for one in many}


def test_a_changed_record_is_told_as_changed(bench: Bench) -> None:
    bench.define()
    bench.publish(OLD)
    bench.deliver()
    bench.publish(record("1", "Die Stadt soll Wohnraum schaffen.", ["Wohnen"]))
    bench.publish(record("1", "Die Stadt soll Wohnraum schaffen.", ["Wohnen", "Bauen"]))
    bench.deliver()
    assert bench.post.told == [("changed", "1")]
    assert bench.post.last()[0].was == (("topics", ""),), "as it was when last told"


def test_what_changed_is_left_open_if_the_former_snapshot_is_pruned(bench: Bench) -> None:
    bench.define()
    bench.publish(OLD)
    bench.deliver()
    for topic in ("Wohnen", "Bauen", "Stadt", "Land", "Fluss"):
        bench.publish(record("1", "Die Stadt soll Wohnraum schaffen.", [topic]))
    bench.deliver()
    assert bench.post.told == [("changed", "1")]
    assert bench.post.last()[0].was == ()


def test_a_record_under_another_id_is_no_news(bench: Bench) -> None:
    bench.define(ALL_KINDS)
    bench.publish(OLD)
    bench.deliver()
    bench.publish(record("9", "Die Stadt soll Wohnraum schaffen."))
    assert bench.n_noted() == 2
    assert bench.deliver() == ()


def test_a_question_that_catches_more_than_before_does_not_tell_the_old(bench: Bench) -> None:
    bench.define()
    bench.publish(OLD, OTHER)
    bench.deliver()
    bench.define(ONE.replace("Wohnraum", "Sprachkurse"))
    bench.deliver()
    bench.publish(OLD, OTHER, record("4", "Die Stadt soll Sprachkurse bezahlen."))
    bench.deliver()
    assert bench.post.told == [("new", "4")]


@pytest.mark.parametrize(("text", "told"), [(ONE, []), (ALL_KINDS, [("gone", "1")])])
def test_what_goes_is_told_to_those_who_asked(
    bench: Bench, text: str, told: list[tuple[str, str]]
) -> None:
    bench.define(text)
    bench.publish(OLD, OTHER)
    bench.deliver()
    bench.publish(OTHER)
    bench.deliver()
    bench.publish(OTHER, record("4", "Der Bund soll Kurse öffnen."))
    bench.deliver()
    assert bench.post.told == told
    if told:
        assert bench.post.last()[0].quote == OLD.evidence.quote


@pytest.mark.parametrize(("text", "told"), [(ONE, []), (ALL_KINDS, [("gone", "1"), ("back", "1")])])
def test_what_left_and_came_back_is_news_only_to_those_who_heard_that_it_left(
    bench: Bench, text: str, told: list[tuple[str, str]]
) -> None:
    bench.define(text)
    bench.publish(OLD, OTHER)
    bench.deliver()
    for records in ((OTHER,), (OLD, OTHER)):
        bench.publish(*records)
        bench.deliver()
    assert bench.post.told == told


def test_what_left_and_came_back_between_two_runs_is_no_news(bench: Bench) -> None:
    bench.define(ALL_KINDS)
    bench.publish(OLD, OTHER)
    bench.deliver()
    bench.publish(OTHER)
    bench.publish(OLD, OTHER)
    assert bench.deliver() == ()


def test_a_history_begun_anew_brings_only_what_was_never_told(bench: Bench) -> None:
    bench.define(ALL_KINDS)
    bench.publish(OLD, OTHER)
    bench.deliver()
    bench.forget_history()
    bench.publish(OLD, NEW, OTHER)
    bench.deliver()
    assert bench.post.told == [("new", "2")]


def test_a_history_from_an_older_backup_tells_nothing_twice(bench: Bench) -> None:
    bench.define()
    bench.publish(OTHER)
    path = bench.place.corpus.root / "history.jsonl"
    backup = path.read_bytes()
    bench.deliver()
    bench.publish(OTHER, OLD)
    bench.deliver()
    path.write_bytes(backup)
    bench.publish(OTHER, OLD, NEW)
    bench.deliver()
    assert bench.post.told == [("new", "1"), ("new", "2")]


def test_a_publication_that_is_not_noted_yet_is_told_once_it_is(bench: Bench) -> None:
    bench.define()
    bench.publish(OTHER)
    bench.deliver()
    bench.publish(OTHER, OLD, note=False)
    assert bench.deliver() == ()
    bench.note((OTHER, OLD), None)
    bench.deliver()
    assert bench.post.told == [("new", "1")]


def test_an_older_snapshot_beside_a_newer_history_loses_nothing(bench: Bench) -> None:
    bench.define()
    bench.publish(OTHER)
    bench.deliver()
    bench.note((OTHER, OLD), None)
    assert bench.n_noted() == 1, "the same content is noted once"
    bench.n_published += 1
    bench.note((OTHER, OLD), None)
    assert bench.deliver() == ()
    bench.n_published -= 1
    bench.publish(OTHER, OLD, note=False)
    bench.deliver()
    assert bench.post.told == [("new", "1")]


@pytest.mark.parametrize(
    ("text", "told"), [(ONE, []), (ALL_KINDS, [("withdrawn", "1"), ("back", "1")])]
)
def test_a_document_that_is_withdrawn_and_offered_again(
    bench: Bench, text: str, told: list[tuple[str, str]]
) -> None:
    bench.define(text)
    since = "2026-03-01T00:00:00+00:00"
    for withdrawn in (None, since, since, None, None):
        bench.publish(OLD, OTHER, documents=[info(withdrawn=withdrawn)])
        bench.deliver()
    assert bench.post.told == told


def test_what_changed_while_it_was_withdrawn_is_told(bench: Bench) -> None:
    bench.define()
    bench.publish(OLD, OTHER)
    bench.deliver()
    changed = record("1", "Die Stadt soll Wohnraum schaffen.", ["Wohnen"])
    bench.publish(changed, OTHER, documents=[info(withdrawn="2026-03-01T00:00:00+00:00")])
    bench.deliver()
    assert bench.post.told == [("changed", "1")]


def test_a_newer_version_is_withdrawn_under_its_own_name(bench: Bench) -> None:
    inherited = replace(OLD, id=ChunkId(f"{'b' * 16}:r00000001"))
    bench.define(ALL_KINDS)
    bench.publish(inherited)
    bench.deliver()
    bench.publish(inherited, documents=[info(withdrawn="2026-03-01T00:00:00+00:00")])
    bench.deliver()
    assert bench.post.told == [("withdrawn", "1")]


def test_filters_hold_exactly(bench: Bench) -> None:
    bench.define(ONE.replace('query = "Wohnraum"', 'filters = { topic = ["Wohnen"] }'))
    bench.publish(OTHER)
    bench.deliver()
    bench.publish(OTHER, NEW, record("4", "Die Stadt soll bauen.", ["Wohnen"]))
    bench.deliver()
    assert bench.post.told == [("new", "4")]


def test_a_paused_alert_catches_up(bench: Bench) -> None:
    bench.define()
    bench.publish(OTHER)
    bench.deliver()
    bench.define(ONE + "paused = true\n")
    bench.publish(OTHER, OLD)
    assert bench.deliver() == ()
    bench.define()
    bench.deliver()
    assert bench.post.told == [("new", "1")]


def test_a_sentence_that_was_reworded_is_told_as_changed_with_its_former_words(
    bench: Bench,
) -> None:
    bench.define(ALL_KINDS)
    bench.publish(OLD, OTHER)
    bench.deliver()
    bench.publish(record("7", "Die Stadt soll bezahlbaren Wohnraum schaffen."), NEW, OTHER)
    bench.deliver()
    assert bench.post.told == [("new", "2"), ("changed", "7")]
    assert bench.post.last()[1].was == (("quote", OLD.evidence.quote),)
    bench.publish(NEW, OTHER)
    bench.deliver()
    assert bench.post.told[2:] == [("gone", "7")]


def test_another_sentence_in_the_place_of_one_is_new(bench: Bench) -> None:
    bench.define(ALL_KINDS)
    bench.publish(OLD, OTHER)
    bench.deliver()
    bench.publish(record("7", "Wohnraum fehlt, so die Verwaltung, vor allem für Ältere."), OTHER)
    bench.deliver()
    assert bench.post.told == [("new", "7"), ("gone", "1")]
