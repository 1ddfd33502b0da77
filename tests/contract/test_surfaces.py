"""Command line, Python, REST and the tools for assistants give equal objects."""

import json
from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp.server import MCPServer
from starlette.testclient import TestClient

import docpipe
from docpipe import Searcher, Workspace
from docpipe.answers.documents import document_answer
from docpipe.answers.facets import facets_answer
from docpipe.answers.filters import filters_named
from docpipe.export import search_object
from docpipe.mcp_server import create_server
from docpipe.web import create_app
from tests.runner import Runner

ASKED: list[dict[str, Any]] = [
    {"q": "Wie gelingt Sprachmittlung?"},
    {"q": "Sprachmittlung", "mode": "lexical"},
    {"q": "Menschen sollen mitreden dürfen", "mode": "dense", "k": 3},
    {"q": "Beteiligung", "type": ["recommendation"], "k": 7},
    {"q": "Beteiligung", "type": ["recommendation", "demand"], "year_from": 2012, "year_to": 2019},
    {"q": "Praxisbeispiele aus Landkreisen", "explain": True},
    {"q": "Praxisbeispiele aus Landkreisen", "understand": False, "expand": False},
    {"q": "Verwaltung", "topic": ["Interkulturelle Öffnung der Verwaltung"], "k": 100},
    {"q": "Geld", "addressee": ["Bund", "Länder"], "mode": "lexical", "explain": True},
    {"q": "Beratung", "municipality": ["Kreis Düren"]},
    {"q": '"Integrationsrat" -Wahl', "document": ["politische-partizipation-2013.pdf"]},
    {"q": "language mediation in rural districts", "language": ["de"], "k": 4},
    {"q": "Xylophonquartett", "mode": "lexical"},
]
FILTERS: list[dict[str, Any]] = [
    {},
    {"type": ["demand"], "year_from": 2015},
    {"type": ["passage"], "document": ["manifest-2016.pdf"]},
    {"topic": ["Politische Partizipation"], "addressee": ["Kommunen"]},
]
_ENDS = {"type": "types", "topic": "topics", "addressee": "addressees", "document": "documents",
         "municipality": "municipalities", "language": "languages"}  # fmt: skip


class Tools:
    """Calls a tool and gives its structured answer."""

    def __init__(self, server: MCPServer) -> None:
        self._server = server

    def __call__(self, tool: str, arguments: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        async def ask() -> Any:  # noqa: ANN401
            async with Client(self._server) as client:
                return await client.call_tool(tool, arguments)

        return anyio.run(ask).structured_content


@pytest.fixture(scope="module")
def place(sample_place: Workspace) -> Workspace:
    return sample_place


@pytest.fixture(scope="module")
def rest(place: Workspace) -> Iterator[TestClient]:
    with TestClient(create_app(place)) as client:
        yield client


@pytest.fixture(scope="module")
def tools(place: Workspace) -> Tools:
    return Tools(create_server(place))


@pytest.fixture(scope="module")
def searcher(place: Workspace) -> Iterator[Searcher]:
    with Searcher.open(place.index_dir) as one:
        yield one


@pytest.fixture
def run(
    place: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Runner:
    monkeypatch.setenv("DOCPIPE_CORPUS", str(place.corpus.root))
    monkeypatch.setenv("DOCPIPE_INDEX", str(place.index_dir))
    return Runner(capsys)


def options(named: dict[str, Any]) -> list[str]:
    """``--year-from=2015 --type=demand …``"""
    listed = (
        (name, value if isinstance(value, list) else [value]) for name, value in named.items()
    )
    return [f"--{name.replace('_', '-')}={one}" for name, values in listed for one in values]


def on_the_command_line(asked: dict[str, Any]) -> list[str]:
    named = {
        n: v for n, v in asked.items() if n not in ("q", "k", "explain", "understand", "expand")
    }
    switches = ["--explain"] if asked.get("explain") else []
    switches += ["--as-typed"] if asked.get("understand") is False else []
    return [*options(named), "-k", str(asked.get("k", 10)), *switches, "--", asked["q"]]


def in_python(asked: dict[str, Any]) -> dict[str, Any]:
    return {_ENDS.get(name, name): value for name, value in asked.items() if name != "q"}


def as_json(value: object) -> Any:  # noqa: ANN401
    """As it is after a journey."""
    return json.loads(json.dumps(value))


def timeless(answer: Any) -> Any:  # noqa: ANN401
    assert answer.pop("took_ms") >= 0
    return answer


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: "-".join(map(str, asked.values())))
def test_a_question_has_one_answer(
    asked: dict[str, Any], run: Runner, rest: TestClient, tools: Tools, searcher: Searcher
) -> None:
    by_python = as_json(
        search_object(
            searcher.search(asked["q"], **in_python(asked)), explain=asked.get("explain", False)
        )
    )
    by_command = run.json("search", "--format", "json", *on_the_command_line(asked))
    by_rest = rest.get("/api/v1/search", params=asked).json()
    by_tool = tools(
        "search", {"k": 10, **{n: v for n, v in asked.items() if n != "q"}, "question": asked["q"]}
    )
    expected = timeless(by_python)
    assert timeless(by_command) == expected
    assert timeless(by_rest) == expected
    assert timeless(by_tool) == expected
    assert bool(expected["hits"]) == (asked["q"] != "Xylophonquartett")


@pytest.mark.parametrize("named", FILTERS, ids=lambda named: "-".join(named) or "all")
def test_filters_pass_the_same_records(
    named: dict[str, Any], run: Runner, rest: TestClient, tools: Tools, place: Workspace
) -> None:
    found = docpipe.records(place.index_dir, **in_python(named))
    expected = as_json(found.to_objects())
    assert expected
    by_command = run("records", "--format", "jsonl", *options(named)).splitlines()
    assert [json.loads(line) for line in by_command] == expected
    by_rest = rest.get("/api/v1/records", params=named).json()
    assert by_rest["records"] == expected
    by_tool = tools("list_records", {**named, "limit": 100})
    assert by_tool == {**by_rest, "records": expected[:100]}


@pytest.mark.parametrize("named", FILTERS, ids=lambda named: "-".join(named) or "all")
def test_facets_count_the_same(
    named: dict[str, Any], rest: TestClient, tools: Tools, searcher: Searcher
) -> None:
    expected = as_json(facets_answer(searcher, filters_named(named)))
    assert rest.get("/api/v1/facets", params=named).json() == expected
    assert tools("facets", named) == expected


def test_a_record_is_the_same(
    run: Runner, rest: TestClient, tools: Tools, searcher: Searcher
) -> None:
    for chunk, _ in list(searcher.records())[::60]:
        expected = run.json("show", chunk.id, "--json")
        assert expected["quote"] == chunk.evidence.quote
        assert rest.get(f"/api/v1/records/{chunk.id}").json() == expected
        assert tools("get_record", {"id": chunk.id}) == expected


def test_a_document_is_the_same(
    run: Runner, rest: TestClient, tools: Tools, searcher: Searcher
) -> None:
    listed = rest.get("/api/v1/documents").json()
    assert tools("list_documents", {}) == listed
    assert [one["id"] for one in listed["documents"]] == [one.id for one in searcher.documents]
    for document in searcher.documents[:3]:
        expected = as_json(document_answer(searcher, document.id))
        assert run.json("show", document.id, "--json") == expected
        assert rest.get(f"/api/v1/documents/{document.id}").json() == expected
        assert tools("get_document", {"id": document.id}) == expected
