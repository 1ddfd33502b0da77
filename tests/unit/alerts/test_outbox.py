"""Exactly once: whatever dies or refuses in between."""

from dataclasses import replace
from datetime import timedelta

import pytest

from docpipe.alerts import Standing, outbox, preparing, sending
from docpipe.alerts.mail import message_id
from docpipe.alerts.shapes import Channel
from docpipe.errors import BusyError, DeliveryError, RefusedError
from docpipe.locks import write_lock
from tests.unit.alerts.bench import ONE, SETTINGS, Bench, Post, record

OLD = record("1", "Die Stadt soll Wohnraum schaffen.")
NEW = record("2", "Der Kreis soll Wohnraum sichern.")
NEWER = record("4", "Das Land soll Wohnraum fördern.")
OTHER = record("3", "Die Schule soll Sprachkurse anbieten.")
TWO_PEOPLE = ONE.replace('"ada@example.org"', '"ada@example.org", "bea@example.org"')
THREE_CHANNELS = ONE + 'webhook = ["https://example.org/hook"]\nfile = true\n'


class Died(BaseException):
    """Stands for the end of the process."""


def _begun(bench: Bench, text: str = ONE) -> None:
    bench.define(text)
    bench.publish(OTHER)
    bench.deliver()
    bench.publish(OTHER, OLD)


def _dying(*_: object, **__: object) -> None:
    raise Died


