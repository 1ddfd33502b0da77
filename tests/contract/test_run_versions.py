"""The report of a run says of a newer version what it says otherwise, in short."""

from pathlib import Path

import pytest

from docpipe import Workspace, runs
from docpipe.embed import EmbedOptions
from docpipe.runs import RunReport, journal, report_markdown
from docpipe.runs.report import report_object
from docpipe.settings import Settings
from tests.papers import write_paper

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))
STAYS = "Die Kommunen sollten Lotsen für Familien dauerhaft beschäftigen."
WAS = "Die Landkreise sollten einen Bürgerbus der Gemeinden für Eltern aufbauen."
NOW = "Die Landkreise sollten einen Bürgerbus der Gemeinden für alle Menschen aufbauen."
GOES = "Die Städte sollten Nachbarschaftshäuser in allen Vierteln einrichten."
WHAT = (
    "Schulhöfe", "Brunnen", "Radwege", "Büchereien", "Spielplätze", "Gärten", "Werkstätten",
    "Museen", "Sporthallen", "Jugendclubs", "Wochenmärkte", "Badestellen",
)  # fmt: skip
COME = tuple(f"Die Länder müssen {one} im ganzen Land fördern." for one in WHAT)


@pytest.fixture(scope="module")
def runs_of_two_versions(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Workspace, RunReport, RunReport]:
    root = tmp_path_factory.mktemp("versions")
    place = Workspace.open(root / "corpus", root / "index", SETTINGS)
    paper = root / "corpus" / "papers" / "papier.pdf"
    place.corpus.root.mkdir()
    entry = '{"key": "a", "title": "Nachbarschaft | neu", "file": "papers/papier.pdf"}\n'
    (place.corpus.root / "catalogue.jsonl").write_text(entry)
    reports = []
    for lines in ((STAYS, WAS, GOES), (STAYS, NOW, *COME)):
        paper.unlink(missing_ok=True)
        write_paper(paper, "Nachbarschaft", [lines])
        reports.append(runs.run(place))
    return place, *reports  # type: ignore[return-value]


def test_it_is_counted_and_its_first_records_are_shown(
    runs_of_two_versions: tuple[Workspace, RunReport, RunReport],
) -> None:
    _, first, second = runs_of_two_versions
    assert first.versions == ()
    (version,) = second.versions
    assert (version.n_new, version.n_changed, version.n_gone) == (12, 1, 1)
    assert (len(version.shown), version.n_more) == (10, 4)
    assert (version.shown[0].quote, version.shown[0].was) == (NOW, WAS)
    assert [one.standing for one in version.shown[:3]] == ["changed", "gone", "new"]
    plain = report_object(second)["versions"][0]
    assert (plain["n_more"], plain["shown"][0]["was"]) == (4, WAS)
    # The list of all changes stays whole.
    assert {one.quote for one in second.changes} >= {NOW, GOES, *COME}


def test_people_read_it_once_and_are_led_to_the_rest(
    runs_of_two_versions: tuple[Workspace, RunReport, RunReport],
) -> None:
    place, _, second = runs_of_two_versions
    (version,) = second.versions
    text = report_markdown(second)
    kept = journal.find_report(place, second.run_id).with_suffix(".md").read_text()
    assert kept == text
    assert "12 Datensätze neu, 1 geändert, 1 entfallen, 1 unverändert" in text
    assert f"4 weitere: `docpipe differences {version.source_id} --before {version.before}`" in text
    assert text.count(NOW) == text.count(WAS) == 1
    assert COME[-1] not in text
    assert "für Leserinnen und Leser\n" not in text


def test_without_the_records_of_the_version_before_all_is_listed(tmp_path: Path) -> None:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    paper = tmp_path / "corpus" / "papers" / "papier.pdf"
    place.corpus.root.mkdir()
    entry = '{"key": "a", "title": "Nachbarschaft", "file": "papers/papier.pdf"}\n'
    (place.corpus.root / "catalogue.jsonl").write_text(entry)
    write_paper(paper, "Nachbarschaft", [(STAYS, WAS)])
    runs.run(place)
    (source,) = place.corpus.sources()
    (place.corpus.root / "work" / source.id / "chunks.jsonl").unlink()
    paper.unlink()
    write_paper(paper, "Nachbarschaft", [(STAYS, NOW)])
    report = runs.run(place)
    assert report.versions == ()
    assert NOW in report_markdown(report)
