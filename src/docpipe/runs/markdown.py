"""Tables and lines of a report."""

from collections.abc import Iterable, Iterator, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, and an empty line."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(cell) for cell in row)} |"
    yield ""


def _cell(text: str) -> str:
    """What would end the cell or be read as a mark-up keeps its face."""
    return in_one_line(text).replace("|", "\\|").replace("<", "&lt;")


def in_one_line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())
