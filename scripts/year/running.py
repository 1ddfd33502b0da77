"""The year itself: the page changes, the run is started, and what it left is looked at."""

import json
import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.year.calendar import Trouble, Week
from scripts.year.child import Order, run_once
from scripts.year.post import Post, receiving
from scripts.year.world import World
from tests.site import Link, Site

_PRELOAD = ["docpipe.cli.program", "docpipe.runs", "docpipe.fetch", "time_machine", "lxml.html"]
OPERATOR = "betrieb@stadt.example"
EVERYTHING = "fachstelle@stadt.example"
ONE_SUBJECT = "sprachmittlung@stadt.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How the run of a week ended.

    Attributes:
        code: Exit code; negative for the signal that ended it.
        report: The run's own, as JSON; ``None`` if it was killed.
        n_mails: Mails that arrived in this week, alarms included.
    """

    week: Week
    code: int
    took_s: float
    report: dict[str, Any] | None
    n_mails: int
    n_notices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What is left in the end."""

    ended: tuple[Ended, ...]
    world: World
    post: Post
    folder: Path


def simulate(folder: Path, weeks: tuple[Week, ...]) -> Year:
    """Run these weeks in an empty folder: ``corpus`` and ``index`` are made there."""
    world, site = World(), Site()
    with site.running(), receiving() as post:
        _prepare(folder, site, post)
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOAD)
        ended = []
        for week in weeks:
            world.apply(week)
            _serve(world, site, week)
            ended.append(_run(context, folder, week, post))
    return Year(ended=tuple(ended), world=world, post=post, folder=folder)


def _prepare(folder: Path, site: Site, post: Post) -> None:
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    (corpus / "sources.toml").write_text(
        f'[[source]]\nkey = "kreis"\nkind = "page"\nat = "{site.landing}"\n'
        'heading = "Downloads"\npublisher = "Stadt Musterstadt"\n'
    )
    (corpus / "alerts.toml").write_text(
        f'[[alert]]\nkey = "alles"\nstart = "everything"\nmail = ["{EVERYTHING}"]\n'
        '[alert.filters]\ntype = ["recommendation"]\n\n'
        f'[[alert]]\nkey = "sprachmittlung"\nquery = "Sprachmittlung"\nstart = "everything"\n'
        f'mail = ["{ONE_SUBJECT}"]\nwebhook = ["{post.webhook}"]\n'
    )
    (folder / "docpipe.toml").write_text(
        '[fetch]\ncontact = "integration@stadt.example"\nallow_hosts = ["127.0.0.1"]\n'
        "delay_s = 0\nn_attempts = 2\nmax_wait_s = 0.1\n"
        f'[mail]\nhost = "127.0.0.1"\nport = {post.mail_port}\nsecurity = "none"\n'
        'sender = "docpipe@stadt.example"\n'
        f'[alerts]\nallow_hosts = ["127.0.0.1"]\n[alarms]\nmail = ["{OPERATOR}"]\nfree_mb = 0\n'
    )


def _serve(world: World, site: Site, week: Week) -> None:
    """Bring the server to the state of the week; what did not change keeps its dates."""
    offered = world.files()
    for path in [one for one in site.files if one.endswith(".pdf") and one not in offered]:
        site.remove(path)
    for path, body in offered.items():
        if path not in site.files or site.files[path].body != body:
            site.put(path, body)
    site.redirects = dict(world.redirects)
    # Every other week by the other editor, whose programme writes typewriter hyphens.
    site.show(
        [Link(title, path, 40_000) for title, path in world.links()], plain=week.number % 2 == 1
    )
    site.is_out = week.trouble is Trouble.OUTAGE


def _run(context: Any, folder: Path, week: Week, post: Post) -> Ended:  # noqa: ANN401 - untyped there
    n_mails, n_notices = len(post.mails), len(post.notices)
    log = folder / f"week-{week.number:02d}.log"
    places = ("--corpus", str(folder / "corpus"), "--index", str(folder / "index"))
    order = Order(
        arguments=(*places, "--config", str(folder / "docpipe.toml"), "run", "--workers", "2"),
        moment=week.moment,
        log=log,
        kill_at=week.kill_at,
        is_disk_full=week.trouble is Trouble.FULL_DISK,
    )
    before = set(_reports(folder))
    started = time.monotonic()
    process = context.Process(target=run_once, args=(order,))
    process.start()
    process.join()
    fresh = sorted(set(_reports(folder)) - before)
    return Ended(
        week=week,
        code=process.exitcode,
        took_s=time.monotonic() - started,
        report=json.loads(fresh[-1].read_bytes()) if fresh else None,
        n_mails=len(post.mails) - n_mails,
        n_notices=len(post.notices) - n_notices,
    )


def _reports(folder: Path) -> Iterator[Path]:
    return (folder / "corpus" / "reports").glob("2*.json")
