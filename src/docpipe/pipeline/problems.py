"""Pages whose text is missing or bad: of which document, why, and what helps."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from docpipe.model import Source, SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProblem:
    """One physical page of a document that was taken in all the same."""

    file: str
    source_id: SourceId
    page: int
    problem: str


def problems_of(source: Source, problems: Iterable[tuple[int, str]]) -> list[PageProblem]:
    """What is wrong with the pages of one source, by page."""
    return [
        PageProblem(file=source.filename, source_id=source.id, page=page, problem=problem)
        for page, problem in problems
    ]


def described_problems(problems: Iterable[PageProblem]) -> list[str]:
    """One sentence for all pages of a document with the same problem: ``a.pdf, Seite 3–5: …``."""
    ordered = sorted(problems, key=lambda p: (p.file, p.source_id, p.problem, p.page))
    return [
        f"{file}, Seite {_ranges([p.page for p in group])}: {problem}"
        for (file, _, problem), group in groupby(
            ordered, key=lambda p: (p.file, p.source_id, p.problem)
        )
    ]


def _ranges(pages: list[int]) -> str:
    parts: list[list[int]] = []
    for page in pages:
        if parts and parts[-1][-1] == page - 1:
            parts[-1].append(page)
        else:
            parts.append([page])
    return ", ".join(f"{p[0]}–{p[-1]}" if len(p) > 1 else str(p[0]) for p in parts)
