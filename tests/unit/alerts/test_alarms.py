"""Operators hear of trouble once, weekly while it lasts, and when it is over."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from docpipe.alerts import Alarm, Channel, How, Notice, report_alarms
from docpipe.alerts.overview import overview
from docpipe.errors import DeliveryError
from tests.unit.alerts.bench import ONE, SETTINGS, START, Bench, record

GATE = Alarm(
    family="gate", title="Nicht veröffentlicht", text="40 Datensätze fehlen ohne Erklärung."
)
RUN = Alarm(family="run", title="Der Lauf ist abgebrochen", text="Siehe Bericht.")


@pytest.fixture
def watched(bench: Bench) -> Bench:
    bench.settings = replace(
        SETTINGS, alarms=replace(SETTINGS.alarms, mail=("betrieb@example.org",))
    )
    return bench


def report(bench: Bench, day: float, *alarms: Alarm, families: tuple[str, ...] = ("gate",)) -> None:
    how = How(now=START + timedelta(days=day), by=dict.fromkeys(Channel, bench.post))
    report_alarms(bench.place, families, alarms, how)


def heard(bench: Bench) -> list[str]:
    return [notice.title for notice, _ in bench.post.sent]


def test_once_weekly_and_when_it_is_over(watched: Bench) -> None:
    for day in range(9):
        report(watched, day, GATE)
    report(watched, 9)
    report(watched, 10)
    assert heard(watched) == [
        "docpipe: Nicht veröffentlicht",
        "docpipe: 1 Störung besteht noch",
        "docpipe: wieder in Ordnung: Nicht veröffentlicht",
    ]


def test_other_words_for_the_same_trouble_are_no_new_alarm(watched: Bench) -> None:
    report(watched, 0, GATE)
    report(watched, 1, replace(GATE, text="41 Datensätze fehlen."))
    report(watched, 7, replace(GATE, text="42 Datensätze fehlen."))
    assert len(heard(watched)) == 2
    assert "42" in watched.post.sent[1][0].text


def test_only_who_looks_can_say_that_it_is_over(watched: Bench) -> None:
    report(watched, 0, GATE)
    report(watched, 1, RUN, families=("run",))
    report(watched, 2, families=("run",))
    assert heard(watched)[1:] == [
        "docpipe: Der Lauf ist abgebrochen",
        "docpipe: wieder in Ordnung: Der Lauf ist abgebrochen",
    ]


def test_trouble_that_comes_back_is_told_again(watched: Bench) -> None:
    for day, alarms in enumerate(([GATE], [], [GATE])):
        report(watched, day, *alarms)
    assert len(heard(watched)) == 3
    assert len({notice.id for notice, _ in watched.post.sent}) == 3


def test_several_at_once_make_one_mail(watched: Bench) -> None:
    report(watched, 0, GATE, RUN, families=("gate", "run"))
    [(notice, to)] = watched.post.sent
    assert to == "betrieb@example.org"
    assert notice.title == "docpipe: Nicht veröffentlicht (und 1 weitere)"
    assert "abgebrochen" in notice.text


def test_an_alarm_that_did_not_get_through_is_sent_with_the_next_delivery(watched: Bench) -> None:
    watched.define()
    watched.publish(record("1", "Die Stadt soll bauen."))
    watched.post.failing["betrieb@example.org"] = DeliveryError("nicht erreichbar")
    report(watched, 0, GATE)
    watched.post.failing.clear()
    watched.now = START + timedelta(days=1)
    watched.deliver()
    assert heard(watched) == ["docpipe: Nicht veröffentlicht"]


def test_without_operators_alarms_can_be_looked_up(bench: Bench) -> None:
    report(bench, 0, GATE)
    [raised] = overview(bench.place).alarms
    assert (raised.alarm, bench.post.sent) == (GATE, [])
    assert datetime.fromisoformat(raised.since) == START


def test_in_order_from_the_beginning_nothing_is_written(bench: Bench) -> None:
    report(bench, 0)
    assert not (bench.place.corpus.root / "alerts").exists()


def test_a_disk_that_fills_up(watched: Bench) -> None:
    watched.settings = replace(
        watched.settings, alarms=replace(watched.settings.alarms, free_mb=10**12)
    )
    watched.define(ONE)
    watched.publish(record("1", "Die Stadt soll bauen."))
    for _ in range(3):
        watched.deliver()
    watched.settings = replace(watched.settings, alarms=replace(watched.settings.alarms, free_mb=0))
    watched.deliver()
    assert heard(watched) == [
        "docpipe: Der Datenträger des Korpus ist fast voll",
        "docpipe: wieder in Ordnung: Der Datenträger des Korpus ist fast voll",
    ]


def test_alarms_go_to_webhooks_too(bench: Bench) -> None:
    address = "https://example.org/alarm"
    bench.settings = replace(SETTINGS, alarms=replace(SETTINGS.alarms, webhook=(address,)))
    report(bench, 0, GATE)
    notices: list[tuple[Notice, str]] = bench.post.sent
    assert [(one.channel, to) for one, to in notices] == [(Channel.WEBHOOK, address)]
