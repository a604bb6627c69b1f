"""A list of persons is not read, but the lines above it say whose workbook it is."""

from __future__ import annotations

import pandas as pd
import pytest

from fupin_analysis.clean.tables import clean_cells
from tests.clean.grids import cells_of, values

ROLL: list[list[object]] = [
    ["序号", "姓名", "身份证号", "岗位", "月补贴（元）"],
    [1, "某人甲", "999901199001010015", "护林员", 800],
    [2, "某人乙", "999901199001010023", "护路员", 500],
]
SUMS: list[list[object]] = [["岗位", "人数"], ["护林员", 1], ["护路员", 1]]


def _clean(title: str, beside: str) -> tuple[dict[tuple[str, ...], float], str]:
    sheets = [cells_of([[title], *ROLL], sheet="花名册"), cells_of([[beside], *SUMS], sheet="汇总")]
    cleaned = clean_cells(pd.concat(sheets, ignore_index=True))
    said = "".join(problem.say() for problem in cleaned.problems) + cleaned.quarantine.to_csv() + cleaned.figures.to_csv()
    return values(cleaned), said


@pytest.mark.parametrize("beside", ["石门槛村公益岗位汇总", "2022年石门槛村公益岗位情况"])
def test_the_title_of_a_roll_tells_the_township_of_the_sums_beside_it(beside: str) -> None:
    found, said = _clean("甲山镇石门槛村2022年公益性岗位人员花名册", beside)
    assert {key[:2] for key in found} == {("甲山镇", "石门槛村")}
    assert len(found) == 2
    assert "某人" not in said


def test_a_roll_without_a_township_tells_none() -> None:
    assert _clean("2022年公益性岗位人员花名册", "公益岗位汇总")[0] == {}
    assert _clean("甲山镇、乙河乡2022年公益性岗位人员花名册", "公益岗位汇总")[0] == {}
