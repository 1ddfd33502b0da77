"""What every document would load or compile anew, the children find there."""

import re
import sys
from pathlib import Path
from unittest.mock import patch

from docpipe import Workspace, load_settings
from docpipe.model import Source
from docpipe.pipeline import due_sources, take_in
from docpipe.pipeline.processing import open_sandbox
from docpipe.pipeline.stages import run_stages
from docpipe.sandbox import Limits
from docpipe.settings import Settings
from tests.papers import write_good


def _loaded_by(root: Path, source: Source, settings: Settings) -> tuple[set[str], int]:
    """Modules of docpipe that reading a source loads, and how many patterns it compiles."""
    before = set(sys.modules)
    compiler = re._compiler  # type: ignore[attr-defined] # where all of them are made
    with patch.object(compiler, "compile", wraps=compiler.compile) as compiling:
        run_stages(root, source, settings, None)
    fresh = {name for name in set(sys.modules) - before if name.startswith("docpipe")}
    return fresh, compiling.call_count


def test_a_child_loads_no_part_of_docpipe_and_compiles_no_pattern(tmp_path: Path) -> None:
    place = Workspace.open(tmp_path / "corpus", tmp_path / "index", load_settings())
    take_in([str(write_good(tmp_path / "gut.pdf"))], place)
    (source,) = due_sources(place)
    with open_sandbox() as sandbox:
        what = (place.corpus.root, source, place.settings)
        (modules, n_compiled), _ = sandbox.run(_loaded_by, *what, limits=Limits())
    assert modules == set()
    assert n_compiled <= 10, "patterns of rare cases may come later, those of every text may not"
