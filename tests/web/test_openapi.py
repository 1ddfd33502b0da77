"""The description of the REST interface holds for whatever is asked."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docpipe import Searcher, Workspace
from docpipe.web import create_app

RESOURCES = (
    "/api/v1/search",
    "/api/v1/records",
    "/api/v1/records/{record_id}",
    "/api/v1/records/{record_id}/like",
    "/api/v1/records/{record_id}/through-time",
    "/api/v1/records/{record_id}/proof",
    "/api/v1/documents",
    "/api/v1/documents/{document_id}",
    "/api/v1/documents/{document_id}/pages/{page}.png",
    "/api/v1/documents/{document_id}/original",
    "/api/v1/facets",
    "/api/v1/status",
    "/healthz",
)


@pytest.fixture(scope="module")
def schema(place: Workspace) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(place))


def test_the_description_names_every_resource(schema: schemathesis.BaseSchema) -> None:
    assert set(RESOURCES) <= set(schema.raw_schema["paths"])


PROPER, IMPROPER = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
WITH_PARAMETERS = [RESOURCES[0], RESOURCES[1], RESOURCES[3], "/api/v1/facets"]


@pytest.mark.parametrize(
    ("path", "mode"),
    [*((one, PROPER) for one in RESOURCES), *((one, IMPROPER) for one in WITH_PARAMETERS)],
)
def test_every_answer_is_as_described(
    schema: schemathesis.BaseSchema, path: str, mode: schemathesis.GenerationMode
) -> None:
    """Proper and improper calls alike: no server error, and nothing that is not described."""
    operation = schema[path]["GET"]

    @given(data=st.data())
    @settings(
        max_examples=15, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
    )
    def ask(data: st.DataObject) -> None:
        data.draw(operation.as_strategy(generation_mode=mode)).call_and_validate()

    ask()


@pytest.mark.parametrize("path", [one for one in RESOURCES if "_id}" in one])
def test_what_there_is_is_given_as_described(
    schema: schemathesis.BaseSchema, searcher: Searcher, path: str
) -> None:
    """Ids made by chance are never there; these are."""
    operation = schema[path]["GET"]
    for chunk, document in list(searcher.records())[::40]:
        ids = {"record_id": chunk.id, "document_id": document.id, "page": 1}
        chosen = {name: value for name, value in ids.items() if f"{{{name}}}" in path}
        answer = operation.Case(path_parameters=chosen).call_and_validate()
        assert answer.status_code == 200
