"""What a new version leaves as it was keeps its id, and is not embedded again."""

from pathlib import Path

import pytest

from docpipe import Searcher, Workspace, ingest
from docpipe.embed import EmbedOptions
from docpipe.model import Chunk, Verdict
from docpipe.pipeline import Desk, verify
from docpipe.settings import Settings
from tests.papers import write_paper

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))
FIRST = (
    "Die Kommunen sollten Sprachmittlung dauerhaft finanzieren.",
    "Die Landkreise sollten einen Fahrdienst der Gemeinden aufbauen.",
    "Die Städte sollten Elterncafés in allen Kitas einrichten.",
)
ADDED = "Die Kommunen sollten jedes Jahr einen Bericht vorlegen."


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)


def publish(place: Workspace, tmp_path: Path, *lines: str) -> int:
    """Take in a version; gives how many texts had to be embedded."""
    path = write_paper(tmp_path / "in" / "papier.pdf", "Handreichung", [lines])
    return ingest([str(path)], place).n_embedded


def served(place: Workspace) -> dict[str, Chunk]:
    with Searcher.open(place.index_dir) as searcher:
        return {chunk.evidence.quote: chunk for chunk, _ in searcher.records()}


def test_a_paragraph_in_front_renames_nothing_and_only_it_is_embedded(
    place: Workspace, tmp_path: Path
) -> None:
    publish(place, tmp_path, *FIRST)
    before = served(place)
    n_embedded = publish(place, tmp_path, ADDED, *FIRST)
    after = served(place)
    assert {quote: after[quote].id for quote in FIRST} == {q: one.id for q, one in before.items()}
    (newer,) = {one.source_id for one in after.values()}
    assert newer not in {one.source_id for one in before.values()}
    assert after[ADDED].id.startswith(newer)
    # The new record, and the passage that holds the whole page and so has other words now.
    assert n_embedded == 2
    assert verify(place).faults == ()


def test_ids_stay_through_three_versions_and_back(place: Workspace, tmp_path: Path) -> None:
    publish(place, tmp_path, *FIRST)
    first = {quote: one.id for quote, one in served(place).items()}
    publish(place, tmp_path, ADDED, *FIRST[:2])
    second = {quote: one.id for quote, one in served(place).items()}
    publish(place, tmp_path, FIRST[2], ADDED, *FIRST[:2])
    third = {quote: one.id for quote, one in served(place).items()}
    assert second == {ADDED: second[ADDED], FIRST[0]: first[FIRST[0]], FIRST[1]: first[FIRST[1]]}
    assert {quote: third[quote] for quote in second} == second
    publish(place, tmp_path, *FIRST)
    # The last line came back in the third version as something new, and is that one now.
    back = {FIRST[0]: first[FIRST[0]], FIRST[1]: first[FIRST[1]], FIRST[2]: third[FIRST[2]]}
    assert {quote: one.id for quote, one in served(place).items()} == back
    assert verify(place).faults == ()


def test_what_stands_twice_keeps_its_order(place: Workspace, tmp_path: Path) -> None:
    publish(place, tmp_path, FIRST[0], FIRST[1], FIRST[0])
    with Searcher.open(place.index_dir) as searcher:
        before = sorted((c.ordinal, c.id) for c, _ in searcher.records())
    publish(place, tmp_path, ADDED, FIRST[0], FIRST[1], FIRST[0])
    with Searcher.open(place.index_dir) as searcher:
        after = sorted((c.ordinal, c.id) for c, _ in searcher.records())
    assert [one for _, one in after][1:] == [one for _, one in before]


def test_it_does_not_matter_whether_anybody_looked_in_between(
    place: Workspace, tmp_path: Path
) -> None:
    other = Workspace.open(tmp_path / "corpus-2", tmp_path / "index-2", SETTINGS)
    for lines in (FIRST, (ADDED, *FIRST)):
        publish(place, tmp_path, *lines)
        verify(place)
        publish(other, tmp_path, *lines)
    assert {one.id for one in served(place).values()} == {one.id for one in served(other).values()}


def test_a_verdict_is_said_under_the_id_that_readers_see(place: Workspace, tmp_path: Path) -> None:
    publish(place, tmp_path, *FIRST)
    publish(place, tmp_path, ADDED, *FIRST)
    record = served(place)[FIRST[1]]
    Desk(place).say(record.id, Verdict.ACCEPT, name="Ada", reason="gelesen")
    ingest((), place)
    assert served(place)[FIRST[1]].review == Verdict.ACCEPT
    assert served(place)[FIRST[1]].id == record.id
