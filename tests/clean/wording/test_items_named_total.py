"""An item whose name ends with 合计 is that item, and no sum of whatever stands below it; a county's 合计 is one."""

import pytest

from tests.clean.grids import clean_rows


def accused(rows: list[list[object]]) -> list[str]:
    return [problem.code for problem in clean_rows(rows).problems if problem.code == "F265"]


@pytest.mark.parametrize("name", ["建档立卡合计", "贫困户合计", "低保合计", "监测对象合计"])
def test_an_item_named_total_is_no_sum_of_other_items(name: str) -> None:
    rows = [["甲山镇2018年扶贫基本情况表"], ["项目", "户数（户）"], [name, 100], ["当年脱贫", 12], ["因病", 60], ["因残", 40]]
    assert accused(rows) == []


@pytest.mark.parametrize("name", ["全县合计", "青山县合计", "全区总计"])
def test_a_countys_total_is_the_sum_of_its_townships(name: str) -> None:
    rows = [["青山县2018年因病致贫户数"], ["乡镇", "因病户数"], ["甲山镇", 60], ["乙山镇", 40], [name, 110]]
    assert accused(rows) == ["F265"]
    assert accused([*rows[:-1], [name, 100]]) == []
