"""Notebooks are thin: parameters, calls of the library, notes; committed without outputs."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
#: Charts that each notebook shows at least on the shipped data: a page without its charts must not pass. A line of the plan
#: takes two years of one township, which that data has not.
_CHARTS = {
    "00_explore": 0,
    "01_township": 6,
    "02_quality": 0,
    "04_municipality": 1,
    "05_plan": 0,
    "06_week": 0,
}  # a line takes two years of one township
_FORBIDDEN = (ast.FunctionDef, ast.Lambda, ast.For, ast.While, ast.BinOp, ast.AugAssign, ast.If, ast.Try, ast.comprehension)


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def _code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_source_has_no_outputs_and_no_counts(notebook: Path) -> None:
    assert all(not cell.outputs and cell.execution_count is None for cell in _code_cells(notebook))


def test_source_cells_hold_at_most_six_lines_of_calls(notebook: Path) -> None:
    for cell in _code_cells(notebook):
        if "parameters" in cell.metadata.get("tags", []):
            continue
        lines = [line for line in cell.source.splitlines() if line.strip() and not line.strip().startswith("#")]
        assert len(lines) <= 6, cell.source
        assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, _FORBIDDEN)], cell.source


def test_source_parameters_are_literals_and_agree_with_the_sidecar(notebook: Path) -> None:
    (cell,) = [cell for cell in _code_cells(notebook) if "parameters" in cell.metadata.get("tags", [])]
    stated = {node.targets[0].id: ast.literal_eval(node.value) for node in ast.parse(cell.source).body}  # type: ignore[attr-defined]
    with notebook.with_suffix(".toml").open("rb") as stream:
        sidecar = tomllib.load(stream)["parameters"]
    assert stated == {name: row["default"] for name, row in sidecar.items()}


def test_source_runs_by_hand_on_the_shipped_data(notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fupin_analysis.render.execution import Execution
    from fupin_analysis.render.parameters import check_parameters

    monkeypatch.chdir(notebook.parent)
    values = check_parameters(notebook, {"processed": str(tmp_path / "processed")})
    executed = Execution(notebook.name, notebook.read_text(encoding="utf-8"), values).run()
    outputs = [output for cell in executed.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in outputs if output.output_type in {"error", "stream"}]
    assert sum("image/svg+xml" in output.get("data", {}) for output in outputs) >= _CHARTS[notebook.stem]


def test_parameters_that_a_page_names_are_called_by_what_they_are() -> None:
    from fupin_analysis.present.words import names

    where_things_are = {"data", "processed", "language", "as_of"}  # not shown, or in words of their own
    for path in [notebook.with_suffix(".toml") for notebook in NOTEBOOKS if notebook.stem != "00_explore"]:
        asked = tomllib.loads(path.read_text(encoding="utf-8"))["parameters"].keys() - where_things_are
        assert asked <= set(names("parameters")), path.name
