"""The page of plans looks at each township's last return, whatever it tells: exits, what remains, or a plan alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.reports.municipality.plan import PlanReport, open_plan

HEAD = "township,year,period,topic,item,measure,value\n"
TOLD = [
    "甲山镇,2018,2018,registry,total,households,300",
    "甲山镇,2018,2018,exit,cumulative,households,200",
]
LEFT = "甲山镇,2019,2019,registry,not_exited,households,60"
PLANNED = "甲山镇,2019,2020,plan,exit,households,60"


def _open(tmp_path: Path, *rows: str) -> PlanReport:
    data = tmp_path / "raw"
    data.mkdir()
    (data / "a.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return open_plan(data=data, processed=tmp_path / "processed")


def test_a_return_that_tells_what_remains_and_a_plan_goes_before_an_older_one_with_exits(tmp_path: Path) -> None:
    plan = _open(tmp_path, *TOLD, LEFT, PLANNED)
    assert plan.pace[["year", "remaining", "needed_per_year"]].values.tolist() == [[2019, 60, 60]]
    assert plan.plans[["year", "period", "planned", "left_after"]].values.tolist() == [[2019, "2020", 60, 0]]
    assert "均未报送" not in str(plan["what_if"].blocks())


def test_a_township_that_tells_only_what_remains_is_on_the_page(tmp_path: Path) -> None:
    row = "乙水乡,2019,2019,registry,not_exited,households,80"
    plan = _open(tmp_path, *TOLD, row, "乙水乡,2019,2020,plan,exit,households,80")
    assert plan.pace.set_index("township")["remaining"].to_dict() == {"甲山镇": 100, "乙水乡": 80}
    assert plan.plans["township"].tolist() == ["乙水乡"]


def test_a_plan_of_an_older_return_is_not_held_against_the_last_one(tmp_path: Path) -> None:
    plan = _open(tmp_path, *TOLD, "甲山镇,2018,2019,plan,exit,households,40", LEFT)
    assert plan.plans.empty
    assert "最近一次报送中没有尚未执行" in str(plan["what_if"].blocks())


def test_what_nobody_planned_is_called_not_reported(tmp_path: Path) -> None:
    assert "均未报送" in str(_open(tmp_path, *TOLD)["what_if"].blocks())


@pytest.mark.parametrize("last", [[], [LEFT]])
def test_years_of_exits_still_lead_where_they_lead(tmp_path: Path, last: list[str]) -> None:
    rows = [f"甲山镇,{year},{year},exit,done,households,{done}" for year, done in ((2016, 40), (2017, 50), (2018, 60))]
    plan = _open(tmp_path, "甲山镇,2016,2016,exit,cumulative,households,60", TOLD[0], *rows, *last)
    (row,) = plan.pace.to_dict("records")
    assert (row["forecast"], row["years"], row["remaining"]) == (270, 3, 60 if last else 130)
    assert len(plan["burn_up"].blocks()) == 3
