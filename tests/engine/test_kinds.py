"""Every kind of notebook in which a forked kernel was once not the same as an ordinary one: each now behaves as it should.

The whole table, under both engines, is ``make conformance``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.cases import CASES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")

#: Cases that are run, and what the printed text of their last cell with any must be; None where there is more to say.
PRINTS: dict[str, str | None] = {
    "outputs: bytes that are not UTF-8 in a name": "reached\n",
    "outputs: a lone surrogate in a result": "next\n",
    "ends: death with a living child": None,
    "ends: allowed by name": None,
    "ends: all allowed": None,
    "ends: an error": None,
    "ends: time limit": None,
    "ends: time limit with a temporary folder": None,
    "ends: a thread at the end": None,
    "ends: an executor at the end": None,
    "ends: a module's file never closed": None,
    "processes: a process left": None,
    "processes: a process left after an error": None,
    "processes: a process left by the shell": None,
    "processes: standard input": "''\n",
    "processes: group and session": "True\n",
    "processes: killpg": "alive\n",
    "processes: threads of the host": "beside a thread\n",
    "processes: a host that ignores SIGCHLD": "0\n",
    "processes: umask of the host": "0o77\n",
    "states: history": ":memory: True\n",
    "states: the same, there before": "1.5\n",
    "states: a local file named like a library": "the local file\n",
    "states: modules between imports": "False False\n",
    "states: pandas options of the host": "60\n",
    "states: builtins of the host": "False 3\n",
    "states: decimal context of the host": "28 0.3333333333333333333333333333\n",
    "states: modules of the host": "3\n",
    "states: a startup file": "yes\n",
    "libraries: settings in the folder": "23.0 matplotlibrc\n",
    "libraries: a backend by the notebook": "agg\n",
    "libraries: matplotlib of the host": None,
    "libraries: a chart, first the library": None,
    "options: a hook that stops": None,
    "options: a failed save": None,
    "options: kernel python": "1\n",
    "options: resources": "sub\n",
    "options: extra arguments": "5\n",
    "options: a kernelspec of one's own": "of its own {'utf8': True} 1\n",
    "siblings: a wide table": None,
    "siblings: a reused style": "7.0\n",
    "siblings: settings of matplotlib by a variable": "7.0\n",
    "siblings: a path file changed": "2\n",
    "siblings: a folder behind a link": None,
    "siblings: a set that cannot be": None,
    "siblings: a start with an alarm": "alarm\n",
    "late: a file kept by a class": None,
    "late: an object kept by a module": None,
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What became of the cases, all run by one host process."""
    path = tmp_path_factory.mktemp("told") / "told.jsonl"
    command = [sys.executable, "-m", "tests.conformance.host", "fupin", str(path), *PRINTS]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=550, cwd=Path(__file__).parents[2])
    assert "Traceback" not in ran.stderr
    return {one["name"]: one for one in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def _code(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in told["notebook"]["cells"] if cell["cell_type"] == "code"]


def _outputs(told: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [cell["outputs"] for cell in _code(told)]


def _files(told: dict[str, Any]) -> dict[str, str]:
    return {name: text for name, text in told["files"].items() if not name.endswith(".json")}


@pytest.mark.parametrize("name", [name for name, text in PRINTS.items() if text is not None])
def test_it_prints_what_an_ordinary_kernel_prints(name: str, told: dict[str, dict[str, Any]]) -> None:
    texts = [out["text"] for outputs in _outputs(told[name]) for out in outputs if out.get("name") == "stdout"]
    assert texts[-1:] == [[PRINTS[name]]] or "".join(texts[-1]) == PRINTS[name]


def test_nothing_hangs_and_no_process_is_left(told: dict[str, dict[str, Any]]) -> None:
    assert [name for name, one in told.items() if one["hangs"] or one["left"]] == []


def test_all_ran_in_forked_kernels(told: dict[str, dict[str, Any]]) -> None:
    assert [name for name, one in told.items() if "ordinary kernel" in one["stderr"]] == []


def test_a_death_is_told_by_its_own_exit_code(told: dict[str, dict[str, Any]]) -> None:
    assert told["ends: death with a living child"]["exit"] == 138


@pytest.mark.parametrize(("name", "first"), [("ends: allowed by name", 1), ("ends: all allowed", 0)])
def test_after_an_allowed_error_every_cell_runs(name: str, first: int, told: dict[str, dict[str, Any]]) -> None:
    cells = _code(told[name])
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    assert [out["output_type"] for out in cells[first]["outputs"]] == ["error"]


def test_after_an_error_nothing_runs_and_the_engine_says_nothing(told: dict[str, dict[str, Any]]) -> None:
    cells = _code(told["ends: an error"])
    assert [cell["metadata"]["papermill"]["status"] for cell in cells] == ["completed", "failed", "pending"]
    assert "Traceback" not in told["ends: an error"]["stderr"]  # the host of the cases catches papermill's own


def test_a_time_limit_interrupts_before_it_kills(told: dict[str, dict[str, Any]]) -> None:
    assert _files(told["ends: time limit"]) == {"finally.txt": "ran"}
    assert _files(told["ends: time limit with a temporary folder"]) == {}


def test_no_data_is_lost_at_the_end(told: dict[str, dict[str, Any]]) -> None:
    assert _files(told["ends: a thread at the end"]) == {"thread.txt": "ran"}
    assert _files(told["ends: an executor at the end"]) == {f"{number}.txt": "ran" for number in range(3)}
    assert _files(told["ends: a module's file never closed"])["kept.txt"] == "data"
    assert _files(told["late: a file kept by a class"]) == {"kept.txt": "data"}
    assert _files(told["late: an object kept by a module"]) == {"del.txt": "ran"}


def test_a_table_is_cut_as_a_kernel_cuts_it(told: dict[str, dict[str, Any]]) -> None:
    (shown,), (printed,) = _outputs(told["siblings: a wide table"])[1:]
    assert "".join(shown["data"]["text/html"]).count("<td>") == 21  # ten columns, three dots, ten columns
    assert "..." in "".join(printed["text"])


def test_a_folder_behind_a_link_is_on_the_path_once(told: dict[str, dict[str, Any]]) -> None:
    lines = "".join(_outputs(told["siblings: a folder behind a link"])[0][0]["text"]).splitlines()
    assert "FOLDER" not in lines[0].removeprefix("real ")
    assert lines[1] == "FOLDER/real/own.py"


def test_what_only_looks_like_a_constant_fails_in_its_cell(told: dict[str, dict[str, Any]]) -> None:
    (error,) = _outputs(told["siblings: a set that cannot be"])[0]
    assert error["ename"] == "TypeError"


@pytest.mark.parametrize("name", ["libraries: matplotlib of the host", "libraries: a chart, first the library"])
def test_a_chart_is_there(name: str, told: dict[str, dict[str, Any]]) -> None:
    assert any("image/png" in out.get("data", {}) for outputs in _outputs(told[name]) for out in outputs)


def test_what_nobody_asked_for_does_not_run(told: dict[str, dict[str, Any]]) -> None:
    assert _files(told["options: a hook that stops"]) == {}
    assert _files(told["options: a failed save"]) == {}


def test_cases_are_notebooks_of_every_kind() -> None:
    assert PRINTS.keys() <= CASES.keys()
    assert len(CASES) >= 120
