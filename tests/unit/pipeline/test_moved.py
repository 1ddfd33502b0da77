"""What bore the same title elsewhere has moved."""

import pytest

from docpipe.model import Found, Observation, Watch, WatchKind
from docpipe.pipeline import discovering
from docpipe.pipeline.discovering import Sight

WATCH = Watch(key="stadt", kind=WatchKind.PAGE, at="https://stadt.example/")
THEN = "2026-01-05T06:00:00+00:00"


def offered(name: str, title: str | None) -> Found:
    return Found(watch="stadt", address=f"https://stadt.example/neu/{name}.pdf", title=title)


def known(name: str, title: str | None) -> Observation:
    address = f"https://stadt.example/alt/{name}.pdf"
    return Observation(
        address=address, watch="stadt", title=title, sha256="0", first_seen=THEN, last_seen=THEN
    )


def sights(found: list[Found], before: list[Observation]) -> dict[str, Sight]:
    seen = discovering._compared(WATCH, found, {one.address: one for one in before}, set())
    return {one.address.removeprefix("https://stadt.example/"): one.sight for one in seen}


def test_one_title_can_have_moved_once_and_without_a_title_nothing_has() -> None:
    found = [offered("a", "Kitas (PDF)"), offered("b", "Kitas"), offered("c", None)]
    assert sights(found, [known("a", "Kitas"), known("c", None)]) == {
        "neu/a.pdf": Sight.MOVED,
        "neu/b.pdf": Sight.NEW,
        "neu/c.pdf": Sight.NEW,
        "alt/c.pdf": Sight.GONE,
    }


def test_of_two_of_the_same_title_nobody_can_say_which_has_moved() -> None:
    before = [known("a", "Kitas"), known("b", "Kitas")]
    assert sights([offered("a", "Kitas")], before) == {
        "neu/a.pdf": Sight.NEW,
        "alt/a.pdf": Sight.GONE,
        "alt/b.pdf": Sight.GONE,
    }


def test_each_title_is_looked_at_once_however_many_have_moved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page may name 5,000: each with each were 25 million comparisons."""
    compared: list[str] = []

    def compare(title: str) -> str:
        compared.append(title)
        return title

    monkeypatch.setattr(discovering, "comparable", compare)
    names = [f"Empfehlung {n}" for n in range(20)]
    seen = sights([offered(one, one) for one in names], [known(one, one) for one in names])
    assert set(seen.values()) == {Sight.MOVED}
    assert len(compared) == 2 * len(names)
