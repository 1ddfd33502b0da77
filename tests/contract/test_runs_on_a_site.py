"""Whole runs over a municipal page that changes: what came, what went, what is told of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from docpipe import Workspace, index, load_settings, runs
from docpipe.runs import RunOutcome, RunReport, journal
from tests.papers import write_paper
from tests.site import Link, Site

A, B, C = "/downloads/a.pdf", "/downloads/b.pdf", "/downloads/c.pdf"
LINES = {
    A: "Die Kommunen sollten Sprachmittlung dauerhaft finanzieren.",
    B: "Die Kommunen sollten Eltern in ihrer Sprache einladen.",
    C: "Die Kommunen sollten Vereine als Partner gewinnen.",
}
MONDAY = datetime(2026, 1, 5, 3, tzinfo=UTC)


class Weeks:
    """A corpus that is looked after once a week."""

    def __init__(self, place: Workspace, site: Site, folder: Path) -> None:
        self.place, self.site, self._folder = place, site, folder
        self._now = MONDAY - timedelta(days=7)

    def offer(self, path: str, title: str, *lines: str) -> None:
        text = [LINES[path], *lines]
        self.site.put(path, write_paper(self._folder / "p.pdf", title, [text]).read_bytes())

    def run(self) -> RunReport:
        self._now += timedelta(days=7)
        return runs.run(self.place, clock=lambda: self._now)


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    root = tmp_path / "corpus"
    root.mkdir()
    config = tmp_path / "docpipe.toml"
    config.write_text(
        "[fetch]\nallow_hosts = ['127.0.0.1']\ndelay_s = 0\nn_attempts = 1\n"
        "[embed]\nmodel = 'hash:64'\n"
    )
    place = Workspace.open(root, tmp_path / "index", load_settings(config))
    with Site().running() as site:
        (root / "sources.toml").write_text(
            f'[[source]]\nkey = "kreis"\nkind = "page"\nat = "{site.landing}"\n'
            'heading = "Downloads"\npublisher = "Stadt Musterstadt"\n'
        )
        weeks = Weeks(place, site, tmp_path)
        weeks.offer(A, "Sprachmittlung")
        weeks.offer(B, "Elternbildung")
        site.show([Link("Sprachmittlung im Amt", A), Link("Elternbildung", B)])
        yield weeks


def test_what_a_page_names_is_published_and_told_of(weeks: Weeks) -> None:
    report = weeks.run()
    assert (report.outcome, report.exit_code) == (RunOutcome.PUBLISHED, 0)
    assert report.discovered is not None
    assert [one.title for one in report.discovered.new] == [
        "Sprachmittlung im Amt",
        "Elternbildung",
    ]
    assert [one.standing for one in report.taken_in] == ["added", "added"]
    told = {one.quote for one in report.changes if one.type == "recommendation"}
    assert told == {LINES[A], LINES[B]}
    readable = runs.report_markdown(report)
    assert "Angesehene Fundorte: 1. Veröffentlichungen dort: 2 neu" in readable
    assert LINES[A] in readable


def test_a_week_without_news_does_nothing_again(weeks: Weeks) -> None:
    first = weeks.run()
    weeks.site.asked()
    second = weeks.run()
    assert second.outcome is RunOutcome.UNCHANGED
    assert second.after == first.after
    assert sorted(weeks.site.asked()) == [
        "200 /arbeitskreis.php",
        f"304 {A}",
        f"304 {B}",
    ]


def test_a_new_paper_and_a_newer_version_come_together(weeks: Weeks) -> None:
    weeks.run()
    weeks.offer(A, "Sprachmittlung", "Die Länder sollten Stellen fördern.")
    weeks.offer(C, "Vereine")
    weeks.site.show(
        [Link("Sprachmittlung im Amt", A), Link("Elternbildung", B), Link("Vereine", C)]
    )
    report = weeks.run()
    assert report.outcome is RunOutcome.PUBLISHED
    assert report.discovered is not None
    assert [one.title for one in report.discovered.changed] == ["Sprachmittlung im Amt"]
    assert [one.title for one in report.discovered.new] == ["Vereine"]
    assert report.after.counts["sources"] == 3
    new = {one.quote for one in report.changes if one.standing == "new" and one.quote}
    assert new == {LINES[C], "Die Länder sollten Stellen fördern."}


def test_a_reworded_recommendation_is_told_with_its_former_words(weeks: Weeks) -> None:
    weeks.offer(A, "Sprachmittlung", "Die Länder sollten zwölf neue Stellen fördern.")
    weeks.run()
    weeks.offer(A, "Sprachmittlung", "Die Länder sollten zwanzig neue Stellen fördern.")
    report = weeks.run()
    [change] = [one for one in report.changes if one.was]
    assert (change.standing, change.was) == (
        "changed",
        "Die Länder sollten zwölf neue Stellen fördern.",
    )
    assert change.quote == "Die Länder sollten zwanzig neue Stellen fördern."
    assert [one for one in report.changes if one.standing == "gone"] == []
    assert "| bisher |" in runs.report_markdown(report)


def test_an_outage_changes_nothing_and_is_told(weeks: Weeks) -> None:
    first = weeks.run()
    weeks.site.is_out = True
    report = weeks.run()
    assert (report.outcome, report.exit_code) == (RunOutcome.PARTLY, 3)
    assert report.after == first.after
    assert report.discovered is not None
    assert report.discovered.failed
    weeks.run()
    assert any(
        "antwortet seit" in one for one in runs.health(weeks.place, MONDAY + timedelta(14)).concerns
    )

    weeks.site.is_out = False
    healed = weeks.run()
    assert (healed.outcome, healed.exit_code) == (RunOutcome.UNCHANGED, 0)
    assert runs.health(weeks.place, MONDAY + timedelta(21)).is_well


def test_a_list_of_places_that_cannot_be_read_keeps_nothing_else(weeks: Weeks) -> None:
    weeks.run()
    (weeks.place.corpus.root / "sources.toml").write_text("kaputt")
    report = weeks.run()
    assert (report.outcome, report.exit_code) == (RunOutcome.PARTLY, 3)
    assert "sources.toml" in report.problems[0].message
    assert index.current_id(weeks.place.index_dir) == report.before.snapshot_id


def test_what_was_published_without_a_report_is_told_by_the_next(weeks: Weeks) -> None:
    weeks.run()
    weeks.offer(C, "Vereine")
    weeks.site.show([Link("Sprachmittlung im Amt", A), Link("Vereine", C)])
    told = weeks.run()
    [path, _] = journal.report_paths(weeks.place)
    path.unlink()  # as if it had been killed just before
    again = weeks.run()
    assert again.outcome is RunOutcome.PUBLISHED
    assert again.changes == told.changes
    assert {one.quote for one in again.changes if one.standing == "new" and one.quote} == {LINES[C]}
    assert weeks.run().changes == ()
