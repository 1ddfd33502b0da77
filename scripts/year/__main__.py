"""``make year``: simulate it, check it, and write ``docs/simulated-year.md``."""

import sys
import tempfile
from pathlib import Path

import click

from scripts.year.calendar import year
from scripts.year.checking import checks
from scripts.year.report import report
from scripts.year.running import simulate

_REPORT = Path(__file__).resolve().parents[2] / "docs" / "simulated-year.md"


@click.command()
@click.option("--keep", type=click.Path(path_type=Path), help="An empty folder that stays")
@click.option("--write/--no-write", default=False, help="Write docs/simulated-year.md")
def main(keep: Path | None, write: bool) -> None:
    """Run the year and end with 1 if a statement does not hold."""
    with tempfile.TemporaryDirectory(prefix="docpipe-year-") as folder:
        lived = simulate(keep or Path(folder), year())
        found = checks(lived)
        text = report(lived, found)
    click.echo(text)
    if write:
        _REPORT.write_text(text, encoding="utf-8")
    sys.exit(not all(check.holds for check in found))


if __name__ == "__main__":
    main()
