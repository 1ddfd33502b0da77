"""The judged questions that the repository carries, each with the papers they are about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from docpipe.pipeline import Workspace, ingest
from docpipe.search import Searcher
from docpipe.settings import Settings

CORPUS = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSet:
    """Questions and the folders of their papers; ``is_development``: looked at while tuning."""

    name: str
    questions: Path
    papers: tuple[Path, ...]
    is_development: bool

    @contextmanager
    def searcher(self) -> Iterator[Searcher]:
        """All its papers taken in and published, for as long as they are asked."""
        with TemporaryDirectory(prefix="docpipe-judged-") as place:
            workspace = Workspace.open(Path(place, "corpus"), Path(place, "index"), Settings())
            ingest([str(folder) for folder in self.papers], workspace)
            with Searcher.open(Path(place, "index")) as searcher:
                yield searcher


_QUESTIONS = CORPUS / "gold" / "questions"
_SAMPLES, _PAPERS = CORPUS / "samples", CORPUS / "gold" / "papers"

JUDGED_SETS = tuple(
    one
    for one in (
        JudgedSet(
            name="samples",
            questions=CORPUS / "judgements",
            papers=(_SAMPLES,),
            is_development=True,
        ),
        JudgedSet(
            name="papers, development",
            questions=_QUESTIONS / "dev",
            papers=(_SAMPLES, _PAPERS / "dev"),
            is_development=True,
        ),
        JudgedSet(
            name="papers, test",
            questions=_QUESTIONS / "test",
            papers=(
                _SAMPLES,
                _PAPERS / "dev",
                _PAPERS / "test",
                _QUESTIONS / "test" / "papers",
            ),
            is_development=False,
        ),
    )
    if one.questions.is_dir()
)
