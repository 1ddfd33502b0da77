"""The tools that can be measured; each one's libraries are imported only in its own process."""

import importlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from docpipe.evaluation.extraction.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A tool: ``module.load()`` imports its library, ``module.read(paths)`` reads a batch.

    Attributes:
        package: The distribution whose version the report names.
    """

    name: str
    package: str
    module: str

    @property
    def version(self) -> str | None:
        """The installed version; ``None`` if the tool is not installed."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None

    def load(self) -> None:
        """Import the library."""
        importlib.import_module(self.module).load()

    def read(self, paths: Sequence[Path]) -> Iterator[Reading]:
        """Read the papers, in one batch where the library has such a call."""
        read: Callable[[Sequence[Path]], Iterator[Reading]]
        read = importlib.import_module(self.module).read
        return read(paths)


def _tool(name: str, module: str) -> Tool:
    return Tool(name=name, package=name, module=f"docpipe.evaluation.extraction.{module}")


TOOLS = {tool.name: tool for tool in (_tool("docpipe", "docpipe_tool"),)}
