"""A word near a number says what is spoken of, and not yet what is counted."""

import pytest

from tests.clean.prose.sentence import figures, kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("脱贫人口参保7566人，未参保17人。", ["medical/insured.persons=7566", "medical/未参保.persons=17"]),
        ("引进企业4家，联结贫困户612户。", ["production/leading_enterprises.count=4", "production/联结贫困户.households=612"]),
        (
            "为138户贫困户投放基础母羊690只。",
            ["production/animal_sheep_of_breeding.households=138", "production/animal_sheep_of_breeding.count=690"],
        ),
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


def test_what_was_done_of_a_plan_is_no_plan():
    read = figures("“十三五”规划搬迁88户，2016年完成35户，2017年计划53户。", year=2016)
    assert read[:2] == ["housing/relocation_planned.households=88", "housing/relocation.households=35"]
    read = figures("户厕改造全年任务300户，今年完成120户。")
    assert read == ["infrastructure/toilets_planned.households=300", "infrastructure/toilets.households=120"]


def test_units_beside_a_project_are_no_projects():
    assert figures("对口帮扶项目到位资金120万元，市直单位3家。")[1:] == ["funds/市直单位.count=3"]


def test_who_remains_for_others_leaves_no_poverty():
    read = figures("2019年，我们将确保231户脱贫，剩余18户实行兜底。")
    assert read == ["plan/exit.households=231@2019", "registry/剩余实行兜底.households=18@2019"]
    assert figures("确保剩余232户全部脱贫。", heading="四、2019年计划") == ["plan/exit.households=232@2019"]


def test_why_a_household_is_watched_is_no_cause_of_poverty():
    assert figures("2022年新增监测对象16户，其中因病7户、因灾4户。", year=2022)[1:] == [
        "monitoring/新增监测对象：其中因病.households=7",
        "monitoring/新增监测对象：其中因灾.households=4",
    ]


def test_a_share_of_what_is_said_behind_it_is_of_no_cause():
    assert figures("贫困户内生动力不足，约有一成贫困户不愿外出务工。") == ["other/贫困户不愿外出务工.rate=0.1"]
    assert figures("其中近四成因病致贫。") == ["cause/illness.rate=0.4"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新审核残疾人两项补贴15人。", "living/disability_both_new.recipients=15"),
        ("残疾人两项补贴15人。", "living/disability_both.recipients=15"),
        ("新批临时救助12户。", "living/temporary_relief_new.households=12"),
        ("贷款额度低于5万元的贫困户31户。", "registry/贷款额度低于5万元的贫困户.households=31"),
        ("家庭年收入不足2万元的低保户还有3户。", "income/家庭年收入不足2万元的低保户.households=3"),
        ("3户未享受低保的贫困户。", "living/未享受低保的贫困户.households=3"),
        ("7户不具备劳动能力的贫困户。", "registry/不具备劳动能力的贫困户.households=7"),
        ("31名未参加养老保险的人员。", "living/pension_insured_lacking.persons=31"),
    ],
)
def test_who_comes_to_it_lacks_it_or_is_below_a_bound_is_not_everybody_of_it(text, expected):
    assert figures(text) == [expected]


def test_as_many_as_are_on_the_register_and_all_have_left_left_in_whatever_years():
    assert figures("全镇贫困户180户，180户全部脱贫。")[-1:] == ["exit/cumulative.households=180"]
