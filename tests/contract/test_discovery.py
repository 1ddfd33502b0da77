"""A page that changes, and a corpus that follows it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from docpipe import Workspace, load_settings
from docpipe.corpus.observations import read_observations, read_retrievals
from docpipe.fetch import Fetcher
from docpipe.model import Source, Watch, WatchKind
from docpipe.pipeline import fetching
from docpipe.pipeline.arrivals import Arrival, take_in_fetched
from docpipe.pipeline.discovering import Discovery, Seen, Sight, discover
from docpipe.pipeline.fetching import Fetched, fetch_found
from docpipe.pipeline.intake import Intake, Standing
from tests.papers import write_paper
from tests.runner import Runner
from tests.site import Link, Site, landing_page

A, B = "/downloads/sprachmittlung.pdf", "/downloads/elternbildung.pdf"


def paper(folder: Path, title: str, line: str) -> bytes:
    return write_paper(folder / "papier.pdf", title, [[line]]).read_bytes()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with Site().running() as site:
        site.put(A, paper(tmp_path, "Sprachmittlung", "Kommunen sollten Sprachmittler anstellen."))
        site.put(B, paper(tmp_path, "Elternbildung", "Kommunen sollten Eltern einladen."))
        site.show([Link("Sprachmittlung im Amt", A, 1_200_000), Link("Elternbildung", B)])
        yield site


@pytest.fixture
def place(tmp_path: Path, site: Site) -> Workspace:
    root = tmp_path / "corpus"
    root.mkdir()
    (root / "sources.toml").write_text(
        f'[[source]]\nkey = "kreis"\nkind = "page"\nat = "{site.landing}"\n'
        'heading = "Downloads"\npublisher = "Stadt Musterstadt"\n'
    )
    config = tmp_path / "docpipe.toml"
    config.write_text('[fetch]\nallow_hosts = ["127.0.0.1"]\ndelay_s = 0\nn_attempts = 1\n')
    return Workspace.open(root, tmp_path / "index", load_settings(config))


def look(place: Workspace, *, after: timedelta = timedelta(0)) -> tuple[Discovery, Fetched]:
    """Discover and fetch, as if so much time had passed."""
    with Fetcher(place.settings.fetch) as fetcher:
        seen = discover(place, fetcher, now=datetime.now(UTC) + after)
        return seen, fetch_found(place, seen, fetcher)


def sights(seen: Discovery) -> dict[str, Sight]:
    return {one.address.partition("/downloads")[2] or one.address: one.sight for one in seen.seen}


def by_path(place: Workspace) -> dict[str, Source]:
    return {
        origin.rpartition("/")[2]: source
        for source in place.corpus.sources()
        if source.superseded_by is None
        for origin in source.origins
    }


def test_only_what_stands_below_the_heading_is_taken_and_a_second_look_takes_nothing(
    place: Workspace, site: Site
) -> None:
    seen, fetched = look(place)
    assert sights(seen) == {"/sprachmittlung.pdf": Sight.NEW, "/elternbildung.pdf": Sight.NEW}
    assert [item.standing for item in fetched.intake.items] == [Standing.ADDED] * 2
    source = by_path(place)["sprachmittlung.pdf"]
    assert (source.title, source.publisher) == ("Sprachmittlung im Amt", "Stadt Musterstadt")
    assert (source.url, source.landing_page) == (site.url + A, site.landing)
    assert seen.seen[0].found is not None
    assert seen.seen[0].found.n_bytes == 1_200_000
    first = read_retrievals(place.corpus.root)
    assert {one.sha256 for one in first} == {one.sha256 for one in place.corpus.sources()}
    assert first[0].headers["content-type"] == "application/pdf"

    site.asked()
    before = place.corpus.sources()
    seen, fetched = look(place)
    assert set(sights(seen).values()) == {Sight.UNCHANGED}
    assert fetched.intake.items == ()
    assert sorted(site.asked()) == ["200 /arbeitskreis.php", f"304 {B}", f"304 {A}"]
    assert place.corpus.sources() == before
    assert read_retrievals(place.corpus.root) == first


def test_one_address_in_two_spellings_is_one_publication(
    place: Workspace, site: Site, tmp_path: Path
) -> None:
    site.put("/downloads/Gr%C3%B6%C3%9Fe%20eins.pdf", paper(tmp_path, "Größe", "Kommunen sollten."))
    site.show(
        [
            Link("Größe", "/downloads/Größe eins.pdf"),
            Link("Größe", "/downloads/Gr%C3%B6%C3%9Fe%20eins.pdf#page=2"),
        ]
    )
    seen, _ = look(place)
    assert sights(seen) == {"/Gr%C3%B6%C3%9Fe%20eins.pdf": Sight.NEW}
    assert set(sights(look(place)[0]).values()) == {Sight.UNCHANGED}


def test_other_bytes_at_an_address_are_a_new_version(
    place: Workspace, site: Site, tmp_path: Path
) -> None:
    look(place)
    former = by_path(place)["sprachmittlung.pdf"]
    site.put(A, paper(tmp_path, "Sprachmittlung", "Kommunen sollten einen Pool gründen."))
    seen, fetched = look(place)
    assert sights(seen)["/sprachmittlung.pdf"] is Sight.CHANGED
    assert [item.standing for item in fetched.intake.items] == [Standing.UPDATED]
    newer = by_path(place)["sprachmittlung.pdf"]
    assert place.corpus.source(former.id).superseded_by == newer.id


def test_a_renamed_file_of_the_same_title_is_a_new_version(
    place: Workspace, site: Site, tmp_path: Path
) -> None:
    look(place)
    former = by_path(place)["elternbildung.pdf"]
    site.remove(B)
    data = paper(tmp_path, "Elternbildung", "Kommunen sollten Eltern in Kitas einladen.")
    site.put("/downloads/eltern-2.pdf", data)
    site.show([Link("Sprachmittlung im Amt", A), Link("Elternbildung", "/downloads/eltern-2.pdf")])
    seen, _ = look(place)
    assert sights(seen) == {"/sprachmittlung.pdf": Sight.UNCHANGED, "/eltern-2.pdf": Sight.MOVED}
    newer = by_path(place)["eltern-2.pdf"]
    assert place.corpus.source(former.id).superseded_by == newer.id
    assert set(sights(look(place)[0]).values()) == {Sight.UNCHANGED}


def test_a_moved_file_stays_the_same_source(place: Workspace, site: Site) -> None:
    look(place)
    former = by_path(place)["elternbildung.pdf"]
    site.move(B, "/medien/eltern.pdf")
    site.show([Link("Sprachmittlung im Amt", A), Link("Elternbildung", "/medien/eltern.pdf")])
    look(place)
    moved = by_path(place)["eltern.pdf"]
    assert (moved.id, moved.url) == (former.id, f"{site.url}/medien/eltern.pdf")
    assert moved.origins == (f"{site.url}/medien/eltern.pdf",)


def test_what_is_missing_twice_a_week_apart_is_withdrawn_and_comes_back(
    place: Workspace, site: Site
) -> None:
    look(place)
    body = site.files[B].body
    site.remove(B)
    site.show([Link("Sprachmittlung im Amt", A)])
    seen, fetched = look(place)
    assert sights(seen)["/elternbildung.pdf"] is Sight.GONE
    assert (fetched.withdrawn, by_path(place)["elternbildung.pdf"].withdrawn) == ((), None)
    _, fetched = look(place, after=timedelta(days=7))
    assert fetched.withdrawn == ("Elternbildung",)
    assert by_path(place)["elternbildung.pdf"].withdrawn is not None
    site.put(B, body)
    site.show([Link("Sprachmittlung im Amt", A), Link("Elternbildung", B)])
    _, fetched = look(place, after=timedelta(days=14))
    assert fetched.returned == ("Elternbildung",)
    assert by_path(place)["elternbildung.pdf"].withdrawn is None


def test_an_outage_is_never_a_withdrawal(place: Workspace, site: Site) -> None:
    look(place)
    before = place.corpus.sources()
    site.is_out = True
    for week in range(3):
        seen, fetched = look(place, after=timedelta(weeks=week))
        assert seen.seen == ()
        assert len(seen.failures) == 1
        assert fetched.withdrawn == ()
    assert place.corpus.sources() == before
    assert read_observations(place.corpus.root)[site.landing].n_failures == 3


def test_an_error_page_in_place_of_a_paper_leaves_the_paper(place: Workspace, site: Site) -> None:
    look(place)
    before, body = place.corpus.sources(), site.files[A].body
    site.put(A, b"<!DOCTYPE html><html><p>Nicht gefunden</p></html>", "text/html")
    _, fetched = look(place)
    assert [item.standing for item in fetched.intake.items] == [Standing.QUARANTINED]
    assert place.corpus.sources() == before
    site.put(A, body)
    assert sights(look(place)[0])["/sprachmittlung.pdf"] is Sight.UNCHANGED


def test_a_paper_served_as_a_page_is_a_paper(place: Workspace, site: Site) -> None:
    site.put(A, site.files[A].body, "text/html")
    assert [item.standing for item in look(place)[1].intake.items] == [Standing.ADDED] * 2


def test_a_rebuilt_page_is_a_failure_and_nothing_is_gone(place: Workspace, site: Site) -> None:
    look(place)
    site.put("/arbeitskreis.php", b"<html><h1>Neu</h1></html>", "text/html")
    seen, _ = look(place, after=timedelta(days=8))
    assert "Downloads" in seen.failures[0].message
    assert seen.seen == ()


def test_without_validators_a_file_of_the_same_length_is_read_once_a_week(
    place: Workspace, site: Site
) -> None:
    body = site.files[A].body
    site.put(A, body, validators=False)
    look(place)
    before = place.corpus.sources()
    for days in (1, 6):
        seen, fetched = look(place, after=timedelta(days=days))
        assert sights(seen)["/sprachmittlung.pdf"] is Sight.UNCHANGED
        assert fetched.intake.items == ()
    # A weekly run begins some minutes earlier or later.
    seen, fetched = look(place, after=timedelta(days=7, minutes=-20))
    assert sights(seen)["/sprachmittlung.pdf"] is Sight.CHANGED
    assert len(fetched.intake.items) == 1
    assert place.corpus.sources() == before
    # Read just now, whatever came of it: the week begins anew.
    seen, _ = look(place, after=timedelta(days=8))
    assert sights(seen)["/sprachmittlung.pdf"] is Sight.UNCHANGED


def test_without_validators_another_length_is_a_change_at_once(
    place: Workspace, site: Site
) -> None:
    site.put(A, site.files[A].body, validators=False)
    look(place)
    site.put(A, site.files[A].body + b"\n%\n", validators=False)
    seen, fetched = look(place, after=timedelta(days=1))
    assert sights(seen)["/sprachmittlung.pdf"] is Sight.CHANGED
    assert [item.standing for item in fetched.intake.items] == [Standing.UPDATED]


def test_what_another_place_offers_is_not_gone(place: Workspace, site: Site) -> None:
    site.put("/zweite.php", landing_page([]), "text/html; charset=utf-8")
    with (place.corpus.root / "sources.toml").open("a") as file:
        file.write(f'[[source]]\nkey = "stadt"\nkind = "page"\nat = "{site.url}/zweite.php"\n')
        file.write('heading = "Downloads"\n')
    look(place)
    site.show([Link("Sprachmittlung im Amt", A)])
    site.put("/zweite.php", landing_page([Link("Elternbildung", B)]), "text/html; charset=utf-8")
    for week in range(3):
        seen, fetched = look(place, after=timedelta(weeks=week))
        assert sights(seen) == {
            "/sprachmittlung.pdf": Sight.UNCHANGED,
            "/elternbildung.pdf": Sight.UNCHANGED,
        }
        assert len(seen.seen) == 2
        assert fetched.withdrawn == ()


def test_a_folder_may_be_cleared_once_its_files_are_taken_in(
    place: Workspace, tmp_path: Path
) -> None:
    inbox = tmp_path / "eingang"
    inbox.mkdir()
    write_paper(inbox / "wohnen.pdf", "Wohnen", [["Kommunen sollten Wohnungen vermitteln."]])
    (place.corpus.root / "sources.toml").write_text(
        f'[[source]]\nkey = "eingang"\nkind = "folder"\nat = "{inbox}"\n'
    )
    assert [item.standing for item in look(place)[1].intake.items] == [Standing.ADDED]
    (inbox / "wohnen.pdf").unlink()
    seen, fetched = look(place, after=timedelta(days=8))
    assert [(one.sight, one.is_news) for one in seen.seen] == [(Sight.GONE, False)]
    assert (fetched.withdrawn, place.corpus.sources()[0].withdrawn) == ((), None)


def test_a_server_without_validators_leaves_open_what_has_changed(
    place: Workspace, site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put(A, site.files[A].body, validators=False)
    look(place)
    runner = Runner(capsys)
    at = ("--corpus", str(place.corpus.root), "--config", str(tmp_path / "docpipe.toml"))
    assert runner("discover", "--all", *at).startswith("wohl unverändert\tSprachmittlung im Amt")
    site.put(A, site.files[A].body + b"\n", validators=False)
    assert runner("discover", *at).startswith("vielleicht geändert\tSprachmittlung im Amt")
    items = runner.json("discover", "--json", *at)["items"]
    assert isinstance(items, list)
    assert [(one["standing"], one["certain"]) for one in items] == [
        ("changed", False),
        ("unchanged", True),
    ]


@pytest.mark.parametrize("step", ["take_in_fetched", "add_retrieval", "save_observations"])
def test_a_run_that_ends_midway_is_made_good_by_the_next(
    place: Workspace, site: Site, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    class PulledPlugError(Exception):
        pass

    def pull(*_: object) -> None:
        raise PulledPlugError

    with monkeypatch.context() as patched:
        patched.setattr(fetching, step, pull)
        with pytest.raises(PulledPlugError):
            look(place)
    look(place)
    assert set(by_path(place)) == {"sprachmittlung.pdf", "elternbildung.pdf"}
    assert len(place.corpus.sources()) == 2
    assert set(sights(look(place)[0]).values()) == {Sight.UNCHANGED}


def test_many_papers_come_in_batches_and_a_kill_costs_one_of_them(
    place: Workspace, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [f"/downloads/{number}.pdf" for number in range(5)]
    for number, path in enumerate(paths):
        # The last one is the first one under another name, in another batch.
        line = f"Die Städte sollten {number % 4 + 2} Stellen für Vereine schaffen."
        site.put(path, paper(tmp_path, f"Vereine {number % 4}", line))
    site.show([Link(f"Vereine {number}", path) for number, path in enumerate(paths)])
    monkeypatch.setattr(fetching, "BATCH", 2)
    taken = take_in_fetched
    rounds: list[list[str]] = []

    def counted(arrivals: Sequence[Arrival], *rest: Any) -> Intake:  # noqa: ANN401
        lying = list((place.corpus.root / "incoming").glob("*.whole"))
        # Those of this batch, and those that the killed run left.
        assert len(lying) <= (2 if len(rounds) < 2 else 4)
        rounds.append([arrival.found.address for arrival in arrivals])
        if len(rounds) == 2:
            raise KeyboardInterrupt
        return taken(arrivals, *rest)

    monkeypatch.setattr(fetching, "take_in_fetched", counted)
    with pytest.raises(KeyboardInterrupt):
        look(place)
    assert len(place.corpus.sources()) == 2
    site.asked()
    seen, fetched = look(place)
    # The first two are asked whether they changed, and not fetched again.
    assert [sights(seen)[f"/{n}.pdf"] for n in range(5)] == [Sight.UNCHANGED] * 2 + [Sight.NEW] * 3
    assert [len(one) for one in rounds] == [2, 2, 2, 1]
    assert len(place.corpus.sources()) == 4
    assert fetched.intake.items[-1].standing in (Standing.ADDED, Standing.DUPLICATE)
    assert set(sights(look(place)[0]).values()) == {Sight.UNCHANGED}


def test_the_same_bytes_in_two_batches_are_one_paper(
    place: Workspace, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put(B, site.files[A].body)
    monkeypatch.setattr(fetching, "BATCH", 1)
    _, fetched = look(place)
    assert [item.standing for item in fetched.intake.items] == [
        Standing.ADDED,
        Standing.DUPLICATE,
    ]


def test_each_batch_has_papers_of_several_hosts() -> None:
    watch = Watch(key="a", kind=WatchKind.PAGE, at="http://a.example/")
    addresses = ["http://a.example/1", "http://a.example/2", "http://b.example/1"]
    seen = [Seen(address=one, sight=Sight.NEW, watch=watch) for one in addresses]
    found = [one.address for one in fetching._in_turn(seen)]
    assert found == ["http://a.example/1", "http://b.example/1", "http://a.example/2"]


def test_the_command_shows_what_is_new_and_takes_nothing_in(
    place: Workspace, site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runner = Runner(capsys)
    at = ("--corpus", str(place.corpus.root), "--config", str(tmp_path / "docpipe.toml"))
    items = runner.json("discover", "--json", *at)["items"]
    assert isinstance(items, list)
    assert [(one["standing"], one["title"]) for one in items] == [
        ("new", "Sprachmittlung im Amt"),
        ("new", "Elternbildung"),
    ]
    assert runner("discover", *at).splitlines()[0].startswith("neu\tSprachmittlung im Amt\t1,2 MB")
    assert place.corpus.sources() == ()
    site.is_out = True
    runner("discover", "kreis", *at, code=3)
    assert "kreis: " in runner.messages
    runner("discover", "unbekannt", *at, code=2)


def test_a_watched_file_that_does_not_answer_is_counted_like_any_other(
    place: Workspace, site: Site
) -> None:
    address = site.url + A
    (place.corpus.root / "sources.toml").write_text(
        f'[[source]]\nkey = "papier"\nkind = "file"\nat = "{address}"\n'
    )
    look(place)
    before = read_observations(place.corpus.root)[address]
    site.is_out = True
    for week in (1, 2):
        look(place, after=timedelta(weeks=week))
    after = read_observations(place.corpus.root)[address]
    assert (after.n_failures, after.checked) == (2, before.checked)
