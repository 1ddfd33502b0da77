"""What runs unattended: take in, verify, measure."""

from prefect import flow

from docpipe import pipeline
from flows.evaluate import evaluate
from flows.index import verify
from flows.ingest import ingest


@flow(name="nightly")
def nightly(
    inputs: list[str] | None = None,
    corpus: str = "corpus",
    index: str = "index",
    config: str | None = None,
) -> pipeline.IngestReport:
    """Ingest, then prove every quote, then measure the search.

    A file in quarantine does not fail the run; a quote that cannot be proven does.
    """
    report = ingest(inputs, corpus, index, config)
    verify(corpus, index, config)
    evaluate(corpus, index, config)
    return report
