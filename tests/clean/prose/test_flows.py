"""Who comes to something, loses it or waits for it is not among all who have it; what a task or a batch names is planned."""

import pytest

from tests.clean.prose.sentence import figures

FLOWS = {
    "comes and goes": (
        "今年审批纳入农村低保17户36人，取消低保11户。",
        [
            "living/minimum_living_allowance_new.households=17",
            "living/minimum_living_allowance_new.recipients=36",
            "living/取消低保.households=11",
        ],
    ),
    "off the allowance is not off the register": (
        "清退低保8户17人。",
        ["living/清退低保.households=8", "living/清退低保.persons=17"],
    ),
    "who has it after others lost it": (
        "经清理清退后低保户205户，核减之后特困人员31人。",
        ["living/minimum_living_allowance.households=205", "living/extreme_poverty_support.recipients=31"],
    ),
    "who lost it, and who has it": (
        "停保低保4户，停保后农村低保对象183户。",
        ["living/停保低保.households=4", "living/minimum_living_allowance.households=183"],
    ),
    "off the register": ("清退贫困户8户17人。", ["registry/removed.households=8", "registry/removed.persons=17"]),
    "all who have it": ("将符合条件的131户纳入低保。", ["living/minimum_living_allowance.households=131"]),
    "few are found of many": (
        "全镇监测户31户74人。今年以来确定监测户2户6人，正在进行风险消除3户。",
        [
            "monitoring/total.households=31",
            "monitoring/total.persons=74",
            "monitoring/newly_monitored.households=2",
            "monitoring/newly_monitored.persons=6",
            "monitoring/正在进行风险消除.households=3",
        ],
    ),
    "all are found": ("全镇共识别监测对象41户129人。", ["monitoring/total.households=41", "monitoring/total.persons=129"]),
    "works under way": ("正在实施危房改造12户。", ["housing/rebuilt_started.households=12"]),
    "a task with a colon": (
        "年度目标任务：减少贫困人口980人，人均可支配收入达到8100元以上，2个村达到出列标准。",
        [
            "plan/exit.persons=980",
            "income/disposable_per_capita_planned.amount_per_person_yuan=8100",
            "plan/villages.count=2",
        ],
    ),
    "a task fulfilled": (
        "全面完成目标任务：减少贫困人口980人，出列贫困村2个。",
        ["exit/done.persons=980", "exit/villages.count=2"],
    ),
    "who is to leave in a year to come": (
        "剩余2个贫困村计划2019年退出。",
        ["plan/villages.count=2@2019"],
    ),
    "officials and those they help": (
        "组织干部264名结对帮扶贫困户970户。",
        ["visits/helping_officials.persons=264", "visits/paired.households=970"],
    ),
    "officials trained": ("干部264名参加培训。", ["staffing/干部.persons=264"]),
    "houses of both safe grades": (
        "住房鉴定970户，其中A级B级房屋933户，C级21户。",
        ["housing/assessed.households=970", "housing/safe.households=933", "housing/grade_c.households=21"],
    ),
    "who was looked at": ("共核查农户6850户。", ["visits/investigated.households=6850"]),
    "what money is put into": ("投入700万元发展村集体经济。", ["funds/投入发展村集体经济.amount_yuan=7000000"]),
}


@pytest.mark.parametrize(("text", "expected"), FLOWS.values(), ids=FLOWS.keys())
def test_flow(text, expected):
    assert figures(text) == expected
