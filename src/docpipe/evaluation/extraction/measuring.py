"""The whole measurement: papers of a folder, tools, figures."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from docpipe.evaluation.extraction.gold import Paper
from docpipe.evaluation.extraction.gold_files import find_papers
from docpipe.evaluation.extraction.process import ToolRun, run_tool
from docpipe.evaluation.extraction.scans import without_scans
from docpipe.evaluation.extraction.scoring import Score, score


def measure(
    folders: Sequence[Path],
    tools: Sequence[str],
    *,
    only: str = "",
    scans: bool = True,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[tuple[ToolRun, ...], tuple[Score, ...]]:
    """Run every tool on every paper of the folders whose text is known.

    Args:
        folders: Searched at any depth; see ``gold_files``.
        tools: Names out of ``tools.registry.TOOLS``.
        only: Part of the names of the papers that are wanted.
        scans: Whether pages that the gold calls scanned count.
        tell: Called with what happens next.

    Returns:
        One run a tool, and one score a tool and paper, in the order of tools and paths.
    """
    every = [paper for folder in folders for paper in find_papers(folder)]
    papers = [paper for paper in every if only in paper.name]
    with tempfile.TemporaryDirectory() as place:
        copies = [_copied(paper, Path(place, f"{n}.pdf")) for n, paper in enumerate(papers)]
        return _measure_copies(papers, copies, tools, scans=scans, tell=tell)


def _copied(paper: Paper, copy: Path) -> Path:
    """All tools must read the same bytes, even if somebody rewrites the folder meanwhile."""
    shutil.copyfile(paper.pdf, copy)
    return copy


def _measure_copies(
    papers: Sequence[Paper],
    copies: Sequence[Path],
    tools: Sequence[str],
    *,
    scans: bool,
    tell: Callable[[str], None],
) -> tuple[tuple[ToolRun, ...], tuple[Score, ...]]:
    runs, scores = [], []
    for name in tools:
        tell(f"{name}: {len(papers)} papers …")
        run = run_tool(name, copies)
        runs.append(run)
        if run.version is not None:
            tell(f"{name}: {run.cpu_s:.0f} CPU-s; counting …")
            scores += [
                score(name, *((paper, reading) if scans else without_scans(paper, reading)))
                for paper, reading in zip(papers, run.readings, strict=True)
            ]
    return tuple(runs), tuple(scores)
