"""A worker that sees no corpus folder leaves the same bytes as one that does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docpipe import Workspace, pipeline
from docpipe.corpus.exchange import Exchange
from docpipe.errors import CorpusError, Reason
from docpipe.model import SourceId
from docpipe.pipeline import Processed, Quarantined, SandboxPool, remote
from tests.papers import write_bad_folder, write_paper


@pytest.fixture(scope="module")
def sandboxes() -> Iterator[SandboxPool]:
    with SandboxPool() as pool:
        yield pool


@pytest.fixture(params=["file", "memory", "s3"])
def exchange(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Exchange]:
    match request.param:
        case "file":
            yield Exchange(f"file://{tmp_path / 'store'}")
        case "memory":
            yield Exchange(f"memory://{tmp_path.name}")
        case _:
            yield from _in_s3(monkeypatch)


def _in_s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Exchange]:
    import s3fs
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "pruefung")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "pruefung")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        s3fs.S3FileSystem(skip_instance_cache=True).mkdir("handreichungen")
        yield Exchange("s3://handreichungen/auf-dem-weg/")
    finally:
        server.stop()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    write_bad_folder(folder)
    for number in range(2):
        line = f"Die Kommunen sollten {number + 2} Stellen für Sprachmittlung schaffen."
        write_paper(folder / f"{number}.pdf", f"Papier {number}", [[line]])
    return folder


def _filled(root: Path, inbox: Path) -> tuple[Workspace, list[SourceId]]:
    place = Workspace.open(root / "corpus", root / "index")
    with place.corpus.lock():
        pipeline.take_in([str(inbox)], place)
    return place, [source.id for source in pipeline.due_sources(place)]


def _work(place: Workspace) -> dict[str, bytes]:
    folder = place.corpus.root / "work"
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_the_same_bytes(
    tmp_path: Path, inbox: Path, exchange: Exchange, sandboxes: SandboxPool
) -> None:
    here, due = _filled(tmp_path / "here", inbox)
    away, _ = _filled(tmp_path / "away", inbox)
    wanted = [pipeline.process(one, here, sandboxes=sandboxes) for one in due]
    assert {type(one) for one in wanted} == {Processed, Quarantined}
    found = []
    for one in due:
        remote.send(one, away, exchange)
        found.append(remote.process_sent(one, away.settings, exchange, sandboxes=sandboxes))
        remote.receive(found[-1], away, exchange)
        with pytest.raises(FileNotFoundError):  # nothing is left lying in the store
            exchange.sent(one)
    assert [one.source_id for one in found] == due
    assert [type(one) for one in found] == [type(one) for one in wanted]
    assert _work(away) == _work(here) != {}
    assert len(pipeline.due_sources(away)) == len(pipeline.due_sources(here))


def test_a_damaged_answer_is_not_saved_and_done_again(
    tmp_path: Path, inbox: Path, sandboxes: SandboxPool
) -> None:
    place, due = _filled(tmp_path / "a", inbox)
    exchange = Exchange(f"file://{tmp_path / 'store'}")
    good = next(one for one in due if isinstance(_read(one, place, exchange, sandboxes), Processed))
    answer = tmp_path / "store" / "read" / f"{good}.tar"
    whole = answer.read_bytes()
    answer.write_bytes(whole[: len(whole) // 2])
    outcome = Processed(source_id=good, stages=("extraction",))
    with pytest.raises(CorpusError, match="nächsten Lauf"):
        remote.receive(outcome, place, exchange)
    assert _work(place) == {}
    assert good in [source.id for source in pipeline.due_sources(place)]


def _read(
    one: SourceId, place: Workspace, exchange: Exchange, sandboxes: SandboxPool
) -> pipeline.Outcome:
    remote.send(one, place, exchange)
    return remote.process_sent(one, place.settings, exchange, sandboxes=sandboxes)


def test_reasons_come_back_too(tmp_path: Path, inbox: Path, sandboxes: SandboxPool) -> None:
    place, due = _filled(tmp_path / "a", inbox)
    exchange = Exchange(f"file://{tmp_path / 'store'}")
    outcomes = [_read(one, place, exchange, sandboxes) for one in due]
    reasons = {one.entry.reason for one in outcomes if isinstance(one, Quarantined)}
    assert Reason.ENCRYPTED in reasons
