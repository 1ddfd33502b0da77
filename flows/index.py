"""Publish and verify what is already in the corpus, without reading any PDF."""

from prefect import flow
from prefect.artifacts import create_markdown_artifact

from docpipe import pipeline
from docpipe.errors import CorpusError
from flows.ingest import open_workspace, publish
from flows.report import verify_markdown


@flow(name="index")
def index(
    corpus: str = "corpus", index: str = "index", config: str | None = None
) -> pipeline.Published:
    """Embed what is not embedded and publish one snapshot of all ready sources."""
    place = open_workspace(corpus, index, config)
    with place.corpus.lock():
        return publish(place)


@flow(name="verify")
def verify(
    corpus: str = "corpus", index: str = "index", config: str | None = None
) -> pipeline.VerifyReport:
    """Prove every quote and check every file; fails if anything is wrong."""
    report = pipeline.verify(open_workspace(corpus, index, config))
    create_markdown_artifact(key="verify-report", markdown=verify_markdown(report))
    if report.faults:
        raise CorpusError(f"{len(report.faults)} Fehler, der erste: {report.faults[0].what}")
    return report


if __name__ == "__main__":
    index()
