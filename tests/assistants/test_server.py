"""The server for assistants, asked by the SDK's own client: in memory, and as a process."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, MCPError, StdioServerParameters
from mcp.server import MCPServer

from docpipe import Searcher, Settings, Workspace
from docpipe.mcp_server import create_server
from docpipe.settings.web import WebOptions


@pytest.fixture
def place(sample_place: Path) -> Workspace:
    return Workspace.open(sample_place / "corpus", sample_place / "index")


@pytest.fixture
def server(place: Workspace) -> MCPServer:
    return create_server(place)


def call(server: MCPServer, tool: str, **arguments: Any) -> Any:  # noqa: ANN401 - JSON
    """The structured answer of a tool."""

    async def ask() -> Any:  # noqa: ANN401
        async with Client(server) as client:
            return await client.call_tool(tool, arguments)

    result = anyio.run(ask)
    assert not result.is_error, result.content
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


def refused(server: MCPServer, tool: str, **arguments: Any) -> str:  # noqa: ANN401
    async def ask() -> Any:  # noqa: ANN401
        async with Client(server) as client:
            return await client.call_tool(tool, arguments)

    result = anyio.run(ask)
    assert result.is_error
    return str(result.content[0].text)


def read(server: MCPServer, address: str) -> str:
    async def ask() -> Any:  # noqa: ANN401
        async with Client(server) as client:
            return await client.read_resource(address)

    return str(anyio.run(ask).contents[0].text)


def test_every_tool_only_reads_and_says_what_it_answers(server: MCPServer) -> None:
    tools = anyio.run(server.list_tools)
    assert {tool.name for tool in tools} == {
        "search", "list_records", "get_record", "list_documents", "get_document", "facets",
    }  # fmt: skip
    for tool in tools:
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert tool.output_schema is not None
        assert tool.output_schema["type"] == "object"
        assert tool.description


def test_assistants_are_told_to_quote_word_by_word(server: MCPServer) -> None:
    assert "wörtlich" in (server.instructions or "")
    assert "citation" in (server.instructions or "")


def test_a_hit_can_be_cited_and_read_in_its_surroundings(server: MCPServer) -> None:
    found = call(server, "search", question="Wie gelingt Sprachmittlung?", type="practice", k=2)
    hit = found["hits"][0]
    assert (len(found["hits"]), hit["type"]) == (2, "practice")
    assert "S. " in hit["citation"]
    record = call(server, "get_record", id=hit["id"])
    assert record["quote"] == hit["quote"]
    assert record["context"]["before"] or record["context"]["after"]


def test_without_an_address_there_is_no_link_and_with_one_there_is(place: Workspace) -> None:
    plain = call(create_server(place), "search", question="Beteiligung", k=1)["hits"][0]
    assert "proof_url" not in plain
    web = WebOptions(base_url="https://stadt.example/docpipe/")
    linked = create_server(replace(place, settings=Settings(web=web)))
    hit = call(linked, "search", question="Beteiligung", k=1)["hits"][0]
    assert (
        hit.pop("proof_url")
        == f"https://stadt.example/docpipe/records/{plain['id'].replace(':', '%3A')}"
    )
    assert hit == plain


def test_records_can_be_leafed_through(server: MCPServer) -> None:
    first = call(server, "list_records", type=["demand"], limit=3)
    second = call(server, "list_records", type=["demand"], limit=3, offset=3)
    assert first["total"] == second["total"] > 6
    assert len({one["id"] for one in first["records"] + second["records"]}) == 6


def test_a_document_without_its_records_is_short(server: MCPServer) -> None:
    identifier = call(server, "list_documents")["documents"][0]["id"]
    whole = call(server, "get_document", id=identifier)
    short = call(server, "get_document", id=identifier, records=False)
    assert whole["records"]
    assert short == {**whole, "records": []}


def test_the_text_of_a_document_is_a_resource(server: MCPServer) -> None:
    documents = call(server, "list_documents")["documents"]
    one = next(each for each in documents if each["file"] == "migrantenorganisationen-2022.pdf")
    assert "\n## " in read(server, f"docpipe://document/{one['id']}")


def test_a_record_is_a_resource(server: MCPServer) -> None:
    hit = call(server, "search", question="Beteiligung", k=1)["hits"][0]
    assert json.loads(read(server, f"docpipe://record/{hit['id']}"))["quote"] == hit["quote"]


@pytest.mark.parametrize("name", ["gibtesnicht", "..%2F..%2Fsources"])
def test_what_is_not_published_is_no_resource(server: MCPServer, name: str) -> None:
    async def ask() -> None:
        async with Client(server) as client:
            with pytest.raises(MCPError):
                await client.read_resource(f"docpipe://document/{name}")

    anyio.run(ask)


@pytest.mark.parametrize(
    ("tool", "arguments", "cure"),
    [
        ("search", {"question": "?!"}, "leer"),
        ("search", {"question": "x" * 1001}, "1000"),
        ("search", {"question": "Beteiligung", "k": 101}, "100"),
        ("search", {"question": "Beteiligung", "type": ["example"]}, "recommendation"),
        ("search", {"question": "Amt", "year_from": 2020, "year_to": 2010}, "2020"),
        ("get_record", {"id": "0000:r00000000"}, "Kennung"),
        ("get_document", {"id": "nichts"}, "Kein Dokument"),
    ],
)
def test_errors_name_the_cure(
    server: MCPServer, tool: str, arguments: dict[str, Any], cure: str
) -> None:
    assert cure in refused(server, tool, **arguments)


def test_as_a_process_it_speaks_nothing_but_the_protocol(sample_place: Path) -> None:
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "docpipe", "mcp", "--index", str(sample_place / "index")],
        cwd=sample_place,
        env=dict(os.environ),
    )

    async def ask() -> Any:  # noqa: ANN401
        async with Client(started) as client:
            return await client.call_tool("search", {"question": "Beteiligung", "k": 1})

    found = anyio.run(ask).structured_content
    with Searcher.open(sample_place / "index") as searcher:
        assert found["hits"][0]["id"] == searcher.search("Beteiligung", k=1).hits[0].id
