"""Whose a number is: of A in A中的B, of the noun behind its money, of works and not of what they are made of."""

import pytest

from tests.clean.prose.sentence import figures

TEXTS = {
    "in their midst": (
        "建档立卡贫困户630户2410人中的劳动力均得到培训。",
        ["registry/total.households=630", "registry/total.persons=2410"],
    ),
    "in the midst of a bare number": (
        "全乡297户、806人中的适龄儿童都没有辍学。",
        ["总数（其中适龄儿童）.households=297", "总数（其中适龄儿童）.persons=806"],
    ),
    "a house is theirs who are counted": ("尚有13户贫困户中的危房没有列入改造计划。", ["危房没有列入改造计划.households=13"]),
    "money before its noun": (
        "对全镇1851户贫困户差异化分红，完成180万元的保底分红。",
        ["registry/total.households=1851", "production/dividends.amount_yuan=1800000"],
    ),
    "money before its noun, for whom": (
        "为410户贫困户兑现了56万元的产业奖补。",
        [".households=410", "production/grants.amount_yuan=560000"],
    ),
    "on what it builds": (
        "在整合资金100万元的基础上，新建产业路3公里。",
        ["funds/integrated.amount_yuan=1000000", "infrastructure/production_roads.length_km=3"],
    ),
    "in which case": (
        "村集体收益10万元的情况下，分红3万元。",
        ["/村集体收益.amount_yuan=100000", "production/dividends.amount_yuan=30000"],
    ),
    "how good it is": ("实现收入20万元的好成绩。", ["/收入.amount_yuan=200000"]),
    "with whose help": ("在上级补助50万元的支持下，全镇越来越好。", ["/上级补助.amount_yuan=500000"]),
    "money of works and not of what they are made of": (
        "组织实施13个安全饮水工程，建设内容有取水坝、蓄水池和配套管网改造，投入资金763.3万元。",
        ["infrastructure/water_projects.projects=13", "infrastructure/water_projects.amount_yuan=7633000"],
    ),
    "helped to something else": (
        "29名贫困劳动力实现年均增收2.3万元，全年帮扶175人就业脱贫。",
        [".persons=29", ".amount_yuan=23000", "exit/by_employment.persons=175"],
    ),
    "two things side by side": (
        "新建蓄水池5口、水窖31口，水窖投入46万元。",
        ["infrastructure/water_tanks.count=5", "infrastructure/水窖.count=31", "infrastructure/水窖.amount_yuan=460000"],
    ),
    "all who are visited": ("镇党委书记遍访全镇937户脱贫户和监测户。", ["visits/households_visited.households=937"]),
    "what a year has come to": (
        "2018年预脱贫39户201人，贫困发生率下降至6.47%。",
        ["plan/exit.households=39", "plan/exit.persons=201", "registry/headcount_ratio.rate=0.0647"],
    ),
    "what it shall come to": (
        "确保2018年预脱贫的60户全部脱贫，贫困发生率降至0.5%。",
        ["plan/exit.households=60", "plan/headcount_ratio.rate=0.005"],
    ),
    "what a later year shall come to": (
        "2019年预脱贫60户，贫困发生率下降至0.5%。",
        ["plan/exit.households=60@2019", "plan/headcount_ratio.rate=0.005@2019"],
    ),
}


@pytest.mark.parametrize(("text", "told"), TEXTS.values(), ids=TEXTS.keys())
def test_whose_a_number_is(text: str, told: list[str]) -> None:
    found = figures(text)
    assert len(found) == len(told)
    assert all(one.endswith(own) for one, own in zip(found, told, strict=True)), found
