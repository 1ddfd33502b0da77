"""What is in corpus and index."""

from typing import Any

from docpipe import codec, pipeline
from docpipe.export import described_object


def status_answer(place: pipeline.Workspace) -> dict[str, Any]:
    """``pipeline.status`` as plain JSON values, each document with all that is claimed of it."""
    found = pipeline.status(place)
    documents = [described_object(document) for document in found.documents]
    return {**codec.to_builtins(found), "documents": documents}
