"""Measured sections of docs/benchmarks.md, each between its markers."""

import re
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def write_section(page: Path, name: str, text: str) -> None:
    """Put the text between the markers of ``name``, or at the end of a page that has none."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    marked = f"{begin}\n{text.strip()}\n{end}"
    before = page.read_text(encoding="utf-8") if page.is_file() else ""
    known = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.S)
    if known.search(before):
        after = known.sub(lambda _: marked, before)
    else:
        after = f"{before.rstrip()}\n\n{marked}\n"
    page.write_text(after, encoding="utf-8")
