"""A word near a number says what is spoken of, and not yet what is counted."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("脱贫人口参保7566人，未参保17人。", ["medical/insured.persons=7566", "medical/未参保.persons=17"]),
        ("引进企业4家，联结贫困户612户。", ["production/leading_enterprises.count=4", "production/联结贫困户.households=612"]),
        ("为138户贫困户投放基础母羊690只。", ["registry/贫困户投放基础母羊.households=138", "production/ewes.count=690"]),
        ("现有在册贫困户298户。", ["registry/total.households=298"]),
        ("产业路缺口约20公里。", ["infrastructure/产业路缺口.length_km=20"]),
        (
            "第一批兑付产业奖补312户78.4万元，第二批205户41.25万元，共119.65万元。",
            [
                "production/grants_of_first_batch.households=312",
                "production/grants_of_first_batch.amount_yuan=784000",
                "production/第二批.households=205",
                "production/第二批.amount_yuan=412500",
                "production/grants.amount_yuan=1196500",
            ],
        ),
        ("改造动态新增危房11户，其中岔河村5户。", ["housing/rebuilt.households=11", "housing/rebuilt.households=5[岔河村]"]),
        ("排查发现危房9户。", ["housing/unsafe.households=9"]),
        (
            "种植玉米、马铃薯分别为16200、9800亩，同比分别增加1200、300亩。",
            [
                "production/crop_maize.area_mu=16200",
                "production/crop_potatoes.area_mu=9800",
                "production/种植玉米同比增加.area_mu=1200",
                "production/马铃薯同比增加.area_mu=300",
            ],
        ),
        (
            "计划搬迁74户，目前已开工49户。",
            ["housing/relocation_planned.households=74", "housing/relocation_started.households=49"],
        ),
        ("户厕改造全年任务300户。", ["infrastructure/toilets_planned.households=300"]),
        (
            "排查发现问题186条，其中帮扶措施方面67条、档案资料方面77条。",
            ["rectification/found.count=186", "rectification/帮扶措施方面.count=67", "rectification/档案资料方面.count=77"],
        ),
        (
            "贫困发生率由建档立卡之初的41.3%降到2%。",
            ["registry/headcount_ratio.rate=0.413@2014", "registry/headcount_ratio.rate=0.02"],
        ),
        (
            "脱贫人口人均纯收入16830元，比2016年的15000元增长12.2%。",
            [
                "income/registered_per_capita.amount_per_person_yuan=16830",
                "income/registered_per_capita.amount_per_person_yuan=15000@2016",
                "income/脱贫人口人均纯收入增长.rate=0.122",
            ],
        ),
        ("截至去年底脱贫437户，2016年61户。", ["exit/cumulative.households=437@2017", "exit/done.households=61@2016"]),
    ],
)
def test_what_is_counted_is_not_all_that_is_named(text, expected):
    assert figures(text) == expected


def test_a_village_with_a_want_is_no_problem_found():
    heading = "三、存在的问题"
    assert figures("还有4个自然村未通硬化路。", heading=heading) == ["infrastructure/自然村未通硬化路.count=4"]
    assert figures("还有17户住房安全未解决。", heading=heading) == ["housing/住房安全（未解决）.households=17"]


def test_the_others_of_a_list_are_no_cause():
    read = figures("申报项目16个，其中产业类10个，其他6个50万元。")
    assert not [one for one in read if one.startswith("cause/")]


def test_what_a_rule_gives_and_asks_is_no_figure():
    assert kinds("对完成好的村奖励3000元，每村确定1名信息员。") == {"3000元": "policy", "1名": "policy"}
