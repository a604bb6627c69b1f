"""Numbers that words of another thing stand beside: each is what it is, and its neighbours stay what they were."""

import pytest

from tests.clean.prose.sentence import figures

TOLD = {
    "who helps is none of the units": (
        "帮扶单位5个，132名干部与脱贫户结对帮扶。",
        ["visits/helping_units.count=5", "visits/helping_officials.persons=132"],
    ),
    "chronic patients signed with": (
        "家庭医生签约1860人，慢病签约服务302人。",
        ["medical/family_doctors.persons=1860", "medical/chronic_managed.persons=302"],
    ),
    "hints of risk are no publicity": ("核实预警信息142条。", ["monitoring/核实预警信息.count=142"]),
    "a longer word is not cut in two": ("稳定务工脱贫劳动力871人。", ["employment/employed.persons=871"]),
    "exits by work stay so": ("务工脱贫71户。", ["exit/by_employment.households=71"]),
    "what there should be": (
        "合作社应有5家，实有9家。",
        ["production/合作社应有.count=5", "production/professional_cooperatives.count=9"],
    ),
    "what there is": ("现有合作社9家。", ["production/professional_cooperatives.count=9"]),
    "houses not up to standard": (
        "住房安全认定6820户，未达标71户。",
        ["housing/assessed.households=6820", "housing/住房安全鉴定未达标.households=71"],
    ),
    "houses not up to standard, of which a sentence tells before": (
        "住房安全认定6820户，达标率98%。未达标71户。",
        ["housing/assessed.households=6820", "housing/住房安全鉴定达标率.rate=0.98", "housing/住房安全鉴定未达标.households=71"],
    ),
    "poor not up to standard": ("贫困户未达标15户。", ["registry/not_exited.households=15"]),
    "villages that have it": (
        "全镇14个村成立了合作社。",
        ["production/成立了合作社（村）.count=14"],
    ),
    "villages and stations": (
        "3个贫困村，建成村级光伏电站3座。",
        ["registry/villages.count=3", "production/solar_village_stations.count=3"],
    ),
    "both from the same year": (
        "贫困人口由2014年的2980人减少到76人，贫困发生率由18.2%下降到0.5%。",
        [
            "registry/not_exited.persons=2980@2014",
            "registry/not_exited.persons=76",
            "registry/headcount_ratio.rate=0.182@2014",
            "registry/headcount_ratio.rate=0.005",
        ],
    ),
    "no year is named": (
        "贫困发生率由18.2%下降到0.5%。",
        ["registry/headcount_ratio.rate=0.182@2017", "registry/headcount_ratio.rate=0.005"],
    ),
    "the rest of a task is planned": (
        "今年任务为改厕180座，上半年完成108座，下半年计划完成72座。",
        [
            "infrastructure/toilets_planned.count=180",
            "infrastructure/toilets.count=108@2018H1",
            "infrastructure/toilets_planned.count=72@2018H2",
        ],
    ),
    "what the ratio came to": (
        "目标贫困发生率降到3%以下，实际降至2.4%。",
        ["plan/headcount_ratio.rate=0.03", "registry/headcount_ratio.rate=0.024"],
    ),
    "villages that shall leave": (
        "2019年预脱贫131户，预脱贫村1个。",
        ["plan/exit.households=131@2019", "plan/villages.count=1@2019"],
    ),
    "the two stages of the register": (
        "其中调查确定贫困户112户，巩固提升脱贫户163户。",
        ["registry/confirmed_poor.households=112", "registry/consolidating.households=163"],
    ),
    "when it was planned": ("年初计划发展产业贫困户240户。", ["production/年初计划发展产业贫困户.households=240"]),
    "what five batches are to do": (
        "需要易地搬迁安置的31户，需要发展教育脱贫的16户。",
        ["housing/relocation_planned.households=31", "exit/计划需要发展教育脱贫.households=16"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=TOLD.keys())
def test_told_apart(text, expected):
    assert figures(text) == expected


SOME = {
    "who does it": ("全镇脱贫户实现产业发展312户。", ["production/脱贫户实现产业发展.households=312"]),
    "who is on the roll": ("建档立卡贫困户已达268户。", ["registry/total.households=268"]),
    "who leaves it": ("贫困户实现脱贫88户。", ["exit/done.households=88"]),
    "what something reaches": (
        "覆盖11个行政村、3个社区，解决6个自然村出行问题。",
        ["population/覆盖行政村.count=11", "population/覆盖社区.count=3", "population/解决自然村出行问题.count=6"],
    ),
    "what there is and what is reached": (
        "辖11个行政村、3个社区，覆盖贫困户268户。",
        ["population/administrative_villages.count=11", "population/communities.count=3", None],
    ),
    "things with a fault": ("整改问题厕所34座。", ["other/整改问题厕所.count=34"]),
    "problems": ("整改问题26个。", ["rectification/found.count=26"]),
    "what came of it is told in the next sentence": (
        "计划脱贫100户。实际脱贫106户。",
        ["plan/exit.households=100", "exit/done.households=106"],
    ),
    "one of several in the county": ("我镇是全县七个贫困乡镇之一。", []),
}


@pytest.mark.parametrize(("text", "expected"), SOME.values(), ids=SOME.keys())
def test_some_of_them(text, expected):
    got = figures(text)

    assert [one if wanted is not None else None for one, wanted in zip(got, expected, strict=True)] == expected


def test_whom_something_reaches_are_not_the_population():
    assert "population" not in figures("辖11个行政村、3个社区，覆盖贫困户268户。")[-1]
