"""A host is asked as it wants to be asked: by its rules, with pauses, not while in trouble."""

from pathlib import Path

import pytest

from docpipe.errors import RobotsError, UnreachableError
from docpipe.fetch import Fetcher, Validators
from tests.site_server import Say, Site, running_site
from tests.unit.fetch.conftest import FakeClock, Making

PDF = b"%PDF-1.7 x"
ROBOTS = "/robots.txt"


def test_robots_are_obeyed_and_read_once(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    site.serve(ROBOTS, Say(b"User-agent: *\nDisallow: /intern/\n"))
    open_to_all = site.serve("/a.pdf", Say(PDF))
    with pytest.raises(RobotsError, match=r"/intern/b\.pdf"):
        fetcher.get(site.serve("/intern/b.pdf", Say(PDF)), into=tmp_path)
    assert fetcher.get(open_to_all, into=tmp_path).n_bytes == len(PDF)
    assert [one.path for one in site.asked] == [ROBOTS, "/a.pdf"]


def test_rules_for_docpipe_go_before_those_for_all(site: Site, fetcher: Fetcher) -> None:
    site.serve(ROBOTS, Say(b"User-agent: *\nDisallow: /\n\nUser-agent: docpipe\nDisallow: /b\n"))
    assert fetcher.probe(site.serve("/a", Say(PDF))).status == 200
    with pytest.raises(RobotsError):
        fetcher.probe(site.serve("/b", Say(PDF)))


def test_robots_can_be_switched_off(site: Site, fetcher_with: Making) -> None:
    site.serve(ROBOTS, Say(b"User-agent: *\nDisallow: /\n"))
    assert fetcher_with(obey_robots=False).probe(site.serve("/a", Say(PDF))).status == 200


def test_a_redirect_into_a_forbidden_part_is_not_followed(site: Site, fetcher: Fetcher) -> None:
    site.serve(ROBOTS, Say(b"User-agent: *\nDisallow: /intern/\n"))
    with pytest.raises(RobotsError):
        fetcher.probe(site.serve("/a", Say(status=302, headers={"Location": "/intern/b"})))
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_without_robots_everything_is_allowed(site: Site, fetcher: Fetcher, status: int) -> None:
    site.serve(ROBOTS, Say(status=status))
    assert fetcher.probe(site.serve("/a", Say(PDF))).status == 200


@pytest.mark.parametrize("say", [Say(status=500), Say(status=503), Say(status=429), Say(raw=b"")])
def test_robots_in_trouble_mean_not_now(site: Site, fetcher: Fetcher, say: Say) -> None:
    site.serve(ROBOTS, say)
    for path in ("/a", "/b"):
        with pytest.raises(UnreachableError, match=r"robots\.txt"):
            fetcher.probe(site.serve(path, Say(PDF)))
    assert site.paths() == []
    assert len(site.asked) == 4


def test_moved_robots_are_followed(site: Site, fetcher: Fetcher) -> None:
    site.serve(ROBOTS, Say(status=301, headers={"Location": "/rules"}))
    site.serve("/rules", Say(b"User-agent: *\nDisallow: /a\n"))
    with pytest.raises(RobotsError):
        fetcher.probe(site.serve("/a", Say(PDF)))


def test_only_the_beginning_of_a_huge_robots_is_read(site: Site, fetcher: Fetcher) -> None:
    huge = b"User-agent: *\nDisallow: /a\n" + b"# nichts\n" * 100_000 + b"Disallow: /b\n"
    site.serve(ROBOTS, Say(huge))
    with pytest.raises(RobotsError):
        fetcher.probe(site.serve("/a", Say(PDF)))
    assert fetcher.probe(site.serve("/b", Say(PDF))).status == 200


def test_a_pause_lies_between_two_requests(
    site: Site, fetcher_with: Making, clock: FakeClock
) -> None:
    fetcher = fetcher_with(delay_s=2.0)
    for path in ("/a", "/b", "/c"):
        fetcher.probe(site.serve(path, Say(PDF)))
    assert clock.slept == pytest.approx(6.0)  # robots.txt is the first of four requests


@pytest.mark.parametrize(("asked", "kept"), [("5", 5.0), ("0.5", 1.0), ("600", 30.0)])
def test_a_longer_pause_is_kept_on_request_up_to_a_bound(
    site: Site, fetcher_with: Making, clock: FakeClock, asked: str, kept: float
) -> None:
    site.serve(ROBOTS, Say(f"User-agent: *\nCrawl-delay: {asked}\n".encode()))
    fetcher_with(delay_s=1.0).probe(site.serve("/a", Say(PDF)))
    assert clock.slept == pytest.approx(kept)


def test_a_busy_server_is_asked_again_when_it_says(
    site: Site, fetcher: Fetcher, clock: FakeClock
) -> None:
    busy = Say(status=503, headers={"Retry-After": "40"})
    later = Say(status=429, headers={"Retry-After": "Mon, 02 Mar 2026 06:01:30 GMT"})
    assert fetcher.probe(site.serve("/a", busy, later, Say(PDF))).status == 200
    assert clock.slept == pytest.approx(90.0)


def test_a_server_that_asks_for_hours_is_left_alone(
    site: Site, fetcher: Fetcher, clock: FakeClock
) -> None:
    site.serve("/a", Say(status=503, headers={"Retry-After": "7200"}))
    with pytest.raises(UnreachableError):
        fetcher.probe(f"{site.address}/a")
    with pytest.raises(UnreachableError, match="erst später"):
        fetcher.probe(site.serve("/b", Say(PDF)))
    assert site.paths() == ["/a"]
    assert clock.slept == 0


@pytest.mark.parametrize("trouble", [Say(status=500), Say(status=408), Say(raw=b"")])
def test_passing_trouble_is_waited_out(
    site: Site, fetcher: Fetcher, clock: FakeClock, tmp_path: Path, trouble: Say
) -> None:
    answer = fetcher.get(site.serve("/a", trouble, trouble, Say(PDF)), into=tmp_path)
    assert answer.n_bytes == len(PDF)
    assert 0 < clock.slept <= 2 + 4


def test_attempts_are_counted(site: Site, fetcher_with: Making) -> None:
    with pytest.raises(UnreachableError, match="500"):
        fetcher_with(n_attempts=3).probe(site.serve("/a", Say(status=500)))
    assert site.paths() == ["/a"] * 3


def test_one_broken_page_does_not_speak_for_its_host(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(UnreachableError):
        fetcher.probe(site.serve("/a", Say(status=500)))
    assert fetcher.probe(site.serve("/b", Say(PDF))).status == 200


def test_a_host_that_went_down_is_not_asked_again(fetcher: Fetcher, clock: FakeClock) -> None:
    with running_site() as site:
        site.serve(ROBOTS, Say(status=404), Say(status=502))
        site.serve("/a", Say(status=502))
        for number in range(20):
            with pytest.raises(UnreachableError):
                fetcher.probe(f"{site.address}/{'a' if number == 0 else number}")
        assert site.paths() == ["/a"] * 4
        assert len(site.asked) == 6


def test_conditional_requests_of_a_thousand_files_cost_one_connection(
    site: Site, fetcher: Fetcher
) -> None:
    site.serve("/a", Say(status=304, headers={"ETag": '"7"'}))
    for _ in range(50):
        assert fetcher.probe(f"{site.address}/a", Validators(etag='"7"')).not_modified
    assert site.n_connections == 1
