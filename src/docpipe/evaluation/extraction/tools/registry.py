"""The names of the tools, and where each one's code is."""

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol, cast

from docpipe.evaluation.extraction.reading import Reading


class ToolModule(Protocol):
    """What the module of a tool offers."""

    def load(self) -> None:
        """Import the library."""

    def read(self, paths: Sequence[Path], *, recognise: bool) -> Iterator[object]:
        """What the library makes of each paper; in one batch where it has such a call.

        ``recognise`` asks for the text of scanned pages, if the tool can give it.
        """

    def as_reading(self, made: object) -> Reading:
        """The same in the common shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A tool by name.

    Attributes:
        package: The distribution whose version the report names.
        module: Full name of the tool's module.
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

    def imported(self) -> ToolModule:
        """The module, which does not import the library before ``load`` is called."""
        return cast(ToolModule, importlib.import_module(self.module))


def _tool(package: str, module: str) -> Tool:
    return Tool(name=package, package=package, module=f"{__package__}.{module}")


TOOLS = {
    tool.name: tool
    for tool in (
        _tool("docpipe", "docpipe_tool"),
        _tool("pypdf", "pypdf_tool"),
        _tool("pdfplumber", "pdfplumber_tool"),
        _tool("pypdfium2", "pypdfium2_tool"),
        _tool("liteparse", "liteparse_tool"),
        _tool("kreuzberg", "kreuzberg_tool"),
        _tool("opendataloader-pdf", "opendataloader_tool"),
    )
}
