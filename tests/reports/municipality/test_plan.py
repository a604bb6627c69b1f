"""Exits over the years against plan: rival plans both stand, and nothing is said that years do not bear out."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.present.blocks import flatten
from fupin_analysis.present.canvas.style import Chart
from fupin_analysis.present.tables import Table
from fupin_analysis.reports.municipality.plan import PlanReport, open_plan
from fupin_analysis.synth.municipality import write_municipality


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = tmp_path_factory.mktemp("plan") / "raw"
    write_municipality(raw, count=4, seed=4, years=[2018, 2019, 2020])
    return raw


@pytest.fixture(scope="module")
def plan(folder: Path) -> PlanReport:
    return open_plan(data=folder, target_year=2022)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_shows_itself_in_both_languages(folder, language):
    plan = open_plan(data=folder, language=language)
    shown = {name: len(flatten([plan[name].blocks()])) for name in plan._ipython_key_completions_()}
    assert len(shown) == 6
    assert [name for name, count in shown.items() if count < 2] == []  # a heading alone says nothing


def test_exits_to_date_are_those_stated(plan):
    figures = plan.figures
    stated = figures[figures["item"].eq("cumulative") & figures["measure"].eq("households")]
    assert sorted(plan.burn_up["exited"]) == sorted(stated["value"])


def test_rival_plans_each_have_a_line_and_a_row(plan):
    rivals = plan.plans[plan.plans["township"].eq("模拟镇00002")]
    assert rivals["planned"].diff().iloc[1] == 3
    assert len(plan._lines({"township": "模拟镇00002", "year": rivals["year"].iloc[0], "exited": 10.0})) == 2
    assert "模拟镇00002 2021年的计划有2种说法" in repr(plan["what_if"])


def test_the_charts_name_register_and_plan(plan):
    drawn = [block for block in plan["burn_up"].blocks() if isinstance(block, Chart)]
    assert len(drawn) == 4
    assert all("建档立卡" in " ".join(chart.wordings) for chart in drawn)


@pytest.mark.parametrize("target", [2019, 2020, 2022])
def test_who_has_reached_the_target_year_with_households_left_is_said(folder, target):
    plan = open_plan(data=folder, target_year=target)
    known = plan.pace[plan.pace["remaining"].notna()]
    over, ahead = known[known["year"] >= target], known[known["year"] < target]
    left = over[over["remaining"] > 0]
    told = repr(plan["pace"])
    assert f"合计{known['remaining'].sum():.0f}户" in told
    assert (f"{len(over)}个乡镇的数据已到{target}年底，仍有{len(left)}个乡镇{left['remaining'].sum():.0f}户" in told) is (
        len(left) > 0
    )
    assert (f"{len(ahead)}个乡镇的数据未到{target}年底" in told) is (len(ahead) > 0)


@pytest.mark.parametrize(
    ("language", "unknown", "known"),
    [("zh", "过去进度未知", "过去进度都不低于"), ("en", "the past pace is not known", "none has been slower")],
)
def test_a_pace_that_is_not_known_is_held_against_nothing(folder, monkeypatch, language, unknown, known):
    plan = open_plan(data=folder, target_year=2022, language=language)
    blank = plan.pace.assign(pace=float("nan"))
    monkeypatch.setitem(plan.__dict__, "pace", blank)
    told = repr(plan["pace"])

    assert unknown in told
    assert known not in told
    monkeypatch.setitem(plan.__dict__, "pace", blank.assign(remaining=float("nan")))
    assert "合计0户" not in repr(plan["pace"])


def test_an_interval_that_cannot_be_told_is_a_dash(plan):
    (table,) = [block for block in plan["pace"].blocks() if isinstance(block, Table)]
    assert "" not in {cell for row in table.cells for cell in row}


def test_a_plan_already_carried_out_is_no_what_if(plan):
    periods = plan.plans.groupby("township")["period"].unique()
    assert periods["模拟镇00001"].tolist() == ["2021"]
    assert periods["模拟镇00004"].tolist() == ["2020"]  # handed in nothing for 2020


def test_one_year_is_no_line_and_a_plan_without_a_remainder_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "甲山镇2018年总结.txt").write_text(
        "甲山镇2018年脱贫攻坚工作总结\n全镇建档立卡户72户171人，累计脱贫60户150人。\n", encoding="utf-8"
    )
    (tmp_path / "乙水镇2018年总结.txt").write_text(
        "乙水镇2018年脱贫攻坚工作总结\n全镇建档立卡户298户，2018年脱贫121户。\n2019年计划脱贫139户。\n2019年计划脱贫120户。\n",
        encoding="utf-8",
    )
    plan = open_plan(data=tmp_path)
    assert not [block for block in plan["burn_up"].blocks() if isinstance(block, Chart)]
    assert "两个以上年度" in repr(plan["burn_up"]) or "两个以上年度" in "".join(map(repr, plan["burn_up"].blocks()))
    told = repr(plan["what_if"])
    assert "乙水镇2019年的计划有2种说法：计划脱贫139户；计划脱贫120户；决定之前不取舍" in told
    assert "—" not in told
    (table,) = [block for block in plan["pace"].blocks() if isinstance(block, Table)]
    assert not any("区间" in heading for heading in table.headings)


def test_where_nobody_reported_exits_it_is_said_once_and_no_chapter_shows(tmp_path: Path) -> None:
    (tmp_path / "甲.csv").write_text("2018年甲山镇致贫原因\n指标,户数\n因病,12\n", encoding="utf-8")
    plan = open_plan(data=tmp_path)
    assert "本页没有可比较的数据" in plan["summary"]._repr_html_()
    assert [name for name in ("pace", "burn_up", "what_if", "monitoring") if plan[name].blocks()] == []
    (tmp_path / "乙.csv").write_text("2018年乙水乡脱贫\n指标,户数\n当年脱贫,12\n", encoding="utf-8")
    assert open_plan(data=tmp_path)["pace"].blocks()
