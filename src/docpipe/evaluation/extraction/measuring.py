"""The whole measurement: papers of a folder, tools, figures."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docpipe.evaluation.extraction.gold import Paper
from docpipe.evaluation.extraction.gold_files import find_papers
from docpipe.evaluation.extraction.process import ToolRun, run_tool
from docpipe.evaluation.extraction.scans import without_scans
from docpipe.evaluation.extraction.scoring import Score, score


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A tool's runs: papers without scanned pages, and papers that have some.

    They are run apart, because recognising one page costs as much as reading a hundred.
    """

    digital: ToolRun
    scanned: ToolRun

    @property
    def tool(self) -> str:
        """The tool's name."""
        return self.digital.tool

    @property
    def version(self) -> str | None:
        """``None`` if the tool is not installed."""
        return self.digital.version


def measure(
    folders: Sequence[Path],
    tools: Sequence[str],
    *,
    only: str = "",
    scans: bool = True,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[tuple[Measured, ...], tuple[Score, ...]]:
    """Run every tool on every paper of the folders whose text is known.

    Args:
        folders: Searched at any depth; see ``gold_files``.
        tools: Names out of ``tools.registry.TOOLS``.
        only: Part of the names of the papers that are wanted.
        scans: Whether pages that the gold calls scanned count; if not, none is recognised.
        tell: Called with what happens next.

    Returns:
        The runs of each tool, and one score a tool and paper: papers without scanned pages
        first, then by path.
    """
    every = [paper for folder in folders for paper in find_papers(folder) if only in paper.name]
    papers = sorted(every, key=lambda paper: paper.has_scans)
    runs: list[Measured] = []
    scores: list[Score] = []
    with tempfile.TemporaryDirectory() as place:
        copies = [_copied(paper, Path(place, f"{n}.pdf")) for n, paper in enumerate(papers)]
        for name in tools:
            tell(f"{name}: {len(papers)} papers …")
            run = _run(name, papers, copies, recognise=scans)
            runs.append(run)
            if run.version is not None:
                tell(f"{name}: {run.digital.cpu_s + run.scanned.cpu_s:.0f} CPU-s; counting …")
                scores += _scores(name, papers, run, scans=scans)
    return tuple(runs), tuple(scores)


def _copied(paper: Paper, copy: Path) -> Path:
    """All tools must read the same bytes, even if somebody rewrites the folder meanwhile."""
    shutil.copyfile(paper.pdf, copy)
    return copy


def _run(
    name: str, papers: Sequence[Paper], copies: Sequence[Path], *, recognise: bool
) -> Measured:
    n_digital = sum(not paper.has_scans for paper in papers)
    return Measured(
        digital=run_tool(name, copies[:n_digital], recognise=recognise),
        scanned=run_tool(name, copies[n_digital:], recognise=recognise),
    )


def _scores(name: str, papers: Sequence[Paper], run: Measured, *, scans: bool) -> Iterator[Score]:
    readings = (*run.digital.readings, *run.scanned.readings)
    for paper, reading in zip(papers, readings, strict=True):
        sides = (paper, reading) if scans else without_scans(paper, reading)
        yield score(name, *sides)
