"""Where a run reads and writes, and how."""

from dataclasses import dataclass, replace
from pathlib import Path

from docpipe.corpus import Corpus
from docpipe.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A corpus, the index made of it, and the options of all stages."""

    corpus: Corpus
    index_dir: Path
    settings: Settings

    @classmethod
    def open(
        cls,
        corpus: str | Path = "corpus",
        index: str | Path = "index",
        settings: Settings | None = None,
    ) -> "Workspace":
        """Use these folders, existing or not; nothing is created until something is written.

        Raises:
            CorpusError: ``corpus`` is a file.
        """
        return cls(
            corpus=Corpus.open(corpus), index_dir=Path(index), settings=settings or Settings()
        )

    def absolute(self) -> "Workspace":
        """The same places, wherever it is used from."""
        return replace(
            self, corpus=Corpus(self.corpus.root.resolve()), index_dir=self.index_dir.resolve()
        )
