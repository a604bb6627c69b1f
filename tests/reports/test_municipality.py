"""All townships of a year side by side: what each part says, and that it says no more than its figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fupin_analysis.errors import FupinError
from fupin_analysis.present.blocks import flatten
from fupin_analysis.present.canvas.style import Chart
from fupin_analysis.present.heat import HeatTable
from fupin_analysis.reports.municipality.leads import tell_dates
from fupin_analysis.reports.municipality.report import MunicipalityReport, open_municipality
from fupin_analysis.synth.municipality import write_municipality


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = tmp_path_factory.mktemp("municipality") / "raw"
    write_municipality(raw, count=8, seed=4, years=[2018, 2019, 2020])
    return raw


@pytest.fixture(scope="module")
def municipality(folder: Path) -> MunicipalityReport:
    return open_municipality(2020, data=folder)


def test_the_year_with_most_townships_is_the_default_and_an_unknown_one_is_refused(folder):
    assert open_municipality(data=folder).year == 2019  # one township handed in nothing for 2020
    with pytest.raises(FupinError) as caught:
        open_municipality(2015, data=folder)
    assert caught.value.problems[0].code == "F395"


def test_a_part_that_is_none_is_refused_with_the_nearest(municipality):
    with pytest.raises(FupinError) as caught:
        municipality["cause"]
    assert caught.value.problems[0].code == "F354"
    assert "causes" in caught.value.problems[0].near


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_shows_itself_in_both_languages(folder, language):
    municipality = open_municipality(2020, data=folder, language=language)
    shown = {name: len(flatten([municipality[name].blocks()])) for name in municipality._ipython_key_completions_()}
    assert len(shown) == 13
    assert [name for name, count in shown.items() if count < 2] == []  # a heading alone says nothing


def test_synthetic_figures_are_called_so_and_who_is_silent_is_named(municipality):
    page = municipality["summary"]._repr_html_()
    assert "模拟数据" in page
    assert "2020年没有任何报送：模拟镇00008" in page


def test_what_a_house_cost_or_a_business_got_is_no_standard(tmp_path):
    lines = ["township,year,period,topic,item,measure,value"]
    for town, rate in (("甲山镇", 500), ("乙水镇", 625)):
        lines += [
            f"{town},2018,2018,{item},{measure},{value}"
            for item, each in (("education,primary", rate), ("housing,self_built", 40 * rate), ("production,paid", 16 * rate))
            for measure, value in (
                ("recipients" if item.startswith("education") else "households", 10),
                ("amount_yuan", 10 * each),
            )
        ]
    (tmp_path / "两镇.csv").write_text("\n".join(lines), encoding="utf-8")
    blocks = open_municipality(2018, data=tmp_path)["subsidies"].blocks()
    said = [block for block in blocks if isinstance(block, str)]
    assert said == ["1项定额补助各乡镇标准不一：教育补助·小学（500至625元）。"]
    (heat,) = [block for block in blocks if isinstance(block, HeatTable)]
    assert heat.columns == ["教育补助·小学（元/人）", "住房安全·自建（元/户）", "产业扶持·已发放产业资金（元/户）"]


def test_a_heat_table_has_a_number_in_every_cell(municipality):
    (heat,) = [block for block in municipality["causes"].blocks() if isinstance(block, HeatTable)]
    own = municipality.figures
    chosen = own[own["topic"].eq("cause") & own["item"].eq("illness") & own["measure"].eq("households")]
    totals = own[own["topic"].eq("registry") & own["item"].eq("total") & own["measure"].eq("households")]
    shares = dict(zip(chosen["township"], chosen["value"].to_numpy() / totals["value"].to_numpy(), strict=True))
    at = heat.columns.index("因病")
    assert [round(row[at], 9) for row in heat.values] == [round(shares[name], 9) for name in heat.rows]
    assert "%" in heat._repr_html_()


def test_rival_plans_are_both_drawn(folder):
    # The second township states 2021's plan twice in its return for 2020; nobody has exited in 2021 yet.
    municipality = open_municipality(2020, data=folder)
    (chart,) = [block for block in municipality["exits"].blocks() if isinstance(block, Chart)]
    assert "模拟镇00002" in " ".join(chart.wordings)


def test_nothing_is_compared_where_too_few_townships_can_be(tmp_path):
    write_municipality(tmp_path / "raw", count=3, seed=1, years=[2020])
    text = open_municipality(2020, data=tmp_path / "raw")["comparison"]._repr_html_()
    text += repr(open_municipality(2020, data=tmp_path / "raw")["comparison"])
    assert "少于5个，不作比较" in text


def test_tiers_are_in_no_order_of_rates(municipality):
    shown = municipality.fairness._shown(municipality.fairness.compared["exited"])
    by_tier = [own["township"].tolist() for _tier, own in shown.groupby("tier")]
    assert len(by_tier) > 1
    assert by_tier == [sorted(own) for own in by_tier]


def test_a_leading_cause_says_how_many_of_the_townships_reported_it(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    reported = {"甲山镇": "缺劳力,60,200\n因病,40,160\n", "乙水乡": "因病,45,150\n", "丙村镇": "缺劳力,58,190\n因病,42,150\n"}
    for township, causes in reported.items():
        rows = f"{township}2018年扶贫基本情况表\n项目,户数（户）,人数（人）\n建档立卡合计,100,400\n{causes}"
        (raw / f"{township}.csv").write_text(rows, encoding="utf-8")
    causes = open_municipality(2018, data=raw)["causes"]
    assert "首要致贫原因是缺劳动力（59.0%，3个乡镇中2个报送了这一项）。" in causes._repr_html_()
    (raw / "丙村镇.csv").unlink()  # of what half of them report the middle is that half's
    causes = open_municipality(2018, data=raw)["causes"]
    assert "首要致贫原因是因病（42.5%）。" in causes._repr_html_()
    (raw / "乙水乡.csv").unlink()
    causes = open_municipality(2018, data=raw)["causes"]
    assert "首要致贫原因是缺劳动力（60.0%）。" in causes._repr_html_()


@pytest.mark.parametrize(
    ("period", "told"),
    [("2018", False), ("2018-12-31", False), ("2018M12", False), ("2018H2", False), ("2018M11", True), ("2018H1", True)],
)
def test_what_stands_in_december_is_the_year_s_end(period, told):
    row = {"township": "甲山镇", "year": 2018, "period": period}
    assert bool(tell_dates([row], lambda names: "、".join(names), "zh")) == told


def _town(name: str, *rows: str) -> list[str]:
    return [f"{name},2018,2018,{row}" for row in rows]


def _opened(folder: Path, *lines: str) -> MunicipalityReport:
    (folder / "各镇.csv").write_text("\n".join(["township,year,period,topic,item,measure,value", *lines]), encoding="utf-8")
    return open_municipality(2018, data=folder)


def _said(blocks: list[object]) -> str:
    return "".join(block for block in blocks if isinstance(block, str))


def test_above_and_below_are_told_of_the_mean_that_is_stated_and_drawn(tmp_path):
    """One large township pulls all of them together to itself, and the mean of townships hardly."""
    shares = {"甲": (2000, 1900), "乙": (100, 60), "丙": (100, 55), "丁": (120, 80), "戊": (90, 50), "己": (110, 65)}
    lines = [
        line
        for name, (base, count) in shares.items()
        for line in _town(f"{name}镇", f"registry,total,households,{base}", f"exit,cumulative,households,{count}")
    ]
    report = _opened(tmp_path, *lines)
    blocks = report["comparison"].blocks()
    mean = re.search(r"合计比例(\d+\.\d)%，各乡镇平均(\d+\.\d)%（图中横线", _said(blocks))
    assert mean is not None
    pooled, middle = map(float, mean.groups())
    assert pooled == 87.7
    assert middle < 80
    (alt,) = [block.alt for block in blocks if hasattr(block, "alt")]
    assert f"横线{middle:.1f}%" in alt
    table = report.fairness.compared["exited"].query("position != 'withheld'")
    for tier, rate in zip(table["tier"], table["shrunken_rate"], strict=True):
        assert tier * (100 * rate - middle) >= 0


def test_what_one_township_alone_reported_is_no_middle(tmp_path):
    lines = _town("甲镇", "registry,total,households,10", "cause,illness,households,6", "cause,schooling,households,4")
    report = _opened(tmp_path, *lines, *_town("乙镇", "registry,total,households,10"))
    assert "只有甲镇报送了致贫原因，首要致贫原因是因病（60.0%）。" in _said(report["causes"].blocks())


def test_more_than_planned_is_asked_about_and_the_last_is_told_after_it(tmp_path):
    lines = [
        line
        for name, done in (("甲", 30), ("乙", 22), ("丙", 25))
        for line in _town(f"{name}镇", f"exit,done,households,{done}", "plan,exit,households,20")
    ]
    said = _said(_opened(tmp_path, *lines)["exits"].blocks())
    assert said == (
        "3个乡镇既报了计划又报了完成数，合计计划60户，完成77户（128.3%），超过计划，是否含计划外脱贫或计划已调整，请核实；"
        "完成率最低的是乙镇（110.0%）。"
    )