def test_a_death_before_the_alert_has_moved_on_tells_once(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begun(bench)
    with monkeypatch.context() as dying:
        dying.setattr(preparing, "write_state", _dying)
        with pytest.raises(Died):
            bench.deliver()
    bench.publish(OTHER, OLD, NEW)
    bench.deliver()
    assert bench.post.told == [("new", "1"), ("new", "2")]
    assert len(bench.post.sent) == 1


def test_a_death_before_sending_loses_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begun(bench)
    with monkeypatch.context() as dying:
        dying.setattr(Post, "send", _dying)
        with pytest.raises(Died):
            bench.deliver()
    bench.publish(OTHER, OLD, NEW)
    bench.deliver()
    assert bench.post.told == [("new", "1"), ("new", "2")]
    assert len(bench.post.sent) == 2


def test_a_death_between_sending_and_noting_repeats_the_same_message_id(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begun(bench)
    real = Post.send

    def send_and_die(post: Post, *given: object) -> None:
        real(post, *given)  # type: ignore[arg-type]
        raise Died

    with monkeypatch.context() as dying:
        dying.setattr(Post, "send", send_and_die)
        with pytest.raises(Died):
            bench.deliver()
    bench.deliver()
    bench.deliver()
    ids = [message_id(notice, to, "example.org") for notice, to in bench.post.sent]
    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_a_full_disk_is_noticed_before_anything_is_sent(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begun(bench)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(sending, "put", full)
        with pytest.raises(OSError, match="space"):
            bench.deliver()
    assert bench.post.sent == []
    bench.deliver()
    assert bench.post.told == [("new", "1")]


def test_one_recipient_who_is_refused_holds_nobody_up(bench: Bench) -> None:
    _begun(bench, TWO_PEOPLE)
    bench.post.failing["ada@example.org"] = RefusedError("550 unbekannt")
    said = bench.deliver()
    assert [(one.recipient, one.standing) for one in said] == [
        ("ada@example.org", Standing.GIVEN_UP),
        ("bea@example.org", Standing.DELIVERED),
    ]
    bench.deliver(patient=False)
    assert [to for _, to in bench.post.sent] == ["bea@example.org"]


def test_what_a_run_says_of_a_webhook_does_not_let_others_use_it(bench: Bench) -> None:
    _begun(bench, THREE_CHANNELS)
    rest = Post()
    said = bench.deliver(by={Channel.MAIL: Post(), Channel.WEBHOOK: rest, Channel.FILE: Post()})
    [name] = [one.recipient for one in said if one.channel is Channel.WEBHOOK]
    assert [to for _, to in rest.sent] == ["https://example.org/hook"]
    assert "hook" not in name
    assert name.startswith("https://example.org/… (")


def test_one_channel_that_fails_holds_no_other_up(bench: Bench) -> None:
    _begun(bench, THREE_CHANNELS)
    mail, rest = Post(), Post()
    mail.failing["ada@example.org"] = DeliveryError("nicht erreichbar")
    by = {Channel.MAIL: mail, Channel.WEBHOOK: rest, Channel.FILE: rest}
    bench.deliver(by=by)
    assert sorted(to for _, to in rest.sent) == ["https://example.org/hook", "wohnen"]
    mail.failing.clear()
    bench.deliver(by=by)
    bench.deliver(by=by)
    assert (len(mail.sent), len(rest.sent)) == (1, 2)


def test_attempts_wait_longer_each_time(bench: Bench) -> None:
    _begun(bench)
    bench.post.failing["ada@example.org"] = DeliveryError("450 später")
    for _ in range(12):  # every hour
        bench.deliver()
    assert bench.post.n_asked == 6  # after 0, 1, 2, 3, 5 and 9 hours


def test_whoever_asks_does_not_wait(bench: Bench) -> None:
    _begun(bench)
    bench.post.failing["ada@example.org"] = DeliveryError("450 später")
    for _ in range(4):
        bench.deliver(patient=False)
    assert bench.post.n_asked == 4


def test_after_four_weekly_runs_a_notice_is_given_up_and_the_operator_told(bench: Bench) -> None:
    bench.settings = replace(
        SETTINGS, alarms=replace(SETTINGS.alarms, mail=("betrieb@example.org",))
    )
    _begun(bench)
    bench.post.failing["ada@example.org"] = DeliveryError("450 später")
    for _ in range(3):
        bench.now += timedelta(days=7)
        assert bench.deliver()[0].standing is Standing.WAITING
    bench.now += timedelta(days=7)
    said = bench.deliver()
    assert said[0].standing is Standing.GIVEN_UP
    [(alarm, to)] = bench.post.sent
    assert to == "betrieb@example.org"
    assert "ada@example.org" in alarm.title
    assert "450 später" in alarm.text


def test_what_was_given_up_can_be_tried_again(bench: Bench) -> None:
    _begun(bench)
    bench.post.failing["ada@example.org"] = RefusedError("554 Relay access denied")
    bench.deliver()
    bench.post.failing.clear()
    bench.deliver(patient=False)
    assert bench.post.sent == []
    bench.deliver(again=True)
    bench.deliver(again=True)
    assert bench.post.told == [("new", "1")]


def test_whoever_is_taken_off_the_list_hears_no_more(bench: Bench) -> None:
    _begun(bench, TWO_PEOPLE)
    bench.post.failing = dict.fromkeys(
        ("ada@example.org", "bea@example.org"), DeliveryError("450 später")
    )
    bench.deliver()
    bench.post.failing.clear()
    bench.define(ONE)
    bench.deliver()
    assert [to for _, to in bench.post.sent] == ["ada@example.org"]


def test_notices_of_a_deleted_alert_go_to_nobody(bench: Bench) -> None:
    _begun(bench)
    bench.post.failing["ada@example.org"] = DeliveryError("450 später")
    bench.deliver()
    bench.post.failing.clear()
    bench.define("")
    bench.deliver()
    assert bench.post.sent == []
    assert outbox.read_outbox(bench.place.corpus.root).notices == ()


def test_notices_wait_while_the_list_of_alerts_is_broken(bench: Bench) -> None:
    _begun(bench)
    bench.post.failing["ada@example.org"] = DeliveryError("450 später")
    bench.deliver()
    bench.post.failing.clear()
    bench.define("[[alert")
    said = bench.deliver()
    assert [one.standing for one in said] == [Standing.FAULTY, Standing.WAITING]
    bench.define(ONE)
    bench.deliver()
    assert bench.post.told == [("new", "1")]


def test_a_damaged_notice_is_reported_and_holds_nothing_up(bench: Bench) -> None:
    bench.settings = replace(
        SETTINGS, alarms=replace(SETTINGS.alarms, mail=("betrieb@example.org",))
    )
    _begun(bench)
    folder = bench.place.corpus.root / "alerts" / "outbox"
    folder.mkdir(exist_ok=True)
    (folder / "0000.json").write_text("{", encoding="utf-8")
    bench.deliver()
    assert sorted(to for _, to in bench.post.sent) == ["ada@example.org", "betrieb@example.org"]


def test_delivered_notices_are_kept_for_a_while(bench: Bench) -> None:
    _begun(bench)
    bench.deliver()
    sent = bench.place.corpus.root / "alerts" / "sent"
    assert len(list(sent.glob("*.json"))) == 1
    bench.now += timedelta(days=20_000)
    bench.deliver()
    assert list(sent.glob("*.json")) == []


def test_two_deliveries_at_a_time_exclude_each_other(bench: Bench) -> None:
    _begun(bench)
    with write_lock(bench.place.corpus.root / "alerts"), pytest.raises(BusyError):
        bench.deliver()
    bench.deliver()
    assert bench.post.told == [("new", "1")]


def test_the_first_alert_ever_hears_of_the_next_publication(bench: Bench) -> None:
    bench.publish(OTHER)
    assert bench.deliver() == ()
    bench.define()
    bench.publish(OTHER, OLD)
    bench.deliver()
    assert bench.post.told == [("new", "1")]


def test_nothing_new_reads_nothing_much_and_writes_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begun(bench)
    bench.deliver()
    folder = bench.place.corpus.root / "alerts"
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.json*")}
    monkeypatch.setattr(preparing, "news_for", _dying)
    monkeypatch.setattr(preparing, "read_state", _dying)
    assert bench.deliver() == ()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.json*")} == before


FAULTY: list[tuple[str, str]] = [
    (ONE.replace('"Wohnraum"', '"("'), "Suchanfrage"),
    (ONE + 'filters = { typ = ["demand"] }\n', "typ"),
    (ONE + 'filters = { type = ["passage"] }\n', "passage"),
    (ONE + 'what = ["alles"]\n', "alles"),
    (ONE + "extra = 1\n", "extra"),
]


@pytest.mark.parametrize(("text", "why"), FAULTY)
def test_a_faulty_alert_is_told_once_to_those_who_wait_and_to_the_operator(
    bench: Bench, text: str, why: str
) -> None:
    bench.settings = replace(
        SETTINGS, alarms=replace(SETTINGS.alarms, mail=("betrieb@example.org",))
    )
    sound = ONE.replace("wohnen", "auch-wohnen").replace("ada@", "bea@")
    bench.define(text + "\n" + sound)
    bench.publish(OTHER)
    said = bench.deliver()
    assert next(one.standing for one in said if one.alert == "wohnen") is Standing.FAULTY
    bench.publish(OTHER, OLD)
    bench.deliver()
    heard = [(to, notice.sort.value) for notice, to in bench.post.sent]
    assert sorted(heard) == [
        ("ada@example.org", "fault"),
        ("bea@example.org", "news"),
        ("betrieb@example.org", "alarm"),
    ]
    assert any(why in notice.text for notice, to in bench.post.sent if to.startswith("ada"))


def test_a_mended_alert_catches_up(bench: Bench) -> None:
    bench.define()
    bench.publish(OTHER)
    bench.deliver()
    bench.define(ONE.replace('"Wohnraum"', '"("'))
    bench.publish(OTHER, OLD)
    bench.deliver()
    bench.define()
    bench.deliver()
    assert bench.post.told == [("new", "1")]


def test_of_two_alerts_with_one_key_neither_is_guessed(bench: Bench) -> None:
    bench.define(ONE + ONE.replace("ada@", "bea@"))
    bench.publish(OTHER)
    said = bench.deliver()
    assert [one.standing for one in said] == [Standing.FAULTY, *[Standing.DELIVERED] * 2]
    assert {to for _, to in bench.post.sent} == {"ada@example.org", "bea@example.org"}


def test_a_damaged_state_is_reported_and_not_overwritten(bench: Bench) -> None:
    _begun(bench)
    path = bench.place.corpus.root / "alerts" / "state" / "wohnen.jsonl"
    sound = path.read_bytes()
    path.write_bytes(b"{")
    [said] = bench.deliver()
    assert said.standing is Standing.FAULTY
    path.write_bytes(sound)
    bench.deliver()
    assert bench.post.told == [("new", "1")]
