"""Rules of the house that no linter knows."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = sorted([*ROOT.glob("src/**/*.py"), *ROOT.glob("flows/*.py"), *ROOT.glob("scripts/**/*.py")])
HEAVY = ("torch", "sentence_transformers", "faiss", "pypdf", "pypdfium2", "pdfplumber", "prefect")


def loaded_by(program: str) -> set[str]:
    """Top-level modules in memory after running a program in a fresh interpreter."""
    script = f"import sys\n{program}\nprint(*{{m.partition('.')[0] for m in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "program",
    [
        "import docpipe",
        "from docpipe import Searcher",
        "import docpipe.cli\nfrom docpipe.cli.program import _run\n_run(['--help'])",
    ],
)
def test_starting_up_loads_nothing_heavy(program: str) -> None:
    assert loaded_by(program) & {*HEAVY, "numpy", "rich"} == set()


def test_settings_load_no_library_of_any_stage() -> None:
    assert loaded_by("from docpipe.pipeline import Workspace") & set(HEAVY) == set()


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_readable(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_every_package_of_flows_is_short() -> None:
    for path in ROOT.glob("flows/*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 140, path


def test_only_flows_import_prefect() -> None:
    for path in ROOT.glob("src/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not any(name.startswith("prefect") for name in names), path


def test_the_lock_holds_neither_cuda_nor_addresses() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    names = re.findall(r"^([a-z0-9._-]+)==", lock, flags=re.MULTILINE)
    assert len(names) > 50
    assert [n for n in names if re.match(r"nvidia|cuda|triton|torch$", n)] == []
    assert "://" not in lock
    assert all(
        line.startswith((" ", "#")) or "==" in line for line in lock.splitlines() if line.strip()
    )


def test_the_pins_that_hold_prefect_together() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert re.search(r"^prefect==3\.8\.8 ", lock, flags=re.MULTILINE)
    assert re.search(r"^fastapi==0\.150\.0 ", lock, flags=re.MULTILINE)
