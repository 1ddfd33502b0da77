"""Two versions of a paper side by side, record by record, on every surface."""

import json

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from lxml.html import fromstring

from docpipe import Workspace, ingest
from docpipe.answers.differences import compared
from docpipe.cli.program import program
from docpipe.embed import EmbedOptions
from docpipe.errors import UnknownIdError
from docpipe.settings import Settings
from docpipe.web import create_app
from tests.papers import write_paper

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))
STAYS = "Die Kommunen sollten Sprachmittlung dauerhaft finanzieren."
WAS = "Die Landkreise sollten einen Fahrdienst der Gemeinden für Eltern aufbauen."
NOW = "Die Landkreise sollten einen Fahrdienst der Gemeinden für alle Familien aufbauen."
GOES = "Die Städte sollten Elterncafés in allen Kitas einrichten."
COMES = "Die Kommunen sollten jedes Jahr einen Bericht vorlegen."


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("differences")
    place = Workspace.open(root / "corpus", root / "index", SETTINGS)
    for pages in ([(STAYS, WAS, GOES)], [(COMES,), (STAYS, NOW)]):
        ingest([str(write_paper(root / "in" / "papier.pdf", "Handreichung", pages))], place)
    return place


def ids(place: Workspace) -> tuple[str, str]:
    """The earlier version's and the newer one's."""
    sources = place.corpus.sources()
    (earlier,) = [one for one in sources if one.superseded_by]
    assert earlier.superseded_by is not None
    return earlier.id, earlier.superseded_by


def differences(place: Workspace, *arguments: str) -> tuple[int, str]:
    at = ["--corpus", str(place.corpus.root), "--index", str(place.index_dir)]
    done = CliRunner().invoke(program, ["differences", *arguments, *at])
    return done.exit_code, done.output


def test_json_tells_what_came_went_and_changed(place: Workspace) -> None:
    earlier, newer = ids(place)
    code, output = differences(place, newer, "--json")
    found = json.loads(output)
    assert code == 0
    assert (found["before"]["id"], found["document"]["id"]) == (earlier, newer)
    assert found["counts"] == {"added": 1, "removed": 1, "changed": 1, "unchanged": 1}
    assert [one["quote"] for one in found["added"]] == [COMES]
    assert [one["quote"] for one in found["removed"]] == [GOES]
    (pair,) = found["changed"]
    assert (pair["before"]["quote"], pair["after"]["quote"]) == (WAS, NOW)
    # Each quote with the page of its own version.
    assert [pair[side]["pages"][0]["page"] for side in ("before", "after")] == [1, 2]
    assert [pair[side]["document"]["id"] for side in ("before", "after")] == [earlier, newer]


def test_rest_gives_the_same_and_the_page_marks_the_words(place: Workspace) -> None:
    earlier, newer = ids(place)
    client = TestClient(create_app(place), raise_server_exceptions=False)
    answer = client.get(f"/api/v1/documents/{newer}/differences")
    assert answer.json() == json.loads(differences(place, newer, "--json")[1])
    assert client.get(f"/api/v1/documents/{earlier}/differences").status_code == 404
    page = fromstring(client.get(f"/documents/{newer}").text)
    (section,) = page.xpath("//section[h2[@id='differences']]")
    quotes = [one.text_content() for one in section.xpath(".//blockquote")]
    assert quotes == [WAS, NOW, COMES, GOES]
    assert [one.text_content().strip() for one in section.xpath(".//blockquote/del")] == [
        "Eltern",
        GOES,
    ]
    assert [one.text_content().strip() for one in section.xpath(".//blockquote/ins")] == [
        "alle Familien",
        COMES,
    ]
    assert (
        fromstring(client.get(f"/documents/{earlier}").text).xpath("//*[@id='differences']") == []
    )


def test_the_terminal_shows_both_wordings(place: Workspace) -> None:
    _, newer = ids(place)
    code, output = differences(place, newer)
    assert (code, "1 neu, 1 entfallen, 1 geändert, 1 unverändert" in output) == (0, True)
    assert "[- Eltern-]" in output
    assert "{+ alle Familien+}" in output


def test_what_has_no_earlier_version_says_so(place: Workspace) -> None:
    earlier, newer = ids(place)
    with pytest.raises(UnknownIdError, match="keine frühere Fassung"):
        compared(place.corpus, earlier)
    with pytest.raises(UnknownIdError, match="Kennung"):
        compared(place.corpus, "0" * 16)
    with pytest.raises(UnknownIdError, match="keine andere Fassung"):
        compared(place.corpus, newer, "f" * 16)
