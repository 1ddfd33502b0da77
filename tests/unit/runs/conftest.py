"""A corpus whose catalogue names two papers."""

import json
from pathlib import Path

import pytest

from docpipe import Workspace
from docpipe.embed import EmbedOptions
from docpipe.settings import Settings
from tests.papers import write_good

SETTINGS = Settings(embed=EmbedOptions(model="hash:64"))


def catalogue(place: Workspace, *names: str) -> None:
    """Make the catalogue name these files of the folder ``papers``."""
    lines = [
        json.dumps({"key": name, "title": f"Papier {name}", "file": f"papers/{name}.pdf"})
        for name in names
    ]
    place.corpus.root.mkdir(parents=True, exist_ok=True)
    (place.corpus.root / "catalogue.jsonl").write_text("".join(f"{line}\n" for line in lines))


def write(place: Workspace, name: str, *, extra: str) -> Path:
    """A paper of the catalogue; ``extra`` makes it another one."""
    return write_good(place.corpus.root / "papers" / f"{name}.pdf", extra=extra)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", SETTINGS)
    catalogue(place, "eins", "zwei")
    write(place, "eins", extra="Die Länder sollen Stellen fördern.")
    write(place, "zwei", extra="Der Bund soll Kurse bezahlen.")
    return place
