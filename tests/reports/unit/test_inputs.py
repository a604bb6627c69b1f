"""The files of a unit: those its figures stand in and those that count it, in the order of all files."""

from __future__ import annotations

from typing import Any

from fupin_analysis.core.disk.store import from_columns
from fupin_analysis.reports.unit.inputs import inputs_table, own_inputs


def row(file: str, *, units: int = 1) -> dict[str, Any]:
    return {"file": file, "sha256": f"sha of {file}", "bytes": 10, "figures": 99, "quarantined": 99, "units": units}


FILES = {"b.xlsx": (0, row("b.xlsx")), "a.xlsx": (1, row("a.xlsx", units=3)), "c.xlsx": (2, row("c.xlsx"))}


def test_files_are_those_used_and_those_that_count_the_unit_in_the_order_of_all() -> None:
    found = own_inputs(FILES, {"a.xlsx": 5}, {}, {"b.xlsx"})
    assert [one["file"] for one in found] == ["b.xlsx", "a.xlsx"]
    assert [one["figures"] for one in found] == [0, 5]
    assert [one["file"] for one in own_inputs(FILES, {"c.xlsx": 1, "gone.xlsx": 1}, {}, ())] == ["c.xlsx"]
    assert own_inputs(FILES, {}, {"a.xlsx": 1}, ()) == []


def test_how_many_of_its_figures_and_cells_set_aside_are_told_and_not_those_of_all() -> None:
    [one] = own_inputs(FILES, {"b.xlsx": 4}, {"b.xlsx": 2}, ())
    assert (one["figures"], one["quarantined"], one["units"]) == (4, 2, 1)
    assert own_inputs(FILES, {"b.xlsx": 4}, {}, ())[0]["quarantined"] == 0


def test_a_file_shared_with_other_units_may_change_without_changing_this_one() -> None:
    [own, shared] = own_inputs(FILES, {"b.xlsx": 1, "a.xlsx": 1}, {}, ())
    assert (own["sha256"], own["bytes"]) == ("sha of b.xlsx", 10)
    assert (shared["sha256"], shared["bytes"]) == ("", 0)


def test_a_table_of_inputs_holds_the_rows_and_may_be_empty() -> None:
    columns = from_columns("inputs", {}).column_names
    whole = dict.fromkeys(columns, "") | {"bytes": 1, "figures": 1, "quarantined": 0, "units": 1}
    plain = {name: value for name, value in (whole | {"file": "a.xlsx", "sha256": "0"}).items() if name in columns}
    table = inputs_table([plain, plain | {"file": "b.xlsx"}])
    assert table["file"].to_pylist() == ["a.xlsx", "b.xlsx"]
    assert inputs_table([]).num_rows == 0
    assert inputs_table([]).column_names == columns
