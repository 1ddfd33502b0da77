"""Typst: hyphenates by itself, floats, footnotes, tagged files."""

import tempfile
from pathlib import Path

from scripts.proving.paper import Paper, Produced
from scripts.proving.producers.typst_source import source


def missing() -> str | None:
    """What is not installed, or None."""
    try:
        import typst  # noqa: F401
    except ImportError:
        return "pip install typst"
    return None


def produce(paper: Paper) -> Produced:
    """Compile the paper."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{paper.key}.typ"
        path.write_text(source(paper), encoding="utf-8")
        pdf = typst.compile(str(path), format="pdf", pdf_tags=paper.design.tagged, timestamp=0)
    _, top, _, bottom = paper.design.margins
    return Produced(pdf=pdf, bands=(top, bottom))
