"""The notebook that researchers start from runs through, in this very environment."""

import sys
from pathlib import Path

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "einstieg.ipynb"


class OwnKernel(AsyncKernelManager):
    """A kernel of the Python that runs the tests, whatever kernels the machine knows."""

    @property
    def kernel_spec(self) -> KernelSpec:
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=command, display_name="own", language="python")


def read() -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def test_nothing_of_a_run_is_kept_in_it() -> None:
    notebook = read()
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(not cell.outputs and cell.execution_count is None for cell in code)


# The kernel's sockets and loops are closed by its libraries, now and then only at the very end.
@pytest.mark.filterwarnings("ignore")
def test_it_runs_through(
    sample_place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("corpus", "index"):
        (tmp_path / name).symlink_to(sample_place / name)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    notebook = read()
    resources = {"metadata": {"path": str(tmp_path)}}
    client = NotebookClient(
        notebook, timeout=120, kernel_manager_class=OwnKernel, resources=resources
    )
    client.execute()
    said = "".join(
        output.text
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream"
    )
    assert "12 Dokumente" in said
    proven, of = said.split(" Zitaten belegt")[0].split()[-3::2]
    assert int(proven) == int(of) > 300
    assert (tmp_path / "auswertung" / "forderungen.ris").read_text().startswith("TY  - ")
    assert (tmp_path / "auswertung" / "themen-nach-jahren.csv").stat().st_size > 200
