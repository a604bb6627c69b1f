"""Items that count people: money and areas beside them are of none, and pupils of a roll are of their school."""

from __future__ import annotations

from tests.clean.grids import clean_rows, figures_of_first, values


def test_money_and_areas_beside_causes_are_of_no_cause() -> None:
    heads: list[object] = ["致贫原因", "户数", "金额（万元）", "面积（亩）"]
    rows: list[list[object]] = [["因病", 3, 4.5, 20], ["因灾", 2, 3.5, 30], ["合计", 5, 8, 50]]
    cleaned = clean_rows([["甲山镇2018年贫困户致贫原因统计表"], heads, *rows])
    found = {(item, measure): value for (_, _, item, measure), value in values(cleaned).items()}
    assert found["cause/illness", "households"] == 3
    assert found["cause/因病", "amount_yuan"] == 45_000
    assert found["cause/因病", "area_mu"] == 20
    assert {item.partition("/")[0] for item, measure in found if measure != "households"} == {"cause"}
    assert "illness" not in {item.partition("/")[2] for item, measure in found if measure != "households"}


def test_pupils_of_a_roll_under_a_title_about_pupils_are_in_school() -> None:
    found = figures_of_first(
        ["2021年学生资助情况统计表"], ["乡镇", "脱贫户学生（人）", "资助金额（元）"], ["甲山镇", 30, 9000], ["乙水镇", 25, 7000]
    )
    assert found["education/in_school_of_exited", "persons"] == 30
    assert not any(item.startswith("registry/") for item, _ in found)
