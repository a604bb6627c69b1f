"""What came about within a part of the year is not the year's, and what several years are to bring is no one year's plan."""

import pytest

from fupin_analysis.clean.prose.reader import read_prose
from tests.clean.prose.sentence import figures
from tests.clean.prose.test_half_year import document


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1—5月，培训310人。", "2018-05-31"),
        ("前三季度，培训310人。", "2018-09-30"),
        ("一至三季度培训310人。", "2018-09-30"),
        ("截至8月底，培训310人。", "2018-08-31"),
        ("到2018年8月底，培训310人。", "2018-08-31"),
        ("截至2018年4月底，培训310人。", "2018-04-30"),
        ("1—3月培训310人。", "2018"),
        ("1—6月培训310人。", "2018H1"),
        ("1至11月，培训310人。", "2018"),
        ("截至11月底，培训310人。", "2018"),
        ("8月培训310人。", "2018"),
        ("截至8月底，现有监测对象310人。", "2018"),
        ("1—5月改造危房12户；全年培训310人。", "2018"),
        ("截至2017年8月底，培训310人。", "2017-08-31"),
    ],
)
def test_up_to_a_day(text, period):
    found = [one for one in read_prose(document("甲山镇2018年工作汇报", "脱贫户12户。", text)).mentions if one.kind == "figure"]

    assert (found[-1].text, found[-1].period) == ("310人", period)


@pytest.mark.parametrize(
    ("text", "period"),
    [("截至5月底，培训310人。", "2018-05-31"), ("截至6月25日，培训310人。", "2018H1"), ("今年以来，培训310人。", "2018H1")],
)
def test_up_to_a_day_in_a_paper_of_half_a_year(text, period):
    found = read_prose(document("甲山镇2018年上半年扶贫工作总结", text)).mentions

    assert [one.period for one in found if one.kind == "figure"] == [period]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020—2022年投入资金3600万元。", "funds/计划2020-2022年投入扶贫资金.amount_yuan=36000000@2022"),
        ("今后三年，种茶3000亩。", "production/计划今后三年茶园.area_mu=3000@2021"),
        ("两年内建成冷库3座。", "production/计划两年内冷库.count=3@2020"),
        ("2020年至2022年，每年改造危房20户。", "housing/rebuilt_planned.households=20@2022"),
        ("三年行动落实，种茶300亩。", "production/tea_planned.area_mu=300@2019"),
        ("搬迁180户，其中2020年60户。", "housing/relocation_planned.households=60@2020"),
    ],
)
def test_what_several_years_are_to_bring(text, expected):
    assert figures(text, heading="下一步打算")[-1] == expected


def test_a_sum_of_the_years_told_before_is_planned_as_they_are():
    found = figures("计划2020年脱贫210户，2021年脱贫220户。两年投入资金3600万元。")

    assert found[-1] == "plan/计划两年投入资金.amount_yuan=36000000@2021"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("退出贫困户401户（2014年160户、2015年241户）。", ["cumulative=401", "done=160@2014", "done=241@2015"]),
        ("2015年、2016年脱贫户共289户（2015年98户；2016年191户）。", ["cumulative=289@2016", "done=98@2015", "done=191@2016"]),
        ("2015年、2016年脱贫户分布在10个村，共289户。", ["cumulative=289@2016"]),
        ("照要求自查，2015年、2016年、2017年合计脱贫297户。", ["cumulative=297@2017"]),
        ("2015至2016年脱贫320户，那几年脱贫21户。", ["cumulative=320@2016", "cumulative=21@2016"]),
    ],
)
def test_exits_of_several_years(text, expected):
    found = [one.replace(".households", "").removeprefix("exit/") for one in figures(text)]

    assert [one for one in found if one.startswith(("cumulative", "done"))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("监测对象分散在8个村，共45户。", "monitoring/total.households=45"),
        ("低保户居住在9个村，共210户。", "living/minimum_living_allowance.households=210"),
        ("全镇辖7个村46个社，共2385户。", "population/total.households=2385"),
        ("215户脱贫户中，有劳动力的180户。", "registry/exited.households=215"),
    ],
)
def test_those_who_live_in_so_many_villages_are_no_population(text, expected):
    assert expected in figures(text)
