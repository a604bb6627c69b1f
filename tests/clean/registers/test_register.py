"""Rows of registers to persons: canonical codes, places and times; rows in = persons + rows set aside with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.clean.registers.register import code_reader
from tests.registers import HEADINGS_2022, TITLE, cleaned, household, person, write_csv


@pytest.mark.parametrize(
    ("column", "written", "code"),
    [
        ("cause", "缺少劳动力", "lack_of_labour"),
        ("cause", "思想观念落后", "lack_of_motivation"),
        ("cause", "11 自身发展动力不足", "lack_of_motivation"),
        ("cause", "3", ""),
        ("cause", "因婚", ""),
        ("status", "预脱贫", "proposed"),
        ("status", "3", ""),
        ("attribute", "五保贫困户", "extreme_poverty_support"),
        ("attribute", "低保脱贫户", "exited_low_income_allowance"),
        ("student", "小学三年级", "primary"),
        ("relation", "户主", "head"),
        ("monitoring", "边缘易致贫户", "marginal"),
    ],
)
def test_codes_are_known_by_name_and_never_by_a_bare_number(column: str, written: str, code: str) -> None:
    assert code_reader(column)(written) == code


def test_several_conditions_of_health_may_stand_in_any_order(tmp_path: Path) -> None:
    rows = [person(1, 健康状况="残疾,长期慢性病"), person(2, 健康状况="长期慢性病、残疾"), person(3, 健康状况="不详")]
    assert cleaned(write_csv(tmp_path / "台账.csv", rows)).persons["health"].tolist() == ["chronic,disabled"] * 2 + [""]


@pytest.mark.parametrize(
    ("title", "name", "year", "period"),
    [
        ("清澜镇2018年建档立卡台账", "台账", 2018, "2018"),
        ("建档立卡台账（截至2018年6月30日）", "台账", 2018, "2018-06-30"),
        ("建档立卡台账（截至2018年12月31日）", "台账", 2018, "2018"),
        ("2018年10月建档立卡台账", "台账", 2018, "2018M10"),
        ("建档立卡台账 导出时间：2019年1月5日", "台账2018年", 2018, "2018"),
    ],
)
def test_the_register_says_of_which_time_it_is(tmp_path: Path, title: str, name: str, year: int, period: str) -> None:
    persons = cleaned(write_csv(tmp_path / f"{name}.csv", household(1, 1), title=title)).persons
    assert persons[["year", "period"]].to_numpy().tolist() == [[year, period]]


def test_a_register_of_no_known_year_is_not_used(tmp_path: Path) -> None:
    one = cleaned(write_csv(tmp_path / "台账.csv", household(1, 2), title="建档立卡台账"))
    assert (len(one.persons), one.refused, [problem.code for problem in one.problems]) == (0, 2, ["F227"])


def test_a_list_of_households_is_no_list_of_persons(tmp_path: Path) -> None:
    rows = [person(number, 人数=4) for number in range(3)]
    one = cleaned(write_csv(tmp_path / "台账.csv", rows))
    assert (len(one.persons), one.refused, [problem.code for problem in one.problems]) == (0, 3, ["F228"])


def test_places_are_named_as_those_of_returns(tmp_path: Path) -> None:
    rows = [person(1, **{"乡(镇)": "清澜镇人民政府", "行政村": "清澜镇东阁村委会"}), person(2, **{"乡(镇)": ""})]
    persons = cleaned(write_csv(tmp_path / "台账.csv", rows)).persons
    assert persons["township"].tolist() == ["清澜镇", "清澜镇"]  # the title tells the second
    assert persons["village"].tolist() == ["东阁村", "东村"]


def test_rows_in_are_persons_and_rows_set_aside_with_a_reason(tmp_path: Path) -> None:
    total = {"乡(镇)": "合计", "人数": 9}
    heading = dict.fromkeys(person(1), "") | {"户编号": "户编号", "姓名": "姓名", "与户主关系": "与户主关系"}
    odd = [person(3, 户编号=""), person(4, 脱贫属性="注销"), total, heading]
    one = cleaned(write_csv(tmp_path / "台账.csv", [*household(1, 3), *odd, {}, *household(2, 1)]))
    assert len(one.persons) == 4
    assert one.quarantine["code"].tolist() == ["F223", "F225", "F224", "F224"]
    assert len(one.persons) + len(one.quarantine) == 3 + len(odd) + 1  # a blank row is no row
    assert one.short == {"清澜镇"}
    assert one.quarantine["source"].tolist() == [f"台账.csv › 第{row}行第3列" for row in (6, 7, 8, 9)]
    assert set(one.quarantine["text"]) == {""}


def test_a_row_of_no_township_is_set_aside(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "台账.csv", [person(1, **{"乡(镇)": ""})], title="2018年建档立卡台账")
    assert cleaned(path).quarantine["code"].tolist() == ["F226"]


def test_since_2021_some_on_the_roll_were_never_registered(tmp_path: Path) -> None:
    rows = [
        {**person(1), "户类型": "脱贫户"},
        {**person(2), "户类型": "脱贫户", "监测对象类型": "脱贫不稳定户", "风险是否消除": "否"},
        {**person(3), "户类型": "边缘易致贫户", "监测对象类型": "边缘易致贫户", "风险是否消除": "已消除"},
        {**person(4), "户类型": "", "监测对象类型": "突发严重困难户", "风险是否消除": "否"},
    ]
    path = write_csv(tmp_path / "台账.csv", rows, title=TITLE.replace("2018", "2022"), headings=HEADINGS_2022)
    persons = cleaned(path).persons
    assert persons["household_type"].tolist() == ["registered", "registered", "monitored_only", ""]
    assert persons["monitoring"].tolist() == ["none", "unstable_exited", "marginal", "sudden_hardship"]
    assert persons["risk"].tolist() == ["none", "risk_remaining", "risk_removed", "risk_remaining"]


@pytest.mark.parametrize(
    ("written", "year"), [("43101", "2018"), ("2017-12-01", "2017"), ("42735", "2016"), ("12345", ""), ("99999", "")]
)
def test_a_date_may_be_counted_in_days(tmp_path: Path, written: str, year: str) -> None:
    persons = cleaned(write_csv(tmp_path / "台账.csv", household(1, 1, 脱贫属性="已脱贫", 脱贫年度=written))).persons
    assert persons["exit_year"].tolist() == [year]
